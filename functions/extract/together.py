"""Owns people who speak together: `Ada Brook and Tom Lode said`. A quotation has one speaker: the first one named."""

from typing import Final

from functions.extract.government import MAX_CLIMB
from functions.extract.reading import Reading
from functions.extract.source import Source

_JOINING: Final = frozenset({"and", ","})


def people_by_head(sources: list[Source]) -> dict[int, Source]:
    """The sources that are named people, by their head tokens."""
    return {source.head: source for source in sources if source.kind == "person" and source.mention is not None}


def together(reading: Reading, named: dict[int, Source], source: Source) -> tuple[Source, int, int]:
    """Who of named people that share a verb stands first, and the tokens of them all; else the source alone."""
    first = last = source
    for _ in range(MAX_CLIMB):
        above = named.get(reading.heads[first.head])
        if first.head not in named or above is None or not _are_joined(reading, above, first):
            break
        first = above
    for _ in range(MAX_CLIMB):
        below = next((named[c] for c in reading.children[last.head] if c in named and c > last.head), None)
        if last.head not in named or below is None or not _are_joined(reading, last, below):
            break
        last = below
    if first is last or "and" not in reading.lower[first.last : last.first]:
        return source, source.first, source.last
    return first, first.first, last.last


def _are_joined(reading: Reading, one: Source, other: Source) -> bool:
    """Does nothing but *and* or a comma stand between two names that the parser coordinates?"""
    between = reading.lower[one.last : other.first]
    return reading.deps[other.head] == "conj" and bool(between) and _JOINING.issuperset(between)
