"""Names keep the verb of speech that the parser gives to a place, to an office or to what happened before."""

import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline
from tests.unit.extract.saying import said_by


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“He will answer for it” when he comes back to Latvia, Imre Tolnai, chairman of the board, told reporters.",
            "Imre Tolnai",
        ),
        (
            "It came up after Mr. Hale, asked about the ferries, had said, “I think our harbour loses plenty of them.”",
            "Hale",
        ),
        (
            "“It looks very good,” Chief Inspector Tom Lode with the Norvale Police Department said Wednesday.",
            "Tom Lode",
        ),
    ],
)
def test_a_name_has_its_verb_behind_what_the_parser_hangs_it_on(pipeline: Pipeline, text: str, speaker: str) -> None:
    assert said_by(pipeline, text) == [speaker]


def test_an_officer_speaks_and_not_the_town_of_the_office(pipeline: Pipeline) -> None:
    text = "The Mandan, North Dakota, fire chief, Tom Lode, said the barn was empty."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert [quote.speaker and quote.speaker.name for quote in annotation.quotes] == ["Tom Lode"]


def test_whoever_does_something_then_says_keeps_the_verb(pipeline: Pipeline) -> None:
    text = "Edwin Hale offered the man a job as Secretary of Defence, then says he’ll welcome advice from anyone."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert "Defence" not in [quote.speaker and quote.speaker.name for quote in annotation.quotes]
