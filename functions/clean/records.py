"""Owns the way of an object that holds several articles: each becomes a record with a ledger entry of its own.

    1. the object is read through once, and HEAD notes how many records it has             (before any of them exists)
    2. slices of records go to the stage's own queue, to be cleaned side by side
    3. records that only an older version had are withdrawn, in slices as well
    4. what the index may hold under the object itself is withdrawn, with the outcome `unpacked`

Step 1 comes first so that whichever version comes next knows what to withdraw, wherever this one crashes.
docs/decisions/0007-several-articles-in-an-object.md tells why this converges.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final, NamedTuple

from functions.clean.articles import Articles
from functions.clean.containers.record import Container, Record
from shared.document import Document
from shared.errors import Rejected
from shared.ledger import Ledger, LedgerEntry, State
from shared.messages import ArticleWithdrawn, ObjectVersion, RecordsArrived, RecordsWithdrawn
from shared.objects import Objects
from shared.observability import count, logger
from shared.queues import Queue

GONE: Final = "The object was removed from the bucket before it could be read."
EMPTY: Final = "The file is made to hold several articles, but there is none in it."
SLICE_RECORDS: Final = 10
"""Records in a message: at 0.1 s a page a second of work, and at 2 s for the worst still far from the timeout."""
WITHDRAWN_SLICE_RECORDS: Final = 100
MAX_RECORDS: Final = 20_000
"""Most articles in an object: 2,000 messages take about 20 s to send. A WARC of a crawl's day has some 10,000."""


class Slice(NamedTuple):
    """Records `first` to `last`; the first begins at byte `offset`, where the kind of container has such places."""

    first: int
    last: int
    offset: int


class Plan(NamedTuple):
    """How an object is to be unpacked; `problem` tells why its end could not be read."""

    slices: tuple[Slice, ...]
    records: int
    problem: str | None


def plan_slices(container: Container) -> Plan:
    """Reads a container through, one record in memory at a time; raises Rejected if it has none or too many."""
    offsets: list[int] = []
    number, problem = 0, None
    try:
        for record in container.records(1, 0):
            number = record.number
            if number > MAX_RECORDS:
                raise Rejected(f"The file holds more than {MAX_RECORDS:,} articles: split it into several.")
            if number % SLICE_RECORDS == 1:
                offsets.append(record.offset)
    except Rejected as error:
        if number in (0, MAX_RECORDS + 1):
            raise
        problem = f"{number} records were taken in, then: {error}"
    if not number:
        raise Rejected(EMPTY)
    slices = tuple(
        Slice(1 + i * SLICE_RECORDS, min((i + 1) * SLICE_RECORDS, number), offset) for i, offset in enumerate(offsets)
    )
    return Plan(slices, number, problem or container.remark())


@dataclass(frozen=True)
class Records:
    """The unpacking of objects, over the ports of the clean stage."""

    ledger: Ledger
    inbox: Objects
    articles: Articles
    clean_queue: Queue
    bucket: str
    clean: Callable[..., Document]
    find_container: Callable[[BinaryIO], Container | None]

    def unpack(self, entry: LedgerEntry, read_version_id: str | None, container: Container) -> None:
        """Sends the records of an object on their way; raises Rejected if it holds none."""
        version, plan = entry.version, plan_slices(container)
        if not self.ledger.advance(version, State.UNPACKING, records=plan.records):
            logger.info("version_superseded")
            count("ObjectsSuperseded")
            return
        for part in plan.slices:
            message = RecordsArrived(version=version, read_version_id=read_version_id, **part._asdict())
            self.clean_queue.send(message)
        self.withdraw(entry, after=plan.records)
        self.articles.withdraw(
            ArticleWithdrawn(version=version, outcome="unpacked", reason=plan.problem, records=plan.records)
        )

    def withdraw(self, entry: LedgerEntry, after: int = 0) -> None:
        """Has the records with greater numbers withdrawn that older versions of an object may have left."""
        for first in range(after + 1, entry.extent + 1, WITHDRAWN_SLICE_RECORDS):
            last = min(first + WITHDRAWN_SLICE_RECORDS - 1, entry.extent)
            self.clean_queue.send(RecordsWithdrawn(version=entry.version, first=first, last=last))

    def take(self, message: RecordsArrived | RecordsWithdrawn) -> None:
        """Works on a slice; doing so again changes nothing."""
        if isinstance(message, RecordsWithdrawn):
            self._withdraw_slice(message)  # even if a newer version is known: it may rely on this being done
        elif self.ledger.is_newest(message.version):
            self._take_slice(message)
        else:
            logger.info("version_superseded")

    def _withdraw_slice(self, message: RecordsWithdrawn) -> None:
        for number in range(message.first, message.last + 1):
            self._withdraw_record(message.version.of_record(number), None)

    def _withdraw_record(self, version: ObjectVersion, reason: str | None) -> None:
        entry = self.ledger.claim(version)
        if entry is not None and not entry.is_outcome:
            self.articles.withdraw(ArticleWithdrawn(version=version, outcome="deleted", reason=reason))

    def _take_slice(self, message: RecordsArrived) -> None:
        """Takes each record in; an error in one keeps none of its neighbours waiting."""
        version = message.version
        stream = self.inbox.open(version.key, message.read_version_id)
        container = self.find_container(stream) if stream else None
        if container is None:
            for number in range(message.first, message.last + 1):
                self._withdraw_record(version.of_record(number), GONE)
            return
        failures: list[Exception] = []
        for record in container.records(message.first, message.offset):
            try:
                self._take_record(version.of_record(record.number), message.read_version_id, record)
            except Exception as error:  # noqa: BLE001 - raised below, when the others are done
                failures.append(error)
            if record.number >= message.last:
                break
        if failures:
            raise failures[0]

    def _take_record(self, version: ObjectVersion, read_version_id: str | None, record: Record) -> None:
        logger.append_keys(article_id=version.article_id, record=record.number)
        entry = self.ledger.claim(version)
        if entry is None:
            logger.info("version_superseded")
        elif entry.state is not State.RECEIVED:
            logger.info("redelivery_ignored", extra={"state": entry.state.value})
        else:
            self.articles.take_in(version, lambda: self._document(version, read_version_id, record))

    def _document(self, version: ObjectVersion, read_version_id: str | None, record: Record) -> Document:
        return self.clean(record.raw, key=version.key, bucket=self.bucket, version_id=read_version_id, record=record)
