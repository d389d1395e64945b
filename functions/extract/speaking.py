"""Owns names that the model missed and that speak: `Zero Hedge asked, “…”`, `BFMTV reported`, `“…” — Ada Brook`.

What says something and has the tag of a name is one. Without a sign of a person it is an organisation: those of whom
papers write so are firms, papers and broadcasters with names that the model has never seen.
"""

from collections.abc import Iterator
from typing import Final

from functions.extract.cues import NAMING, SPEECH_VERBS
from functions.extract.labels import label_of, tokens_of
from functions.extract.names import gender_of
from functions.extract.reading import Reading
from functions.extract.roles import is_human
from functions.extract.spans import TypedSpan, full_name_words
from functions.extract.titles import TITLES
from shared.document import EntityType
from shared.identifiers import fold

MAX_WORDS: Final = 4
_SPEAKING: Final = SPEECH_VERBS - NAMING
_FINITE: Final = frozenset({"VBD", "VBZ"})
_NAME_TAGS: Final = frozenset({"NNP", "NNPS"})
_PARTS: Final = frozenset(
    {"NN", "NNS", "JJ", "POS", "NNP", "NNPS", "CC", "IN", "HYPH", ":", "-LRB-"}
)  # of longer names
MIN_CAPITALS: Final = 2
_BETWEEN: Final = frozenset({"has", "had", "have", "also", "later", "then"})


def with_speaking_names(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """The spans, with names in front of verbs of speech, and full names that label words, where the model has none."""
    taken = {token for first, last, _ in spans for token in range(first, last)}
    people = full_name_words(reading, spans)
    found = [(*name, _kind(reading, *name, people)) for name in _subjects(reading)]
    found += [(*name, EntityType.PERSON) for name in _labels(reading)]
    return [
        *spans,
        *(span for span in found if taken.isdisjoint(range(span[0] - 1, span[1])) and _is_sure(reading, span)),
    ]


def _subjects(reading: Reading) -> Iterator[tuple[int, int]]:
    """Names with a finite verb of speech right behind them, whole and without what somebody is."""
    for verb, tag in enumerate(reading.tags):
        if tag not in _FINITE or reading.lower[verb] not in _SPEAKING or reading.quoted[verb] >= 0:
            continue
        last = verb
        while last and reading.lower[last - 1] in _BETWEEN:
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
    return (
        span[1] - span[0] > 1
        or span[2] is EntityType.PERSON
        or (len(word) > MIN_CAPITALS and word[1:] != word[1:].lower())
    )
