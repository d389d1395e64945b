"""Measures entities on a corpus in CoNLL format (token first, tag last) or in Elevant's JSON lines.

    python -m benchmarks.quality_entities --corpus FILE [--predictions FILE]

Prints precision, recall and F1 for people, organisations and places, exact spans without leading articles. Where the
corpus tells who or what is meant (Elevant's does), also B-cubed of our ids over all names that have an id, pronouns and
descriptions left out, a document at a time. A name has the id of our mention that begins where it begins, else of the
one with most characters in common. A name without any counts by its own string, alone, or not at all; the first is the
figure to look at, since there every name counts, and a name that nobody else has is right. The last line is for
comparison: every name by its own string, as without any knowledge.

With --predictions the entities of every document are written as {document id: [{start, end, type, text, id}]}, for
other scorers to read.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path

from functions.extract.extraction import annotate, load_pipeline
from shared.document import Entity

KIND = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "PLACE": "LOC", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
# Wikidata classes in Elevant's files: human, geographic region, organisation.
NOT_NAMES = frozenset({"DATETIME", "QUANTITY"})
CLASSES = (("Q215627", "PER"), ("Q27096213", "LOC"), ("Q43229", "ORG"))
ARTICLE = re.compile(r"(?:the|a|an)\s+", re.I)
Span = tuple[int, int, str]


@dataclass
class Gold:
    """A document of the corpus; `window` is the part that was annotated."""

    id: str
    text: str
    spans: set[Span] = field(default_factory=set)
    unknown: list[tuple[int, int]] = field(default_factory=list)  # names of a kind nobody knows: count neither way
    window: tuple[int, int] = (0, 10**9)
    meant: dict[tuple[int, int], str] = field(default_factory=dict)  # names of any kind, and who or what is meant


def without_article(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a leading article."""
    article = ARTICLE.match(text, start, end)
    return (article.end(), end) if article and article.end() < end else (start, end)


