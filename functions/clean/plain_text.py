"""Owns the reading of plain text into blocks: lines, hard-wrapped paragraphs joined again, list marks made alike."""

import itertools
import re
from statistics import median
from typing import NamedTuple

from functions.clean.blocks import Block

# Long dashes are not among them: they begin the lines of a dialogue and the names below a quotation.
ITEM = re.compile(r"[ \t]*(?:[•‣◦▪●○■►∙·*-]|o(?=\t))[ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]*\(?\d{1,3}[.)][ \t]+(?=\S)")
_BLANKS = re.compile(r"[ \t]+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
REPLY_MARK = re.compile(r"^(?:> ?)+")

_WRAP_MIN_CHARS, _WRAP_MAX_CHARS = 45, 100  # lines of mail and print-outs are wrapped at 60 to 80 characters
_WRAPPED_SHARE = 0.6  # of all lines inside paragraphs that must be about as long as the longest to speak of wrapping


class _Line(NamedTuple):
    """A line, or several that were one before they were wrapped, with the numbers of the first and the last."""

    text: str
    first: int
    last: int


def read_plain_text(text: str) -> list[Block]:
    """The blocks of a text or text dump, in order, each with the lines it stands on."""
    lines = [
        _Line(_BLANKS.sub(" ", REPLY_MARK.sub("", line, count=1)).rstrip(), number, number)
        for number, line in enumerate(text.split("\n"), 1)
    ]
    if _is_wrapped([line.text for line in lines]):
        lines = _unwrap(lines)
    blocks: list[Block] = []
    after_blank = True
    for line in lines:
        if not line.text.strip():
            after_blank = True
            continue
        blocks.append(_block(line, after_blank))
        after_blank = False
    return blocks


def _block(line: _Line, after_blank: bool) -> Block:
    text, tag = line.text.strip(), ""
    mark = ITEM.match(line.text)
    if mark and line.text[mark.end() :].strip():
        text, tag = line.text[mark.end() :].strip(), "li"
    elif _NUMBERED.match(line.text):
        tag = "li"
    return Block(text=text, tag=tag, after_blank=after_blank, first_line=line.first, last_line=line.last)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether paragraphs are broken into lines of one width.

    Sign of it: most lines that are followed by another one end without the end of a sentence and are nearly as long
    as the longest. Dense dumps have whole paragraphs in lines, far longer than any wrapping.
    """
    inner = [line for line, following in itertools.pairwise(lines) if line.strip() and following.strip()]
    if len(inner) < 4:
        return False
    width = max(map(len, inner))
    if not _WRAP_MIN_CHARS <= median(map(len, inner)) <= _WRAP_MAX_CHARS or width > _WRAP_MAX_CHARS + 20:
        return False
    full = sum(1 for line in inner if len(line) > width * 0.7 and not _SENTENCE_END.search(line[-4:]))
    return full >= _WRAPPED_SHARE * len(inner)


def _unwrap(lines: list[_Line]) -> list[_Line]:
    """Lines of a paragraph joined; a blank line, a list mark or a short line that ends a sentence ends a paragraph."""
    width = max(len(line.text) for line in lines)
    joined: list[_Line] = []
    parts: list[str] = []  # of the paragraph being joined, which is the last of `joined`
    is_open = False
    for line in lines:
        starts_item = bool(ITEM.match(line.text) or _NUMBERED.match(line.text))
        if is_open and line.text.strip() and not starts_item:
            parts.append(line.text.strip() if parts[-1].endswith("-") else " " + line.text.strip())
            joined[-1] = _Line("", joined[-1].first, line.last)
        else:
            _finish(joined, parts)
            joined.append(line)
            parts = [line.text]
        is_short_end = len(line.text) < width * 0.7 and _SENTENCE_END.search(line.text[-4:])
        is_open = bool(line.text.strip()) and not is_short_end
    _finish(joined, parts)
    return joined


def _finish(joined: list[_Line], parts: list[str]) -> None:
    if joined:
        joined[-1] = joined[-1]._replace(text="".join(parts))
