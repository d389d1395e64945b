"""Pages whose article stands in markup that is not read with the rest: shadow roots, and what stands for scripts."""

import time

import pytest

from functions.clean.cleaning import clean
from functions.clean.unseen_markup import with_unseen_markup
from shared.errors import Rejected
from tests.unit.clean.pages import furniture as f
from tests.unit.clean.pages.articles import COURT, PIER

BODY = "".join(f"<p>{text}</p>" for text in PIER.paragraphs)


def page(content: str) -> bytes:
    return (
        f"<!doctype html><html><head><title>{PIER.headline}</title></head><body>{f.TOP}"
        f"<main><h1>{PIER.headline}</h1>{content}</main>{f.FOOT}</body></html>"
    ).encode()


@pytest.mark.parametrize(
    "content",
    [
        f"<news-story><template shadowrootmode='open'><div class='story'>{BODY}</div></template></news-story>",
        f"<div id='app'></div><noscript><div class='story'>{BODY}</div></noscript>",
    ],
    ids=["shadow root", "for readers without scripts"],
)
def test_an_article_in_such_markup_is_read(content: str) -> None:
    document = clean(page(content), key="inbox/x.html")
    assert (document.text, document.headline) == (PIER.text, PIER.headline)


def test_a_template_that_nothing_shows_is_not_read() -> None:
    with pytest.raises(Rejected):
        clean(page(f"<template id='row'><div class='story'>{BODY}</div></template>"), key="inbox/x.html")


def test_where_the_page_shows_an_article_nothing_else_is_read() -> None:
    other = "".join(f"<p>{text}</p>" for text in COURT.paragraphs)
    raw = page(f"<div class='story'>{BODY}</div><noscript>{other}</noscript>")
    assert clean(raw, key="inbox/x.html").text == PIER.text


@pytest.mark.parametrize("source", ["<noscript>" * 50_000, "<template " * 50_000, "<template shadowrootmode>" * 50_000])
def test_markup_that_is_never_closed_takes_no_time(source: str) -> None:
    start_s = time.process_time()
    with_unseen_markup(source)
    assert time.process_time() - start_s < 0.5
