"""Owns the open elements of a page while it is read: what each hands down to the blocks inside it."""

import re
from typing import Final

from functions.clean.page_hints import INSIDE, describing, hints_of

_BLOCK_TAG_LIST: Final = (
    "html body div section article main aside nav header footer address form li dt dd tr thead tbody tfoot caption "
    "figcaption details summary dialog center hgroup legend search optgroup option p h1 h2 h3 h4 h5 h6 ul ol dl menu "
    "blockquote pre figure table hr fieldset td th button br"
)
BLOCK_TAGS: Final = frozenset(_BLOCK_TAG_LIST.split())
_UNSEEN: Final = frozenset({"select", "datalist", "object", "canvas", "audio", "video", "svg", "map", "math"})
"""Elements whose text no reader sees on the page."""
_WHOLE_PAGE: Final = frozenset({"html", "body"})  # what describes these tells nothing of a part of the page
_CLASS = re.compile(r"\bclass\s{0,5}=\s{0,5}[\"']?([^\"'>]*)")
_MAX_CLASS_CHARS = 100  # enough to tell kinds of blocks apart


class Element:
    """An open element. `own`, `near` and `around` are its HINTS, those with two elements around it, and with all.

    `inside` is a bit set of INSIDE; `quote` and `article` are numbers of the elements of that kind around it; `block`
    is the nearest block element around it, None where it is one itself, and `outer` the one around that. No element
    refers to itself, so that each goes when it is closed and not when garbage is collected.
    """

    __slots__ = (
        "around",
        "article",
        "block",
        "inside",
        "is_unseen",
        "kind",
        "near",
        "number",
        "outer",
        "own",
        "quote",
        "tag",
    )

    def __init__(self, tag: str, number: int = 0, own: int = 0, kind: str = "") -> None:
        self.tag, self.number, self.own, self.kind = tag, number, own, kind
        self.near = self.around = own
        self.inside = self.quote = self.article = 0
        self.is_unseen = False
        self.block: Element | None = None
        self.outer: Element | None = None

    def put_into(self, parent: "Element", grandparent: "Element") -> None:
        """Takes over what its surroundings hand down."""
        tag = self.tag
        self.near = self.own | parent.own | grandparent.own
        self.around = self.own | parent.around
        self.inside = parent.inside | INSIDE.get(tag, 0)
        self.is_unseen = parent.is_unseen or tag in _UNSEEN
        self.quote = self.number if tag == "blockquote" else parent.quote
        self.article = self.number if tag == "article" else parent.article
        block = parent.block or parent
        if tag in BLOCK_TAGS:
            self.outer = block
        else:
            self.block, self.outer = block, parent.outer or block


class Descriptions:
    """What the attributes of a page's tags say of them, each kind of tag being read once."""

    def __init__(self) -> None:
        self._hints: dict[str, int] = {}
        self._kinds: dict[tuple[str, str], str] = {}

    def element(self, tag: str, number: int, attributes: str) -> Element:
        """The element that a start tag opens."""
        if not attributes:
            return Element(tag, number, 0, tag)
        kind = self._kind(tag, attributes) if tag in BLOCK_TAGS else ""
        return Element(tag, number, 0 if tag in _WHOLE_PAGE else self._hints_of(attributes), kind)

    def _hints_of(self, attributes: str) -> int:
        found = self._hints.get(attributes)
        if found is None:
            found = self._hints[attributes] = hints_of(describing(attributes))
        return found

    def _kind(self, tag: str, attributes: str) -> str:
        found = self._kinds.get((tag, attributes))
        if found is None:
            named = _CLASS.search(attributes)
            found = f"{tag} {named.group(1)[:_MAX_CLASS_CHARS]}" if named else tag
            self._kinds[tag, attributes] = found
        return found
