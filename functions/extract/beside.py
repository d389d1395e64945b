"""Owns the kind of a name by the words that stand beside it: *in*, a state, *the airline*, *is a town*."""

from itertools import pairwise
from typing import Final

from functions.extract.countries import STATE_NAMES, US_STATES, countries
from functions.extract.gazetteer import known_kinds
from functions.extract.kinds import ORGANISATION_WORDS
from functions.extract.known import KNOWN_PEOPLE
from functions.extract.names import gender_of
from functions.extract.reading import DASHES, Reading
from functions.extract.spans import TypedSpan, full_name_words, surface
from functions.extract.titles import TITLES
from shared.document import EntityType
from shared.identifiers import fold

_AT_A_PLACE: Final = frozenset({"in", "near", "outside"})
MAX_CUED_WORDS: Final = 2  # longer names tell their kind themselves
_NOUN_WITHIN: Final = 7  # words behind a name in which the noun stands: , a small Danish airline
_PARTIES: Final = frozenset({"D", "R", "I"})  # Democrats, Republicans and independents: Sen. Ada Brook, D-Ohio
_BEFORE_PARTY: Final = frozenset({"(", "[", ","})
_BEFORE_CLASS: Final = frozenset({",", "is", "was", "("})
_ARTICLES: Final = frozenset({"a", "an", "the", "one"})
_LISTED: Final = (["and"], [","], [",", "and"], ["or"], ["to"])
_CONFUSED: Final = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE})
_PLACE_CUES_LIST: Final = """
city town village suburb hamlet municipality commune river lake mountain island region district port province county
capital
"""
_PLACE_CUES: Final = frozenset(_PLACE_CUES_LIST.split())
_ORGANISATION_CUES_LIST: Final = """
airline band bank broadcaster brand carmaker chain charity club company conglomerate firm group label magazine maker
manufacturer network newspaper nonprofit operator organisation organization publisher quartet retailer startup
supermarket tabloid trio union website
"""
_ORGANISATION_CUES: Final = frozenset(_ORGANISATION_CUES_LIST.split())
_CUES: Final = dict.fromkeys(_PLACE_CUES, EntityType.PLACE) | dict.fromkeys(_ORGANISATION_CUES, EntityType.ORG)
_STOPS: Final = frozenset({",", ".", "of", "in", "who", "and", "from", "for", "at", "by", "on", "that", "with"})
_ENDS_CLASS: Final = _STOPS | {")", ";", "which", "where", "near", "based", "owned", "founded", "run", "known", "("}


def with_places_by_context(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Tarnfield` in `in Tarnfield` and `Tarnfield, Ohio` is a place."""
    return [
        (first, last, EntityType.PLACE) if _stands_as_place(reading, first, last, kind) else (first, last, kind)
        for first, last, kind in spans
    ]


def _stands_as_place(reading: Reading, first: int, last: int, kind: EntityType) -> bool:
    words = reading.words[first:last]
    if kind not in {EntityType.PERSON, EntityType.ORG} or len(words) > 2 or words[-1].isupper():
        return False
    if words[-1].lower() in ORGANISATION_WORDS or " ".join(words) in known_kinds() or words[0] in KNOWN_PEOPLE:
        return False
    before = reading.lower[first - 1] if first else ""
    after = reading.words[last : last + 4]
    if before in _AT_A_PLACE and len(words) == 1:
        return after[:1] not in (["'s"], ["’s"])
    if after[:1] == [","] and len(after) > 1 and before not in TITLES and gender_of(fold(words[0])) == "":
        return after[1] in US_STATES or after[1] in STATE_NAMES or after[1] in countries().by_name
    return False


def with_constituencies(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Newport News` in `Ada Brook (D-Newport News)` is a place."""
    return [
        (first + 2, last, EntityType.PLACE) if _begins_with_party(reading, first, last) else (first, last, kind)
        for first, last, kind in spans
    ]


def _begins_with_party(reading: Reading, first: int, last: int) -> bool:
    is_behind_name = first > 0 and reading.words[first - 1] in _BEFORE_PARTY
    is_party = last - first > 2 and reading.words[first] in _PARTIES and reading.words[first + 1] in DASHES
    return is_behind_name and is_party


def with_cue_words(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`the airline Norva`, `Norva is a Danish airline` and `Norva, an airline` are organisations; so with places."""
    people = full_name_words(reading, spans)
    known = [span[1] - span[0] == 1 and reading.words[span[0]] in people for span in spans]
    return [
        span if is_known else (span[0], span[1], _kind_by_cue(reading, span))
        for span, is_known in zip(spans, known, strict=True)
    ]


def is_cued(reading: Reading, span: TypedSpan) -> bool:
    """Do words beside the span say that it is of its kind?"""
    return _cue(reading, span) is span[2]


def _kind_by_cue(reading: Reading, span: TypedSpan) -> EntityType:
    return _cue(reading, span) or span[2]


def _cue(reading: Reading, span: TypedSpan) -> EntityType | None:
    first, last, kind = span
    if kind not in _CONFUSED or last - first > MAX_CUED_WORDS or surface(reading, span) in known_kinds():
        return None
    before = ["", "", *reading.lower[max(0, first - 2) : first]][-2:]
    if (before[1] in _PLACE_CUES and kind is not EntityType.ORG) or (before[0] in _PLACE_CUES and before[1] == "of"):
        return EntityType.PLACE
    if before[1] in _ORGANISATION_CUES:
        return EntityType.ORG
    after = reading.lower[last : last + _NOUN_WITHIN]
    if len(after) > 2 and after[0] in _BEFORE_CLASS and after[1] in _ARTICLES:
        for word, following in pairwise([*after[2:], "."]):
            if word in _CUES:  # but `the city manager` and `the union's secretary` are people
                return _CUES[word] if following in _ENDS_CLASS else None
            if word in _STOPS:
                break
    return None


def with_people_in_lists(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Maud` in `Maud and Edith Larcombe` is a person."""
    found = list(spans)
    for one, (left, right) in enumerate(pairwise(spans)):
        is_listed = right[2] is EntityType.PERSON and reading.lower[left[1] : right[0]] == ["and"]
        if is_listed and left[1] - left[0] == 1 and gender_of(fold(reading.words[left[0]])):
            found[one] = (left[0], left[1], EntityType.PERSON)
    return found


def with_places_in_lists(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Elm` in `Elm and London` is a place, unless a person of the article has the name."""
    people = full_name_words(reading, spans)
    found = list(spans)
    for one, (left, right) in enumerate(pairwise(spans)):
        if reading.lower[left[1] : right[0]] in _LISTED:
            for number, span, other in ((one, left, right), (one + 1, right, left)):
                alone = span[2] is EntityType.PERSON and span[1] - span[0] == 1 and not _is_surely_one(reading, span)
                if alone and other[2] is EntityType.PLACE and reading.words[span[0]] not in people:
                    found[number] = (span[0], span[1], EntityType.PLACE)
    return found


def _is_surely_one(reading: Reading, span: TypedSpan) -> bool:
    """Is it a person whom news calls so, or who has a title: `Under President Brook, Norway …`?"""
    return reading.words[span[0]] in KNOWN_PEOPLE or (span[0] > 0 and reading.lower[span[0] - 1].rstrip(".") in TITLES)
