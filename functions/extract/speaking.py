"""Owns names that the model missed and that speak: `Zero Hedge asked, “…”`, `BFMTV reported`, `“…” — Ada Brook`.

What says something and has the tag of a name is one. Without a sign of a person it is an organisation: those of whom
papers write so are firms, papers and broadcasters with names that the model has never seen.
"""

from collections.abc import Iterator
from typing import Final

from functions.extract.countries import STATE_NAMES, country_named
from functions.extract.cues import BEFORE_VERBS, NAMING, SAYING, SPEECH_VERBS
from functions.extract.gazetteer import known_kinds
from functions.extract.labels import label_of, tokens_of
from functions.extract.names import gender_of
from functions.extract.reading import Reading
from functions.extract.roles import is_human
from functions.extract.spans import TypedSpan, full_name_words, surface
from functions.extract.titles import TITLES
from shared.document import EntityType
from shared.identifiers import fold

MAX_WORDS: Final = 4
_SPEAKING: Final = SPEECH_VERBS - NAMING
_FINITE: Final = frozenset({"VBD", "VBZ"})
_NAME_TAGS: Final = frozenset({"NNP", "NNPS"})
# Tags before a name that is a part of a longer one, or that is called with `the`, as no new name is.
_PARTS: Final = frozenset("CC DT HYPH IN JJ NN NNP NNPS NNS POS : -LRB-".split())  # noqa: SIM905
_SILENT: Final = frozenset({EntityType.PLACE, EntityType.WORK, EntityType.PRODUCT, EntityType.EVENT})
MIN_CAPITALS: Final = 2
BESIDE: Final = 4  # tokens between a name and quoted words: its verb, a comma, marks


def with_speaking_names(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """The spans, with names in front of verbs of speech, and full names that label words, where the model has none."""
    taken = {token for first, last, _ in spans for token in range(first, last)}
    people = full_name_words(reading, spans)
    subjects = list(_subjects(reading))
    found = [(*name, _kind(reading, *name, people)) for name in subjects]
    found += [(*name, EntityType.PERSON) for name in _labels(reading)]
    free = (span for span in found if taken.isdisjoint(range(span[0] - 1, span[1])))
    return [*_with_people_for_places(reading, spans, subjects), *(span for span in free if _is_sure(reading, span))]


def _with_people_for_places(
    reading: Reading, spans: list[TypedSpan], subjects: list[tuple[int, int]]
) -> list[TypedSpan]:
    """The spans, with a person for a place or work that nobody knows and whose words are quoted: `“…,” Orme said.`"""
    quoted = {surface(reading, (*name, EntityType.PLACE)) for name in subjects if _is_quoted(reading, *name)}
    people = {name for name in quoted if not _is_known_place(name)}
    return [
        (*span[:2], EntityType.PERSON) if span[2] in _SILENT and surface(reading, span) in people else span
        for span in spans
    ]


def _is_known_place(name: str) -> bool:
    return name in known_kinds() or name in STATE_NAMES or country_named(name, True) is not None


def _is_quoted(reading: Reading, first: int, last: int) -> bool:
    """Do quoted words stand right before a name, or right behind its verb?"""
    beside = [*reading.quoted[max(0, first - BESIDE) : first], *reading.quoted[last : last + BESIDE]]
    return reading.lower[last] in SAYING and max(beside) >= 0


def _subjects(reading: Reading) -> Iterator[tuple[int, int]]:
    """Names with a finite verb of speech right behind them, whole and without what somebody is."""
    for verb, tag in enumerate(reading.tags):
        if tag not in _FINITE or reading.lower[verb] not in _SPEAKING or reading.quoted[verb] >= 0:
            continue
        last = verb
        while last and reading.lower[last - 1] in BEFORE_VERBS:
            last -= 1
        first = last
        while first and reading.tags[first - 1] in _NAME_TAGS and reading.words[first - 1].isalpha():
            first -= 1
        is_role = any(is_human(word) or word in TITLES for word in reading.lower[first:last])
        is_part = first > 0 and reading.tags[first - 1] in _PARTS
        if 0 < last - first <= MAX_WORDS and not is_role and not is_part:
            yield first, last


def _labels(reading: Reading) -> Iterator[tuple[int, int]]:
    """Full names beside quoted words, without a verb."""
    for number in range(len(reading.regions)):
        label = label_of(reading, number, frozenset())
        first, last = tokens_of(reading, label) if label is not None else (0, 0)
        if 1 < last - first <= MAX_WORDS and all(word.isalpha() for word in reading.words[first:last]):
            yield first, last


def _kind(reading: Reading, first: int, last: int, people: set[str]) -> EntityType:
    is_person = any(word in people for word in reading.words[first:last]) or gender_of(fold(reading.words[first])) != ""
    return EntityType.PERSON if is_person else EntityType.ORG


def _is_sure(reading: Reading, span: TypedSpan) -> bool:
    """Is it more than one word, a person's, or no word at all (PETA, BigHit)? But God and Junior say much."""
    word = reading.words[span[0]]
    is_no_word = len(word) > MIN_CAPITALS and not word.istitle()
    return span[1] - span[0] > 1 or span[2] is EntityType.PERSON or is_no_word
