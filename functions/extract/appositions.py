"""Owns people whom the words in apposition tell: an age, whose brother he is, an engineer, the duchess of somewhere."""

import re
from collections.abc import Iterator
from typing import Final

from functions.extract.gazetteer import known_kinds
from functions.extract.kinds import EVENT_WORDS, ORGANISATION_WORDS, PLACE_WORDS
from functions.extract.reading import POSSESSIVES, Reading
from functions.extract.roles import FEMALE_NOUNS, HUMAN_NOUNS, MALE_NOUNS
from functions.extract.spans import TypedSpan, replaced, surface
from functions.extract.titles import TITLES
from shared.document import EntityType

MAX_NAME: Final = 3
CALLED: Final = frozenset({"called", "named", "nicknamed"})
MAX_RELATIVE: Final = 5  # tokens behind a comma: her late elder brother
_AGE: Final = re.compile(r"[1-9]\d?|1[01]\d")
_AGE_WORDS_LIST: Final = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
"""
_AGE_WORDS: Final = frozenset(_AGE_WORDS_LIST.split())
_BEHIND_AGE: Final = frozenset({",", ".", ")", ";", "—", "–"})
_WHOSE: Final = frozenset({"his", "her", "their", "my", "our"})
_RELATIVES: Final = FEMALE_NOUNS | MALE_NOUNS
# Nouns of people that also stand for firms, teams and states: the supplier Norva Tarn, its ally South Tarn.
_ALSO_THINGS_LIST: Final = """
ally backer broker builder buyer champion chief collector competitor consumer contractor counterpart creator critic
dealer designer developer distributor employer favourite founder handler head host insurer leader lender local maker
master member model native neighbor neighbour observer operator opponent organiser organizer owner partner planner
producer promoter proprietor provider publisher rival runner seller server sponsor star supplier trader user winner
"""
_ALSO_THINGS: Final = frozenset(_ALSO_THINGS_LIST.split())
_ROLES: Final = HUMAN_NOUNS - _ALSO_THINGS
_NO_NAMES: Final = ORGANISATION_WORDS | PLACE_WORDS | EVENT_WORDS | TITLES | HUMAN_NOUNS
# A number behind a comma is no age behind these.
_DATES_LIST: Final = """
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday chapter page section act article
"""
_DATES: Final = frozenset(_DATES_LIST.split())
_NOBLES: Final = frozenset(
    "King Queen Prince Princess Duke Duchess Earl Countess Marquess Marchioness Emir Sultan".split()  # noqa: SIM905
)


def with_aged_people(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Poppy, nine,` and `Jaydon Fisk, 17` are people, whatever the model took them for."""
    ends = {span[1]: span for span in spans}
    taken = {token for first, last, _ in spans for token in range(first, last)}
    return replaced(spans, list(_aged(reading, ends, taken)))


def _aged(reading: Reading, ends: dict[int, TypedSpan], taken: set[int]) -> Iterator[TypedSpan]:
    for comma in range(1, len(reading) - 1):
        if reading.words[comma] not in {",", "("} or not _is_age(reading, comma + 1):
            continue
        span, first = ends.get(comma), comma
        while span is None and comma - first < MAX_NAME and _may_be_name(reading, first - 1, comma, taken):
            first -= 1
        first = span[0] if span else first
        words = reading.words[first:comma]
        if words and words[-1].lower() not in _DATES and " ".join(words) not in known_kinds():
            yield first, comma, EntityType.PERSON


def _is_age(reading: Reading, token: int) -> bool:
    token += reading.lower[token] == "aged"
    words = reading.lower[token : token + 2]
    return (
        len(words) > 1 and words[1] in _BEHIND_AGE and (words[0] in _AGE_WORDS or _AGE.fullmatch(words[0]) is not None)
    )


def _may_be_name(reading: Reading, token: int, near: int, taken: set[int]) -> bool:
    """Can a word that the model saw nothing in belong to a name?"""
    if token < 0 or token in taken or reading.paragraph[token] != reading.paragraph[near]:
        return False
    word = reading.words[token]
    return word.istitle() and word.isalpha() and word.lower() not in _NO_NAMES


