#!/usr/bin/env python3
"""Lists the words that copy of any product may use: those of the texts that are trained on which come with many products.

    Corpus/vocabulary.py > Sources/Copywriting/Writing/CopyVocabulary+Words.swift
"""
import collections
import json
import pathlib
import re

FEWEST_PRODUCTS = 5


def words(text):
    return set(re.findall(r"[a-z][a-z']*", re.sub(r"\{\w+\}", " ", text.lower())))


def main():
    everywhere, products = set("is are was were has have it they its their them this these".split()), collections.defaultdict(set)
    for path in sorted((pathlib.Path(__file__).resolve().parent / "texts").glob("*.json")):
        data = json.loads(path.read_text())
        for entry in data["products"]:
            own = words(" ".join(entry.get("titles", []) + [entry.get("about", ""), data["category"]] + entry.get("bought", [])))
            for text in entry["texts"]:
                if text.get("free"): continue
                if data["category"] in ("*", ""):
                    everywhere |= words(text["text"])
                else:
                    for word in words(text["text"]) - own: products[word].add((path.name, entry["id"]))
    everywhere |= {word for word, found in products.items() if len(found) >= FEWEST_PRODUCTS}
    print("// Made by Corpus/vocabulary.py.\n\nextension CopyVocabulary {\n    /// Words of the corpus that come with products of many kinds.")
    print('    static let words: Set<String> = Set(\n        """')
    line = "       "
    for word in sorted(everywhere):
        if len(line) + len(word) + 1 > 100:
            print(line)
            line = "       "
        line += " " + word
    print(line + '\n        """\n        .split(whereSeparator: \\.isWhitespace).map(String.init)\n    )\n}')


if __name__ == "__main__":
    main()
