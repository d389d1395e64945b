"""Owns torn lines: sentences broken at every link and bold word, as scrapers do that print each piece of text of a
page on a line of its own (`get_text("\\n")`, `//text()`), joined again.

A page is read as torn if lines begin as no paragraph does: with a comma, a full stop, or in the middle of a sentence.
"""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from functions.clean.line_words import STOP_WORDS
from functions.clean.text_files.item_marks import starts_item
from functions.clean.text_files.lines import Line

_CONTINUES: Final = re.compile(r"[,.;:!?)\]](?:\s|$|[\"'”’])|[”’](?:[\s,.;]|$)|['’]s\b")
_NO_BLANK_BEFORE: Final = re.compile(r"[,.;:!?)\]”’]|['’]s\b")
_NO_BLANK_AFTER: Final = re.compile(r"[(\[“‘$£€@#/]$")
_ENDS: Final = re.compile(r"[.!?…][\"'”’)\]]*$")
_ABBREVIATED: Final = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|vs|Gen|Sen|Rep|Gov|Prof)\.$")
_OPEN_END: Final = re.compile(r"[,(\[“‘]$")
_LOWER_NAME: Final = re.compile(r"[a-z]{1,2}[A-Z]|\S+\.\w{2,3}(?:\s|$)|https?:|www\.")  # iPhone, nytimes.com
_BYLINE: Final = re.compile(r"[Bb]y(?: [A-Z]|$)")
_LAST_WORD: Final = re.compile(r"\b([a-z’']+)$")
_LEADS: Final = frozenset(("The", "A", "An", "In", "On", "At", "But", "And", "By", "From", "As"))
_SENTENCE_WORDS: Final = 12  # of lines that are sentences rather than labels
_CLAUSE_WORDS, _LONG_CLAUSE_WORDS = 6, 8  # lines of a poem are shorter
_MIN_TORN: Final = 3
_TORN_SHARE: Final = 0.1  # of the sentences
_TAIL_CHARS: Final = 300
_PIECE_WORDS: Final = 12  # the longest link that may stand between two halves of a sentence
_OPENING_WORDS: Final = 4  # the shortest beginning of a sentence that is broken at such a link


def untorn(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those joined that are pieces of one sentence, if the text has such."""
    texts = [line.text.strip() for line in lines]
    if any(line.piece for line in lines) or not _is_torn(texts):
        return list(lines)
    groups: list[list[Line]] = []
    tail = ""  # of the line that the last group becomes: looking at all of it each time would be square
    for place, line in enumerate(lines):
        following = texts[place + 1] if place + 1 < len(texts) else ""
        if groups and _goes_on(tail, texts[place], following):
            groups[-1].append(line)
            tail = _put_together(tail, texts[place])[-_TAIL_CHARS:]
        else:
            groups.append([line])
            tail = texts[place][-_TAIL_CHARS:]
    return [_as_one(group) for group in groups]


def _as_one(group: Sequence[Line]) -> Line:
    if len(group) == 1:
        return group[0]
    parts = [group[0].text.strip()]
    for before, line in itertools.pairwise(group):
        parts.append(_put_together(before.text.strip()[-1:], line.text.strip())[1:])
    return Line("".join(parts), group[0].first, group[-1].last)


def _is_torn(texts: Sequence[str]) -> bool:
    certain = likely = 0
    for text, following in itertools.pairwise(texts):
        if not text or not following:
            continue
        words, more = text.split(), following.split()
        if _CONTINUES.match(following):
            certain += (len(words) >= _CLAUSE_WORDS and _is_running(words)) or (len(more) > 3 and _is_running(more))
        elif _goes_on_in_lower_case(text, following):
            likely += len(words) >= _LONG_CLAUSE_WORDS and len(more) >= 3
    sentences = sum(1 for text in texts if text.count(" ") >= _SENTENCE_WORDS - 1)
    return certain >= 1 or likely >= max(_MIN_TORN, _TORN_SHARE * sentences)


def _goes_on(text: str, piece: str, following: str) -> bool:
    """Whether a piece is of the sentence that `text` ends with; `following` is the line after it."""
    if not text or not piece:
        return False
    if _CONTINUES.match(piece):
        return True
    if (_ENDS.search(text) and not _ABBREVIATED.search(text)) or starts_item(piece) or _BYLINE.match(piece):
        return False
    if _goes_on_in_lower_case(text, piece):
        return True
    words = text.split()
    if text in _LEADS:
        return text == "By" or _is_middle(following)
    if len(words) < 2 or not _is_running(words):
        return False
    last = _LAST_WORD.search(text)
    if _OPEN_END.search(text) or (last and last[1] in STOP_WORDS):
        return True
    is_piece = piece.count(" ") < _PIECE_WORDS and not _ENDS.search(piece)
    return (len(words) >= _OPENING_WORDS or words[0] in _LEADS) and is_piece and _is_middle(following)


def _goes_on_in_lower_case(text: str, piece: str) -> bool:
    if not piece[0].islower() or _LOWER_NAME.match(piece) or _ENDS.search(text):
        return False
    words, more = text.split(), piece.split()
    return (len(words) >= 3 and _is_running(words)) or (len(more) >= 3 and _is_running(more))


def _is_middle(text: str) -> bool:
    """Whether a line can only be the middle of a sentence."""
    is_lower = text[:1].islower() and not _LOWER_NAME.match(text)
    return bool(_CONTINUES.match(text)) or (is_lower and (" " in text or text in STOP_WORDS))


def _is_running(words: Sequence[str]) -> bool:
    """Whether words are written as in sentences rather than in titles and labels."""
    return 2 * sum(1 for word in words if word[0].islower()) >= len(words) - 1


def _put_together(text: str, piece: str) -> str:
    is_close = _NO_BLANK_BEFORE.match(piece) or _NO_BLANK_AFTER.search(text)
    return f"{text}{'' if is_close else ' '}{piece}"
