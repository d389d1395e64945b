import pytest

from functions.extract.pipeline import Pipeline
from tests.unit.extract.saying import said_by


def test_a_name_that_begins_the_next_sentence_is_not_who_is_described(pipeline: Pipeline) -> None:
    assert said_by(pipeline, "“Which one's the pie?” asked the dentist. Otis leaned in.") == ["the dentist"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It suits you,” said our waiter, a charming boy called Otis.", "Otis"),
        ("The lead, a soft-spoken former toy designer named Arvid Moen, was there. “I forgot,” he said.", "Arvid Moen"),
        ("“I forgot,” said the lead, a soft-spoken former toy designer named Arvid Moen.", "Arvid Moen"),
        ("The chef, Tom Lode, was late. I wrote that Chef could wait. “Have a pickle,” said Chef.", "Tom Lode"),
    ],
)
def test_a_description_is_who_is_called_so(pipeline: Pipeline, text: str, speaker: str) -> None:
    assert said_by(pipeline, text)[-1] == speaker


def test_it_may_be_what_is_written_and_is_never_a_person(pipeline: Pipeline) -> None:
    text = "Her fiance, Ben Hale, wept.\n\nA pupil's letter was also read out. “I hope he learns,” it said."
    assert said_by(pipeline, text) == ["A pupil's letter"]
    assert said_by(pipeline, "A hand-lettered sign stood outside. “Hot food, no questions,” it read.") == [
        "A hand-lettered sign"
    ]


def test_it_may_be_what_somebody_issued(pipeline: Pipeline) -> None:
    text = "The director, Morag Innes, issued a second statement at midnight. “We got this wrong,” it said."
    assert said_by(pipeline, text) == ["a second statement"]


def test_the_coach_of_a_team_is_the_one_person_named_before(pipeline: Pipeline) -> None:
    text = "It was ugly, and Dale Crandall did not care. “Ugly wins count,” the West Fork coach said."
    assert said_by(pipeline, text) == ["Dale Crandall"]


def test_whom_somebody_asks_answers(pipeline: Pipeline) -> None:
    text = (
        "The Prime Minister, Helena Brook, was late.\n\nMs Sykes left early. She was angry, Sykes said.\n\n"
        "Tom Hallam asked the Prime Minister to praise the team. “I do so with pleasure,” she said."
    )
    assert said_by(pipeline, text) == ["Helena Brook"]


@pytest.mark.parametrize("question", ["As for Hale himself?", "And Hale?", "But what about Hale?"])
def test_he_behind_a_question_without_a_verb_is_who_it_names(pipeline: Pipeline, question: str) -> None:
    text = (
        "Edwin Hale married on Sunday.\n\nTom Lode says there is no row. “They ate cake,” Lode says.\n\n"
        f"{question} He posted a picture, then added: “I am on my honeymoon.”"
    )
    assert said_by(pipeline, text)[-1] == "Edwin Hale"


def test_a_description_behind_a_name_is_nobody_of_its_own(pipeline: Pipeline) -> None:
    text = (
        "According to Dr Ines Farrant, a pharmacologist at the University of Thorne, water tablets and some statins "
        "are frequent culprits. “People blame their age,” she told me."
    )
    assert said_by(pipeline, text) == ["Ines Farrant"]


def test_whoever_is_named_alone_and_taken_up_by_he_is_as_likely_as_a_subject(pipeline: Pipeline) -> None:
    text = (
        "Dana Kolb parked the van. Kolb says no charges will be filed.\n\n"
        "The school is planning a party for Otis Hale when he's back on his feet. He says he does not need one.\n\n"
        "“Just bring me some pie,” he said."
    )
    assert said_by(pipeline, text) == ["Otis Hale"]
    text = "Edwin Hale met Tom Lode before he left. “It was late,” he said."
    assert said_by(pipeline, text) == ["Edwin Hale"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (  # a noun of office is no name
            "Ada Brook left. “They cry,” said Leader of the Opposition Harish Pathak.\n\nFarmer leader Tom Lode wept.",
            "Harish Pathak",
        ),
        (
            "A negotiator defended it. “Everyone hates it,” said the negotiator.\n\nHis negotiator, Fatim Ba, moved.",
            "the negotiator",
        ),
        ("Annelise de Vries asked the witness how he knew. “Because he gave me the book,” he replied.", "the witness"),
        ("Jo Sandhu left.\n\nKen's daughter, Lorraine, flew in from Alicante. “Dad is mad,” she sobbed.", "Lorraine"),
    ],
)
def test_a_noun_of_people_is_whom_the_words_beside_it_name(pipeline: Pipeline, text: str, speaker: str) -> None:
    assert said_by(pipeline, text)[-1] == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "He avoided a row with Tom Lode until recent days, when he shouted.",
        "He swiped at Tom Lode, who he dubbed a fool.",
    ],
)
def test_whoever_stands_behind_the_pronoun_he_is_not_taken_up(pipeline: Pipeline, sentence: str) -> None:
    text = f"Edwin Hale won the seat. Hale came last in May.\n\n{sentence} “It was late,” he said."
    assert said_by(pipeline, text) == ["Edwin Hale"]
