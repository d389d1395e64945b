"""Text that stands on a page twice comes out once, and a list of teasers is known by its second copy."""

from functions.clean.blocks import Block
from functions.clean.cleaning import clean
from functions.clean.echoes import level_copies, without_echoes
from tests.unit.clean.pages.articles import COURT, PIER
from tests.unit.clean.pages.cases import body, page

TEASERS = [
    f"In the town of number {number} a council has voted against the new road after a long debate"
    for number in range(4)
]


def test_an_article_hidden_in_the_page_a_second_time_comes_out_once() -> None:
    twice = body(COURT) + f"<div>{' '.join(COURT.paragraphs)}</div>"
    text = clean(page(COURT, twice), key="inbox/x.html").text
    assert text.count(COURT.paragraphs[1][:60]) == 1


def test_short_lines_may_be_said_twice() -> None:
    blocks = [Block("It was quiet again."), Block(PIER.paragraphs[0]), Block("It was quiet again.")]
    assert without_echoes(blocks, [True] * 3) == [True] * 3


def test_what_was_cut_is_not_repeated_by_what_is_kept() -> None:
    assert without_echoes([Block(PIER.paragraphs[0])] * 2, [False, True]) == [False, True]


def test_what_one_part_of_a_page_says_twice_is_its_own() -> None:
    dish = "Beans from the oven with a cup of rice, two tomatoes and a spoon of oil for each of four"
    assert without_echoes([Block(dish, container=1)] * 2, [True] * 2) == [True] * 2
    assert without_echoes([Block(dish, container=1), Block(dish, container=2)], [True] * 2) == [True, False]


def test_a_list_of_teasers_has_the_chance_of_its_less_likely_copy() -> None:
    blocks = [Block(text) for text in (*TEASERS, "The article.", *TEASERS)]
    chances = level_copies(blocks, [0.9] * 4 + [1.0] + [0.1] * 4)
    assert chances == [0.1] * 4 + [1.0] + [0.1] * 4


def test_a_first_paragraph_that_is_also_a_teaser_keeps_its_chance() -> None:
    blocks = [Block(text) for text in (PIER.paragraphs[0], PIER.paragraphs[1], PIER.paragraphs[0])]
    assert level_copies(blocks, [0.9, 0.9, 0.1]) == [0.9, 0.9, 0.1]


def test_an_article_printed_twice_keeps_its_chances() -> None:
    blocks = [Block(text) for text in (*COURT.paragraphs, *COURT.paragraphs)]
    chances = [0.9] * len(COURT.paragraphs) + [0.4] * len(COURT.paragraphs)
    assert level_copies(blocks, chances) == chances
