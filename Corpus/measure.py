#!/usr/bin/env python3
"""Measures the corpus: structure, lengths, words that need a fact, and phrases that come twice.

    Corpus/measure.py [FILE...]     (default: every file of Corpus/texts)

Prints a line for each fault and a summary of counts and repeated 5-grams; ends with 1 where there is a fault.
"""
import collections
import json
import pathlib
import re
import sys

CHANNELS = ["strategy", "email-subject", "email-body", "sms", "push", "social-post"]
TONES = ["plain", "warm", "playful", "premium", "urgent"]
AUDIENCES = ["everyone", "viewed", "cart", "bought", "again", "away", "new"]
# The longest that a slot is filled with, for lengths.
FILLED = {
    "product": "x" * 26, "campaign": "x" * 18, "shop": "x" * 14, "price": "$119.00", "sale": "$104.50",
    "saving": "$14.50", "code": "SUMMER20X", "ends": "November 12", "starts": "November 12", "discount": "20%",
    "category": "Toys & Games", "bought": "x" * 26, "first_name": "{{first_name}}", "about": "x" * 60,
    # What agrees with the product's number, in texts that fit any product.
    "is": "is", "was": "was", "has": "has", "s": "s", "it": "they", "It": "They", "them": "them", "its": "their", "this": "these",
    "This": "These",
}
HARD = {"email-subject": 60, "push": 140, "sms": 160, "social-post": 270}
CLAIMS = re.compile(
    r"\b(free|best|perfect|guarante\w+|exclusive\w*|award\w*|healthy|health|cure\w*|eco|sustainab\w+|handmade|waterproof|premium"
    r"|luxur\w+|must-have|unbeatable|lowest|amazing|revolution\w+|everyone|shipping|returns|stock|reviews?|gift\w*|limited|hurry"
    r"|never|always|risk\w*|number one)\b", re.I)
NUMBERS = re.compile(
    r"\b(zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|dozens?"
    r"|twice|double[sd]?|half|halves|quarters?|third|thirds|triple)\b|\d+", re.I)
CALENDAR = re.compile(
    r"\b(january|february|march|april|may(?= \d)|june|july|august|september|october|november|december"
    r"|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|today|tomorrow|tonight|christmas|easter)\b", re.I)


def words(text):
    return re.findall(r"\{\w+\}|[\w']+", text.lower())


def faults(entry, row):
    text = row["text"]
    about = "" if row.get("bare") else entry.get("about", "")
    slots = set(re.findall(r"\{(\w*)\}", text))
    if row.get("channel") not in CHANNELS: yield f"channel {row.get('channel')}"
    if row.get("tone") not in TONES: yield f"tone {row.get('tone')}"
    if row.get("to") not in AUDIENCES: yield f"audience {row.get('to')}"
    for slot in slots - set(FILLED): yield f"unknown slot {{{slot}}}"
    if not entry.get("titles") and not entry["id"].startswith("any") and slots & {"product", "price", "sale", "saving", "bought"}: yield "a slot of a product without a product"
    if "bought" in slots and row["to"] != "bought": yield "{bought} for another audience"
    if row["to"] == "bought" and "bought" not in slots and row["channel"] != "strategy": yield "audience bought without {bought}"
    if row["tone"] == "urgent" and "ends" not in slots: yield "urgent without {ends}"
    if row["channel"] == "social-post" and row["to"] != "everyone": yield "a social post is for everyone"
    if "price" in slots and "sale" not in slots and slots & {"discount", "saving"}: yield "{price} beside an offer without {sale}"
    if "starts" in slots and row["tone"] == "urgent": yield "urgent before the start"
    filled = re.sub(r"\{(\w+)\}", lambda m: FILLED.get(m[1], ""), text)
    limit = HARD.get(row["channel"])
    if limit and len(filled) > limit: yield f"{len(filled)} characters, at most {limit}"
    if row["channel"] == "strategy":
        labels = re.findall(r"(Whom|Offer|Channel|When|Why): ", text)
        if labels != ["Whom", "Offer", "Channel", "When", "Why"]: yield f"parts {labels}"
    if row["channel"] in ("strategy", "email-body") and len(filled.split()) > 85: yield f"{len(filled.split())} words"
    if row["channel"] in ("email-subject", "push") and "\n" in text: yield "more than a line"
    plain = re.sub(r"\{\w+\}", " ", text)
    if not text.isascii(): yield "not ASCII: " + "".join(c for c in text if not c.isascii())
    for pattern, what in ((CLAIMS, "claim"), (NUMBERS, "number"), (CALENDAR, "calendar")):
        for match in pattern.finditer(plain):
            if match[0].lower() not in about.lower(): yield f"{what} '{match[0]}'"
    if re.search(r"[\[\]<>#@]|https?:|www\.", plain): yield "a bracket, link, hashtag or address"
    labels = "Whom|Offer|Channel|When|Why|SMS|I|I'm|I'd|I'll"
    for match in re.finditer(r"(?<=[a-z,;] )([A-Z][\w']*)", plain):
        if not re.fullmatch(labels, match[1]) and match[1] not in about: yield f"capital '{match[1]}'"


