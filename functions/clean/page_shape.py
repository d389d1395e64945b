"""Owns the features that tell where in a page's tree a block stands, seen from where its prose and its headline are."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    """One row for each block with the values of SHAPE_NAMES; `headline` is the place of the headline or -1, and `title`
    its words."""
    tree = _tree_features(blocks, [len(found) for found in words], parts, headline)
    after = _headline_features(blocks, words, headline, title)
    return [a + b for a, b in zip(tree, after, strict=True)]


def _tree_features(
    blocks: Sequence[Block], counts: Sequence[int], parts: Mapping[int, Part], headline: int
) -> list[list[float]]:
    containers, outers, articles = (defaultdict[int, int](int) for _ in range(3))
    kinds, prose_of_kind, words_of_kind = (defaultdict[int, int](int) for _ in range(3))
    for block, count in zip(blocks, counts, strict=True):
        kinds[block.signature] += 1
        words_of_kind[block.signature] += count
        if count >= PROSE_WORDS:
            containers[block.container] += count
            outers[block.outer] += count
            articles[block.article] += count
            prose_of_kind[block.signature] += count
    all_prose = max(1, sum(containers.values()))
    inside = _prose_inside(containers, parts)
    from_prose = _Distances(parts, _densest(blocks, containers, outers))
    from_headline = _Distances(parts, blocks[headline].container if headline >= 0 else -1)
    of_kind = {
        kind: (prose_of_kind[kind] / all_prose, math.log1p(count), words_of_kind[kind] / count)
        for kind, count in kinds.items()
    }
    rows = []
    for block in blocks:
        up, down, common = from_prose.to(block.container)
        headline_up, headline_down, _ = from_headline.to(block.container)
        rows.append(
            [
                float(up),
                float(down),
                float(headline_up),
                float(headline_down),
                inside[common] / all_prose,
                *of_kind[block.signature],
                float(block.article == blocks[headline].article) if headline >= 0 else _MISSING,
                articles[block.article] / all_prose,
            ]
        )
    return rows


def _headline_features(
    blocks: Sequence[Block], words: Sequence[list[str]], headline: int, title: Sequence[str]
) -> list[list[float]]:
    """What lies between the headline and each block, and how many of the headline's words the block has."""
    long = [word for word in title if len(word) >= _LONG_WORD]
    wanted = {word.lower() for word in long}
    written = {form for word in long for form in (word, word.lower(), word.capitalize(), word.upper())}
    nothing = (0.0 if wanted else _MISSING, 0.0)
    rows = []
    since_words = since_headings = 0
    articles: set[int] = set()
    before = 0.0 if headline >= 0 else _MISSING
    for i, (block, found) in enumerate(zip(blocks, words, strict=True)):
        if i > headline >= 0:
            since_headings += block.heading_level in (1, 2)
            articles |= {block.article} - {0}
            before = math.log1p(since_words)
        of_headline, of_own = nothing if written.isdisjoint(found) else _in_common(wanted, found)
        rows.append([before, float(since_headings), float(len(articles)), of_headline, of_own])
        since_words += len(found) if i >= headline >= 0 else 0
    return rows


def _in_common(wanted: set[str], words: Sequence[str]) -> tuple[float, float]:
    """How much of a headline's words a block has, and how much of the block's long words these are."""
    own = {word.lower() for word in words if len(word) >= _LONG_WORD}
    shared = len(wanted & own)
    return shared / len(wanted), shared / max(1, len(own))


def _densest(blocks: Sequence[Block], containers: Mapping[int, int], outers: Mapping[int, int]) -> int:
    """The container with the most prose, what stands in the element around it counting by half."""
    scores = {block.container: containers[block.container] + outers[block.outer] / 2 for block in blocks}
    return max(scores, key=lambda number: (scores[number], -number), default=-1)


def _prose_inside(containers: Mapping[int, int], parts: Mapping[int, Part]) -> Mapping[int, int]:
    """Words of prose inside each element, as far up as is looked at."""
    inside = defaultdict[int, int](int)
    for container, count in containers.items():
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
            self._known[container] = self._steps(container)
        return self._known[container]

    def _steps(self, container: int) -> tuple[int, int, int]:
        for up, number in enumerate(_upwards(container, self._parts)):
            if number in self._down:
                return min(_MAX_STEPS, up), min(_MAX_STEPS, self._down[number]), number
        return _MAX_STEPS + 1, _MAX_STEPS + 1, -1
