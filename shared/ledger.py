"""Owns what is known of each object version: where it is on its way, how it ended, and why.

The newest version of an object is the `HEAD` item of its article, older ones are `VERSION#` items. HEAD is the
fence of the whole stack: a stage works on a version only while HEAD names it, and HEAD only ever moves to a
greater sequencer and a later state. Times are those of the S3 events, so that replays write the same bytes.

An object that holds several articles has a HEAD, and each article in it, a record, has one of its own. Records keep
no history, for it is their object's, and the HEAD of one that is no longer there goes with the sweep: from then on
the object's HEAD alone keeps older versions out.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from shared.document import Contract
from shared.errors import TransientError
from shared.identifiers import article_id
from shared.keys import VERSION_PREFIX, article_partition, head_key, version_key
from shared.messages import ObjectVersion
from shared.table import Item, Table

# Dead-letter queues keep messages for 14 days after at most 14 in a queue; an event older than both cannot come
# back, so what only serves to refuse it may expire after three months.
TOMBSTONE_RETENTION = timedelta(days=90)

CLAIM_ATTEMPTS = 10  # each lost race means that another version moved HEAD; ten in a row is a hot object


class State(StrEnum):
    """Where an object version is, in the order it gets there; the last five are outcomes.

    An object of several articles is `unpacked`, when each of them has been passed on, to an outcome of its own.
    """

    RECEIVED = "received"
    UNPACKING = "unpacking"
    CLEANED = "cleaned"
    EXTRACTED = "extracted"
    INDEXED = "indexed"
    UNPACKED = "unpacked"
    REJECTED = "rejected"
    DELETED = "deleted"
    SUPERSEDED = "superseded"


_RANK = {State.RECEIVED: 0, State.UNPACKING: 1, State.CLEANED: 2, State.EXTRACTED: 3}
_OUTCOME_RANK = 4
_FENCE = ("seq", "state")  # what a change of HEAD is conditioned on


class LedgerEntry(Contract):
    """One object version and its state; `reason` says why it was rejected.

    `records` is how many articles it was unpacked into; `extent` how many records this or an older version may have
    left in the index: what lies beyond `records` is being withdrawn.
    """

    version: ObjectVersion
    state: State
    reason: str | None = None
    records: int = 0
    extent: int = 0

    @property
    def is_outcome(self) -> bool:
        """Whether nothing more will happen to this version, but to be superseded."""
        return self.state not in _RANK


class Progress(NamedTuple):
    """What a stage finds when it takes up a version: `due` is False where the work is done or overtaken."""

    due: bool
    superseded: bool


class Ledger:
    """The ledger of all objects, over a table.

    It remembers the HEAD it saw last: to move that one a stage need not read it again, for the write is conditional.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._last: Item | None = None

    def head(self, article: str) -> LedgerEntry | None:
        """The newest known version of an article's object, or None for an object never seen."""
        item = self._read_head(article)
        return _entry(item) if item else None

    def heads(self, articles: Sequence[str]) -> dict[str, LedgerEntry]:
        """The newest known versions of several articles' objects, of those that were ever seen."""
        items = self._table.get_many([head_key(article) for article in articles])
        return {entry.version.article_id: entry for entry in map(_entry, items.values())}

    def history(self, article: str) -> Iterator[LedgerEntry]:
        """The superseded versions, newest first."""
        partition, end = article_partition(article), VERSION_PREFIX + "~"
        for item in self._table.query(partition, first=VERSION_PREFIX, last=end, descending=True, consistent=True):
            yield _entry(item)

    def has_history(self, version: ObjectVersion) -> bool:
        """Whether the object had a version before the newest."""
        return next(self.history(article_id(version.key)), None) is not None

    def claim(self, version: ObjectVersion) -> LedgerEntry | None:
        """Records the arrival of a version; its entry, or None if a newer one is known and this one superseded.

        History is written before HEAD moves, so that a crash between loses nothing. First the object is taken for new.
        """
        item: Item | None = None
        for _ in range(CLAIM_ATTEMPTS):
            known = _entry(item) if item else None
            if known and known.version.sequencer == version.sequencer:
                return known
            if known and known.version.sequencer > version.sequencer:
                self._record_superseded(version)
                return None
            if known:
                self._record_superseded(known.version)
            arrived = LedgerEntry(version=version, state=State.RECEIVED, extent=known.extent if known else 0)
            if self._replace_head(item, arrived):
                return arrived
            item = self._read_head(version.article_id)
        raise TransientError("another version moved the head of this object each time")

    def progress(self, version: ObjectVersion, state: State) -> Progress:
        """Whether a stage that ends in `state` still has to work on a version."""
        head = self.head(version.article_id)
        if head is None and version.record is not None:
            return Progress(due=False, superseded=True)  # claimed before any message told of it, and swept since
        if head is None or head.version.sequencer < version.sequencer:
            raise TransientError("the ledger does not know this version, though clean records it before all else")
        if head.version.sequencer > version.sequencer:
            return Progress(due=False, superseded=True)
        return Progress(due=_rank(head.state) < _rank(state), superseded=False)

    def advance(self, version: ObjectVersion, state: State, reason: str | None = None, records: int = 0) -> bool:
        """Moves HEAD to a later state of the same version; False if a newer version took HEAD meanwhile."""
        item = self._last_before(version, state) or self._read_head(version.article_id)
        for _ in range(CLAIM_ATTEMPTS):
            if item is None or item["seq"] != version.sequencer:
                return False
            known = _entry(item)
            if _rank(known.state) >= _rank(state):
                return True
            extent = max(known.extent, records)
            entry = LedgerEntry(version=version, state=state, reason=reason, records=records, extent=extent)
            if self._replace_head(item, entry):
                return True
            item = self._read_head(version.article_id)
        raise TransientError("another delivery moved the head of this object each time")

    def is_newest(self, version: ObjectVersion) -> bool:
        """Whether no newer version of the object is known; for a record, of the object that holds it."""
        head = self.head(article_id(version.key))
        return head is not None and head.version.sequencer == version.sequencer

    def forget_withdrawn(self, head: LedgerEntry) -> None:
        """Drops what only older versions needed: a record that is gone, or an extent beyond the object's records.

        To be called when no function that saw an older version can still be alive.
        """
        item = self._table.get(head_key(head.version.article_id))
        if item is None or _entry(item) != head:
            return
        if head.version.record is not None and head.state is State.DELETED:
            self._table.delete_if_unchanged(item, _FENCE)
        elif head.extent > head.records:
            kept = head.model_copy(update={"extent": head.records})
            self._table.put_if_unchanged(_head_item(kept), item, _FENCE)

    def _read_head(self, article: str) -> Item | None:
        self._last = self._table.get(head_key(article))
        return self._last

    def _replace_head(self, item: Item | None, entry: LedgerEntry) -> bool:
        changed = _head_item(entry)
        if not self._table.put_if_unchanged(changed, item, _FENCE):
            return False
        self._last = changed
        return True

    def _last_before(self, version: ObjectVersion, state: State) -> Item | None:
        """The HEAD remembered, if it is this version's and before a state."""
        known = _entry(self._last) if self._last else None
        return self._last if known and known.version == version and _rank(known.state) < _rank(state) else None

    def _record_superseded(self, version: ObjectVersion) -> None:
        if version.record is not None:
            return
        entry = LedgerEntry(version=version, state=State.SUPERSEDED)
        key = version_key(version.article_id, version.sequencer)
        self._table.put_unless_newer({"pk": key.pk, "sk": key.sk, **_attributes(entry), "expires_at": _expiry(version)})


