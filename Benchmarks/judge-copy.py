#!/usr/bin/env python3
"""Judges copy by the records behind it, with no code of the program's.

    marquee evaluate copy --corpus Corpus --records trials.jsonl
    Benchmarks/judge-copy.py trials.jsonl [--show N] [--json]

For each set-up and channel: stated facts that the records do not hold (numbers, prices, percents, dates, codes, names, links,
what the customer did) and unsupported claims, per 1,000 texts. A text that the program held back (`blocked`, in the set-up `full`) is not counted
among those that could be sent. `--show N` prints the first N texts with a fault, and why.
"""
import argparse
import collections
import datetime
import decimal
import json
import re
import sys

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
         "eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = set(SMALL[2:] + TENS + ["hundred", "thousand", "million", "dozen", "half", "double", "triple", "twice", "third", "quarter"])
# Words that claim something of a product, a price or a service; a description that has the word supports it.
CLAIMS = """free best perfect guaranteed guarantee exclusive exclusively award awards award-winning healthy health cure cures
eco-friendly sustainable sustainably organic vegan handmade hand-made handcrafted waterproof water-resistant windproof unbreakable
non-stick nonstick dishwasher rechargeable wireless luxurious luxury premium finest unbeatable lowest cheapest amazing revolutionary
bestselling bestseller best-selling popular favorite favourite favorites shipping delivery returns refund refunds warranty reviews
rated stars limited hurry last-minute natural recycled hypoallergenic antibacterial clinically dermatologist certified genuine authentic
lifetime forever stainless steel titanium leather wool woolen cotton linen silk bamboo ceramic porcelain glass oak walnut pine marble
cashmere merino fleece canvas aluminum aluminium copper brass rubber silicone plastic""".split()
CAPITALS = set("I I'm I'd I'll I've SMS X TV OK Whom Offer Channel When Why Push Email Social Hi Hello".split())


def amounts(value, currency):
    value = decimal.Decimal(value)
    forms = {f"{value:.2f}", f"{value:,.2f}"}
    if value == value.to_integral(): forms |= {f"{value:.0f}", f"{value:,.0f}"}
    symbol = SYMBOLS.get(currency, "")
    if not currency: return forms
    words = {"USD": ["dollars", "USD"], "EUR": ["euros", "EUR"], "GBP": ["pounds", "GBP"]}.get(currency, [currency])
    return {f"{symbol}{f}" for f in forms} | {f"{f} {w}" for f in forms for w in words} | {f for f in forms if "." in f}


def dates(text):
    day = datetime.date.fromisoformat(text)
    suffix = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    forms = set()
    for month in (MONTHS[day.month - 1], MONTHS[day.month - 1][:3], "Sept" if day.month == 9 else MONTHS[day.month - 1]):
        for number in (str(day.day), f"{day.day}{suffix}"):
            for base in (f"{month} {number}", f"{number} {month}", f"{number} of {month}"):
                forms |= {base, f"{base} {day.year}", f"{base}, {day.year}"}
                forms |= {f"{DAYS[day.weekday()]}, {base}", f"{DAYS[day.weekday()]} {base}"}
    return forms


def facts(trial):
    """Every string that the records allow a text to state, longest first, and the texts that may be quoted."""
    campaign, product, customer = trial["campaign"], trial.get("product"), trial.get("customer") or {}
    currency = trial.get("currency")
    allowed = dates(campaign["start"]) | dates(campaign["end"])
    names = [campaign["title"], trial.get("shop"), customer.get("title")]
    percent = decimal.Decimal(campaign["discount"])
    covers = percent > 0
    if covers:
        allowed |= {f"{campaign['discount']}%", f"{campaign['discount']} percent"}
        if percent == 50: allowed |= {"half price", "half off"}
    if campaign.get("code"): allowed.add(campaign["code"])
    if product:
        names += [product["title"], product["category"]]
        price = decimal.Decimal(product["price"])
        allowed |= amounts(product["price"], currency)
        if covers:
            sale = (price * (100 - percent) / 100).quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_UP)
            allowed |= amounts(sale, currency) | amounts(price - sale, currency)
    else:
        names.append(trial["id"].split("/")[0])
    for name in filter(None, names):
        words = name.split()
        allowed.add(name)
        for start in range(len(words)):
            for end in range(start + 2, len(words) + 1): allowed.add(" ".join(words[start:end]))
    quotes = " ".join(filter(None, [product and product.get("description")] + names))
    return sorted(allowed, key=len, reverse=True), quotes


def blank(text, phrase):
    pattern = re.escape(phrase)
    # A value stands alone: 10% is no part of 110%, $49 none of $49.90 or $499.
    before = r"(?<![\w$€£.,])" if phrase[0].isalnum() else r"(?<!\w)"
    after = r"(?![\w%€£])(?![.,]\d)" if phrase[-1].isalnum() else r"(?!\w)"
    return re.sub(before + pattern + after, lambda m: "\0" * len(m[0]), text, flags=0 if any(c.isdigit() for c in phrase) else re.I)


