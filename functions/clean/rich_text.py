"""Owns articles kept as data: what editors and publishing systems store instead of HTML becomes HTML again.

They agree on little but the shape: a list of elements, each with its kind and its text, or a tree of nodes with their
children. What is read here are Arc's elements, Contentful, ProseMirror, Slate, Lexical, Draft.js, Editor.js, Portable
Text, blocks of WordPress, and relatives of these. Elements that are no text of the article are left out by their kind.
"""

import html
import re
from typing import Any, Final

from functions.clean.html_tokens import unescape
from functions.clean.page_scripts import data_in_text

_KINDS: Final = ("nodeType", "_type", "__typename", "blockName", "type", "kind", "tagName", "tag")
_TEXTS: Final = ("html", "innerHTML", "rendered", "processed", "text", "content", "value", "raw", "markdown")
_CHILDREN: Final = (
    *("content", "children", "blocks", "innerBlocks", "elements", "nodes", "items", "paragraphs", "content_elements"),
    *("contentElements", "root", "document", "doc", "json", "data", "model", "attributes", "attrs", "fields", "value"),
)
_HEADLINES: Final = frozenset({"title", "headline", "headlines"})
_ADDRESSES: Final = frozenset({"url", "href", "link", "slug", "canonical_url", "canonicalUrl", "path", "uri"})
_LEFT_OUT: Final = re.compile(
    r"image|photo|picture|figure|video|audio|podcast|galler|slide|embed|advert|(?:^|[-_/ ])ads?(?:[-_/ ]|$)|promo|"
    r"relat|interstitial|newsletter|recirc|recommend|tweet|twitter|instagram|facebook|social|poll|sign-?up|raw_?html|"
    r"caption|divider|separator|teaser|(?<!s)card|byline|author|iframe|script|chart|button|comment",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(r"(?:^|[^a-z])h[1-6]$|head|crosshead|sub-?title", re.IGNORECASE)
_ITEM: Final = re.compile(r"list[-_ ]?item|^li$", re.IGNORECASE)
_LIST: Final = re.compile(r"list|^[uo]l$", re.IGNORECASE)
_QUOTE: Final = re.compile(r"quot", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"paragraph|^p$|unstyled|^(?:text)?block$|textblock", re.IGNORECASE)
_INLINE: Final = re.compile(r"inline|span$|fragment|leaf", re.IGNORECASE)
_BREAK: Final = re.compile(r"^(?:hard_?-?|line_?-?)?br(?:eak)?$", re.IGNORECASE)
_MARKUP: Final = re.compile(
    r"</?(?:p|a|b|i|em|strong|span|br|div|h[1-6]|ul|ol|li|blockquote|q|u|su[bp])\b[^<>]{0,2000}>"
)
_ESCAPED: Final = re.compile(r"&lt;(?:p|div|br|h[1-6]|ul|ol)\b", re.IGNORECASE)
_BLOCK_MARKUP: Final = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|blockquote)\b", re.IGNORECASE)
_PARAGRAPH_END: Final = re.compile(r"\n\s*\n|\n")
_LONG_CHARS: Final = 60  # of a block that stands there twice only because the tree holds a short version as well
_MAX_NODES: Final = 100_000  # of all bodies; an article of 2,000 words has some 500
_CHARS_OF_NODE: Final = 20  # of JSON inside a text
_MAX_DEPTH: Final = 40


def kind_of(node: dict[str, Any]) -> str:
    """What a node says it is."""
    return next((kind for name in _KINDS if isinstance(kind := node.get(name), str) and kind), "")


