"""Owns what the words of a name and the words beside it tell of its kind, where the model's label is doubtful."""

import re
from typing import Final

from functions.extract.names import gender_of
from functions.extract.reading import Reading
from shared.document import EntityType
from shared.identifiers import fold

_ORGANISATIONS: Final = """
academy administration agency airlines alliance archive archives army assembly assn association authority band bank
board brigade broadcasting brothers bundestag bureau center centre chamber church cinema clinic club coalition
college commission committee company confederation congress consortium constabulary corporation corps council court
department directorate division federation force forces foundation front fund gazette group guild herald hospital
hotel house inc initiative inquiry institute institution journal laboratory league legion ltd magazine ministry
mission museum navy network news newspaper office orchestra organisation organization parliament partners
partnership party police post press programme project radio railroad railway records regiment school scouts
secretariat senate service services society squadron staff studios syndicate systems task team television times
tribunal tribune trust union university
"""
_PLACES: Final = """
airport archipelago avenue basin bay beach boulevard bridge canyon cape castle cathedral cemetery channel city coast
county creek desert district falls forest gulf harbor harbour highway hill hills island islands lake lane mountain
mountains oblast ocean palace park peninsula plaza port prison province region river road square stadium station strait
street suburb theater theatre tower town valley village zone
"""
_EVENTS: Final = """
award awards bowl campaign championship championships classic cup day derby festival games marathon olympics open prix
prize massacre revolution rivalry series tournament trophy uprising war
"""
ORGANISATION_WORDS: Final = frozenset(_ORGANISATIONS.split())
PLACE_WORDS: Final = frozenset(_PLACES.split())
_NATURE: Final = "airport bay beach creek island islands lake mountain mountains ocean peninsula pond river valley"
NATURE_WORDS: Final = frozenset(_NATURE.split())
EVENT_WORDS: Final = frozenset(_EVENTS.split())
# Places that people are called by: Ada Hill. Not Park and Lake, which are called by people: Victoria Park, Lake Albert.
_SURNAMES: Final = frozenset({"hill", "lane"})
# Names with a capital inside are those of firms, WeWork and ChatGPT, but for people's with a prefix: DeLay, McAdam.
_BRAND: Final = re.compile(r"(?!(?:Al|D[aeiu]|Del|El|Fitz|L[aeo]|Mac|Mc|V[ao]n)[A-Z])(?=\w{6})[A-Z][a-z]{1,9}[A-Z]")
# In short as in addresses: 12 N. Brook Ave., 40 W. Hale Drive.
_STREETS: Final = frozenset({"ave", "blvd", "hwy", "pkwy"})
_POINTS: Final = frozenset({"N.", "S.", "E.", "W."})
_OF_STREETS: Final = frozenset({"drive", "place", "road", "st", "street"})
_CIVIL_TITLES: Final = frozenset("mr mrs ms miss dr sir lord lady dame sen rep gov judge justice senator".split())  # noqa: SIM905


def kind_by_words(words: list[str], kind: EntityType) -> EntityType:
    """The kind that the last word of a name of several words tells, else the given one."""
    last = words[-1].lower().rstrip(".")
    if words == words[:1] and kind is EntityType.PERSON and _BRAND.match(words[0]) and not gender_of(fold(words[0])):
        return EntityType.ORG
    if len(words) > 1 and (last in _STREETS or (words[0] in _POINTS and last in _OF_STREETS)):
        return EntityType.PLACE
    if kind is EntityType.PERSON and last in _SURNAMES and gender_of(fold(words[0])):
        return kind
    if len(words) > 1 and kind in {EntityType.PERSON, EntityType.ORG, EntityType.PLACE}:
        if last in ORGANISATION_WORDS:
            return EntityType.ORG
        if last in PLACE_WORDS and kind is EntityType.PERSON:
            return EntityType.PLACE
        if last in NATURE_WORDS:
            return EntityType.PLACE
        if last in EVENT_WORDS and not (last == "day" and kind is EntityType.PERSON):
            return EntityType.EVENT
    return kind


def kind_by_context(reading: Reading, first: int, last: int, kind: EntityType) -> EntityType:
    """The kind that the words beside a mention tell: `in X` and `X, Ohio` are places, `the X` is no person."""
    before = reading.lower[first - 1] if first else ""
    if before.rstrip(".") in _CIVIL_TITLES:
        return EntityType.PERSON
    if kind is EntityType.PERSON and last - first == 1:
        if before in {"in", "near"}:
            return EntityType.PLACE
        if before == "the":
            return EntityType.ORG
    return kind
