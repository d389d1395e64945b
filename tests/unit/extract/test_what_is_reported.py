import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline
from shared.document import Quote


def quotes(pipeline: Pipeline, text: str) -> tuple[Quote, ...]:
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    return annotation.quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            (
                "Traffic engineer Kevin Brandt, who was hired by the developer, told trustees that his firm's study "
                "projected 640 trips, not 900."
            ),
            "that his firm's study projected 640 trips, not 900",
        ),
        (
            (
                "They were criticised by the home secretary, Edwin Hale, who said on the radio that the bishop was "
                "“entitled to his view, and the voters are entitled to theirs”."
            ),
            "that the bishop was “entitled to his view, and the voters are entitled to theirs”",
        ),
    ],
)
def test_what_is_said_begins_at_that_and_ends_with_its_marks(pipeline: Pipeline, text: str, words: str) -> None:
    assert words in [quote.text for quote in quotes(pipeline, text)]


def test_what_is_done_while_speaking_is_not_said(pipeline: Pipeline) -> None:
    text = "A diplomat, speaking on condition of anonymity, was gloomy. Ada Brook laughed, pointing at the bricks."
    assert not [quote for quote in quotes(pipeline, text) if "gloomy" in quote.text or "bricks" in quote.text]


def test_words_before_their_verb_stay_direct_whatever_follows(pipeline: Pipeline) -> None:
    found = quotes(pipeline, "Edwin Hale came. “Shearwaters,” he says, delighted. “My grandmother thought so.”")
    assert [quote.kind for quote in found] == ["direct", "direct"]


def test_what_is_said_ends_at_a_semicolon_before_another_sentence(pipeline: Pipeline) -> None:
    text = (
        "Norva host Ada Brook called Hale a “family man”; Tarn anchor Edwin Lode wrote of it at length in the Herald."
    )
    assert ("Edwin Lode", "family man") not in [
        (quote.speaker and quote.speaker.name, "family man")
        for quote in quotes(pipeline, text)
        if "family" in quote.text
    ]
    text = "Norway said it was following events closely; its ambassador had been told to keep the staff indoors."
    assert not [quote for quote in quotes(pipeline, text) if "ambassador" in quote.text]
