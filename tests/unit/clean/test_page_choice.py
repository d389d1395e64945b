"""A page is read in several ways, and another reading than our own is taken where it is clearly better."""

import pytest

from functions.clean import article_reading
from functions.clean.blocks import Block
from functions.clean.cleaning import clean
from functions.clean.line_traits import WORD
from functions.clean.named_body import Part
from functions.clean.page_choice import (
    CHOICE_NAMES,
    Judged,
    candidates,
    choice_features,
    choose,
    expected_f1,
    is_doubtful,
    own_view,
)
from functions.clean.page_shape import SHAPE_NAMES, shape_features
from tests.unit.clean.pages.articles import COURT
from tests.unit.clean.pages.cases import body, page

BLOCKS = [Block(" ".join(f"word{number}x{n}" for n in range(21))) for number in range(6)]
KEPT = [True] * 6
READING = Judged([0.9] * 3 + [0.6] * 3, [21] * 6, [1.0] * 3 + [0.0] * 3, [-1.0] * 6)


def test_the_own_reading_stays_unless_another_is_clearly_better() -> None:
    assert choose(READING, BLOCKS, KEPT, {}) == KEPT
    assert choose(READING, BLOCKS, KEPT, {"both": 0.05}) == KEPT
    assert choose(READING, BLOCKS, KEPT, {"both": 0.5}) == [True] * 3 + [False] * 3


def test_an_extractor_that_was_asked_is_believed_sooner() -> None:
    assert choose(READING._replace(is_asked=True), BLOCKS, KEPT, {"both": 0.05}) == [True] * 3 + [False] * 3


def test_without_another_reading_there_is_nothing_to_choose() -> None:
    alone = READING._replace(in_other=[-1.0] * 6)
    assert candidates(alone, BLOCKS, KEPT) == {}
    assert choose(alone, BLOCKS, KEPT, {"both": 9.0, "other": 9.0}) == KEPT


def test_expectation_grows_with_the_chances_of_what_is_kept() -> None:
    low = expected_f1([0.5, 0.5], [10, 10], [True, True])
    assert low < expected_f1([0.9, 0.9], [10, 10], [True, True]) < 1
    assert expected_f1([], [], []) == 0


def test_features_have_their_names() -> None:
    assert len(choice_features(READING, own_view(READING, KEPT), KEPT, "both")) == len(CHOICE_NAMES)
    words = [WORD.findall(block.text) for block in BLOCKS]
    assert {len(row) for row in shape_features(BLOCKS, words, {}, -1, [])} == {len(SHAPE_NAMES)}


def test_distances_in_the_tree_are_bounded_on_any_page() -> None:
    blocks = [Block("word " * 20, container=number, outer=number - 1) for number in range(1, 2000)]
    parts = {number: Part(number - 1, "div", 0, "") for number in range(1, 2000)}
    rows = shape_features(blocks, [["word"] * 20] * len(blocks), parts, 0, ["word"])
    assert max(max(row[:4]) for row in rows) <= 13


def test_an_extractor_is_asked_only_where_the_named_body_is_another_reading() -> None:
    assert is_doubtful(READING, KEPT)
    assert not is_doubtful(READING, [True] * 3 + [False] * 3)
    assert is_doubtful(READING, [False] * 6)


def test_no_extractor_is_asked_where_the_classifier_is_sure() -> None:
    assert not is_doubtful(READING._replace(chances=[0.99] * 6), KEPT)


def test_a_page_in_doubt_is_read_with_an_extractor_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(article_reading, "extract_text", lambda html, _: asked.append(html))
    for doubt in (False, True):
        monkeypatch.setattr(article_reading, "is_doubtful", lambda *_, doubt=doubt: doubt)
        assert COURT.paragraphs[1] in clean(page(COURT, body(COURT)), key="inbox/x.html").text
        assert len(asked) == doubt
