"""Owns the XML of news agencies: NewsML-G2 items and messages, and NITF, alone or inside an item.

Formats: IPTC NewsML-G2 2.3x (newsItem, contentMeta, contentSet) and NITF 3.x (hedline, byline, body.content).
"""

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Final

from functions.clean.characters import normalise
from functions.clean.dates import Stamp, parse_machine_date
from functions.clean.names import names_in_byline, unique_names
from functions.clean.page_metadata import Metadata
from shared.errors import Rejected

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MEDIA_TYPES: Final = {"nitf": "application/nitf+xml"}
G2_MEDIA_TYPE: Final = "application/vnd.iptc.g2.newsitem+xml"
_ROOT: Final = re.compile(rb"<(?:[\w-]{1,40}:)?(nitf|newsItem|newsMessage)\b")
_HEAD_BYTES: Final = 4096
_HEADINGS: Final = {"hl2": "h2", **{f"h{level}": f"h{level}" for level in range(2, 7)}}
_BLOCKS: Final = {"p": "p", "li": "li", "dd": "p", "dt": "p", "pre": "p", "blockquote": "p", **_HEADINGS}
_NOT_TEXT: Final = {
    "media", "figure", "table", "script", "style", "byline", "dateline", "hedline", "head", "title", "h1",
}  # fmt: skip
# NITF writes ISO 8601's basic format, 20260302T090000+0100.
_BASIC_TIME: Final = re.compile(r"^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)")
_EXTENDED: Final = r"\1-\2-\3T\4:\5:\6"
_BODIES: Final = ("body.content", "body", "inlineData")


def news_xml_type(content: bytes) -> str:
    """The media type of news XML; empty for anything else."""
    root = _ROOT.search(content[:_HEAD_BYTES]) if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else None
    return MEDIA_TYPES.get(root.group(1).decode(), G2_MEDIA_TYPE) if root else ""


def read_news_xml(content: bytes) -> tuple[str, Metadata]:
    """The body as HTML and what the fields say; raises Rejected if the XML is damaged or holds no text."""
    root = _parse(content)
    items = [item for item in _elements(root, "newsItem") if _has_text(item)]
    article = items[0] if items else root
    _mark_quotations(article)
    body = "".join(_body(article))
    if not body:
        raise Rejected("The XML holds no article: no part of it is text.")
    return body, _metadata(article)


def split_message(content: bytes) -> list[bytes]:
    """The items with text in a NewsML-G2 message, each an XML document; none if the XML is damaged."""
    from xml.etree.ElementTree import tostring

    try:
        root = _parse(content)
    except Rejected:
        return []
    return [tostring(item, encoding="utf-8") for item in _elements(root, "newsItem") if _has_text(item)]


def _parse(content: bytes) -> "Element":
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content)
    except DefusedXmlException as error:
        raise Rejected("The XML declares entities, which newsdex does not take.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Rejected("The file looks like XML, but it is damaged.") from error
    return root


def _elements(root: "Element", *names: str) -> Iterator["Element"]:
    """The elements with one of some names, in any namespace, in order."""
    return (element for element in root.iter() if _name(element) in names)


def _name(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _has_text(item: "Element") -> bool:
    return any(True for _ in _elements(item, "inlineXML", "inlineData"))


def _mark_quotations(root: "Element") -> None:
    """Writes the marks that `<q>` stands for."""
    for element in _elements(root, "q"):
        element.text = "“" + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + "”"
        else:
            element.text += "”"


def _body(article: "Element") -> Iterator[str]:
    body = next((found for name in _BODIES for found in _elements(article, name)), None)
    if body is None:
        return
    blocks = list(_blocks(body))
    if not blocks:
        blocks = [("p", part) for part in re.split(r"\n\s*\n", "".join(body.itertext())) if part.strip()]
    for tag, text in blocks:
        yield f"<{tag}>{escape(' '.join(text.split()), quote=False)}</{tag}>"


def _blocks(body: "Element") -> Iterator[tuple[str, str]]:
    """The innermost blocks of text, without pictures and tables."""
    waiting = [body]
    while waiting:
        element = waiting.pop()
        name = _name(element)
        if name in _NOT_TEXT and element is not body:
            continue
        is_innermost = not any(_name(inner) in _BLOCKS for inner in element.iter() if inner is not element)
        if name in _BLOCKS and is_innermost:
            yield _BLOCKS[name], "".join(element.itertext())
        else:
            waiting.extend(reversed(element))


def _metadata(article: "Element") -> Metadata:
    byline = _first(article, "byline") or _first(article, "by")
    creators = [_text(name) for creator in _elements(article, "creator") for name in _elements(creator, "name")]
    authors = names_in_byline(byline) or unique_names([n for c in creators for n in names_in_byline(c)])
    return Metadata(
        headline=_first(article, "hl1") or _first(article, "headline") or _first(article, "hedline") or None,
        authors=tuple(authors),
        published=_published(article),
        language=next((tag for e in _elements(article, "language") if (tag := e.get("tag", ""))), "")[:20],
    )


def _published(article: "Element") -> Stamp | None:
    issued = [e.get("norm", "") for e in _elements(article, "date.issue", "story.date")]
    for name in ("contentCreated", "firstCreated", "versionCreated"):
        issued += [_text(e) for e in _elements(article, name)]
    return next((stamp for value in issued if (stamp := parse_machine_date(_BASIC_TIME.sub(_EXTENDED, value)))), None)


def _first(article: "Element", name: str) -> str:
    return next((text for e in _elements(article, name) if (text := _text(e))), "")


def _text(element: "Element") -> str:
    return " ".join(normalise("".join(element.itertext())).split())[:500]
