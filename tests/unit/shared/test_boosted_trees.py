"""Compiled trees give what walking them gives."""

import random
from typing import Any

import pytest

from shared.boosted_trees import chance_of, sum_of_trees

CHANCE = random.Random(11)  # noqa: S311 - no secret
FEATURES = 4


def tree(depth: int) -> Any:
    """A random tree as weights files write it."""
    if not depth:
        return round(CHANCE.uniform(-0.2, 0.2), 3)
    return [CHANCE.randrange(FEATURES), round(CHANCE.uniform(0, 1), 3), tree(depth - 1), tree(depth - 1)]


def walked(found: Any, row: list[float]) -> float:
    while isinstance(found, list):
        feature, threshold, below, above = found
        found = below if row[feature] <= threshold else above
    return float(found)


@pytest.mark.parametrize(("count", "depth"), [(1, 0), (60, 3), (400, 4)])
def test_the_sum_is_that_of_the_trees_walked(count: int, depth: int) -> None:
    trees = [tree(depth) for _ in range(count)]
    total = sum_of_trees(trees)
    for _ in range(50):
        row = [CHANCE.uniform(-1, 2) for _ in range(FEATURES)]
        assert total(*row) == pytest.approx(sum(walked(found, row) for found in trees))


def test_a_value_at_the_threshold_goes_the_lower_way() -> None:
    total = sum_of_trees([[0, 0.5, -1.0, 2.0]])
    assert (total(0.5), total(0.51)) == (-1.0, 2.0)


def test_features_that_no_tree_asks_for_are_ignored() -> None:
    assert sum_of_trees([[1, 0.5, -1.0, 2.0]])(9.0, 1.0, 9.0, 9.0) == 2.0
    assert sum_of_trees([])(1.0, 2.0) == 0.0


def test_a_chance_is_between_0_and_1_however_far_the_sum_goes() -> None:
    assert chance_of(0.0) == 0.5
    assert 0.0 < chance_of(-1e9) < 1e-9
    assert 1 - 1e-9 < chance_of(1e9) <= 1.0
