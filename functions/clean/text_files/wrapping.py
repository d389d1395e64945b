"""Owns hard wrapping: paragraphs broken into lines of one width, as by mail, text browsers and print, joined again."""

import itertools
import re
from collections.abc import Sequence
from statistics import median
from typing import Final

from functions.clean.text_files.item_marks import starts_item
from functions.clean.text_files.lines import Line, join

_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_MIN_WIDTH, _MAX_WIDTH = 40, 120  # characters; mail has 60 to 78, text browsers 72 to 100
_WIDER_SHARE: Final = 0.01  # of the lines may be wider: addresses cannot be broken
_NEAR_WIDTH: Final = 0.6  # of the width, from which a line may be one that was broken
_LEAST_LINES, _FEW_LINES = 3, 10
_FULL_SHARE, _FULL_SHARE_OF_FEW = 0.5, 0.7  # by chance one long line of five has no room for the next word
_IN_SENTENCE_SHARE: Final = 0.4  # of the lines that go on begin without a capital: teasers begin with one

_PRINT_MIN_CHARS, _PRINT_MAX_CHARS = 45, 100
_PRINT_SHARE = 0.6  # of all lines inside paragraphs that must be about as long as the longest to speak of wrapping


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those joined that were one before they were broken for want of room."""
    width = width_of(lines)
    if width:
        return _joined_where_full(lines, width)
    return _joined_as_print(lines) if _is_print(lines) else list(lines)


def width_of(lines: Sequence[Line]) -> int | None:
    """The width that lines were broken at: nearly none is wider, and long ones have no room for the next word."""
    lengths = sorted(len(line.text) for line in lines if " " in line.text.strip())
    if not lengths:
        return None
    width = lengths[int((len(lengths) - 1) * (1 - _WIDER_SHARE))]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    long = [
        (line.text, following.text.strip())
        for line, following in itertools.pairwise(lines)
        if len(line.text) >= width * _NEAR_WIDTH and following.text.strip() and not starts_item(following.text)
    ]
    broken = [following for text, following in long if is_full(text, following, width)]
    share = _FULL_SHARE if len(long) >= _FEW_LINES else _FULL_SHARE_OF_FEW
    in_sentences = sum(1 for following in broken if not following[0].isupper())
    is_wrapped = len(long) >= _LEAST_LINES and len(broken) >= share * len(long)
    return width if is_wrapped and in_sentences >= _IN_SENTENCE_SHARE * len(broken) else None


def is_full(text: str, following: str, width: int) -> bool:
    """Whether the first word of the line that follows had no room in this one."""
    return len(text) + 1 + len(following.split(maxsplit=1)[0]) > width


def _joined_where_full(lines: Sequence[Line], width: int) -> list[Line]:
    joined: list[list[Line]] = []
    previous = ""
    for line in lines:
        continues = previous.strip() and line.text.strip() and not starts_item(line.text)
        if continues and is_full(previous, line.text, width):
            joined[-1].append(line)
        else:
            joined.append([line])
        previous = line.text
    return [join(group) for group in joined]


def _is_print(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are broken into lines of about one width, as in print, where letters differ in theirs.

    Sign of it: most lines that are followed by another one end without the end of a sentence and are nearly as long
    as the longest. Dense dumps have whole paragraphs in lines, far longer than any wrapping.
    """
    inner = [line.text for line, following in itertools.pairwise(lines) if line.text.strip() and following.text.strip()]
    if len(inner) < 4:
        return False
    width = max(map(len, inner))
    if not _PRINT_MIN_CHARS <= median(map(len, inner)) <= _PRINT_MAX_CHARS or width > _PRINT_MAX_CHARS + 20:
        return False
    full = sum(1 for line in inner if len(line) > width * 0.7 and not _SENTENCE_END.search(line[-4:]))
    return full >= _PRINT_SHARE * len(inner)


def _joined_as_print(lines: Sequence[Line]) -> list[Line]:
    """A blank line, a list mark or a short line that ends a sentence ends a paragraph."""
    width = max(len(line.text) for line in lines)
    joined: list[list[Line]] = []
    is_open = False
    for line in lines:
        if is_open and line.text.strip() and not starts_item(line.text):
            joined[-1].append(line)
        else:
            joined.append([line])
        is_short_end = len(line.text) < width * 0.7 and _SENTENCE_END.search(line.text[-4:])
        is_open = bool(line.text.strip()) and not is_short_end
    return [join(group) for group in joined]
