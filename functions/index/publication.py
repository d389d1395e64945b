"""Owns the writing of the index: how a version of an article takes the place of all before it, whatever fails.

    1. RECORD lists what will be written and what is stale        (only forward: an older version stops here)
    2. listing and postings are written                           (each unless a newer one stands there)
    3. what is stale is removed                                   (each unless a newer one stands there)
    4. the directory of days and names is brought up to date
    5. a sweep is sent, to arrive when no function still at work on an older version can be alive
    6. HEAD moves to the outcome: only now is the version done

A crash anywhere leaves the message in its queue, and the next delivery starts again at 1 with the same result.
The sweep exists for one case: a duplicate delivery of an older version, paused between 1 and 2 while the newer
one passes, then crashing for good. Lambda ends every invocation at its timeout, the sweep's delay is longer
(a test holds that), and the stale generations stay in RECORD until the sweep has removed them once more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from functions.index.at_once import AtOnce, in_turn
from functions.index.directory import bring_up_to_date, note_added
from functions.index.projection import Projection, project
from functions.index.rejection import reject
from shared.archive import Archive, Form
from shared.errors import TransientError
from shared.keys import Key
from shared.ledger import Ledger, LedgerEntry, State
from shared.messages import (
    ArticleExtracted,
    ArticleSwept,
    ArticleWithdrawn,
    ObjectVersion,
    parse_index_message,
)
from shared.observability import count, logger
from shared.queues import Queue
from shared.record import Generation, Record, following, read_record, record_item
from shared.table import Item, Table, key_of

RECORD_ATTEMPTS = 10  # each lost race means that another delivery moved RECORD
_RECORD_ATTRIBUTES = ("seq", "current", "stale")
_COUNTED = {
    State.INDEXED: "ArticlesIndexed",
    State.REJECTED: "ArticlesRejected",
    State.DELETED: "ArticlesDeleted",
    State.UNPACKED: "ObjectsUnpacked",
}


@dataclass(frozen=True)
class Publisher:
    """The index stage over its ports."""

    table: Table
    ledger: Ledger
    archive: Archive
    index_queue: Queue
    sweep_delay_s: int
    at_once: AtOnce = in_turn

    def take(self, body: str) -> None:
        """Works on one message; doing so again changes nothing."""
        message = parse_index_message(body)
        version = message.version
        logger.append_keys(article_id=version.article_id, key=version.key, sequencer=version.sequencer)
        if isinstance(message, ArticleSwept):
            self._sweep(version)
            return
        state = State.INDEXED if isinstance(message, ArticleExtracted) else State(message.outcome)
        progress = self.ledger.progress(version, state)
        if progress.superseded:
            if version.record is not None:  # a delivery of this message may have crashed behind the record's last sweep
                self._send_sweep(version)
            self._abandon(version)
        elif not progress.due:
            logger.info("redelivery_ignored")
        elif isinstance(message, ArticleExtracted):
            self._publish(message)
        else:
            self._withdraw(message)

    def _publish(self, message: ArticleExtracted) -> None:
        version = message.version
        document = self.archive.load(version.article_id, version.sequencer, Form.DOCUMENT)
        if document is None:
            raise TransientError("the archive does not hold the annotated document")
        projection = project(document, version)
        record = self._take_over(version, Generation(sort=projection.sort, entities=projection.entities))
        if record is None or not self._write(version, projection):
            self._abandon(version)
            return
        self._remove_stale(version, record)
        note_added(self.table, self.at_once, projection.sort, projection.entities)
        if record.stale or self.ledger.has_history(version):
            self.archive.discard_up_to(version.article_id, version.sequencer, keep_last=True)
            self._send_sweep(version)
        self._finish(version, State.INDEXED, None, items=len(projection.items))

    def _withdraw(self, message: ArticleWithdrawn) -> None:
        """Of what is rejected one item is left, which says why; it comes and goes as the items of articles do."""
        version = message.version
        rejection = reject(version, message.reason) if message.outcome == State.REJECTED.value else None
        record = self._take_over(version, rejection.generation if rejection else None)
        if record is None or (rejection and not self.table.put_unless_newer(rejection.item)):
            self._abandon(version)
            return
        self._remove_stale(version, record)
        self.archive.discard_up_to(version.article_id, version.sequencer, keep_last=False)
        self._send_sweep(version)
        self._finish(version, State(message.outcome), message.reason, records=message.records)

    def _take_over(self, version: ObjectVersion, generation: Generation | None) -> Record | None:
        """Step 1: the record of this version, or None if a newer one has taken over; most articles have none before."""
        item, known = None, None
        for _ in range(RECORD_ATTEMPTS):
            if known and known.seq > version.sequencer:
                return None
            record = following(known, version.sequencer, generation)
            if self._replace_record(version, item, record):
                return record
            item, known = read_record(self.table, version.article_id)
        raise TransientError("another delivery moved the record of this article each time")

    def _replace_record(self, version: ObjectVersion, item: Item | None, record: Record) -> bool:
        return self.table.put_if_unchanged(record_item(version.article_id, record), item, _RECORD_ATTRIBUTES)

    def _write(self, version: ObjectVersion, projection: Projection) -> bool:
        """Step 2; on meeting a newer version takes back what it wrote and answers False."""
        written = self.at_once(self.table.put_unless_newer, projection.items)
        if all(written):
            return True
        own = [key_of(item) for item, is_own in zip(projection.items, written, strict=True) if is_own]
        self._remove(own, version)
        return False

    def _remove(self, keys: Sequence[Key], version: ObjectVersion) -> None:
        self.at_once(lambda key: self.table.delete_unless_newer(key, version.sequencer), keys)

    def _remove_stale(self, version: ObjectVersion, record: Record) -> None:
        kept = record.current.keys() if record.current else set()
        for generation in record.stale:
            self._remove(sorted(generation.keys() - kept), version)
            if not generation.rejected:
                bring_up_to_date(self.table, self.at_once, generation.sort, generation.entities)

    def _finish(
        self, version: ObjectVersion, state: State, reason: str | None, items: int = 0, records: int = 0
    ) -> None:
        if not self.ledger.advance(version, state, reason, records):
            self._abandon(version)
            return
        logger.info("outcome", extra={"outcome": state.value, "reason": reason, "items": items, "records": records})
        count(_COUNTED[state])

    def _abandon(self, version: ObjectVersion) -> None:
        """A newer version is on its way and removes what this one wrote; only the documents are left to remove."""
        self.archive.discard(version)
        logger.info("version_superseded")
        count("ObjectsSuperseded")

    def _send_sweep(self, version: ObjectVersion) -> None:
        self.index_queue.send(ArticleSwept(version=version), self.sweep_delay_s)

    def _sweep(self, version: ObjectVersion) -> None:
        """Removes stale generations once more, then forgets them; a newer version sends a sweep of its own."""
        head = self.ledger.head(version.article_id)
        if not _is_due(version, head):
            logger.info("sweep_not_due")
            return
        published = head is not None and head.state is State.INDEXED
        self.archive.discard_up_to(version.article_id, version.sequencer, keep_last=published)
        item, record = read_record(self.table, version.article_id)
        if item is not None and record is not None and record.seq == version.sequencer:
            self._forget_stale(version, item, record)
        if head is not None:
            self.ledger.forget_withdrawn(head)

    def _forget_stale(self, version: ObjectVersion, item: Item, record: Record) -> None:
        self._remove_stale(version, record)
        if record.current is not None and not record.current.rejected:
            # An older version, at work until now, may have seen a partition empty that this one then wrote to.
            bring_up_to_date(self.table, self.at_once, record.current.sort, record.current.entities)
        if record.current is None:
            self.table.delete_if_unchanged(item, _RECORD_ATTRIBUTES)
        elif record.stale:
            self._replace_record(version, item, Record(seq=record.seq, current=record.current))


def _is_due(version: ObjectVersion, head: LedgerEntry | None) -> bool:
    """Whether a version has its outcome and no newer one; the HEAD of a record may have gone with a sweep before."""
    if head is None:
        return version.record is not None
    return head.version.sequencer == version.sequencer and head.is_outcome
