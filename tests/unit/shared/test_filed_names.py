"""People and organisations of several names are filed under one."""

from pathlib import Path

import pytest

import shared.filed_names
from shared.document import EntityType
from shared.filed_names import filed_as, other_names
from shared.identifiers import entity_id, slug

LINES = Path(shared.filed_names.__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
NAMES = [(line.split("|")[0], name) for line in LINES for name in line.split("|")[1:]]


def test_no_name_is_that_of_two() -> None:
    assert len(set(NAMES)) == len(NAMES)
    filed = [entity_id(*line.split("|")[:2]) for line in LINES]
    assert len(set(filed)) == len(filed)


def test_every_line_has_a_type_and_several_names() -> None:
    assert {entity_type for entity_type, _ in NAMES} == {EntityType.PERSON, EntityType.ORG}
    assert all(len(line.split("|")) > 2 for line in LINES)
    assert all(slug(name) and name == name.strip() for _, name in NAMES)


@pytest.mark.parametrize("entity_type", [EntityType.PERSON, EntityType.ORG])
def test_every_name_is_filed_under_one_that_is_filed_under_itself(entity_type: EntityType) -> None:
    for name in (name for of, name in NAMES if of == entity_type):
        filed = filed_as(entity_type, name)
        assert filed
        assert filed_as(entity_type, filed) == filed
        assert name in (filed, *other_names(entity_type, filed))


def test_what_is_not_in_the_table_has_no_other_names() -> None:
    assert filed_as("ORG", "Norvale Transit Authority") is None
    assert other_names("ORG", "Norvale Transit Authority") == ()


def test_a_name_that_is_not_filed_under_itself_has_no_other_names() -> None:
    assert other_names("ORG", "FBI") == ()


def test_names_count_as_they_are_printed_and_for_their_type() -> None:
    assert filed_as("ORG", "WHO") == "World Health Organization"
    assert filed_as("ORG", "Who") is None
    assert filed_as("PERSON", "WHO") is None
