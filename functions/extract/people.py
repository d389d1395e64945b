"""Owns who is who among the people of an article.

A full name opens a cluster. A surname alone is a person of that surname named in full before it, or, where nobody was,
after it, and stays with whom it meant of late when a relative comes in; a title must agree (Mrs. Hale is not Edwin
Hale). A first name alone is the only person of that first name. Father and son are two: initials in the middle, and
Sr., Jr. and III, must not differ.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from functions.extract.clusters import Cluster, name_key
from functions.extract.mentions import Mention
from functions.extract.names import gender_of, gender_of_title, same_first_name
from functions.extract.spans import PARTICLES
from shared.document import EntityType
from shared.identifiers import fold

# Namesakes of an article that are told apart; a newspaper's article has hardly more than five.
MAX_NAMESAKES: Final = 30
_GENERATIONS: Final = {"sr": "sr", "jr": "jr", "ii": "jr", "iii": "iii", "iv": "iv"}
_RELATIVES_LIST: Final = """
aunt brother cousin daughter father grandfather grandmother grandson husband mother nephew niece sister son uncle widow
wife
"""
_RELATIVES: Final = frozenset(_RELATIVES_LIST.split())
MIN_ALONE: Final = 2  # times that a surname alone meant somebody, before a namesake comes in
MAX_APART: Final = 1_500  # characters since then; of whom an article told long ago it may tell no more
FAR_OFTENER: Final = 2  # times: of people of one first name, whom it means
MAX_INITIALS: Final = 2  # letters of a middle word: F. and H.W.


@dataclass(slots=True, eq=False)
class _Person:
    """A person named in full, with the places where."""

    cluster: Cluster
    starts: list[int] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)  # where the surname alone was found to mean them
    middle: str = ""  # as first given
    generation: str = ""


def cluster_people(mentions: list[Mention]) -> list[Cluster]:
    """The people of an article, from the mentions of people in text order."""
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    by_first: dict[str, list[Cluster]] = defaultdict(list)
    clusters: list[Cluster] = []
    single: list[tuple[Mention, str]] = []
    for mention in mentions:
        key = name_key(mention.text)
        if len(key) == 1 or (key and key[0] in PARTICLES):
            single.append((mention, key[-1]))
        elif key:
            middle, generation = _middle(key), _generation(mention.text)
            person = _person_of(key, middle, generation, by_surname[key[-1]])
            person.middle, person.generation = person.middle or middle, person.generation or generation
            if not person.starts:
                clusters.append(person.cluster)
                by_first[key[0]].append(person.cluster)
            person.cluster.mentions.append(mention)
            person.starts.append(mention.start)
    alone: dict[str, Cluster] = {}
    for mention, word in single:
        found = _by_single(mention, word, by_surname, by_first, word in alone) or alone.get(word)
        if found is None:
            found = alone[word] = Cluster(EntityType.PERSON)
            clusters.append(found)
        found.mentions.append(mention)
    return clusters


def _middle(key: tuple[str, ...]) -> str:
    """The word behind a first name, without particles and nicknames: `hw` of George H.W. Bush."""
    return next((word for word in key[1:-1] if word.isalpha() and word not in PARTICLES), "")


def _generation(text: str) -> str:
    return _GENERATIONS.get(fold(text.rpartition(" ")[2]).rstrip("."), "")


def _differ(person: _Person, middle: str, generation: str) -> bool:
    """Do initials or generations tell two people apart, as George W. and George H.W. Bush?"""
    if person.generation and generation and person.generation != generation:
        return True
    is_initial = min(len(person.middle), len(middle)) <= MAX_INITIALS
    return is_initial and person.middle[:1] != middle[:1] and bool(person.middle and middle)


def _person_of(key: tuple[str, ...], middle: str, generation: str, namesakes: list[_Person]) -> _Person:
    """The latest person with the same surname and an agreeing first name, else a new one among the namesakes."""
    for person in reversed(namesakes[-MAX_NAMESAKES:]):
        if _differ(person, middle, generation):
            continue
        named = name_key(person.cluster.mentions[0].text)
        if len(named) > len(key) and named[-len(key) :] == key and not gender_of(key[0]):
            return person  # Black Elk, where Linda Black Elk is named
        if same_first_name(named[0], key[0]):
            return person
    namesakes.append(_Person(Cluster(EntityType.PERSON)))
    return namesakes[-1]


def _by_single(
    mention: Mention,
    word: str,
    by_surname: dict[str, list[_Person]],
    by_first: dict[str, list[Cluster]],
    is_called: bool,
) -> Cluster | None:
    """Whom a surname or a first name alone means; `is_called`: was somebody called so before who is none of them?

    Of people with one surname a newspaper calls by it alone the one it has named in full most often, or latest. Who
    was called by it before `his brother Tom Hale` was named is not the brother.
    """
    namesakes = [p for p in by_surname.get(word, [])[-MAX_NAMESAKES:] if _gender_agrees(mention, p.cluster)]
    namesakes = [p for p in namesakes if not _is_relative(p) or not (is_called or mention.start < p.starts[0])]
    if namesakes:
        if (keeper := _keeper(mention, namesakes)) is not None:
            keeper.alone.append(mention.start)
            return keeper.cluster
        times = [(bisect_left(p.starts, mention.start), p) for p in namesakes]
        count, person = max(times, key=lambda pair: (pair[0], pair[1].starts[pair[0] - 1] if pair[0] else 0))
        person = person if count else namesakes[0]
        person.alone.append(mention.start)
        return person.cluster
    return _called_by_first_name(word, by_first.get(word, []))


def _called_by_first_name(word: str, people: list[Cluster]) -> Cluster | None:
    """The only one of a first name, or, where that tells a gender, the one who is named far oftener."""
    if len(people) == 1:
        return people[0]
    if not gender_of(word) or not 1 < len(people) <= MAX_NAMESAKES:
        return None
    often, next_often = sorted((len(person.mentions) for person in people), reverse=True)[:2]
    return next(p for p in people if len(p.mentions) == often) if often >= FAR_OFTENER * next_often else None


def _keeper(mention: Mention, namesakes: list[_Person]) -> _Person | None:
    """Who was called by the surname alone when another one came in: it stays his."""
    second = sorted(p.starts[0] for p in namesakes)[1:2]
    if not second or second[0] >= mention.start:
        return None
    return next((p for p in namesakes if _is_called(p, second[0])), None)


def _is_called(person: _Person, before: int) -> bool:
    """Was somebody called by the surname alone, and of late, before a character of the text?"""
    times = bisect_left(person.alone, before)
    return times >= MIN_ALONE and before - person.alone[times - 1] <= MAX_APART


def _is_relative(person: _Person) -> bool:
    return person.cluster.mentions[0].title in _RELATIVES


def _gender_agrees(mention: Mention, cluster: Cluster) -> bool:
    wanted = gender_of_title(mention.title)
    first = name_key(cluster.mentions[0].text)[0]
    known = gender_of_title(cluster.mentions[0].title) or gender_of(first)
    return not wanted or not known or wanted == known