class Renderer:
    """Makes HTML of the bodies in one page's data, and looks at no more than so many nodes of all of them."""

    def __init__(self) -> None:
        self._left = _MAX_NODES

    def render(self, value: object) -> str:
        """The HTML of a body kept as a text, a list of elements or a tree; empty where it is none of these."""
        seen, found = set[str](), list[str]()
        for block in self._blocks(value, 0):
            if block not in seen or len(block) < _LONG_CHARS:
                found.append(block)
            seen.add(block)
        return "".join(found)

    def _blocks(self, value: object, depth: int) -> list[str]:
        """The paragraphs, headings and items of a text, list or node."""
        self._left -= 1
        if self._left < 0 or depth > _MAX_DEPTH:
            return []
        if isinstance(value, str):
            return self._of_text(value, depth)
        if isinstance(value, list):
            return [block for item in value for block in self._blocks(item, depth + 1)]
        return self._of_node(value, depth) if isinstance(value, dict) else []

    def _of_text(self, text: str, depth: int) -> list[str]:
        text = text.strip()
        if text[:1] in ("{", "["):
            self._left -= len(text) // _CHARS_OF_NODE
            if (data := data_in_text(text)) is not None:
                return self._blocks(data, depth + 1)
        text = unescape(text) if _ESCAPED.search(text) else text
        if _MARKUP.search(text):
            return [text if _BLOCK_MARKUP.search(text) else f"<p>{text}</p>"]
        return [f"<p>{_plain(part)}</p>" for part in _PARAGRAPH_END.split(text) if part.strip()]

    def _of_node(self, node: dict[str, Any], depth: int) -> list[str]:
        kind = kind_of(node)
        if _LEFT_OUT.search(kind) or (_HEADLINES & node.keys() and _ADDRESSES & node.keys()):
            return []
        tag, text, inner = _tag(kind, node), _own_text(node), _children(node)
        tag = tag or ("p" if kind and _has_inline(inner) else "")
        if text:
            blocks = self._of_text(text, depth)
            return blocks if tag == "p" else [f"<{tag}>{self._inline(text, depth)}</{tag}>"]
        if inner is None:
            return []
        if not tag or (tag == "p" and _holds_blocks(inner)):
            return self._blocks(inner, depth + 1)
        if tag == "ul":
            items = inner if isinstance(inner, list) else [inner]
            return [f"<li>{text}</li>" for item in items if (text := self._inline(item, depth + 1).strip())]
        text = self._inline(inner, depth + 1).strip()
        return [f"<{tag}>{text}</{tag}>"] if text else []

    def _inline(self, value: object, depth: int) -> str:
        """The text of the nodes inside a paragraph."""
        self._left -= 1
        if self._left < 0 or depth > _MAX_DEPTH:
            return ""
        if isinstance(value, str):
            return value if _MARKUP.search(value) else _plain(value)
        if isinstance(value, list):
            return "".join([self._inline(item, depth + 1) for item in value])
        if not isinstance(value, dict):
            return ""
        kind = kind_of(value)
        if _BREAK.search(kind):
            return " "
        text, inner = _own_text(value), _children(value)
        found = self._inline(text or inner, depth + 1)
        return f"{found} " if _PARAGRAPH.search(kind) else found


def _tag(kind: str, node: dict[str, Any]) -> str:
    """The element that a node becomes; empty where it only holds others."""
    kind = kind.rpartition("/")[2]
    style = node.get("style") if isinstance(node.get("style"), str) else ""
    if isinstance(node.get("listItem"), str) or _ITEM.search(kind):
        return "li"
    if _HEADING.search(kind) or _HEADING.search(str(style)):
        return "h2"
    if _QUOTE.search(kind) or style == "blockquote":
        return "blockquote"
    if _LIST.search(kind):
        return "ul"
    return "p" if _PARAGRAPH.search(kind) or _own_text(node) else ""


def _own_text(node: dict[str, Any]) -> str:
    return next((text for name in _TEXTS if isinstance(text := node.get(name), str) and text.strip()), "")


def _children(node: dict[str, Any]) -> object:
    return next((inner for name in _CHILDREN if isinstance(inner := node.get(name), dict | list) and inner), None)


def _holds_blocks(inner: object) -> bool:
    """Whether what a node holds are paragraphs themselves rather than pieces of one."""
    while isinstance(inner, dict):
        inner = _children(inner)
    items = inner if isinstance(inner, list) else []
    return any(isinstance(item, dict) and _tag_of_kind(kind_of(item)) for item in items)


def _has_inline(inner: object) -> bool:
    return isinstance(inner, list) and any(isinstance(item, dict) and _INLINE.search(kind_of(item)) for item in inner)


def _tag_of_kind(kind: str) -> bool:
    return any(pattern.search(kind) for pattern in (_PARAGRAPH, _HEADING, _ITEM, _LIST, _QUOTE))


def _plain(text: str) -> str:
    """A text without markup as HTML."""
    return html.escape(unescape(text), quote=False)
