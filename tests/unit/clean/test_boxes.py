"""Boxes inside an article that say what they are: a form to fill in, or an advertisement."""

import pytest

from functions.clean.cleaning import clean
from tests.unit.clean.pages.articles import PIER

FORM = "<form><input type='email' placeholder='you@post.example'><button>Sign me up</button></form>"
LETTER = "<p>What moves the coast, every Friday in your inbox. Free, and from the people who know it best.</p>"
OFFER = "<p>The new Farwander cruise: seven nights, seven fjords, one price. Book by March and save a third.</p>"


def text_of(*parts: str) -> str:
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    page = f"<html><head><title>{PIER.headline}</title></head><body><article><h1>{PIER.headline}</h1>"
    return clean(f"{page}<div class='story'>{body}</div></article></body></html>".encode(), key="inbox/x.html").text


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='box-17'><h4>The Harbour Letter</h4>{LETTER}{FORM}</div>",
        f"<div class='adbox'><p>Advertisement</p>{OFFER}</div>",
        f"<aside><span>Anzeige</span>{OFFER}</aside>",
    ],
)
def test_what_stands_in_a_box_is_no_text_of_the_article(box: str) -> None:
    assert text_of(*PIER.paragraphs[:3], box, *PIER.paragraphs[3:]) == PIER.text


@pytest.mark.parametrize("between", [FORM, "<p>Advertisement</p>"])
def test_a_form_or_a_label_between_paragraphs_takes_none_of_them_along(between: str) -> None:
    assert text_of(*PIER.paragraphs[:3], between, *PIER.paragraphs[3:]) == PIER.text


@pytest.mark.parametrize("between", [FORM, "<div>Advertisement</div>"])
def test_paragraphs_in_containers_of_their_own_stay(between: str) -> None:
    wrapped = [f"<div class='w'><p>{text}</p>{between}</div>" for text in PIER.paragraphs]
    assert text_of(*wrapped) == PIER.text
    assert text_of(*wrapped[:1], *(part.replace(between, "") for part in wrapped[1:])) == PIER.text
