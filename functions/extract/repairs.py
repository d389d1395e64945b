"""Owns what knowledge of names mends in the model's spans; docs/quality-extract.md has the worth of each rule."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from functions.extract.acronyms import with_defined_acronyms
from functions.extract.appositions import (
    with_aged_people,
    with_called_people,
    with_named_relatives,
    with_nobles,
    with_people_of_trades,
    with_relatives,
)
from functions.extract.beside import (
    with_constituencies,
    with_cue_words,
    with_people_in_lists,
    with_places_by_context,
    with_places_in_lists,
)
from functions.extract.clubs import with_clubs
from functions.extract.gazetteer import known_kinds
from functions.extract.growth import with_initials, with_longer_organisations, with_mounts
from functions.extract.introductions import (
    with_given_names,
    with_parted_officers,
    with_people_behind_office,
    with_people_behind_roles,
)
from functions.extract.joins import (
    with_coordinated_organisations,
    with_joined_places,
    with_nicknames,
    with_postal_codes,
)
from functions.extract.kinds import ORGANISATION_WORDS, PLACE_WORDS
from functions.extract.known import with_known_names, with_missed_known_names
from functions.extract.names import gender_of
from functions.extract.noise import (
    with_events_and_products,
    with_people_behind_ranks,
    without_common_words,
    without_headings,
)
from functions.extract.reading import Reading
from functions.extract.relations import (
    with_courtesies,
    with_parted_people,
    with_stage_names,
    with_surnames,
    without_broken_names,
)
from functions.extract.spans import PARTICLES, TypedSpan, surface
from functions.extract.speaking import with_speaking_names
from shared.document import EntityType
from shared.identifiers import fold

Rule = Callable[[Reading, list[TypedSpan]], list[TypedSpan]]

_NAME_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_WIDGETS_LIST: Final = """
share shares post comment comments tweet follow like print email e-mail subscribe newsletter advertisement menu
search login register related watch read more video photo photos gallery click here copyright digg reply
"""
MAX_PLAIN_WORDS: Final = 3  # of a person's name beside particles
_MAX_PERSON_WORDS: Final = 5  # Maria de los Angeles Soto
_FIRMS: Final = frozenset({"gmbh", "ag", "inc", "ltd", "llc", "plc", "corp", "spa"})
_WIDGETS: Final = frozenset(_WIDGETS_LIST.split())
_DEGREES: Final = frozenset({"m.d.", "ph.d.", "phd", "dds", "d.d.s.", "esq.", "jr.", "sr."})


def with_first_names(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """Two or three words that begin with a first name are a person, found by the model as another kind or not."""
    found = [_person_by_first_name(reading, span) for span in spans]
    taken = {token for first, last, _ in spans for token in range(first, last)}
    return sorted([*found, *_new_people(reading, taken)])


def _person_by_first_name(reading: Reading, span: TypedSpan) -> TypedSpan:
    first, last, kind = span
    words = reading.words[first:last]
    if kind is EntityType.ORG and len(words) == 1 and surface(reading, span) not in known_kinds():
        is_name = words[0].istitle() and gender_of(fold(words[0])) != "" and reading.lower[max(0, first - 1)] != "the"
        return (first, last, EntityType.PERSON) if is_name else span
    if (
        kind not in {EntityType.ORG, EntityType.PLACE}
        or not 2 <= len(words) <= _MAX_PERSON_WORDS
        or surface(reading, span) in known_kinds()
    ):
        return span
    after_article = first > 0 and reading.lower[first - 1] == "the"
    return (first, last, EntityType.PERSON) if _is_person_name(words) and not after_article else span


def _is_person_name(words: list[str]) -> bool:
    last = words[-1].lower()
    return (
        gender_of(fold(words[0])) != ""
        and sum(word not in PARTICLES for word in words) <= MAX_PLAIN_WORDS
        and all(
            word in PARTICLES or (word[0].isupper() and not word.isupper() and _NAME_WORD.fullmatch(word))
            for word in words
        )
        and last not in ORGANISATION_WORDS
        and last not in PLACE_WORDS
        and last not in _WIDGETS
        and last not in _FIRMS
    )


def _new_people(reading: Reading, taken: set[int]) -> Iterator[TypedSpan]:
    token, size = 0, len(reading)
    while token < size - 1:
        last = token
        while last < min(size, token + 3) and last not in taken and _NAME_WORD.fullmatch(reading.words[last]):
            if not reading.words[last][0].isupper() or reading.paragraph[last] != reading.paragraph[token]:
                break
            last += 1
        follows = last < size and reading.words[last][0].isupper() and last - token == 3
        if last - token >= 2 and not follows and last not in taken and _is_person_name(reading.words[token:last]):
            yield token, last, EntityType.PERSON
            token = last
        token += 1


def without_widgets(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """The spans without buttons of web pages and academic degrees."""
    return [
        span
        for span in spans
        if not all(word in _WIDGETS or word in _DEGREES for word in reading.lower[span[0] : span[1]])
    ]


RULES: Final[tuple[Rule, ...]] = (
    without_broken_names,
    with_courtesies,
    with_constituencies,
    with_missed_known_names,
    with_longer_organisations,
    with_initials,
    with_mounts,
    with_parted_officers,
    with_given_names,
    with_people_behind_office,
    with_first_names,
    with_people_behind_roles,
    with_known_names,
    with_aged_people,
    with_relatives,
    with_people_of_trades,
    with_called_people,
    with_named_relatives,
    with_nobles,
    with_places_by_context,
    with_cue_words,
    with_places_in_lists,
    with_people_in_lists,
    with_nicknames,
    with_joined_places,
    with_postal_codes,
    with_coordinated_organisations,
    with_clubs,
    with_speaking_names,
    with_people_behind_ranks,
    with_defined_acronyms,
    with_events_and_products,
    with_surnames,
    with_parted_people,
    with_stage_names,
    without_common_words,
    without_headings,
    without_widgets,
)


def repaired(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """The spans after all rules."""
    for rule in RULES:
        spans = rule(reading, sorted(spans))
    return spans
