"""Owns boosted regression trees: how weights files write them, and the sum of what they say of a row of features.

A tree is either the number it adds or `[feature, threshold, at most, above]`, whose last two are trees. They are made
by benchmarks/train_attribution.py, train_reported.py and train_line_classifier.py.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, Final, cast

_SUMMED: Final = 25  # trees in one sum: Python refuses expressions that are nested too deeply
_STEEPEST: Final = 50.0  # beyond it a chance is 0 or 1 to the last digit, and e to that power still a number


def sum_of_trees(trees: Sequence[Any]) -> Callable[..., float]:
    """The sum of the trees as a function of features, given one by one; features behind the last one asked are ignored.

    Compiled, with a variable for each feature, it takes a third of the time of walking the trees as lists, which was a
    fifth of clean's work. The source holds nothing but numbers of the weights file.
    """
    terms = [_expression(tree) for tree in trees]
    sums = [f"({'+'.join(terms[at : at + _SUMMED])})" for at in range(0, len(terms), _SUMMED)]
    features = "".join(f"f{number}," for number in range(1 + max(map(_last_feature, trees), default=-1)))
    source = f"lambda {features}*_: {'+'.join(sums) or '0.0'}"
    return cast(Callable[..., float], eval(source, {"__builtins__": {}}))  # noqa: S307


def chance_of(score: float) -> float:
    """The chance, between 0 and 1, that such a sum of trees means: the logistic function."""
    return 1.0 / (1.0 + math.exp(-max(-_STEEPEST, min(_STEEPEST, score))))


def _expression(tree: Any) -> str:
    if not isinstance(tree, list):
        return repr(float(tree))
    feature, threshold, below, above = tree
    return f"({_expression(below)} if f{int(feature)}<={float(threshold)!r} else {_expression(above)})"


def _last_feature(tree: Any) -> int:
    return max(int(tree[0]), _last_feature(tree[2]), _last_feature(tree[3])) if isinstance(tree, list) else -1
