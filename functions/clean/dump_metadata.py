"""Owns the metadata of text without markup: headline, byline and date among the lines around the article."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.dates import Stamp, find_date, slashed_order
from functions.clean.line_features import WORD
from functions.clean.line_words import CUE_PATTERNS, STOP_WORDS
from functions.clean.names import is_person, names_in_byline, tidy_name, unique_names
from functions.clean.page_metadata import Metadata

_HEADLINE_WORDS: Final = (3, 30)  # the shortest and longest real headlines, but for a few of one or two words
_HEADLINE_REACH: Final = 60  # lines before the article in which its headline is looked for
_SENTENCE_END = re.compile(r"[.;,]$")
_BY = re.compile(r"^(?:by|von|par|por|words by|written by|story by|text by|reviewed by)\s*:?\s+\S|^by$", re.IGNORECASE)
_BIO = re.compile(
    r"^(?P<name>[^\W\d_][\w.’'-]+(?: [\w.’'-]+){1,3}) (?:is|was|covers|writes|reports|curates|has|joined)\b"
)
_UPDATED = re.compile(r"\b(?:updated|modified|aktualisiert)\b", re.IGNORECASE)


def dump_metadata(blocks: Sequence[Block], kept: Sequence[bool]) -> Metadata:
    """The metadata of a text dump whose article consists of the kept blocks."""
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    last = max((i for i, keep in enumerate(kept) if keep), default=0)
    at = _headline_index(blocks, kept, first)
    headline = blocks[at].text if at is not None else None
    start = at if at is not None else max(0, first - 12)
    return Metadata(
        headline=headline,
        authors=tuple(_authors(blocks, kept, start, first, last)),
        published=_published(blocks, kept, start, first, last),
    )


def _headline_index(blocks: Sequence[Block], kept: Sequence[bool], first: int) -> int | None:
    topics = Counter[str]()
    for block, keep in zip(blocks, kept, strict=True):
        if keep:
            topics.update({word for word in WORD.findall(block.text.lower()) if word not in STOP_WORDS})
    scored = []
    for i in range(max(0, first - _HEADLINE_REACH), min(len(blocks), first + 2)):
        words = WORD.findall(blocks[i].text)
        if not _HEADLINE_WORDS[0] <= len(words) <= _HEADLINE_WORDS[1] or (kept[i] and i != first):
            continue
        scored.append((_headline_score(blocks[i], words, topics, first - i, kept[i]), i))
    best = max(scored, default=(0.0, 0))
    return best[1] if best[0] > 0 else None


def _headline_score(block: Block, words: Sequence[str], topics: Counter[str], distance: int, keep: bool) -> float:
    content = [word.lower() for word in words if word.lower() not in STOP_WORDS]
    shared = sum(min(1.0, topics[word] / 2) for word in content) / max(1, len(content))
    cues = sum(1 for name, pattern in CUE_PATTERNS.items() if pattern.search(block.text) and name != "updated")
    length = min(len(words), 8) / 8
    score = 3 * shared + 1.2 * length - 0.045 * distance - 0.5 * cues - 1.2
    if _SENTENCE_END.search(block.text):
        score -= 1.0
    if len(words) > 18:
        score -= 0.3 * math.log(len(words) / 18) * 5
    return score - (1.5 if keep else 0.0) - (0.5 if block.is_item else 0.0)


def _authors(blocks: Sequence[Block], kept: Sequence[bool], start: int, first: int, last: int) -> list[str]:
    """The byline nearest to the headline, else a name that stands alone twice, else the one a biography begins with."""
    near = [i for i in range(max(0, start - 5), min(len(blocks), first + 4)) if not kept[i]]
    for i in near:
        text = blocks[i].text
        if len(text) < 200 and _BY.match(text):
            following = blocks[i + 1].text if len(text) < 4 and i + 1 < len(blocks) else ""
            found = names_in_byline(f"{text} {following}")
            if found:
                return found
    biographies = [
        match["name"] for i in range(last, min(len(blocks), last + 15)) if (match := _BIO.match(blocks[i].text))
    ]
    biographies = [name for name in biographies if is_person(name)]
    alone = [
        tidy_name(blocks[i].text) for i in near if len(blocks[i].text) < 60 and is_person(tidy_name(blocks[i].text))
    ]
    return unique_names(alone[:1])


def _published(blocks: Sequence[Block], kept: Sequence[bool], start: int, first: int, last: int) -> Stamp | None:
    """The date nearest to the headline; a date at the head of the page only where nothing nearer stands."""
    day_first = slashed_order("\n".join(block.text for block in blocks[: last + 20] if len(block.text) < 200))
    near = [
        i for i in (*range(start, min(len(blocks), first + 3)), *range(start - 1, max(-1, start - 8), -1)) if i >= 0
    ]
    updated: Stamp | None = None
    for i in near:
        if kept[i] or len(blocks[i].text) > 200:
            continue
        found = find_date(blocks[i].text, day_first)
        if found and _UPDATED.search(blocks[i].text.split(str(found.day.year))[0]):
            updated = updated or found
        elif found:
            return found
    return updated
