"""Owns the features that only a page's markup gives: what surrounds a block, and what other readings of it say."""

import functools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from functions.clean.blocks import Block, heading_level
from functions.clean.line_traits import PROSE_WORDS, WORD
from functions.clean.named_body import Part, named_body
from functions.clean.page_agreement import AGREEMENT_NAMES, agreement_features, coverage
from functions.clean.page_hints import HINTS, INSIDE
from functions.clean.page_lines import PAGE_LINE_NAMES, page_line_features
from functions.clean.page_shape import SHAPE_NAMES, shape_features

PAGE_NAMES: Final = (
    *PAGE_LINE_NAMES,
    "heading_level", "is_p", "is_li", "is_cell", "is_div", "link_share", "strong_share", "container_prose",
    "outer_prose", "container_share", "outer_share", "container_links", "same_container_before",
    "same_container_after", "after_headline", "tag_prose",
    *(f"near_{name}" for name in HINTS),
    *(f"around_{name}" for name in HINTS),
    *(f"inside_{name}" for name in INSIDE),
    "in_named", "in_structured",
    *(f"{source}_{name}" for source in ("named", "structured") for name in AGREEMENT_NAMES),
    *SHAPE_NAMES,
)  # fmt: skip
OPINION_NAMES: Final = ("in_extractor", *(f"extractor_{name}" for name in AGREEMENT_NAMES))


@dataclass(frozen=True, slots=True)
class Readings:
    """What else is known of a page: its headline, and the body given as structured data."""

    headline: str = ""
    structured: str | None = None


@dataclass(frozen=True, slots=True)
class PageView:
    """What a page's markup gives for each block: features, and how much of it stands in each other reading.

    `in_other` is the body that the page names, or the reading of an extractor if one `is_asked`. `headline` is the
    place of the headline among the blocks, or -1.
    """

    rows: list[list[float]]
    in_other: list[float]
    in_structured: list[float]
    headline: int = -1
    is_asked: bool = False


def view_page(blocks: Sequence[Block], readings: Readings, parts: Mapping[int, Part]) -> PageView:
    """The view of a page, whose elements are `parts`, with a row of PAGE_NAMES for each block."""
    words = [block.traits.words for block in blocks]
    counts = [len(found) for found in words]
    in_named = [float(keep) for keep in named_body(blocks, parts)]
    in_structured = coverage(readings.structured, words)
    title = WORD.findall(readings.headline)
    headline = _headline_index(blocks, [word.lower() for word in title])
    columns = (
        page_line_features(blocks),
        _markup_features(blocks, counts, headline),
        zip(in_named, in_structured, strict=True),
        agreement_features(blocks, counts, in_named),
        agreement_features(blocks, counts, in_structured),
        shape_features(blocks, words, parts, headline, title),
    )
    rows = [[*a, *b, *c, *d, *e, *f] for a, b, c, d, e, f in zip(*columns, strict=True)]
    return PageView(rows, in_named, in_structured, headline)


def ask(view: PageView, blocks: Sequence[Block], extractor: str) -> PageView:
    """The view of a page with the opinion of an extractor, whose text is given: rows end with OPINION_NAMES."""
    words = [block.traits.words for block in blocks]
    shares = coverage(extractor, words)
    opinions = agreement_features(blocks, [len(found) for found in words], shares)
    rows = [[*row, share, *opinion] for row, share, opinion in zip(view.rows, shares, opinions, strict=True)]
    return replace(view, rows=rows, in_other=shares, is_asked=True)


def _markup_features(blocks: Sequence[Block], counts: Sequence[int], headline: int) -> list[list[float]]:
    prose = [count if count >= PROSE_WORDS else 0 for count in counts]
    containers, outers, links, tags = Counter[int](), Counter[int](), Counter[int](), Counter[str]()
    chars = Counter[int]()
    for block, count in zip(blocks, prose, strict=True):
        containers[block.container] += count
        outers[block.outer] += count
        links[block.container] += block.link_chars
        tags[block.tag] += count
        chars[block.container] += len(block.text)
    all_prose = max(1, sum(prose))
    largest, largest_outer = max(1, *containers.values(), 1), max(1, *outers.values(), 1)
    of_tag = {tag: (_tag_features(tag), count / all_prose) for tag, count in tags.items()}
    of_container = {
        number: (math.log1p(count), count / largest, links[number] / max(1, chars[number]))
        for number, count in containers.items()
    }
    of_outer = {number: (math.log1p(count), count / largest_outer) for number, count in outers.items()}
    numbers = [-1, *(block.container for block in blocks), -1]
    rows = []
    for i, block in enumerate(blocks):
        kind, tag_prose = of_tag[block.tag]
        inside, inside_share, inside_links = of_container[block.container]
        around, around_share = of_outer[block.outer]
        length = len(block.text) or 1
        rows.append(
            [
                *kind,
                block.link_chars / length,
                block.strong_chars / length,
                inside,
                around,
                inside_share,
                around_share,
                inside_links,
                float(numbers[i] == block.container),
                float(numbers[i + 2] == block.container),
                float(max(-20, min(60, i - headline))) if headline >= 0 else -30.0,
                tag_prose,
                *_surroundings(block.near, block.around, block.inside),
            ]
        )
    return rows


def _tag_features(tag: str) -> tuple[float, ...]:
    found = (heading_level(tag), tag == "p", tag == "li", tag in ("td", "th"), tag == "div")
    return tuple(map(float, found))


@functools.lru_cache(maxsize=2_000)  # pages have some dozens of combinations
def _surroundings(near: int, around: int, inside: int) -> tuple[float, ...]:
    return _bits(near, len(HINTS)) + _bits(around, len(HINTS)) + _bits(inside, len(INSIDE))


def _bits(value: int, count: int) -> tuple[float, ...]:
    return tuple(float(value >> number & 1) for number in range(count))


def _headline_index(blocks: Sequence[Block], wanted: Sequence[str]) -> int:
    """Where the headline of these words stands: the first h1 with them, else the first heading or line, else -1."""
    found = -1
    for i, block in enumerate(blocks):
        if wanted and len(block.traits.words) == len(wanted) and block.traits.lowered == wanted:
            if block.heading_level == 1:
                return i
            found = i if found < 0 else found
    if found < 0:
        found = next((i for i, block in enumerate(blocks) if block.heading_level == 1), -1)
    return found
