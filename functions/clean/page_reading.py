"""Owns the reading of an HTML page into blocks, structured data and the tags that describe the page."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from functions.clean.blocks import Block
from functions.clean.html_tokens import attributes_of, tags, unescape
from functions.clean.limits import MAX_LINES
from functions.clean.marked_facts import MarkedFacts
from functions.clean.named_body import Part
from functions.clean.page_elements import BLOCK_TAGS, Descriptions, Element, Root
from functions.clean.page_hints import INSIDE
from functions.clean.tables import mark_rows

_VOID_TAGS: Final = "area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen"
VOID: Final = frozenset(_VOID_TAGS.split())
_CLOSES_PARAGRAPH: Final = BLOCK_TAGS - {
    *("button", "option", "optgroup", "td", "th", "tr", "thead", "tbody", "tfoot", "caption", "br")
}
_CLOSES_SAME: Final = {
    tag: frozenset(lists.split())
    for tag, lists in {
        "li": "ul ol menu",
        "dt": "dl",
        "dd": "dl",
        "option": "select",
        "tr": "table",
        "td": "tr",
        "th": "tr",
    }.items()
}
"""End tags that may be left out: a new item ends the one before, unless a new list was opened in between."""
_SHIELDS_PARAGRAPH: Final = frozenset({"button", "table", "td"})
_TOLD_BY_TAG: Final = BLOCK_TAGS | VOID | frozenset({"q", "time"})
"""Elements that are more than something around text; the others, two of five, are opened and no more."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")  # which only <pre> shows
_BLANKS = re.compile(r"\s+")
_LOOK_BACK: Final = 50  # elements of an item that may still be open when the next one begins
_MAX_DEPTH = 5_000  # deeper elements are read as if they were closed at once
_MAX_PARTS = 100_000  # block elements that are remembered; the page of the development sets with the most has 2,100
_MAX_HEAD_TAGS = 500  # meta and link tags that are read; pages have some dozens
_MAX_STRUCTURED_CHARS = 1_500_000  # JSON that is read; whole articles with comments stay far below


@dataclass(slots=True)
class Page:
    """An HTML page read: its blocks in order, and the raw material of its metadata.

    `structured` is its JSON-LD, `state` what it keeps in JSON for its own programs, and `parts` gives the block
    elements with text in them by their number, outer ones before inner ones. `source` is its HTML, and `marked` what
    the markup of its text says of it, once that was asked for.
    """

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    language: str = ""
    meta: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    structured: list[str] = field(default_factory=list)
    state: list[str] = field(default_factory=list)
    times: list[dict[str, str]] = field(default_factory=list)
    parts: dict[int, Part] = field(default_factory=dict)
    tag_count: int = 0
    depth: int = 0
    source: str = ""
    marked: MarkedFacts | None = None


