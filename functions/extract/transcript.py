"""Owns transcripts without quotation marks: lines that begin with who speaks and a colon, `BROOK: We are late.`

One such line may be anything (`Photo: …`), so a label counts only when the model takes it for a person or when it comes
back, and two different ones must speak. Who speaks says sentences: `Final score: 3–1` and `Our guess: $5,000` are rows
of a table. `Q:` and `A:` are words of somebody, but nobody is invented for them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from functions.extract.mentions import Mention
from functions.extract.reading import Reading
from functions.extract.source import Source
from shared.document import EntityType

_WORD: Final = r"[A-ZÀ-Þ][\w’'.\-]{0,30}"
_CAPITALS: Final = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'\-]{0,30}(?: [A-ZÀ-Þ.’'\-]{1,30}){0,3}"
_BOLD: Final = r"(?:\*\*|__)?"  # as Markdown writes it, which scrapers keep
_LINE: Final = re.compile(
    rf"^[ \t]{{0,8}}{_BOLD}({_CAPITALS}|{_WORD}(?: {_WORD}){{1,3}}){_BOLD}:{_BOLD}[ \t]{{1,8}}(?=(\S[^\n]{{0,20000}}))",
    re.M,
)
_MARKS: Final = frozenset("\"'“”„«»‘’`")
_NOBODY: Final = frozenset({"Q", "A"})
_OWNED: Final = re.compile(r"[’']s\b|^(?:My|Our|Your|His|Her|Their)\b")
_PLAIN_WORD: Final = re.compile(r"\b[^\W\d_A-ZÀ-Þ]{2,}\b")
SENTENCE_WORDS: Final = 3  # in lower case; half of what a speaker says has as many
MAX_LINES: Final = 2_000  # a hearing of a whole day has fewer turns
MIN_LABELS: Final = 2
CONFIDENCE: Final = 0.9  # as labels before quotation marks, a little less: no marks say that it is speech
CONFIDENCE_NOBODY: Final = 0.3


class Turn(NamedTuple):
    """What one line of a transcript says: characters of the words, and the source its label names, if anybody."""

    start: int
    end: int
    source: Source | None
    confidence: float


def turns(reading: Reading, mentions: list[Mention], sources: list[Source]) -> list[Turn]:
    """The turns of a transcript in text order, none where the article is no transcript."""
    lines = [line for line in islice(_LINE.finditer(reading.text), MAX_LINES) if _free(reading, line)]
    often = Counter(line.group(1) for line in lines)
    sentences = Counter(line.group(1) for line in lines if _is_sentence(line.group(2)))
    people = {m.start for m in mentions if m.type is EntityType.PERSON}
    chosen = [
        line
        for line in lines
        if (often[line.group(1)] > 1 or line.start(1) in people)
        and 2 * sentences[line.group(1)] >= often[line.group(1)]
        and not _OWNED.search(line.group(1))
    ]
    if len({line.group(1) for line in chosen}) < MIN_LABELS:
        return []
    return list(_turns(reading, chosen, sources))


def _is_sentence(words: str) -> bool:
    return len(list(islice(_PLAIN_WORD.finditer(words), SENTENCE_WORDS))) == SENTENCE_WORDS


def _free(reading: Reading, line: re.Match[str]) -> bool:
    """Has a line tokens, and words that do not begin with a quotation mark? What is quoted later is part of them."""
    return reading.at(line.start(1)) < len(reading) and line.group(2)[0] not in _MARKS


def _turns(reading: Reading, lines: list[re.Match[str]], sources: list[Source]) -> Iterator[Turn]:
    of_head = {source.head: source for source in sources}
    for line in lines:
        first, last = reading.span(line.start(1), line.end(1))
        start, end = line.start(2), line.start(2) + len(line.group(2).rstrip())
        if line.group(1) in _NOBODY:
            yield Turn(start, end, None, CONFIDENCE_NOBODY)
        elif first < last:
            known = next((of_head[t] for t in range(first, last) if t in of_head and of_head[t].mention), None)
            source = known or Source(last - 1, first, last, "other", None, kind="person")
            yield Turn(start, end, source, CONFIDENCE)
