"""Owns the reading of plain text into blocks: lines, hard-wrapped paragraphs joined again, list marks made alike."""

import itertools
import re
from statistics import median

from functions.clean.blocks import Block

# Long dashes are not among them: they begin the lines of a dialogue and the names below a quotation.
ITEM = re.compile(r"[ \t]*(?:[•‣◦▪●○■►∙·*-]|o(?=\t))[ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]*\(?\d{1,3}[.)][ \t]+(?=\S)")
_MANY_BREAKS = re.compile(r"\n{3,}")
_BLANKS = re.compile(r"[ \t]+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_REPLY_MARK = re.compile(r"(?:> ?)+")

_WRAP_MIN_CHARS, _WRAP_MAX_CHARS = 45, 100  # lines of mail and print-outs are wrapped at 60 to 80 characters
_WRAPPED_SHARE = 0.6  # of all lines inside paragraphs that must be about as long as the longest to speak of wrapping


def read_plain_text(text: str) -> list[Block]:
    """The blocks of a text or text dump, in order."""
    lines = [
        _BLANKS.sub(" ", _REPLY_MARK.sub("", line, count=1)).rstrip()
        for line in _MANY_BREAKS.sub("\n\n", text).split("\n")
    ]
    if _is_wrapped(lines):
        lines = _unwrap(lines)
    blocks: list[Block] = []
    after_blank = True
    for line in lines:
        if not line.strip():
            after_blank = True
            continue
        blocks.append(_block(line, after_blank))
        after_blank = False
    return blocks


def _block(line: str, after_blank: bool) -> Block:
    mark = ITEM.match(line)
    if mark and line[mark.end() :].strip():
        return Block(text=line[mark.end() :].strip(), tag="li", after_blank=after_blank)
    if _NUMBERED.match(line):
        return Block(text=line.strip(), tag="li", after_blank=after_blank)
    return Block(text=line.strip(), after_blank=after_blank)


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


def _unwrap(lines: list[str]) -> list[str]:
    """Lines of a paragraph joined; a blank line, a list mark or a short line that ends a sentence ends a paragraph."""
    width = max(map(len, lines))
    joined: list[str] = []
    is_open = False
    for line in lines:
        starts_item = bool(ITEM.match(line) or _NUMBERED.match(line))
        if is_open and line.strip() and not starts_item:
            joined[-1] += line.strip() if joined[-1].endswith("-") else " " + line.strip()
        else:
            joined.append(line)
        is_short_end = len(line) < width * 0.7 and _SENTENCE_END.search(line[-4:])
        is_open = bool(line.strip()) and not is_short_end
    return joined
