"""Owns the way of one object event through the clean stage: claim it, clean the object, pass it on."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.clean.s3_events import Change, ObjectEvent, parse_s3_events
from shared.archive import Archive, Form
from shared.document import Document
from shared.errors import Rejected
from shared.ledger import Ledger, State
from shared.messages import REASON_MAX_CHARS, ArticleCleaned, ArticleWithdrawn, ObjectVersion
from shared.objects import Objects, ObjectTooLarge
from shared.observability import count, logger
from shared.queues import Queue

GONE = "The object was removed from the bucket before it could be read."


@dataclass(frozen=True)
class Intake:
    """The clean stage over its ports; `clean(raw, key=…, bucket=…, version_id=…)` makes the document."""

    ledger: Ledger
    inbox: Objects
    archive: Archive
    extract_queue: Queue
    index_queue: Queue
    bucket: str
    max_object_bytes: int
    clean: Callable[..., Document]

    def take(self, body: str) -> None:
        """Works through one S3 notification; doing so again changes nothing."""
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
        elif entry.state is not State.RECEIVED:
            logger.info("redelivery_ignored", extra={"state": entry.state.value})
        elif event.change is Change.CREATED:
            self._take_object(version, version.version_id)
        else:
            self._take_removal(event)

    def _take_removal(self, event: ObjectEvent) -> None:
        """Withdraws the article, unless removing one version uncovered another: that is then the object."""
        uncovered = self.inbox.current_version(event.version.key) if event.change is Change.VERSION_REMOVED else None
        if uncovered is not None:
            self._take_object(event.version, uncovered)
        else:
            self._withdraw(ArticleWithdrawn(version=event.version, outcome="deleted"))

    def _take_object(self, version: ObjectVersion, version_id: str | None) -> None:
        try:
            raw = self.inbox.get(version.key, version_id, self.max_object_bytes)
            if raw is None:
                self._withdraw(ArticleWithdrawn(version=version, outcome="deleted", reason=GONE))
                return
            document = self.clean(raw, key=version.key, bucket=self.bucket, version_id=version_id)
        except ObjectTooLarge as error:
            self._reject(version, _too_large(error.size_bytes, self.max_object_bytes))
        except Rejected as error:
            self._reject(version, str(error))
        else:
            self._pass_on(version, document)

    def _pass_on(self, version: ObjectVersion, document: Document) -> None:
        self.archive.save(version, Form.CLEAN, document)
        self.extract_queue.send(ArticleCleaned(version=version))
        self.ledger.advance(version, State.CLEANED)
        logger.info("article_cleaned", extra={"word_count": document.word_count})
        count("ArticlesCleaned")

    def _reject(self, version: ObjectVersion, reason: str) -> None:
        self._withdraw(ArticleWithdrawn(version=version, outcome="rejected", reason=reason[:REASON_MAX_CHARS]))

    def _withdraw(self, message: ArticleWithdrawn) -> None:
        self.index_queue.send(message)
        logger.info("object_withdrawn", extra={"outcome": message.outcome, "reason": message.reason})
        count("ObjectsRejected" if message.outcome == "rejected" else "ObjectsRemoved")


def _too_large(size_bytes: int, max_bytes: int) -> str:
    return f"The file is too large: {size_bytes:,} bytes, where newsdex takes at most {max_bytes:,}."
