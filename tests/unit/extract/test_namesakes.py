import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline


def people(pipeline: Pipeline, text: str) -> dict[str, list[str]]:
    """The mentions of each person of a text."""
    (annotation,) = annotate(pipeline, [("article", text, "en")])
    return {e.id: [m.text for m in e.mentions] for e in annotation.entities if e.type.value == "PERSON"}


def test_initials_in_the_middle_tell_father_and_son_apart(pipeline: Pipeline) -> None:
    text = "President Edwin T.H. Hale named her in 1990. President Edwin T. Hale sent her to the high court in 2006."
    assert people(pipeline, text) == {"person:edwin-th-hale": ["Edwin T.H. Hale", "Edwin T. Hale"]}
    text = "President Edwin H.W. Hale named her in 1990. President Edwin T. Hale sent her to the high court in 2006."
    assert people(pipeline, text) == {
        "person:edwin-hw-hale": ["Edwin H.W. Hale"],
        "person:edwin-t-hale": ["Edwin T. Hale"],
    }


def test_an_initial_and_the_name_it_stands_for_are_one_person(pipeline: Pipeline) -> None:
    text = "Edwin Thomas Hale was born in Boston. Mr. Edwin T. Hale died there. Edwin Hale was a lawyer."
    assert list(people(pipeline, text)) == ["person:edwin-thomas-hale"]


def test_senior_and_junior_are_two_people(pipeline: Pipeline) -> None:
    text = "Edwin Hale Sr. founded the firm in 1950. Edwin Hale Jr. has run the firm since his father died."
    assert list(people(pipeline, text)) == ["person:edwin-hale-sr", "person:edwin-hale-jr"]


@pytest.mark.parametrize("name", ["Edwin Hale", "Edwin Hale Jr."])
def test_junior_may_be_left_out(pipeline: Pipeline, name: str) -> None:
    text = f"Edwin Hale Jr. has run the firm since 1990. {name} said on Monday that he would sell it."
    assert list(people(pipeline, text)) == ["person:edwin-hale-jr"]


def test_a_surname_is_not_the_brother_who_is_named_later(pipeline: Pipeline) -> None:
    text = "Hale grew up in Ohio. “My dad drove a lorry,” Hale said. His brother Tom Hale lives in Boston. Hale left."
    found = people(pipeline, text)
    assert found["person:tom-hale"] == ["Tom Hale"]
    assert len(found["person:hale"]) == 3


def test_a_surname_stays_with_whom_it_meant_when_a_relative_comes_in(pipeline: Pipeline) -> None:
    text = (
        "Edwin Hale bought the ferry in May. Hale paid for it at once. Hale says it was cheap. Rosalind Hale, who "
        "paints, would not go aboard.\n\nThe sale pleased all. Hale was seen at the quay.\n\n“It floats,” Hale said."
    )
    found = people(pipeline, text)
    assert len(found["person:edwin-hale"]) == 5
    assert found["person:rosalind-hale"] == ["Rosalind Hale"]


def test_a_surname_of_long_ago_is_free_for_a_namesake(pipeline: Pipeline) -> None:
    between = "The town voted for a new bridge, and the vote was close. " * 30
    text = f"Edwin Hale paid for it. Hale left. Hale paid. {between}\n\nTom Hale is a boxer. Hale lost in June."
    assert people(pipeline, text)["person:tom-hale"] == ["Tom Hale", "Hale"]


def test_a_first_name_is_whose_it_is_far_oftener(pipeline: Pipeline) -> None:
    text = (
        "Edwin Hale sold the ferry to Edwin Lode. Edwin Hale was paid at once. Hale laughed. “It floats,” said Hale. "
        "The town of Norvale was glad. “I like Edwin,” said Ada Brook."
    )
    assert people(pipeline, text)["person:edwin-hale"][-1] == "Edwin"
    text = "Edwin Hale sold the ferry to Edwin Lode. The town was glad. “I like Edwin,” said Ada Brook."
    assert people(pipeline, text)["person:edwin"] == ["Edwin"]
