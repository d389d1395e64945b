"""Owns the typed span, a name in the making: tokens and a kind, and what rules about spans share."""

from typing import Final

from functions.extract.reading import Reading
from shared.document import EntityType

# Words that a surname begins with: `de Boer` is the surname of Wim de Boer.
PARTICLES: Final = frozenset(
    {"de", "del", "della", "den", "der", "di", "dos", "du", "las", "los", "ten", "ter", "van", "von", "zu"}
)

FULL_NAME: Final = 2  # words, a first name and a surname

TypedSpan = tuple[int, int, EntityType]  # tokens first to past-the-last, and the kind


def surface(reading: Reading, span: TypedSpan) -> str:
    """The words of a span with single spaces and straight apostrophes."""
    return " ".join(reading.words[span[0] : span[1]]).replace("’", "'")


def replaced(spans: list[TypedSpan], grown: list[TypedSpan]) -> list[TypedSpan]:
    """Spans in order, with the grown ones for all that they overlap; of grown ones that overlap, the first."""
    kept: list[TypedSpan] = []
    for span in sorted(grown):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    taken = {token for first, last, _ in kept for token in range(first, last)}
    return sorted([*kept, *(s for s in spans if taken.isdisjoint(range(s[0], s[1])))])


def full_name_words(reading: Reading, spans: list[TypedSpan]) -> set[str]:
    """The words of people's names of several words."""
    people = (span for span in spans if span[2] is EntityType.PERSON and span[1] - span[0] > 1)
    return {word for first, last, _ in people for word in reading.words[first:last]}
