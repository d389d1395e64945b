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
    "We also use cookies to make the pages you read next load faster, and to count how often you come back.",
    "A cookie is a small file that our pages leave on your device so that they know you again.",
    "You cannot opt out of our necessary cookies, which are no “sale” of your data.",
    "When you visit our website, we store cookies on your browser to collect information about you or your device.",
)


@pytest.mark.parametrize("text", CONSENT)
def test_paragraphs_of_consent_dialogues_are_furniture(text: str) -> None:
    assert is_standing_furniture(Block(text))


@pytest.mark.parametrize(
    "text",
    [
        "If you order by way of our links, the Harbour Post may earn a small commission.",
        "By using this site, you consent to our terms and to the notice on your data.",
        "By signing up for our letters, you agree to the terms.",
    ],
)
def test_terms_and_notes_on_commissions_are_furniture(text: str) -> None:
    assert is_standing_furniture(Block(text))


@pytest.mark.parametrize(
    "text",
    [
        "Brokers may earn a commission of two percent on every house, the ministry said.",
        "In December you smell cinnamon, and these cookies are on every table in our street.",
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


@pytest.mark.parametrize("text", ["-30-", "– 30 –", "(MORE)", "-more-", "ENDS", "-ends-", "###", "# # #"])
def test_marks_at_the_end_of_copy_are_furniture(text: str) -> None:
    assert is_standing_furniture(Block(text))


@pytest.mark.parametrize("text", ["30", "(30)", "- 30", "More", "The strike ends", "#"])
def test_numbers_and_words_that_such_marks_hold_are_not(text: str) -> None:
    assert not is_standing_furniture(Block(text))


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe for one crown a week to continue reading this article and everything else we publish.",
        "Sign in or register to keep reading.",
        "Already a subscriber? Log in",
        "Read the full story",
        "This article is only for subscribers.",
        "This article is read by an automated voice. Please tell us if you hear mistakes.",
    ],
)
def test_gates_before_the_rest_of_an_article_are_furniture(text: str) -> None:
    assert is_standing_furniture(Block(text))


@pytest.mark.parametrize(
    "text",
    [
        "Join the navy to continue a family tradition, his father had told him.",
        "Subscribers to the opera will have to register again.",
        "This article of the constitution is for members of parliament alone.",
        "The story is told in the voice of a child.",
    ],
)
def test_sentences_with_words_of_such_gates_are_not(text: str) -> None:
    assert not is_standing_furniture(Block(text))
