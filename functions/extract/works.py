"""Owns quoted words that nobody says, by what stands around them: titles of works, and nicknames inside names."""

from itertools import islice
from typing import Final

from functions.extract.measures import MARKS
from functions.extract.reading import Reading, opens_sentence

_SMALL_IN_TITLES: Final = frozenset("a an and as at by for from in of on or the to with".split())  # noqa: SIM905
_TITLED: Final = frozenset({"titled", "entitled", "subtitled"})
_WORKS_LIST: Final = """
album anthem autobiography ballad biography blockbuster book collection column comedy documentary drama exhibition film
game hit hymn memoir movie musical novel opera painting play podcast poem sculpture series show single sitcom song
thriller tragedy
"""
_WORKS: Final = frozenset(_WORKS_LIST.split())
_NAMING: Final = _TITLED | _WORKS
# Behind a title stand fewer of them: `“Great” show`, `“Funny” comedy` are somebody's words.
_BEHIND: Final = frozenset(
    {"album", "cookbook", "documentary", "exhibition", "newsletter", "podcast", "sitcom", "soundtrack", "tour"}
)
MAX_NICKNAME_WORDS: Final = 3


def title_case(text: str) -> float:
    """Share of words that begin with a capital, small words left out; 0 for a single word."""
    words = [word for word in text.split()[:20] if word.lower() not in _SMALL_IN_TITLES and word[0].isalnum()]
    return sum(word[0].isupper() for word in words) / len(words) if len(words) > 1 else 0.0


def is_titled(reading: Reading, words: range, paragraph: range) -> bool:
    """Is it a work by a word beside it: `her memoir, “The Patient Eye”`, `songs like “Rain”`, `the “Rain” podcast`?

    So is `In “Rain,” Brook sings of …`.

    `words` are the tokens between the marks, `paragraph` those of the paragraph.
    """
    text = reading.string(words.start, words.stop)
    small = (word for word in text.split() if word[0].islower() and word not in _SMALL_IN_TITLES)
    if not (title_case(text) == 1.0 or (text[:1].isupper() and next(small, None) is None)):
        return False
    back = (t for t in range(words.start - 1, paragraph.start - 1, -1) if reading.words[t][:1].isalnum())
    named = [reading.lower[t] for t in islice(back, 2)]
    if named and named[0] == "in" and text[-1] == "," and _opens_sentence(reading, words.start):
        return True
    if named and (named[0] in _NAMING or (named[0] == "like" and named[-1].removesuffix("s") in _WORKS)):
        return True
    behind = next((t for t in range(words.stop, paragraph.stop) if reading.words[t] not in MARKS), None)
    return behind is not None and reading.lower[behind] in _BEHIND


def _opens_sentence(reading: Reading, first: int) -> bool:
    """Does the word before the marks, given by the first token within, open its sentence: `In “Rain,” Brook sings`?"""
    before = first - 2  # the mark is a token of its own
    return before >= 0 and reading.words[before].istitle() and opens_sentence(reading, before)


def is_nickname(reading: Reading, words: range) -> bool:
    """Does it stand inside somebody's name: `Edwin “The Rock” Hale`?"""
    before, behind = words.start - 2, words.stop + 1  # the marks are tokens of their own
    if before < 0 or behind >= len(reading) or len(words) > MAX_NICKNAME_WORDS:
        return False
    names = all(reading.tags[t] == "NNP" and reading.words[t].istitle() for t in (before, behind))
    is_inside = reading.words[before + 1] in MARKS and reading.words[behind - 1] in MARKS
    return names and is_inside and reading.words[words.start][:1].isupper()
