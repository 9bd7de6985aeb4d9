"""Makes the PEFT fixture of LoraFileTest.

Run from this folder: python make_fixture.py
It writes base/, peft-adapter/ and logits.json. hone-adapter/ must be there: LoraFileTest writes
it to target/hone-adapter (a fixed seed, so always the same numbers); copy it here.

Versions: peft 0.21.2, transformers 5.23.0, torch 2.15.0, safetensors 0.8.0.
"""

import json
import pathlib

import peft
import torch
import transformers
from safetensors.torch import save_file

HERE = pathlib.Path(__file__).parent
IDS = [[3, 7, 1, 19, 0, 7, 11]]

torch.set_num_threads(1)
torch.manual_seed(7)


def base():
    model = transformers.LlamaForCausalLM.from_pretrained(
        HERE / "base", torch_dtype=torch.float32, attn_implementation="eager"
    )
    return model.eval()


def logits(model):
    with torch.no_grad():
        return [round(x, 7) for x in model(torch.tensor(IDS)).logits.flatten().tolist()]


def write_base():
    config = transformers.LlamaConfig(
        vocab_size=20,
        hidden_size=16,
        intermediate_size=24,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=64,
        rms_norm_eps=1e-5,
        tie_word_embeddings=True,
        initializer_range=0.2,
    )
    model = transformers.LlamaForCausalLM(config)
    tensors = {k: v for k, v in model.state_dict().items() if k != "lm_head.weight"}
    (HERE / "base").mkdir(exist_ok=True)
    save_file(tensors, HERE / "base" / "model.safetensors", metadata={"format": "pt"})
    config.architectures = ["LlamaForCausalLM"]
    config.save_pretrained(HERE / "base")


def write_adapter():
    adapted = peft.get_peft_model(
        base(),
        peft.LoraConfig(
            r=4,
            lora_alpha=12,
            lora_dropout=0.1,
            target_modules=["q_proj", "v_proj", "down_proj"],
            task_type="CAUSAL_LM",
        ),
    )
    for name, parameter in adapted.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(parameter, std=0.3)
    adapted.peft_config["default"].base_model_name_or_path = "base"
    adapted.save_pretrained(HERE / "peft-adapter")
    (HERE / "peft-adapter" / "README.md").unlink(missing_ok=True)


def main():
    write_base()
    write_adapter()
    out = {
        "versions": {
            "peft": peft.__version__,
            "transformers": transformers.__version__,
            "torch": torch.__version__,
        },
        "ids": IDS[0],
        "base": logits(base()),
    }
    for folder in ["peft-adapter", "hone-adapter"]:
        if (HERE / folder).exists():
            model = peft.PeftModel.from_pretrained(base(), HERE / folder).eval()
            assert len(model.targeted_module_names) > 0
            out[folder] = logits(model)
            out[folder + "-merged"] = logits(model.merge_and_unload())
    (HERE / "logits.json").write_text(json.dumps(out) + "\n")


main()
