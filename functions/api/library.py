"""Owns the questions and how each is answered from the table, at the cost of reading what it passes."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice

from functions.api.answers import (
    Bucket,
    EntityProfile,
    QuoteInArticle,
    Related,
    RelatedEntity,
)
from functions.api.copies import COPY_RESEMBLANCE, Fold, resemblance
from functions.api.corrected import EXTRACTED_NAME
from functions.api.entity_ids import is_entity_id
from functions.api.filters import LAST, ArticleFilter, DateRange, QuoteFilter
from functions.api.lists import weigh
from functions.api.paging import SCAN_MAX_ITEMS, Page, Position, take_page
from functions.api.parameters import Interval
from functions.api.timelines import add_up, bucket_of
from functions.api.walks import (
    COPY_DAYS,
    LOOK_UPS_MAX,
    listings_of,
    walk_again,
    walk_articles,
    walk_names,
)
from shared.document import EntityType
from shared.keys import (
    UNDATED,
    day_key,
    day_of,
    day_partition,
    entity_partition,
    names_partition,
    searchable_name,
)
from shared.listing import (
    ArticleSummary,
    EntityName,
    Listing,
    Posting,
    directory_name_of,
    listing_of,
    posting_of,
)
from shared.record import read_record
from shared.table import Item, Table

NAMESAKES_MAX = 20  # a last name stands for at most this many entities in one question
RELATED_ARTICLES_MAX = 200  # listings of up to 4 KB, read consistently: some 220 read units


@dataclass(frozen=True)
class Library:
    """All questions, over the table; `canonical` is the id that an entity goes by."""

    table: Table
    canonical: Callable[[str], str] = str

    def articles(
        self,
        concerned: frozenset[str] | None,
        wanted: ArticleFilter,
        size: int,
        position: Position | None,
        fold: Fold | None = None,
    ) -> Page[ArticleSummary]:
        """Articles that match, of all or of those that mention one of some entities.

        A posting does not hold the words of its article: with words and entities the listings are read too, at one
        read unit and more for each article passed, where listings alone cost a third of one.
        """
        entities = None if concerned is None else sorted(concerned)

        def rows(item: Item) -> list[ArticleSummary]:
            holder = _holder(item)
            if not wanted.takes(holder.article):
                return []
            if not wanted.takes_words(_texts(holder)) or (fold and fold.is_copy(holder)):
                return []
            return [holder.article]

        both = entities is not None and bool(wanted.words)
        if fold and position:
            walk_again(self.table, entities, wanted, position.place, rows, both)
        place = _place(position)
        steps = walk_articles(self.table, entities, wanted.dates, wanted.oldest_first, place, rows, listings=both)
        return take_page(steps, size, position, weigh, LOOK_UPS_MAX if both else None)

    def quotes(
        self, wanted: QuoteFilter, size: int, position: Position | None, fold: Fold | None = None
    ) -> Page[QuoteInArticle]:
        """Quotations that match, article by article, in the order of its text; with a fold, each story's words once."""
        concerned = wanted.speakers if wanted.speakers is not None else wanted.targets
        entities = None if concerned is None else sorted(concerned)

        def rows(item: Item) -> list[QuoteInArticle]:
            holder = _holder(item)
            if not wanted.articles.takes(holder.article):
                return []
            quotes = [
                quote
                for quote in holder.quotes
                if wanted.takes(quote) and not (fold and fold.is_repeated(holder, quote.text))
            ]
            return [QuoteInArticle(**dict(quote), article=holder.article) for quote in quotes]

        articles = wanted.articles
        if fold and position:
            walk_again(self.table, entities, articles, position.place, rows)
        steps = walk_articles(self.table, entities, articles.dates, articles.oldest_first, _place(position), rows)
        page = take_page(steps, size, position, weigh)
        if fold is None:
            return page
        counted = [row.model_copy(update={"copies": fold.copies_of(row.article.id, row.text)}) for row in page.rows]
        return Page(counted, page.position)

    def copies(self, article_id: str) -> list[ArticleSummary] | None:
        """Other articles that tell an article's story, of the days around it; None if there is no such article.

        Reads the listings of seven days, or as many as a walk may read.
        """
        _, record = read_record(self.table, article_id)
        if record is None or record.current is None or record.current.rejected:
            return None
        own = self.table.get(day_key(record.current.sort))
        day = day_of(record.current.sort)
        if own is None or day == UNDATED:
            return []
        mark = listing_of(own).fingerprint
        days = [date.fromisoformat(day) + timedelta(days=n) for n in range(-COPY_DAYS, COPY_DAYS + 1)]
        items = chain.from_iterable(self.table.query(day_partition(d.isoformat())) for d in days)
        listings = (listing_of(item) for item in islice(items, SCAN_MAX_ITEMS))
        return [
            listing.article
            for listing in listings
            if listing.article.id != article_id and resemblance(mark, listing.fingerprint) >= COPY_RESEMBLANCE
        ]

    def timeline(self, entity_id: str, interval: Interval, dates: DateRange, position: Position | None) -> Page[Bucket]:
        """Counts of an entity's articles and quotations; one answer adds up at most `SCAN_MAX_ITEMS` postings."""

        def rows(item: Item) -> list[Bucket]:
            return [bucket_of(posting_of(item), str(item["sk"]), interval)]

        steps = walk_articles(self.table, [entity_id], dates, True, _place(position), rows)
        page = take_page(steps, SCAN_MAX_ITEMS, position)
        return Page(add_up(page.rows), page.position)

    def related(self, entity_id: str, entity_type: EntityType | None, dates: DateRange, size: int) -> Related:
        """Who is mentioned in the same articles: of the newest `RELATED_ARTICLES_MAX`, whose listings are read."""
        first, last = dates.first_sort, dates.last_sort
        postings = self.table.query(
            entity_partition(entity_id), first=first, last=last, descending=True, limit=RELATED_ARTICLES_MAX + 1
        )
        considered = list(islice(postings, RELATED_ARTICLES_MAX + 1))
        names: dict[str, EntityName] = {}
        counts: Counter[str] = Counter()
        for item in listings_of(self.table, considered[:RELATED_ARTICLES_MAX]):
            for entity in listing_of(item).entities:
                names.setdefault(entity.id, entity)
                counts[entity.id] += 1
        counts.pop(self.canonical(entity_id), None)
        kept = [id_ for id_ in counts if entity_type in (None, names[id_].type)]
        ranked = sorted(kept, key=lambda id_: (-counts[id_], names[id_].name, id_))[:size]
        return Related(
            entities=[RelatedEntity(**dict(names[id_]), articles=counts[id_]) for id_ in ranked],
            articles_considered=min(len(considered), RELATED_ARTICLES_MAX),
            complete=len(considered) <= RELATED_ARTICLES_MAX,
        )

    def entities(
        self, prefix: str, entity_type: EntityType | None, size: int, position: Position | None
    ) -> Page[EntityName]:
        """Entities in the order of names; with a prefix also those whose last or other name begins so."""
        sought = searchable_name(prefix)
        given: set[str] = set()  # under several names, or merged: once a page

        def rows(item: Item) -> list[EntityName]:
            entity = directory_name_of(item).entity
            full_name = searchable_name(str(item.get(EXTRACTED_NAME, entity.name)))
            under_other_name = not str(item["sk"]).startswith(full_name + "#")
            if entity_type not in (None, entity.type) or (under_other_name and not sought) or entity.id in given:
                return []
            given.add(entity.id)
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

    def resolve(self, entity: str | None) -> frozenset[str] | None:
        """The ids a caller means: an id is itself; a name, last name or other name is everyone so called."""
        if entity is None:
            return None
        if is_entity_id(entity):
            return frozenset((self.canonical(entity),))
        name = searchable_name(entity)
        named = self.table.query(names_partition(name), first=f"{name}#", last=f"{name}#{LAST}", limit=NAMESAKES_MAX)
        return frozenset(directory_name_of(item).entity.id for item in named)


def _holder(item: Item) -> Listing | Posting:
    return listing_of(item) if str(item["pk"]).startswith(day_partition("")) else posting_of(item)


def _texts(holder: Listing | Posting) -> Iterable[str | None]:
    yield holder.article.headline
    yield from (quote.text for quote in holder.quotes)
    yield from (e.name for e in (holder.entities if isinstance(holder, Listing) else (holder.entity,)))


def _place(position: Position | None) -> str | None:
    return position.place if position else None
