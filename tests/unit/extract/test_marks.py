import time

import pytest

from functions.extract.marks import quoted_regions


def quoted(text: str) -> list[str]:
    return [text[region.start : region.end] for region in quoted_regions(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('She said, "It is late."', ["It is late."]),
        ("She said, “It is late.”", ["It is late."]),
        ("She said, ''It is late.''", ["It is late."]),
        ("She said, ``It is late.''", ["It is late."]),
        ("Elle dit : « Il est tard. »", ["Il est tard."]),
        ("Sie sagte: „Es ist spät.“", ["Es ist spät."]),
        ("Sie sagte: »Es ist spät.«", ["Es ist spät."]),
        ("Hon sade: ”Det är sent.”", ["Det är sent."]),
        ("‘It’s late,’ she said.", ["It’s late,"]),
        ("'It's late,' she said.", ["It's late,"]),
        ("‘The boys’ bikes are here,’ she said.", ["The boys’ bikes are here,"]),
    ],
)
def test_every_convention_gives_the_words_without_the_marks(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_an_interrupted_quotation_gives_each_part() -> None:
    assert quoted("“It is late,” she said, “and cold.”") == ["It is late,", "and cold."]


def test_marks_of_another_kind_inside_belong_to_the_outer_region() -> None:
    assert quoted("“He told me, ‘Go home,’ and I went,” she said.") == ["He told me, ‘Go home,’ and I went,"]


def test_a_mark_left_open_runs_to_the_end_of_its_paragraph() -> None:
    regions = quoted_regions("“First part.\n\n“Second part.”")
    assert [region.closed for region in regions] == [False, True]
    assert quoted("“First part.\n\n“Second part.”") == ["First part.", "Second part."]


def test_openers_and_closers_of_different_kinds_match() -> None:
    assert quoted('“It is late," she said. "Come in.”') == ["It is late,", "Come in."]


def test_apostrophes_and_inches_are_no_marks() -> None:
    assert quoted("The boys’ club of the ’90s wasn’t far. He is 6'3\" tall, rock 'n' roll.") == []


def test_text_without_marks_has_no_regions() -> None:
    assert quoted_regions("") == []
    assert quoted_regions("Nothing here.") == []


@pytest.mark.parametrize("unit", ['"', '" ', "“a ", "'", "' ", "«", "''a "])
def test_time_is_linear_in_the_number_of_marks(unit: str) -> None:
    start = time.process_time()
    quoted_regions(unit * 100_000)
    assert time.process_time() - start < 3
