"""The shortcut for cleaned texts says only of those that nothing goes of them which reading them leaves whole."""

import pytest

from functions.clean.article_reading import read_lines
from functions.clean.cleaning import clean
from functions.clean.line_model import load_model
from functions.clean.text_files.plain_text import read_plain_text
from functions.clean.whole_texts import is_surely_whole
from shared.errors import Rejected
from tests.unit.clean.pages.articles import PIER
from tests.unit.clean.pages.cases import all_cases

MODEL = load_model("text_weights")


def cleaned() -> list[str]:
    """The texts of all pages and dumps of the set that hold an article."""
    texts = []
    for case in all_cases():
        try:
            texts.append(clean(case.raw, key="inbox/x").text)
        except Rejected:
            continue
    return texts


def test_what_is_called_whole_is_left_whole() -> None:
    read = [read_plain_text(text) for text in cleaned()]
    whole = [blocks for blocks in read if is_surely_whole(blocks, MODEL)]
    assert 2 * len(whole) > len(read)
    assert all(all(read_lines(blocks, with_metadata=False).keeps) for blocks in whole)


@pytest.mark.parametrize(
    "line", ["By Ann Lee", "Ann Lee | 12 March 2026", "Harbour Post", "Advertisement", "Sign up for our newsletter"]
)
def test_texts_with_something_above_their_first_sentence_are_read(line: str) -> None:
    assert is_surely_whole(read_plain_text("\n\n".join(PIER.paragraphs)), MODEL)
    assert not is_surely_whole(read_plain_text("\n\n".join([line, *PIER.paragraphs])), MODEL)


def test_texts_with_furniture_inside_are_read() -> None:
    assert not is_surely_whole(read_plain_text("\n\n".join([*PIER.paragraphs, "Share this article"])), MODEL)


def test_an_empty_text_is_read() -> None:
    assert not is_surely_whole([], MODEL)


def test_a_sentence_with_a_word_of_furniture_is_judged() -> None:
    text = "\n\n".join([*PIER.paragraphs[:2], "He wants to share what the sea has left of it.", *PIER.paragraphs[2:]])
    assert is_surely_whole(read_plain_text(text), MODEL)
    assert all(read_lines(read_plain_text(text), with_metadata=False).keeps)
