"""Owns who a mention is: which entity a name, a pronoun or a description beside a cue stands for."""

from collections.abc import Iterator
from typing import Final

from functions.extract.about import About, Saying
from functions.extract.antecedents import Antecedents
from functions.extract.clusters import Cluster, name_key
from functions.extract.countries import countries
from functions.extract.described import Described
from functions.extract.descriptions import Descriptions, only
from functions.extract.genders import Genders
from functions.extract.people_told import GENDER_OF_PRONOUN, PeopleTold
from functions.extract.reading import Reading
from functions.extract.roles import STARS, gender_of_noun
from functions.extract.salience import Salience, is_byline, is_church
from functions.extract.source import Source
from functions.extract.things import Referent, Things
from functions.extract.titles import DEGREES, TITLES
from functions.extract.together import people_by_head, together
from shared.document import EntityType, Speaker

_REPORTED: Final = frozenset({"subject", "according"})  # whom the article goes on about


def _heads_of(reading: Reading, end: int) -> range:
    """The last token of a name that ends before a token, and the degree behind it: Ada Brook MSc."""
    return range(end - 1, end + (end < len(reading) and reading.words[end] in DEGREES))


class Resolver:
    """Answers who a source is, from the entities of the article."""

    def __init__(self, reading: Reading, clusters: list[Cluster], sources: list[Source]) -> None:
        self._reading = reading
        self._by_id = {c.id: c for c in clusters}
        self._named_at = people_by_head(sources)
        self._of_token = {t: c for c in clusters for m in c.mentions for t in _heads_of(reading, m.last)}
        starting = {m.first: c for c in clusters if c.type is EntityType.PERSON for m in c.mentions}
        people = [(m.last - 1, c) for c in clusters if c.type is EntityType.PERSON for m in c.mentions]
        people = [pair for pair in people if not is_byline(reading, pair[0]) and not is_church(reading, pair[0])]
        people.sort(key=lambda pair: pair[0])
        self._people = people
        self._descriptions = Descriptions(reading, clusters)
        self._described = Described(reading, self._of_token, starting, self._descriptions)
        self._genders = Genders(reading, clusters, self._descriptions)
        salience = Salience(reading, frozenset(s.head for s in sources if s.relation in _REPORTED and s.mention))
        told = PeopleTold(reading, people, salience, self._genders.by_name, self._descriptions)
        self._about = About(reading, told, salience, self._genders.by_speech)
        self._things = Things(reading, sources, self._of_token, salience.told)
        self._antecedents = Antecedents(
            reading, people, sources, salience, self._genders, told, self._described, self._named
        )

    def who(self, source: Source, words: range) -> Referent | None:
        """The entity that a source is, the phrase that a pronoun stands for, or None where neither is known.

        To be asked in text order, each time with the tokens of what the source says.
        """
        found = self._who(source, words)
        self._antecedents.note_spoken(source, found, words)
        return found

    def sureness(self, source: Source) -> float:
        """The most that a speaker's confidence may be: less where a pronoun may mean somebody else about as well."""
        return self._antecedents.sureness(source.head)

    def _who(self, source: Source, words: range) -> Referent | None:
        word = self._reading.lower[source.head]
        if gender := GENDER_OF_PRONOUN.get(word):
            return self._antecedents.once(source.head, lambda: self._antecedents.find(source.head, gender, words))
        if source.kind == "pronoun":
            return self._antecedents.once(source.head, lambda: self._things.meant(source, word))
        return self._named(source)

    def together(self, source: Source) -> tuple[Source, int, int]:
        """The first of those who speak together with a source, and the tokens of them all."""
        return together(self._reading, self._named_at, source)

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
        if by_role is None and self._is_mere_description(source):
            return self._antecedents.topic(source.first)
        return by_role or self._only_one(source)

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
        one = only(cluster for at, cluster in self._people if at < source.first)
        gender = gender_of_noun(noun)
        return one if one is not None and (not gender or self._genders.known(one) in ("", gender)) else None
