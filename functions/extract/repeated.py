"""Owns words on a line of their own that somebody says elsewhere in the article: headings and pull quotes.

Editors set what is said in the text once more between its paragraphs, whole or in part, without saying whose it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Final

from shared.document import Quote, QuoteKind

MIN_WORDS: Final = 4  # fewer may be said by anybody
MAX_WORDS: Final = 60  # of a heading or a pull quote
MAX_LINES: Final = 50  # of those in an article
HARDLY_SURE: Final = 0.6  # whose words are surer than that keep their speaker
MIN_CONFIDENCE: Final = 0.8  # of the words in the text
CONFIDENCE: Final = 0.8
_WORD: Final = re.compile(r"\w+")
_MARKS: Final = "\"'“”„«»‘’`• \t\r"


def with_repeated(text: str, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotations of a text, in order, those on lines of their own with the speakers of the same words elsewhere."""
    lines = dict(islice(_lines(text, quotes), MAX_LINES))
    if not lines:
        return quotes
    said = _said(quotes, lines)
    return tuple(_of(quote, said[at]) if at in said else quote for at, quote in enumerate(quotes))


def _lines(text: str, quotes: tuple[Quote, ...]) -> Iterator[tuple[int, list[str]]]:
    """The numbers and words of quotations that fill a line and have no sure speaker."""
    for at, quote in enumerate(quotes):
        if quote.kind is not QuoteKind.DIRECT or (quote.speaker and quote.confidence > HARDLY_SURE):
            continue
        start, end = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
        outside = text[start : quote.start] + text[quote.end : end if end >= 0 else len(text)]
        words = _words(quote)
        if not outside.strip(_MARKS) and MIN_WORDS <= len(words) <= MAX_WORDS:
            yield at, words


def _words(quote: Quote) -> list[str]:
    return _WORD.findall(quote.text.lower())


def _said(quotes: tuple[Quote, ...], lines: dict[int, list[str]]) -> dict[int, Quote]:
    """For each of the lines, by its number, the first quotation that has its words and a sure speaker."""
    opening: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, words in lines.items():
        opening[tuple(words[:MIN_WORDS])].append(at)
    said: dict[int, Quote] = {}
    for number, quote in enumerate(quotes):
        if number in lines or quote.speaker is None or quote.confidence < MIN_CONFIDENCE:
            continue
        words = _words(quote)
        for first in range(len(words) - MIN_WORDS + 1):
            for at in opening.get(tuple(words[first : first + MIN_WORDS]), ()):
                if words[first : first + len(lines[at])] == lines[at]:
                    said.setdefault(at, quote)
    return said


def _of(quote: Quote, other: Quote) -> Quote:
    """A quotation with another one's speaker."""
    about = tuple(target for target in quote.about if other.speaker is None or target != other.speaker.id)
    return quote.model_copy(
        update={"speaker": other.speaker, "cue": None, "about": about, "confidence": CONFIDENCE},
    )
