"""Whoever spoke last goes on, whoever is remembered speaks, and sources without a name stay without one."""

import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline
from tests.unit.extract.saying import said_by


def test_who_adds_something_is_who_spoke_last(pipeline: Pipeline) -> None:
    text = (
        "Gloria Brook came with Clara Nyberg, who had asked for it.\n\n“They will look into it, Nyberg too,” Brook "
        "said. “I trust what Nyberg does.”\n\nNyberg was there.\n\nShe added, “We shall see.”"
    )
    assert said_by(pipeline, text)[:2] == ["Gloria Brook"] * 2
    assert said_by(pipeline, text)[-1] == "Gloria Brook"


def test_one_name_that_is_taken_for_a_place_goes_on(pipeline: Pipeline) -> None:
    text = (
        "“I’m disgusted by this toll business,” said Santa. “I might just drop the presents on the ring road. Rudolph "
        "would hate it.”\n\nHe added: “I’m so sorry it has come to this.”"
    )
    assert said_by(pipeline, text) == ["Santa"] * 3


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("When my son was small he was sad. “It’s not fair,” I remember him saying.", "my son"),
        ("Ada Brook met the singer Burl Ives. “Make a point of it,” she recalls Ives telling her.", "Burl Ives"),
        ("Tom Lode spoke. “It leaks,” Ada Brook recalled.", "Ada Brook"),
    ],
)
def test_who_is_remembered_speaks_and_not_who_remembers(pipeline: Pipeline, text: str, speaker: str) -> None:
    assert said_by(pipeline, text) == [speaker]


def test_a_source_without_a_name_goes_on_as_they(pipeline: Pipeline) -> None:
    text = (
        "An insider told the magazine that Rumer Wells has been at his side with the girls, Mabel, 11, and Evelyn, 9. "
        "They told Norvale Weekly: “Bruce has good days and bad days.”"
    )
    assert said_by(pipeline, text) == ["An insider"]


def test_a_stage_name_is_a_person_wherever_it_stands(pipeline: Pipeline) -> None:
    text = (
        "Daniel Benson, known by his stage name Bnxn, is in London.\n\nBnxn grew up with reggae. The singer Burl Boy "
        "helped him. Bnxn puts these songs down to his past. “It might come out as sad because it’s real,” he says."
    )
    assert said_by(pipeline, text) == ["Bnxn"]


def test_whose_things_a_sentence_begins_with_may_be_its_she(pipeline: Pipeline) -> None:
    text = (
        "Melody Hart and her husband Nariman Tash never missed it. Melanie’s village was mixed, and she remembers "
        "singing at school. “It was very festive,” she says."
    )
    assert said_by(pipeline, text) == ["Melanie"]


def test_said_at_the_beginning_is_no_first_name(pipeline: Pipeline) -> None:
    text = (
        "Shohei Oda signed on Monday.\n\nSaid Oda, through his interpreter: “I was looking into it, did some sums and "
        "felt it was worth it.”"
    )
    assert said_by(pipeline, text) == ["Shohei Oda"]


def test_words_joined_by_a_slash_stay_together(pipeline: Pipeline) -> None:
    text = "“It’s the silliest way to do this job,” says a former N/O writer who lost her job in May."
    assert said_by(pipeline, text) == ["a former N/O writer"]


def test_who_stands_behind_an_opening_phrase_is_a_subject(pipeline: Pipeline) -> None:
    text = (
        "“It is new,” said Jared, a student who wore a suit.\n\nOver drinks at a bar near the campus, 21-year-old Ryan "
        "Dubeck rolled his eyes at others.\n\n“I know they had safety pins on,” he said."
    )
    assert said_by(pipeline, text) == ["Jared", "Ryan Dubeck"]


def test_whose_word_the_sentence_before_is_about_says_more(pipeline: Pipeline) -> None:
    text = (
        "The envoy to the council has called it “groundless”.\n\nDefence Secretary Edwin Hale’s confirmation on "
        "Wednesday marked a turn. He stated, “There is evidence of troops,” adding, “What they do is to be seen.”"
    )
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    said = [q for q in annotation.quotes if q.kind == "direct" and q.speaker and q.speaker.text == "He"]
    assert [q.speaker.name for q in said if q.speaker] == ["Edwin Hale"] * 2
    assert min(q.confidence for q in said) >= 0.8
