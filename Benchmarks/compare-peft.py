#!/usr/bin/env python3
"""Trains the same model with Marquee and with PyTorch and PEFT, in turn, and prints the ratios.

Both make updates of 4 sequences of 128 random tokens, AdamW and clipping included: an adapter of rank 16 on all seven matrices of
every block, and all weights. Each way runs in a process of its own, so that the memory is that of one way.

    pip install torch transformers peft gguf
    Benchmarks/compare-peft.py .build/release/marquee --runs 5
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

SEQUENCES, BLOCK, RANK = 4, 128, 16
MATRICES = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"


def default_model() -> str:
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return os.path.join(data, "marquee", "models", MODEL)


def peak_bytes() -> int:
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def train_with_torch(way: str, model_path: str, updates: int, threads: int) -> None:
    """Prints the figures of one way as JSON; runs in a process of its own."""
    import torch
    import transformers
    from peft import LoraConfig, get_peft_model

    transformers.logging.set_verbosity_error()
    torch.set_num_threads(threads)
    before = peak_bytes()
    folder, name = os.path.split(model_path)
    model = transformers.AutoModelForCausalLM.from_pretrained(folder, gguf_file=name, dtype=torch.float32)
    if way == "lora":
        settings = LoraConfig(r=RANK, lora_alpha=2 * RANK, target_modules=MATRICES, task_type="CAUSAL_LM")
        model = get_peft_model(model, settings)
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=1e-4, weight_decay=0.01)
    model.train()
    tokens = torch.randint(0, model.config.vocab_size, (SEQUENCES, BLOCK))
    seconds = []
    for _ in range(updates + 1):
        start = time.perf_counter()
        optimizer.zero_grad()
        model(input_ids=tokens, labels=tokens).loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        seconds.append(time.perf_counter() - start)
    rate = SEQUENCES * BLOCK / statistics.median(seconds[1:])
    figures = {"rate": rate, "peak": peak_bytes(), "libraries": before, "torch": torch.__version__}
    print(json.dumps(figures))


def run_torch(way: str, arguments: argparse.Namespace) -> dict:
    command = [sys.executable, __file__, arguments.binary, "--torch", way, "--model", arguments.model]
    command += ["--updates", str(arguments.updates), "--threads", str(arguments.threads)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(output.splitlines()[-1])


def run_marquee(part: str, arguments: argparse.Namespace) -> dict:
    command = [arguments.binary, "bench", "training", "--only", part, "--json"]
    command += ["--model", arguments.model, "--updates", str(arguments.updates)]
    command += ["--threads", str(arguments.threads)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def compare(arguments: argparse.Namespace) -> dict:
    rates: dict[str, list[float]] = {}
    peaks: dict[str, list[float]] = {}
    others: dict[str, list[float]] = {}

    def note(table: dict, key: str, value: float) -> None:
        table.setdefault(key, []).append(value)

    for index in range(arguments.runs):
        print(f"run {index + 1} of {arguments.runs}", file=sys.stderr)
        for way in ["lora", "full"]:
            figures = run_torch(way, arguments)
            note(rates, "torch " + way, figures["rate"])
            note(peaks, "torch " + way, figures["peak"])
            note(others, "torch libraries", figures["libraries"])
        for part, rate, peak in [
            ("lora-float32", "lora_float32_tokens_per_second", "peak_memory_bytes"),
            ("lora-quantised", "lora_quantised_tokens_per_second", "peak_memory_bytes"),
            ("full", "full_tokens_per_second", "full_peak_memory_bytes"),
        ]:
            figures = run_marquee(part, arguments)
            note(rates, part, figures[rate])
            note(peaks, part, figures[peak])
            note(others, "sgemm", figures["sgemm_gigaflops"])
            for share in ["lora_float32_share_of_sgemm", "full_share_of_sgemm"]:
                if share in figures:
                    note(others, share, figures[share])

    rate = {key: statistics.median(values) for key, values in rates.items()}
    peak = {key: statistics.median(values) for key, values in peaks.items()}
    other = {key: statistics.median(values) for key, values in others.items()}
    return {
        "runs": arguments.runs,
        "threads": arguments.threads,
        "tokens_per_second": rate,
        "peak_memory_bytes": peak,
        "torch_libraries_bytes": other.pop("torch libraries"),
        "sgemm_gigaflops": other.pop("sgemm"),
        **other,
        "ratios": {
            "lora_float32": rate["lora-float32"] / rate["torch lora"],
            "lora_quantised": rate["lora-quantised"] / rate["torch lora"],
            "full": rate["full"] / rate["torch full"],
            "lora_memory": peak["lora-float32"] / peak["torch lora"],
            "full_memory": peak["full"] / peak["torch full"],
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", help="the marquee program, built for release")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--updates", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--model", default=default_model())
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--torch", choices=["lora", "full"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.torch:
        train_with_torch(arguments.torch, arguments.model, arguments.updates, arguments.threads)
        return
    figures = compare(arguments)
    if arguments.json:
        print(json.dumps(figures, indent=2))
        return
    for key, value in figures["tokens_per_second"].items():
        print(f"{key:16} {value:7.0f} tokens/s  {figures['peak_memory_bytes'][key] / 1e6:7.0f} MB")
    for key, value in figures["ratios"].items():
        print(f"{key:16} {value:7.2f} of PyTorch's")
    print(f"float32 products {figures['sgemm_gigaflops']:7.0f} GFLOP/s")


if __name__ == "__main__":
    main()
