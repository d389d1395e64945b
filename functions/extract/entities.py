"""Owns which mentions are the same entity, and the entity's name, aliases and id.

People are told apart in `people`. Countries and whoever is known by several names: by tables. Everything else: by
folded name without company suffixes, an acronym with the name it abbreviates, a member with the group. All within one
article: nothing is merged across documents but by equal ids.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from functions.extract.acronyms import MIN_ACRONYM, acronyms, is_acronym
from functions.extract.clusters import COMPANY_SUFFIXES, Cluster, name_key
from functions.extract.countries import US_STATES, countries
from functions.extract.kinds import ORGANISATION_WORDS
from functions.extract.mentions import Mention
from functions.extract.people import cluster_people
from shared.document import Entity, EntityType, Span
from shared.filed_names import filed_as
from shared.identifiers import entity_id, fold, slug

_SPACED_INITIALS: Final = re.compile(r"(?<=\b[A-Z]\.)\s+(?=[A-Z]\.\s)")  # J. K. Rowling is J.K. Rowling
_OFFICES: Final = frozenset({"department", "ministry"})
# The name of a place that newspapers shorten, or lengthen. (LA behind a town is Louisiana, MT Montana.)
LONG_FORMS: Final = US_STATES | {
    "Washington, D.C.": "Washington",
    "Washington D.C.": "Washington",
    "D.C.": "Washington",
    "DC": "Washington",
    "L.A.": "Los Angeles",
    "NYC": "New York City",
    "N.Y.C.": "New York City",
    "Vegas": "Las Vegas",
    "Philly": "Philadelphia",
}
_FIRST_WORDS: Final = {"Mt.": "Mount", "Mt": "Mount", "Ft.": "Fort", "Ft": "Fort", "Saint": "St.", "St": "St."}


def cluster_mentions(mentions: list[Mention]) -> list[Cluster]:
    """The entities of an article in the order of their first mention, with names and ids."""
    mentions = _retyped(mentions)
    people = [m for m in mentions if m.type is EntityType.PERSON]
    others = [m for m in mentions if m.type is not EntityType.PERSON]
    clusters = cluster_people(people) + _others(others)
    return _identified(clusters)


def _retyped(mentions: list[Mention]) -> list[Mention]:
    """A single word that is the surname of a person named in full is that person, whatever the model called it."""
    surnames = {name_key(m.text)[-1] for m in mentions if m.type is EntityType.PERSON and len(name_key(m.text)) > 1}
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for m in mentions:
        votes[fold(m.text)][m.type] += 1

    def is_person(m: Mention) -> bool:
        key = fold(m.text)
        if m.country or m.type is EntityType.PERSON or key not in surnames:
            return False
        return not (m.type is EntityType.PLACE and votes[key][EntityType.PLACE] > 1 + votes[key][EntityType.PERSON])

    return [m._replace(type=EntityType.PERSON) if is_person(m) else m for m in mentions]


def _others(mentions: list[Mention]) -> list[Cluster]:
    clusters: dict[tuple[object, ...], Cluster] = {}
    for mention in mentions:
        name = _long_form(mention.text) if mention.type is EntityType.PLACE else ""
        key = (mention.country.id,) if mention.country else (mention.type, *_key(mention.type, name or mention.text))
        cluster = clusters.setdefault(key, Cluster(mention.type))
        cluster.id = mention.country.id if mention.country else ""
        cluster.name = mention.country.name if mention.country else cluster.name or name
        cluster.mentions.append(mention)
    return _with_acronyms(list(_without_generic_words(clusters)))


def _long_form(place: str) -> str:
    """The name that a place is filed under, where the article may print a shorter one, else ""."""
    first, blank, rest = place.partition(" ")
    return LONG_FORMS.get(place) or (f"{_FIRST_WORDS[first]} {rest}" if blank and first in _FIRST_WORDS else "")


def _key(kind: EntityType, name: str) -> tuple[str, ...]:
    """By what names of a kind are compared: `Department of Trade` as `Trade Department`, `Democrats` as `Democrat`."""
    words = name_key(name)
    if kind is EntityType.ORG and words[0] in _OFFICES and words[1:2] == ("of",) and len(words) > MIN_ACRONYM:
        return *(word for word in words[2:] if word != "the"), words[0]
    return (*words[:-1], _of_one(words[-1])) if kind is EntityType.GROUP else words


def _of_one(noun: str) -> str:
    """A plural in the singular, as far as spelling tells."""
    if noun.endswith("ies") and len(noun) > len("ties"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _without_generic_words(clusters: dict[tuple[object, ...], Cluster]) -> Iterable[Cluster]:
    """Join `Labour party` with `Labour`, when both are organisations of the article."""
    for key, cluster in clusters.items():
        plain = clusters.get(key[:-1]) if len(key) > MIN_ACRONYM and key[-1] in ORGANISATION_WORDS else None
        if plain is not None and cluster.type is EntityType.ORG and plain is not cluster:
            plain.mentions.extend(cluster.mentions)
        else:
            yield cluster


def _with_acronyms(clusters: list[Cluster]) -> list[Cluster]:
    """Join an acronym's cluster with that of the name whose initials it is."""
    long_names: dict[str, Cluster] = {}
    for cluster in clusters:
        if not cluster.id:
            for acronym in acronyms(cluster.name or cluster.mentions[0].text):
                long_names.setdefault(acronym, cluster)
    kept = []
    for cluster in clusters:
        short = cluster.mentions[0].text.replace(".", "").strip()
        target = long_names.get(short)
        if target is not None and target is not cluster and not cluster.id and is_acronym(short):
            target.mentions.extend(cluster.mentions)
        else:
            kept.append(cluster)
    return kept


