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
_CAPITAL_END = re.compile(r"</[a-z]{0,20}[A-Z]")
_MAX_ODD_TAGS = 20  # each tag that cannot be read costs a look ahead; after these a simpler pattern serves
_LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}+;?")  # beyond Unicode; Python refuses to read thousands of digits


class Tag(NamedTuple):
    """A tag with the text before it.

    `name` is in lower case, and empty where only text is left or a comment stands. `content` is that of an element of
    RAW_TEXT, whose end tag is then passed over, and None for other tags.
    """

    before: str
    is_end: bool
    name: str
    attributes: str
    content: str | None = None


def unescape(text: str) -> str:
    """Character references resolved."""
    if "&" not in text:
        return text
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text))


def attributes_of(source: str) -> dict[str, str]:
    """Attributes of a tag, names in lower case, the first of doubled ones wins as in HTML."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source[:20_000]):
        lowered = name.lower()
        if lowered not in found:
            found[lowered] = unescape(double or single or bare)
    return found


def tags(page: str) -> Iterator[Tag]:
    """The page's tags in order, each with the text before it. Comments and declarations come out as text alone."""
    position, text_start, odd_tags = 0, 0, 0
    last_close = page.rfind(">")
    lower = ""
    match_tag, find = _TAG.match, page.find
    while 0 <= (start := find("<", position)) <= last_close:
        match = match_tag(page, start)
        if match:
            closing, name, attributes = match.groups()
            name, end, content = name.lower(), match.end(), None
            if name in RAW_TEXT and not closing:
                lower = lower or _lower_ascii(page)
                content, end = _content(page, lower, name, end)
            yield Tag(page[text_start:start], bool(closing), name, attributes, content)
        elif page.startswith(("<!", "<?"), start):
            end = _declaration_end(page, start)
            yield Tag(page[text_start:start], False, "", "")
        else:
            odd_tags += page[start + 1 : start + 2].isalpha()
            match_tag = (_TAG if odd_tags < _MAX_ODD_TAGS else _PLAIN_TAG).match
            position = start + 1
            continue
        position = text_start = end
    if text_start < len(page):
        yield Tag(page[text_start:], False, "", "")


def _content(page: str, lower: str, name: str, start: int) -> tuple[str, int]:
    """What stands in an element of raw text, and where it ends."""
    close = lower.find("</" + name, start)
    if close < 0:
        return page[start:], len(page)
    end = page.find(">", close)
    return page[start:close], len(page) if end < 0 else end + 1


def _lower_ascii(page: str) -> str:
    """Lower case of the same length, as far as end tags go: some capitals outside ASCII grow when lowered."""
    if not _CAPITAL_END.search(page):
        return page
    lower = page.lower()
    return lower if len(lower) == len(page) else re.sub(r"[A-Z]+", lambda match: match.group().lower(), page)


def _declaration_end(page: str, start: int) -> int:
    is_comment = page.startswith("<!--", start)
    end = page.find("-->" if is_comment else ">", start + 2)
    if end < 0:
        return len(page)
    return end + (3 if is_comment else 1)
