"""Owns who a mention is: which entity a name, a pronoun or a description beside a cue stands for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Final

from functions.extract.clusters import Cluster, name_key
from functions.extract.names import gender_of, gender_of_title
from functions.extract.reading import Reading
from functions.extract.sources import Source
from shared.document import EntityType

_GENDER: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
LOOK_BACK: Final = 12  # mentions of people before a pronoun that are weighed
LOOK_BACK_TOKENS: Final = 120  # before `it`
RECENT_PRONOUNS: Final = 2  # pronouns before it that count as mentions of whom they were found to mean
MAX_SENTENCES: Final = 6
MAX_SENTENCES_ABOUT: Final = 3
SUBJECT, INSIDE_QUOTATION, POSSESSIVE, GENDER_KNOWN = 2.0, 5.0, 2.0, 0.5


class Resolver:
    """Answers who a source is, from the entities of the article."""

    def __init__(self, reading: Reading, clusters: list[Cluster]) -> None:
        self._reading = reading
        self._of_token = {m.last - 1: c for c in clusters for m in c.mentions}
        people = [(m.last - 1, c) for c in clusters if c.type is EntityType.PERSON for m in c.mentions]
        people.sort(key=lambda pair: pair[0])
        self._people = people
        self._resolved: dict[int, Cluster | None] = {}  # pronouns by token, as far as they were asked for
        self._positions = [token for token, _ in people]
        self._gender = {id(c): _gender(c) for c in clusters if c.type is EntityType.PERSON}

    def entity(self, source: Source) -> Cluster | None:
        """The entity that a source is, or None where that is not known; to be asked in text order."""
        if source.kind != "pronoun":
            return self._of_token.get(source.head) or self._named_beside(source)
        if source.head not in self._resolved:
            word = self._reading.lower[source.head]
            gender = _GENDER.get(word)
            found = self._antecedent(source.head, gender) if gender else self._organisation(source.head, word)
            self._resolved[source.head] = found
        return self._resolved[source.head]

    def spoken_of(self, first: int, last: int, speaker: str | None) -> Iterator[Cluster]:
        """Whom he, she, him or her within a quotation's tokens mean: the one other person named shortly before.

        Nobody when there are several, or none whose gender is known; a reporter's `he said he` is the speaker himself.
        """
        for token in range(first, last):
            gender = _GENDER.get(self._reading.lower[token])
            if gender is None:
                continue
            end = bisect_left(self._positions, token)
            near = [c for at, c in self._people[max(0, end - LOOK_BACK) : end] if self._is_near(at, token)]
            agreeing = {id(c): c for c in near if self._gender[id(c)] in ("", gender)}
            outside = self._reading.quoted[token] < 0
            others = [c for c in agreeing.values() if c.id != speaker]
            if len(others) == 1 and self._gender[id(others[0])] and not (outside and len(others) < len(agreeing)):
                yield others[0]

    def _is_near(self, at: int, token: int) -> bool:
        return self._reading.sentence[token] - self._reading.sentence[at] <= MAX_SENTENCES_ABOUT

    def _named_beside(self, source: Source) -> Cluster | None:
        """The person in apposition to a description: `his lawyer, Ada Brook,`."""
        for child in self._reading.children[source.head]:
            cluster = self._of_token.get(child) if self._reading.deps[child] == "appos" else None
            if cluster is not None and cluster.type is EntityType.PERSON:
                return cluster
        return None

    def _antecedent(self, token: int, gender: str) -> Cluster | None:
        """The likeliest person before a pronoun: recent, a subject, outside quotation marks."""
        end = bisect_left(self._positions, token)
        near = self._people[max(0, end - LOOK_BACK) : end]
        spoken = [(at, c) for at, c in self._resolved.items() if c is not None and id(c) in self._gender and at < token]
        best, best_score = None, 0.0
        for at, cluster in sorted([*near, *spoken[-RECENT_PRONOUNS:]], key=lambda pair: pair[0]):
            known = self._gender[id(cluster)]
            if known not in ("", gender):
                continue
            score = self._salience(at, token) + GENDER_KNOWN * (known == gender)
            if best is None or score >= best_score:
                best, best_score = cluster, score
        return best

    def _organisation(self, token: int, word: str) -> Cluster | None:
        """The organisation that was the subject shortly before `it`."""
        if word != "it":
            return None
        reading = self._reading
        for at in range(token - 1, max(-1, token - LOOK_BACK_TOKENS), -1):
            if reading.sentence[token] - reading.sentence[at] > MAX_SENTENCES_ABOUT:
                break
            cluster = self._of_token.get(at)
            if cluster is not None and cluster.type is EntityType.ORG and reading.deps[at] in {"nsubj", "nsubjpass"}:
                return cluster
        return None

    def _salience(self, at: int, token: int) -> float:
        """How likely a mention is what a later pronoun refers to; weights were set by hand and hardly matter."""
        reading = self._reading
        score = -float(min(MAX_SENTENCES, reading.sentence[token] - reading.sentence[at]))
        score += SUBJECT * (reading.deps[at] in {"nsubj", "nsubjpass"})
        return score - INSIDE_QUOTATION * (reading.quoted[at] >= 0) - POSSESSIVE * (reading.deps[at] == "poss")


def _gender(cluster: Cluster) -> str:
    """`m`, `f` or "" from titles and first names."""
    votes = Counter(gender_of_title(mention.title) for mention in cluster.mentions)
    if votes["m"] != votes["f"]:
        return "m" if votes["m"] > votes["f"] else "f"
    key = name_key(cluster.name)
    return gender_of(key[0]) if len(key) > 1 else ""
