"""Under which names an entity is found."""

import pytest

from shared.identifiers import entity_id
from shared.keys import name_keys, searchable_name


def _found_under(kind: str, name: str) -> list[str]:
    id_ = entity_id(kind, name)
    return [key.sk.removesuffix(f"#{id_}") for key in name_keys(id_, name)]


@pytest.mark.parametrize(
    ("name", "last_names"),
    [
        ("Tove Lindqvist", ["lindqvist"]),
        ("Zoë Müller-Hägg", ["muller hagg", "hagg"]),
        ("Ursula von der Leyen", ["von der leyen", "leyen"]),
        ("Robin Van Persie", ["van persie", "persie"]),
        ("Karim bin Rashad", ["bin rashad", "rashad"]),
        ("Tarik al-Nasri", ["al nasri", "nasri"]),
        ("Mary O’Brien", ["obrien"]),
        ("Jean-Luc Picard", ["picard"]),
        ("Edwin Luther Hale Jr.", ["hale"]),
        ("De Klerk", ["klerk"]),
        ("Madonna", []),
        ("Hägg-Lund", ["lund"]),
    ],
)
def test_a_person_is_found_under_the_last_name_whole_and_by_its_last_part(name: str, last_names: list[str]) -> None:
    full, *others = _found_under("PERSON", name)
    assert full == " ".join(entity_id("PERSON", name).removeprefix("person:").split("-"))
    assert others == last_names


@pytest.mark.parametrize(("kind", "name"), [("ORG", "Müller-Hägg Werke"), ("PLACE", "Port Ellen")])
def test_a_firm_and_a_place_have_one_name(kind: str, name: str) -> None:
    assert _found_under(kind, name) == [searchable_name(name)]


def test_a_well_known_organisation_is_found_under_all_its_names() -> None:
    assert _found_under("ORG", "Food and Drug Administration")[:2] == ["food and drug administration", "fda"]


def test_a_person_of_several_names_is_found_under_each_and_its_last_name() -> None:
    names = _found_under("PERSON", "Volodymyr Zelensky")
    assert names[0] == "volodymyr zelensky"
    assert {"volodymyr zelenskyy", "zelensky", "zelenskyy"} < set(names)


@pytest.mark.parametrize(
    ("id_", "name", "names"),
    [
        ("group:democrat", "Democrats", ["democrats", "democrat"]),
        ("group:democrat", "Democrat", ["democrat", "democrats"]),
        ("group:british", "British", ["british"]),
    ],
)
def test_a_group_is_found_under_the_names_of_one_and_of_many(id_: str, name: str, names: list[str]) -> None:
    assert [key.sk for key in name_keys(id_, name)] == [f"{one}#{id_}" for one in names]
