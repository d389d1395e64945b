"""Owns what the people an article names in full tell of its other names: surnames, possessors, pairs."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from functions.extract.countries import countries
from functions.extract.gazetteer import known_kinds
from functions.extract.names import gender_of
from functions.extract.reading import POSSESSIVES, Reading
from functions.extract.spans import TypedSpan, replaced, surface
from functions.extract.titles import NAME_SUFFIXES
from shared.document import EntityType
from shared.identifiers import fold

_COURTESIES: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "rev"})
_WHERE: Final = frozenset(
    {"in", "at", "near", "around", "outside", "inside", "across", "throughout", "toward", "towards"}
)
_TELLING: Final = frozenset({"said", "says", "told", "tells", "asked", "wrote", "tweeted"})
_BROKEN: Final = re.compile(r"\w[\[\](){}”“\"]\w|\w[.]\w+\(|[\[\](){}]$")
_UNLIKELY_KINDS: Final = frozenset({EntityType.LAW, EntityType.PRODUCT, EntityType.WORK})
MAX_SURNAME_WORDS: Final = 2  # Dos Santos, Black Elk
_BETWEEN_NAMES: Final = frozenset(
    ", ( who is also better best known professionally simply as by his her their stage pen name".split()  # noqa: SIM905
)
MAX_BETWEEN_NAMES: Final = 9  # tokens


def with_surnames(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Hale`, found as a place or an organisation, is the person where Ada Hale is named, if it does not stand for one.

    It does where it is known as such, where an article stands before it, or mostly a preposition of place. What was
    found as a law or a product is the person also where the first name is not known.
    """
    names, unsure = set(_names(reading, spans)), {word for name in _full(reading, spans) for word in name[-1:]}
    places: Counter[str] = Counter()
    for span in spans:
        if surface(reading, span) in names:
            places[surface(reading, span)] += 1 if _stands_for_a_place(reading, span) else -1
    sure = {name for name in names if places[name] <= 0}
    return [
        (span[0], span[1], EntityType.PERSON)
        if surface(reading, span) in (sure | unsure if span[2] in _UNLIKELY_KINDS else sure)
        else span
        for span in spans
    ]


def _full(reading: Reading, spans: list[TypedSpan]) -> Iterator[list[str]]:
    """The words of people's names of several words, without Jr. and the like."""
    for first, last, kind in spans:
        words = [word for word in reading.words[first:last] if word.lower().rstrip(".") not in NAME_SUFFIXES]
        if kind is EntityType.PERSON and len(words) > 1:
            yield words


def _names(reading: Reading, spans: list[TypedSpan]) -> Iterator[str]:
    """First names, and surnames behind a first name that is known."""
    for words in _full(reading, spans):
        if _is_free(words[0]) and not gender_of(fold(words[-1])):
            yield words[0]
        if gender_of(fold(words[0])) == "":
            continue
        for size in range(1, min(MAX_SURNAME_WORDS, len(words) - 1) + 1):
            if _is_free(name := " ".join(words[-size:])) and words[-size][0].isupper():
                yield name


def _is_free(name: str) -> bool:
    """Is it known neither as a place nor as an organisation?"""
    return name not in known_kinds() and name not in countries().by_name


def _stands_for_a_place(reading: Reading, span: TypedSpan) -> bool:
    before = reading.lower[span[0] - 1] if span[0] else ""
    return before in _WHERE or before == "the"


def with_courtesies(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Mr Hale` is a person, whatever the model takes it for."""
    return [
        (first + 1, last, EntityType.PERSON)
        if reading.lower[first].rstrip(".") in _COURTESIES
        and 1 < last - first <= 3
        and reading.words[first + 1].istitle()
        else (first, last, kind)
        for first, last, kind in spans
    ]


def with_parted_people(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Hale’s Cabinet` and `Hale and Brook` are two names each where Ada Hale, and Ben Brook, are named."""
    known = _names_of_people(reading, spans)
    return [part for span in spans for part in _parted(reading, span, known)]


def _names_of_people(reading: Reading, spans: list[TypedSpan]) -> set[str]:
    full = {surface(reading, span) for span in spans if span[2] is EntityType.PERSON and _is_plain(reading, span)}
    return full | {name.rpartition(" ")[2] for name in full}


def _is_plain(reading: Reading, span: TypedSpan) -> bool:
    return all(word[0].isalpha() and word.lower() != "and" for word in reading.words[span[0] : span[1]])


def _parted(reading: Reading, span: TypedSpan, known: set[str]) -> list[TypedSpan]:
    first, last, kind = span
    for token in range(first + 1, last - 1):
        word = reading.words[token]
        if word in POSSESSIVES and kind is not EntityType.WORK and surface(reading, (first, token, kind)) in known:
            return [(first, token, EntityType.PERSON), (token + 1, last, kind)]
        sides = ((first, token, EntityType.PERSON), (token + 1, last, EntityType.PERSON))
        if word == "and" and all(surface(reading, side) in known for side in sides):
            return list(sides)
    return [span]


def without_broken_names(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """The spans without code, halves of brackets, and sentences that somebody says."""
    return [
        span
        for span in spans
        if not any(_BROKEN.search(word) for word in reading.words[span[0] : span[1]])
        and _TELLING.isdisjoint(reading.words[span[0] : span[1]])
    ]


def with_stage_names(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Norvo` is a person wherever it stands, where `Ada Brook, known by her stage name Norvo,` is named."""
    called = {name for span in spans if span[2] is EntityType.PERSON and (name := _stage_name(reading, span[1]))}
    grown = [(t, t + 1, EntityType.PERSON) for t, word in enumerate(reading.words) if word in called]
    return replaced(spans, grown)


def _stage_name(reading: Reading, end: int) -> str:
    """What somebody is known as, by the words behind the name that ends at a token; "" where nothing tells."""
    token = end
    while token < min(len(reading), end + MAX_BETWEEN_NAMES) and reading.lower[token] in _BETWEEN_NAMES:
        token += 1
    if (
        token >= len(reading)
        or "known" not in reading.lower[end:token]
        or reading.lower[token - 1] not in {"as", "name"}
    ):
        return ""
    word = reading.words[token]
    is_one = not reading.words[token + 1 : token + 2] or not reading.words[token + 1][:1].isupper()
    return word if word[:1].isupper() and word.isalnum() and len(word) > 1 and is_one and _is_free(word) else ""
