"""Owns sources that a noun announces, without any verb: `Tamm's verdict: “Medieval.”` and `“…”, in his words`."""

from bisect import bisect_left
from typing import Final

from functions.extract.cues import SPEECH_NOUNS
from functions.extract.reading import ENDS, Reading
from functions.extract.source import Source

MAX_WORDS: Final = 14  # tokens from the owner to the words
_MARKS: Final = "\"“”„«»'‘’` \t"
_OPENS: Final = frozenset(":?")
_NOUNS_LIST: Final = """
account answer advice appeal assessment conclusion defence defense diagnosis dream excuse explanation forecast goal hope
motto plan prediction pitch plea question reaction reasoning recipe reply response retort rule secret slogan summary
take target theory tip verdict view wish
"""
_NOUNS: Final = SPEECH_NOUNS | frozenset(_NOUNS_LIST.split())


def announcer(reading: Reading, sources: list[Source], heads: list[int], number: int) -> Source | None:
    """Whose words a quoted region is by the noun before or behind it; `heads` are those of the sources."""
    return _before(reading, sources, heads, number) or _behind(reading, sources, heads, number)


def _before(reading: Reading, sources: list[Source], heads: list[int], number: int) -> Source | None:
    """`Tamm's verdict on the chairs: “Medieval.”` and `Her plan? “Sleep.”`"""
    region = reading.regions[number]
    last = reading.at(region.start) - 1
    while last >= 0 and not reading.words[last].strip(_MARKS):
        last -= 1
    if last < 1 or reading.words[last] not in _OPENS or reading.paragraph[last] != region.paragraph:
        return None
    first = last
    while first > max(0, last - MAX_WORDS) and _goes_on(reading, first - 1, region.paragraph):
        first -= 1
    if any(tag.startswith(("V", "MD")) for tag in reading.tags[first:last]):
        return None
    return _owner(reading, sources[bisect_left(heads, first) : bisect_left(heads, last)])


def _goes_on(reading: Reading, token: int, paragraph: int) -> bool:
    is_outside = reading.quoted[token] < 0 and reading.paragraph[token] == paragraph
    return is_outside and reading.words[token] not in ENDS and reading.words[token].strip(_MARKS) != ""


def _behind(reading: Reading, sources: list[Source], heads: list[int], number: int) -> Source | None:
    """`“a miserable game”, in his own words`."""
    token = reading.at(reading.regions[number].end)
    while token < len(reading) and not reading.words[token].strip(_MARKS + ","):
        token += 1
    if reading.lower[token : token + 1] != ["in"] or "words" not in reading.lower[token + 2 : token + 6]:
        return None
    return _owner(reading, sources[bisect_left(heads, token) : bisect_left(heads, token + 4)])


def _owner(reading: Reading, chosen: list[Source]) -> Source | None:
    owners = (s for s in chosen if s.relation == "possessor" and reading.lower[s.verbs[0]] in _NOUNS)
    return next(owners, None)
