"""Owns the walks along the table that answer questions: which partitions are read, in which order, from where."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, islice
from typing import TypeVar

from functions.api.filters import LAST, ArticleFilter, DateRange
from functions.api.paging import SCAN_MAX_ITEMS, Step
from shared.keys import (
    DAYS_PARTITION,
    ENTITY_NAME_LETTERS,
    UNDATED,
    day_key,
    day_of,
    day_partition,
    entity_partition,
    names_partition,
    names_partition_of_letter,
    rejected_partition,
)
from shared.table import Item, Table, key_of

DAY_CHARS = len(UNDATED)
MONTH_CHARS = len("yyyy-mm")
COPY_DAYS = 3  # a wire story is printed within days; those before and after are looked through
LOOK_UPS_MAX = 500  # listings looked up one by one in an answer: some 800 read units
LISTINGS_AT_ONCE = 25  # listings of some 3 KB each, read together where postings alone do not tell enough
READ_FIRST, READ_MOST = 25, 1_600  # items of one query: a page of rows and some more; what 1 MB at least holds

_Row = TypeVar("_Row")


def walk_articles(
    table: Table,
    entities: Sequence[str] | None,
    dates: DateRange,
    oldest_first: bool,
    place: str | None,
    rows: Callable[[Item], list[_Row]],
    listings: bool = False,
) -> Iterator[Step[_Row]]:
    """Steps along listings (`entities` is None) or the merged postings of entities; a place is a `<sort>`.

    With `listings` the postings only say which articles, and `rows` gets the listing of each.
    """
    first, last = dates.first_sort, dates.last_sort
    if place is not None:
        first, last = (place, last) if oldest_first else (first, place)
    if entities is None:
        items = _listings(table, first, last, oldest_first)
    else:
        items = _postings(table, entities, first, last, oldest_first)
        items = listings_of(table, items) if listings else items
    for sort, group in groupby(items, key=_sort):
        yield Step(sort, [row for item in group for row in rows(item)])


def walk_again(
    table: Table,
    entities: Sequence[str] | None,
    wanted: ArticleFilter,
    place: str,
    rows: Callable[[Item], list[_Row]],
    listings: bool = False,
) -> None:
    """Has `rows` see what earlier pages passed in the days before `place`, where copies of its stories would stand."""
    day = day_of(place)
    if day == UNDATED:
        return
    earlier, later = (str(date.fromisoformat(day) + timedelta(days=n)) for n in (-COPY_DAYS, COPY_DAYS))
    dates = wanted.dates.narrowed(*((earlier, day) if wanted.oldest_first else (day, later)))

    def passed(item: Item) -> list[_Row]:
        at = _sort(item)
        return rows(item) if at != place and (at < place) == wanted.oldest_first else []

    steps = walk_articles(table, entities, dates, wanted.oldest_first, None, passed, listings)
    for _ in islice(steps, LOOK_UPS_MAX if listings else SCAN_MAX_ITEMS):
        pass


def walk_names(
    table: Table, prefix: str, place: str | None, rows: Callable[[Item], list[_Row]]
) -> Iterator[Step[_Row]]:
    """Steps along the directory of names that begin with a prefix; a place is a letter's partition and a sort key."""
    if prefix:
        partitions = [names_partition(prefix)]
    else:
        partitions = [names_partition_of_letter(letter) for letter in ENTITY_NAME_LETTERS]
    at, _, start = (place or "").partition(" ")
    for partition in partitions[partitions.index(at) if at in partitions else 0 :]:
        first = start if partition == at else prefix
        for item in table.query(partition, first=first, last=prefix + LAST):
            yield Step(f"{partition} {key_of(item).sk}", rows(item))


def walk_rejected(
    table: Table, months: Iterable[str], dates: DateRange, place: str | None, rows: Callable[[Item], list[_Row]]
) -> Iterator[Step[_Row]]:
    """Steps along what was rejected, newest first; `months` are those of the range, a place is a time and an id."""
    last = place if place is not None else dates.last_sort
    for month in months:
        if month > last[:MONTH_CHARS]:
            continue
        for item in _read(table, rejected_partition(month), dates.first_sort, last, oldest_first=False):
            yield Step(_sort(item), rows(item))


def listings_of(table: Table, postings: Iterable[Item]) -> Iterator[Item]:
    """The listings of the articles that postings, in the order of their `<sort>`, speak of; each once."""
    sorts = (sort for sort, _ in groupby(postings, key=_sort))
    while batch := [day_key(sort) for sort in islice(sorts, LISTINGS_AT_ONCE)]:
        found = table.get_many(batch)
        yield from (found[key] for key in batch if key in found)


def _listings(table: Table, first: str, last: str, oldest_first: bool) -> Iterator[Item]:
    days = _read(table, DAYS_PARTITION, first[:DAY_CHARS], last[:DAY_CHARS] + LAST, oldest_first)
    for day in days:
        yield from _read(table, day_partition(str(day["sk"])), first, last, oldest_first)


def _postings(table: Table, entities: Sequence[str], first: str, last: str, oldest_first: bool) -> Iterator[Item]:
    queries = [_read(table, entity_partition(e), first, last, oldest_first) for e in entities]
    return heapq.merge(*queries, key=_sort, reverse=not oldest_first)


def _read(table: Table, partition: str, first: str, last: str, oldest_first: bool) -> Iterator[Item]:
    """A query in parts that grow: most answers need few items, and a whole page of DynamoDB costs 128 read units."""
    limit, before = READ_FIRST, None
    while True:
        found = list(table.query(partition, first=first, last=last, descending=not oldest_first, limit=limit))
        yield from (item for item in found if item["sk"] != before)
        if len(found) < limit:
            return
        before = str(found[-1]["sk"])  # read once more: a range of DynamoDB includes its ends
        first, last = (before, last) if oldest_first else (first, before)
        limit = min(limit * 4, READ_MOST)


def _sort(item: Item) -> str:
    return str(item["sk"])
