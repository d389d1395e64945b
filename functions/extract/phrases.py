"""Owns the extent of phrases: a noun phrase around its head, without what describes it further, and datelines."""

from typing import Final

from functions.extract.government import MAX_CLIMB
from functions.extract.reading import DASHES, Reading

_INSIDE_NOUN_PHRASE: Final = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"})
MAX_MODIFIERS: Final = 12  # tokens after its head that a phrase may have; longer ones are cut
MAX_DATELINE: Final = 10  # tokens between the place and the dash: date, agency, brackets
_PHRASE_ENDS: Final = frozenset(',;:.!?—–()"“”')


def noun_phrase(reading: Reading, token: int) -> tuple[int, int]:
    """The phrase without what follows its head: `a senior official` of `a senior official in the ministry`."""
    first = token
    for child in reading.children[token]:
        if child < first and reading.deps[child] in _INSIDE_NOUN_PHRASE and reading.quoted[child] < 0:
            first = child
    for child in reading.children[first] if first != token else ():
        if child < first and reading.deps[child] in _INSIDE_NOUN_PHRASE and reading.quoted[child] < 0:
            first = child
    while first < token and not reading.words[first][0].isalnum():
        first += 1  # a list's bullet
    while first > 1 and reading.words[first - 1] == "-" and reading.starts[first] == reading.ends[first - 1]:
        first -= 2  # the parser cuts `President-elect Hale's team` at its hyphen
    return first, _with_modifiers(reading, token)


def _with_modifiers(reading: Reading, token: int) -> int:
    """The end of a phrase with what follows its head without a comma: `of the union`, `known as Bob`."""
    last = token + 1
    while last < min(len(reading), token + MAX_MODIFIERS) and reading.quoted[last] < 0:
        if reading.words[last][:1] in _PHRASE_ENDS:
            break
        if not _hangs_on(reading, last, token) and not _is_hyphen(reading, last):
            break
        last += 1
    while last > token + 1 and reading.tags[last - 1] in {"IN", "TO", "DT", "CC"}:
        last -= 1
    return last


def _is_hyphen(reading: Reading, token: int) -> bool:
    """Does it join two words: sister-in-law, a cook/driver?"""
    return reading.words[token] in {"-", "/"} and reading.starts[token] == reading.ends[token - 1]


def _hangs_on(reading: Reading, token: int, head: int) -> bool:
    """Does a token belong to the head's prepositions and participles (not to a relative clause or an apposition)?"""
    for _ in range(MAX_CLIMB):
        above = reading.heads[token]
        if above == head:
            return reading.deps[token] in {"prep", "acl", "amod", "advmod"}
        if above == token:
            return False
        token = above
    return False


def dateline(reading: Reading, first: int, last: int) -> range:
    """The tokens of `NORVALE, Oct 3 (Wire) -` where a name opens a paragraph so."""
    if first and reading.paragraph[first - 1] == reading.paragraph[first]:
        return range(0)
    for token in range(last, min(len(reading), last + MAX_DATELINE)):
        if reading.words[token] in DASHES and reading.ends[token - 1] < reading.starts[token]:
            return range(first, token)
        if reading.words[token].islower() or reading.paragraph[token] != reading.paragraph[first]:
            break
    return range(0)
