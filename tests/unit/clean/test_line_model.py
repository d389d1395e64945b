"""Trees give what walking them gives, and leave early only what is beyond hope."""

import math
import random
from typing import Any

import pytest

from functions.clean.blocks import Block
from functions.clean.line_model import _Trees, load_model, second_features

CHANCE = random.Random(11)  # noqa: S311 - no secret
ROWS = [[CHANCE.uniform(-1, 2) for _ in range(4)] for _ in range(50)]


def tree(depth: int) -> Any:
    """A random tree of four features."""
    if not depth:
        return round(CHANCE.uniform(-0.2, 0.2), 3)
    return [CHANCE.randrange(4), round(CHANCE.uniform(0, 1), 3), tree(depth - 1), tree(depth - 1)]


def walked(found: Any, row: list[float]) -> float:
    while isinstance(found, list):
        feature, threshold, below, above = found
        found = below if row[feature] <= threshold else above
    return float(found)


def test_chances_are_those_of_the_trees_walked() -> None:
    trees = [tree(3) for _ in range(60)]
    plain = [1 / (1 + math.exp(-sum(walked(found, row) for found in trees))) for row in ROWS]
    assert _Trees(trees).chances(ROWS) == pytest.approx(plain)
    assert _Trees(trees, [(20, -99.0, 0.0), (40, -99.0, 0.0)]).chances(ROWS) == pytest.approx(plain)


def test_what_is_beyond_hope_gets_what_later_trees_add_in_the_mean() -> None:
    trees = [[0, 0.5, -3.0, 1.0], [1, 0.5, 4.0, 2.0]]
    low, high = _Trees(trees, [(1, -2.5, -6.0)]).chances([[0.0, 0.0], [1.0, 1.0]])
    assert low == pytest.approx(1 / (1 + math.exp(9)))
    assert high == pytest.approx(1 / (1 + math.exp(-3)))


def test_what_is_seen_at_some_places_is_what_is_seen_there_among_all() -> None:
    blocks = [Block("word " * n, container=n % 3, signature=n % 2) for n in range(1, 12)]
    chances, words = [CHANCE.random() for _ in blocks], [len(block.traits.words) for block in blocks]
    for is_page in (False, True):
        rows = second_features(blocks, chances, words, range(len(blocks)), is_page=is_page)
        assert second_features(blocks, chances, words, [2, 7], is_page=is_page) == [rows[2], rows[7]]


def test_no_blocks_have_no_chances() -> None:
    assert load_model("html_weights").judge([], [], []) == []
    assert load_model("text_weights").judge([], [], []) == []