def _rank(state: State) -> int:
    return _RANK.get(state, _OUTCOME_RANK)


def _head_item(entry: LedgerEntry) -> Item:
    key = head_key(entry.version.article_id)
    item: Item = {"pk": key.pk, "sk": key.sk, **_attributes(entry)}
    if entry.state is State.DELETED:
        item["expires_at"] = _expiry(entry.version)
    return item


def _attributes(entry: LedgerEntry) -> Item:
    version = entry.version
    attributes: Item = {
        "seq": version.sequencer,
        "key": version.key,
        "event_time": version.event_time,
        "state": entry.state.value,
    }
    if version.version_id is not None:
        attributes["version_id"] = version.version_id
    if entry.reason is not None:
        attributes["reason"] = entry.reason
    for name, number in (("record", version.record), ("records", entry.records), ("extent", entry.extent)):
        if number:
            attributes[name] = number
    return attributes


def _expiry(version: ObjectVersion) -> int:
    """Seconds since the epoch, as DynamoDB's time to live wants them."""
    return int((datetime.fromisoformat(version.event_time) + TOMBSTONE_RETENTION).timestamp())


def _entry(item: Item) -> LedgerEntry:
    version = ObjectVersion(
        article_id=str(item["pk"]).removeprefix(article_partition("")),
        key=str(item["key"]),
        version_id=str(item["version_id"]) if "version_id" in item else None,
        sequencer=str(item["seq"]),
        event_time=str(item["event_time"]),
        record=int(item["record"]) if "record" in item else None,
    )
    return LedgerEntry(
        version=version,
        state=State(str(item["state"])),
        reason=str(item["reason"]) if "reason" in item else None,
        records=int(item.get("records", 0)),
        extent=int(item.get("extent", 0)),
    )
