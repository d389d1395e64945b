"""Owns the reading of HTML as a stream of tags and texts, in time linear in the page whatever it holds."""

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

RAW_TEXT: Final = frozenset(
    {"script", "style", "textarea", "title", "noscript", "template", "iframe", "xmp", "noembed"}
)
"""Elements whose content is not markup for us: HTML's raw text elements, and those a reader with scripts never sees."""

# An attribute's value may hold `>` between quotation marks.
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/<>]{0,40})[^\s/<>]*+"
    r"((?:[^<>=]++|=\s{0,20}\"[^\"]*+\"|=\s{0,20}'[^']*+'|=){0,1000}+)>"
)
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,40})([^<>]*+)>")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:@][\w:.@-]{0,60})(?:\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]{1,2000})))?"
)
_MAX_ODD_TAGS = 20  # each tag that cannot be read costs a look ahead; after these a simpler pattern serves
_LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}+;?")  # beyond Unicode; Python refuses to read thousands of digits


class Token(NamedTuple):
    """`kind` is one of text, start, end, raw (a RAW_TEXT element with its content in `text`)."""

    kind: str
    tag: str
    attributes: str
    text: str


def unescape(text: str) -> str:
    """Character references resolved."""
    if "&" not in text:
        return text
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text))


def attributes_of(source: str) -> dict[str, str]:
    """Attributes of a tag, names in lower case, the first of doubled ones wins as in HTML."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source[:20_000]):
        name = match.group(1).lower()
        if name not in found:
            found[name] = unescape(match.group(2) or match.group(3) or match.group(4) or "")
    return found


def tokens(page: str) -> Iterator[Token]:
    """The page's tags and texts in order. Comments, declarations and processing instructions are left out."""
    position, text_start, odd_tags = 0, 0, 0
    last_close = page.rfind(">")
    lower = _lower_ascii(page)
    while True:
        start = page.find("<", position)
        if start < 0 or start > last_close:
            break
        match = (_TAG if odd_tags < _MAX_ODD_TAGS else _PLAIN_TAG).match(page, start)
        is_declaration = page.startswith(("<!", "<?"), start)
        if not match and not is_declaration:
            odd_tags += page[start + 1 : start + 2].isalpha()
            position = start + 1
            continue
        if start > text_start:
            yield Token("text", "", "", page[text_start:start])
        if match:
            token, end = _tag(match, page, lower)
            yield token
        else:
            end = _declaration_end(page, start)
        position = text_start = end
    if text_start < len(page):
        yield Token("text", "", "", page[text_start:])


def _tag(match: re.Match[str], page: str, lower: str) -> tuple[Token, int]:
    """The token of a tag and where it ends, with its content for elements of raw text."""
    tag, end = match.group(2).lower(), match.end()
    if match.group(1):
        return Token("end", tag, "", ""), end
    if tag not in RAW_TEXT:
        return Token("start", tag, match.group(3), ""), end
    close = lower.find("</" + tag, end)
    if close < 0:
        return Token("raw", tag, match.group(3), page[end:]), len(page)
    tag_end = page.find(">", close)
    return Token("raw", tag, match.group(3), page[end:close]), len(page) if tag_end < 0 else tag_end + 1


def _lower_ascii(page: str) -> str:
    """Lower case of the same length: some capitals outside ASCII grow when lowered."""
    lower = page.lower()
    return lower if len(lower) == len(page) else re.sub(r"[A-Z]+", lambda match: match.group().lower(), page)


def _declaration_end(page: str, start: int) -> int:
    is_comment = page.startswith("<!--", start)
    end = page.find("-->" if is_comment else ">", start + 2)
    if end < 0:
        return len(page)
    return end + (3 if is_comment else 1)
