"""Under which names an entity is found."""

import pytest

from shared.identifiers import entity_id
from shared.keys import name_keys


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
        ("Mohammed bin Salman", ["bin salman", "salman"]),
        ("Bashar al-Assad", ["al assad", "assad"]),
        ("Mary O’Brien", ["obrien"]),
        ("Jean-Luc Picard", ["picard"]),
        ("Martin Luther King Jr.", ["king"]),
        ("De Klerk", ["klerk"]),
        ("Madonna", []),
        ("Hägg-Lund", ["lund"]),
    ],
)
def test_a_person_is_found_under_the_last_name_whole_and_by_its_last_part(name: str, last_names: list[str]) -> None:
    full, *others = _found_under("PERSON", name)
    assert full == " ".join(entity_id("PERSON", name).removeprefix("person:").split("-"))
    assert others == last_names


def test_whoever_is_no_person_has_one_name() -> None:
    assert _found_under("ORG", "Müller-Hägg Werke") == ["muller hagg werke"]
