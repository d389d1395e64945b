"""Owns the features that only a page's markup gives: what surrounds a block, and what other readings of it say."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from functions.clean.blocks import Block
from functions.clean.line_features import PROSE_WORDS, WORD
from functions.clean.page_hints import HINTS, INSIDE

PAGE_NAMES: Final = (
    "heading_level", "is_p", "is_li", "is_cell", "is_div", "link_share", "strong_share", "container_prose",
    "outer_prose", "container_share", "outer_share", "container_links", "same_container_before",
    "same_container_after", "after_headline", "is_headline", "in_extractor", "in_structured", "tag_prose",
    *(f"near_{name}" for name in HINTS),
    *(f"around_{name}" for name in HINTS),
    *(f"inside_{name}" for name in INSIDE),
)  # fmt: skip
_SHINGLE_WORDS: Final = 4
_MISSING: Final = -1.0


@dataclass(frozen=True, slots=True)
class Readings:
    """What else is known of a page: its headline, an extractor's text, and the body given as structured data."""

    headline: str = ""
    extractor: str | None = None
    structured: str | None = None


def page_features(blocks: Sequence[Block], readings: Readings) -> list[list[float]]:
    """One row for each block with the values of PAGE_NAMES."""
    words = [WORD.findall(block.text) for block in blocks]
    prose = [len(found) if len(found) >= PROSE_WORDS else 0 for found in words]
    containers, outers, links, tags = Counter[int](), Counter[int](), Counter[int](), Counter[str]()
    for block, count in zip(blocks, prose, strict=True):
        containers[block.container] += count
        outers[block.outer] += count
        links[block.container] += block.link_chars
        tags[block.tag] += count
    extractor, structured = _Coverage(readings.extractor), _Coverage(readings.structured)
    headline_at = _headline_index(blocks, readings.headline)
    all_prose = max(1, sum(prose))
    largest, largest_outer = max(1, *containers.values(), 1), max(1, *outers.values(), 1)
    chars = Counter[int]()
    for block in blocks:
        chars[block.container] += len(block.text)
    rows = []
    for i, block in enumerate(blocks):
        rows.append(
            [
                float(block.heading_level),
                float(block.tag == "p"),
                float(block.tag == "li"),
                float(block.tag in ("td", "th")),
                float(block.tag == "div"),
                block.link_chars / max(1, len(block.text)),
                block.strong_chars / max(1, len(block.text)),
                math.log1p(containers[block.container]),
                math.log1p(outers[block.outer]),
                containers[block.container] / largest,
                outers[block.outer] / largest_outer,
                links[block.container] / max(1, chars[block.container]),
                float(i > 0 and blocks[i - 1].container == block.container),
                float(i + 1 < len(blocks) and blocks[i + 1].container == block.container),
                float(max(-20, min(60, i - headline_at))) if headline_at >= 0 else -30.0,
                float(i == headline_at),
                extractor.share(words[i]),
                structured.share(words[i]),
                tags[block.tag] / all_prose,
                *_bits(block.near, len(HINTS)),
                *_bits(block.around, len(HINTS)),
                *_bits(block.inside, len(INSIDE)),
            ]
        )
    return rows


def _bits(value: int, count: int) -> list[float]:
    return [float(value >> number & 1) for number in range(count)]


def _headline_index(blocks: Sequence[Block], headline: str) -> int:
    """Where the headline stands: the first h1 with its words, else the first heading or line with them, else -1."""
    wanted = WORD.findall(headline.lower())
    found = -1
    for i, block in enumerate(blocks):
        if wanted and len(block.text) < 2 * len(headline) + 20 and WORD.findall(block.text.lower()) == wanted:
            if block.heading_level == 1:
                return i
            found = i if found < 0 else found
    if found < 0:
        found = next((i for i, block in enumerate(blocks) if block.heading_level == 1), -1)
    return found


class _Coverage:
    """How much of a block stands in another reading of the page, from 0 to 1; -1 where there is no such reading."""

    def __init__(self, text: str | None) -> None:
        found = WORD.findall(text or "")
        self._known = bool(found)
        self._shingles = set(zip(*(found[i:] for i in range(_SHINGLE_WORDS)), strict=False))
        self._lines = {tuple(WORD.findall(line)) for line in (text or "").split("\n")}

    def share(self, words: list[str]) -> float:
        if not self._known or not words:
            return _MISSING
        if tuple(words) in self._lines:
            return 1.0
        shingles = list(zip(*(words[i:] for i in range(_SHINGLE_WORDS)), strict=False))
        if not shingles:
            return 0.0
        return sum(1 for shingle in shingles if shingle in self._shingles) / len(shingles)
