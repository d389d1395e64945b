"""Owns what an article says of its people beside their names, and who `the striker` and `the 52-year-old` are.

*Goalkeeper Ada Brook*, *Ada Brook, 52,*, *Brook, who leads the club*, *the club's goalkeeper, Ada Brook*: what stands
right before a name, or behind it and a comma, is what the person is. A description with `the` is the one person who is
that; nobody where two are, or where nobody is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from functions.extract.clusters import Cluster
from functions.extract.mentions import Mention
from functions.extract.names import gender_of_title
from functions.extract.reading import Reading
from functions.extract.roles import STARS, gender_of_noun, is_human
from functions.extract.titles import TITLES
from shared.document import EntityType

MAX_BEFORE: Final = 6  # words before a name that say what the person is: former Welsh Labour deputy leader
MAX_BEHIND: Final = 8  # words behind a name and a comma
_AGE: Final = re.compile(r"[1-9]\d")
_AGE_NOUN: Final = re.compile(r"([1-9]\d)-year-old")
# What a description adds without saying which one is meant.
_EMPTY: Final = frozenset("the former late then current new old veteran ex long-time own".split())  # noqa: SIM905
_NOT_ROLES: Final = frozenset(  # they stand before any name
    "mr mrs ms miss mx dr sir dame lord lady former ex first prime late saint".split()  # noqa: SIM905
)


class Descriptions:
    """What is said of the people of an article."""

    def __init__(self, reading: Reading, clusters: list[Cluster]) -> None:
        self._reading = reading
        self._roles: dict[str, list[tuple[Cluster, set[str]]]] = {}
        self._ages: dict[str, list[Cluster]] = {}
        self._votes: dict[int, Counter[str]] = {}
        for cluster in clusters:
            if cluster.type is EntityType.PERSON:
                for mention in cluster.mentions:
                    self._note(cluster, mention)

    def gender(self, cluster: Cluster) -> str:
        """`m`, `f` or "" by what is said of a person: his wife, Ada."""
        votes = self._votes.get(id(cluster), Counter())
        return "" if votes["m"] == votes["f"] else "m" if votes["m"] > votes["f"] else "f"

    def tells_age(self, age: str) -> bool:
        """Is anybody of the article said to be of an age?"""
        return age in self._ages

    def person(self, first: int, last: int) -> Cluster | None:
        """Who a description with `the` is, given as tokens: the one person of whom the same was said."""
        words = [word.rstrip(".") for word in self._reading.lower[first:last]]
        if len(words) == 1 and self._is_called_by_trade(first):
            words = ["the", *words]
        if len(words) < 2 or words[0] != "the":
            return None
        if (age := _AGE_NOUN.fullmatch(self._glued(first + 1, last))) is not None:
            return only(self._ages.get(age.group(1), []))
        wanted = {word for word in words if word not in _EMPTY}
        return only(cluster for cluster, said in self._roles.get(words[-1], []) if wanted <= said)

    def _is_called_by_trade(self, token: int) -> bool:
        """Is it a trade with a capital inside a sentence, as a name is: `I said that Chef could wait`?"""
        begins = token == 0 or self._reading.sentence[token - 1] != self._reading.sentence[token]
        return self._reading.words[token].istitle() and self._reading.lower[token] in STARS and not begins

    def _glued(self, first: int, last: int) -> str:
        return "".join(self._reading.lower[first:last])

    def _note(self, cluster: Cluster, mention: Mention) -> None:
        votes = self._votes.setdefault(id(cluster), Counter())
        for said in (self._before(mention.first), self._behind(mention.last), self._above(mention.last - 1)):
            for word in said:
                if (is_human(word) or word in TITLES) and word not in _NOT_ROLES:
                    self._roles.setdefault(word, []).append((cluster, set(said)))
                votes[gender_of_noun(word) or gender_of_title(word)] += 1
        if age := self._age(mention.last):
            self._ages.setdefault(age, []).append(cluster)

    def _age(self, last: int) -> str:
        """The age in `Ada Brook, 52,` and `Ada Brook (52)`."""
        words = self._reading.words[last : last + 3]
        if len(words) == 3 and words[0] in ",(" and words[2][:1] in ",.)-–—" and _AGE.fullmatch(words[1]):
            return words[1]
        return ""

    def _before(self, first: int) -> list[str]:
        """What stands right before a name: `the club's goalkeeper` with or without a comma."""
        reading, found = self._reading, list[str]()
        token = first - 1
        if token > 0 and reading.words[token] == "," and is_human(reading.lower[token - 1]):
            token -= 1
        while token >= max(0, first - MAX_BEFORE) and reading.paragraph[token] == reading.paragraph[first]:
            word = reading.lower[token].rstrip(".")
            if not word[:1].isalpha() or reading.tags[token].startswith(("V", "DT", "IN", "CC", "PRP", "W", "MD")):
                break
            found.append(word)
            token -= 1
        return found if any(is_human(word) or word in TITLES for word in found) else []

    def _above(self, token: int) -> list[str]:
        """What a name stands in apposition to: `father` and `guide` in `her father, the guide Tom Lode`."""
        found = list[str]()
        while self._reading.deps[token] == "appos" and len(found) < MAX_BEFORE:
            token = self._reading.heads[token]
            found.append(self._reading.lower[token])
        return found

    def _behind(self, last: int) -> list[str]:
        """What stands behind a name and a comma, up to the first noun of people."""
        reading, found = self._reading, list[str]()
        if last + 1 >= len(reading) or reading.words[last] != ",":
            return found
        for token in self._of_paragraph(last + 1, last + 1 + MAX_BEHIND):
            word = reading.lower[token].rstrip(".")
            if reading.tags[token].startswith(("V", "IN", "CC", "PRP", "W", "MD")) and word != "own":
                break
            if word[:1].isalpha() and word not in {"a", "an", "the"}:
                found.append(word)
            if (is_human(word) or word in TITLES) and not self._is_modifier(token):
                return found
            if reading.quoted[token] != reading.quoted[last] or (not word[:1].isalnum() and word not in {"-", "'s"}):
                break
        return []

    def _is_modifier(self, token: int) -> bool:
        return self._reading.deps[token] in {"compound", "amod", "poss", "nmod"}

    def _of_paragraph(self, first: int, last: int) -> Iterator[int]:
        for token in range(first, min(last, len(self._reading))):
            if self._reading.paragraph[token] != self._reading.paragraph[first]:
                return
            yield token


def only(found: Iterable[Cluster]) -> Cluster | None:
    """The one person that all are."""
    one: Cluster | None = None
    for cluster in found:
        if one is not None and cluster is not one:
            return None
        one = cluster
    return one
