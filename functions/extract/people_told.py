"""Owns where the narration speaks of people: by name, by pronoun, and as `the opener` or `the 29-year-old`.

A pronoun of the narration is the likeliest person before it, if everybody else is clearly less likely: named lately and
often, a subject. Such pronouns tell the gender of people whose names do not, and whose daughter or coach somebody is.
Speakers are not found so: who said something is mostly who was named last, however famous another is (`resolution.py`).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from math import log2
from typing import Final, NamedTuple

from functions.extract.clusters import Cluster
from functions.extract.descriptions import Descriptions
from functions.extract.reading import DASHES, POSSESSIVES, Reading
from functions.extract.roles import is_human
from functions.extract.salience import Salience, leads, ranked

GENDER_OF_PRONOUN: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
LOOK_BACK: Final = 12  # mentions of people before a pronoun that are weighed
MAX_SENTENCES: Final = 3  # back from a pronoun
MARGIN: Final = 1.0  # more likely than the next
UNKNOWN_MARGIN: Final = 2.0  # the same to tell a gender, or where nothing tells it
GENDER_KNOWN: Final = 0.5  # likelier if the name tells that it fits
MIN_VOTES: Final = 2  # pronouns by which somebody speaks as he or she and not as the other
FAME: Final = 0.6  # likelier by so much for twice as many mentions
MAX_FAME: Final = 10  # mentions; more of them say no more
MAX_DESCRIPTION: Final = 6  # tokens of `the former opener`
MAX_INTRODUCTION: Final = 10  # tokens from `his` or `Hale's` to the end of the name of who is theirs
_OWNERS: Final = frozenset({"his", "her"})
_NO_OWNER: Final = frozenset({".", ";", ":", "a", "an", "the"})


class Told(NamedTuple):
    """The last token of a mention, and who is meant."""

    token: int
    person: Cluster


class PeopleTold:
    """Answers for one article, from its people by the last tokens of their names, in text order, and their genders."""

    def __init__(
        self,
        reading: Reading,
        named: list[tuple[int, Cluster]],
        salience: Salience,
        gender: dict[int, str],
        descriptions: Descriptions,
    ) -> None:
        self._reading = reading
        self._salience = salience
        self._gender = gender
        self._descriptions = descriptions
        self._votes: dict[int, Counter[str]] = {}  # by pronouns, of people whose names tell nothing
        self._owner: dict[int, Cluster] = {}
        self._often: Counter[int] = Counter()
        self._told: list[Told] = []
        self._read(dict(named))
        self._tokens = [one.token for one in self._told]

    def before(self, token: int) -> list[Told]:
        """The last mentions before a token, in text order."""
        end = bisect_left(self._tokens, token)
        return self._told[max(0, end - LOOK_BACK) : end]

    def within(self, tokens: range) -> Iterator[Cluster]:
        """Who is told of in a phrase: Hale in `Hale's lawyer`, or in `his lawyer`."""
        first, last = bisect_left(self._tokens, tokens.start), bisect_left(self._tokens, tokens.stop)
        return (one.person for one in self._told[first:last])

    def often_before(self, token: int, at_most: int) -> Counter[Cluster]:
        """How often each person was told of before a token, in so many mentions."""
        end = bisect_left(self._tokens, token)
        return Counter(one.person for one in self._told[max(0, end - at_most) : end])

    def gender(self, person: Cluster) -> str:
        """`m`, `f`, or "" where neither the name nor the pronouns of the article tell, or these disagree."""
        votes = self._votes.get(id(person), Counter())
        return self._gender[id(person)] or (next(iter(votes)) if len(votes) == 1 else "")

    def gender_by_pronouns(self, person: Cluster) -> str:
        """`m`, `f`, or "" where fewer than two pronouns of the narration tell, or these disagree."""
        votes = self._votes.get(id(person), Counter())
        return next(iter(votes)) if len(votes) == 1 and votes.total() >= MIN_VOTES else ""

    def owner(self, person: Cluster) -> Cluster | None:
        """Whose daughter, coach or lawyer somebody is: `Hale's daughter, Ada`, `his captain, Tom Lode`."""
        return self._owner.get(id(person))

    def _read(self, named: dict[int, Cluster]) -> None:
        reading = self._reading
        for token, word in enumerate(reading.lower):
            person = named.get(token)
            if person is None and reading.quoted[token] < 0:
                person = self._unnamed(token, word)
            elif person is not None and reading.quoted[token] < 0 and id(person) not in self._owner:
                self._note_owner(token, person)
            if person is not None:
                self._often[id(person)] += 1
                self._told.append(Told(token, person))

    def _unnamed(self, token: int, word: str) -> Cluster | None:
        """Whom a pronoun or a description of the narration means."""
        gender = GENDER_OF_PRONOUN.get(word)
        if gender is None:
            return self._described(token) if is_human(word) else None
        likeliest = ranked(self._scored(token, gender))
        if not leads(likeliest, MARGIN):
            return None
        person = likeliest[0][1]
        if not self._gender[id(person)] and " " in person.name and leads(likeliest, UNKNOWN_MARGIN):
            self._votes.setdefault(id(person), Counter())[gender] += 1
        return person

    def _scored(self, token: int, gender: str) -> Iterator[tuple[float, Cluster]]:
        salience = self._salience
        for at, person in islice(reversed(self._told), LOOK_BACK):
            if salience.told[token] - salience.told[at] > MAX_SENTENCES:
                break
            known = self._gender[id(person)]
            if known in ("", gender):
                yield salience.of(at, token) + GENDER_KNOWN * (known == gender) + fame(self._often[id(person)]), person

    def _described(self, token: int) -> Cluster | None:
        """Who a noun of people with `the` is."""
        reading = self._reading
        for first in range(token - 1, max(-1, token - MAX_DESCRIPTION), -1):
            if reading.lower[first] == "the":
                return self._descriptions.person(first, token + 1)
            if not reading.words[first][:1].isalnum() and reading.words[first] not in DASHES:
                return None
        return None

    def _note_owner(self, token: int, person: Cluster) -> None:
        at = self._place_of_owner(token)
        owner = next((one.person for one in reversed(self._told[-LOOK_BACK:]) if one.token == at), person)
        if owner is not person:
            self._owner[id(person)] = owner

    def _place_of_owner(self, token: int) -> int | None:
        """Where `his`, or a name with `'s`, stands before a noun of people and the name that ends at a token."""
        reading, is_noun_seen = self._reading, False
        for at in range(token - 1, max(-1, token - MAX_INTRODUCTION), -1):
            word = reading.lower[at]
            if is_noun_seen and (word in _OWNERS or word in POSSESSIVES):
                return at if word in _OWNERS else at - 1
            if word in _NO_OWNER or reading.quoted[at] >= 0 or reading.paragraph[at] != reading.paragraph[token]:
                return None
            is_noun_seen = is_noun_seen or is_human(word)
        return None


def fame(mentions: int) -> float:
    """How much likelier somebody is for having been told of so often."""
    return FAME * log2(min(mentions, MAX_FAME))
