"""Owns who a mention is: which entity a name, a pronoun or a description beside a cue stands for."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from functions.extract.about import About, Saying
from functions.extract.clusters import Cluster, name_key
from functions.extract.countries import countries
from functions.extract.described import Described
from functions.extract.descriptions import Descriptions, only
from functions.extract.government import SUBJECTS
from functions.extract.names import gender_of
from functions.extract.people_told import GENDER_OF_PRONOUN, LOOK_BACK, PeopleTold
from functions.extract.reading import Reading
from functions.extract.roles import STARS, gender_of_noun, is_human
from functions.extract.salience import ANSWERS, Salience, is_byline, is_church, leads, ranked
from functions.extract.source import Source
from functions.extract.taken_up import TakenUp
from functions.extract.things import INDEFINITE, Referent, Things
from functions.extract.titles import DEGREES, TITLES
from functions.extract.together import people_by_head, together
from shared.document import EntityType, Speaker

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
_REPORTED: Final = frozenset({"subject", "according"})  # whom the article goes on about
DEFINITE: Final = 2.5  # `the driver` is mostly somebody named before, `a driver` is not


def _heads_of(reading: Reading, end: int) -> range:
    """The last token of a name that ends before a token, and the degree behind it: Ada Brook MSc."""
    return range(end - 1, end + (end < len(reading) and reading.words[end] in DEGREES))


class Resolver:
    """Answers who a source is, from the entities of the article."""

    def __init__(self, reading: Reading, clusters: list[Cluster], sources: list[Source]) -> None:
        self._reading = reading
        self._sources = sources
        self._by_id = {c.id: c for c in clusters}
        self._heads = [source.head for source in sources]
        self._named_at = people_by_head(sources)
        self._of_token = {t: c for c in clusters for m in c.mentions for t in _heads_of(reading, m.last)}
        starting = {m.first: c for c in clusters if c.type is EntityType.PERSON for m in c.mentions}
        people = [(m.last - 1, c) for c in clusters if c.type is EntityType.PERSON for m in c.mentions]
        people = [pair for pair in people if not is_byline(reading, pair[0]) and not is_church(reading, pair[0])]
        people.sort(key=lambda pair: pair[0])
        self._people = people
        self._resolved: dict[int, Referent | None] = {}  # pronouns by token, as far as they were asked for
        self._lead: dict[int, float] = {}  # of pronouns by token: how far the likeliest one is before the next
        self._called: dict[int, str] = {}  # by pronouns, of people whose names tell nothing
        self._called_surely: dict[int, str] = {}  # the same, where nobody else may have been meant
        self._positions = [token for token, _ in people]
        self._positions_of = set(self._positions)
        self._taken_up = TakenUp(reading, self._positions)
        self._last: tuple[Referent | None, range] = None, range(0)  # who spoke last, and the tokens of the words
        self._last_lead = MIN_LEAD  # how sure that is
        self._descriptions = Descriptions(reading, clusters)
        self._described = Described(reading, self._of_token, starting, self._descriptions)
        self._gender = {id(c): self._gender_of(c) for c in clusters if c.type is EntityType.PERSON}
        self._salience = Salience(reading, frozenset(s.head for s in sources if s.relation in _REPORTED and s.mention))
        self._people_told = PeopleTold(reading, people, self._salience, self._gender, self._descriptions)
        self._about = About(reading, self._people_told, self._salience, self._called)
        self._things = Things(reading, sources, self._of_token, self._salience.told)

    def who(self, source: Source, words: range) -> Referent | None:
        """The entity that a source is, the phrase that a pronoun stands for, or None where neither is known.

        To be asked in text order, each time with the tokens of what the source says.
        """
        found = self._who(source, words)
        self._last = found or (source if source.kind == "noun" else None), words
        self._last_lead = self._lead.get(source.head, MIN_LEAD)
        return found

    def together(self, source: Source) -> tuple[Source, int, int]:
        """The first of those who speak together with a source, and the tokens of them all."""
        return together(self._reading, self._named_at, source)

    def _who(self, source: Source, words: range) -> Referent | None:
        word = self._reading.lower[source.head]
        if source.kind != "pronoun" and word not in GENDER_OF_PRONOUN:
            return self._named(source)
        if source.head not in self._resolved:
            gender = GENDER_OF_PRONOUN.get(word)
            found = self._antecedent(source.head, gender, words) if gender else self._things.meant(source, word)
            self._resolved[source.head] = found
            if gender and isinstance(found, Cluster):
                self._called.setdefault(id(found), gender)
                if self._lead.get(source.head, 0.0) >= MIN_LEAD:
                    self._called_surely.setdefault(id(found), gender)
        return self._resolved[source.head]

    def spoken_of(self, words: range, speaker: Speaker | None) -> Iterator[Cluster]:
        """Whom he, she, him or her within a quotation's tokens mean."""
        phrase = range(*self._reading.span(speaker.start, speaker.end)) if speaker else range(0)
        return self._about.spoken_of(Saying(words, self._by_id.get(speaker.id or "") if speaker else None, phrase))

    def _named(self, source: Source) -> Cluster | None:
        """The entity of a name, of the name beside a description, or of whom the article describes so."""
        found = self._of_token.get(source.head)
        if found is not None and (source.mention is not None or found.type is not EntityType.GROUP):
            return found  # but `a Canadian` is not the group
        if source.kind == "person" and source.mention is None:
            return self._labelled(source)
        by_role = self._described.person(source)
        if by_role is None and not self._things.is_just_told(source):
            by_role = self._descriptions.person(source.first, source.last)
        return by_role or (self._topic(source) if self._is_mere_description(source) else self._only_one(source))

    def _labelled(self, source: Source) -> Cluster | None:
        """The one person whose surname, or whole name, labels words: `HALE: …`, `Dr. HALE: …`."""
        words = name_key(self._reading.string(source.first, source.last))
        while words and words[0] in TITLES:
            words = words[1:]
        named = (c for c in self._by_id.values() if c.type is EntityType.PERSON)
        return only(c for c in named if words and name_key(c.name)[-len(words) :] == words)

    def _is_mere_description(self, source: Source) -> bool:
        """Is it who the story is about, as in `the 23-year-old` and `the Spaniard`, if nobody else is said to be so?"""
        words = self._reading.lower[source.first : source.last]
        if words[:1] != ["the"]:
            return False
        is_aged = words[-1] == "old" and not self._descriptions.tells_age(words[1])
        return is_aged or " ".join(self._reading.words[source.first + 1 : source.last]) in countries().by_demonym

    def _only_one(self, source: Source) -> Cluster | None:
        """Who `the actor` is where nobody else was named before, here or in the headline."""
        noun = self._reading.lower[source.head]
        words = self._reading.words[source.first : source.last]
        is_team = all(word.istitle() for word in words[1:-1])  # the West Fork coach
        if words[0].lower() != "the" or words[-1].lower() != noun or not is_team or noun not in STARS:
            return None
        end = bisect_left(self._positions, source.first)
        one = only(cluster for _, cluster in islice(self._people, end))
        gender = gender_of_noun(noun)
        return one if one is not None and (not gender or self._gender_known(one) in ("", gender)) else None

    def _topic(self, source: Source) -> Cluster | None:
        """The one person who was a subject shortly before, where others are far less likely."""
        end = bisect_left(self._positions, source.first)
        people = self._people[max(0, end - LOOK_BACK) : end]
        likeliest = ranked((self._salience.of(at, source.first), cluster) for at, cluster in people)
        return likeliest[0][1] if leads(likeliest, TOPIC_MARGIN) and likeliest[0][0] >= TOPIC else None

    def _antecedent(self, token: int, gender: str, words: range) -> Referent | None:
        """The likeliest person before a pronoun: recent, a subject, outside quotation marks, not named in the words."""
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
        if at is not None and one is not None and self._gender_known(one) in ("", gender):
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
            known = self._gender_known(one)
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

    def sureness(self, source: Source) -> float:
        """The most that a speaker's confidence may be: less where a pronoun may mean somebody else about as well."""
        lead = self._lead.get(source.head, MIN_LEAD)
        return 1.0 if lead >= MIN_LEAD else HARDLY_SURE if lead < SMALL_LEAD else LESS_SURE

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
            if one is not None and at < token and (isinstance(one, Source) or id(one) in self._gender)
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

    def _gender_known(self, one: Referent) -> str:
        if isinstance(one, Cluster):
            return self._gender.get(id(one), "")
        return gender_of_noun(self._reading.lower[one.head])

    def _gender_told(self, one: Referent) -> str:
        """`m`, `f` or "" by the pronouns of the narration, or by those before that speak."""
        told = self._people_told.gender_by_pronouns(one) if isinstance(one, Cluster) else ""
        return told or self._called_surely.get(id(one), "")

    def _gender_of(self, cluster: Cluster) -> str:
        """`m`, `f` or "" from titles, what is said of a person, and first names."""
        if said := self._descriptions.gender(cluster):
            return said
        first = name_key(cluster.name)[0]
        return gender_of(first) or gender_of_noun(first)  # Mom, Grandpa
