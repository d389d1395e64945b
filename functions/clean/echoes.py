"""Owns the features of text that stands twice on a page: teasers repeated, articles hidden in it a second time."""

from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block

ECHO_NAMES: Final = ("echo", "echo_before", "own_shingles")


def echo_features(blocks: Sequence[Block]) -> list[list[float]]:
    """One row for each block with the values of ECHO_NAMES: shares of its shingles that stand anywhere else, that
    stand above it, and that it does not repeat itself."""
    shingles = [block.traits.shingles for block in blocks]
    places: dict[int, tuple[int, int]] = {}
    for i, found in enumerate(shingles):
        for shingle in found:
            places[shingle] = (places[shingle][0] if shingle in places else i, i)
    rows = []
    for i, found in enumerate(shingles):
        total = max(1, len(found))
        standing = [places[shingle] for shingle in found]
        before = len([1 for first, _ in standing if first < i])
        elsewhere = len([1 for place in standing if place != (i, i)])
        rows.append([elsewhere / total, before / total, len(set(found)) / total])
    return rows
