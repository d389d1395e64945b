"""Owns `process`: files and folders in, one document a line out, without AWS and without a server."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.progress import track

from functions.clean.cleaning import clean
from functions.clean.containers.finding import find_container
from functions.clean.containers.record import Container
from functions.clean.records import EMPTY, MAX_RECORDS
from shared.document import Document, Source
from shared.errors import Rejected
from shared.identifiers import article_id, article_key

BATCH_DOCUMENTS = 16  # annotated together: enough to keep the model busy, few enough to show progress


# Other characters at which programs split lines, besides those that JSON always escapes.
_LINE_SEPARATORS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Rejection(NamedTuple):
    """A file that gave no document."""

    source: dict[str, Any]
    reason: str


Result = Document | Rejection


def process(paths: Iterable[Path], stage: str, pretty: bool) -> int:
    """Prints a document for each file, in order; the exit status is 1 if any was rejected."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    files = list(_files(paths))
    read = _read_clean_text if stage == "extract" else _read_and_clean
    results: Iterator[Result] = (result for path in _with_progress(files) for result in read(path))
    if stage != "clean":
        results = _annotated(results)
    rejected = 0
    for result in results:
        rejected += isinstance(result, Rejection)
        print(_format(result, pretty), flush=True)
    return 1 if rejected else 0


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(path)))
        else:
            yield path


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _with_progress(files: list[Path]) -> Iterable[Path]:
    console = Console(stderr=True)
    if not console.is_terminal:
        return files
    return track(files, description="Reading", console=console)


def _key(path: Path) -> str:
    """The path as given; bytes of a name that are not UTF-8 become replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")


def _read_and_clean(path: Path) -> Iterator[Result]:
    """The article in a file, or the articles in a file of several, one in memory at a time."""
    try:
        with path.open("rb") as stream:
            container = find_container(stream)
            if container is not None:
                yield from _records(path, container)
                return
    except Rejected as error:
        yield Rejection(_unread_source(path), str(error))
        return
    except OSError as error:
        yield _unreadable(path, error)
        return
    yield _document(path, lambda raw: clean(raw, key=_key(path)))


def _records(path: Path, container: Container) -> Iterator[Result]:
    key, count = _key(path), 0
    for record in container.records(1, 0):
        count += 1
        if count > MAX_RECORDS:
            raise Rejected(f"The file holds more than {MAX_RECORDS:,} articles: split it into several.")
        try:
            yield clean(record.raw, key=key, record=record)
        except Rejected as error:
            yield Rejection(_source(article_key(key, record.number), record.raw), str(error))
    if not count:
        raise Rejected(EMPTY)


def _read_clean_text(path: Path) -> Iterator[Result]:
    """A file taken as clean UTF-8 text, unchanged: line ends and all."""

    def as_text(raw: bytes) -> Document:
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            raise Rejected(f"The file is not UTF-8 text: byte {error.start} does not fit.") from error
        key = _key(path)
        source = Source(**_source(key, raw), media_type="text/plain")
        return Document(id=article_id(key), source=source, text=text, word_count=len(text.split()))

    yield _document(path, as_text)


def _document(path: Path, make: Callable[[bytes], Document]) -> Result:
    try:
        raw = path.read_bytes()
    except OSError as error:
        return _unreadable(path, error)
    try:
        return make(raw)
    except Rejected as error:
        return Rejection(_source(_key(path), raw), str(error))


def _unreadable(path: Path, error: OSError) -> Rejection:
    return Rejection(_unread_source(path), f"The file cannot be read: {error.strerror}.")


def _unread_source(path: Path) -> dict[str, Any]:
    return {"bucket": None, "key": _key(path), "version_id": None}


def _source(key: str, raw: bytes) -> dict[str, Any]:
    return {
        "bucket": None,
        "key": key,
        "version_id": None,
        "sha256": sha256(raw).hexdigest(),
        "size_bytes": len(raw),
    }


def _annotated(results: Iterable[Result]) -> Iterator[Result]:
    """Annotates runs of documents together and lets rejections through, keeping the order."""
    from functions.extract.annotation import annotate_documents
    from functions.extract.extraction import load_pipeline

    pipeline = load_pipeline()
    numbered = enumerate(results)
    for (_, is_rejection), run in groupby(
        numbered, key=lambda n: (n[0] // BATCH_DOCUMENTS, isinstance(n[1], Rejection))
    ):
        members = [result for _, result in run]
        yield from members if is_rejection else annotate_documents(pipeline, members)  # type: ignore[arg-type]


def _format(result: Result, pretty: bool) -> str:
    if isinstance(result, Rejection):
        data: dict[str, Any] = {"source": result.source, "rejected": result.reason}
    else:
        data = result.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, indent=2 if pretty else None).translate(_LINE_SEPARATORS)
