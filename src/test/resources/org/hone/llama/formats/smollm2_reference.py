"""Makes smollm2.json and smollm2.safetensors: ids, greedy continuations and logits of transformers in float32.

Run: python smollm2_reference.py FOLDER   (torch 2.15.0, transformers 5.23.0, tokenizers 0.23.3;
FOLDER from smollm2_dequantise.py)
"""
import json, os, sys
import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast

HERE = os.path.dirname(os.path.abspath(__file__))
LENGTH = 64


def main(folder):
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    tok = PreTrainedTokenizerFast.from_pretrained(folder)
    net = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    prompts = json.load(open(os.path.join(HERE, "prompts.json")))
    texts = json.load(open(os.path.join(HERE, "texts.json")))
    cases, logits = [], {}
    for n, prompt in enumerate(prompts):
        rendered = tok.apply_chat_template([{"role": "user", "content": prompt}], tokenize=False, add_generation_prompt=True)
        ids = tok.encode(rendered, add_special_tokens=False)
        with torch.no_grad():
            # Without a mask, generate would hide every token 2 (<|im_end|>) of the prompt as padding.
            out = net.generate(torch.tensor([ids]), attention_mask=torch.ones(1, len(ids), dtype=torch.long), do_sample=False, max_new_tokens=LENGTH, eos_token_id=None, pad_token_id=2,
                               return_dict_in_generate=True, output_logits=True)
            if n < 4:
                logits[str(n)] = net(torch.tensor([ids])).logits[0, -16:, ::96].clone()
            whole = net(out.sequences).logits[0, len(ids) - 1:-1]
        drawn = out.sequences[0, len(ids):]
        short = whole.max(-1).values - whole.gather(1, drawn[:, None])[:, 0]
        assert float(short.max()) < 1e-3, "generate parts from the forward pass by %g" % float(short.max())
        top = [torch.topk(step[0], 2).values for step in out.logits]
        cases.append({"prompt": prompt, "rendered": rendered, "ids": ids, "greedy": out.sequences[0, len(ids):].tolist(),
                      "closest": min(float(t[0] - t[1]) for t in top)})
        print(n, cases[-1]["closest"], tok.decode(cases[-1]["greedy"])[:60].replace("\n", " "), flush=True)
    save_file(logits, os.path.join(HERE, "smollm2.safetensors"))
    json.dump({"cases": cases, "texts": [tok.encode(t, add_special_tokens=False) for t in texts]},
              open(os.path.join(HERE, "smollm2.json"), "w"))


if __name__ == "__main__":
    main(*sys.argv[1:])
