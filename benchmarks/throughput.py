"""Owns the speed of the stages: words per second of CPU, one core, warm, beside the library each is held against."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.cleaning_rivals import of_pages
from functions.clean.cleaning import clean
from functions.extract.annotation import annotate_documents
from functions.extract.extraction import load_pipeline
from functions.extract.pipeline import _spacy, installed_model
from functions.index.projection import project
from shared.document import Document, Source
from shared.errors import Rejected
from shared.messages import ObjectVersion, padded_sequencer

REPEATS = 3  # the best of so many: whoever else is at work on the machine only ever makes it slower


def measure(texts: Sequence[str], pages: Sequence[bytes]) -> dict[str, float]:
    """Words per CPU second of every stage and of its rival, and their ratios, all in one run."""
    documents = [document_of(number, text) for number, text in enumerate(texts)]
    words = sum(document.word_count for document in documents)
    pipeline = load_pipeline()
    bare = _spacy().load(installed_model())
    annotated = list(annotate_documents(pipeline, documents))
    seconds = {
        "extract": _best(lambda: list(annotate_documents(pipeline, documents))),
        "bare spaCy pipeline": _best(lambda: [len(doc) for doc in bare.pipe(texts)]),
        "index": _best(lambda: [project(document, version_of(document)) for document in annotated]),
    }
    results = {f"{name}, words/s": words / spent for name, spent in seconds.items()}
    results["extract / bare spaCy pipeline"] = seconds["bare spaCy pipeline"] / seconds["extract"]
    return results | _cleaning(pages)


def _cleaning(pages: Sequence[bytes]) -> dict[str, float]:
    trafilatura = of_pages()["trafilatura, default"]
    ours = _best(lambda: [_cleaned(page) for page in pages])
    theirs = _best(lambda: [trafilatura(page) for page in pages])
    return {
        "clean, pages/s": len(pages) / ours,
        "trafilatura, pages/s": len(pages) / theirs,
        "clean / trafilatura": theirs / ours,
    }


def document_of(number: int, text: str) -> Document:
    """A clean document of a text."""
    source = Source(
        bucket="inbox",
        key=f"inbox/{number}.txt",
        version_id="0" * 32,
        sha256="0" * 64,
        media_type="text/plain",
        size_bytes=len(text.encode()),
    )
    return Document(
        id=f"{number:020x}",
        source=source,
        url=f"https://www.newspaper.example/news/2026/03/01/an-article-of-the-usual-length-{number}",
        site="www.newspaper.example",
        headline=text.strip().partition("\n")[0][:90],
        authors=("Ann Lee",),
        published_at="2026-03-01T08:00:00+01:00",
        language="en",
        text=text,
        word_count=len(text.split()),
    )


def version_of(document: Document) -> ObjectVersion:
    """The object version of a document, with ids as long as S3's."""
    return ObjectVersion(
        article_id=document.id,
        key=document.source.key,
        version_id=document.source.version_id,
        sequencer=padded_sequencer("0068EE0A7F5B3C91D2"),
        event_time="2026-03-01T08:00:00.000Z",
    )


def _cleaned(page: bytes) -> Any:
    try:
        return clean(page, key="inbox/x")
    except Rejected:
        return None


def _best(work: Callable[[], Any]) -> float:
    """Seconds of CPU, the least of some runs."""
    spent = []
    for _ in range(REPEATS):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)