def _identified(clusters: list[Cluster]) -> list[Cluster]:
    """Clusters with names and ids; those that come to the same id are one. Names without letters are left out."""
    by_id: dict[str, Cluster] = {}
    for cluster in clusters:
        cluster.name = cluster.name or best_name(cluster)
        cluster.name = filed_as(cluster.type, cluster.name) or cluster.name
        if not slug(cluster.name):
            continue
        cluster.id = cluster.id or entity_id(cluster.type, " ".join(_words_of_id(cluster)))
        known = by_id.setdefault(cluster.id, cluster)
        if known is not cluster:
            known.mentions.extend(cluster.mentions)
    for cluster in by_id.values():
        cluster.mentions.sort()
    return sorted(by_id.values(), key=lambda c: c.mentions[0].start)


def _words_of_id(cluster: Cluster) -> list[str]:
    """The name without what may be left out or differ from article to article."""
    words = cluster.name.split()
    if cluster.type is EntityType.GROUP:
        words[-1] = _of_one(words[-1])
    if cluster.type is EntityType.PERSON:
        words = _SPACED_INITIALS.sub("", cluster.name).split()
    while cluster.type is EntityType.ORG and len(words) > 1 and words[-1].lower().strip(".,") in COMPANY_SUFFIXES:
        words.pop()
    return words


def best_name(cluster: Cluster) -> str:
    """The longest good form: most words, then of many (`Democrats`), not shouted, most frequent, longest."""
    forms = Counter(" ".join(m.text.split()) for m in cluster.mentions)

    def goodness(form: str) -> tuple[int, bool, bool, int, int]:
        words = form.split()
        is_of_many = cluster.type is EntityType.GROUP and form.endswith("s")
        return len(words), is_of_many, not (form.isupper() and len(words) > 1), forms[form], len(form)

    return max(forms, key=goodness)


def as_entity(cluster: Cluster) -> Entity:
    """The cluster as the document holds it."""
    forms = dict.fromkeys(" ".join(m.text.split()) for m in cluster.mentions)
    country = countries().by_capital.get(cluster.name) if cluster.type is EntityType.PLACE else None
    return Entity(
        id=cluster.id,
        name=cluster.name,
        type=cluster.type,
        aliases=tuple(form for form in forms if form != cluster.name),
        mentions=tuple(Span(start=m.start, end=m.end, text=m.text) for m in cluster.mentions),
        capital_of=country.id if country else None,
    )
