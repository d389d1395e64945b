"""Names begin and end where they do, and headings and firms are no people."""

import pytest

from functions.extract.extraction import annotate
from functions.extract.kinds import kind_by_words
from functions.extract.pipeline import Pipeline
from shared.document import EntityType


def entities(pipeline: Pipeline, text: str) -> dict[str, str]:
    """Ids and names of a text's entities."""
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    return {entity.id: entity.name for entity in annotation.entities}


def test_what_a_musician_plays_is_no_part_of_the_name(pipeline: Pipeline) -> None:
    text = (
        "Original members Tom Johnston and Patrick Simmons, singer-keyboardist McDonald, and the drummer will tour. "
        "Michael McDonald joined in 1975."
    )
    assert "person:michael-mcdonald" in entities(pipeline, text)
    assert not [name for name in entities(pipeline, text).values() if "keyboardist" in name]


def test_a_name_ends_before_its_handle_and_the_day(pipeline: Pipeline) -> None:
    text = "The judge was right, and I thank the court for it.\n\n— Rep. Ada Brook (@Brook) November 19, 2019"
    assert entities(pipeline, text) == {"person:ada-brook": "Ada Brook"}


@pytest.mark.parametrize("name", ["WeWork", "HiSmile", "ChatGPT"])
def test_a_word_with_a_capital_inside_is_a_firm(name: str) -> None:
    assert kind_by_words([name], EntityType.PERSON) is EntityType.ORG


@pytest.mark.parametrize("name", ["McTarn", "DeLay", "LeBron", "LaTarn", "JoAnn"])
def test_a_prefix_before_the_capital_is_a_persons(name: str) -> None:
    assert kind_by_words([name], EntityType.PERSON) is EntityType.PERSON


def test_a_heading_that_is_a_sentence_is_no_organisation(pipeline: Pipeline) -> None:
    text = "The two differ.\n\nGoogle Home Is Cheaper\n\nPerhaps one of the biggest shocks is what they cost."
    assert "org:google-home-is-cheaper" not in entities(pipeline, text)
