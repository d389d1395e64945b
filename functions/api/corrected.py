"""Owns the table and the archive as people corrected them: what the library of answers reads from.

Questions are answered from it as from the table itself; only the items it gives are other ones. Where nothing is
corrected, it costs one small query a second.
"""

import heapq
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from functions.api.entity_ids import type_of
from functions.api.overlay import Overlay, Overlays
from shared.archive import Archive, Form
from shared.document import Document, Entity
from shared.keys import Key, day_key, entity_partition, name_keys, record_key
from shared.listing import (
    DirectoryName,
    EntityName,
    Listing,
    Posting,
    directory_name_of,
    listing_of,
    posting_of,
    stored,
)
from shared.record import current_sort
from shared.table import Item, Table

EXTRACTED_NAME = "extracted_name"  # of an item of the directory: the name under which it stands there
_DAY, _ENTITY, _NAMES = "DAY#", "ENTITY#", "NAMES#"


@dataclass(frozen=True)
class CorrectedTable:
    """A table to read from, with all corrections laid over listings, postings and names."""

    table: Table
    overlays: Overlays

    def __getattr__(self, verb: str) -> Any:
        """Everything but reading is the table's own."""
        return getattr(self.table, verb)

    def get(self, key: Key) -> Item | None:
        """An item, corrected."""
        item = self.table.get(key)
        return self._corrected(item, self.overlays.current()) if item else None

    def get_many(self, keys: Sequence[Key], *, consistent: bool = True) -> dict[Key, Item]:
        """Items, corrected."""
        overlay = self.overlays.current()
        found = self.table.get_many(keys, consistent=consistent)
        return {key: self._corrected(item, overlay) for key, item in found.items()}

    def query(self, partition: str, **options: Any) -> Iterator[Item]:
        """Items of a partition, corrected; those of an entity with all that was merged into it or given to it."""
        overlay = self.overlays.current()
        if overlay.is_empty:
            return self.table.query(partition, **options)
        if partition.startswith(_ENTITY):
            return self._postings(partition.removeprefix(_ENTITY), overlay, options)
        items = (self._corrected(item, overlay) for item in self.table.query(partition, **options))
        return self._with_new_names(items, partition, overlay, options) if partition.startswith(_NAMES) else items

    def _corrected(self, item: Item, overlay: Overlay) -> Item:
        partition = str(item["pk"])
        if overlay.is_empty or not partition.startswith((_DAY, _ENTITY, _NAMES)):
            return item
        if partition.startswith(_NAMES):
            name = directory_name_of(item)
            corrected = name.model_copy(update={"entity": overlay.entity(name.entity)})
            return {**item, "body": corrected.model_dump_json(), EXTRACTED_NAME: name.entity.name}
        if partition.startswith(_DAY):
            return {**item, "body": stored(_listing(listing_of(item), overlay))}
        return {**item, "body": stored(self._posting(item, overlay))}

    def _postings(self, entity: str, overlay: Overlay, options: dict[str, Any]) -> Iterator[Item]:
        members = overlay.members(entity)
        found = [self.table.query(entity_partition(member), **options) for member in members]
        given = list(self._given(entity, overlay, options))
        for group in _merged([*found, given], options):
            yield self._as_one(group, overlay)

    def _given(self, entity: str, overlay: Overlay, options: dict[str, Any]) -> Iterator[Item]:
        """Postings for articles in which words were given to an entity, made from their listings."""
        listings = sorted(self._listed(overlay.reassigned_to(entity)), key=_sort)
        for item in reversed(listings) if options.get("descending") else listings:
            posting = _posting_from(item, entity, overlay) if _is_within(_sort(item), options) else None
            if posting is not None:
                yield posting

    def _listed(self, places: dict[str, str | None]) -> list[Item]:
        """The listings of articles, by ids and where they stood; of those that were dated anew by their records."""
        known = {article: day_key(sort) for article, sort in places.items() if sort}
        found = self.table.get_many(list(known.values()), consistent=False)
        moved = [record_key(article) for article in places if known.get(article) not in found]
        sorts = filter(None, map(current_sort, self.table.get_many(moved, consistent=False).values()))
        return [*found.values(), *self.table.get_many(list(map(day_key, sorts)), consistent=False).values()]

    def _with_new_names(
        self, items: Iterator[Item], partition: str, overlay: Overlay, options: dict[str, Any]
    ) -> Iterator[Item]:
        """The items of the directory, and one more for each name that people gave to somebody who is in print."""
        named = [(key, id_) for id_, name in overlay.names_given().items() for key in name_keys(id_, name)]
        wanted = [(key, id_) for key, id_ in named if key.pk == partition and _is_within(key.sk, options)]
        ordered = sorted(wanted, reverse=bool(options.get("descending")))
        added = (item for key, id_ in ordered for item in self._named(key, id_))  # looked up as they are come to
        for group in _merged([items, added], options):
            yield group[0]

    def _named(self, key: Key, entity: str) -> Iterator[Item]:
        """An item of the directory by the newest posting of an entity, if there is any."""
        for item in self.query(entity_partition(entity), descending=True, limit=1):
            name = posting_of(item).entity
            body = DirectoryName(entity=name).model_dump_json()
            yield {"pk": key.pk, "sk": key.sk, "body": body, EXTRACTED_NAME: name.name}

    def _as_one(self, items: list[Item], overlay: Overlay) -> Item:
        """Postings of one article for ids that are one entity now."""
        postings = [self._posting(item, overlay) for item in items]
        quotes = {quote.id: quote for posting in postings for quote in posting.quotes}
        mentions = sum(posting.mention_count for posting in postings)
        ordered = tuple(sorted(quotes.values(), key=lambda quote: quote.start))
        whole = postings[0].model_copy(update={"quotes": ordered, "mention_count": mentions})
        return {**items[0], "body": stored(whole)}

    def _posting(self, item: Item, overlay: Overlay) -> Posting:
        def listed() -> Collection[str]:
            listing = self.table.get(day_key(_sort(item)))
            return [quote.id for quote in listing_of(listing).quotes] if listing else []

        posting = posting_of(item)
        quotes = overlay.quotes(posting.article.id, posting.quotes, elsewhere=listed)
        return posting.model_copy(update={"entity": overlay.entity(posting.entity), "quotes": quotes})