def with_relatives(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Halldor, Sigrun's brother,` is a person."""
    return [
        (first, last, EntityType.PERSON)
        if kind in {EntityType.ORG, EntityType.PLACE} and last - first <= MAX_NAME and _has_relative(reading, last)
        else (first, last, kind)
        for first, last, kind in spans
    ]


def with_named_relatives(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Lorraine` in `Ken's daughter, Lorraine,` is a person, whatever the model took it for."""
    begins = {span[0]: span for span in spans}
    taken = {token for first, last, _ in spans for token in range(first, last)}
    grown = []
    for token in range(1, len(reading) - 2):
        if reading.lower[token] not in _RELATIVES or reading.words[token + 1] != "," or not _is_owned(reading, token):
            continue
        first = last = token + 2
        while last - first < MAX_NAME and last < len(reading) and _may_be_name(reading, last, token, taken):
            last += 1
        span = begins.get(first, (first, last, EntityType.PERSON))
        ends = reading.words[span[1] : span[1] + 1] == [","]
        if ends and span[1] > first and all(_is_plain(word) for word in reading.words[first : span[1]]):
            grown.append((first, span[1], EntityType.PERSON))
    return replaced(spans, grown)


def _is_owned(reading: Reading, token: int) -> bool:
    """Is it somebody's: Ken's daughter, her own elder brother?"""
    before = reading.lower[max(0, token - MAX_RELATIVE) : token]
    return not {*_WHOSE, *POSSESSIVES}.isdisjoint(before)


def _has_relative(reading: Reading, comma: int) -> bool:
    if reading.words[comma : comma + 1] != [","]:
        return False
    owned = False
    for token in range(comma + 1, min(len(reading), comma + 1 + MAX_RELATIVE)):
        word = reading.lower[token]
        if owned and word in _RELATIVES:
            return True
        owned = owned or word in _WHOSE or word in POSSESSIVES
        if not word[0].isalpha() and word not in POSSESSIVES:
            return False
    return False


def with_people_of_trades(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Casimir Bolt` in `the engineer Casimir Bolt`, and `Jaydon` with the surname behind it in `apprentice Jaydon`."""
    begins = {span[0]: span for span in spans}
    grown = []
    for span in spans:
        first, last, kind = span
        if kind not in {EntityType.ORG, EntityType.PLACE} or not first or reading.lower[first - 1] not in _ROLES:
            continue
        behind = begins.get(last)
        if behind is not None and behind[2] is EntityType.PERSON:
            last = behind[1]
        words = reading.words[first:last]
        if (
            1 < len(words) <= MAX_NAME
            and all(_is_plain(word) for word in words)
            and surface(reading, span) not in known_kinds()
        ):
            grown.append((first, last, EntityType.PERSON))
    return replaced(spans, grown)


def with_called_people(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Otis` in `a charming boy called Otis`, whatever the model took it for, is a person."""
    begins = {span[0]: span for span in spans}
    taken = {token for first, last, _ in spans for token in range(first, last)}
    grown = []
    for token in range(1, len(reading) - 1):
        if reading.lower[token] in CALLED and reading.lower[token - 1] in _ROLES:
            first = last = token + 1
            while last - first < MAX_NAME and last < len(reading) and _may_be_name(reading, last, token, taken):
                last += 1
            span = begins.get(first, (first, last, EntityType.PERSON))
            if span[1] > first and all(_is_plain(word) for word in reading.words[first : span[1]]):
                grown.append((first, span[1], EntityType.PERSON))
    return replaced(spans, grown)


def _is_plain(word: str) -> bool:
    return word.istitle() and word.lower() not in _NO_NAMES


def with_nobles(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Duchess of Arden` is one person."""
    grown = []
    for token in range(len(reading) - 2):
        if reading.words[token] in _NOBLES and reading.words[token + 1] == "of" and _is_plain(reading.words[token + 2]):
            last = token + 3
            if last >= len(reading) or not reading.words[last][0].isupper():
                grown.append((token, last, EntityType.PERSON))
    return replaced(spans, grown)
