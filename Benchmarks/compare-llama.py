#!/usr/bin/env python3
"""Measures the engine beside llama.cpp: the same model file, the same number of threads, turn and turn about.

Needs llama.cpp's Python binding, the package xllamacpp, and a built marquee. Prints the medians of both and their
ratios as a table, or as one JSON object.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

MODEL = "~/.local/share/marquee/models/SmolLM2-135M-Instruct.Q4_1.gguf"
PREFILL_LENGTHS = (64, 256, 1024)
PROMPT_TOKENS = 256
DECODED_TOKENS = 64
# The ids of both engines' prompts: none in particular, all of them ordinary tokens.
VOCABULARY = 49152


def prompt(count):
    return [(7919 * index + 13) % VOCABULARY for index in range(count)]


class Llama:
    """llama.cpp in this process, through its server's completions."""

    def __init__(self, model, threads):
        import xllamacpp

        parameters = xllamacpp.CommonParams()
        parameters.model.path = model
        parameters.n_ctx = 2048
        parameters.n_parallel = 1
        parameters.n_gpu_layers = 0
        parameters.cpuparams.n_threads = threads
        parameters.cpuparams_batch.n_threads = threads
        self.server = xllamacpp.Server(parameters)

    def complete(self, tokens, count):
        answer = self.server.handle_completions(
            {
                "prompt": tokens,
                "n_predict": count,
                "max_tokens": count,
                "temperature": 0,
                "ignore_eos": True,
                "cache_prompt": False,
            }
        )
        return answer["timings"]

    def measure(self):
        figures = {}
        for count in PREFILL_LENGTHS:
            figures[f"prefill_{count}"] = self.complete(prompt(count), 1)["prompt_per_second"]
        timings = self.complete(prompt(PROMPT_TOKENS), DECODED_TOKENS)
        figures["decode"] = timings["predicted_per_second"]
        return figures


def measure_marquee(binary, model, threads):
    command = [binary, "bench", "engine", "--json", "--model", model, "--threads", str(threads)]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    figures = {f"prefill_{n}": rate for n, rate in result["prefill_tokens_per_second"].items()}
    figures["decode"] = result["decode_tokens_per_second"]
    figures["decode_capture"] = result["decode_capture_tokens_per_second"]
    figures["products"] = result["products_tokens_per_second"]
    figures["bandwidth"] = result["bandwidth_gigabytes_per_second"]
    for context, rate in result["decode_tokens_per_second_by_context"].items():
        figures[f"decode_{context}"] = rate
    for texts, rate in result["candidates_tokens_per_second"].items():
        figures[f"texts_{texts}"] = rate
    for name in ("facts", "free_text"):
        figures[f"ahead_{name}"] = result["speculation"][name]["ratio"]
    first = result["time_to_first_token"]
    for name in ("cold_ms", "memory_ms", "disk_ms"):
        figures[f"first_{name}"] = first[name]
    for name in ("idle", "reading", "writing"):
        figures[f"late_{name}_ms"] = result["neighbour"][name]["p99_ms"]
    figures["open_ms"] = result["open_ms"]
    figures["peak_mb"] = result["peak_memory_bytes"] / 2**20
    return figures


def medians(runs):
    return {name: round(statistics.median(run[name] for run in runs), 2) for name in runs[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", help="the marquee executable")
    parser.add_argument("--model", default=os.path.expanduser(MODEL))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    arguments = parser.parse_args()

    try:
        llama = Llama(arguments.model, arguments.threads)
    except ImportError:
        sys.exit("compare-llama: the Python package xllamacpp is missing")
    llama.complete(prompt(64), 8)

    ours, theirs = [], []
    for run in range(arguments.runs):
        print(f"run {run + 1} of {arguments.runs}", file=sys.stderr)
        theirs.append(llama.measure())
        ours.append(measure_marquee(arguments.binary, arguments.model, arguments.threads))
        # A second look at llama.cpp, so that a slow moment of the machine does not fall on one side alone.
        theirs.append(llama.measure())

    marquee, other = medians(ours), medians(theirs)
    ratios = {name: round(marquee[name] / other[name], 2) for name in other}
    ratios["decode_capture"] = round(marquee["decode_capture"] / other["decode"], 2)
    ratios["decode_to_products"] = round(marquee["decode_capture"] / marquee["products"], 2)
    ratios["capture_cost"] = round(marquee["decode"] / marquee["decode_capture"], 3)
    ratios["texts_8_to_1"] = round(marquee["texts_8"] / marquee["texts_1"], 2)
    ratios["first_memory_to_cold"] = round(marquee["first_memory_ms"] / marquee["first_cold_ms"], 2)
    ratios["first_disk_to_cold"] = round(marquee["first_disk_ms"] / marquee["first_cold_ms"], 2)
    if arguments.json:
        print(json.dumps({"marquee": marquee, "llama.cpp": other, "ratios": ratios}, indent=2))
        return
    print(f"{'':16}{'marquee':>10}{'llama.cpp':>11}{'ratio':>8}")
    for name in marquee:
        columns = (marquee[name], other.get(name, ""), ratios.get(name, ""))
        print("{:16}{:>10}{:>11}{:>8}".format(name, *columns))
    print(f"decode_capture is {ratios['decode_to_products']} of products; capture costs {ratios['capture_cost']}")
    print(f"eight texts at once write {ratios['texts_8_to_1']} times as fast as one")
    print(
        f"a second brief waits {ratios['first_memory_to_cold']} of the first's time, "
        f"after a restart {ratios['first_disk_to_cold']}"
    )


if __name__ == "__main__":
    main()
