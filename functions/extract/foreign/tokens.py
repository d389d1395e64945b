"""Owns the tokens of a line in any language, and the names among them."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from functions.extract.foreign.words import Words
from functions.extract.names import gender_of
from shared.identifiers import fold

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*|\d+|[^\w\s]")
# Small within a name, behind first names, and those that follow another: von der Leyen, de la Cruz.
_PARTICLES: Final = frozenset(
    {"af", "al", "bin", "da", "de", "del", "della", "di", "do", "dos", "du", "ter", "van", "von", "zu"}
)
_FOLLOWING: Final = frozenset({"den", "der", "la", "las", "le", "los"})
MAX_NAME: Final = 6  # tokens of a name


class Token(NamedTuple):
    """A word, a number or a mark, with its place in the text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """As the tables write it."""
        return self.text.lower().replace("'", "’")

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.text[0].isupper()


class Name(NamedTuple):
    """A name in the text: its tokens, whether what stands before it says that it is a person's, and whether a sentence
    begins with it, where any word is capital."""

    tokens: tuple[Token, ...]
    is_person: bool = False
    is_first: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tokens[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, as printed."""
        return tuple(token.text for token in self.tokens if token.is_word)

    @property
    def is_surname(self) -> bool:
        """Is it a surname alone, with particles or without: `De Roos`?"""
        return all(word.lower() in _PARTICLES | _FOLLOWING for word in self.words[:-1])


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a part of the text."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]


def end_of_name(tokens: Sequence[Token], first: int) -> int:
    """Behind the name that begins at a capital word: capital words, initials, and small particles behind first names.

    `Maria Sander von Greenpeace` ends before the particle, `Ursula von der Leyen` does not.
    """
    at = first + 1
    while at < min(len(tokens), first + MAX_NAME):
        if tokens[at].is_capital and not is_shouted(tokens[at]):
            at += 1
        elif tokens[at].text == "." and len(tokens[at - 1].text) == 1 and _is_capital_at(tokens, at + 1):
            at += 2
        elif tokens[at].text in _PARTICLES and has_first_name(tokens[at - 1]):
            behind = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text in _FOLLOWING else at + 1
            if not _is_capital_at(tokens, behind):
                break
            at = behind + 1
        else:
            break
    return at


def _is_capital_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_capital and not is_shouted(tokens[at])


def is_shouted(token: Token) -> bool:
    """Is it an acronym, as CDU and EFE?"""
    return len(token.text) > 1 and token.text.isupper()


def begin_of_name(tokens: Sequence[Token], last: int) -> int:
    """Where the name begins whose last word is at a place: the earliest beginning that leads there."""
    return next(
        (
            at
            for at in range(max(0, last - MAX_NAME + 1), last)
            if _is_capital_at(tokens, at) and end_of_name(tokens, at) > last
        ),
        last,
    )


def without_role(tokens: Sequence[Token], words: Words) -> tuple[Token, ...]:
    """The tokens of a name without the capital nouns before it that say what somebody is: `Rentnerin Maria Sander`."""
    first = 0
    while first < len(tokens) - 1 and words.roles and _is_role(tokens[first], words):
        first += 1
    return tuple(tokens[first:])


def _is_role(token: Token, words: Words) -> bool:
    return token.lower.endswith(words.roles) and not has_first_name(token)


def has_first_name(token: Token) -> bool:
    """Is a word known as a first name?"""
    return bool(gender_of(fold(token.text)))
