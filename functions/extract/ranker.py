"""Owns the ranker: boosted regression trees, read from a JSON file, that give a candidate the chance of being right.

The file is made by `benchmarks/train_attribution.py`. A tree is a list of nodes; a node is [feature, threshold, left,
right] or, for a leaf, [value]. The chance is the logistic function of the sum of the leaves and the bias.
"""

import json
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

Node = list[float]


class Ranker(NamedTuple):
    """A model and the names of the features it was trained on, in order."""

    features: tuple[str, ...]
    bias: float
    trees: tuple[tuple[tuple[float, ...], ...], ...]
    words: dict[str, float]  # figures for single words, for a model that has such a feature

    def chance(self, values: list[float]) -> float:
        """Between 0 and 1, for values in the order of `features`."""
        total = self.bias
        for tree in self.trees:
            node = tree[0]
            while len(node) > 1:
                feature, threshold, left, right = node
                node = tree[int(left if values[int(feature)] <= threshold else right)]
            total += node[0]
        return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, total))))


@cache
def load_ranker(path: Path) -> Ranker:
    """The ranker of a weights file, read once."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    trees = tuple(tuple(tuple(node) for node in tree) for tree in stored["trees"])
    return Ranker(tuple(stored["features"]), float(stored["bias"]), trees, stored.get("words", {}))
