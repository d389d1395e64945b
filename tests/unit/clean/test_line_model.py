"""Later trees are not asked about what is beyond hope, and the second stage sees the same anywhere."""

import math
import random

import pytest

from functions.clean.blocks import Block
from functions.clean.line_model import _Trees, load_model, second_features

CHANCE = random.Random(11)  # noqa: S311 - no secret


def test_what_is_beyond_hope_gets_what_later_trees_add_in_the_mean() -> None:
    trees = [[0, 0.5, -3.0, 1.0], [1, 0.5, 4.0, 2.0]]
    low, high = _Trees(trees, [(1, -2.5, -6.0)]).chances([[0.0, 0.0], [1.0, 1.0]])
    assert low == pytest.approx(1 / (1 + math.exp(9)))
    assert high == pytest.approx(1 / (1 + math.exp(-3)))


def test_all_trees_are_asked_about_what_is_not_beyond_hope() -> None:
    trees = [[0, 0.5, -3.0, 1.0], [1, 0.5, 4.0, 2.0], [0, 0.2, 0.5, 0.25]]
    rows = [[CHANCE.random(), CHANCE.random()] for _ in range(20)]
    assert _Trees(trees, [(1, -99.0, 0.0), (2, -99.0, 0.0)]).chances(rows) == pytest.approx(_Trees(trees).chances(rows))


def test_what_is_seen_at_some_places_is_what_is_seen_there_among_all() -> None:
    blocks = [Block("word " * n, container=n % 3, signature=n % 2) for n in range(1, 12)]
    chances, words = [CHANCE.random() for _ in blocks], [len(block.traits.words) for block in blocks]
    for is_page in (False, True):
        rows = second_features(blocks, chances, words, range(len(blocks)), is_page=is_page)
        assert second_features(blocks, chances, words, [2, 7], is_page=is_page) == [rows[2], rows[7]]


def test_no_blocks_have_no_chances() -> None:
    assert load_model("html_weights").judge([], [], []) == []
    assert load_model("text_weights").judge([], [], []) == []
