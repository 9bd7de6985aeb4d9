"""Makes small/: random models with transformers' logits, and small tokenizers with their ids.

Run: python small_models.py   (torch 2.15.0, transformers 5.23.0, tokenizers 0.23.3, safetensors 0.8.0, gguf 0.19.0)
"""
import copy, json, os, shutil
import numpy as np, torch, gguf
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers, decoders, trainers, normalizers, Regex, AddedToken
from transformers import (LlamaConfig, LlamaForCausalLM, Qwen2Config, Qwen2ForCausalLM, Qwen3Config, Qwen3ForCausalLM)

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "small")
LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
QWEN2 = LLAMA3.replace(r"\p{N}{1,3}", r"\p{N}")
TEXTS = json.load(open(os.path.join(HERE, "texts.json")))
BASE = dict(vocab_size=420, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=4,
            num_key_value_heads=2, max_position_embeddings=256, rms_norm_eps=1e-5)
LLAMA3_ROPE = dict(rope_type="llama3", rope_theta=500000.0, factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
                   original_max_position_embeddings=32)


def tokenizer(kind):
    tok = Tokenizer(models.BPE(ignore_merges=kind == "llama-bpe"))
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=kind in ("gpt-2", "smollm"))
    split = lambda regex: pre_tokenizers.Split(Regex(regex), behavior="isolated", invert=False)
    before = {"gpt-2": [], "smollm": [pre_tokenizers.Digits(individual_digits=True)],
              "llama-bpe": [split(LLAMA3)], "qwen2": [split(QWEN2)]}[kind]
    tok.pre_tokenizer = pre_tokenizers.Sequence(before + [byte_level]) if before else byte_level
    tok.decoder = decoders.ByteLevel()
    if kind == "qwen2":
        tok.normalizer = normalizers.NFC()
    tok.train_from_iterator(TEXTS * 3, trainers.BpeTrainer(
        vocab_size=416, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    tok.add_special_tokens([AddedToken("<|im_start|>", special=True), AddedToken("<|im_end|>", special=True),
                            AddedToken("<|endoftext|>", special=True)])
    tok.add_tokens([AddedToken("<think>", special=False, normalized=False)])
    return tok


def randomise(model, seed):
    torch.manual_seed(seed)
    with torch.no_grad():
        for name, p in model.named_parameters():
            norm = name.endswith("norm.weight")
            p.copy_(torch.randn_like(p) * (0.1 if norm else 0.25) + (1 if norm else 0))


def permute(w, heads):
    return w.reshape(heads, 2, w.shape[0] // heads // 2, *w.shape[1:]).swapaxes(1, 2).reshape(w.shape)


def write_gguf(path, model, config, tok, pre):
    arch = config.model_type
    w = gguf.GGUFWriter(path, arch)
    heads, kv = config.num_attention_heads, config.num_key_value_heads
    head_dim = getattr(config, "head_dim", None) or config.hidden_size // heads
    w.add_license("mit"); w.add_context_length(config.max_position_embeddings)
    w.add_embedding_length(config.hidden_size); w.add_block_count(config.num_hidden_layers)
    w.add_feed_forward_length(config.intermediate_size); w.add_head_count(heads); w.add_head_count_kv(kv)
    w.add_layer_norm_rms_eps(config.rms_norm_eps); w.add_key_length(head_dim); w.add_value_length(head_dim)
    w.add_rope_dimension_count(head_dim); rope = config.rope_parameters
    w.add_rope_freq_base(rope["rope_theta"])
    w.add_tokenizer_model("gpt2"); w.add_tokenizer_pre(pre)
    vocab = sorted(tok.get_vocab().items(), key=lambda e: e[1])
    w.add_token_list([t for t, _ in vocab])
    added = tok.get_added_tokens_decoder()
    w.add_token_types([(3 if added[i].special else 4) if i in added else 1 for _, i in vocab])
    w.add_token_merges([" ".join(m) for m in json.loads(tok.to_str())["model"]["merges"]])
    w.add_bos_token_id(416); w.add_eos_token_id(417); w.add_add_bos_token(False)
    if rope["rope_type"] == "llama3":
        base = 1.0 / (rope["rope_theta"] ** (np.arange(0, head_dim, 2, dtype=np.float32) / head_dim))
        factors = []
        for f in base:
            wave = 2 * np.pi / f
            low, high, old = rope["low_freq_factor"], rope["high_freq_factor"], rope["original_max_position_embeddings"]
            smooth = (old / wave - low) / (high - low)
            factors.append(1 if wave < old / high else rope["factor"] if wave > old / low
                           else 1 / ((1 - smooth) / rope["factor"] + smooth))
        w.add_tensor("rope_freqs.weight", np.array(factors, dtype=np.float32))
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH[arch.upper()], config.num_hidden_layers)
    for name, p in model.state_dict().items():
        if name == "lm_head.weight" and config.tie_word_embeddings:
            continue
        a = p.float().numpy()
        if arch == "llama" and ".q_proj." in name: a = permute(a, heads)
        if arch == "llama" and ".k_proj." in name: a = permute(a, kv)
        w.add_tensor(names.get_name(name, try_suffixes=(".weight", ".bias")), a)
    w.write_header_to_file(); w.write_kv_data_to_file(); w.write_tensors_to_file(); w.close()


def model(name, cls, config, kind, dtype, shards, seed, with_gguf):
    folder = os.path.join(OUT, name); os.makedirs(folder)
    net = cls(config).float().eval()
    randomise(net, seed)
    with torch.no_grad():  # parameters alone: net.to(dtype) would round the rotary frequencies as well
        for p in net.parameters():
            p.copy_(p.to(dtype))
    ids = torch.tensor([[(7 * i * i + 3 * i + seed) % 416 for i in range(40)]])
    with torch.no_grad():
        logits = net(ids).logits[0].numpy()
    copy.deepcopy(net).to(dtype).save_pretrained(folder, max_shard_size="8KB" if shards else "5GB")
    for extra in ("generation_config.json",):
        if os.path.exists(os.path.join(folder, extra)): os.remove(os.path.join(folder, extra))
    save_file({"logits": logits[::3, ::3].copy()}, os.path.join(folder, "expected.safetensors"))
    json.dump(ids[0].tolist(), open(os.path.join(folder, "ids.json"), "w"))
    tok = tokenizer(kind); tok.save(os.path.join(folder, "tokenizer.json"), pretty=False)
    if with_gguf:
        write_gguf(os.path.join(OUT, name + ".gguf"), net, config, tok, kind)


def tokens():
    out = {}
    for kind in ("gpt-2", "smollm", "llama-bpe", "qwen2"):
        tok = tokenizer(kind)
        out[kind] = {"marked": [tok.encode(t, add_special_tokens=False).ids for t in TEXTS]}
    json.dump(out, open(os.path.join(OUT, "tokens.json"), "w"))


def types():
    """One tensor of each type; K-quants are random bytes with small scales."""
    rng = np.random.default_rng(5)
    w = gguf.GGUFWriter(os.path.join(OUT, "types.gguf"), "llama"); expected = {}
    T = gguf.GGMLQuantizationType
    for t in (T.F32, T.F16, T.BF16, T.Q8_0, T.Q4_0, T.Q4_1, T.Q5_0, T.Q5_1, T.Q4_K, T.Q5_K, T.Q6_K):
        if t.name.endswith("_K"):
            block, size = gguf.GGML_QUANT_SIZES[t]
            raw = rng.integers(0, 256, (2, size), dtype=np.uint8)
            halves = rng.normal(0, 0.01, (2, 2)).astype(np.float16).view(np.uint8)
            if t == T.Q6_K: raw[:, 208:210] = halves[:, :2]
            else: raw[:, 0:4] = halves
        else:
            x = rng.normal(0, 1, (2, 256)).astype(np.float32)
            raw = x if t == T.F32 else x.astype(np.float16) if t == T.F16 else gguf.quants.quantize(x, t)
        w.add_tensor(t.name, raw, raw_dtype=t)
        expected[t.name] = gguf.quants.dequantize(raw, t).astype(np.float32).reshape(2, 256)
    w.write_header_to_file(); w.write_kv_data_to_file(); w.write_tensors_to_file(); w.close()
    save_file(expected, os.path.join(OUT, "types.safetensors"))


def tiny():
    """A file of about a kilobyte with every kind of metadata, to be damaged."""
    w = gguf.GGUFWriter(os.path.join(OUT, "tiny.gguf"), "llama")
    w.add_license("mit"); w.add_context_length(8); w.add_embedding_length(4); w.add_block_count(1); w.add_feed_forward_length(4)
    w.add_head_count(2); w.add_layer_norm_rms_eps(1e-5); w.add_tokenizer_model("gpt2"); w.add_tokenizer_pre("smollm")
    w.add_token_list(["a", "b", "ab", "<e>"]); w.add_token_types([1, 1, 1, 3]); w.add_token_merges(["a b"]); w.add_bool("hone.flag", True)
    w.add_float64("hone.number", 1.5); w.add_int8("hone.small", -3); w.add_array("hone.list", [1.0, 2.0])
    for name, shape in (("token_embd", (4, 4)), ("output_norm", (4,))):
        w.add_tensor(name + ".weight", np.ones(shape, dtype=np.float32))
    w.write_header_to_file(); w.write_kv_data_to_file(); w.write_tensors_to_file(); w.close()


if __name__ == "__main__":
    shutil.rmtree(OUT, ignore_errors=True); os.makedirs(OUT)
    default = dict(rope_type="default", rope_theta=10000.0)
    model("llama-tied", LlamaForCausalLM, LlamaConfig(**BASE, tie_word_embeddings=True, rope_parameters=default), "smollm",
          torch.float32, False, 1, True)
    model("llama-bias-rope", LlamaForCausalLM, LlamaConfig(**BASE, head_dim=8, tie_word_embeddings=False, attention_bias=True,
          rope_parameters=LLAMA3_ROPE), "llama-bpe", torch.float16, True, 2, True)
    model("llama-linear", LlamaForCausalLM, LlamaConfig(**{**BASE, "num_key_value_heads": 4}, tie_word_embeddings=True,
          rope_parameters=dict(rope_type="linear", rope_theta=10000.0, factor=4.0)), "gpt-2", torch.bfloat16, False, 3, False)
    model("qwen2", Qwen2ForCausalLM, Qwen2Config(**BASE, tie_word_embeddings=True, rope_parameters=default), "qwen2",
          torch.bfloat16, False, 4, True)
    model("qwen3", Qwen3ForCausalLM, Qwen3Config(**{**BASE, "num_key_value_heads": 1}, head_dim=8, tie_word_embeddings=False,
          rope_parameters=default), "qwen2", torch.bfloat16, False, 5, True)
    tokens(); types(); tiny()
