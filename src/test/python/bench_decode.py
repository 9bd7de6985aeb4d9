"""Times decoding with transformers and llama-cpp-python on the CPU: the table of `hone bench decode`.

    packaging/hone bench decode --threads 2 --export FOLDER      # writes the random model, times Hone
    python src/test/python/bench_decode.py FOLDER [--gguf FILE] [--threads 2] [--batch 1,8]

FOLDER holds config.json and model.safetensors. --hone COMMAND runs Hone's table in the same run.
CPU ms/step is the time of the process on all cores, which a busy machine disturbs less.
"""

import argparse
import importlib.util
import shlex
import statistics
import subprocess
import time


def row(name, million, batch, prefill, decode, cpu):
    spread = max(decode) / min(decode)
    print(
        f"{name:<12} {million:9.1f} {batch:5d} {statistics.median(prefill):13.0f} "
        f"{statistics.median(decode):12.0f} {spread:8.2f} {statistics.median(cpu):12.2f}",
        flush=True,
    )


def timed(args, batch, read, write):
    """Runs read() and write() a few times; tokens per second of both and CPU time of a step."""
    prefill, decode, cpu = [], [], []
    for i in range(args.repeats + 1):
        began = time.perf_counter()
        state = read()
        after = time.perf_counter()
        cpu_before = time.process_time()
        write(state)
        done = time.perf_counter()
        if i > 0:
            prefill.append(batch * args.prompt / (after - began))
            decode.append(batch * args.tokens / (done - after))
            cpu.append(1000 * (time.process_time() - cpu_before) / args.tokens)
    return prefill, decode, cpu


def transformers_rows(args):
    import torch
    from transformers import AutoModelForCausalLM

    torch.set_num_threads(args.threads)
    model = AutoModelForCausalLM.from_pretrained(args.folder, dtype=torch.float32).eval()
    million = sum(p.numel() for p in model.parameters()) / 1e6
    vocabulary = model.config.vocab_size
    for batch in args.batch:
        ids = torch.tensor([[(i * 7 + 3) % vocabulary for i in range(args.prompt)]] * batch)

        def read():
            out = model(ids, use_cache=True, logits_to_keep=1)
            return out.past_key_values, out.logits[:, -1:].argmax(-1)

        def write(state):
            cache, token = state
            for _ in range(args.tokens):
                out = model(token, past_key_values=cache, use_cache=True)
                token = out.logits[:, -1:].argmax(-1)

        with torch.inference_mode():
            row("transformers", million, batch, *timed(args, batch, read, write))


def llama_rows(args):
    from llama_cpp import Llama

    model = Llama(args.gguf, n_ctx=args.prompt + args.tokens + 8, n_threads=args.threads,
                  n_threads_batch=args.threads, verbose=False)
    ids = [(i * 7 + 3) % model.n_vocab() for i in range(args.prompt)]

    def read():
        model.reset()
        model.eval(ids)

    def write(_):
        for _ in range(args.tokens):
            model.eval([model.sample(temp=0.0)])

    row("llama.cpp", 0.0, 1, *timed(args, 1, read, write))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--gguf")
    parser.add_argument("--hone", help="command line that prints Hone's table")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--prompt", type=int, default=64)
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--batch", type=lambda text: [int(b) for b in text.split(",")], default=[1, 8])
    args = parser.parse_args()
    if args.hone:
        subprocess.run(shlex.split(args.hone), check=True)
    print(f"{'':<12} {'million':>9} {'batch':>5} {'prefill tok/s':>13} {'decode tok/s':>12} "
          f"{'max/min':>8} {'CPU ms/step':>12}")
    for module, needed, rows in (
        ("transformers", args.folder, transformers_rows),
        ("llama_cpp", args.gguf, llama_rows),
    ):
        if needed and importlib.util.find_spec(module):
            rows(args)
        else:
            print(f"{module}: not measured")


if __name__ == "__main__":
    main()
