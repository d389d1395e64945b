import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline
from tests.unit.extract.saying import said_by

LIMERICK = "The prize was a goose, and it was given away in the hall on Sunday."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Would she do it again? Ada Brook looks appalled. “Never. I like going home.”", "Ada Brook"),
        (f"{LIMERICK}\n\nHis rival, Edwin Hale, saw it another way.\n\n“There was contact.”", "Edwin Hale"),
        (f"{LIMERICK}\n\nThe explanation comes from Tom Lode, a guide.\n\n“They walk at night.”", "Tom Lode"),
        ("“It came in through the cat flap.”\n\nThat is how Ada Brook begins her story.", "Ada Brook"),
        (f"{LIMERICK}\n\nNorva Airlines praised the town’s patience.\n\n“They will walk.”", "Norva Airlines"),
        (f"{LIMERICK}\n\n“I would like to think so.” Mrs Brook wipes her eyes.", "Brook"),
    ],
)
def test_words_that_no_verb_brings_in_are_of_whom_the_story_tells(pipeline: Pipeline, text: str, speaker: str) -> None:
    assert said_by(pipeline, text) == [speaker]


def test_whoever_filled_the_paragraph_before_goes_on(pipeline: Pipeline) -> None:
    text = "Ada Brook fell asleep.\n\n“I felt its weight.”\n\n“The cat was on the sideboard.”"
    assert said_by(pipeline, text) == ["Ada Brook", "Ada Brook"]


def test_words_beside_what_nobody_does_stay_nobodys(pipeline: Pipeline) -> None:
    assert said_by(pipeline, f"{LIMERICK}\n\n“There was contact.”") == [None]


def test_as_she_puts_it_brings_in_the_words_before(pipeline: Pipeline) -> None:
    assert said_by(pipeline, "Ada Brook was born there, “in a gale, naturally”, as she puts it.") == ["Ada Brook"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tom Lode orders the fish. Over coffee I ask him what he would buy. “A desert.”", "Tom Lode"),
        ("Ada Brook was asked about it on Sunday. She replied with a single word: “Milk.”", "Ada Brook"),
    ],
)
def test_the_answer_is_not_of_whoever_asks(pipeline: Pipeline, text: str, speaker: str) -> None:
    assert said_by(pipeline, text) == [speaker]


def test_a_question_and_its_answer_side_by_side_are_not_of_one_speaker(pipeline: Pipeline) -> None:
    text = "“I believed it did,” Tom Lode said. “Who told you that it did?” “My brother did so.” The judge sighed."
    assert said_by(pipeline, text) == ["Tom Lode", None, None]


def test_bold_names_before_a_colon_speak_with_all_that_they_quote(pipeline: Pipeline) -> None:
    text = "**Ada Brook:** He asked me once, “Is that a knife?”\n\n**Tom Lode:** It was only a fair question."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert [(quote.speaker.name, quote.text) for quote in annotation.quotes if quote.speaker] == [
        ("Ada Brook", "He asked me once, “Is that a knife?”"),
        ("Tom Lode", "It was only a fair question."),
    ]


@pytest.mark.parametrize(
    "told", ["His colleague Ada Brook was more worried.", "Ada Brook was asked why.", "Ada Brook was less kind:"]
)
def test_whom_the_story_brings_in_speaks_next(pipeline: Pipeline, told: str) -> None:
    text = f"“We have lost it,” joked driver Tom Lode. {told} “They will never give it back.”"
    assert said_by(pipeline, text) == ["Tom Lode", "Ada Brook"]


def test_whoever_spoke_goes_on_behind_what_is_told_of_others(pipeline: Pipeline) -> None:
    text = "“I like him,” said driver Ada Brook. Tom Lode won the cup in May. “We never saw that coming.”"
    assert said_by(pipeline, text) == ["Ada Brook", "Ada Brook"]


@pytest.mark.parametrize(("acting", "is_sure"), [("Ada Brook shook her head.", False), ("Hale shook his head.", True)])
def test_whoever_spoke_is_not_sure_to_go_on_where_another_acts(pipeline: Pipeline, acting: str, is_sure: bool) -> None:
    text = f"Ada Brook met Edwin Hale. “The ferry stays where it is,” said Hale. {acting} “It will be gone in May.”"
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert (annotation.quotes[-1].confidence > 0.6) == is_sure


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“A small pier,” said Juno Hart. Tom Lode grins. “It is not there any more.”", "Tom Lode"),
        ("“A small pier,” said Juno Hart. Tom Lode shook his head. “It is not there any more.”", "Tom Lode"),
        ("Wilf Lode came. “I saw a bat,” he says. His sister Ada Brook corrects him. “There were two.”", "Ada Brook"),
        (
            "Tom Lode met Ada Brook. “Sleep,” she says. And Lode? He considers the lilies. “Something with jokes.”",
            "Tom Lode",
        ),
    ],
)
def test_words_behind_what_a_face_shows_are_of_whom_it_is(pipeline: Pipeline, text: str, speaker: str) -> None:
    assert said_by(pipeline, text)[-1] == speaker
