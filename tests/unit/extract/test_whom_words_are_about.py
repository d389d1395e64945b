"""Whom he and she within somebody's words mean."""

import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline


def last_about(pipeline: Pipeline, text: str) -> list[str]:
    """Names of whom the last quotation is about."""
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    names = {entity.id: entity.name for entity in annotation.entities}
    return [names[target] for target in annotation.quotes[-1].about]


@pytest.mark.parametrize(
    "text",
    [
        "Edwin Hale's coach, Tom Lode, was late on Sunday. Paul Frost left. “He never moans,” Lode said.",
        "Edwin Hale lost. His captain, Tom Lode, was late. Paul Frost left. “He never moans,” Lode said.",
        "Edwin Hale was fined on Sunday. Paul Frost was freed. Hale's lawyer said he would not pay.",
    ],
)
def test_words_of_somebodys_coach_captain_or_lawyer_are_about_the_one_whose_they_are(
    pipeline: Pipeline, text: str
) -> None:
    assert last_about(pipeline, text) == ["Edwin Hale"]


def test_the_narrations_pronouns_tell_the_gender_of_a_name_that_does_not(pipeline: Pipeline) -> None:
    text = "Zibby Quarrel left on Sunday. She took a drum.\n\nTom Lode plays the flute. “I will miss her,” Lode said."
    assert last_about(pipeline, text) == ["Zibby Quarrel"]


def test_a_description_of_somebody_counts_as_a_mention(pipeline: Pipeline) -> None:
    text = (
        "Goalkeeper Edwin Hale broke a hand on Sunday. Paul Frost scored twice for Norvale. The rain came late. "
        "The goalkeeper left for the night.\n\nTom Lode was sad. “We need him back,” Lode said."
    )
    assert last_about(pipeline, text) == ["Edwin Hale"]


def test_of_two_told_of_alike_the_one_whom_the_article_is_about_is_meant(pipeline: Pipeline) -> None:
    text = (
        "Edwin Hale resigned on Sunday. The town knew Hale. The town fed Hale. It lost Hale. It missed Hale.\n\n"
        "Ada Brook called Paul Frost. “He did his best,” Brook said."
    )
    assert last_about(pipeline, text) == ["Edwin Hale"]


def test_a_speakers_next_pronoun_means_whom_the_last_one_meant(pipeline: Pipeline) -> None:
    text = (
        "Edwin Hale was late on Sunday. “He never moans,” Brook said, while Paul Frost and Hugh Lacey "
        "carried the nets. “We all love him.”"
    )
    assert last_about(pipeline, text) == ["Edwin Hale"]


@pytest.mark.parametrize(
    "text",
    [
        "Edwin Hale came on Sunday. Hale was late. Ada Brook said a blind man and his wife had died.",
        "Edwin Hale came on Sunday. Hale was late. Ada Brook wept. “My brother lost his house,” Brook said.",
        "Edwin Hale came on Sunday. Hale was late. The police said the gunman killed himself when they met him.",
    ],
)
def test_somebody_without_a_name_whom_the_words_bring_in_is_nobody_else(pipeline: Pipeline, text: str) -> None:
    assert last_about(pipeline, text) == []


def test_who_is_named_within_the_words_is_likelier_than_who_was_before(pipeline: Pipeline) -> None:
    text = "Edwin Hale won on Sunday. Hale was late. Ada Brook praised Paul Frost for his work."
    assert last_about(pipeline, text) == ["Paul Frost"]


def test_who_is_asked_is_whom_the_reported_question_is_about(pipeline: Pipeline) -> None:
    text = "Edwin Hale won on Sunday. Hale was late. Hale wept. Ada Brook asked Paul Frost whether he would stay."
    assert last_about(pipeline, text) == ["Paul Frost"]


def test_who_says_so_without_a_name_may_mean_nobody_who_is_named(pipeline: Pipeline) -> None:
    text = "Ada Brook won on Sunday. A nurse who said she had waited for hours left."
    assert last_about(pipeline, text) == []
