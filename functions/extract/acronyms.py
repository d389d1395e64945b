"""Owns acronyms: which a name may have, and which names an article gives one in brackets."""

import re
from collections.abc import Iterable
from typing import Final

from functions.extract.countries import countries
from functions.extract.gazetteer import known_kinds
from functions.extract.reading import Reading
from functions.extract.spans import TypedSpan, replaced, surface
from shared.document import EntityType

_SMALL_WORDS: Final = frozenset(
    {"of", "the", "and", "for", "in", "on", "at", "de", "la", "du", "des", "und", "&", "to"}
)
_CLOSING: Final = frozenset({")", ",", ";"})
MIN_ACRONYM: Final = 2
MAX_ACRONYM: Final = 7


def with_defined_acronyms(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`NTA` is everywhere what `Norvale Transit Authority (NTA)` is."""
    kinds: dict[str, EntityType] = {}
    for span in spans:
        last = span[1]
        if span[2] is EntityType.ORG and reading.words[last : last + 1] == ["("] and last + 2 < len(reading):
            short = reading.words[last + 1]
            if reading.words[last + 2] in _CLOSING and _may_be_short_for(short, surface(reading, span)):
                kinds.setdefault(short, span[2])
    if not kinds:
        return spans
    found = [(t, t + 1, kinds[word]) for t, word in enumerate(reading.words) if word in kinds]
    longer = {token for first, last, _ in spans if last - first > 1 for token in range(first, last)}
    return replaced(spans, [span for span in found if span[0] not in longer])


def _may_be_short_for(short: str, name: str) -> bool:
    """Is this the acronym of a name, or of one that the article does not give in full, as BKK of Bund of Kell?"""
    if not is_acronym(short) or short in known_kinds() or short in countries().by_name or " " not in name:
        return False
    return short in set(acronyms(name)) or (len(short) > MIN_ACRONYM and short[0] == name[0])


def is_acronym(text: str) -> bool:
    """Is this two to seven capital letters?"""
    return text.isupper() and text.isalpha() and MIN_ACRONYM <= len(text) <= MAX_ACRONYM


def acronyms(name: str) -> Iterable[str]:
    """The acronyms that a name of several words may have: with and without its small words."""
    words = [w for w in re.split(r"[\s\-]+", name) if w]
    capital = [w for w in words if w.lower() not in _SMALL_WORDS]
    if len(capital) < MIN_ACRONYM:
        return ()
    found = {"".join(w[0].upper() for w in capital), "".join(w[0].upper() for w in words if w.lower() != "the")}
    if len(capital) > MIN_ACRONYM and (capital[0] in countries().by_name or capital[0] in countries().by_demonym):
        found.add("".join(w[0].upper() for w in capital[1:]))  # the FDA is the U.S. Food and Drug Administration
    return found
