"""The body that a page names in its markup."""

import time

import pytest

from functions.clean.named_body import named_body, ranks_of
from functions.clean.page_reading import PageReader

WORDS = "The ferry to Varnsund was late again on Tuesday because the wind had turned, and nobody was told of it. "


def paragraph(number: int, words: int = 3) -> str:
    return f"<p>Number {number}. {WORDS * words}</p>"


def kept(source: str) -> list[str]:
    page = PageReader().read(source)
    keeps = named_body(page.blocks, page.parts)
    return [block.text.split(".")[0] for block, keep in zip(page.blocks, keeps, strict=True) if keep]


@pytest.mark.parametrize(
    "tag", ['div class="article-body"', 'div itemprop="articleBody"', 'section class="Post entry-content"', "article"]
)
def test_what_stands_in_the_named_element_is_the_body(tag: str) -> None:
    end = tag.split()[0]
    assert kept(f"<main>{paragraph(1)}<{tag}>{paragraph(2)}{paragraph(3)}</{end}>{paragraph(4)}</main>") == [
        "Number 2",
        "Number 3",
    ]


def test_the_surer_name_wins() -> None:
    source = f'<article>{paragraph(1)}<div class="article-body">{paragraph(2)}</div></article>'
    assert kept(source) == ["Number 2"]


def test_the_second_article_of_a_page_is_not_its_body() -> None:
    assert kept("".join(f"<article>{paragraph(number)}</article>" for number in (1, 2))) == ["Number 1"]


def test_a_teaser_in_the_same_markup_does_not_pass_for_the_body() -> None:
    teaser = f"<article>{WORDS}</article>"
    assert kept(f"{teaser}<article>{paragraph(1, 20)}</article>") == ["Number 1"]


def test_parts_named_as_something_else_are_left_out() -> None:
    inner = paragraph(1, 9) + f'<div class="newsletter-signup">{paragraph(2)}</div>' + f"<aside>{paragraph(3)}</aside>"
    assert kept(f"<article>{inner}</article>") == ["Number 1"]


def test_a_part_with_most_of_the_text_stays_whatever_it_is_called() -> None:
    assert kept(f'<article><div class="paywall">{paragraph(1, 9)}</div>{paragraph(2)}</article>') == [
        "Number 1",
        "Number 2",
    ]


def test_a_body_in_several_columns_is_taken_together() -> None:
    columns = "".join(f'<div><div class="story-body">{paragraph(number)}</div></div>' for number in range(1, 6))
    assert len(kept(f"<article>{columns}</article>")) == 5


def test_a_page_that_names_no_body_gives_its_longer_paragraphs() -> None:
    assert kept(f"<div><p>Home</p>{paragraph(1)}<p>Imprint of the paper</p></div>") == ["Number 1"]


def test_links_elsewhere_are_no_text_of_the_body() -> None:
    link = '<p><a href="/x">Number 8. Ferry late again in Varnsund</a></p>'
    assert kept(f"<article>{paragraph(1)}{link}</article>") == ["Number 1"]


def test_only_elements_that_can_hold_an_article_have_a_rank() -> None:
    assert ranks_of("span", 'class="article-body"') == 0
    assert ranks_of("div", 'class="articleBody"') & 1


def test_reading_takes_linear_time_in_bodies_and_depth() -> None:
    source = '<div class="article-body">' * 100 + f'<div class="article-body">{paragraph(1)}</div>' * 1_500
    page = PageReader().read(source)
    start = time.process_time()
    named_body(page.blocks, page.parts)
    assert time.process_time() - start < 1.5
