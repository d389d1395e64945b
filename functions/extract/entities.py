"""Owns which mentions are the same entity, and the entity's name, aliases and id.

People are told apart in `people`. Countries: by the table. Everything else: by folded name without company suffixes,
an acronym with the name it abbreviates. All within one article: nothing is merged across documents but by equal ids.
"""

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
from shared.identifiers import entity_id, fold, slug

# The name of a place that newspapers shorten, or lengthen.
LONG_FORMS: Final = US_STATES | {"Washington, D.C.": "Washington", "Washington D.C.": "Washington"}


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
        name = LONG_FORMS.get(mention.text, "") if mention.type is EntityType.PLACE else ""
        key = (mention.country.id,) if mention.country else (mention.type, *name_key(name or mention.text))
        cluster = clusters.setdefault(key, Cluster(mention.type))
        cluster.id = mention.country.id if mention.country else ""
        cluster.name = mention.country.name if mention.country else cluster.name or name
        cluster.mentions.append(mention)
    return _with_acronyms(list(_without_generic_words(clusters)))


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
            for mention in cluster.mentions[:1]:
                for acronym in acronyms(mention.text):
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
        if not slug(cluster.name):
            continue
        cluster.id = cluster.id or entity_id(cluster.type, " ".join(_without_suffix(cluster)))
        known = by_id.setdefault(cluster.id, cluster)
        if known is not cluster:
            known.mentions.extend(cluster.mentions)
    for cluster in by_id.values():
        cluster.mentions.sort()
    return sorted(by_id.values(), key=lambda c: c.mentions[0].start)


def _without_suffix(cluster: Cluster) -> list[str]:
    words = cluster.name.split()
    while cluster.type is EntityType.ORG and len(words) > 1 and words[-1].lower().strip(".,") in COMPANY_SUFFIXES:
        words.pop()
    return words


def best_name(cluster: Cluster) -> str:
    """The longest good form: most words, then not shouted, then most frequent, then longest."""
    forms = Counter(" ".join(m.text.split()) for m in cluster.mentions)

    def goodness(form: str) -> tuple[int, bool, int, int]:
        words = form.split()
        return len(words), not (form.isupper() and len(words) > 1), forms[form], len(form)

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
