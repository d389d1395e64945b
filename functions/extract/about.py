"""Owns whom words are about: the person that he, she, him and her within a quotation mean."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from functions.extract.clusters import Cluster
from functions.extract.people_told import GENDER_OF_PRONOUN, MARGIN, MAX_SENTENCES, UNKNOWN_MARGIN, PeopleTold, fame
from functions.extract.reading import ENDS, Reading
from functions.extract.roles import gender_of_noun, is_human
from functions.extract.salience import INSIDE_QUOTATION, Salience, leads, ranked

MAX_COUNTED: Final = 100  # mentions before a pronoun; articles have hardly more
MAIN_MENTIONS: Final = 3  # of whom an article is about, at least
TWICE_FAMOUS: Final = 1.7  # fame counts for more than in the narration: words are about whom the article is about
OWNER: Final = 4.0  # whose coach or daughter says it
ASKED: Final = 5.0  # whose name stands before the words: `asked Hale if he …`
MAX_ASKED: Final = 4  # tokens from it to the words
_QUESTIONS: Final = frozenset({"how", "if", "what", "when", "where", "whether", "which", "who", "why"})
SAME_TALK: Final = 4.0  # whom the same speaker's last pronoun in the paragraph meant
SAME_SENTENCE: Final = 2.0  # likelier for a name within the words
_SOMEBODY: Final = frozenset(
    "a an another any each every her his my no one our some that the their this your".split()  # noqa: SIM905
)
MAX_BACK: Final = 60  # tokens of a sentence before a pronoun
MAX_MODIFIERS: Final = 3  # tokens from `a` to the noun, with it


class Saying(NamedTuple):
    """Words, who says them, and the mention beside the cue."""

    words: range  # tokens
    speaker: Cluster | None
    phrase: range  # tokens


class About:
    """Answers for one article; to be asked in text order."""

    def __init__(self, reading: Reading, told: PeopleTold, salience: Salience, called: dict[int, str]) -> None:
        self._reading = reading
        self._told = told
        self._salience = salience
        self._called = called  # gender by pronouns that speak, of people whose names tell nothing
        self._last: dict[tuple[int, str], tuple[int, Cluster]] = {}  # by speaker and gender: the last one meant

    def spoken_of(self, said: Saying) -> Iterator[Cluster]:
        """Whom he, she, him or her within the words mean: one other person told of shortly before.

        Where nobody else was, the person whom the article is mostly about. Nobody when several may be meant alike, one
        whose gender nothing tells, or somebody whom the words bring in without a name; a reporter's `he said he` is the
        speaker himself.
        """
        for token in said.words:
            gender = GENDER_OF_PRONOUN.get(self._reading.lower[token])
            if gender is None or self._brings_in_another(said.words, token, gender):
                continue
            near = ranked(self._near(said, token, gender))
            others = [pair for pair in near if pair[1] is not said.speaker]
            if self._reading.quoted[token] < 0 and len(others) < len(near):
                continue
            meant = self._likeliest(others, token, gender) if others else self._main_person(said, token, gender)
            if meant is not None:
                self._last[id(said.speaker), gender] = token, meant
                yield meant

    def _likeliest(self, others: list[tuple[float, Cluster]], token: int, gender: str) -> Cluster | None:
        """The first, if clearly so; one whose gender nothing tells by more, named in full and told of often."""
        meant = others[0][1]
        if self._is(meant, gender):
            return meant if leads(others, MARGIN) else None
        is_known = " " in meant.name and self._told.often_before(token, MAX_COUNTED)[meant] >= MAIN_MENTIONS
        return meant if not self._told.gender(meant) and is_known and leads(others, UNKNOWN_MARGIN) else None

    def _is(self, person: Cluster, gender: str) -> bool:
        return (self._told.gender(person) or self._called.get(id(person))) == gender

    def _brings_in_another(self, words: range, token: int, gender: str) -> bool:
        """Do the words say of somebody without a name before it in their sentence: `a blind man and his wife`?"""
        reading = self._reading
        for at in range(token - 1, max(words.start, token - MAX_BACK) - 1, -1):
            if reading.words[at] in ENDS:
                return False
            is_noun = reading.words[at].islower() and reading.deps[at] not in {"compound", "amod"}
            if is_noun and is_human(reading.lower[at]) and gender_of_noun(reading.lower[at]) in ("", gender):
                modifiers = reading.lower[max(words.start, at - MAX_MODIFIERS) : at]
                if not _SOMEBODY.isdisjoint(modifiers):
                    return True
        return False

    def _main_person(self, said: Saying, token: int, gender: str) -> Cluster | None:
        """Whom the article is mostly about so far, but for the speaker."""
        often = self._told.often_before(token, MAX_COUNTED)
        others = [pair for pair in often.most_common(3) if pair[0] is not said.speaker]
        if not others or others[0][1] < max(MAIN_MENTIONS, 2 * (others[1][1] if len(others) > 1 else 0)):
            return None
        return others[0][0] if self._is(others[0][0], gender) else None

    def _near(self, said: Saying, token: int, gender: str) -> Iterator[tuple[float, Cluster]]:
        """The people near before a pronoun that may be meant, each time with how likely."""
        reading, told = self._reading, self._salience.told
        for owner in self._owners(said):
            if self._told.gender(owner) == gender:
                yield OWNER, owner
        at, last = self._last.get((id(said.speaker), gender), (token, None))
        if last is not None and reading.paragraph[at] == reading.paragraph[token]:
            yield SAME_TALK, last
        often = self._told.often_before(token, MAX_COUNTED)
        for at, person in self._told.before(token):
            if told[token] - told[at] > MAX_SENTENCES or self._told.gender(person) not in ("", gender):
                continue
            score = self._salience.of(at, token) + TWICE_FAMOUS * fame(often[person])
            if reading.quoted[at] >= 0 and reading.paragraph[at] == reading.paragraph[token]:
                score += INSIDE_QUOTATION
            if reading.sentence[at] == reading.sentence[token]:
                score += SAME_SENTENCE * (at in said.words) + ASKED * self._is_asked(at, said.words)
            yield score, person

    def _is_asked(self, at: int, words: range) -> bool:
        """Is the question put to somebody whose name stands right before it?"""
        return 0 < words.start - at <= MAX_ASKED and self._reading.lower[words.start] in _QUESTIONS

    def _owners(self, said: Saying) -> Iterator[Cluster]:
        """Whose the speaker is said to be, here or before: Hale's in `Hale's lawyer said` and `his lawyer said`."""
        owner = self._told.owner(said.speaker) if said.speaker is not None else None
        if owner is not None:
            yield owner
        yield from (one for one in self._told.within(said.phrase) if one is not said.speaker)
