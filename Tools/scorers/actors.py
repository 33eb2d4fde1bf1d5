#!/usr/bin/env python3
"""Score who an actor is: the country and the primary sector of each gold actor that has a code.

    PYTHONPATH=SHARED/score Tools/scorers/actors.py SHARED/data/events-gsr --sitrep PATH [--show K]

Gold: `actors` and `recipients` of the set's events, each with its words' place in the text and a code (`LBYMIL`). Ours
is the code of the claim's actor or recipient that holds the head word of these words, else of the entity that does; the
head is found in our own tree. country_acc: of all gold actors, those of which we say the country; UNO and EUR are IGO, as
gold has no other word for them. sector_acc: of those to which gold gives a sector, those with our first sector the same.
sector_set_acc: any of ours is the same. Wrong answers and no answer count alike; `*_found` tells how many have an answer.
"""
from collections import Counter

from common import cli, finish, load, snippet, table

BODIES = {"UNO": "IGO", "EUR": "IGO"}


def head_word(reading, start, end):
    """The token of our tree that the others in these words hang on: the first whose head lies outside of them."""
    for sentence in reading.get("sentences", []):
        if sentence["end"] <= start or end <= sentence["start"]:
            continue
        tokens = sentence.get("tokens", [])
        inside = {i + 1 for i, t in enumerate(tokens) if t["start"] < end and start < t["end"]}
        outer = [i for i in sorted(inside) if tokens[i - 1]["head"] not in inside and tokens[i - 1]["deprel"] not in ("case", "det", "punct")]
        if outer:
            return tokens[outer[0] - 1]
    return {"start": start, "end": end}


def code_at(reading, start, end):
    """Our code of these words: of a claim's party that holds their head, else of an entity."""
    head = head_word(reading, start, end)
    holds = lambda m: "start" in m and m["start"] < head["end"] and head["start"] < m["end"]
    parties = [p for c in reading.get("claims", []) for side in ("actors", "recipients") for p in c.get(side, []) if holds(p) and p.get("code")]
    if parties:
        return min(parties, key=lambda p: p["end"] - p["start"])["code"]
    found = [(m["end"] - m["start"], e["actor"]["code"]) for e in reading.get("entities", []) if e.get("actor", {}).get("code")
             for m in e["mentions"] if holds(m)]
    return min(found)[1] if found else ""


def parts(code):
    """('LBY', ['GOV', 'MIL']); '---' stands for no country."""
    country = "" if code[:3] == "---" else code[:3]
    return BODIES.get(country, country), [code[i:i + 3] for i in range(3, len(code), 3)]


args = cli(__doc__, layers="tokens")
data = load(args)
n, errors, missed = Counter(), [], Counter()
for item in data:
    for event in item.gold["events"]:
        for party in event["actors"] + event["recipients"]:
            if "start" not in party or not party.get("code"):
                continue
            country, sectors = parts(party["code"])
            ours = code_at(item.reading, party["start"], party["end"])
            our_country, our_sectors = parts(ours)
            n["country"] += 1
            n["country_found"] += bool(our_country)
            n["country_right"] += country == our_country
            if country != our_country:
                errors.append(("country", item, party, ours))
            if sectors:
                n["sector"] += 1
                n["sector_found"] += bool(our_sectors)
                n["sector_right"] += our_sectors[:1] == sectors[:1]
                n["sector_in"] += sectors[0] in our_sectors
                if our_sectors[:1] != sectors[:1]:
                    errors.append(("sector", item, party, ours))
                    missed[sectors[0], (our_sectors or [""])[0]] += 1
            else:
                n["bare"] += 1
                n["bare_right"] += not our_sectors

share = lambda a, b: n[a] / n[b] if n[b] else 0.0
figures = {"country_acc": share("country_right", "country"), "country_found": share("country_found", "country"),
           "sector_acc": share("sector_right", "sector"), "sector_set_acc": share("sector_in", "sector"),
           "sector_found": share("sector_found", "sector"), "bare_acc": share("bare_right", "bare"), "actors": n["country"]}
table([[k, v] for k, v in figures.items()])
if args.show:
    print("\nsectors taken for others:", ", ".join(f"{g}≠{o or '–'} x{k}" for (g, o), k in missed.most_common(25)))
    for kind, item, party, ours in errors[:args.show]:
        print(f"{kind:8}{party['code']:9}{ours or '–':12}{snippet(item.doc['text'], party['start'], party['end'], 45)}   {item.id}")
finish(figures, data)
