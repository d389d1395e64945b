"""Owns reading the gold sets: an article, a line `====`, then one expected quotation a line.

kind | speaker's name, or - for nobody | the words, exactly as in the article

Articles are English, but those whose name ends in the tag of another language: `40_marks_only_es`. In `styles` several
answers that a reader takes stand beside each other (`Ada Brook / the mayor`), the best one first, and a line may follow
with whom the words are about: `about | Ada Brook; Tom Lode`.
"""

from pathlib import Path
from typing import NamedTuple

TAG_LETTERS = 2
SMALL_WORDS = {"of", "to", "by", "in", "at", "on", "or", "no"}
GOLD = Path(__file__).with_name("gold")
STYLES = Path(__file__).with_name("styles")


class Expected(NamedTuple):
    kind: str
    speaker: str | None
    start: int
    end: int
    about: tuple[str, ...] = ()


class GoldArticle(NamedTuple):
    name: str
    language: str
    text: str
    quotes: tuple[Expected, ...]


def gold_articles(folder: Path = GOLD) -> list[GoldArticle]:
    return [_read(path) for path in sorted(folder.glob("*.txt"))]


def _read(path: Path) -> GoldArticle:
    text, _, lines = path.read_text(encoding="utf-8").partition("\n====\n")
    quotes: list[Expected] = []
    at = 0
    for line in lines.splitlines():
        if line.startswith("about | "):
            quotes[-1] = quotes[-1]._replace(about=tuple(line.removeprefix("about | ").split("; ")))
            continue
        kind, speaker, words = line.split(" | ", 2)
        at = text.index(words, at)
        quotes.append(Expected(kind, None if speaker == "-" else speaker, at, at + len(words)))
    tag = path.stem.rpartition("_")[2]
    language = tag if len(tag) == TAG_LETTERS and tag not in SMALL_WORDS else "en"
    return GoldArticle(path.stem, language, text, tuple(quotes))
