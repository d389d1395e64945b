"""Owns people whom the model missed or cut short, by the words beside them: a first name, a trade, an office."""

import re
from collections.abc import Iterator
from typing import Final

from functions.extract.gazetteer import known_kinds
from functions.extract.kinds import EVENT_WORDS, ORGANISATION_WORDS, PLACE_WORDS
from functions.extract.names import gender_of
from functions.extract.noise import PORTFOLIOS
from functions.extract.reading import Reading
from functions.extract.roles import HUMAN_NOUNS
from functions.extract.spans import TypedSpan, replaced
from functions.extract.titles import TITLES
from shared.document import EntityType
from shared.identifiers import fold

MAX_NAME: Final = 3  # words behind what someone is
_ALSO_OF_NAMES: Final = frozenset(
    {"star", "head", "master", "host", "chief", "user", "winner", "local", "fan", "general"}
)
# Whose name may follow that of a body in one span: Norvale College Dean Ada Brook.
_OFFICERS_LIST: Final = """
ambassador analyst attorney captain ceo chair chairman chairwoman chief coach commissioner correspondent dean detective
director editor gm governor manager mayor minister officer president professor secretary senator sheriff speaker
spokesman spokeswoman superintendent trustee
"""
_OFFICERS: Final = frozenset(_OFFICERS_LIST.split())
_MAX_PERSON: Final = 3  # words: Ada Brook, Ada M. Brook
_MIDDLE: Final = re.compile(r"[A-Z]\.?")
MAX_HYPHENED: Final = 8  # tokens; Abdel - Karim el - Hadi has six
_OFFICES: Final = frozenset("President Minister Premier Chancellor King Sultan Emir Sheikh Ayatollah".split())  # noqa: SIM905
_ARTICLES_IN_NAMES: Final = frozenset({"al", "as", "ash", "el", "ul", "ur"})


def with_given_names(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Brook` in `executive Ada Brook` and `the president, Thyra Brook,`, where the model saw only the surname."""
    taken = {token: span for span in spans for token in range(span[0], span[1])}
    grown: list[TypedSpan] = []
    for first, last, kind in spans:
        begin = first - 1
        if last - first > 1 or begin < 0 or not (kind is EntityType.PERSON or _may_be_surname(reading, first, kind)):
            continue
        before = taken.get(begin)
        free = before is None or (
            before[1] - before[0] == 1 and before[2] is not EntityType.PERSON and kind is EntityType.PERSON
        )
        if free and _is_given_name(reading, begin, before is None):
            grown.append((begin, last, EntityType.PERSON))
    return replaced(spans, grown)


def _may_be_surname(reading: Reading, token: int, kind: EntityType) -> bool:
    """May what the model took for an organisation be the surname behind a first name that it did not see?"""
    word = reading.words[token]
    is_name = word.istitle() and word.isalpha() and word.lower() not in ORGANISATION_WORDS
    return (
        kind is EntityType.ORG
        and is_name
        and word not in known_kinds()
        and gender_of(fold(reading.words[token - 1])) != ""
    )


def _is_given_name(reading: Reading, token: int, is_free: bool) -> bool:
    """Is the word before a surname a first name: one that is known, or any behind what someone is and a comma?"""
    word = reading.words[token]
    if not (word.istitle() and word.isalpha()) or reading.paragraph[token] != reading.paragraph[token + 1]:
        return False
    if word.lower() in TITLES or word.lower() in HUMAN_NOUNS:
        return False
    if gender_of(fold(word)):
        return True
    behind = reading.lower[max(0, token - 2) : token]
    return is_free and len(behind) > 1 and behind[1] == "," and behind[0] in HUMAN_NOUNS


def with_people_behind_roles(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Ada Brook` in `drummer Ada Brook`, where the model saw nothing."""
    taken = {token for first, last, _ in spans for token in range(first, last)}
    grown: list[TypedSpan] = []
    for token in range(len(reading) - 2):
        if reading.lower[token] in HUMAN_NOUNS and reading.lower[token] not in _ALSO_OF_NAMES:
            last = token + 1
            while last < min(len(reading), token + 1 + MAX_NAME) and _may_be_named(reading, last, token, taken):
                last += 1
            if last - token > 2 and (last >= len(reading) or not reading.words[last][:1].isupper()):
                grown.append((token + 1, last, EntityType.PERSON))
    return replaced(spans, grown)


def _may_be_named(reading: Reading, token: int, role: int, taken: set[int]) -> bool:
    word = reading.words[token]
    lower = word.lower()
    is_common = lower in HUMAN_NOUNS or lower in TITLES or lower in ORGANISATION_WORDS
    is_name = word.istitle() and word.isalpha() and not is_common
    return is_name and token not in taken and reading.paragraph[token] == reading.paragraph[role]


def with_people_behind_office(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Abdel-Karim el-Hadi` in `President Abdel-Karim el-Hadi`, where hyphens take the name apart."""
    ends = {first: last for first, last, kind in spans if kind is EntityType.PERSON}
    grown: list[TypedSpan] = []
    for token in range(len(reading) - 1):
        if reading.words[token] in _OFFICES:
            last = _end_of_hyphened(reading, token + 1)
            if last > ends.get(token + 1, token + 1):
                grown.append((token + 1, last, EntityType.PERSON))
    return replaced(spans, grown)


def _end_of_hyphened(reading: Reading, first: int) -> int:
    """The end of a name of two words or more, one of them with a hyphen; `first` where there is none."""
    words, token, parts, hyphens = reading.words, first, 0, 0
    while token < min(len(words), first + MAX_HYPHENED) and reading.paragraph[token] == reading.paragraph[first]:
        glued = token > first and reading.starts[token] == reading.ends[token - 1]
        if words[token] == "-" and glued:
            hyphens += 1
        elif words[token].istitle() and words[token].isalpha():
            parts += not glued
        elif not (words[token] in _ARTICLES_IN_NAMES and words[token + 1 : token + 2] == ["-"]):
            break
        else:
            parts += 1
        token += 1
    return token if parts > 1 and hyphens and words[token - 1].istitle() else first


def with_parted_officers(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Norvale College Dean Ada Brook`, which the model took for one name, is a college and a person.

    So is `Defense Ada Brook` of `Secretary of Defense Ada Brook` a person.
    """
    return [part for span in spans for part in _parted_at_office(reading, span)]


def _parted_at_office(reading: Reading, span: TypedSpan) -> Iterator[TypedSpan]:
    first, last, kind = span
    offices = (t for t in range(last - 2, first, -1) if reading.lower[t] in _OFFICERS and reading.words[t][0].isupper())
    office = next(offices, first) if kind in {EntityType.PERSON, EntityType.ORG} else first
    is_portfolio = reading.lower[max(0, first - 1)] == "of" and reading.words[first] in PORTFOLIOS
    if is_portfolio and _is_full_name(reading.words[first + 1 : last]):
        yield first + 1, last, EntityType.PERSON
        return
    if office == first or not _is_full_name(reading.words[office + 1 : last]):
        yield span
        return
    yield first, office, EntityType.ORG
    yield office + 1, last, EntityType.PERSON


def _is_full_name(words: list[str]) -> bool:
    """Are these a first name that is known, a surname, and at most an initial in between?"""
    if not 1 < len(words) <= _MAX_PERSON or not gender_of(fold(words[0])):
        return False
    is_surname = words[-1].istitle() and words[-1].lower() not in ORGANISATION_WORDS | PLACE_WORDS | EVENT_WORDS
    return is_surname and all(_MIDDLE.fullmatch(word) for word in words[1:-1])
