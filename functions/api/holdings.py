"""Owns what became of objects, and what there is of an article: its document, its status, all that is kept of it."""

from dataclasses import dataclass
from typing import Protocol

from functions.api.answers import ObjectStatus, Rejection, VersionStatus
from functions.api.filters import DateRange
from functions.api.lists import weigh
from functions.api.paging import Page, Position, take_page
from functions.api.timelines import months_back
from functions.api.walks import walk_rejected
from shared.archive import Form
from shared.document import Document
from shared.identifiers import article_id as article_id_of
from shared.identifiers import article_key, record_of
from shared.keys import record_key
from shared.ledger import Ledger, LedgerEntry
from shared.record import read_record
from shared.table import Item, Table


class Documents(Protocol):
    """What the library asks of the archive."""

    def load(self, article_id: str, sequencer: str, form: Form) -> Document | None:
        """A stored document, or None."""

    def documents(self, article_id: str) -> list[str]:
        """The keys of all documents of an article."""


@dataclass(frozen=True)
class Holdings:
    """What is held, over the table, the ledger, and the archive as corrected and as extracted."""

    table: Table
    ledger: Ledger
    archive: Documents
    extracted: Documents

    def article(self, article_id: str) -> Document | None:
        """The whole document of an article in the index; while a newer version is on its way, the one before."""
        return self._load(self.archive, article_id)

    def article_as_extracted(self, article_id: str) -> Document | None:
        """The same without any correction."""
        return self._load(self.extracted, article_id)

    def _load(self, documents: Documents, article_id: str) -> Document | None:
        record = self.table.get(record_key(article_id))
        if record is None or not record["current"]:
            return None
        return documents.load(article_id, str(record["seq"]), Form.DOCUMENT)

    def status(self, article_id: str) -> ObjectStatus | None:
        """What became of every version of an article's object, newest first."""
        head = self.ledger.head(article_id)
        if head is None:
            return None
        return ObjectStatus(
            key=article_key(head.version.key, head.version.record),
            article_id=article_id,
            state=head.state,
            reason=head.reason,
            records=head.records,
            versions=[_version_status(entry) for entry in (head, *self.ledger.history(article_id))],
        )

    def all_of(self, article_id: str) -> tuple[list[str], list[str]]:
        """What the index and the archive hold of an article: keys of items, `partition sort`, and of documents."""
        _, record = read_record(self.table, article_id)
        generations = [g for g in (record.current, *record.stale) if g] if record else []
        keys = set().union(*(generation.keys() for generation in generations))
        return sorted(f"{key.pk} {key.sk}" for key in keys), self.archive.documents(article_id)

    def status_of_key(self, key: str) -> ObjectStatus | None:
        """What became of an object or, under its key and `#number`, of one article in it."""
        status = self.status(article_id_of(key))
        container, number = record_of(key)
        return self.status(article_id_of(container, number)) if status is None and number is not None else status

    def rejected(self, dates: DateRange, size: int, position: Position | None) -> Page[Rejection]:
        """What was rejected among what arrived in a closed range of days, newest first: a query for each month."""
        months = months_back(dates)

        def rows(item: Item) -> list[Rejection]:
            event_time, _, article = str(item["sk"]).partition("#")
            return [
                Rejection(key=str(item["key"]), article_id=article, event_time=event_time, reason=str(item["reason"]))
            ]

        return take_page(
            walk_rejected(self.table, months, dates, position.place if position else None, rows), size, position, weigh
        )


def _version_status(entry: LedgerEntry) -> VersionStatus:
    return VersionStatus(
        version_id=entry.version.version_id,
        event_time=entry.version.event_time,
        state=entry.state,
        reason=entry.reason,
    )
