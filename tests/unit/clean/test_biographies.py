"""Lines below an article that tell of its author are no text of it."""

import pytest

from functions.clean.cleaning import clean
from tests.unit.clean.pages.articles import PIER

BIOGRAPHY = (
    "Nora Quist covers the harbour for The Post. She has written about ships and those who wait for them since 2009."
)
BODY = "".join(f"<p>{text}</p>" for text in PIER.paragraphs)


def page(below: str, byline: str = "By Nora Quist") -> bytes:
    return (
        f"<html><head><title>{PIER.headline}</title></head><body><main><article><h1>{PIER.headline}</h1>"
        f"<p>{byline}</p><div class='story'>{BODY}{below}</div></article></main></body></html>"
    ).encode()


@pytest.mark.parametrize("below", [f"<p>{BIOGRAPHY}</p>", f"<p><em>{BIOGRAPHY}</em></p>"])
def test_the_biography_of_the_author_goes(below: str) -> None:
    assert clean(page(below), key="inbox/x.html").text == PIER.text


def test_the_biography_below_a_dump_goes() -> None:
    text = f"{PIER.headline}\n\nBy Nora Quist\n12 March 2026\n\n" + "\n\n".join([*PIER.paragraphs, BIOGRAPHY])
    document = clean(text.encode(), key="inbox/x.txt")
    assert (document.text, document.authors) == (PIER.text, PIER.authors)


def test_what_is_told_of_others_stays() -> None:
    other = (
        "Emil Aasgard is the harbour master of Kestrel Bay. He has worked on the water since he was fifteen years old."
    )
    assert clean(page(f"<p>{other}</p>"), key="inbox/x.html").text.endswith(other)
    assert clean(page(f"<p>{other}</p>", byline="By Emil Aasgard"), key="inbox/x.html").text.endswith(other)
