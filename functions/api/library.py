"""Owns the questions and how each is answered from the table, at the cost of reading what it passes."""

from collections.abc import Sequence
from dataclasses import dataclass

from functions.api.answers import EntityProfile, ObjectStatus, QuoteInArticle, VersionStatus
from functions.api.filters import LAST, ArticleFilter, QuoteFilter
from functions.api.paging import Page, Position, take_page
from functions.api.walks import walk_articles, walk_names
from shared.archive import Archive, Form
from shared.document import Document, EntityType
from shared.keys import entity_partition, names_partition, record_key, searchable_name
from shared.ledger import Ledger, LedgerEntry
from shared.listing import (
    ArticleSummary,
    EntityName,
    Listing,
    Posting,
    directory_name_of,
    listing_of,
    posting_of,
)
from shared.table import Item, Table

NAMESAKES_MAX = 20  # a last name stands for at most this many entities in one question


@dataclass(frozen=True)
class Library:
    """All questions, over the table and the archive."""

    table: Table
    ledger: Ledger
    archive: Archive

    def articles(
        self, concerned: frozenset[str] | None, wanted: ArticleFilter, size: int, position: Position | None
    ) -> Page[ArticleSummary]:
        """Articles that match, of all or of those that mention one of some entities."""
        entities = None if concerned is None else sorted(concerned)

        def rows(item: Item) -> list[ArticleSummary]:
            holder = _holder(item, entities)
            if not wanted.takes(holder.article):
                return []
            texts = [holder.article.headline, *(q.text for q in holder.quotes)]
            texts += [e.name for e in holder.entities] if isinstance(holder, Listing) else [holder.entity.name]
            return [holder.article] if wanted.takes_words(texts) else []

        steps = walk_articles(self.table, entities, wanted.dates, wanted.oldest_first, _place(position), rows)
        return take_page(steps, size, position)

    def quotes(self, wanted: QuoteFilter, size: int, position: Position | None) -> Page[QuoteInArticle]:
        """Quotations that match, article by article, in the order of its text."""
        concerned = wanted.speakers if wanted.speakers is not None else wanted.targets
        entities = None if concerned is None else sorted(concerned)

        def rows(item: Item) -> list[QuoteInArticle]:
            holder = _holder(item, entities)
            if not wanted.articles.takes(holder.article):
                return []
            quotes = [quote for quote in holder.quotes if wanted.takes(quote)]
            return [QuoteInArticle(**dict(quote), article=holder.article) for quote in quotes]

        articles = wanted.articles
        steps = walk_articles(self.table, entities, articles.dates, articles.oldest_first, _place(position), rows)
        return take_page(steps, size, position)

    def entities(
        self, prefix: str, entity_type: EntityType | None, size: int, position: Position | None
    ) -> Page[EntityName]:
        """Entities in the order of names; with a prefix also people whose last name begins so."""
        sought = searchable_name(prefix)

        def rows(item: Item) -> list[EntityName]:
            entity = directory_name_of(item).entity
            under_last_name = not str(item["sk"]).startswith(searchable_name(entity.name) + "#")
            if entity_type not in (None, entity.type) or (under_last_name and not sought):
                return []
            return [entity]

        return take_page(walk_names(self.table, sought, _place(position), rows), size, position)

    def entity(self, entity_id: str) -> EntityProfile | None:
        """An entity, named as in the newest article that mentions it."""
        partition = entity_partition(entity_id)
        newest = next(self.table.query(partition, descending=True, limit=1), None)
        oldest = next(self.table.query(partition, limit=1), None)
        if newest is None or oldest is None:
            return None
        posting = posting_of(newest)
        return EntityProfile(**dict(posting.entity), newest=posting.article, oldest=posting_of(oldest).article)

    def article(self, article_id: str) -> Document | None:
        """The whole document of an article in the index; while a newer version is on its way, the one before."""
        record = self.table.get(record_key(article_id))
        if record is None or not record["current"]:
            return None
        return self.archive.load(article_id, str(record["seq"]), Form.DOCUMENT)

    def status(self, article_id: str) -> ObjectStatus | None:
        """What became of every version of an article's object, newest first."""
        head = self.ledger.head(article_id)
        if head is None:
            return None
        return ObjectStatus(
            key=head.version.key,
            article_id=article_id,
            state=head.state,
            reason=head.reason,
            versions=[_version_status(entry) for entry in (head, *self.ledger.history(article_id))],
        )

    def resolve(self, entity: str | None) -> frozenset[str] | None:
        """The ids a caller means: an id is itself; a name, or last name, is everyone so called."""
        if entity is None or ":" in entity:
            return None if entity is None else frozenset((entity,))
        name = searchable_name(entity)
        named = self.table.query(names_partition(name), first=f"{name}#", last=f"{name}#{LAST}", limit=NAMESAKES_MAX)
        return frozenset(directory_name_of(item).entity.id for item in named)


def _holder(item: Item, entities: Sequence[str] | None) -> Listing | Posting:
    return listing_of(item) if entities is None else posting_of(item)


def _place(position: Position | None) -> str | None:
    return position.place if position else None


def _version_status(entry: LedgerEntry) -> VersionStatus:
    return VersionStatus(
        version_id=entry.version.version_id,
        event_time=entry.version.event_time,
        state=entry.state,
        reason=entry.reason,
    )
