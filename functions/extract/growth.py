"""Owns names that the model cut short: organisations behind a place or before *of*, initials of people, mounts."""

import re
from typing import Final

from functions.extract.countries import STATE_NAMES
from functions.extract.kinds import ORGANISATION_WORDS
from functions.extract.reading import Reading
from functions.extract.spans import TypedSpan, replaced, surface
from functions.extract.titles import SHORT_RANKS
from shared.document import EntityType

MAX_GROWTH: Final = 6  # words that a name may go on behind the span; names of clubs and offices have fewer
_CLUB_PREFIXES: Final = frozenset({"FC", "AFC", "AC", "AS", "SC", "RC", "CF", "SV", "FK", "BK", "IF", "VfB", "VfL"})
_CLUB_SUFFIXES: Final = frozenset({"FC", "AFC", "RFC", "CC", "HC", "SC", "United", "Rovers", "Wanderers", "Athletic"})
_PARTY: Final = frozenset({"party", "Party"})
# Heads of names that go on with `of`: Battle of the Somme, House of Commons, Army of the Potomac.
_HEADS_LIST: Final = """
Army Bank Battle Board Bureau Church City College Council Court Department House Institute Kingdom Ministry Museum
Office Siege Treaty University
"""
_HEADS: Final = frozenset(_HEADS_LIST.split())
_EVENT_HEADS: Final = frozenset({"Battle", "Siege", "Treaty"})
_UNITS_LIST: Final = """
Air Airborne Armored Armoured Army Battalion Brigade Cavalry Corps Division Fighter Fleet Infantry Marine Marines
Regiment Squadron Wing
"""
_UNITS: Final = frozenset(_UNITS_LIST.split())
_UNIT_NUMBER: Final = re.compile(r"\d{1,3}(?:st|nd|rd|th|d)?|[IVX]{1,5}")
_NOT_STATE_UNIVERSITIES: Final = frozenset({"Washington"})  # Washington State may be the state
_MOUNTS: Final = frozenset({"Mount", "Mt.", "Mt", "Fort", "Ft.", "Ft", "Cape"})
_CALLED: Final = frozenset({EntityType.PERSON, EntityType.PLACE})
MAX_INITIALS: Final = 2  # words: J. K. or JK
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]\.?|[A-Z]{2}")
_NO_INITIALS: Final = (
    SHORT_RANKS | {"I", "A", "TV", "UK", "US", "EU", "UN", "PM", "MP"} | {"AP", "DJ", "MC", "VP", "AG", "QC", "GP"}
)


def with_longer_organisations(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Montreal` in `Montreal Hockey Club` and `FC Basel`, `Ohio` in `Ohio State`, `Labour` in `Labour party`."""
    grown: list[TypedSpan] = []
    for span in spans:
        first, last, kind = span
        if (grown and first < grown[-1][1]) or kind not in {EntityType.PLACE, EntityType.ORG, EntityType.GROUP}:
            continue
        begin = first - (first > 0 and _opens_organisation(reading, first))
        end = _end_of_phrase(reading, first, _end_of_organisation(reading, span))
        if begin < first or end > last or _is_state_university(reading, span):
            kind = EntityType.EVENT if reading.words[first] in _EVENT_HEADS else EntityType.ORG
            grown.append((begin, end, kind))
    return replaced(spans, grown)


def _is_state_university(reading: Reading, span: TypedSpan) -> bool:
    words = reading.words[span[0] : span[1]]
    name = " ".join(words[:-1])
    return words[-1] == "State" and name in STATE_NAMES and name not in _NOT_STATE_UNIVERSITIES


def _opens_organisation(reading: Reading, first: int) -> bool:
    """Is the word before a span a club's prefix or a military unit's number?"""
    before = reading.words[first - 1]
    return before in _CLUB_PREFIXES or (reading.words[first] in _UNITS and _UNIT_NUMBER.fullmatch(before) is not None)


def _end_of_phrase(reading: Reading, first: int, last: int) -> int:
    """The end of `House of Commons` where the span is only `House`."""
    words = reading.words
    if words[last - 1] not in _HEADS or words[last : last + 1] != ["of"]:
        return last
    begin = last + 1 + (words[last + 1 : last + 2] == ["the"])
    end = begin
    while end < min(len(words), begin + MAX_GROWTH) and words[end][0].isupper():
        end += 1
    return end if end > begin and reading.paragraph[end - 1] == reading.paragraph[first] else last


def _end_of_organisation(reading: Reading, span: TypedSpan) -> int:
    first, last, kind = span
    words, best = reading.words, last
    if kind is EntityType.GROUP:
        return last + (last < len(words) and words[last] in _PARTY)
    name = surface(reading, span)
    is_state = name in STATE_NAMES and name not in _NOT_STATE_UNIVERSITIES
    for token in range(last, min(len(words), last + MAX_GROWTH)):
        word = words[token]
        if reading.paragraph[token] != reading.paragraph[first] or not word[0].isupper():
            break
        if word.lower() in ORGANISATION_WORDS or word in _CLUB_SUFFIXES or (is_state and word == "State"):
            best = token + 1
    if best == last and last < len(words) and words[last] in _PARTY and kind is EntityType.ORG:
        return last + 1
    return best


def with_mounts(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Rainier` in `Mt. Rainier`, and `Cape Hale`, are places, whoever else has such a name."""
    grown = []
    for first, last, kind in spans:
        begin = first if reading.words[first] in _MOUNTS and last - first > 1 else first - 1
        is_mount = begin >= 0 and reading.words[begin] in _MOUNTS
        if is_mount and kind in _CALLED and reading.paragraph[begin] == reading.paragraph[first]:
            grown.append((begin, last, EntityType.PLACE))
    return replaced(spans, grown)


def with_initials(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Rowan` in `J.K. Rowan` and `JK Rowan`."""
    taken = {span[1] - 1 for span in spans}
    grown = []
    for first, last, kind in spans:
        begin = first
        while kind is EntityType.PERSON and begin - 1 not in taken and _is_initial(reading, begin - 1, first):
            begin -= 1
        if begin < first:
            grown.append((begin, last, kind))
    return replaced(spans, grown)


def _is_initial(reading: Reading, token: int, first: int) -> bool:
    if token < max(0, first - MAX_INITIALS) or reading.paragraph[token] != reading.paragraph[first]:
        return False
    return reading.words[token] not in _NO_INITIALS and _INITIALS.fullmatch(reading.words[token]) is not None
