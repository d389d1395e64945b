"""Owns the authors and the day that the markup of a page's text names: microdata, RDFa and microformats.

It is read where the head of the page is silent. Formats: HTML microdata and RDFa Lite with the words of schema.org and
Dublin Core, h-entry and hAtom of microformats.org, and links with rel=author.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from functions.clean.html_tokens import attributes_of, tags, unescape
from functions.clean.page_hints import HINTS, describing, hints_of

_PREFIX: Final = r"(?:schema:|dc:|dcterms:|dct:|og:|https?://schema\.org/)?"
_AUTHOR: Final = re.compile(rf"(?:^|\s){_PREFIX}(?:author|creator)(?:\s|$)", re.IGNORECASE)
_NAME: Final = re.compile(r"(?:^|\s)(?:schema:|foaf:|https?://schema\.org/)?name(?:\s|$)", re.IGNORECASE)
_DAY: Final = re.compile(rf"(?:^|\s){_PREFIX}(?:datepublished|issued)(?:\s|$)", re.IGNORECASE)
_ANY: Final = re.compile(
    r"(?:itemprop|property|rel)\s?=\s?[\"']?[\w:./ -]{0,40}(?:author|creator|date[pP]ublished|issued)|p-author|vcard|"
    r"dt-published|<abbr[^<>]{0,200}published"
)
_NAME_CLASSES: Final = frozenset({"p-name", "fn"})
_HATOM_AUTHOR: Final = frozenset({"author", "vcard"})
_WANTED: Final = frozenset({"itemprop", "property", "rel", "class", "content", "datetime", "title"})
_SIGNS: Final = ("itemprop", "property", "rel=", "p-author", "p-name", "vcard", "fn", "published")
_ELSEWHERE: Final = sum(HINTS[name] for name in ("comment", "related", "foot", "menu"))
_PARTS: Final = frozenset({"div", "section", "aside", "li"})
_VOID: Final = frozenset({"meta", "link", "img", "br", "hr", "input", "source", "wbr"})
_MAX_APART: Final = 40  # tags between the marks of authors that stand together
_MAX_CHARS: Final = 200


class MarkedFacts(NamedTuple):
    """Who is marked as an author, and when the article is marked as published."""

    authors: list[str]
    day: str = ""


@dataclass(slots=True)
class _Capture:
    """An element that is read for its text: how many of its kind are open, and the text, and any name inside it."""

    tag: str
    depth: int = 1
    texts: list[str] = field(default_factory=list)
    name: "_Capture | None" = None
    named: str = ""

    def read(self, text: str) -> None:
        self.texts.append(text)
        if self.name:
            self.name.texts.append(text)

    def start(self, tag: str, found: Mapping[str, str]) -> None:
        self.depth += tag == self.tag and tag not in _VOID
        if self.name:
            self.name.depth += tag == self.name.tag
        elif not self.named and _is_name(found):
            self.named = found.get("content", "")
            self.name = None if self.named or tag in _VOID else _Capture(tag)

    def end(self, tag: str) -> bool:
        """Closes an element; tells whether it was the one that is read."""
        if self.name and tag == self.name.tag:
            self.name.depth -= 1
            if not self.name.depth:
                self.named, self.name = self.name.value, None
        self.depth -= tag == self.tag
        return self.depth == 0

    @property
    def value(self) -> str:
        return self.named or " ".join(unescape("".join(self.texts)[:_MAX_CHARS]).split())


class _Mark(NamedTuple):
    """Something marked: whether it stands above the page's first heading, its number among the tags, and its value."""

    is_above: bool
    number: int
    value: str


def marked_facts(page: str) -> MarkedFacts:
    """The facts in the markup of an HTML page, those below its first heading before those above; never raises."""
    reader = _Reader()
    if not _ANY.search(page):  # as on one page of two, which then need not be read again
        return MarkedFacts([])
    for number, (before, is_end, tag, attributes, _) in enumerate(tags(page)):
        reader.number = number
        reader.read(before)
        if is_end:
            reader.end(tag)
        elif tag:
            reader.start(tag, attributes)
    authors = sorted(reader.authors, key=lambda mark: mark.is_above)
    together = authors[:1]
    for mark in authors[1:]:
        if mark.is_above == together[-1].is_above and mark.number - together[-1].number <= _MAX_APART:
            together.append(mark)
    return MarkedFacts([mark.value for mark in together], min(reader.days)[2] if reader.days else "")


class _Reader:
    """A page while its marks are read; parts that hold other articles or comments are passed over."""

    def __init__(self) -> None:
        self.number, self._is_above = 0, True
        self.authors: list[_Mark] = []
        self.days: list[_Mark] = []
        self._capture: _Capture | None = None
        self._skipped: _Capture | None = None

    def read(self, text: str) -> None:
        if self._capture:
            self._capture.read(text)

    def start(self, tag: str, attributes: str) -> None:
        self._is_above = self._is_above and tag != "h1"
        if self._skipped:
            self._skipped.depth += tag == self._skipped.tag
            return
        found = attributes_of(attributes, _WANTED) if any(sign in attributes for sign in _SIGNS) else {}
        is_elsewhere = tag in _PARTS and attributes and hints_of(describing(attributes)) & _ELSEWHERE
        if is_elsewhere and not self._capture and not _is_author(found):
            self._skipped = _Capture(tag)
        else:
            self._mark(tag, found)

    def end(self, tag: str) -> None:
        if self._skipped and self._skipped.end(tag):
            self._skipped = None
        if self._capture and self._capture.end(tag):
            self.authors.append(_Mark(self._is_above, self.number, self._capture.value))
            self._capture = None

    def _mark(self, tag: str, found: Mapping[str, str]) -> None:
        if self._capture:
            self._capture.start(tag, found)
        elif found and _is_author(found):
            if found.get("content"):
                self.authors.append(_Mark(self._is_above, self.number, found["content"]))
            elif tag not in _VOID:
                self._capture = _Capture(tag)
        if found and (day := _day(tag, found)):
            self.days.append(_Mark(self._is_above, self.number, day))


def _is_author(found: Mapping[str, str]) -> bool:
    classes = frozenset(found.get("class", "").lower().split())
    return (
        bool(_AUTHOR.search(found.get("itemprop", "")) or _AUTHOR.search(found.get("property", "")))
        or "author" in found.get("rel", "").lower().split()
        or "p-author" in classes
        or classes >= _HATOM_AUTHOR
    )


def _is_name(found: Mapping[str, str]) -> bool:
    classes = frozenset(found.get("class", "").lower().split())
    properties = (found.get("itemprop", ""), found.get("property", ""))
    return any(_NAME.search(value) for value in properties) or bool(classes & _NAME_CLASSES)


def _day(tag: str, found: Mapping[str, str]) -> str:
    """The day that an element is marked with; what it shows may only say "yesterday"."""
    classes = found.get("class", "").lower().split()
    is_marked = _DAY.search(found.get("itemprop", "")) or _DAY.search(found.get("property", ""))
    if is_marked or "dt-published" in classes or (tag in ("abbr", "time") and "published" in classes):
        return found.get("content") or found.get("datetime") or found.get("title") or ""
    return ""
