"""Owns how a text is cut into pieces that the parser takes: bounded, in order, and never across a line break."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from functions.extract.marks import PARAGRAPH

# A newspaper paragraph rarely has 2,000 characters; longer ones are cut at a sentence end or a space. Parser memory
# and time for one piece stay bounded, and a piece stays far below spaCy's own limit of a million characters.
MAX_PIECE_CHARS = 4_000
# The tokenizer's time is quadratic in the length of a run without spaces. The longest URLs in news texts stay below
# this; what is longer is not language and is left out.
MAX_RUN_CHARS = 300

_RUN = re.compile(rf"\S{{{MAX_RUN_CHARS + 1},}}")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]{0,3}\s")
_SPACE = re.compile(r"\s")


class Piece(NamedTuple):
    """A stretch of the article given to the parser; `paragraph` numbers the lines that are not empty."""

    start: int
    text: str
    paragraph: int


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text: every line that is not blank, long ones cut, runs without spaces left out."""
    for number, line in enumerate(PARAGRAPH.finditer(text)):
        at = line.start()
        for run in _RUN.finditer(text, *line.span()):
            yield from _cut(text, at, run.start(), number)
            at = run.end()
        yield from _cut(text, at, line.end(), number)


def _cut(text: str, start: int, end: int, number: int) -> Iterator[Piece]:
    while start < end:
        stop = end if end - start <= MAX_PIECE_CHARS else _cut_before(text, start, start + MAX_PIECE_CHARS)
        piece = text[start:stop]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Piece(start + lead, piece.strip(), number)
        start = stop


def _cut_before(text: str, start: int, limit: int) -> int:
    """The best place to cut in the second half of the piece: a sentence end, else a space, else the limit."""
    middle = (start + limit) // 2
    for pattern in (_SENTENCE_END, _SPACE):
        ends = [match.end() for match in pattern.finditer(text, middle, limit)]
        if ends:
            return ends[-1]
    return limit
