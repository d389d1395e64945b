"""Owns the line of a text file, which several lines may have been before they were joined, or part of one."""

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line's text with its blanks, and the numbers of the lines of the file it stands on, counted from 1.

    Sentences of a line that was parted have a number, `piece`; other lines have none.
    """

    text: str
    first: int
    last: int
    piece: int = 0


def join(lines: Sequence[Line]) -> Line:
    """One line of several: a blank stands between them unless a word was parted at its hyphen."""
    parts = [lines[0].text.rstrip()]
    for line in lines[1:]:
        parts += ["" if parts[-1].endswith("-") else " ", line.text.strip()]
    return Line("".join(parts), lines[0].first, lines[-1].last)
