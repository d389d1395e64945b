"""Small tables inside an article: rows stay together, and tables stay whole or go."""

import json
import time

import pytest

from functions.clean.blocks import Block
from functions.clean.cleaning import clean
from functions.clean.page_reading import PageReader
from functions.clean.tables import with_whole_tables
from tests.unit.clean.pages import furniture as f
from tests.unit.clean.pages.articles import PIER

RESULTS = (
    ("Party", "Seats", "Share"),
    ("Harbour List", "9", "41.2 %"),
    ("Greens", "5", "23.0 %"),
    ("Farmers", "4", "18.9 %"),
    ("Others", "2", "9.1 %"),
)
CAPTION = "<figcaption>Result of the election of 2024</figcaption>"
FIGURES = (("Length", "312 metres"), ("Cost", "14 million crowns"), ("Opening", "Summer 2028"))
TERMS = (
    ("Breakwater", "A wall of stone that keeps the swell out of a harbour, and on which people fish."),
    ("Berth", "The place in a harbour where a ship lies when it is made fast to the pier."),
)


def table(rows: tuple[tuple[str, ...], ...], cell: str = "{}", first: str = "td") -> str:
    """A table, its cells as they are given."""
    tags = [first if number == 0 else "td" for number in range(len(rows))]
    lines = (
        "".join(f"<{tag}>{cell.format(text)}</{tag}>" for text in row) for tag, row in zip(tags, rows, strict=True)
    )
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def terms(rows: tuple[tuple[str, ...], ...]) -> str:
    return f"<dl>{''.join(f'<dt>{term}</dt><dd>{meaning}</dd>' for term, meaning in rows)}</dl>"


def page(content: str) -> bytes:
    above, below = ("".join(f"<p>{text}</p>" for text in part) for part in (PIER.paragraphs[:3], PIER.paragraphs[3:]))
    return (
        f"<!doctype html><html><head><title>{PIER.headline}</title></head><body>{f.TOP}<main><article>"
        f"<h1>{PIER.headline}</h1><div class='story'>{above}{content}{below}</div></article></main>{f.FOOT}"
    ).encode()


def between(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [" | ".join(row) for row in rows]
    return "\n\n".join([*PIER.paragraphs[:3], *lines, *PIER.paragraphs[3:]])


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (table(RESULTS, first="th"), RESULTS),
        (table(FIGURES), FIGURES),
        (table(FIGURES, cell="<p>{}</p>"), FIGURES),
        (f"<figure class='wp-block-table'>{table(RESULTS, first='th')}{CAPTION}</figure>", RESULTS),
        (table(TERMS), TERMS),
        (terms(FIGURES), FIGURES),
        (terms(TERMS), TERMS),
    ],
    ids=["results", "figures", "paragraphs in cells", "in a figure", "sentences", "list of figures", "list of terms"],
)
def test_a_small_table_stays_whole_and_each_row_on_a_line(content: str, rows: tuple[tuple[str, ...], ...]) -> None:
    document = clean(page(content), key="inbox/x.html")
    assert document.text == between(rows)
    assert clean(document.text.encode(), key="inbox/x.txt").text == document.text


def test_several_meanings_of_a_term_stand_in_its_row() -> None:
    reader = PageReader().read("<dl><dt>A</dt><dd>one</dd><dd>two</dd><dt>B</dt><dd>three</dd></dl>")
    assert len({block.cell[1] for block in reader.blocks if block.cell}) == 2


def test_lines_inside_a_cell_are_parted_by_blanks_only() -> None:
    rows = (("Crossing", "Day"), ("Varnsund to Kestrel Bay", "Monday<br>Friday"), ("Kestrel Bay to Varnsund", "Sunday"))
    assert "Varnsund to Kestrel Bay | Monday Friday" in clean(page(table(rows)), key="inbox/x.html").text


@pytest.mark.parametrize(
    "source",
    [
        f"<table><tr><td>Menu</td><td>{''.join(f'<p>{text}</p>' for text in PIER.paragraphs)}</td></tr></table>",
        f"<table><tr><td>{PIER.paragraphs[0] * 2}</td><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
        f"<table>{'<tr><td><a>News</a></td><td><a>Sport</a></td></tr>' * 2}</table>",
        "<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>",
        "<p>One</p><p>Two</p>",
    ],
    ids=["one row", "long cells", "links", "one column", "no table"],
)
def test_tables_that_lay_out_a_page_are_none_of_data(source: str) -> None:
    assert not any(block.cell for block in PageReader().read(source).blocks)


def kept(source: str, chances: float) -> list[str]:
    """What is kept with a table of whose cells three were kept and all have these chances."""
    read = PageReader().read(source)
    cells = [place for place, block in enumerate(read.blocks) if block.cell]
    keeps = [place not in cells[3:] for place in range(len(read.blocks))]
    all_chances = [chances if place in cells else 0.9 for place in range(len(read.blocks))]
    whole = with_whole_tables(read.blocks, keeps, all_chances, read.parts)
    return [block.text for block, keep in zip(read.blocks, whole, strict=True) if keep]


def test_a_table_that_is_not_of_the_article_goes_with_all_its_cells() -> None:
    beside = f"<div><p>Above.</p>{table(RESULTS)}</div><div><p>Below.</p></div>"
    within = f"<div><p>Above.</p><div>{table(RESULTS)}</div><p>Below.</p></div>"
    assert kept(beside, 0.4) == kept(within, 0.2) == ["Above.", "Below."]
    assert len(kept(beside, 0.6)) == len(kept(within, 0.4)) == len(RESULTS) * 3 + 2


def test_a_table_in_the_body_of_an_article_in_json_keeps_its_rows() -> None:
    body = "".join(f"<p>{text}</p>" for text in PIER.paragraphs[:3]) + table(FIGURES)
    text = clean(json.dumps({"headline": "x", "body": body}).encode(), key="inbox/x.json").text
    assert "Length | 312 metres\n\nCost | 14 million crowns" in text


def test_tables_in_tables_take_no_time() -> None:
    start_s = time.process_time()
    blocks: list[Block] = PageReader().read("<table><tr><td>a<td>b" * 3_000).blocks
    assert len(blocks) > 3_000
    assert time.process_time() - start_s < 1
