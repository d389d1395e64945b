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


def group_features(
    blocks: Sequence[Block], chances: Sequence[float], words: Sequence[int], places: Sequence[int]
) -> list[tuple[float, ...]]:
    """For the block at each place the mean chance, by words, of the others in its groups: GROUP_NAMES."""
    weights = [count * chance for count, chance in zip(words, chances, strict=True)]
    columns = [_means_of_others(list(map(group, blocks)), weights, words, places) for group in _GROUPS]
    return list(zip(*columns, strict=True))


def _means_of_others(
    keys: Sequence[object], weights: Sequence[float], words: Sequence[int], places: Sequence[int]
) -> list[float]:
    mass: dict[object, float] = defaultdict(float)
    total: dict[object, int] = defaultdict(int)
    for key, weight, count in zip(keys, weights, words, strict=True):
        mass[key] += weight
        total[key] += count
    others = [(mass[keys[i]] - weights[i], total[keys[i]] - words[i]) for i in places]
    return [weight / count if count > 0 else _MISSING for weight, count in others]
