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
_ADDRESS: Final = ' href="'
_MAX_CLASS_CHARS = 100  # enough to tell kinds of blocks apart


class Element:
    """An open element. `inside` is a bit set of INSIDE, `is_unseen` tells that no reader sees its text.

    The rest is known once `Descriptions.describe` was asked: `own`, `near` and `around` are its HINTS, those with two
    elements around it, and with all; `quote` and `article` are numbers of the elements of that kind around it; `block`
    is the nearest block element around it, None where it is one itself, and `outer` the one around that. No element
    refers to itself, so that each goes when it is closed and not when garbage is collected.
    """

    __slots__ = (
        *("tag", "number", "attributes", "parent", "inside", "is_unseen", "is_described"),
        *("own", "near", "around", "kind", "quote", "article", "block", "outer"),
    )
    inside: int
    is_unseen: bool
    own: int
    near: int
    around: int
    kind: str
    quote: int
    article: int
    block: "Element | None"
    outer: "Element | None"

    def __init__(self, tag: str, number: int, attributes: str, parent: "Element") -> None:
        self.tag, self.number, self.attributes, self.parent = tag, number, attributes, parent
        self.inside = parent.inside | INSIDE[tag] if tag in INSIDE else parent.inside
        self.is_unseen = parent.is_unseen or tag in _UNSEEN
        self.is_described = False


class Root(Element):
    """What stands around all elements of a page."""

    __slots__ = ()

    def __init__(self) -> None:
        self.tag = self.attributes = self.kind = ""
        self.number = self.inside = self.own = self.near = self.around = self.quote = self.article = 0
        self.is_unseen, self.is_described = False, True
        self.block = self.outer = None


class Descriptions:
    """What the attributes of a page's tags say of them, each kind of tag being read once.

    Half of a page's elements hold no text of their own, and are never described.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[int, str]] = {}

    def describe(self, element: Element) -> list[Element]:
        """Describes an element with those around it; gives those that were not described before, outer ones first."""
        found = []
        while not element.is_described:
            found.append(element)
            element = element.parent
        found.reverse()
        for each in found:
            self._describe(each)
        return found

    def _describe(self, element: Element) -> None:
        tag, parent = element.tag, element.parent
        own, kind = self._told(tag, element.attributes) if element.attributes else (0, tag)
        element.own, element.kind = own, kind
        element.near = own | parent.own | (parent.own if isinstance(parent, Root) else parent.parent.own)
        element.around = own | parent.around
        element.quote = element.number if tag == "blockquote" else parent.quote
        element.article = element.number if tag == "article" else parent.article
        block = parent.block or parent
        if tag in BLOCK_TAGS:
            element.block, element.outer = None, block
        else:
            element.block, element.outer = block, parent.outer or block
        element.is_described = True

    def _told(self, tag: str, attributes: str) -> tuple[int, str]:
        """The hints that a tag's attributes give, and for block elements the tag with its class."""
        if tag == "a" and attributes.startswith(_ADDRESS):  # what differs between links, and says nothing of them
            attributes = attributes[attributes.find('"', len(_ADDRESS)) + 1 :]
        known = self._known.get((tag, attributes))
        if known is None:
            own = 0 if tag in _WHOLE_PAGE else hints_of(describing(attributes))
            known = self._known[tag, attributes] = own, _kind(tag, attributes) if tag in BLOCK_TAGS else ""
        return known


def _kind(tag: str, attributes: str) -> str:
    named = _CLASS.search(attributes)
    return f"{tag} {named.group(1)[:_MAX_CLASS_CHARS]}" if named else tag
