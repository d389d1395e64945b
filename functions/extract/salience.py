"""Owns how likely what stands at one place of an article is what a pronoun at a later one refers to."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from functions.extract.government import MAX_CLIMB, SUBJECTS
from functions.extract.reading import ENDS, Reading
from functions.extract.roles import is_human

MAX_BYLINE: Final = 5  # tokens of a line that is a name alone
MAX_SENTENCES: Final = 6
SUBJECT, INSIDE_QUOTATION, POSSESSIVE, MAIN = 2.0, 5.0, 2.0, 0.6
ANSWERS: Final = 4.0  # `Brook asked Hale whether … . “No,” he answered.`
_ANSWERING: Final = frozenset({"answered", "answers", "replied", "replies", "responded", "responds", "retorted"})
_ASKING: Final = frozenset({"asked", "asks", "questioned", "pressed", "challenged"})
MAX_TAKEN_UP: Final = 25  # tokens from a thing to the pronoun for its owner
MAX_FIRST: Final = 8  # tokens from the beginning of a sentence to the end of the name that is its subject
MAX_TOPIC: Final = 4  # words of a name and the word before it
_TOPICS: Final = frozenset({"and", "but", "for", "about", "of"})
MAX_OPENING: Final = 25  # tokens of a phrase before a comma
PREPOSITIONS: Final = frozenset("about after against at by for from in of on to under with".split())  # noqa: SIM905
OPENING: Final = PREPOSITIONS | frozenset(
    "over during before while when as since until near outside inside".split()  # noqa: SIM905
)


class Salience:
    """Answers for one article; the weights were set by hand and single ones hardly matter."""

    def __init__(self, reading: Reading, subjects: frozenset[int]) -> None:
        self._reading = reading
        self._subjects = subjects  # tokens that are known to be subjects, whatever the parser says
        self.told = _sentences_told(reading)  # for each token

    def of(self, at: int, token: int, is_taken_up: bool = False) -> float:
        """How likely a mention is what a later pronoun refers to, also where its sentence went on with *he*."""
        score = -float(min(MAX_SENTENCES, self.told[token] - self.told[at]))
        score += SUBJECT * (is_taken_up or self._is_subject(at)) + MAIN * self._is_main(at)
        quoted, possessive = self._reading.quoted[at] >= 0, self._reading.deps[at] == "poss"
        if possessive and self._is_taken_up(at):
            score, possessive = score + SUBJECT, False
        score += ANSWERS * self._is_asked(at, token)
        return score - INSIDE_QUOTATION * quoted - POSSESSIVE * possessive

    def _is_taken_up(self, at: int) -> bool:
        """Does a sentence begin with what is theirs, and go on with them: `Brook's town was small, and she left`?

        Or the next one: `Hale's word on Friday settled it. He said …`.
        """
        reading, thing = self._reading, self._reading.heads[at]
        if reading.deps[thing] not in SUBJECTS or is_human(reading.lower[thing]):
            return False
        for token in range(thing + 1, min(len(reading), thing + MAX_TAKEN_UP)):
            if reading.paragraph[token] != reading.paragraph[at]:
                return False
            is_next = reading.sentence[token] != reading.sentence[at]
            is_taken = reading.lower[token] in {"he", "she"} and reading.quoted[token] < 0
            if is_taken and (is_next or reading.deps[token] in SUBJECTS):
                return True
            if is_next:
                return False
        return False

    def _is_asked(self, at: int, token: int) -> bool:
        """Is it who was asked, and does the pronoun answer?"""
        reading = self._reading
        if reading.deps[at] != "dobj" or reading.lower[asking := reading.heads[at]] not in _ASKING:
            return False
        if reading.sentence[asking] == reading.sentence[token] and asking < token:
            return any(
                reading.lower[child] == "when" for child in reading.children[asking]
            )  # When she asked Hale, he …
        return reading.lower[reading.heads[token]] in _ANSWERING and self.told[token] - self.told[at] <= 1

    def _is_main(self, token: int) -> bool:
        """Is its verb that of the sentence and not of a clause in it?"""
        return self._reading.deps[self._reading.heads[token]] == "ROOT"

    def _is_subject(self, token: int) -> bool:
        """Also in apposition to a subject: the founder, Ada Brook, wept; where nothing is parsed, what comes first."""
        reading = self._reading
        if token in self._subjects or self._is_taken_as_topic(token):
            return True
        if not reading.deps[token]:
            return self._is_first(token)
        for _ in range(MAX_CLIMB):
            if reading.deps[token] != "appos":
                break
            token = reading.heads[token]
        is_agent = reading.deps[token] == "pobj" and reading.deps[reading.heads[token]] == "agent"
        return reading.deps[token] in SUBJECTS or is_agent  # proposed by Pryor: the subject in sense

    def _is_taken_as_topic(self, token: int) -> bool:
        """Does a name close a question without a verb: `And Hale?`, `As for Ada Brook herself?`"""
        words, end = self._reading.lower, token + 1
        end += words[end : end + 1] in (["himself"], ["herself"])
        if words[end : end + 1] != ["?"]:
            return False
        before = range(token - 1, max(-1, token - MAX_TOPIC), -1)
        begin = next((at for at in before if words[at] in _TOPICS or not self._reading.words[at].istitle()), token)
        return words[begin] in _TOPICS

    def _is_first(self, token: int) -> bool:
        """Does a name, without a preposition, open its sentence, or stand behind the phrase that opens it?"""
        reading, begin = self._reading, token
        while begin > 0 and token - begin < MAX_FIRST and self._goes_on_before(begin, token):
            begin -= 1
        opens = begin == 0 or self.told[begin - 1] != self.told[token] or self._is_opening(begin - 1, token)
        return opens and PREPOSITIONS.isdisjoint(reading.lower[begin:token])

    def _goes_on_before(self, begin: int, token: int) -> bool:
        return self.told[begin - 1] == self.told[token] and self._reading.words[begin - 1] != ","

    def _is_opening(self, comma: int, token: int) -> bool:
        """Does a sentence open with a phrase up to a comma: `Over drinks at a bar, Hale …`?"""
        begin = comma
        while begin > 0 and comma - begin < MAX_OPENING and self.told[begin - 1] == self.told[token]:
            begin -= 1
        return self._reading.words[comma] == "," and self._reading.lower[begin] in OPENING


def _sentences_told(reading: Reading) -> list[int]:
    """For each token the number of sentences before it that are not all quoted; unparsed ones end with their marks."""
    told, count, last, fresh = list[int](), 0, -1, True
    for token, sentence in enumerate(reading.sentence):
        if sentence != last or (not reading.deps[token] and token and reading.words[token - 1] in ENDS):
            last, fresh = sentence, True
        if fresh and reading.quoted[token] < 0 and reading.words[token][:1].isalnum():
            count, fresh = count + 1, False
        told.append(count)
    return told


def is_byline(reading: Reading, token: int) -> bool:
    """Does a name that ends at a token stand on a line of its own, as a byline or under a letter?"""
    number = reading.paragraph[token]
    begin, end = bisect_left(reading.paragraph, number), bisect_left(reading.paragraph, number + 1)
    return (
        end - begin <= MAX_BYLINE
        and not any(tag.startswith("V") for tag in reading.tags[begin:end])
        and all(word[:1].isupper() or not word.isalpha() for word in reading.words[begin:end])
    )


def is_church(reading: Reading, token: int) -> bool:
    """Is a name that ends at a token a saint's whose church or school is meant: `the vicar of St Swithun's`?"""
    is_saint = token > 0 and reading.lower[token - 1] in {"st", "st.", "saint"}
    return is_saint and reading.lower[token + 1 : token + 2] in (["'s"], ["'"])


_One = TypeVar("_One")


def ranked(scored: Iterable[tuple[float, _One]]) -> list[tuple[float, _One]]:
    """Each with its best score, the likeliest first; of two alike the later one."""
    best: dict[int, tuple[float, _One]] = {}
    for score, one in scored:
        if id(one) not in best or score >= best[id(one)][0]:
            best.pop(id(one), None)  # so that it stands last
            best[id(one)] = score, one
    return sorted(best.values(), key=lambda pair: pair[0])[::-1]


def leads(likeliest: Sequence[tuple[float, object]], margin: float) -> bool:
    """Is there a first, by so much before the second?"""
    return bool(likeliest) and (len(likeliest) == 1 or likeliest[0][0] - likeliest[1][0] >= margin)
