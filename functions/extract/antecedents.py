"""Owns whom *he* or *she* beside a cue means: the likeliest person before it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from typing import Final

from functions.extract.clusters import Cluster
from functions.extract.described import Described
from functions.extract.genders import Genders
from functions.extract.government import SUBJECTS
from functions.extract.people_told import GENDER_OF_PRONOUN, LOOK_BACK, PeopleTold
from functions.extract.reading import Reading
from functions.extract.roles import is_human
from functions.extract.salience import ANSWERS, Salience, leads, ranked
from functions.extract.source import Source
from functions.extract.taken_up import TakenUp
from functions.extract.things import INDEFINITE, Referent
from shared.document import EntityType

LOOK_BACK_OBJECT: Final = 60  # tokens before a pronoun, for another one in the sentence before
RECENT_PRONOUNS: Final = 2  # pronouns before it that count as mentions of whom they were found to mean
GENDER_KNOWN: Final = 0.5
# Leads of the likeliest person; on PolNeAR dev 6 of 12 pronouns are right below the first, 9 of 11 between, 145 of 152
# above the second.
SMALL_LEAD, MIN_LEAD = 1.1, 1.6
HARDLY_SURE, LESS_SURE = 0.5, 0.8
TOPIC: Final = -1.0  # a subject three sentences before, or nearer
TOPIC_MARGIN: Final = 1.0
UNLIKELY: Final = 4.0  # less for who is named in the words, or asked what they answer
MAX_NAME: Final = 4  # tokens from another pronoun to the end of the name beside it: he and Ada M. Brook
MAX_BETWEEN: Final = 10  # tokens from a question to its answer
GOES_ON: Final = 3.0  # more for who spoke last, where somebody adds something
_GOING_ON: Final = frozenset({"added", "adds", "continued", "continues", "concluded", "concludes", "went", "goes"})
DEFINITE: Final = 2.5  # `the driver` is mostly somebody named before, `a driver` is not


class Antecedents:
    """Answers for one article, in text order, from its people by the last tokens of their names; `named` is who a
    description is."""

    def __init__(
        self,
        reading: Reading,
        people: list[tuple[int, Cluster]],
        sources: list[Source],
        salience: Salience,
        genders: Genders,
        told: PeopleTold,
        described: Described,
        named: Callable[[Source], Cluster | None],
    ) -> None:
        self._reading = reading
        self._people = people
        self._sources = sources
        self._salience = salience
        self._genders = genders
        self._told = told
        self._described = described
        self._named = named
        self._heads = [source.head for source in sources]
        self._positions = [token for token, _ in people]
        self._positions_of = set(self._positions)
        self._taken_up = TakenUp(reading, self._positions)
        self._resolved: dict[int, Referent | None] = {}  # pronouns by token, as far as they were asked for
        self._lead: dict[int, float] = {}  # of pronouns by token: how far the likeliest one is before the next
        self._last: tuple[Referent | None, range] = None, range(0)  # who spoke last, and the tokens of the words
        self._last_lead = MIN_LEAD  # how sure that is

    def note_spoken(self, source: Source, one: Referent | None, words: range) -> None:
        """That a source was found to be somebody, and says words."""
        self._last = one or (source if source.kind == "noun" else None), words
        self._last_lead = self._lead.get(source.head, MIN_LEAD)

    def once(self, token: int, find: Callable[[], Referent | None]) -> Referent | None:
        """What a pronoun means, found once; it counts as a mention from then on."""
        if token not in self._resolved:
            self._resolved[token] = find()
        return self._resolved[token]

    def find(self, token: int, gender: str, words: range) -> Referent | None:
        """The likeliest person before a pronoun: recent, a subject, outside quotation marks, not named in the words."""
        found = self._antecedent(token, gender, words)
        if isinstance(found, Cluster):
            self._genders.note(found, gender, is_sure=self._lead.get(token, 0.0) >= MIN_LEAD)
        return found

    def sureness(self, token: int) -> float:
        """The most that a speaker's confidence may be: less where a pronoun may mean somebody else about as well."""
        lead = self._lead.get(token, MIN_LEAD)
        return 1.0 if lead >= MIN_LEAD else HARDLY_SURE if lead < SMALL_LEAD else LESS_SURE

    def topic(self, token: int) -> Cluster | None:
        """The one person who was a subject shortly before a token, where others are far less likely."""
        end = bisect_left(self._positions, token)
        people = self._people[max(0, end - LOOK_BACK) : end]
        likeliest = ranked((self._salience.of(at, token), cluster) for at, cluster in people)
        return likeliest[0][1] if leads(likeliest, TOPIC_MARGIN) and likeliest[0][0] >= TOPIC else None

    def _antecedent(self, token: int, gender: str, words: range) -> Referent | None:
        last, goes_on = self._last[0], self._goes_on(token)
        if goes_on and self._is_called_one_name(last):
            return last  # Santa, whom the model takes for a place
        said = ((at, one) for at, one in self._people_in(words) if self._reading.quoted[at] >= 0)
        unlikely = {id(one) for _, one in said} | {id(self._asker(words))} | self._called_in(words, token)
        scored = [(score - UNLIKELY * (id(one) in unlikely), one) for score, one in self._candidates(token, gender)]
        likeliest = ranked([*scored, *self._asked(token, gender, words)])
        if len(likeliest) > 1:
            lead = likeliest[0][0] - likeliest[1][0]
            lead = min(lead, SMALL_LEAD) if self._follows_object(token, gender) else lead
            self._lead[token] = min(lead, self._last_lead) if goes_on and likeliest[0][1] is last else lead
        return likeliest[0][1] if likeliest else None

    def _asked(self, token: int, gender: str, words: range) -> Iterator[tuple[float, Referent]]:
        """Whom the sentence before words that are no question asks: most likely it is the answer."""
        is_question = self._reading.words[words.stop - 1] == "?" if words else True
        at = None if is_question or not words.start < token else self._described.asked(words)
        one = None if at is None else self._described.whom(at)
        if at is not None and one is not None and self._genders.known(one) in ("", gender):
            yield self._salience.of(at, token) + ANSWERS, one

    def _is_called_one_name(self, one: Referent | None) -> bool:
        return isinstance(one, Cluster) and one.type is not EntityType.PERSON and " " not in one.name

    def _follows_object(self, token: int, gender: str) -> bool:
        """Does the sentence before do something to another one: `Hale questioned him. “I know nothing,” he said`?"""
        reading, told, at = self._reading, self._salience.told, token - 1
        while at >= max(0, token - LOOK_BACK_OBJECT) and told[token] - told[at] <= 1:
            is_object = reading.deps[at] == "dobj" and reading.tags[at] == "PRP" and reading.quoted[at] < 0
            if is_object and GENDER_OF_PRONOUN.get(reading.lower[at]) == gender and told[at] < told[token]:
                return True
            at -= 1
        return False

    def _called_in(self, words: range, token: int) -> set[int]:
        """Who before a pronoun is called by a part of the name within the marks: `“Piers never was,” he said`."""
        reading, end = self._reading, bisect_left(self._positions, token)
        said = {reading.words[t] for t in words if reading.quoted[t] >= 0 and reading.words[t].istitle()}
        return {id(one) for _, one in self._people[max(0, end - LOOK_BACK) : end] if said & set(one.name.split())}

    def _people_in(self, words: range) -> list[tuple[int, Cluster]]:
        return self._people[bisect_left(self._positions, words.start) : bisect_left(self._positions, words.stop)]

    def _asker(self, words: range) -> Referent | None:
        """Who asked right before words that do not: the answer is somebody else's."""
        one, before = self._last
        marks = [(self._reading.words[span.stop - 1] == "?") for span in (before, words) if span]
        return one if marks == [True, False] and 0 <= words.start - before.stop <= MAX_BETWEEN else None

    def _candidates(self, token: int, gender: str) -> Iterator[tuple[float, Referent]]:
        """Whoever before a pronoun may be meant, each time with how likely."""
        for at, one in sorted(self._before(token), key=lambda pair: pair[0]):
            known = self._genders.known(one)
            if (known or self._gender_told(one)) not in ("", gender) or self._interrupts(at, token):
                continue
            score = self._salience.of(at, token, self._taken_up.by(at, gender)) + GENDER_KNOWN * (known == gender)
            if isinstance(one, Source) and self._is_definite(one):
                score -= DEFINITE
            elif one is self._last[0]:
                score += GOES_ON * self._goes_on(token)
            yield score, one

    def _goes_on(self, token: int) -> bool:
        """Does somebody say more: `he added`, `she went on`? Mostly who spoke last."""
        verb = self._reading.heads[token]
        return self._reading.deps[token] == "nsubj" and self._reading.lower[verb] in _GOING_ON

    def _is_definite(self, one: Source) -> bool:
        """Is it somebody named before: `the driver`, but not `a driver`, nor `the Duke`, who is called so?"""
        return self._reading.lower[one.first] not in INDEFINITE and self._reading.words[one.head].islower()

    def _interrupts(self, at: int, token: int) -> bool:
        """Is it who stands right before, in `Hale, she said, had left`, or beside another one: `he and Hale`?"""
        words = self._reading.words
        if at + 2 == token and words[at + 1] == "," and words[token + 2 : token + 3] == [","]:
            return True
        before = self._reading.lower[max(0, at - MAX_NAME) : at]
        return (self._reading.lower[token], "and") in pairwise(before)

    def _before(self, token: int) -> Iterator[tuple[int, Referent]]:
        """Where people stand before a pronoun: by name, as pronouns that were asked for, by descriptions."""
        end = bisect_left(self._positions, token)
        yield from self._people[max(0, end - LOOK_BACK) : end]
        recent = islice(reversed(self._resolved.items()), LOOK_BACK)
        spoken = (
            (at, one)
            for at, one in recent
            if one is not None and at < token and (isinstance(one, Source) or id(one) in self._genders.by_name)
        )
        yield from islice(spoken, RECENT_PRONOUNS)
        end = bisect_left(self._heads, token)
        for source in self._sources[max(0, end - LOOK_BACK) : end]:
            if source.mention is None and self._is_someone(source):
                yield source.head, self._named(source) or source

    def _is_someone(self, source: Source) -> bool:
        words = self._reading.lower[source.first : source.last]
        is_aged = words[-4:-3] != [] and words[-1] == "old" and words[-3] == "year"
        is_actor = self._reading.deps[source.head] in SUBJECTS or source.relation == "according"
        if self._reading.words[source.first - 1 : source.first] == [","] and source.first - 2 in self._positions_of:
            return False  # Ada Brook, a chemist
        return is_actor and (is_aged or is_human(self._reading.lower[source.head]))

    def _gender_told(self, one: Referent) -> str:
        """`m`, `f` or "" by the pronouns of the narration, or by those before that speak."""
        told = self._told.gender_by_pronouns(one) if isinstance(one, Cluster) else ""
        return told or self._genders.by_sure_speech.get(id(one), "")
