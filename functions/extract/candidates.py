"""Owns which sources are weighed for a quoted region: the near ones, and those of the quotations before it."""

from bisect import bisect_left
from typing import Final

from functions.extract.cues import SPEECH_VERBS
from functions.extract.measures import Measures
from functions.extract.reading import Reading
from functions.extract.roles import is_human
from functions.extract.source import Source

MAX_IN_PARAGRAPH: Final = 16  # nearest in the paragraph; the right source is among them in 99.7 % of cases
MAX_BEFORE: Final = 8  # nearest in the two paragraphs before
_PARAGRAPHS_BACK: Final = 2
MAX_BRACKET: Final = 40  # tokens before a source in which its bracket opens


def candidates(m: Measures, sources: list[Source], number: int, recent: list[Source]) -> list[Source]:
    """The candidate sources of a region in text order, without repetition."""
    reading = m.reading
    paragraph = reading.regions[number].paragraph
    first = m.bounds[number][0]
    begin = bisect_left(reading.paragraph, paragraph - _PARAGRAPHS_BACK)
    start, stop = bisect_left(reading.paragraph, paragraph), bisect_left(reading.paragraph, paragraph + 1)
    low, mid, high = (bisect_left(m.heads, token) for token in (begin, start, stop))
    split = bisect_left(m.heads, first, mid, high)
    near = sources[max(mid, split - MAX_IN_PARAGRAPH) : split + MAX_IN_PARAGRAPH]
    near = [s for s in near if reading.paragraph[s.head] == paragraph]
    before = [s for s in sources[max(low, mid - 3 * MAX_BEFORE) : mid] if s.relation != "other" or s.mention]
    chosen = {source.head: source for source in (*before[-MAX_BEFORE:], *near, *recent)}
    found = (chosen[head] for head in sorted(chosen))
    return [
        s for s in found if not (_has_somebody(reading, s) or _is_anybody(reading, s) or _is_aside(reading, s, first))
    ]


def _has_somebody(reading: Reading, source: Source) -> bool:
    """Is it who the speaker belongs to: `my` in `my teacher says`?"""
    return source.relation == "possessor" and is_human(reading.lower[source.verbs[0]])


def _is_anybody(reading: Reading, source: Source) -> bool:
    """Is it the reader: `a photo in which you can see her, saying, “…”`? But `you say` is somebody who is spoken to."""
    return reading.lower[source.head] == "you" and not any(reading.lower[v] in SPEECH_VERBS for v in source.verbs[:1])


def _is_aside(reading: Reading, source: Source, words: int) -> bool:
    """Does it say something in brackets behind the words: `“It pays.” (A spokesman said it did not.)`?"""
    if source.head < words or not source.verbs:
        return False
    brackets = (reading.words[t] for t in range(source.head, max(words, source.head - MAX_BRACKET), -1))
    return next((word for word in brackets if word in "()"), ")") == "("
