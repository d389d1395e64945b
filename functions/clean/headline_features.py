"""Owns the features that tell the headline of a text dump from the other lines above its article."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.dates import find_date
from functions.clean.line_features import OWN_NAMES
from functions.clean.line_traits import WORD
from functions.clean.line_words import CUE_PATTERNS, STOP_WORDS

HEADLINE_NAMES: Final = (
    "distance", "distance_share", "topic_all", "topic_first", "byline_follows", "date_follows", "is_followed_by_prose",
    "kept", "chance", "copies", "is_begun_before", "ends_sentence_mark", "longest_near", "line_number", "quoted",
    "has_pipe", *(f"own_{name}" for name in OWN_NAMES),
)  # fmt: skip
_REACH: Final = 80  # lines above the article in which its headline is looked for
_WORDS: Final = (2, 40)  # shortest and longest lines that are looked at
_FOLLOWING: Final = 6  # lines below a headline in which its byline and date mostly stand
_MARK = re.compile(r"[.;,:]$")


def candidates(blocks: Sequence[Block], first: int) -> list[int]:
    """The lines that may be the headline of an article that begins at block `first`."""
    places = range(max(0, first - _REACH), min(len(blocks), first + 3))
    return [i for i in places if _WORDS[0] <= len(WORD.findall(blocks[i].text)) <= _WORDS[1]]


def headline_features(
    blocks: Sequence[Block], rows: Sequence[list[float]], chances: Sequence[float], kept: Sequence[bool], first: int
) -> list[tuple[int, list[float]]]:
    """For each candidate its place and the values of HEADLINE_NAMES; `rows` are those of line_features."""
    counts = Counter[str]()
    for block, keep in zip(blocks, kept, strict=True):
        if keep:
            counts.update(set(_content(block.text)))
    lead = {word for block in blocks[first : first + 3] for word in _content(block.text)}
    copies = Counter(block.text.lower() for block in blocks)
    places = candidates(blocks, first)
    longest = max((len(blocks[i].text) for i in places), default=1)
    found = []
    for i in places:
        text, content = blocks[i].text, _content(blocks[i].text)
        following = [block.text for block in blocks[i + 1 : i + 1 + _FOLLOWING] if len(block.text) < 200]
        own = 1 if kept[i] else 0
        found.append(
            (
                i,
                [
                    float(first - i),
                    (first - i) / max(1, first),
                    sum(min(2, counts[word] - own) for word in content) / max(1, len(content)),
                    sum(1 for word in content if word in lead) / max(1, len(content)),
                    float(_first_index(CUE_PATTERNS["byline"].search(line) is not None for line in following)),
                    float(_first_index(find_date(line) is not None for line in following)),
                    float(kept[i + 1]) if i + 1 < len(kept) else 0.0,
                    float(kept[i]),
                    chances[i],
                    float(copies[text.lower()]),
                    float(any(text.lower() in block.text.lower() for block in blocks[max(0, i - 8) : i])),
                    float(bool(_MARK.search(text))),
                    len(text) / longest,
                    math.log1p(i),
                    float(text[:1] in "“\"'‘"),
                    float("|" in text),
                    *rows[i][: len(OWN_NAMES)],
                ],
            )
        )
    return found


def _content(text: str) -> list[str]:
    return [word for word in WORD.findall(text.lower()) if word not in STOP_WORDS]


def _first_index(signs: Iterable[bool]) -> int:
    """How many lines down the first sign stands; _FOLLOWING + 1 if there is none."""
    return next((n for n, sign in enumerate(signs, 1) if sign), _FOLLOWING + 1)
