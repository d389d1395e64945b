"""Owns which people a pronoun of their own sentence takes up: `a party for Hale when he is back`."""

from bisect import bisect_left
from typing import Final

from functions.extract.government import SUBJECTS
from functions.extract.people_told import GENDER_OF_PRONOUN
from functions.extract.reading import Reading
from functions.extract.salience import MAX_TAKEN_UP

_RELATIVE: Final = frozenset({"who", "whom", "whose"})


class TakenUp:
    """Answers for one article, from the last tokens of its people's mentions; each question is looked up once."""

    def __init__(self, reading: Reading, positions: list[int]) -> None:
        self._reading = reading
        self._positions = positions
        self._found: dict[tuple[int, str], bool] = {}

    def by(self, at: int, gender: str) -> bool:
        """Is it the one person named in its sentence, which goes on with a subject *he*, or *she*?"""
        key = at, gender
        if key not in self._found:
            self._found[key] = self._is_alone(at) and self._goes_on(at, gender)
        return self._found[key]

    def _is_alone(self, at: int) -> bool:
        place = bisect_left(self._positions, at)
        beside = [self._positions[other] for other in (place - 1, place + 1) if 0 <= other < len(self._positions)]
        is_named = self._positions[place : place + 1] == [at]
        if not is_named or self._reading.deps[at] == "compound":
            return False  # Hale aides
        return all(self._reading.sentence[other] != self._reading.sentence[at] for other in beside)

    def _goes_on(self, at: int, gender: str) -> bool:
        reading = self._reading
        if not _RELATIVE.isdisjoint(reading.lower[at + 1 : at + 3]) or self._is_of_pronoun(at):
            return False  # Hale, whom he met
        for token in range(at + 1, min(len(reading), at + MAX_TAKEN_UP)):
            if reading.sentence[token] != reading.sentence[at] or reading.quoted[token] >= 0:
                return False
            if reading.deps[token] in SUBJECTS and GENDER_OF_PRONOUN.get(reading.lower[token]) == gender:
                return True
        return False

    def _is_of_pronoun(self, at: int) -> bool:
        """Does the sentence before the name have a pronoun for its subject: `He avoided Hale until he …`?"""
        reading = self._reading
        for token in range(at - 1, max(-1, at - MAX_TAKEN_UP), -1):
            if reading.sentence[token] != reading.sentence[at]:
                return False
            if reading.deps[token] in SUBJECTS and reading.lower[token] in GENDER_OF_PRONOUN:
                return True
        return False
