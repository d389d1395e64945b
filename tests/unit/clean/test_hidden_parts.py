"""What a page hides: articles that its scripts show later stay, and what waits there besides does not come in."""

import pytest

from functions.clean.cleaning import clean
from tests.unit.clean.pages import furniture as f
from tests.unit.clean.pages.articles import COURT, PIER, Article

TOGGLE = "<button class='b'>Read more</button>"
OFFER = (
    "<h3>Become a subscriber</h3><p>Get all of our journalism for one crown a week. Our reporters ask the questions "
    "that matter to the people of this coast, and your support keeps them at it.</p><p>Cancel at any time you like.</p>"
)
OTHER = f"<h2>{COURT.headline}</h2>" + "".join(f"<p>{text}</p>" for text in COURT.paragraphs[:3])
HELP = "<p>Type the words that you are looking for and press enter to start, or press escape to close this window.</p>"


def paragraphs(article: Article = PIER, start: int = 0, end: int | None = None, attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{text}</p>" for text in article.paragraphs[start:end])


def text_of(content: str, body: str = "") -> str:
    page = (
        f"<!doctype html><html><head><title>{PIER.headline}</title></head><body{body}>{f.TOP}<main><article>"
        f"<h1>{PIER.headline}</h1>{content}</article></main>{f.FOOT}</body></html>"
    )
    return clean(page.encode(), key="inbox/x.html").text


@pytest.mark.parametrize("hiding", ["hidden", "style='display:none'", "style='opacity:0; visibility: hidden'"])
def test_an_article_that_is_hidden_until_it_fades_in_is_kept(hiding: str) -> None:
    assert text_of(f"<div class='story' {hiding}>{paragraphs()}</div>") == PIER.text
    assert text_of(f"<div class='story'>{paragraphs(attributes=f' {hiding}')}</div>") == PIER.text
    assert text_of(f"<div class='story'>{paragraphs()}</div>", body=f" {hiding}") == PIER.text


@pytest.mark.parametrize(
    "rest",
    [
        f"<div hidden>{paragraphs(start=2)}</div>{TOGGLE}",
        f"<div style='display: none'>{paragraphs(start=4)}</div>{TOGGLE}",
        f"{TOGGLE}<div style='display:none'>{paragraphs(start=4)}</div>",
        f"<div class='story__more-text' style='display:none'>{paragraphs(start=4)}</div>",
        f"<div class='is-collapsed' hidden>{paragraphs(start=4)}</div><a href='#'>Weiterlesen</a>",
    ],
)
def test_the_rest_of_an_article_behind_a_button_is_kept(rest: str) -> None:
    shown = 4 if PIER.paragraphs[2] not in rest else 2
    assert text_of(f"<div class='story'>{paragraphs(end=shown)}{rest}</div>") == PIER.text


def test_paragraphs_that_fade_in_one_by_one_are_kept() -> None:
    hidden = paragraphs(start=4, attributes=" style='visibility:hidden'")
    assert text_of(f"<div class='story'>{paragraphs(end=4)}{hidden}</div>") == PIER.text


@pytest.mark.parametrize("hiding", ["hidden", "style='display:none'", "role='dialog' aria-hidden='true'"])
@pytest.mark.parametrize("other", [OFFER, OTHER, HELP], ids=["offer", "next article", "help"])
def test_what_else_is_hidden_does_not_come_in(other: str, hiding: str) -> None:
    hidden = f"<div {hiding}>{other}</div>"
    assert text_of(f"<div class='story'>{paragraphs()}</div>{hidden}") == PIER.text
    assert text_of(f"<div class='story'>{paragraphs(end=3)}{hidden}{paragraphs(start=3)}</div>") == PIER.text
    assert text_of(f"{hidden}<div class='story'>{paragraphs()}</div>") == PIER.text


def test_an_offer_behind_a_button_is_not_taken_for_the_rest() -> None:
    hidden = f"<div class='subscribe-box collapse' hidden>{OFFER}</div>{TOGGLE}"
    assert text_of(f"<div class='story'>{paragraphs()}{hidden}</div>") == PIER.text


def test_what_is_only_kept_from_screen_readers_can_be_seen() -> None:
    assert text_of(f"<div class='story' aria-hidden='true'>{paragraphs()}</div>") == PIER.text
    last = f"<div aria-hidden='true'>{paragraphs(start=3)}</div>"
    assert text_of(f"<div class='story'>{paragraphs(end=3)}{last}</div>") == PIER.text
