"""From the ways in which programs break lines to the blocks that a reader would see."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.clean.cleaning import clean
from functions.clean.layout import lay_out
from functions.clean.text_files.markdown import read_markdown
from functions.clean.text_files.plain_text import read_plain_text
from shared.errors import Rejected
from tests.unit.clean.pages.articles import ALL, COURT, PIER, SCHOOL

PARAGRAPHS = [paragraph for article in ALL for paragraph in article.paragraphs if len(paragraph) > 200]
MENU = ["News", "Harbour", "Sport", "Opinion", "Weather"]
TEASERS = "Wolf seen on golf course near the ninth hole\nOpera house sings for an empty stadium again\nFerry late"


def texts(text: str) -> list[str]:
    return [block.text for block in read_plain_text(text)]


def solid(text: str) -> str:
    return "".join(text.split())


@given(
    paragraphs=st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=6),
    width=st.integers(50, 110),
    indent=st.sampled_from(["", "   ", "> "]),
)
def test_paragraphs_wrapped_at_any_width_come_back(paragraphs: list[str], width: int, indent: str) -> None:
    lines = (textwrap.fill(part, width, initial_indent=indent, subsequent_indent=indent) for part in paragraphs)
    assert texts("\n\n".join(lines)) == [" ".join(part.split()) for part in paragraphs]


def test_menus_beside_wrapped_paragraphs_stay_lines_of_their_own() -> None:
    text = "\n".join([*MENU, "", textwrap.fill(PARAGRAPHS[0], 72), textwrap.fill(PARAGRAPHS[1], 72), "", *MENU])
    assert texts(text) == [*MENU, PARAGRAPHS[0], PARAGRAPHS[1], *MENU]


def test_teasers_of_about_one_length_are_not_joined() -> None:
    assert texts(TEASERS) == TEASERS.split("\n")


def test_link_numbers_and_the_list_of_addresses_are_no_text() -> None:
    text = (
        "   [1]News [2]Sport\n\n   (BUTTON) Subscribe\n\n   The mayor, [3]Ada Lind, opened the pier.\n\n"
        "References\n\n   Visible links:\n   1. https://post.example/news\n   2. https://post.example/sport\n"
        "   3. mailto:lind@bay.example\n"
    )
    assert texts(text) == ["News Sport", "Subscribe", "The mayor, Ada Lind, opened the pier."]


@pytest.mark.parametrize(
    "text",
    ["The rule is in section [3] of the act.\n\nReferences\n\nThe act of 1999", "He gave [4] reasons.\n\nReferences"],
)
def test_numbers_in_brackets_stay_where_no_addresses_are_listed(text: str) -> None:
    assert texts(text) == text.split("\n\n")


def test_sentences_torn_at_their_links_are_joined() -> None:
    torn = (
        "News\nSport\nThe ferry pier in\nKestrel Bay\nwill be built after all, the mayor said on\nMonday\n.\n"
        "The company\nSund Lines\n, which had left in March, will pay for it.\nShare\nSign in"
    )
    assert texts(torn) == [
        "News",
        "Sport",
        "The ferry pier in Kestrel Bay will be built after all, the mayor said on Monday.",
        "The company Sund Lines, which had left in March, will pay for it.",
        "Share",
        "Sign in",
    ]


def test_byline_is_not_joined_to_a_torn_headline_above_it() -> None:
    torn = (
        "Pier to be built after all\nBy Nora Quist\nThe pier of the town of\nKestrel Bay\n, shut in March, is to open."
    )
    assert texts(torn)[:2] == ["Pier to be built after all", "By Nora Quist"]


@pytest.mark.parametrize(
    "lines",
    [
        "You asked for a song in the night\nand the wind has none to give\nso I took the boat to the quay",
        "Wolf seen on golf course\nbusiness\nOpera sings for empty stadium\nsport\nFerry late\nculture",
    ],
    ids=["poem", "labels in lower case"],
)
def test_short_lines_in_lower_case_are_no_torn_sentences(lines: str) -> None:
    assert texts(lines) == lines.split("\n")


def test_blocks_glued_to_one_another_are_parted() -> None:
    labels = "The Varnsund PostNewsHarbour WeatherSport TodaySign in "
    text = (
        f"{labels}Pier to be built after allBy Nora Quist12 March 2026{''.join(PIER.paragraphs)}About usPrivacy policy"
    )
    found = texts(text)
    assert all(paragraph in found for paragraph in PIER.paragraphs[1:-1])
    assert "By Nora Quist" in found


def test_names_with_a_capital_inside_are_not_parted() -> None:
    line = "Ann McDonald of YouTube said on a LinkedIn page that DeWitt and PlayStation were names. " * 4
    assert texts(line) == [line.strip()]


def test_page_on_one_line_is_parted_at_its_sentences_and_the_article_is_one_paragraph() -> None:
    menu = " ".join(["The Varnsund Post", *MENU, "Culture Travel Food Cars Games Puzzles Archive Sign in Subscribe"])
    foot = "Most read Wolf seen on golf course Why the ferry is late © 2026 Varnsund Post Media. All rights reserved."
    document = clean(f"{menu} {' '.join(COURT.paragraphs)} {foot}".encode(), key="inbox/x.txt")
    assert " ".join(COURT.paragraphs[1:]) in document.text
    assert "\n" not in document.text
    assert "Puzzles" not in document.text
    assert document.headline is None


@pytest.mark.parametrize("article", ALL, ids=lambda article: article.headline[:12])
def test_article_on_one_line_without_a_page_stays_whole(article: object) -> None:
    text = " ".join(article.text.split())  # type: ignore[attr-defined]
    assert clean(text.encode(), key="inbox/x.txt").text == text


def test_addresses_that_were_broken_when_markdown_was_wrapped_are_no_text() -> None:
    text = (
        "# Pier to be built after\nall\n\n[ ![](https://post.example/wp-\ncontent/a.jpg) ](https://post.example/a-\nb)\n\n"
        "The company [Sund Lines](https://post.example/tag/sund-\nlines(a)) will pay, as it said in\n"
        "[March](/2026/march).\n"
    )
    assert lay_out(read_markdown(text)).endswith("The company Sund Lines will pay, as it said in March.")
    assert "http" not in lay_out(read_markdown(text))


def test_heading_that_was_broken_when_markdown_was_wrapped_is_one() -> None:
    body = "\n\n".join(textwrap.fill(part, 72) for part in SCHOOL.paragraphs)
    heading = textwrap.fill(f"# {SCHOOL.headline} because it was asked to by those who work in the quarry", 72)
    assert "\n" in heading
    assert read_markdown(f"{heading}\n\n{body}")[0].text == " ".join(heading[2:].split())


WORDS = st.sampled_from(
    ["The", "mayor", "of", "Bay", "said,", "“No.”", "pier.The", "it", ".", ",", "News", "By", "on", "•", "-"]
)
LINES = st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=30)


@given(lines=LINES, gap=st.sampled_from(["\n", "\n\n", " ", "", "   "]))
def test_no_character_is_lost_or_moved(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    marks = str.maketrans("", "", "•-")  # of lists, which blocks do not keep
    assert solid("".join(texts(text))).translate(marks) == solid(text).translate(marks)


@given(lines=LINES)
def test_every_block_stands_on_the_lines_it_names(lines: list[str]) -> None:
    text = "\n".join(lines)
    for block in read_plain_text(text):
        there = "\n".join(text.split("\n")[block.first_line - 1 : block.last_line])
        assert solid(block.text) in solid(there)


@pytest.mark.parametrize(
    "text",
    [
        "The pier in\n" + "Bay\n, and\n" * 30_000,
        "word " * 200_000,
        "a.The " * 100_000,
        "The mayor said no. " * 30_000 + "© 2026",
        "[1]" * 100_000,
        "   " * 200_000 + "x" * 300,
        "(BUTTON) " * 50_000,
    ],
    ids=["torn", "one line", "glued", "sentences", "numbers", "blanks", "buttons"],
)
def test_strange_lines_take_time_in_proportion(text: str) -> None:
    began = time.process_time()
    read_plain_text(text)
    assert time.process_time() - began < 3


@pytest.mark.parametrize("text", ["[](" * 50_000, "[a](b " * 30_000, "![" * 30_000, "[a](" + "(" * 100_000])
def test_strange_links_take_time_in_proportion(text: str) -> None:
    began = time.process_time()
    read_markdown(text)
    assert time.process_time() - began < 5


def test_copy_in_capitals_is_an_article_and_no_list() -> None:
    copy = (
        "The crew of the ferry voted on Friday evening to go back to work after nine days of waiting.",
        "The owners of the line have promised to pay for the time in which nothing moved, a clerk said.",
        "The first boat leaves the quay at six in the morning, and the last one comes back at midnight.",
    )
    document = clean("\n\n".join(copy).upper().encode(), key="inbox/x.txt")
    assert document.text == "\n\n".join(copy).upper()
    assert document.quality is not None
    assert not document.quality.warnings


def test_labels_in_capitals_are_no_article() -> None:
    labels = "\n\n".join(f"SIGN UP FOR NUMBER {number} OF OUR LETTERS NOW." for number in range(9))
    with pytest.raises(Rejected, match="no running text"):
        clean(labels.encode(), key="inbox/x.txt")
