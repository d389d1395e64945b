import pytest

from functions.extract.kinds import kind_by_words
from shared.document import EntityType


@pytest.mark.parametrize(
    ("name", "taken_for", "kind"),
    [
        ("Andrew Hill", "PERSON", "PERSON"),
        ("Lois M. Lane", "PERSON", "PERSON"),
        ("Tarn Hill", "PERSON", "PLACE"),
        ("Hill", "PERSON", "PERSON"),
        ("Victoria Park", "PERSON", "PLACE"),
        ("N. Tarn Ave", "PERSON", "PLACE"),
        ("S. Tarn Drive", "PERSON", "PLACE"),
        ("W. Tarn St.", "ORG", "PLACE"),
        ("Tarn Blvd", "LAW", "PLACE"),
        ("Tarn Drive", "ORG", "ORG"),
    ],
)
def test_hill_is_a_surname_and_an_avenue_a_place(name: str, taken_for: str, kind: str) -> None:
    assert kind_by_words(name.split(), EntityType(taken_for)) is EntityType(kind)