def _merged(sources: Sequence[Iterable[Item]], options: dict[str, Any]) -> Iterator[list[Item]]:
    """Items of several sources in one order, those of one place together; as many places as are wanted."""
    merged = heapq.merge(*sources, key=_sort, reverse=bool(options.get("descending")))
    groups = groupby(merged, key=_sort)
    return (list(group) for _, group in islice(groups, options.get("limit")))


def _is_within(sort: str, options: dict[str, Any]) -> bool:
    last = options.get("last")
    return str(options.get("first", "")) <= sort and (last is None or sort <= last)


def _sort(item: Item) -> str:
    return str(item["sk"])


def _listing(listing: Listing, overlay: Overlay) -> Listing:
    entities = {e.id: e for e in reversed([overlay.entity(e) for e in listing.entities])}
    quotes = overlay.quotes(listing.article.id, listing.quotes)
    return listing.model_copy(update={"entities": tuple(reversed(entities.values())), "quotes": quotes})


def _posting_from(item: Item, entity: str, overlay: Overlay) -> Item | None:
    """A posting of words given to an entity, or None where the article has them no more."""
    listing = _listing(listing_of(item), overlay)
    id_ = overlay.canonical(entity)
    quotes = tuple(q for q in listing.quotes if q.speaker is not None and q.speaker.id == id_)
    speaker = next((q.speaker for q in quotes if q.speaker is not None), None)
    if speaker is None:
        return None
    name = EntityName(id=id_, name=speaker.name, type=type_of(id_))
    posting = Posting(
        article=listing.article, entity=name, mention_count=0, quotes=quotes, fingerprint=listing.fingerprint
    )
    return {**item, "pk": entity_partition(id_), "body": stored(posting)}


@dataclass(frozen=True)
class CorrectedArchive:
    """The archive, with all corrections laid over its documents."""

    archive: Archive
    overlays: Overlays

    def load(self, article_id: str, sequencer: str, form: Form) -> Document | None:
        """A document, corrected."""
        document, overlay = self.archive.load(article_id, sequencer, form), self.overlays.current()
        if document is None or overlay.is_empty:
            return document
        entities = tuple(_entities(document, overlay))
        return document.model_copy(
            update={"entities": entities, "quotes": overlay.quotes(document.id, document.quotes)}
        )

    def documents(self, article_id: str) -> list[str]:
        """The keys of all documents of an article."""
        return self.archive.documents(article_id)


def _entities(document: Document, overlay: Overlay) -> Iterator[Entity]:
    named = [(overlay.entity(EntityName(id=e.id, name=e.name, type=e.type)), e) for e in document.entities]
    for id_ in dict.fromkeys(name.id for name, _ in named):
        group = [(name, entity) for name, entity in named if name.id == id_]
        name, first = next((pair for pair in group if pair[1].id == id_), group[0])
        others = {alias for _, entity in group for alias in (*entity.aliases, entity.name)} - {name.name}
        mentions = sorted((m for _, entity in group for m in entity.mentions), key=lambda mention: mention.start)
        yield first.model_copy(
            update={
                "id": id_,
                "name": name.name,
                "type": name.type,
                "aliases": tuple(sorted(others)) if len(group) > 1 or name.name != first.name else first.aliases,
                "mentions": tuple(mentions),
            }
        )
