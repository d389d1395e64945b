"""Owns the way of one message through the clean stage: an object event is claimed, its object cleaned or unpacked."""

from dataclasses import dataclass
from io import SEEK_END, BytesIO
from typing import BinaryIO

from functions.clean.articles import Articles
from functions.clean.limits import MAX_CONTAINER_BYTES
from functions.clean.records import GONE, Records
from functions.clean.s3_events import Change, ObjectEvent, parse_s3_events
from shared.errors import Rejected
from shared.ledger import Ledger, LedgerEntry, State
from shared.messages import ArticleWithdrawn, parse_records_message
from shared.objects import Objects, ObjectTooLarge
from shared.observability import count, logger

_AT_WORK = (State.RECEIVED, State.UNPACKING)


@dataclass(frozen=True)
class Intake:
    """The clean stage over its ports."""

    ledger: Ledger
    inbox: Objects
    articles: Articles
    records: Records
    max_object_bytes: int

    def take(self, body: str) -> None:
        """Works through one S3 notification, or one slice of records; doing so again changes nothing."""
        message = parse_records_message(body)
        if message:
            logger.append_keys(key=message.version.key, sequencer=message.version.sequencer)
            self.records.take(message)
            return
        events = parse_s3_events(body)
        if not events:
            logger.info("test_event_ignored")
        for event in events:
            self._take_event(event)

    def _take_event(self, event: ObjectEvent) -> None:
        version = event.version
        logger.append_keys(article_id=version.article_id, key=version.key, sequencer=version.sequencer)
        entry = self.ledger.claim(version)
        if entry is None:
            logger.info("version_superseded")
            count("ObjectsSuperseded")
        elif entry.state not in _AT_WORK:
            logger.info("redelivery_ignored", extra={"state": entry.state.value})
        elif event.change is Change.CREATED:
            self._take_object(entry, version.version_id)
        else:
            self._take_removal(event, entry)

    def _take_removal(self, event: ObjectEvent, entry: LedgerEntry) -> None:
        """Withdraws the article, unless removing one version uncovered another: that is then the object."""
        uncovered = self.inbox.current_version(event.version.key) if event.change is Change.VERSION_REMOVED else None
        if uncovered is not None:
            self._take_object(entry, uncovered)
        else:
            self._withdraw(entry, None)

    def _take_object(self, entry: LedgerEntry, version_id: str | None) -> None:
        version = entry.version
        try:
            stream = self._open(version.key, version_id)
            if stream is None:
                self._withdraw(entry, GONE)
                return
            container = self.records.find_container(stream)
            if container is not None:
                self.records.unpack(entry, version_id, container)
                return
            raw = _whole(stream, self.max_object_bytes)
        except Rejected as error:
            self.records.withdraw(entry)
            self.articles.reject(version, str(error))
        else:
            self.records.withdraw(entry)
            make = self.records.clean
            bucket = self.records.bucket
            self.articles.take_in(version, lambda: make(raw, key=version.key, bucket=bucket, version_id=version_id))

    def _open(self, key: str, version_id: str | None) -> BinaryIO | None:
        """An object's bytes: in memory if it is as small as an article, else read as they are asked for."""
        try:
            raw = self.inbox.get(key, version_id, self.max_object_bytes)
        except ObjectTooLarge as error:
            if error.size_bytes > MAX_CONTAINER_BYTES:
                raise Rejected(_too_large(error.size_bytes, MAX_CONTAINER_BYTES)) from error
            return self.inbox.open(key, version_id)
        return BytesIO(raw) if raw is not None else None

    def _withdraw(self, entry: LedgerEntry, reason: str | None) -> None:
        self.records.withdraw(entry)
        self.articles.withdraw(ArticleWithdrawn(version=entry.version, outcome="deleted", reason=reason))


def _whole(stream: BinaryIO, max_bytes: int) -> bytes:
    size_bytes = stream.seek(0, SEEK_END)
    if size_bytes > max_bytes:
        raise Rejected(_too_large(size_bytes, max_bytes))
    stream.seek(0)
    return stream.read()


def _too_large(size_bytes: int, max_bytes: int) -> str:
    return f"The file is too large: {size_bytes:,} bytes, where newsdex takes at most {max_bytes:,} in one article."
