"""Owns the bodies of index items: what index writes into a listing or a posting, and api reads out of it.

A body is compact JSON, packed where it is long. Of its quotations it leaves out what follows from the rest: where they
and the spans in them end, and their ids. An article of 670 words takes 1.4 write units less by that.
"""

import json
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from pydantic import Field

from shared.document import Contract, EntityType, Quote
from shared.identifiers import quote_id
from shared.packing import packed, unpacked
from shared.table import Item


class EntityName(Contract):
    """An entity as a reference: id, name and type."""

    id: str
    name: str
    type: EntityType


class ArticleSummary(Contract):
    """An article without its text."""

    id: str
    headline: str | None
    site: str | None
    url: str | None
    authors: tuple[str, ...]
    published_at: str | None
    language: str | None
    word_count: Annotated[int, Field(ge=0)]


class Listing(Contract):
    """An article in the listing of its day; `truncated` when not all its quotations or entities found room.

    By its `fingerprint` a copy of the same story is known; see functions/index/fingerprints.py.
    """

    article: ArticleSummary
    entities: tuple[EntityName, ...]
    quotes: tuple[Quote, ...]
    truncated: bool = False
    fingerprint: str = ""


class Posting(Contract):
    """One entity in one article: `quotes` are those by it or about it; `truncated` when not all found room."""

    article: ArticleSummary
    entity: EntityName
    mention_count: Annotated[int, Field(ge=0)]
    quotes: tuple[Quote, ...]
    truncated: bool = False
    fingerprint: str = ""


class DirectoryName(Contract):
    """An entity in the directory of names, as its earliest article names it.

    `first_published` stands in items of before 2026-11, which a later article changed whenever it was an earlier one.
    """

    entity: EntityName
    first_published: str | None = None


def stored(body: Listing | Posting) -> str | bytes:
    """A body as it is stored."""
    values = body.model_dump(mode="json", exclude_defaults=True)
    values["quotes"] = [_shortened(quote, body.article.id) for quote in values["quotes"]]
    return packed(json.dumps(values, ensure_ascii=False, separators=(",", ":")))


def listing_of(item: Item) -> Listing:
    """The listing in an item under `DAY#`."""
    return _read(Listing, item)


def posting_of(item: Item) -> Posting:
    """The posting in an item under `ENTITY#`."""
    return _read(Posting, item)


def directory_name_of(item: Item) -> DirectoryName:
    """The name in an item under `NAMES#`."""
    return DirectoryName.model_validate_json(unpacked(item["body"]))


_Body = TypeVar("_Body", Listing, Posting)


def _read(model: type[_Body], item: Item) -> _Body:
    values = json.loads(unpacked(item["body"]))
    values["quotes"] = [_completed(quote, values["article"]["id"]) for quote in values["quotes"]]
    return model.model_validate(values)


def _shortened(quote: dict[str, Any], article_id: str) -> dict[str, Any]:
    """A quotation without what `_completed` gives it again."""
    if quote["id"] == quote_id(article_id, quote["start"], quote["end"]):
        del quote["id"]
    for span in _spans(quote):
        if span["end"] == _end(span):
            del span["end"]
    return {name: value for name, value in quote.items() if value is not None}


def _completed(quote: dict[str, Any], article_id: str) -> dict[str, Any]:
    for span in _spans(quote):
        span.setdefault("end", _end(span))
    known = {"id": quote_id(article_id, quote["start"], quote["end"]), "speaker": None, "cue": None}
    return known | quote


def _spans(quote: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield quote
    yield from (quote[name] for name in ("speaker", "cue") if quote.get(name))


def _end(span: dict[str, Any]) -> int:
    """Offsets count characters of the text, in which a span stands as it is."""
    return int(span["start"]) + len(span["text"])
