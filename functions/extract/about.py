"""Owns whom words are about: the person that he, she, him and her within a quotation mean."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from functions.extract.clusters import Cluster
from functions.extract.reading import Reading
from functions.extract.salience import INSIDE_QUOTATION, Salience, leads, ranked
from functions.extract.things import Referent

GENDER_OF_PRONOUN: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
LOOK_BACK: Final = 12  # mentions of people before a pronoun that are weighed
MAX_SENTENCES_ABOUT: Final = 3
MAX_COUNTED: Final = 100  # mentions before a pronoun; articles have hardly more
MAIN_MENTIONS: Final = 3  # of whom an article is about, at least
ABOUT_MARGIN: Final = 1.0  # more likely than the next


class About:
    """Answers for one article, from its people by token and what is known of their gender and of its pronouns."""

    def __init__(
        self,
        reading: Reading,
        people: list[tuple[int, Cluster]],
        salience: Salience,
        gender: dict[int, str],
        called: dict[int, str],
        resolved: dict[int, Referent | None],
    ) -> None:
        self._reading = reading
        self._people = people
        self._positions = [token for token, _ in people]
        self._salience = salience
        self._gender = gender
        self._called = called
        self._resolved = resolved

    def spoken_of(self, words: range, speaker: str | None) -> Iterator[Cluster]:
        """Whom he, she, him or her within a quotation's tokens mean: one other person named shortly before.

        Where nobody else was, the person whom the article is mostly about. Nobody when several may be meant alike, or
        one whose gender nothing tells; a reporter's `he said he` is the speaker himself.
        """
        for token in words:
            gender = GENDER_OF_PRONOUN.get(self._reading.lower[token])
            if gender is None:
                continue
            near = ranked(self._near(token, gender))
            outside = self._reading.quoted[token] < 0
            others = [pair for pair in near if pair[1].id != speaker]
            if outside and len(others) < len(near):
                continue
            likeliest = others[0][1] if leads(others, ABOUT_MARGIN) else None
            meant = likeliest if others else self._main_person(token, speaker)
            if meant is not None and (self._gender[id(meant)] or self._called.get(id(meant))) == gender:
                yield meant

    def _main_person(self, token: int, speaker: str | None) -> Cluster | None:
        """Whom the article is mostly about so far, but for the speaker."""
        end = bisect_left(self._positions, token)
        named = [cluster for _, cluster in self._people[max(0, end - MAX_COUNTED) : end]]
        meant = islice(reversed(self._resolved.values()), MAX_COUNTED)
        often = Counter(id(one) for one in (*named, *meant) if isinstance(one, Cluster))
        others = sorted({id(c): c for c in named if c.id != speaker}.values(), key=lambda c: -often[id(c)])
        first, second = (often[id(others[at])] if at < len(others) else 0 for at in (0, 1))
        return others[0] if first >= max(MAIN_MENTIONS, 2 * second) else None

    def _near(self, token: int, gender: str) -> Iterator[tuple[float, Cluster]]:
        """The people near before a pronoun that may be meant, each time with their salience."""
        end = bisect_left(self._positions, token)
        for at, cluster in self._people[max(0, end - LOOK_BACK) : end]:
            is_near = self._salience.told[token] - self._salience.told[at] <= MAX_SENTENCES_ABOUT
            if is_near and self._gender[id(cluster)] in ("", gender):
                is_same_talk = self._reading.paragraph[at] == self._reading.paragraph[token]
                talk = is_same_talk * INSIDE_QUOTATION * (self._reading.quoted[at] >= 0)
                yield self._salience.of(at, token) + talk, cluster
