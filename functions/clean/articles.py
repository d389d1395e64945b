"""Owns how one article leaves the clean stage: its document passed on to extract, or withdrawn from the index."""

from collections.abc import Callable
from dataclasses import dataclass

from shared.archive import Archive, Form
from shared.document import Document
from shared.errors import Rejected
from shared.ledger import Ledger, State
from shared.messages import REASON_MAX_CHARS, ArticleCleaned, ArticleWithdrawn, ObjectVersion
from shared.observability import count, logger
from shared.queues import Queue

_COUNTED = {"rejected": "ObjectsRejected", "deleted": "ObjectsRemoved", "unpacked": "ObjectsUnpacked"}


@dataclass(frozen=True)
class Articles:
    """The ways out of the clean stage, over its ports."""

    ledger: Ledger
    archive: Archive
    extract_queue: Queue
    index_queue: Queue

    def take_in(self, version: ObjectVersion, make: Callable[[], Document]) -> None:
        """Passes on the document that `make` makes; where it raises Rejected, the article is withdrawn."""
        try:
            document = make()
        except Rejected as error:
            self.reject(version, str(error))
        else:
            self._pass_on(version, document)

    def _pass_on(self, version: ObjectVersion, document: Document) -> None:
        self.archive.save(version, Form.CLEAN, document)
        self.extract_queue.send(ArticleCleaned(version=version))
        self.ledger.advance(version, State.CLEANED)
        logger.info("article_cleaned", extra={"word_count": document.word_count})
        count("ArticlesCleaned")

    def reject(self, version: ObjectVersion, reason: str) -> None:
        """Ends a version as rejected."""
        self.withdraw(ArticleWithdrawn(version=version, outcome="rejected", reason=reason[:REASON_MAX_CHARS]))

    def withdraw(self, message: ArticleWithdrawn) -> None:
        """Has the index forget an article, whose version then has its outcome."""
        self.index_queue.send(message)
        logger.info("object_withdrawn", extra={"outcome": message.outcome, "reason": message.reason})
        count(_COUNTED[message.outcome])
