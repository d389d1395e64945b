"""The lines between headline and article of a bare text: bylines and dates are found and are not its text."""

import pytest

from functions.clean.blocks import Block
from functions.clean.cleaning import clean
from functions.clean.openings import credit_lines, is_byline, is_date_line

BODY = """\
The council of Kestrel Bay voted on Tuesday to build a new ferry pier at the east end of the harbour, after two \
years of debate over its cost.

“We cannot wait another winter,” said the harbour master, Emil Aasgard, who had asked for the pier in 2024.

Work is to begin on 4 May 2027. The pier will cost 14 million crowns, of which the ferry company pays a third."""


@pytest.mark.parametrize(
    ("top", "authors", "published"),
    [
        ("Council backs new ferry pier\n\nBy Nora Quist\n\n12 March 2026", ("Nora Quist",), "2026-03-12"),
        ("Council backs new ferry pier\n12 March 2026\nBy Nora Quist", ("Nora Quist",), "2026-03-12"),
        ("12 March 2026\n\nCouncil backs new ferry pier\n\nBy Nora Quist", ("Nora Quist",), "2026-03-12"),
        ("Council backs new ferry pier\n\nNora Quist\n\nPublished 12 March 2026", ("Nora Quist",), "2026-03-12"),
        ("Council backs new ferry pier\n\nBy Nora Quist, 12 March 2026", ("Nora Quist",), "2026-03-12"),
        (
            "Council backs new ferry pier\n\nThursday, March 12, 2026 at 6:30 pm CET",
            (),
            "2026-03-12T18:30:00+01:00",
        ),
        ("Council backs new ferry pier\n\nUpdated 14 March 2026\nPublished 12 March 2026", (), "2026-03-12"),
        ("Council backs new ferry pier\n\nKESTREL BAY, March 12, 2026", (), "2026-03-12"),
        ("# Council backs new ferry pier\n\n*By Nora Quist, 12 March 2026*", ("Nora Quist",), "2026-03-12"),
        ("# Council backs new ferry pier\n\n**Nora Quist** | 12 March 2026", ("Nora Quist",), "2026-03-12"),
        ("# Council backs new ferry pier\n\n*12 March 2026*", (), "2026-03-12"),
        (
            "---\ntitle: Council backs new ferry pier\nauthor: Nora Quist\ndate: 2026-03-12\nlayout: post\n---",
            ("Nora Quist",),
            "2026-03-12",
        ),
    ],
)
def test_headline_byline_and_date_above_a_bare_text_are_found_and_cut(
    top: str, authors: tuple[str, ...], published: str
) -> None:
    document = clean(f"{top}\n\n{BODY}".encode(), key="inbox/pier.md" if top[0] in "#-" else "inbox/pier.txt")
    assert document.headline == "Council backs new ferry pier"
    assert document.authors == authors
    assert document.published_at == published
    assert document.text == BODY


def test_a_date_inside_the_text_is_not_its_own() -> None:
    assert clean(BODY.encode(), key="inbox/pier.txt").published_at is None


@pytest.mark.parametrize(
    "line",
    ["12 March 2026", "Published: Thu, 12 March 2026, 18:30 CET", "2026-03-12", "12.3.2026", "OSLO, May 3, 2026 –"],
)
def test_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["On 12 March 2026 the pier was closed", "1h ago", "12 March 2026: a day of shame", "May 2026", "Tuesday"]
)
def test_line_that_says_more_than_a_date(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize("line", ["By Nora Quist", "By Nora Quist and Bo Lind, harbour reporters", "BY NORA QUIST"])
def test_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", ["By nightfall the pier was gone", "By Tuesday, Nora Quist had left the city."])
def test_line_that_only_begins_like_a_byline(line: str) -> None:
    assert not is_byline(line)


def test_bylines_below_the_first_sentence_are_left_alone() -> None:
    lines = ["The council voted on Tuesday to build a new ferry pier at once.", "By Nora Quist", "12 March 2026"]
    assert credit_lines([Block(line) for line in lines], [True, True, True]) == set()
