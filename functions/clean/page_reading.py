"""Owns the reading of an HTML page into blocks, structured data and the tags that describe the page."""

import re
from dataclasses import dataclass, field
from typing import Final

from functions.clean.blocks import Block
from functions.clean.html_tokens import Token, attributes_of, tokens, unescape
from functions.clean.limits import MAX_LINES
from functions.clean.page_hints import HINTS, INSIDE, hints_of

_VOID_TAGS: Final = "area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen"
VOID: Final = frozenset(_VOID_TAGS.split())
_BLOCK_TAG_LIST: Final = (
    "html body div section article main aside nav header footer address form li dt dd tr thead tbody tfoot caption "
    "figcaption details summary dialog center hgroup legend search optgroup option p h1 h2 h3 h4 h5 h6 ul ol dl menu "
    "blockquote pre figure table hr fieldset td th button br"
)
BLOCK_TAGS: Final = frozenset(_BLOCK_TAG_LIST.split())
_CLOSES_PARAGRAPH: Final = BLOCK_TAGS - {
    *("button", "option", "optgroup", "td", "th", "tr", "thead", "tbody", "tfoot", "caption", "br")
}
_CLOSES_SAME: Final = {
    "li": "ul ol menu",
    "dt": "dl",
    "dd": "dl",
    "option": "select",
    "tr": "table",
    "td": "tr",
    "th": "tr",
}
"""End tags that may be left out: a new item ends the one before, unless a new list was opened in between."""
_UNSEEN: Final = frozenset({"select", "datalist", "object", "canvas", "audio", "video", "svg", "map", "math"})
"""Elements whose text no reader sees on the page."""
_DESCRIPTIVE = re.compile(r"\b(?:class|id|itemprop|role|style|data-testid|data-component|aria-label|rel|hidden)\b")
_CLASS = re.compile(r"\bclass\s{0,5}=\s{0,5}[\"']?([^\"'>]*)")
_MAX_CLASS_CHARS = 100  # enough to tell kinds of blocks apart
_BLANKS = re.compile(r"\s+")
_MAX_DEPTH = 5_000  # deeper elements are read as if they were closed at once
_MAX_HEAD_TAGS = 500  # meta and link tags that are read; pages have some dozens
_MAX_STRUCTURED_CHARS = 1_500_000  # JSON-LD that is read; whole articles with comments stay far below


@dataclass(slots=True)
class Page:
    """An HTML page read: its blocks in order, and the raw material of its metadata.

    `parents` gives for the number of each block element that of the block element around it, 0 for the outermost.
    """

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    language: str = ""
    meta: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    structured: list[str] = field(default_factory=list)
    times: list[dict[str, str]] = field(default_factory=list)
    parents: dict[int, int] = field(default_factory=dict)
    tag_count: int = 0
    depth: int = 0


@dataclass(slots=True)
class _Element:
    tag: str
    number: int = 0
    own: int = 0
    near: int = 0
    around: int = 0
    inside: int = 0
    quote: int = 0
    article: int = 0
    kind: str = ""
    is_unseen: bool = False
    block: "_Element | None" = None  # nearest block element, itself included
    outer: "_Element | None" = None  # the block element around that one


