"""Owns the way of one article through the extract stage: load it, annotate it, pass it on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import tee

from functions.extract.extraction import Pipeline, annotate
from shared.archive import Archive, Form
from shared.document import Document
from shared.errors import TransientError
from shared.ledger import Ledger, State
from shared.messages import ArticleExtracted, ObjectVersion, parse_cleaned
from shared.observability import count, logger
from shared.queues import Queue


@dataclass(frozen=True)
class Annotator:
    """The extract stage over its ports; `annotate` adds entities and quotations to a document."""

    ledger: Ledger
    archive: Archive
    index_queue: Queue
    annotate: Callable[[Document], Document]

    def take(self, body: str) -> None:
        """Works on one message of clean; doing so again changes nothing."""
        version = parse_cleaned(body).version
        logger.append_keys(article_id=version.article_id, key=version.key, sequencer=version.sequencer)
        progress = self.ledger.progress(version, State.EXTRACTED)
        if progress.superseded:
            self.archive.discard(version)
            logger.info("version_superseded")
            count("ObjectsSuperseded")
        elif progress.due:
            self._annotate(version)
        else:
            logger.info("redelivery_ignored")

    def _annotate(self, version: ObjectVersion) -> None:
        cleaned = self.archive.load(version.article_id, version.sequencer, Form.CLEAN)
        if cleaned is None:
            raise TransientError("the archive does not hold the clean document")
        document = self.annotate(cleaned)
        self.archive.save(version, Form.DOCUMENT, document)
        self.index_queue.send(ArticleExtracted(version=version))
        self.ledger.advance(version, State.EXTRACTED)
        logger.info("article_extracted", extra={"entities": len(document.entities), "quotes": len(document.quotes)})
        count("ArticlesExtracted")


def annotate_documents(pipeline: Pipeline, documents: Iterable[Document]) -> Iterator[Document]:
    """The documents with their entities and quotations, in order, worked through in batches."""
    inputs, outputs = tee(documents)
    annotations = annotate(pipeline, ((d.id, d.text, d.language) for d in inputs))
    for document, annotation in zip(outputs, annotations, strict=True):
        yield Document(**{**dict(document), **annotation._asdict()})
