"""Cells of CSV are text to a spreadsheet, whatever they begin with."""

import csv
import io

import pytest
from pydantic import BaseModel

from functions.api.tables import columns_of, to_csv


class _Row(BaseModel):
    text: str | None
    number: float = 0.5


def _cells(row: _Row, first: bool = False) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv([row], columns_of("text", "number"), first), newline="")))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(begin: str) -> None:
    assert _cells(_Row(text=f"{begin}1+1"))[0][0] == f"'{begin}1+1"


@pytest.mark.parametrize("text", ["Ann said = no", 'a "b", c\nd', "“=1+1”", "", "Zoë"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert _cells(_Row(text=text))[0] == [text, "0.5"]


def test_nothing_is_an_empty_cell() -> None:
    assert _cells(_Row(text=None))[0][0] == ""


def test_header_and_mark_stand_before_the_first_part_only() -> None:
    assert to_csv([], columns_of("text"), True) == "\ufefftext\r\n"
    assert to_csv([], columns_of("text"), False) == ""
