"""Links of receipts open a printed page at the very words, in a browser that knows text fragments."""

from html import escape

import pytest
from playwright.sync_api import Browser, Route

from functions.api.web import link_to_text

URL = "https://courier.example/pier"
FILLER = "The harbour of Varnsund was quiet on Monday. " * 40
WORDS = "We have a well-known, long-standing plan & we keep to it,"
LONG = " ".join(f"word{n}, and" for n in range(80)) + "\nA paragraph that ends what was said."
TEXT = "\n".join([*[FILLER] * 8, f"“{WORDS}” said Ada Stone.", "He said “yes” aloud.", *[FILLER] * 4])
TEXT += "\n".join(["", "Then she said “yes” too, twice.", *[FILLER] * 4, LONG, "“No,” said Ben Reed.", *[FILLER] * 8])
PAGE = "<!doctype html><meta charset=utf-8>" + "".join(f"<p>{escape(line)}</p>" for line in TEXT.split("\n"))
IN_VIEW = """() => [...document.querySelectorAll("p")].filter((p) => {
    const { top, bottom } = p.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
}).map((p) => p.textContent).join(" ")"""


@pytest.mark.parametrize(
    ("start", "words", "sight"),
    [
        (TEXT.index(WORDS), WORDS, "said Ada Stone."),
        (TEXT.index("yes"), "yes", "aloud."),
        (TEXT.rindex("yes"), "yes", "too, twice."),
        (TEXT.index(LONG), LONG, "word0, and word1"),
        (TEXT.index("No,"), "No,", "Ben Reed."),
    ],
    ids=["with dash and ampersand", "the first yes", "the second yes", "over two paragraphs", "after a mark only"],
)
def test_a_link_opens_the_page_at_the_words(browser: Browser, start: int, words: str, sight: str) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 600})

    def print_page(route: Route) -> None:
        route.fulfill(content_type="text/html", body=PAGE)

    page.route(URL, print_page)
    page.goto(link_to_text(URL, TEXT, start, start + len(words)))
    page.wait_for_function("scrollY > 1000")
    assert sight in page.evaluate(IN_VIEW)
    page.close()
