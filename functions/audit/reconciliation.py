"""Owns the comparison of bucket and ledger: for what S3 never told of, the event is made up and sent.

S3 promises each event at least once, and a notification that was switched off for an hour keeps no promise. What the
audit finds becomes an event in CleanQueue like any other. Its sequencer is the one the ledger knows plus one in the
last of the 40 digits, where S3's own, of 16 to 18 digits, have zeros: so it is newer than all that was known, older
than whatever S3 says later, the lost event included, and the same however often the audit runs.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import quote_plus

from functions.audit.inbox import Inbox, Latest
from shared.identifiers import article_id
from shared.keys import AUDIT_PLACE
from shared.ledger import Ledger, LedgerEntry, State
from shared.messages import SEQUENCER_WIDTH
from shared.observability import count, logger
from shared.table import Item, Table

_MODIFIED_STEP = timedelta(seconds=1)  # S3 lists times of whole seconds, and writes milliseconds into events


class EventQueue(Protocol):
    """The queue that S3 sends its events to."""

    def send_body(self, body: str) -> None:
        """Sends a body as it is."""


@dataclass
class Report:
    """What an audit found: how many keys it compared, which it had repaired, how many stay without an outcome.

    `finished` is False when the time was up; the next audit goes on there.
    """

    compared: int = 0
    repaired: list[str] = field(default_factory=list)
    without_outcome: int = 0
    finished: bool = False


@dataclass(frozen=True)
class Auditor:
    """The audit over its ports; `is_late` tells when to stop, `grace` how old a change must be to be missed."""

    inbox: Inbox
    table: Table
    ledger: Ledger
    clean_queue: EventQueue
    grace: timedelta

    def audit(self, now: datetime, is_late: Callable[[], bool]) -> Report:
        """Compares key after key from where the last audit stopped; repeating it repairs nothing twice."""
        report = Report()
        place = self.table.get(AUDIT_PLACE)
        after = str(place["after"]) if place else ""
        for page in self.inbox.pages(after):
            self._compare([latest for latest in page if latest.modified <= now - self.grace], report)
            after = page[-1].key if page else after
            if is_late():
                break
        else:
            report.finished, after = True, ""
        item: Item = {"pk": AUDIT_PLACE.pk, "sk": AUDIT_PLACE.sk, "after": after}
        self.table.put_if_unchanged(item, place, ["after"])
        logger.info("audited", extra={**vars(report), "repaired": len(report.repaired)})
        count("ObjectsRepaired", len(report.repaired))
        count("ObjectsWithoutOutcome", report.without_outcome)
        return report

    def _compare(self, page: Sequence[Latest], report: Report) -> None:
        heads = self.ledger.heads([article_id(latest.key) for latest in page])
        for latest in page:
            report.compared += 1
            head = heads.get(article_id(latest.key))
            if _is_missed(latest, head):
                logger.warning("event_missed", extra={"key": latest.key, "removed": latest.removed})
                self.clean_queue.send_body(_event(latest, head))
                report.repaired.append(latest.key)
            elif head is not None and not head.is_outcome:
                report.without_outcome += 1


def _is_missed(latest: Latest, head: LedgerEntry | None) -> bool:
    if head is None:
        return not latest.removed
    if head.version.version_id == latest.version_id or (latest.removed and head.state is State.DELETED):
        return False
    # The event of a version removed for good names that version, and is younger than the one it uncovered.
    return datetime.fromisoformat(head.version.event_time) < latest.modified + _MODIFIED_STEP


def _event(latest: Latest, head: LedgerEntry | None) -> str:
    """An event in the structure of S3's own (S3 user guide, "Event message structure")."""
    known = int(head.version.sequencer, 16) if head else 0
    record = {
        "eventVersion": "2.1",
        "eventSource": "newsdex:audit",
        "eventTime": latest.modified.isoformat().replace("+00:00", "Z"),
        "eventName": "ObjectRemoved:DeleteMarkerCreated" if latest.removed else "ObjectCreated:Put",
        "s3": {
            "object": {
                "key": quote_plus(latest.key, safe="/"),
                "versionId": latest.version_id,
                "sequencer": f"{known + 1:0{SEQUENCER_WIDTH}X}",
            }
        },
    }
    return json.dumps({"Records": [record]})
