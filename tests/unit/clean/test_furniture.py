"""Some lines are furniture on any page, and lines that only speak of such things are not."""

import pytest

from functions.clean.blocks import Block
from functions.clean.cleaning import clean
from functions.clean.furniture import is_standing_furniture
from tests.unit.clean.pages.articles import FLASH
from tests.unit.clean.pages.cases import body, page

CONSENT = (
    "These cookies let us count visits and see where our readers come from, so that we can make the site better.",
    "Targeting cookies are set by our partners. They build a profile of your interests and show you other notices.",
    "When you visit our website, we store cookies on your browser to collect information about you or your device.",
)


@pytest.mark.parametrize("text", CONSENT)
def test_paragraphs_of_consent_dialogues_are_furniture(text: str) -> None:
    assert is_standing_furniture(Block(text))


@pytest.mark.parametrize(
    "text",
    [
        "The browser will block third-party cookies from next year, the company said on Monday.",
        "Bakers in the valley say that these cookies sold out within an hour.",
        "“When you visit our website, we store nothing,” said the director of the library.",
        "The assembly passed the California Consumer Privacy Act in 2018.",
    ],
)
def test_articles_on_the_matter_are_not(text: str) -> None:
    assert not is_standing_furniture(Block(text))


def test_a_consent_dialogue_longer_than_the_article_goes() -> None:
    dialogue = "".join(f"<p>{text}</p>" for text in CONSENT * 4)
    text = clean(page(FLASH, body(FLASH) + f"<div>{dialogue}</div>"), key="inbox/x.html").text
    assert "cookies" not in text
    assert FLASH.paragraphs[0] in text
