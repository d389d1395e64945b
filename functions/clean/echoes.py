"""Owns the features of text that stands twice on a page: teasers repeated, articles hidden in it a second time."""

from collections.abc import Sequence
from typing import Final

ECHO_NAMES: Final = ("echo", "echo_before", "own_shingles")
SHINGLE_WORDS: Final = 4


def echo_features(words: Sequence[list[str]]) -> list[list[float]]:
    """One row for each block with the values of ECHO_NAMES: shares of its shingles that stand anywhere else, that
    stand above it, and that it does not repeat itself."""
    shingles = [shingles_of(found) for found in words]
    places: dict[int, tuple[int, int]] = {}
    for i, found in enumerate(shingles):
        for shingle in found:
            places[shingle] = (places[shingle][0] if shingle in places else i, i)
    rows = []
    for i, found in enumerate(shingles):
        total = max(1, len(found))
        before = sum(1 for shingle in found if places[shingle][0] < i)
        elsewhere = sum(1 for shingle in found if places[shingle] != (i, i))
        rows.append([elsewhere / total, before / total, len(set(found)) / total])
    return rows


def shingles_of(words: Sequence[str]) -> list[int]:
    """A number for each run of words: numbers are compared faster than the words."""
    return [hash(run) for run in zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)]
