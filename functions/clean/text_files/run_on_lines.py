"""Owns run-on lines: dumps whose blocks stand one behind the other without a line break (`get_text()`), parted again.

Three signs part them: runs of blanks, sentences that end without a blank before the next word (`…on Monday.The mayor`),
and, where most of a text stands on one line, the ends of its sentences. Parts of the last kind are one paragraph again
if they stay side by side.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from functions.clean.text_files.lines import Line

_RUN_OF_BLANKS = re.compile(r"[ \t]{3,}")
_GLUED_SENTENCE = re.compile(
    r"(?<=[^\W\d_A-Z][.!?])(?=[“‘\"]?[A-Z][a-z’' ])"
    r"|(?<=[\d)%][.!?])(?=[“‘\"]?[A-Z][a-z’]+ )"
    r"|(?<=[\w,][.!?,][”\"])(?=[“‘]?[A-Z][a-z’' ])"
)
# Looked for faster than what is counted, and mostly missing.
_MAYBE_GLUED = re.compile('[.!?,][”"]?[“‘"]?[A-Z]')
_SENTENCE = re.compile(
    r"(?<=[a-z0-9)%][.!?…]) +(?=[“‘\"]?[A-Z])|(?<=[\w,][.!?…,][”\"’]) +(?=[“‘\"]?[A-Z])|(?<=[。！？])"
)
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY: Final = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})"
_TIME: Final = r"(?:,? (?:at )?\d{1,2}[:.]\d\d ?(?:[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4}\b)?)?"
_DATE = re.compile(rf"(?<![a-z,]) +{_DAY}{_TIME}(?= +[A-Z“‘\"])")  # "on 8 May 2026 Bo Lind said" is none
_BYLINE = re.compile(r"(?<=\w) +(?=By [A-Z][\w.’'-]+ [A-Z][\w.’'-]+)")
_GLUED_WORD = re.compile(
    r"(?<=[a-z][a-z0-9)])(?=[“‘]?(?:[A-Z][a-z]+|A) )|(?<=\d)(?=[A-Z][a-z])|(?<=[a-z]{2})(?=[“‘(][A-Z])|(?<=\w)(?=© ?\d)"
    rf"|(?<=[a-z]{{2}})(?={_DAY})|(?<=20\d\d)(?=[A-Z]{{4}})"
)
# In the middle of a title such a word is followed by a capital: here a sentence begins behind a menu or a byline.
_OPENING = re.compile(
    r"(?<=[\w)]) +(?=(?:The|A|An|It|Its|He|She|They|We|I|You|This|That|These|Those|There|In|On|At|For|From|With|When"
    r"|While|After|Before|As|If|But|More|Most|Many|Some|Several|One|Two|Three|His|Her|Their|Our|My|What|How|Why|No|Not)"
    r" [a-z])"
    r"|(?<=[\w)]) +(?=[A-Z]{3,}(?:, [A-Z][\w. ]{1,20})? (?:\([A-Z][\w/ ]{1,30}\) )?(?:--|[—–-]) )"  # a dateline
)

_LONG_CHARS: Final = 200  # shorter lines hold a block at most
_MIN_GLUED: Final = 3  # sentences, and labels of menus, in a text; slips of the keyboard are one or two
_HUGE_CHARS: Final = 700
_HUGE_SHARE: Final = 0.5  # of the text in one line
_END_PIECES: Final = 3  # at the beginning and at the end of a line, where a page has its menus
_MENU_WORDS, _MENU_SHARE = 16, 0.5  # so many words without a full stop, that share of them with capitals: a menu
_FRAME = re.compile(
    r"©|(?i:all rights reserved|privacy policy|terms of (?:use|service)|skip to (?:main )?content|\bsign in\b)"
)
_MAX_CHARS, _MAX_PIECES = 300_000, 2_000  # a line of more sentences is no page, and stays as it is


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those parted that hold several blocks."""
    if not any(len(line.text) > _LONG_CHARS for line in lines):
        return list(lines)
    is_glued = _are_sentences_glued(lines) and sum(len(_GLUED_WORD.findall(line.text)) for line in lines) >= _MIN_GLUED
    parts = [part for line in lines for part in _parts_of(line, is_glued)]
    huge = max(_HUGE_CHARS, _HUGE_SHARE * sum(len(part.text) for part in parts))
    return [piece for part in parts for piece in (_pieces_of(part) if len(part.text) > huge else [part])]


def _are_sentences_glued(lines: Sequence[Line]) -> bool:
    texts = [line.text for line in lines if _MAYBE_GLUED.search(line.text)]
    return sum(len(_GLUED_SENTENCE.findall(text)) for text in texts) >= _MIN_GLUED


def _parts_of(line: Line, is_glued: bool) -> Iterator[Line]:
    """The blocks that a line holds."""
    if len(line.text) <= _LONG_CHARS:
        yield line
        return
    for part in _RUN_OF_BLANKS.split(line.text):
        for glued in _split(_GLUED_SENTENCE, part) if is_glued else (part,):
            for text in _split(_GLUED_WORD, glued) if is_glued else (glued,):
                if text.strip():
                    yield line._replace(text=text)


def _pieces_of(line: Line) -> list[Line]:
    """The sentences of a line that holds a page; dates, bylines and menus before a sentence are pieces of their own."""
    if len(line.text) > _MAX_CHARS:
        return [line]
    texts = [
        text
        for sentence in _SENTENCE.split(line.text)
        for dated in _beside_dates(sentence)
        for opened in _OPENING.split(dated)
        for text in _BYLINE.split(opened)
        if text.strip()
    ]
    if len(texts) > _MAX_PIECES or not any(map(_is_menu, texts[:_END_PIECES] + texts[-_END_PIECES:])):
        return [line]
    return [line._replace(text=text, piece=number) for number, text in enumerate(texts, 1)]


def _is_menu(text: str) -> bool:
    """Whether a sentence is, or begins or ends with, what stands around an article."""
    if _FRAME.search(text):
        return True
    words = [word for word in text.split() if word[0].isalpha()]
    capitals = sum(1 for word in words if word[0].isupper())
    return len(words) >= _MENU_WORDS and capitals >= _MENU_SHARE * len(words)


def _beside_dates(text: str) -> list[str]:
    """A text parted before and behind the dates that stand in it as in the heads of articles."""
    bounds = [bound for match in _DATE.finditer(text) for bound in match.span()]
    return [text[start:end] for start, end in zip([0, *bounds], [*bounds, len(text)], strict=True)]


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    ends = [match.start() for match in pattern.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