def inventions(trial):
    text = trial["text"]
    allowed, quotes = facts(trial)
    titles = {t for t in ((trial.get("product") or {}).get("title"), (trial.get("customer") or {}).get("title")) if t}
    for name in set(mixed_names(text, titles)): yield "name of two products", name
    for deed in deeds(trial): yield "deed", deed
    rest = text.replace("{{first_name}}", "\0" * 14)
    for phrase in allowed: rest = blank(rest, phrase)
    description = (trial.get("product") or {}).get("description")
    if description: rest = blank(rest, description.rstrip("."))
    # Numbers of the description with the word behind or before: `26 cm`, `SPF 30`; a word such as `A5` alone.
    quoted = {w for w in re.findall(r"\w+", quotes) if re.search(r"\d", w) and re.search(r"[A-Za-z]", w)}
    for match in re.finditer(r"(\S+ )?(\d[\w.,/-]*\d|\d\w*)( ?[^\s,.;:()]+)?", quotes):
        quoted |= {match[0].strip(), (match[2] + (match[3] or "")).strip(), ((match[1] or "") + match[2]).strip()}
    for phrase in sorted(quoted, key=len, reverse=True):
        if phrase and not re.fullmatch(r"[\d.,]+", phrase): rest = blank(rest, phrase)
    for match in re.finditer(r"[\w$€£%.,/-]*[\d$€£%][\w$€£%,/-]*(?:\.\d+)?", rest):
        yield "number", match[0]
    words = [w.lower() for w in re.findall(r"[A-Za-z']+", quotes)]
    for match in re.finditer(r"[A-Za-z'-]+", rest):
        word = match[0].lower()
        if word in NUMBER_WORDS and word not in words: yield "number word", match[0]
        if match[0] in DAYS or (match[0] in MONTHS and match[0] not in ("May", "March")): yield "date", match[0]
    known = set(words) | {w + "s" for w in words}
    # A capital inside a sentence is a name.
    for match in re.finditer(r"(?<=[a-z,;\0] )([A-Z][\w'-]*)", rest):
        word = match[1]
        if word in CAPITALS or word.lower() in known or word.lower().removesuffix("'s") in known: continue
        yield "name", word
    for match in re.finditer(r"https?:\S+|www\.\S+|\b\w+\.(?:com|net|org|shop|store)\b|\S+@\S+|#\w+|\[[^\]]*\]|\{[^}]*\}|<[^>]*>", rest):
        yield "link or placeholder", match[0]


def mixed_names(text, titles):
    """Two capitalised words in a row, one of each title, that stand so in none: `Oak Kettle` of `Oak Tray` and `Cedar Kettle`."""
    pairs = {tuple(t.split()[i:i + 2]) for t in titles for i in range(len(t.split()))}
    for match in re.finditer(r"(?=\b([A-Z][\w'-]*) ([A-Z][\w'-]*))", text):
        for a in titles:
            for b in titles:
                if a != b and match[1] in a.split() and match[2] in b.split() and (match[1], match[2]) not in pairs: yield f"{match[1]} {match[2]}"


def deeds(trial):
    """What the text says that the customer did with a product, and the record of the customer does not."""
    customer, text = trial.get("customer") or {}, trial["text"]
    done, known = customer.get("behavior"), customer.get("title")
    for title in {t for t in ((trial.get("product") or {}).get("title"), known) if t}:
        name = re.escape(title)
        said = {
            "purchase": rf"{name} (that )?you (bought|ordered|own)|you (bought|ordered|own) (the|your|a) {name}",
            "view": rf"{name} (that )?you (viewed|looked at)|you (viewed|looked at) (the|a) {name}",
            "cart": rf"{name} (is |are )?(still )?in your cart",
        }
        for deed, pattern in said.items():
            if re.search(pattern, text, re.I) and not (known == title and (done == deed or deed == "view")): yield f"{deed} of {title}"


def unsupported(trial):
    text, quotes = trial["text"], facts(trial)[1]
    product = trial.get("product") or {}
    supported = set(re.findall(r"[a-z'-]+", quotes.lower()))
    stems = {w.rstrip("s") for w in supported} | supported
    for word in re.findall(r"[a-z][a-z'-]*", text.lower()):
        if word in CLAIMS and word not in stems and word.rstrip("s") not in stems: yield "claim", word
    if decimal.Decimal(trial["campaign"]["discount"]) == 0:
        for match in re.finditer(r"\b(\w+ off\b|save|saving|discount\w*|reduced|sale price|instead of|half price|cheaper)\b", text, re.I):
            if match[0].lower() not in quotes.lower() and not match[0].lower().endswith(("and off", "switch off", "turn off", "on off", "start off", "finish off", "set off", "take off")):
                yield "offer", match[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trials")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    counts = collections.defaultdict(collections.Counter)
    shown = 0
    for line in open(options.trials, encoding="utf-8"):
        trial = json.loads(line)
        held = trial["setup"] == "full" and trial["state"] == "blocked"
        wrong = list(inventions(trial))
        claims = list(unsupported(trial))
        for channel in (trial["channel"], "all"):
            row = counts[trial["setup"], channel]
            row["texts"] += 1
            row["blocked"] += held
            if held: continue
            row["invented"] += len(wrong)
            row["with invention"] += bool(wrong)
            row["claims"] += len(claims)
        if (wrong or claims) and not held and shown < options.show:
            shown += 1
            print(f"{trial['setup']} {trial['id']} {trial['channel']}: {trial['text']!r}\n    " + "; ".join(f"{k}: {v}" for k, v in wrong + claims))
    rows = []
    for (setup, channel), row in counts.items():
        kept = max(row["texts"] - row["blocked"], 1)
        rows.append({
            "setup": setup, "channel": channel, "texts": row["texts"], "blocked": row["blocked"],
            "invented_per_1000": round(1000 * row["invented"] / kept, 1),
            "texts_with_invention_per_1000": round(1000 * row["with invention"] / kept, 1),
            "unsupported_claims_per_1000": round(1000 * row["claims"] / kept, 1),
        })
    rows.sort(key=lambda r: (["bare", "adapter", "full"].index(r["setup"]), r["channel"]))
    if options.json:
        print(json.dumps(rows))
    else:
        for row in rows: print("  ".join(f"{v:>13}" for v in row.values()) if row is not rows[0] else "  ".join(f"{k[:13]:>13}" for k in row) + "\n" + "  ".join(f"{v:>13}" for v in row.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
