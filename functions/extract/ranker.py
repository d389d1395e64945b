"""Owns the ranker: boosted trees, read from a JSON file, that give a candidate the chance of being right.

The files are made by `benchmarks/train_attribution.py` and `benchmarks/train_reported.py`. A chance is the logistic
function of the sum of the trees and the bias.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from shared.boosted_trees import chance_of, sum_of_trees


class Ranker(NamedTuple):
    """A model and the names of the features it was trained on, in order."""

    features: tuple[str, ...]
    bias: float
    trees: Callable[..., float]  # their sum, for the figures of the features one by one
    words: dict[str, float]  # figures for single words, for a model that has such a feature

    def chance(self, values: list[float]) -> float:
        """Between 0 and 1, for values in the order of `features`."""
        return chance_of(self.bias + self.trees(*values))


@cache
def load_ranker(path: Path) -> Ranker:
    """The ranker of a weights file, read once."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    trees = sum_of_trees(stored["trees"])
    return Ranker(tuple(stored["features"]), float(stored["bias"]), trees, stored.get("words", {}))