def main():
    own = [pathlib.Path(p) for p in sys.argv[1:]]
    folder = pathlib.Path(__file__).resolve().parent / "texts"
    count = 0
    seen, shared = {}, collections.Counter()
    counts = {key: collections.Counter() for key in ("channel", "tone", "to")}
    openings = collections.Counter()
    rows = held = bare = offers = grams = 0
    texts = set()
    for path in sorted(folder.glob("*.json")):
        try:
            data = json.loads(path.read_text())
        except ValueError as error:
            if not own or path.resolve() in [p.resolve() for p in own]:
                print(f"{path.name}: {error}")
                count += 1
            continue
        mine = not own or path.resolve() in [p.resolve() for p in own]
        for entry in data["products"]:
            place = f"{path.stem}/{entry['id']}"
            if mine and "titles" in entry:
                for title in entry["titles"] + entry.get("bought", []):
                    if len(title) > 28:
                        print(f"{place}: title of {len(title)} characters: {title}"); count += 1
                if len(entry["titles"]) < 5 or not entry.get("about") or len(entry.get("price", [])) != 2:
                    print(f"{place}: titles, about or price"); count += 1
                if len(entry.get("about", "")) > 80:
                    print(f"{place}: about has {len(entry['about'])} characters"); count += 1
            for number, row in enumerate(entry["texts"]):
                where = f"{place} {number + 1} ({row.get('channel')})"
                list_ = words(row["text"])
                for start in range(len(list_) - 4):
                    gram = tuple(list_[start:start + 5])
                    if mine: grams += 1
                    if gram in seen and seen[gram] != where:
                        if mine: shared[" ".join(gram)] += 1
                    seen.setdefault(gram, where)
                if not mine: continue
                rows += 1
                held += bool(entry.get("heldOut")); bare += bool(row.get("bare"))
                offers += bool(re.search(r"\{(discount|sale|saving)\}", row["text"]))
                openings[" ".join(list_[:2])] += 1
                for key in counts: counts[key][row.get(key)] += 1
                if row["text"] in texts: print(f"{where}: the same text twice"); count += 1
                texts.add(row["text"])
                for fault in faults(entry, row):
                    print(f"{where}: {fault}"); count += 1
    print(f"\n{rows} texts, {held} held out, {bare} bare, {offers} with an offer; {count} faults")
    for key in counts: print(key, dict(counts[key]))
    print(f"5-grams that stand in an earlier text too: {sum(shared.values())} of {grams} ({100 * sum(shared.values()) / max(grams, 1):.1f} %)")
    for gram, times in shared.most_common(25): print(f"  {times + 1} x {gram}")
    print("openings:", ", ".join(f"{o} {n}" for o, n in openings.most_common(12)))
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
