"""Owns who a mention is: which entity a name, a pronoun or a description beside a cue stands for."""

from bisect import bisect_left
from collections import Counter
from typing import Final

from functions.extract.entities import Cluster, name_key
from functions.extract.names import gender_of
from functions.extract.reading import Reading
from functions.extract.sources import Source
from shared.document import EntityType

_GENDER: Final = {"he": "m", "she": "f"}
_MALE: Final = frozenset({"mr", "sir", "lord", "congressman", "king", "prince", "father"})
_FEMALE: Final = frozenset({"mrs", "ms", "miss", "lady", "dame", "congresswoman", "queen", "princess", "sister"})
LOOK_BACK: Final = 12  # mentions of people before a pronoun that are weighed


class Resolver:
    """Answers who a source is, from the entities of the article."""

    def __init__(self, reading: Reading, clusters: list[Cluster]) -> None:
        self._reading = reading
        self._of_token = {m.last - 1: c for c in clusters for m in c.mentions}
        people = [(m.last - 1, c) for c in clusters if c.type is EntityType.PERSON for m in c.mentions]
        people.sort(key=lambda pair: pair[0])
        self._people = people
        self._positions = [token for token, _ in people]
        self._gender = {id(c): _gender(reading, c) for c in clusters if c.type is EntityType.PERSON}

    def entity(self, source: Source) -> Cluster | None:
        """The entity that a source is, or None where that is not known."""
        if source.kind == "pronoun":
            gender = _GENDER.get(self._reading.lower[source.head])
            return self._antecedent(source.head, gender) if gender else None
        return self._of_token.get(source.head)

    def _antecedent(self, token: int, gender: str) -> Cluster | None:
        """The likeliest person before a pronoun: recent, a subject, outside marks, often named."""
        reading = self._reading
        end = bisect_left(self._positions, token)
        scores: Counter[int] = Counter()
        clusters: dict[int, Cluster] = {}
        for rank, (at, cluster) in enumerate(reversed(self._people[max(0, end - LOOK_BACK) : end])):
            if self._gender[id(cluster)] not in ("", gender):
                continue
            sentences = min(6, reading.sentence[token] - reading.sentence[at])
            score = 6.0 - sentences - 0.3 * rank
            score += 2.0 * (reading.deps[at] in {"nsubj", "nsubjpass"})
            score -= 3.0 * (reading.quoted[at] >= 0) + 2.0 * (reading.deps[at] == "poss")
            score += 0.5 * (self._gender[id(cluster)] == gender)
            if score > scores.get(id(cluster), -99):
                scores[id(cluster)] = score  # type: ignore[assignment]
            clusters[id(cluster)] = cluster
        if not scores:
            return None
        return clusters[max(scores, key=lambda key: scores[key])]


def _gender(reading: Reading, cluster: Cluster) -> str:
    """`m`, `f` or "" from titles and first names."""
    votes: Counter[str] = Counter()
    for mention in cluster.mentions:
        before = reading.lower[mention.first - 1].rstrip(".") if mention.first else ""
        votes["m"] += before in _MALE
        votes["f"] += before in _FEMALE
    if votes["m"] != votes["f"]:
        return "m" if votes["m"] > votes["f"] else "f"
    key = name_key(cluster.name)
    return gender_of(key[0]) if len(key) > 1 else ""
