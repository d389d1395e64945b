"""Owns the ranker: boosted regression trees, read from a JSON file, that give a candidate the chance of being right.

The file is made by `benchmarks/train_attribution.py`. A tree is a list of nodes; a node is [feature, threshold, left,
right] or, for a leaf, [value]. The chance is the logistic function of the sum of the leaves and the bias.
"""

import json
from functools import cache
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

# A node holds its branches themselves, not their numbers: half of the stage's own time is spent walking down here.
Node = tuple[int, float, Any, Any] | float


class Ranker(NamedTuple):
    """A model and the names of the features it was trained on, in order."""

    features: tuple[str, ...]
    bias: float
    trees: tuple[Node, ...]
    words: dict[str, float]  # figures for single words, for a model that has such a feature

    def chance(self, values: list[float]) -> float:
        """Between 0 and 1, for values in the order of `features`."""
        total = self.bias
        for node in self.trees:
            while node.__class__ is tuple:
                feature, threshold, left, right = node
                node = left if values[feature] <= threshold else right
            total += node  # type: ignore[operator]  # mypy does not narrow by class
        return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, total))))


@cache
def load_ranker(path: Path) -> Ranker:
    """The ranker of a weights file, read once."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    trees = tuple(_joined(tree, 0) for tree in stored["trees"])
    return Ranker(tuple(stored["features"]), float(stored["bias"]), trees, stored.get("words", {}))


def _joined(nodes: list[list[float]], number: int) -> Node:
    """The tree below a node, whose branches stand behind it in the list."""
    node = nodes[number]
    if len(node) == 1:
        return float(node[0])
    feature, threshold, left, right = node
    return int(feature), threshold, _joined(nodes, int(left)), _joined(nodes, int(right))