class PageReader:
    """Reads one page; `read` is its whole interface."""

    def __init__(self) -> None:
        self._page = Page()
        root = _Element("")
        root.block = root.outer = root
        self._stack = [root]
        self._open: dict[str, int] = {}
        self._hint_cache: dict[str, int] = {}
        self._signatures: dict[tuple[str, str, str], int] = {}
        self._parts: list[str] = []
        self._owner = root
        self._link_chars = self._strong_chars = 0

    def read(self, text: str) -> Page:
        """The page with its visible blocks up to a few more than MAX_LINES; never raises and takes linear time."""
        for token in tokens(text):
            if token.kind == "text":
                self._text(token.text)
            elif token.kind == "start":
                self._start(token)
            elif token.kind == "end":
                self._end(token.tag)
            else:
                self._raw(token)
            if len(self._page.blocks) > MAX_LINES:
                break
        self._flush()
        return self._page

    def _raw(self, token: Token) -> None:
        page = self._page
        if token.tag == "title" and not page.title:
            page.title = _BLANKS.sub(" ", unescape(token.text[:5000])).strip()
        is_structured = token.tag == "script" and "ld+json" in token.attributes
        if is_structured and len(page.structured) < _MAX_HEAD_TAGS and len(token.text) < _MAX_STRUCTURED_CHARS:
            page.structured.append(token.text)

    def _text(self, text: str) -> None:
        element = self._stack[-1]
        if element.is_unseen:
            return
        if not self._parts:
            if text.isspace():
                return
            self._owner = element
        self._parts.append(text)
        if element.inside & INSIDE["a"]:
            self._link_chars += len(text)
        if element.tag in ("b", "strong"):
            self._strong_chars += len(text)

    def _start(self, token: Token) -> None:
        tag, page = token.tag, self._page
        page.tag_count += 1
        if tag in BLOCK_TAGS:
            self._flush()
        if tag in VOID:
            self._void(token)
            return
        if tag in _CLOSES_PARAGRAPH and self._open.get("p"):
            self._close_within("p", "button table td")
        if tag in _CLOSES_SAME:
            self._close_within("td" if tag == "th" else "dt" if tag == "dd" else tag, _CLOSES_SAME[tag])
            if tag in ("dt", "th"):
                self._close_within("dd" if tag == "dt" else "th", _CLOSES_SAME[tag])
        if len(self._stack) > _MAX_DEPTH:
            return
        self._push(token)
        if tag == "q":
            self._text("“")
        page.depth = max(page.depth, len(self._stack))

    def _void(self, token: Token) -> None:
        page = self._page
        if token.tag in ("meta", "link"):
            kept = page.meta if token.tag == "meta" else page.links
            if len(kept) < _MAX_HEAD_TAGS:
                kept.append(attributes_of(token.attributes))

    def _push(self, token: Token) -> None:
        tag, parent = token.tag, self._stack[-1]
        element = _Element(tag, self._page.tag_count, quote=parent.quote, is_unseen=parent.is_unseen or tag in _UNSEEN)
        if tag == "html" and not self._page.language:
            self._page.language = attributes_of(token.attributes).get("lang", "")
        if tag not in ("html", "body") and _DESCRIPTIVE.search(token.attributes):
            element.own = self._hints(token)
        grandparent = self._stack[-2] if len(self._stack) > 1 else parent
        element.near = element.own | parent.own | grandparent.own
        element.around = element.own | parent.around
        element.inside = parent.inside | INSIDE.get(tag, 0)
        if tag == "blockquote":
            element.quote = element.number
        element.article = element.number if tag == "article" else parent.article
        element.block, element.outer = parent.block, parent.outer
        if tag in BLOCK_TAGS:
            element.block, element.outer = element, parent.block
            named = _CLASS.search(token.attributes)
            element.kind = f"{tag} {named.group(1)[:_MAX_CLASS_CHARS]}" if named else tag
            self._page.parents[element.number] = parent.block.number if parent.block else 0
        if tag == "time" and len(self._page.times) < _MAX_HEAD_TAGS:
            self._page.times.append(attributes_of(token.attributes) | {"": str(len(self._page.blocks))})
        self._stack.append(element)
        self._open[tag] = self._open.get(tag, 0) + 1

    def _hints(self, token: Token) -> int:
        cached = self._hint_cache.get(token.attributes)
        if cached is None:
            attributes = attributes_of(token.attributes)
            names = ("class", "id", "itemprop", "role", "style", "data-testid", "data-component", "aria-label", "rel")
            words = " ".join(attributes.get(name, "")[:300] for name in names).lower()
            cached = hints_of(words) | (HINTS["hidden"] if "hidden" in attributes else 0)
            self._hint_cache[token.attributes] = cached
        return cached

    def _end(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self._flush()
        if self._open.get(tag):
            if tag == "q":
                self._text("”")
            self._pop_until(tag)

    def _close_within(self, tag: str, limits: str) -> None:
        """Closes the innermost `tag` unless one of the elements that shield it was opened after it."""
        if not self._open.get(tag):
            return
        shields = limits.split()
        for element in reversed(self._stack[-50:]):
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
        text = _BLANKS.sub(" ", unescape("".join(self._parts))).strip()
        owner = self._owner
        if text:
            block, outer = owner.block or owner, owner.outer or owner
            kinds = (block.kind, outer.kind, (outer.outer or outer).kind)
            self._page.blocks.append(
                Block(
                    text=text,
                    tag=block.tag,
                    near=owner.near | block.own,
                    around=owner.around,
                    inside=owner.inside,
                    container=outer.number,
                    outer=(outer.outer or outer).number,
                    link_chars=self._link_chars,
                    strong_chars=self._strong_chars,
                    quote=owner.quote,
                    signature=self._signatures.setdefault(kinds, len(self._signatures)),
                    article=owner.article,
                )
            )
        self._parts = []
        self._link_chars = self._strong_chars = 0
