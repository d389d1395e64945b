"""Owns the features that tell where in a page's tree a block stands, seen from where its prose and its headline are."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.line_traits import PROSE_WORDS
from functions.clean.named_body import Part

_TREE_NAMES: Final = (
    "up_to_prose", "down_to_prose", "up_to_headline", "down_to_headline", "prose_in_common", "signature_prose",
    "signature_blocks", "signature_words", "same_article", "article_prose",
)  # fmt: skip
_HEADLINE_NAMES: Final = (
    "words_since_headline", "headings_since_headline", "articles_since_headline", "headline_words", "headline_share",
)  # fmt: skip
SHAPE_NAMES: Final = _TREE_NAMES + _HEADLINE_NAMES
_MAX_STEPS: Final = 12  # farther up the tree every distance says the same
_LONG_WORD: Final = 4  # characters from which a word of a headline says what it is about
_MISSING: Final = -1.0


def shape_features(
    blocks: Sequence[Block], words: Sequence[list[str]], parts: Mapping[int, Part], headline: int, title: Sequence[str]
) -> list[list[float]]:
    """One row for each block with the values of SHAPE_NAMES; `headline` is the place of the headline or -1."""
    tree = _tree_features(blocks, [len(found) for found in words], parts, headline)
    after = _headline_features(blocks, words, headline, title)
    return [a + b for a, b in zip(tree, after, strict=True)]


def _tree_features(
    blocks: Sequence[Block], counts: Sequence[int], parts: Mapping[int, Part], headline: int
) -> list[list[float]]:
    prose = [count if count >= PROSE_WORDS else 0 for count in counts]
    all_prose = max(1, sum(prose))
    inside = _prose_inside(blocks, prose, parts)
    from_prose = _Distances(parts, _densest(blocks, prose))
    from_headline = _Distances(parts, blocks[headline].container if headline >= 0 else -1)
    kinds = Counter(block.signature for block in blocks)
    prose_of_kind = _sums(blocks, prose, lambda block: block.signature)
    words_of_kind = _sums(blocks, counts, lambda block: block.signature)
    articles = _sums(blocks, prose, lambda block: block.article)
    rows = []
    for block in blocks:
        up, down, common = from_prose.to(block.container)
        kind = block.signature
        rows.append(
            [
                float(up),
                float(down),
                *map(float, from_headline.to(block.container)[:2]),
                inside[common] / all_prose,
                prose_of_kind[kind] / all_prose,
                math.log1p(kinds[kind]),
                words_of_kind[kind] / kinds[kind],
                float(block.article == blocks[headline].article) if headline >= 0 else _MISSING,
                articles[block.article] / all_prose,
            ]
        )
    return rows


def _headline_features(
    blocks: Sequence[Block], words: Sequence[list[str]], headline: int, title: Sequence[str]
) -> list[list[float]]:
    """What lies between the headline and each block, and how many of the headline's words the block has."""
    wanted = {word for word in title if len(word) >= _LONG_WORD}
    rows = []
    since_words = since_headings = 0
    articles: set[int] = set()
    for i, (block, found) in enumerate(zip(blocks, words, strict=True)):
        if i > headline >= 0:
            since_headings += block.heading_level in (1, 2)
            articles |= {block.article} - {0}
        own = {low for word, low in zip(found, block.traits.lowered, strict=True) if len(word) >= _LONG_WORD}
        rows.append(
            [
                math.log1p(since_words) if headline >= 0 else _MISSING,
                float(since_headings),
                float(len(articles)),
                len(wanted & own) / len(wanted) if wanted else _MISSING,
                len(wanted & own) / max(1, len(own)),
            ]
        )
        since_words += len(found) if i >= headline >= 0 else 0
    return rows


def _sums(blocks: Sequence[Block], values: Sequence[int], group: Callable[[Block], int]) -> Counter[int]:
    sums = Counter[int]()
    for block, value in zip(blocks, values, strict=True):
        sums[group(block)] += value
    return sums


def _densest(blocks: Sequence[Block], prose: Sequence[int]) -> int:
    """The container with the most prose, what stands in the element around it counting by half."""
    containers = _sums(blocks, prose, lambda block: block.container)
    outers = _sums(blocks, prose, lambda block: block.outer)
    scores = {block.container: containers[block.container] + outers[block.outer] / 2 for block in blocks}
    return max(scores, key=lambda number: (scores[number], -number), default=-1)


def _prose_inside(blocks: Sequence[Block], prose: Sequence[int], parts: Mapping[int, Part]) -> Counter[int]:
    """Words of prose inside each element, as far up as is looked at."""
    inside = Counter[int]()
    for container, count in _sums(blocks, prose, lambda block: block.container).items():
        if count:
            for number in _upwards(container, parts):
                inside[number] += count
    return inside


def _upwards(number: int, parts: Mapping[int, Part]) -> Iterator[int]:
    """An element and those around it."""
    for _ in range(2 * _MAX_STEPS):
        yield number
        if number not in parts:
            return
        number = parts[number].parent


class _Distances:
    """How far elements are from one of them: steps up to what both stand in, and from there down to it."""

    def __init__(self, parts: Mapping[int, Part], target: int) -> None:
        self._parts = parts
        self._down = {number: steps for steps, number in enumerate(_upwards(target, parts))} if target >= 0 else {}
        self._known: dict[int, tuple[int, int, int]] = {}

    def to(self, container: int) -> tuple[int, int, int]:
        """Steps up, steps down, and the element both stand in; -1 for that if there is none near."""
        if container not in self._known:
            self._known[container] = next(
                (
                    (min(_MAX_STEPS, up), min(_MAX_STEPS, self._down[number]), number)
                    for up, number in enumerate(_upwards(container, self._parts))
                    if number in self._down
                ),
                (_MAX_STEPS + 1, _MAX_STEPS + 1, -1),
            )
        return self._known[container]
