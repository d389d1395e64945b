"""Owns what the second stage sees of the blocks that are like a block by their place in the page's tree."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Final

from functions.clean.blocks import Block

GROUP_NAMES: Final = ("in_container", "in_outer", "in_signature", "in_article", "in_signature_near")
_MISSING: Final = -1.0
_GROUPS: Final[tuple[Callable[[Block], object], ...]] = (
    attrgetter("container"),
    attrgetter("outer"),
    attrgetter("signature"),
    attrgetter("article"),
    attrgetter("signature", "container"),
)


def group_features(blocks: Sequence[Block], chances: Sequence[float], words: Sequence[int]) -> list[list[float]]:
    """For each block the mean chance, by words, of the others in its groups; the columns are GROUP_NAMES."""
    weights = [count * chance for count, chance in zip(words, chances, strict=True)]
    columns = [_means_of_others(list(map(group, blocks)), weights, words) for group in _GROUPS]
    return [list(row) for row in zip(*columns, strict=True)]


def _means_of_others(keys: Sequence[object], weights: Sequence[float], words: Sequence[int]) -> list[float]:
    mass: dict[object, float] = defaultdict(float)
    total: dict[object, int] = defaultdict(int)
    for key, weight, count in zip(keys, weights, words, strict=True):
        mass[key] += weight
        total[key] += count
    return [
        (mass[key] - weight) / (total[key] - count) if total[key] > count else _MISSING
        for key, weight, count in zip(keys, weights, words, strict=True)
    ]