def without_possessive(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a possessive at its end."""
    return (start, end - 2) if text[start:end].endswith(("'s", "’s")) else (start, end)


def read_conll(path: Path) -> list[Gold]:
    """Documents between -DOCSTART- lines, or one for each sentence where there are none."""
    found: list[Gold] = []
    whole = path.read_text(encoding="utf-8")
    blocks = re.split(r"-DOCSTART-[^\n]*\n", whole) if "-DOCSTART-" in whole else whole.split("\n\n")
    for block in blocks:
        if block.strip():
            found.append(_conll_document(str(len(found)), block))
    return found


def _conll_document(name: str, block: str) -> Gold:
    gold, start, kind = Gold(name, ""), -1, ""
    for line in [*block.strip().split("\n"), ""]:
        fields = line.split()
        tag = fields[-1] if len(fields) > 1 else "O"
        if start >= 0 and (tag[:1] in "OBS" or tag.partition("-")[2] != kind):
            end = len(gold.text.rstrip())
            if kind in KIND:
                gold.spans.add((*without_article(gold.text, start, end), KIND[kind]))
            start = -1
        if tag != "O" and start < 0:
            start, kind = len(gold.text), tag.partition("-")[2]
        gold.text = gold.text + fields[0] + " " if fields else gold.text[:-1] + "\n"
    return gold


def read_elevant(path: Path) -> list[Gold]:
    """Documents of an entity-linking set, names only: pronouns and descriptions are left out."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = Gold(str(row["id"]), row["text"], window=tuple(row.get("evaluation_span") or (0, len(row["text"]))))
        for label in row.get("labels") or []:
            classes = str(label.get("type")).split("|")
            kind = next((kind for code, kind in CLASSES if code in classes), None)
            is_name = not (label.get("coref") or label.get("desc") or label.get("type") in NOT_NAMES)
            if is_name and str(label.get("entity_id")).startswith("Q"):
                name = without_possessive(gold.text, *without_article(gold.text, *label["span"]))
                gold.meant[name] = label["entity_id"]
            if label.get("type") == "OTHER":
                gold.unknown.append(tuple(label["span"]))
            elif kind and is_name:
                gold.spans.add((*without_article(gold.text, *label["span"]), kind))
        found.append(gold)
    return found


def spans_of(text: str, entities: tuple[Entity, ...]) -> set[Span]:
    """People, organisations and places among the entities."""
    return {
        (*without_article(text, mention.start, mention.end), KIND[entity.type.value])
        for entity in entities
        for mention in entity.mentions
        if entity.type.value in KIND
    }


def print_table(right: Counter[str], predicted: Counter[str], gold: Counter[str]) -> None:
    """Precision, recall and F1 by kind."""
    print(f"{'':5} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6}")
    for kind in ("PER", "ORG", "LOC", "ALL"):
        p, r = 100 * right[kind] / max(1, predicted[kind]), 100 * right[kind] / max(1, gold[kind])
        print(f"{kind:5} {p:6.1f} {r:6.1f} {2 * p * r / (p + r) if p + r else 0:6.1f} {gold[kind]:6}")


class Clusters:
    """The names of a corpus, who is meant by each, and what our ids or their strings say of it."""

    WAYS = ("by its string", "alone", "left out", "(strings only)")

    def __init__(self) -> None:
        self._key: dict[Hashable, Hashable] = {}
        self._reply: dict[Hashable, Hashable] = {}
        self._string: dict[Hashable, Hashable] = {}

    def add(self, document: Gold, entities: tuple[Entity, ...]) -> None:
        """Take in the names of a document that stand in its window."""
        ours = [(m.start, m.end, e.id) for e in entities for m in e.mentions]
        low, high = document.window
        for (start, end), meant in document.meant.items():
            if low <= start and end <= high:
                name = (document.id, start, end)
                self._key[name] = (document.id, meant)
                self._string[name] = (document.id, "string", document.text[start:end])
                near = [(a == start, min(b, end) - max(a, start), i) for a, b, i in ours if a < end and start < b]
                if near:
                    self._reply[name] = (document.id, "ours", max(near)[2])

    def print_table(self) -> None:
        """B-cubed for each way of counting names that we do not have."""
        print(f"\n{'B-cubed':14} {'P':>6} {'R':>6} {'F1':>6} {'names':>6}")
        alone = {name: ("alone", name) for name in self._key}
        rows = (self._string | self._reply, alone | self._reply, self._reply, self._string)
        for way, reply in zip(self.WAYS, rows, strict=True):
            p, r = self._b_cubed(reply)
            print(f"{way:14} {100 * p:6.1f} {100 * r:6.1f} {200 * p * r / (p + r) if p + r else 0:6.1f} {len(reply):6}")

    def _b_cubed(self, reply: dict[Hashable, Hashable]) -> tuple[float, float]:
        """Mean over names of the share of its group, ours and the gold's, that both have."""
        ours, gold = defaultdict(set), defaultdict(set)
        for name, group in reply.items():
            ours[group].add(name)
            gold[self._key[name]].add(name)
        pairs = [(ours[group], gold[self._key[name]]) for name, group in reply.items()]
        size = max(1, len(pairs))
        return sum(len(o & g) / len(o) for o, g in pairs) / size, sum(len(o & g) / len(g) for o, g in pairs) / size


def count(into: Counter[str], spans: set[Span]) -> None:
    """Add spans to the counts of their kinds and of ALL."""
    into.update(span[2] for span in spans)
    into["ALL"] += len(spans)


def main() -> None:
    """Annotate a corpus, print the table and write predictions where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, help="file to write predictions to")
    options = parser.parse_args()
    documents = read_elevant(options.corpus) if options.corpus.suffix == ".jsonl" else read_conll(options.corpus)
    right, predicted, gold = Counter[str](), Counter[str](), Counter[str]()
    written = {}
    clusters = Clusters()
    annotations = annotate(load_pipeline(), ((d.id, d.text, "en") for d in documents))
    for document, annotation in zip(documents, annotations, strict=True):
        low, high = document.window
        found = {s for s in spans_of(document.text, annotation.entities) if low <= s[0] and s[1] <= high}
        found = {s for s in found if not any(s[0] < end and start < s[1] for start, end in document.unknown)}
        wanted = {s for s in document.spans if low <= s[0] and s[1] <= high}
        count(right, found & wanted)
        count(predicted, found)
        count(gold, wanted)
        clusters.add(document, annotation.entities)
        written[document.id] = [
            {"start": m.start, "end": m.end, "type": e.type.value, "text": m.text, "id": e.id}
            for e in annotation.entities
            for m in e.mentions
        ]
    if options.predictions:
        options.predictions.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    print(f"{len(documents)} documents")
    print_table(right, predicted, gold)
    if any(document.meant for document in documents):
        clusters.print_table()


if __name__ == "__main__":
    main()