class PageReader:
    """Reads one page; `read` is its whole interface."""

    def __init__(self) -> None:
        self._page = Page()
        self._stack: list[Element] = [Root()]
        self._open = defaultdict[str, int](int)
        self._descriptions = Descriptions()
        self._signatures: dict[tuple[str, str, str], int] = {}
        self._parts: list[str] = []
        self._owner = self._stack[0]
        self._link_chars = self._strong_chars = 0
        self._has_cells = False

    def read(self, text: str) -> Page:
        """The page with its visible blocks up to a few more than MAX_LINES; never raises and takes linear time."""
        blocks = self._page.blocks
        self._page.source = text
        for before, is_end, name, attributes, content in tags(text):
            if before and (self._parts or not before.isspace()):
                self._text(before)
            if content is not None:
                self._raw(name, attributes, content)
            elif is_end:
                self._end(name)
            elif name:
                self._start(name, attributes)
            if len(blocks) > MAX_LINES:
                break
        self._flush()
        if self._has_cells:
            mark_rows(blocks, self._page.parts)
        return self._page

    def _raw(self, tag: str, attributes: str, content: str) -> None:
        page = self._page
        if tag == "title" and not page.title:
            page.title = _BLANKS.sub(" ", unescape(content[:5000])).strip()
        kept = page.structured if "ld+json" in attributes else page.state if "application/json" in attributes else None
        if tag == "script" and kept is not None and len(kept) < _MAX_HEAD_TAGS and len(content) < _MAX_STRUCTURED_CHARS:
            kept.append(content)

    def _text(self, text: str) -> None:
        element = self._stack[-1]
        if element.is_unseen:
            return
        if self._open.get("pre") and "\n" in text:
            *above, text = _BLANK_LINE.split(text)
            for paragraph in above:
                self._append(element, paragraph)
                self._flush()
        self._append(element, text)

    def _append(self, element: Element, text: str) -> None:
        if not self._parts:
            self._owner = element
        self._parts.append(text)
        if element.inside & INSIDE["a"]:
            self._link_chars += len(text)
        if element.tag in ("b", "strong"):
            self._strong_chars += len(text)

    def _start(self, tag: str, attributes: str) -> None:
        self._page.tag_count += 1
        if tag in _TOLD_BY_TAG:
            if tag in BLOCK_TAGS and self._parts:
                self._flush()
            if tag in VOID:
                self._void(tag, attributes)
                return
            self._close_before(tag)
        if len(self._stack) > _MAX_DEPTH:
            return
        self._push(tag, attributes)
        if tag == "q":
            self._text("“")

    def _close_before(self, tag: str) -> None:
        """Closes what a start tag ends by itself."""
        if tag in _CLOSES_PARAGRAPH and self._open.get("p"):
            self._close_within("p", _SHIELDS_PARAGRAPH)
        if tag in _CLOSES_SAME:
            self._has_cells = self._has_cells or tag in ("td", "dd")
            self._close_within("td" if tag == "th" else "dt" if tag == "dd" else tag, _CLOSES_SAME[tag])
            if tag in ("dt", "th"):
                self._close_within("dd" if tag == "dt" else "th", _CLOSES_SAME[tag])

    def _void(self, tag: str, attributes: str) -> None:
        page = self._page
        if tag in ("meta", "link"):
            kept = page.meta if tag == "meta" else page.links
            if len(kept) < _MAX_HEAD_TAGS:
                kept.append(attributes_of(attributes))

    def _push(self, tag: str, attributes: str) -> None:
        page, stack = self._page, self._stack
        if tag == "html" and not page.language:
            page.language = attributes_of(attributes).get("lang", "")
        if tag == "time" and len(page.times) < _MAX_HEAD_TAGS:
            page.times.append(attributes_of(attributes) | {"": str(len(page.blocks))})
        stack.append(Element(tag, page.tag_count, attributes, stack[-1]))
        self._open[tag] += 1
        if len(stack) > page.depth:
            page.depth = len(stack)

    def _end(self, tag: str) -> None:
        if tag in BLOCK_TAGS and self._parts:
            self._flush()
        if self._open.get(tag):
            if tag == "q":
                self._text("”")
            self._pop_until(tag)

    def _close_within(self, tag: str, shields: frozenset[str]) -> None:
        """Closes the innermost `tag` unless one of the elements that shield it was opened after it."""
        if not self._open.get(tag):
            return
        for element in reversed(self._stack[-_LOOK_BACK:]):
            if element.tag == tag:
                self._pop_until(tag)
                return
            if element.tag in shields:
                return

    def _pop_until(self, tag: str) -> None:
        while len(self._stack) > 1:
            element = self._stack.pop()
            self._open[element.tag] -= 1
            if element.tag == tag:
                return

    def _flush(self) -> None:
        if not self._parts:
            return
        text = " ".join(unescape("".join(self._parts)).split())
        self._parts = []
        if text:
            self._page.blocks.append(self._block(text))
        self._link_chars = self._strong_chars = 0

    def _block(self, text: str) -> Block:
        owner = self._owner
        self._describe(owner)
        block, outer = owner.block or owner, owner.outer or owner
        around = outer.outer or outer
        kinds = (block.kind, outer.kind, around.kind)
        return Block(
            text=text,
            tag=block.tag,
            near=owner.near | block.own,
            around=owner.around,
            inside=owner.inside,
            element=block.number,
            container=outer.number,
            outer=around.number,
            link_chars=self._link_chars,
            strong_chars=self._strong_chars,
            quote=owner.quote,
            signature=self._signatures.setdefault(kinds, len(self._signatures)),
            article=owner.article,
        )

    def _describe(self, owner: Element) -> None:
        """Describes the element that owns a block, and remembers the block elements around it as parts of the page."""
        parts = self._page.parts
        for element in self._descriptions.describe(owner):
            if element.block is None and len(parts) < _MAX_PARTS:
                outer = element.outer.number if element.outer else 0
                parts[element.number] = Part(outer, element.kind, element.own, element.attributes)
