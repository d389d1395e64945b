"""Owns sources that stand beside words without any verb: `“…” — Ada Brook` and `BROOK: …`.

Both are patterns of characters around a quoted region; what they find is sure, and no parse is asked.
"""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from functions.extract.reading import Reading

_NAME_WORD: Final = r"[A-ZÀ-Þ][\w’'.\-]{0,30}"
_NAME: Final = rf"{_NAME_WORD}(?: (?:(?:de|van|von|der|la|al|bin|of|the) )?{_NAME_WORD}){{0,5}}"
# After the closing mark: a dash, a name, and then the line ends, or a comma and what he or she is.
_AFTER: Final = re.compile(
    rf"[\"”’»' ]{{0,3}}\s{{0,2}}(?:―|—|–|--|-)\s{{0,2}}({_NAME})\s{{0,2}}(?:$|(?=[\n.,(]))", re.M
)
# At the beginning of a paragraph, before or behind the opening mark: a name in capitals, or of two to four words.
_BEFORE: Final = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ.’'\-]+(?: [A-ZÀ-Þ.’'\-]+){0,3}|[A-ZÀ-Þ][\w’'\-]+(?: [A-ZÀ-Þ][\w’'.\-]*){1,3}):\s"
)
# In headlines also one word or a name behind: `Minister: “…”`, `“…”: Ada Brook`; for whoever asks to judge.
_ONE_BEFORE: Final = re.compile(r"([A-ZÀ-Þ][\w’'\-]{1,30}):\s")
_HEADLINE_AFTER: Final = re.compile(rf"[\"”’»']{{0,3}}\s?:\s{{1,2}}({_NAME})[ \t]*(?=\n|$)")
_MAX_LABEL_CHARS: Final = 60
_CONTEXT_CHARS: Final = 200


class Label(NamedTuple):
    """A source beside a region: its characters, and where the words themselves begin."""

    start: int
    end: int
    words_from: int


def label_of(reading: Reading, number: int, names: frozenset[str]) -> Label | None:
    """The source that a label beside a quoted region gives, or None; a single word must be one of the given names."""
    region, text = reading.regions[number], reading.text
    line = text.rfind("\n", max(0, region.start - _CONTEXT_CHARS), region.start) + 1
    opening = text[line : region.start].strip("\"“”„«»'‘’` \t")
    inside = _BEFORE.match(text, region.start, min(region.end, region.start + _MAX_LABEL_CHARS))
    if inside and not opening:
        return Label(inside.start(1), inside.end(1), inside.end())
    outside = _BEFORE.match(text, line, region.start) if opening else None
    if outside and not text[outside.end() : region.start].strip("\"“”„«»'‘’` \t"):
        return Label(outside.start(1), outside.end(1), region.start)
    single = _ONE_BEFORE.match(text, line, region.start) if opening else None
    if single and single.group(1) in names and not text[single.end() : region.start].strip("\"“”„«»'‘’` \t"):
        return Label(single.start(1), single.end(1), region.start)
    behind = _HEADLINE_AFTER.match(text, region.end, region.end + _CONTEXT_CHARS)
    if behind and not opening and behind.group(1).split()[-1] in names:
        return Label(behind.start(1), behind.end(1), region.start)
    after = _AFTER.match(text, region.end, region.end + _CONTEXT_CHARS)
    return Label(after.start(1), after.end(1), region.start) if after else None


def tokens_of(reading: Reading, label: Label) -> tuple[int, int]:
    """The tokens of a label (first, past the last)."""
    return bisect_left(reading.starts, label.start), bisect_left(reading.starts, label.end)
