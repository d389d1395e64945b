"""Owns days, weeks and months: which span a day lies in, and counting an entity's postings by them."""

from collections.abc import Iterable
from datetime import date, timedelta

from functions.api.answers import Bucket
from functions.api.filters import DateRange
from functions.api.parameters import Interval
from shared.keys import UNDATED, day_of
from shared.listing import Posting


def bucket_of(posting: Posting, sort: str, interval: Interval) -> Bucket:
    """The bucket of one article."""
    own = posting.entity.id
    return Bucket(
        start=span_start(day_of(sort), interval),
        articles=1,
        quotes_by=sum(quote.speaker is not None and quote.speaker.id == own for quote in posting.quotes),
        quotes_about=sum(own in quote.about for quote in posting.quotes),
    )


def span_start(day: str, interval: Interval) -> str | None:
    """The first day of the span that a day lies in; None for `UNDATED`."""
    if day == UNDATED:
        return None
    if interval == "month":
        return day[:7] + "-01"
    if interval == "week":
        at = date.fromisoformat(day)
        return (at - timedelta(days=min(at.weekday(), at.toordinal() - 1))).isoformat()
    return day


def months_back(dates: DateRange) -> list[str]:
    """The months, `yyyy-mm`, that a range with both ends touches, the last first."""
    first, last = (date.fromisoformat(day) for day in (dates.first_day or "", dates.last_day or ""))
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    numbers = (last.year * 12 + last.month - 1 - n for n in range(count))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers]


def add_up(buckets: Iterable[Bucket]) -> list[Bucket]:
    """One bucket for each start, in the order in which starts first come."""
    sums: dict[str | None, Bucket] = {}
    for bucket in buckets:
        known = sums.get(bucket.start)
        sums[bucket.start] = bucket if known is None else _sum(known, bucket)
    return list(sums.values())


def _sum(a: Bucket, b: Bucket) -> Bucket:
    return Bucket(
        start=a.start,
        articles=a.articles + b.articles,
        quotes_by=a.quotes_by + b.quotes_by,
        quotes_about=a.quotes_about + b.quotes_about,
    )
