"""Owns what the id of an entity looks like from outside: which texts are one, and of which type it says it is."""

import re
from typing import Final

from shared.document import EntityType

_COUNTRY: Final = "country"  # by its ISO code; a place
_TYPES: Final = {type_.value.lower(): type_ for type_ in EntityType} | {_COUNTRY: EntityType.PLACE}
# What `slug` leaves of a name; nothing that a path would have to escape, so that every id can be asked for.
ID_PATTERN: Final = rf"^(?:{'|'.join(_TYPES)}):[\w-]+$"
_ID: Final = re.compile(ID_PATTERN)


def is_entity_id(text: str) -> bool:
    """Whether a text is the id of an entity, such as `person:lloyd-austin`, and not a name like `Dune: Part Two`."""
    return _ID.fullmatch(text) is not None


def checked_entity_id(text: str) -> str:
    """The text; raises ValueError if it is no id of an entity."""
    if not is_entity_id(text):
        raise ValueError("not the id of an entity, such as person:lloyd-austin or country:KP")
    return text


def type_of(entity_id: str) -> EntityType:
    """The type that an id says."""
    return _TYPES[entity_id.partition(":")[0]]
