"""Owns the bodies of index items: what index writes into a listing or a posting, and api reads out of it.

A body is compact JSON, packed where it is long.
"""

from typing import Annotated

from pydantic import Field

from shared.document import Contract, EntityType, Quote
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
    """An entity in the directory of names, as its earliest article names it."""

    entity: EntityName
    first_published: str | None


def stored(body: Listing | Posting) -> str | bytes:
    """A body as it is stored."""
    return packed(body.model_dump_json(exclude_defaults=True))


def listing_of(item: Item) -> Listing:
    """The listing in an item under `DAY#`."""
    return Listing.model_validate_json(unpacked(item["body"]))


def posting_of(item: Item) -> Posting:
    """The posting in an item under `ENTITY#`."""
    return Posting.model_validate_json(unpacked(item["body"]))


def directory_name_of(item: Item) -> DirectoryName:
    """The name in an item under `NAMES#`."""
    return DirectoryName.model_validate_json(unpacked(item["body"]))
