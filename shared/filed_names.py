"""Owns people and organisations that news calls by several names, and the one name that the library files each under.

`filed_names.txt`, written for this project, has a line for each: its type, the name it is filed under, then the others
as they stand in print. A name that is also somebody else's in the news of some country is left out, as ECB, SEC, John
Roberts and Michael B. Jordan: such a name is joined with another only where an article has both.
"""

from functools import cache
from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).with_suffix(".txt")


def filed_as(entity_type: str, name: str) -> str | None:
    """The name that somebody of such a type is filed under, for any of the names, as printed and without article."""
    names = _names().get((entity_type, name))
    return names[0] if names else None


def other_names(entity_type: str, name: str) -> tuple[str, ...]:
    """The other names of whoever is filed under a name; none for a name that is not in the table."""
    names = _names().get((entity_type, name), ())
    return names[1:] if names and names[0] == name else ()


@cache
def _names() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        entity_type, *names = line.split("|")
        found |= dict.fromkeys(((entity_type, name) for name in names), tuple(names))
    return found
