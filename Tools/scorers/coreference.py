#!/usr/bin/env python3
"""Score who is the same: coreference of people, organisations and places, over reading.entities.

    PYTHONPATH=SHARED/score Tools/scorers/coreference.py SHARED/data/syntax --sitrep PATH [--show K]

Gold: the `Entity` marks of the documents whose id begins with GUM_ in gum-open-dev.conllu.gz; their raw text stands in
docs.jsonl. Chains of two or more mentions of type person, organization or place; mentions of the first and second person
(I, you, we) are left out, and a chain that has one left over is none. Talk at table and into a camera is left out as well.
Ours: entities of these types (and nationality) with two or more mentions. A mention of ours is a gold mention where it lies
within it and holds its head word (GUM's minimal span); the shortest such gold mention, each once. Of our mentions that lie in each
other, for one entity, the longest counts.

lea_f1: the link-based measure LEA over chains (N. S. Moosavi, M. Strube: Which coreference evaluation metric do you trust?,
ACL 2016). name_r, nominal_r, pronoun_r: of the gold mentions of a form, those that we put into an entity with another
mention of their chain; name_p and the like: of our mentions in entities of two or more, those that share one with another of
their chain.
"""
import re
from collections import Counter, defaultdict

from common import cli, dump, find, finish, lines, prf, run, snippet, table, Data, Item
import gzip

