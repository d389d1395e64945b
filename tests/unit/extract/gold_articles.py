"""Owns reading the gold set: an article, a line `====`, then one expected quotation a line.

kind | speaker's name, or - for nobody | the words, exactly as in the article

Articles are English, but those whose name ends in the tag of another language: `40_marks_only_es`.
"""

from pathlib import Path
from typing import NamedTuple

TAG_LETTERS = 2
SMALL_WORDS = {"of", "to", "by", "in", "at", "on", "or", "no"}
FOLDER = Path(__file__).with_name("gold")


class Expected(NamedTuple):
    kind: str
    speaker: str | None
    start: int
    end: int


class GoldArticle(NamedTuple):
    name: str
    language: str
    text: str
    quotes: tuple[Expected, ...]


def gold_articles() -> list[GoldArticle]:
    return [_read(path) for path in sorted(FOLDER.glob("*.txt"))]


def _read(path: Path) -> GoldArticle:
    text, _, lines = path.read_text(encoding="utf-8").partition("\n====\n")
    quotes, at = [], 0
    for line in lines.splitlines():
        kind, speaker, words = line.split(" | ", 2)
        at = text.index(words, at)
        quotes.append(Expected(kind, None if speaker == "-" else speaker, at, at + len(words)))
    tag = path.stem.rpartition("_")[2]
    return GoldArticle(
        path.stem, tag if len(tag) == TAG_LETTERS and tag not in SMALL_WORDS else "en", text, tuple(quotes)
    )
