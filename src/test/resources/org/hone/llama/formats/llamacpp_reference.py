"""Greedy continuations of llama.cpp, on the quantised file and on a float32 copy of the same weights, beside transformers'.

Adds "llamacpp" and "llamacpp_f32" to smollm2.json. Also prints how far llama.cpp's logits lie from transformers' in float32, and
from transformers' with activations rounded to 8 bits before each product.
Run: python llamacpp_reference.py FOLDER MODEL.gguf F32.gguf   (llama-cpp-python 0.3.36, gguf 0.19.0, torch 2.15.0, transformers 5.23.0)
"""
import json, os, sys
import numpy as np, torch, gguf, llama_cpp
from transformers import AutoModelForCausalLM
from smollm2_reference import HERE, LENGTH


def widen(source, target):
    r = gguf.GGUFReader(source); w = gguf.GGUFWriter(target, "llama")
    for key, f in r.fields.items():
        if key.startswith("GGUF.") or key in ("general.architecture", "general.file_type", "general.quantization_version"):
            continue
        kind = f.types[0]
        w.add_key_value(key, f.contents(), kind, sub_type=f.types[-1] if kind == gguf.GGUFValueType.ARRAY else None)
    for t in r.tensors:
        w.add_tensor(t.name, gguf.dequantize(t.data, t.tensor_type).astype(np.float32).reshape([int(n) for n in reversed(t.shape)]))
    w.write_header_to_file(); w.write_kv_data_to_file(); w.write_tensors_to_file(); w.close()


def llama(path):
    return llama_cpp.Llama(path, n_ctx=512, n_threads=1, n_threads_batch=1, verbose=False, logits_all=True,
                           type_k=llama_cpp.GGML_TYPE_F32, type_v=llama_cpp.GGML_TYPE_F32)


def greedy(llm, prompt):
    llm.reset(); ids = []
    for token in llm.generate(prompt, top_k=1, temp=0.0, repeat_penalty=1.0):
        ids.append(int(token))
        if len(ids) == LENGTH:
            return ids


def rounded(x):
    blocks = x.reshape(*x.shape[:-1], -1, 32)
    d = blocks.abs().amax(-1, keepdim=True) / 127
    return (torch.round(blocks / d.clamp_min(1e-30)) * d.half().float()).reshape(x.shape)


def main(folder, quantised, wide):
    if not os.path.exists(wide):
        widen(quantised, wide)
    data = json.load(open(os.path.join(HERE, "smollm2.json")))
    cases = data["cases"]
    net = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    exact = [net(torch.tensor([c["ids"]])).logits[0].detach().numpy() for c in cases[:4]]
    for m in net.modules():
        if isinstance(m, torch.nn.Linear):
            m.register_forward_pre_hook(lambda _, args: (rounded(args[0]),))
    coarse = [net(torch.tensor([c["ids"]])).logits[0].detach().numpy() for c in cases[:4]]
    for path in (wide, quantised):
        llm = llama(path)
        for c, a, b in zip(cases[:4], exact, coarse):
            llm.reset(); llm.eval(c["ids"]); s = np.array(llm.scores[:len(c["ids"])])
            print(os.path.basename(path), "mean |difference| to float32 %.5f, to 8-bit activations %.5f" %
                  (np.abs(s - a).mean(), np.abs(s - b).mean()), flush=True)
        key = "llamacpp_f32" if path == wide else "llamacpp"
        data[key] = [greedy(llm, c["ids"]) for c in cases]
        parts = [next((i for i in range(LENGTH) if a[i] != c["greedy"][i]), LENGTH) for a, c in zip(data[key], cases)]
        print(key, "equal:", parts.count(LENGTH), "parts at", parts, flush=True)
        json.dump(data, open(os.path.join(HERE, "smollm2.json"), "w"))
        llm.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
