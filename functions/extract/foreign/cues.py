"""Owns words of saying in other languages: a verb, an auxiliary and its participle, a verb with its pronoun."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from functions.extract.foreign.tokens import Token
from functions.extract.foreign.words import Words

_DASHES: Final = frozenset("—–-―")
_INVERTED: Final = ("-t-il", "-t-elle", "-il", "-elle")  # a-t-elle, dit-il


class Cue(NamedTuple):
    """Words of saying: the tokens from `first` up to `end`; `pronoun` is one that is tied to the verb, `a-t-elle`."""

    first: int
    end: int
    pronoun: str = ""


def find_cue(tokens: Sequence[Token], at: int, words: Words) -> Cue | None:
    """The words of saying that begin at a place: a verb, or an auxiliary and a participle. `Dijo` begins a sentence."""
    if at >= len(tokens):
        return None
    word, behind = tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if tokens[at].is_capital:
        return None
    if word in words.verbs or word in words.behind:
        return Cue(at, at + 1)
    if word in words.auxiliaries and behind in words.participles:
        return Cue(at, at + 2)
    for ending in _INVERTED:
        if word.endswith(ending) and (stem := word.removesuffix(ending)):
            pronoun = ending.rpartition("-")[2]
            if stem in words.verbs and pronoun in words.pronouns:
                return Cue(at, at + 1, pronoun)
            if stem in words.auxiliaries and behind in words.participles:
                return Cue(at, at + 2, pronoun)
    return None


def narrators_place(tokens: Sequence[Token], words: Words) -> int:
    """Where in a line that begins with a dash the words of the narrator begin, `—respondió María Sanz`, else 0."""
    marks = _DASHES if words.dash == "dash" else _DASHES | {",", "!", "?", "…"}
    for at in range(2, len(tokens)):
        if tokens[at - 1].text in marks and find_cue(tokens, at, words):
            return at
    return 0


def is_dash(token: Token) -> bool:
    """Is it a dash that may open somebody's words?"""
    return token.text in _DASHES
