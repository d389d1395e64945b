"""Owns reading a corpus in PolNeAR's layout: `text/*.txt` beside `attributions/*.ann` (brat standoff)."""

from dataclasses import dataclass, field
from pathlib import Path

Offsets = tuple[int, int]
_NO_SOURCES = frozenset({"said", "says", "wrote", "told", "added", "tweeted", "asked", "according"})


@dataclass
class Attribution:
    """One annotated attribution; each role holds character spans in text order."""

    content: list[Offsets] = field(default_factory=list)
    source: list[Offsets] = field(default_factory=list)
    cue: list[Offsets] = field(default_factory=list)


@dataclass
class Article:
    """An article and what its first annotator (by name) marked in it."""

    name: str
    text: str
    attributions: list[Attribution]


def articles(folder: Path) -> list[Article]:
    """The articles of one split's folder, sorted by name."""
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as lines:  # offsets count every character, so none is changed
            text = lines.read()
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        marked = annotations[0].read_text(encoding="utf-8") if annotations else ""
        found.append(Article(path.stem, text, [_exchanged(text, a) for a in _attributions(marked)]))
    return found


def _attributions(standoff: str) -> list[Attribution]:
    spans: dict[str, list[Offsets]] = {}
    found = []
    for line in standoff.split("\n"):
        columns = line.split("\t")
        if line.startswith("T") and len(columns) > 1:
            _, _, pieces = columns[1].partition(" ")
            spans[columns[0]] = [(int(a), int(b)) for a, b in (piece.split() for piece in pieces.split(";"))]
        elif line.startswith("E") and len(columns) > 1:
            found.append(_event(columns[1].split(), spans))
    return sorted((a for a in found if a.content), key=lambda a: a.content)


def _event(arguments: list[str], spans: dict[str, list[Offsets]]) -> Attribution:
    attribution = Attribution()
    roles = {"Content": attribution.content, "Source": attribution.source, "Cue": attribution.cue}
    for argument in arguments[1:]:
        role, _, target = argument.partition(":")
        roles.get(role.rstrip("0123456789"), []).extend(spans.get(target, []))
    for pieces in roles.values():
        pieces.sort()
    return attribution


def _exchanged(text: str, attribution: Attribution) -> Attribution:
    """The attribution with source and cue the right way round; a few annotators put `said` for who said it."""
    words = " ".join(text[a:b] for a, b in attribution.source).lower().split()
    if words and words[0] in _NO_SOURCES:
        attribution.source, attribution.cue = attribution.cue, attribution.source
    return attribution
