"""Owns the reading of HTML as a stream of tags and texts, in time linear in the page whatever it holds."""

import html
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

RAW_TEXT: Final = frozenset(
    {"script", "style", "textarea", "title", "noscript", "template", "iframe", "xmp", "noembed"}
)
"""Elements whose content is not markup for us: HTML's raw text elements, and those a reader with scripts never sees."""

# An attribute's value may hold `>` between quotation marks.
_TEXT_AND_TAG = re.compile(
    r"([^<]*+)<(/?)([a-zA-Z][^\s/<>]{0,40})[^\s/<>]*+"
    r"([^<>=]*+(?:=(?:\s{0,20}(?:\"[^\"]*+\"|'[^']*+'))?+[^<>=]*+){0,500}+)>"
)
_TEXT_AND_PLAIN_TAG = re.compile(r"([^<]*+)<(/?)([a-zA-Z][^\s/<>]{0,40})([^<>]*+)>")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:@][\w:.@-]{0,60})(?:\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]{1,2000})))?"
)
_MAX_ODD_TAGS = 20  # each tag that cannot be read costs a look ahead; after these a simpler pattern serves
_LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}+;?")  # beyond Unicode; Python refuses to read thousands of digits


Tag: TypeAlias = tuple[str, bool, str, str, str | None]
"""A tag: the text before it, whether it is an end tag, its name, its attributes and its content.

The name is in lower case, and empty where only text is left or a comment stands. The content is that of an element of
RAW_TEXT, whose end tag is then passed over, and None for other tags. A plain tuple, for a page has thousands.
"""


def unescape(text: str) -> str:
    """Character references resolved."""
    if "&" not in text:
        return text
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text))


def attributes_of(source: str, wanted: frozenset[str] | None = None) -> dict[str, str]:
    """Attributes of a tag, or those wanted, names in lower case; the first of doubled ones wins as in HTML."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source[:20_000]):
        name = name.lower()
        if (wanted is None or name in wanted) and name not in found:
            value = double or single or bare
            found[name] = unescape(value) if "&" in value else value
    return found


def tags(page: str) -> Iterator[Tag]:
    """The page's tags in order, each with the text before it. Comments and declarations come out as text alone."""
    position, text_start, odd_tags = 0, 0, 0
    last_close = page.rfind(">")
    match_next = _TEXT_AND_TAG.match
    while True:
        match = match_next(page, position)
        if match:
            before, closing, name, attributes = match.groups()
            if position > text_start:
                before = page[text_start : match.end(1)]
            name, end, content = name.lower(), match.end(), None
            if name in RAW_TEXT and not closing:
                content, end = _content(page, name, end)
            yield before, closing != "", name, attributes, content
        elif not 0 <= (start := page.find("<", position)) <= last_close:
            break
        elif page.startswith(("<!", "<?"), start):
            end = _declaration_end(page, start)
            yield page[text_start:start], False, "", "", None
        else:
            odd_tags += page[start + 1 : start + 2].isalpha()
            match_next = (_TEXT_AND_TAG if odd_tags < _MAX_ODD_TAGS else _TEXT_AND_PLAIN_TAG).match
            position = start + 1
            continue
        position = text_start = end
    if text_start < len(page):
        yield page[text_start:], False, "", "", None


def _content(page: str, name: str, start: int) -> tuple[str, int]:
    """What stands in an element of raw text, and where it ends: at its end tag, in letters of any case."""
    close = page.find("</", start)
    while close >= 0 and page[close + 2 : close + 2 + len(name)].lower() != name:
        close = page.find("</", close + 2)
    if close < 0:
        return page[start:], len(page)
    end = page.find(">", close)
    return page[start:close], len(page) if end < 0 else end + 1


def _declaration_end(page: str, start: int) -> int:
    is_comment = page.startswith("<!--", start)
    end = page.find("-->" if is_comment else ">", start + 2)
    if end < 0:
        return len(page)
    return end + (3 if is_comment else 1)
