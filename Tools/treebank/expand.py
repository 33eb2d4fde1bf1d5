"""Makes sentences with their trees out of the grammar and the words beside it, as CoNLL-U.

usage: expand.py LEXICON_TSV COUNT [SEED]      (LEXICON_TSV: word, cluster, classes, case, kinds of names; train-prepare.py makes it)

The lists `drawn_given`, `drawn_family` and `drawn_town` are the lexicon's names, so that no name is learnt by heart.
"""
import random
import sys
from pathlib import Path

HERE = Path(__file__).parent
UPOS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "IN": "ADP",
        "DT": "DET", "CC": "CCONJ", "CD": "NUM", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "MD": "AUX", "TO": "ADP",
        "POS": "PART", "RP": "ADP", "EX": "PRON", "WRB": "ADV"}
GIVEN, FAMILY, PLACE = 1, 2, 4


def lines(name):
    for number, line in enumerate((HERE / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield f"{name}:{number}", line.rstrip()


def past(verb):
    return verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def third(verb):
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def gerund(verb, past_form):
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    doubled = past_form == verb + verb[-1] + "ed" or verb in ("hit", "overrun", "begin")
    return verb + (verb[-1] if doubled else "") + "ing"


def verb_forms(entry):
    """The forms of `take_over took_over taken_over` by their tag, each a list of words."""
    words = entry.split()
    verb, *particle = words[0].split("_")
    plain = [w.split("_")[0] for w in words]
    before = plain[1] if len(plain) > 1 else past(verb)
    forms = {"VB": verb, "VBP": verb, "VBZ": third(verb), "VBD": before, "VBN": plain[2] if len(plain) > 2 else before,
             "VBG": gerund(verb, before)}
    return {tag: [form, *particle] for tag, form in forms.items()}


def noun_forms(entry):
    words = entry.split()
    *before, noun = words[0].split("+")
    many = words[1].split("+")[-1] if len(words) > 1 else third(noun)
    return {"NN": [*before, noun], "NNS": [*before, many]}


class Words:
    """The lists of words.txt."""

    def __init__(self, lexicon):
        self.plain, self.tags, self.verbs, self.nouns = {}, {}, {}, {}
        current = None
        for _, line in lines("words.txt"):
            kind, *rest = line.split()
            if kind in ("list", "verbs", "nouns") and ";" not in line:
                current = (kind, rest[0])
                if kind == "list":
                    upos = rest[2] if len(rest) > 2 else UPOS[rest[1]]
                    self.plain[rest[0]], self.tags[rest[0]] = [], (rest[1], upos)
                else:
                    getattr(self, kind)[rest[0]] = []
                continue
            entries = [e.strip() for e in line.split(";") if e.strip()]
            if current[0] == "list":
                self.plain[current[1]] += entries
            else:
                getattr(self, current[0])[current[1]] += [verb_forms(e) if current[0] == "verbs" else noun_forms(e) for e in entries]
        drawn = {"drawn_given": (GIVEN, GIVEN | FAMILY), "drawn_family": (FAMILY, GIVEN | FAMILY), "drawn_town": (PLACE, PLACE)}
        for name in drawn:
            self.plain[name], self.tags[name] = [], ("NNP", "PROPN")
        for row in (line.split("\t") for line in Path(lexicon).read_text(encoding="utf-8").splitlines()):
            for name, (wanted, allowed) in drawn.items():
                kinds = int(row[4])
                if kinds & wanted and not kinds & ~allowed and row[0].isalpha() and row[3] in "02" and len(row[0]) > 2:
                    self.plain[name].append(row[0])


def read_grammar():
    rules, name = {}, None
    for where, line in lines("grammar.txt"):
        if line[0] != " ":
            name = line
            rules[name] = []
        else:
            weight, *parts = line.split()
            rules[name].append((int(weight), [split_part(p) for p in parts]))
    return rules


def split_part(part):
    """`obl=where?` as its relation, name and whether it may be left out."""
    optional = part.endswith("?") and len(part) > 1
    part = part[:-1] if optional else part
    relation, _, name = part.rpartition("=")
    return relation, name, optional


class Expander:
    def __init__(self, lexicon, seed):
        self.words, self.rules, self.random = Words(lexicon), read_grammar(), random.Random(seed)
        self.fragments = {n for n, forms in self.rules.items() if all(all(rel for rel, _, _ in parts) for _, parts in forms)}
        self.check()

    def check(self):
        """Every part is known, and every form has one head, or its rule none at all."""
        for name, forms in self.rules.items():
            for _, parts in forms:
                heads = [p for rel, p, _ in parts if not rel and p not in self.fragments]
                if name not in self.fragments and len(heads) != 1:
                    sys.exit(f"grammar.txt: a form of '{name}' has the heads {heads}; give each other part a relation, as 'obj={heads[-1:]}'")
                for part in (p for _, p, _ in parts):
                    listed, _, tag = part.partition(".")
                    known = part in self.rules or part in self.words.plain or "/" in part[1:] or tag and (
                        listed in self.words.verbs or listed in self.words.nouns)
                    if not known:
                        sys.exit(f"grammar.txt: '{part}' in '{name}' is no rule and no list of words.txt; a bare word is written 'word/NN'")

    def sentence(self):
        tree = self.expand("report")
        rows = []
        self.number(tree, rows)
        for a, b in zip(rows, rows[1:]):
            if a["form"] == "a" and b["form"][0].lower() in "aeiou":
                a["form"] = "an"
        rows[0]["form"] = rows[0]["form"][0].upper() + rows[0]["form"][1:]
        return rows

    def pick(self, items):
        return items[int(self.random.random() * len(items))]

    def expand(self, name):
        """A word with its dependants before and after it, as (words before, word, words after)."""
        if name in self.rules:
            head, before, after = None, [], []
            for relation, part, optional in self.form(name):
                if optional and self.random.random() < 0.5:
                    continue
                if not relation and part not in self.fragments:
                    head = self.expand(part)
                    continue
                for rel, tree in [(relation, self.expand(part))] if relation else self.fragment(part):
                    (after if head else before).append((rel, tree))
            return {**head, "before": before + head["before"], "after": head["after"] + after}
        return self.leaf(name)

    def fragment(self, name):
        return [(rel, self.expand(part)) for rel, part, optional in self.form(name) if not (optional and self.random.random() < 0.5)]

    def form(self, name):
        forms = self.rules[name]
        draw = self.random.random() * sum(w for w, _ in forms)
        for weight, parts in forms:
            draw -= weight
            if draw < 0:
                break
        return parts

    def leaf(self, name):
        words = self.words
        if "/" in name[1:]:
            form, xpos, *upos = name.rsplit("/", 2) if name.count("/") > 1 and not name.startswith("/") else name.rsplit("/", 1)
            return self.word(form, xpos, upos[0] if upos else UPOS.get(xpos, "VERB" if xpos.startswith("VB") else "PUNCT"))
        if name in words.plain:
            xpos, upos = words.tags[name]
            head, *rest = self.pick(words.plain[name]).split()
            if rest:
                return {**self.word(rest[-1], xpos, upos), "before": [("compound", self.word(head, "NN", "NOUN"))]}
            return self.word(head, xpos, upos)
        listed, tag = name.split(".")
        if listed in words.verbs:
            form, *particle = self.pick(words.verbs[listed])[tag]
            return {**self.word(form, tag, "VERB"), "after": [("compound:prt", self.word(p, "RP", "ADP")) for p in particle]}
        *before, noun = self.pick(words.nouns[listed])[tag]
        return {**self.word(noun, tag, "NOUN"), "before": [("compound", self.word(b, "NN", "NOUN")) for b in before]}

    @staticmethod
    def word(form, xpos, upos):
        return {"form": form, "xpos": xpos, "upos": upos, "before": [], "after": []}

    def number(self, tree, rows, relation="root"):
        """Writes a tree's words into rows in their order; a row's head is another row, as numbers are not known yet."""
        inner = []
        for rel, child in tree["before"]:
            inner.append(self.number(child, rows, rel))
        row = {"form": tree["form"], "xpos": tree["xpos"], "upos": tree["upos"], "deprel": relation, "head": None}
        if relation in ("aux", "aux:pass", "cop"):
            row["upos"] = "AUX"
        rows.append(row)
        for rel, child in tree["after"]:
            inner.append(self.number(child, rows, rel))
        for child in inner:
            child["head"] = row
        return row


def conllu(rows):
    at = {id(row): i for i, row in enumerate(rows, 1)}
    for i, row in enumerate(rows, 1):
        yield "\t".join([str(i), row["form"], "_", row["upos"], row["xpos"], "_", str(at.get(id(row["head"]), 0)), row["deprel"], "_", "_"])


def main():
    lexicon, count = sys.argv[1], int(sys.argv[2])
    expander = Expander(lexicon, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    seen = set()
    while len(seen) < count:
        rows = expander.sentence()
        key = " ".join(r["form"] for r in rows)
        if len(rows) < 45 and key not in seen:
            seen.add(key)
            print("# names = unknown", *conllu(rows), sep="\n", end="\n\n")


main()
