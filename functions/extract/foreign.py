"""Owns texts in languages the model does not know: quotations by their marks alone, nothing invented."""

import re
from typing import Final

from functions.extract.marks import Region, quoted_regions
from shared.document import Quote, QuoteKind
from shared.identifiers import quote_id

# Marks also stand around titles and irony; without a parse nothing tells which, so confidence is low.
CONFIDENCE: Final = 0.3
# Fewer words are mostly a title or a name.
MIN_WORDS: Final = 3
MAX_QUOTES: Final = 5_000
_SAMPLE_CHARS: Final = 20_000
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_COMMON_WORDS: Final = """
the of and to in that is was for it with as on be at by this have from or an are not
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_ENGLISH_SHARE: Final = 0.12  # English news has these words for a quarter of all; other languages for under 5 %


def looks_english(text: str) -> bool:
    """Does a text use the commonest English words often enough? A text without words counts as English."""
    words = _LETTERS.findall(text[:_SAMPLE_CHARS].lower())
    return sum(word in _COMMON for word in words) >= _ENGLISH_SHARE * len(words)


def foreign_quotes(article_id: str, text: str) -> tuple[Quote, ...]:
    """The stretches between quotation marks that are long enough to be someone's words, without speakers."""
    found = (region for region in quoted_regions(text) if _is_speech(text, region))
    return tuple(_quote(article_id, text, region) for region, _ in zip(found, range(MAX_QUOTES), strict=False))


def _is_speech(text: str, region: Region) -> bool:
    return region.closed and len(text[region.start : region.end].split()) >= MIN_WORDS


def _quote(article_id: str, text: str, region: Region) -> Quote:
    return Quote(
        id=quote_id(article_id, region.start, region.end),
        kind=QuoteKind.DIRECT,
        text=text[region.start : region.end],
        start=region.start,
        end=region.end,
        speaker=None,
        cue=None,
        confidence=CONFIDENCE,
    )
