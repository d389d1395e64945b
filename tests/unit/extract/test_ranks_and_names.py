import pytest

from functions.extract.extraction import annotate
from functions.extract.names import gender_of
from functions.extract.pipeline import Pipeline


def last_speaker(pipeline: Pipeline, text: str) -> str | None:
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    speaker = annotation.quotes[-1].speaker if annotation.quotes else None
    return speaker.name if speaker else None


@pytest.mark.parametrize("rank", ["Sgt.", "Det.", "Supt.", "Capt.", "Lt."])
def test_a_rank_in_short_does_not_end_a_sentence(pipeline: Pipeline, rank: str) -> None:
    text = f"According to Norvale Police {rank} Dana Kolb, the driver had left the lorry in neutral."
    assert last_speaker(pipeline, text) == "Dana Kolb"


def test_jean_before_a_hyphen_is_a_man() -> None:
    assert [gender_of(name) for name in ("jean-baptiste", "jean-marie", "sarah-jane")] == ["m", "m", "f"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Cllr Joe Tuohy (FF) said the fair had been going since 1740 and was worth a lot to the town.", "Joe Tuohy"),
        ('Road superintendent Mike Sully said the current one "starts when it feels like it."', "Mike Sully"),
        (
            "That figure was disputed by the union, whose secretary, Pat Lode, later described it as “creative”.",
            "Pat Lode",
        ),
        (
            "Outside a polling place in East Calder, retired machinist Walt Simms, 71, said he voted for Brook.",
            "Walt Simms",
        ),
    ],
)
def test_a_name_has_its_verb_where_the_parse_gives_it_to_something_beside(
    pipeline: Pipeline, text: str, speaker: str
) -> None:
    assert last_speaker(pipeline, text) == speaker


def test_the_relative_of_somebody_does_not_take_his_verb(pipeline: Pipeline) -> None:
    text = "Tom Lode, whose wife, Ada Brook, died in May, said the mill never hid its books."
    assert last_speaker(pipeline, text) == "Tom Lode"


def test_a_name_parted_by_a_nickname_is_one_person(pipeline: Pipeline) -> None:
    text = "Captain Ji-woo “Hush” Baek, 20, credits a bad night. “We lost to a team of students,” she tells me."
    assert last_speaker(pipeline, text) == "Ji-woo “Hush” Baek"


def test_the_name_before_the_verb_speaks_where_the_first_one_is_addressed(pipeline: Pipeline) -> None:
    text = (
        "In a letter to Aurelia's chairman, Reto Amsler, published on Thursday, the Bridlington chair, Dame Olivia "
        "Stanhope, wrote that the board had “unanimously” concluded that the proposal undervalued the group."
    )
    assert last_speaker(pipeline, text) == "Olivia Stanhope"


@pytest.mark.parametrize("name", ["dougie", "jaylen", "wilf", "danylo", "rafiqul"])
def test_first_names_of_more_countries_tell_a_man(name: str) -> None:
    assert gender_of(name) == "m"


def test_nurul_tells_neither() -> None:
    assert gender_of("nurul") == ""


def test_a_saint_whose_church_is_meant_does_not_speak(pipeline: Pipeline) -> None:
    text = "The vicar of St Swithun's, the Rev Poppy Lunn, has banned confetti. “It gets in the organ,” she tells me."
    assert last_speaker(pipeline, text) == "Poppy Lunn"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Experts say her plans would cost more. Said Hale: “I don’t get the sense she’s interested.”", "Hale"),
        ("The vote was lost. Added Ada Brook, the treasurer of the club: “We tried.”", "Ada Brook"),
        ("On Sunday Said Hale left. Said Hale, who is 52, was late. “I am late,” Said Hale said.", "Said Hale"),
    ],
)
def test_a_verb_that_opens_a_sentence_is_no_part_of_the_name(pipeline: Pipeline, text: str, speaker: str) -> None:
    assert last_speaker(pipeline, text) == speaker


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“It is late,” state Del. Ada Brook (D-Newport News) said.", {"Ada Brook", "Newport News"}),
        (
            "Del. Ada Brook (D-Fairfax County) and Sen. Tom Lode, R-Ohio, left.",
            {"Ada Brook", "Fairfax County", "Tom Lode", "Ohio"},
        ),
        ("TD Ada Brook left with Tom Lode TD.", {"Ada Brook", "Tom Lode"}),
    ],
)
def test_members_of_parliaments_are_named_without_office_and_party(
    pipeline: Pipeline, text: str, names: set[str]
) -> None:
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert {entity.name for entity in annotation.entities} == names


def test_the_party_in_brackets_does_not_speak(pipeline: Pipeline) -> None:
    text = (
        "“This is a big year for our senator!” Hale's niece, state Del. Ada “Cia” Brook (D-Newport News), shouted to "
        "the crowd. “The nation is watching us. We have to show that we have his back.”"
    )
    assert last_speaker(pipeline, text) == "Hale's niece"
