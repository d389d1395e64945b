"""A page is read in several ways, and text that stands on it twice comes out once."""

import pytest

from functions.clean import article_reading
from functions.clean.blocks import Block
from functions.clean.cleaning import clean
from functions.clean.echoes import echo_features
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
)
from functions.clean.page_shape import SHAPE_NAMES, shape_features
from functions.clean.verdicts import without_echoes
from tests.unit.clean.pages.articles import BAKERS, COURT, PIER
from tests.unit.clean.pages.cases import body, page

BLOCKS = [Block(" ".join(f"word{number}x{n}" for n in range(21))) for number in range(6)]
KEPT = [True] * 6
READING = Judged([0.9] * 3 + [0.6] * 3, [21] * 6, [1.0] * 3 + [0.0] * 3, [-1.0] * 6)


def test_an_article_hidden_in_the_page_a_second_time_comes_out_once() -> None:
    twice = body(COURT) + f"<div>{' '.join(COURT.paragraphs)}</div>"
    text = clean(page(COURT, twice), key="inbox/x.html").text
    assert text.count(COURT.paragraphs[1][:60]) == 1


def test_short_lines_may_be_said_twice() -> None:
    blocks = [Block("It was quiet again."), Block(PIER.paragraphs[0]), Block("It was quiet again.")]
    assert without_echoes(blocks, [True] * 3) == [True] * 3


def test_what_was_cut_is_not_repeated_by_what_is_kept() -> None:
    assert without_echoes([Block(PIER.paragraphs[0])] * 2, [False, True]) == [False, True]


def test_echoes_are_seen_on_both_sides_but_counted_above_on_one() -> None:
    blocks = [Block(text) for text in (PIER.paragraphs[0], BAKERS.paragraphs[0], PIER.paragraphs[0])]
    first, other, last = echo_features(blocks)
    assert first[:2] == [1.0, 0.0]
    assert other[:2] == [0.0, 0.0]
    assert last[:2] == [1.0, 1.0]


def test_the_own_reading_stays_unless_another_is_clearly_better() -> None:
    assert choose(READING, BLOCKS, KEPT, {}) == KEPT
    assert choose(READING, BLOCKS, KEPT, {"both": 0.01}) == KEPT
    assert choose(READING, BLOCKS, KEPT, {"both": 0.5}) == [True] * 3 + [False] * 3


def test_without_another_reading_there_is_nothing_to_choose() -> None:
    alone = READING._replace(in_other=[-1.0] * 6)
    assert candidates(alone, BLOCKS, KEPT) == {}
    assert choose(alone, BLOCKS, KEPT, {"both": 9.0, "other": 9.0}) == KEPT


def test_expectation_grows_with_the_chances_of_what_is_kept() -> None:
    low = expected_f1([0.5, 0.5], [10, 10], [True, True])
    assert low < expected_f1([0.9, 0.9], [10, 10], [True, True]) < 1
    assert expected_f1([], [], []) == 0


def test_features_have_their_names() -> None:
    assert len(choice_features(READING, KEPT, KEPT, "both")) == len(CHOICE_NAMES)
    words = [WORD.findall(block.text) for block in BLOCKS]
    assert {len(row) for row in shape_features(BLOCKS, words, {}, -1, [])} == {len(SHAPE_NAMES)}


def test_distances_in_the_tree_are_bounded_on_any_page() -> None:
    blocks = [Block("word " * 20, container=number, outer=number - 1) for number in range(1, 2000)]
    parts = {number: Part(number - 1, "div", 0, 0) for number in range(1, 2000)}
    rows = shape_features(blocks, [["word"] * 20] * len(blocks), parts, 0, ["word"])
    assert max(max(row[:4]) for row in rows) <= 13


def test_an_extractor_is_asked_only_where_the_named_body_is_another_reading() -> None:
    assert is_doubtful(READING, KEPT)
    assert not is_doubtful(READING, [True] * 3 + [False] * 3)
    assert is_doubtful(READING, [False] * 6)


def test_a_page_in_doubt_is_read_with_an_extractor_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(article_reading, "extract_text", lambda html, _: asked.append(html))
    for doubt in (False, True):
        monkeypatch.setattr(article_reading, "is_doubtful", lambda *_, doubt=doubt: doubt)
        assert COURT.paragraphs[1] in clean(page(COURT, body(COURT)), key="inbox/x.html").text
        assert len(asked) == doubt
