"""Owns the bodies of index items: what index writes into a listing or a posting, and api reads out of it.

A body is compact JSON. One that would not fit into the kilobyte DynamoDB bills by is packed with zlib: an article of
650 words with 17 quotations then costs 30 write units instead of 43.
"""

import zlib
from typing import Annotated

from pydantic import Field

from shared.document import Contract, EntityType, Quote
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
    """An entity in the directory of names, as its earliest article names it."""

    entity: EntityName
    first_published: str | None


PLAIN_MAX_BYTES = 750  # with its keys, its sequencer and the names of attributes, an item of just under 1 KB
_LEVEL = 9  # a body has a few kilobytes; packing one takes 0.1 ms


def packed(body: Listing | Posting) -> str | bytes:
    """A body as it is stored."""
    json = body.model_dump_json(exclude_defaults=True)
    raw = json.encode()
    return json if len(raw) <= PLAIN_MAX_BYTES else zlib.compress(raw, _LEVEL)


def _unpacked(item: Item) -> str | bytes:
    body = item["body"]
    return zlib.decompress(body) if isinstance(body, bytes) else str(body)


def listing_of(item: Item) -> Listing:
    """The listing in an item under `DAY#`."""
    return Listing.model_validate_json(_unpacked(item))


def posting_of(item: Item) -> Posting:
    """The posting in an item under `ENTITY#`."""
    return Posting.model_validate_json(_unpacked(item))


def directory_name_of(item: Item) -> DirectoryName:
    """The name in an item under `NAMES#`."""
    return DirectoryName.model_validate_json(_unpacked(item))
