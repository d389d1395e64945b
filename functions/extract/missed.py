"""Owns names that the model missed: those known from elsewhere in the article, surnames of its people, countries."""

from collections.abc import Iterable, Iterator
from typing import Final

from functions.extract.countries import GEORGIA, countries, country_named
from functions.extract.reading import Reading
from functions.extract.spans import TypedSpan
from functions.extract.titles import NAME_SUFFIXES, TITLES
from shared.document import EntityType

MAX_NAME_TOKENS: Final = 8  # longer spans are lists or sentences that the model took for a name


def missed_names(reading: Reading, spans: list[TypedSpan]) -> Iterator[TypedSpan]:
    """Names found elsewhere in the article, surnames of people and countries, where the model saw nothing."""
    known = _known_names(reading, spans)
    openers = {surface[0] for surface in known}
    covered = bytearray(len(reading))
    for first, last, _ in spans:
        covered[first:last] = b"\1" * (last - first)
    token, size = 0, len(reading)
    while token < size:
        length = 0
        if reading.words[token] in openers and not covered[token]:
            length = _longest(reading.words, token, known, covered)
            if length and _is_part(reading, token, token + length, covered):
                length = 0
        if length:
            yield token, token + length, known[tuple(reading.words[token : token + length])]
        token += length or 1


def _is_part(reading: Reading, first: int, last: int, covered: bytearray) -> bool:
    """Does a known name stand inside a longer one, as Ohio in Ohio State?"""
    if last < len(reading) and reading.words[last][0].isupper() and not covered[last]:
        return True
    if not first or covered[first - 1]:
        return False
    before = reading.words[first - 1]
    opens_sentence = first < 2 or reading.sentence[first - 1] != reading.sentence[first - 2]
    is_title = before.lower().rstrip(".") in TITLES
    return before[0].isupper() and before.isalpha() and not opens_sentence and not is_title and len(before) > 1


def _longest(words: list[str], token: int, known: dict[tuple[str, ...], EntityType], covered: bytearray) -> int:
    for length in range(min(MAX_NAME_TOKENS, len(words) - token), 0, -1):
        if tuple(words[token : token + length]) in known and not any(covered[token : token + length]):
            return length
    return 0


def _known_names(reading: Reading, spans: Iterable[TypedSpan]) -> dict[tuple[str, ...], EntityType]:
    known = {tuple(name.split(" ")): EntityType.PLACE for name in _sure_country_names()}
    for first, last, kind in spans:
        words = tuple(reading.words[first:last])
        if kind is EntityType.PERSON and len(words) > 1:
            surname = words[-1] if words[-1].lower().rstrip(".") not in NAME_SUFFIXES else words[-2]
            if len(surname) > 2 and surname[0].isupper() and surname.lower() not in TITLES:
                known.setdefault((surname,), kind)
        if words[0][:1].isupper() and (len(words) > 1 or len(words[0]) > 2) and kind is not EntityType.WORK:
            known[words] = kind
    return known


def _sure_country_names() -> Iterator[str]:
    return (
        name
        for name in countries().by_name
        if name not in (GEORGIA, "Emirates", "America") and country_named(name, False)
    )
