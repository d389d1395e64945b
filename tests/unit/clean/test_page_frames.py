"""Of several articles on a page, each under its own headline, only the one asked for comes out."""

import pytest

from functions.clean.blocks import Block
from functions.clean.cleaning import clean
from functions.clean.page_frames import within_frame
from tests.unit.clean.pages.articles import BAKERS, COURT, PIER, Article

TEXT = "The council met for the fourth time this week and again could not agree on the price of water."


def framed(article: Article) -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in article.paragraphs)
    return f'<article class="post"><header><h1>{article.headline}</h1></header><div>{paragraphs}</div></article>'


@pytest.mark.parametrize("asked", [PIER, COURT, BAKERS])
def test_only_the_article_of_the_title_comes_out(asked: Article) -> None:
    articles = (PIER, COURT, BAKERS)
    html = f"<title>{asked.headline}</title><main>{''.join(map(framed, articles))}</main>"
    text = clean(html.encode(), key="inbox/x.html").text
    for article in articles:
        assert (article.paragraphs[1][:60] in text) == (article is asked)


def blocks(*kinds: tuple[str, int, int]) -> list[Block]:
    return [
        Block(f"{TEXT} {number}", tag=tag, signature=signature, container=container)
        for number, (tag, signature, container) in enumerate(kinds)
    ]


def test_headings_in_the_headlines_own_container_are_of_its_sections() -> None:
    found = blocks(("h2", 1, 1), ("p", 2, 1), ("p", 2, 1), ("p", 2, 1), ("h2", 1, 1), ("p", 2, 1))
    assert within_frame(found, [True] * 6, [19] * 6, 0) == [True] * 6


def test_headings_of_another_make_are_of_its_sections() -> None:
    found = blocks(("h1", 1, 1), ("p", 2, 2), ("p", 2, 2), ("p", 2, 2), ("h2", 3, 2), ("p", 2, 2))
    assert within_frame(found, [True] * 6, [19] * 6, 0) == [True] * 6


def test_a_heading_without_text_below_it_is_not_the_headline_of_what_is_kept() -> None:
    found = blocks(("h2", 1, 1), ("h2", 1, 3), ("p", 2, 4), ("p", 2, 4), ("p", 2, 4))
    assert within_frame(found, [False] + [True] * 4, [19] * 5, 0) == [False] + [True] * 4


def test_without_a_headline_everything_stays() -> None:
    assert within_frame(blocks(("p", 1, 1)), [True], [19], -1) == [True]
    assert within_frame(blocks(("p", 1, 1), ("p", 1, 2)), [True] * 2, [90] * 2, 0) == [True] * 2


def test_the_byline_of_the_next_article_is_not_that_of_the_first() -> None:
    first, second = (
        f"<article><h1>{article.headline}</h1><p class='byline'>By {article.authors[0]}</p>"
        f"{''.join(f'<p>{text}</p>' for text in article.paragraphs)}</article>"
        for article in (PIER, COURT)
    )
    page = f"<html><head><title>{PIER.headline}</title></head><body><div>{first}{second}</div></body></html>"
    document = clean(page.encode(), key="inbox/x.html")
    assert (document.text, document.authors) == (PIER.text, PIER.authors)