TYPES = {"person", "organization", "place"}
TALK = {"conversation", "vlog"}
OWN = TYPES | {"nationality"}
SPEAKERS = set("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())


def gold_documents(path):
    """{id: [(tokens, entity marks)]}: all words of a document with what their Entity field says."""
    documents, name, covered = {}, None, 0
    for line in gzip.open(path, "rt", encoding="utf-8"):
        if line.startswith("# newdoc id = "):
            name = line.split(" = ")[1].strip()
            documents[name] = []
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 10 or "." in fields[0]:
            continue
        if "-" in fields[0]:                       # a range is one token of the text; its words stand inside it
            covered = int(fields[0].split("-")[1])
            pending = fields[1]
            documents[name].append([pending, "", "", int(fields[0].split("-")[0]), covered])
            continue
        mark = next((m[7:] for m in fields[9].split("|") if m.startswith("Entity=")), "")
        if covered and int(fields[0]) <= covered:
            documents[name][-1][1] += mark
            documents[name][-1][2] += " " + fields[4]
        else:
            documents[name].append([fields[1], mark, fields[4], 0, 0])
        if int(fields[0]) >= covered:
            covered = 0
    return documents


def mentions(tokens, text):
    """[(start, end, chain, type, form, head start)] of all marks; offsets in code points."""
    at, places = 0, []
    for form, *_ in tokens:
        start = text.find(form, at)
        assert 0 <= start <= at + 4, (form, text[at:at + 30])
        places.append((start, start + len(form)))
        at = start + len(form)
    opened, found = [], []
    for i, (form, mark, tag, *_) in enumerate(tokens):
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", mark):
            if piece.startswith("("):
                fields = piece.strip("()").split("-")
                opened.append((fields[0], fields[1], fields[5] if len(fields) > 5 else "1", i))
            if piece.endswith(")"):
                chain = piece.strip("()").split("-")[0]
                which = next(k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == chain)
                chain, kind, least, first = opened.pop(which)
                least = least.split(",")[0]
                head = min(first + int(least) - 1, i) if least.isdigit() else i
                found.append((places[first][0], places[i][1], chain, kind, form_of(tokens, first, i, head), places[head]))
    return found


def form_of(tokens, first, last, head):
    tag = (tokens[head][2].split() or [""])[0]
    words = " ".join(t[0] for t in tokens[first:last + 1]).lower()
    if tag.startswith("PRP") or first == last and tag.startswith(("WP", "DT")):
        return "speaker" if words.split("'")[0].split("’")[0] in SPEAKERS else "pronoun"
    return "name" if tag.startswith("NNP") else "nominal"


def align(ours, gold):
    """{index of ours: index of gold}; each gold mention once."""
    pairs = []
    for i, o in enumerate(ours):
        for j, g in enumerate(gold):
            inside = g[0] <= o["start"] and o["end"] <= g[1]
            article = o["end"] == g[1] and o["start"] <= g[0]
            if (inside or article) and o["start"] < g[5][1] and g[5][0] < o["end"]:
                pairs.append((abs((g[1] - g[0]) - (o["end"] - o["start"])), i, j))
    used, result = set(), {}
    for _, i, j in sorted(pairs):
        if i not in result and j not in used:
            result[i] = j
            used.add(j)
    return result


def outermost(mentions):
    """The mentions of one entity that lie in no longer one of it."""
    inside = lambda a, b: a is not b and b["start"] <= a["start"] and a["end"] <= b["end"]
    return [m for m in mentions if not any(inside(m, other) for other in mentions)]


def lea(key, response):
    """(sum of weighted shares, sum of weights) of one side of LEA."""
    where = {m: i for i, entity in enumerate(response) for m in entity}
    total = weight = 0.0
    for entity in key:
        shared = Counter(where[m] for m in entity if m in where)
        links = sum(n * (n - 1) / 2 for n in shared.values())
        total += len(entity) * links / (len(entity) * (len(entity) - 1) / 2)
        weight += len(entity)
    return total, weight


args = cli(__doc__)
gold_docs = gold_documents(find(args.data, "docs").parent / "gum-open-dev.conllu.gz")
docs = [d for d in lines(find(args.data, "docs")) if d["id"] in gold_docs and d["id"].split("_")[1] not in TALK][:args.limit]
readings = run(args.sitrep, docs, args.layers, args.timeout)[0] if args.sitrep else lines(args.readings)
if args.save:
    dump(args.save, readings)
by_id = {r["id"]: r for r in readings}
data, sums, n, errors = Data(), Counter(), Counter(), []
data.facts = {}
for doc in docs:
    reading = by_id.get(doc["id"], {})
    good = reading.get("text") == doc["text"]
    data.append(Item(doc["id"], doc, {}, reading if good else {}, "" if good else "missing"))
    gold = mentions(gold_docs[doc["id"]], doc["text"])
    chains = defaultdict(list)
    for j, g in enumerate(gold):
        if g[3] in TYPES and g[4] != "speaker":
            chains[g[2]].append(j)
    key = [c for c in chains.values() if len(c) > 1]
    entities = [e for e in data[-1].reading.get("entities", []) if e["type"] in OWN and len(e["mentions"]) > 1]
    ours = [(m, k) for k, e in enumerate(entities) for m in outermost(e["mentions"])]
    at = align([m for m, _ in ours], gold)
    ids = [at.get(i, -1 - i) for i in range(len(ours))]
    response = defaultdict(list)
    for i, (_, k) in enumerate(ours):
        if ids[i] < 0 or gold[ids[i]][4] != "speaker":
            response[k].append(ids[i])
    response = [r for r in response.values() if len(r) > 1]
    for name, a, b in (("r", key, response), ("p", response, key)):
        total, weight = lea(a, b)
        sums[name] += total
        sums[name + "_n"] += weight
    entity_of = {m: k for k, r in enumerate(response) for m in r}
    for chain in key:
        for m in chain:
            n["gold_" + gold[m][4]] += 1
            right = any(x != m and entity_of.get(x, -1) == entity_of.get(m, -2) for x in chain)
            n["found_" + gold[m][4]] += right
            if not right:
                errors.append(("missed " + gold[m][4], doc, gold[m], doc["text"][gold[chain[0]][0]:gold[chain[0]][1]]))
    for i, (m, k) in enumerate(ours):
        if ids[i] >= 0 and gold[ids[i]][4] == "speaker":
            continue
        chain = gold[ids[i]][2] if ids[i] >= 0 else None
        right = any(x != ids[i] and x >= 0 and gold[x][2] == chain for x in response[entity_of[ids[i]]]) if ids[i] in entity_of else False
        n["ours_" + m["form"]] += 1
        n["right_" + m["form"]] += right
        if not right:
            errors.append(("wrong " + m["form"], doc, (m["start"], m["end"]), entities[k]["name"]))

share = lambda a, b: sums[a] / sums[b] if sums[b] else 0.0
p, r = share("p", "p_n"), share("r", "r_n")
figures = {"lea_f1": 2 * p * r / (p + r) if p + r else 0.0, "lea_p": p, "lea_r": r}
for form in ("name", "nominal", "pronoun"):
    figures[form + "_p"] = n["right_" + form] / max(1, n["ours_" + form])
    figures[form + "_r"] = n["found_" + form] / max(1, n["gold_" + form])
table([[k, v] for k, v in figures.items()])
if args.show:
    print("\nkinds of error:", dict(Counter(e[0] for e in errors)), dict(n))
    step = max(1, len(errors) // args.show)
    for kind, doc, at, other in errors[::step][:args.show]:
        print(f"{kind:16}{snippet(doc['text'], at[0], at[1], 50)}   with [{other[:50]}]  {doc['id']}")
finish(figures, data)
