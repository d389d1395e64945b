"""Headings and pull quotes are whose words they repeat."""

import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline
from shared.document import Quote


def quotes(pipeline: Pipeline, text: str) -> list[Quote]:
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    return [quote for quote in annotation.quotes if quote.kind == "direct"]


TOLD = (
    "Edwin Hale left.\n\nHale was late.\n\n{}\n\nNobody came, and the ferry did not sail.\n\n“{},” Ada Brook told us."
)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("‘A messy, messy mess of ropes’", "It was a messy, messy mess of ropes and nets"),
        ("“We sailed out and never once looked back.”", "We sailed out and never once looked back"),
        ("•  “Nobody told the harbour”", "By then nobody told the harbour"),
    ],
)
def test_a_line_of_words_is_whose_words_it_repeats(pipeline: Pipeline, line: str, words: str) -> None:
    heading, said = quotes(pipeline, TOLD.format(line, words))
    assert heading.speaker is not None
    assert heading.speaker == said.speaker
    assert heading.speaker.name == "Ada Brook"
    assert (heading.cue, heading.confidence) == (None, 0.8)


@pytest.mark.parametrize("line", ["‘A mess’", "‘A very different mess of ropes and nets’"])
def test_few_words_and_other_words_stay_as_they_are(pipeline: Pipeline, line: str) -> None:
    heading, _ = quotes(pipeline, TOLD.format(line, "It was a messy, messy mess of ropes and nets"))
    assert heading.speaker is None or heading.speaker.name != "Ada Brook"


def test_words_inside_a_sentence_stay_as_they_are(pipeline: Pipeline) -> None:
    text = TOLD.format("A sign read “Nobody told the harbour” in red.", "By then nobody told the harbour")
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert [q.speaker.name for q in annotation.quotes if q.speaker].count("Ada Brook") == 1
