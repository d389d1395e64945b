"""Owns what the index keeps of a document: one listing for its day and one posting for each entity."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from functions.index.fingerprints import fingerprint
from shared.document import Document, Entity, Quote
from shared.keys import Key, day_key, posting_key, publication_sort
from shared.listing import ArticleSummary, EntityName, Listing, Posting, stored
from shared.messages import ObjectVersion
from shared.table import Item

# DynamoDB takes 400 KB an item. Half of it for quotations leaves room for names and for what JSON escapes.
QUOTES_MAX_BYTES = 200_000
NAMES_MAX_BYTES = 100_000
# An article names some twenty entities; a list of names (results, obituaries) a few hundred. What goes beyond is
# kept in the archive's document, but not worth a write each.
ENTITIES_MAX = 1_000

_T = TypeVar("_T", Quote, EntityName)


class Projection(NamedTuple):
    """The items of one article version, and the names under which its entities are to be found."""

    sort: str
    items: tuple[Item, ...]
    entities: tuple[EntityName, ...]


def project(document: Document, version: ObjectVersion) -> Projection:
    """All index items of a document, a pure function of it."""
    sort = publication_sort(document.published_at, document.id)
    entities = _most_prominent(document)
    summary = _summary(document)
    names = tuple(EntityName(id=e.id, name=e.name, type=e.type) for e in entities)
    kept_names, kept_quotes = _fitting(names, NAMES_MAX_BYTES), _fitting(document.quotes, QUOTES_MAX_BYTES)
    truncated = len(kept_names) < len(document.entities) or len(kept_quotes) < len(document.quotes)
    mark = fingerprint(document.text)
    listing = Listing(article=summary, entities=kept_names, quotes=kept_quotes, truncated=truncated, fingerprint=mark)
    items = [_item(day_key(sort), version, listing)]
    for name, posting in _postings(document, entities, summary, mark):
        items.append(_item(posting_key(name, sort), version, posting))
    return Projection(sort=sort, items=tuple(items), entities=names)


def _most_prominent(document: Document) -> tuple[Entity, ...]:
    if len(document.entities) <= ENTITIES_MAX:
        return document.entities
    ranked = sorted(document.entities, key=lambda e: (-len(e.mentions), e.mentions[0].start if e.mentions else 0))
    return tuple(ranked[:ENTITIES_MAX])


def _postings(
    document: Document, entities: Iterable[Entity], summary: ArticleSummary, mark: str
) -> Iterator[tuple[str, Posting]]:
    concerned: dict[str, list[Quote]] = defaultdict(list)
    for quote in document.quotes:
        speakers = {quote.speaker.id} if quote.speaker and quote.speaker.id else set()
        for entity_id in {*quote.about, *speakers}:
            concerned[entity_id].append(quote)
    for entity in entities:
        quotes = tuple(concerned.get(entity.id, ()))
        kept = _fitting(quotes, QUOTES_MAX_BYTES)
        yield (
            entity.id,
            Posting(
                article=summary,
                entity=EntityName(id=entity.id, name=entity.name, type=entity.type),
                mention_count=len(entity.mentions),
                quotes=kept,
                truncated=len(kept) < len(quotes),
                fingerprint=mark,
            ),
        )


def _summary(document: Document) -> ArticleSummary:
    return ArticleSummary(**{field: getattr(document, field) for field in ArticleSummary.model_fields})


def _fitting(parts: tuple[_T, ...], max_bytes: int) -> tuple[_T, ...]:
    """As many parts, from the first, as fit."""
    size_bytes = 0
    for count, part in enumerate(parts):
        size_bytes += len(part.model_dump_json().encode())
        if size_bytes > max_bytes:
            return parts[:count]
    return parts


def _item(key: Key, version: ObjectVersion, body: Listing | Posting) -> Item:
    return {"pk": key.pk, "sk": key.sk, "seq": version.sequencer, "body": stored(body)}
