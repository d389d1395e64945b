"""Owns WARC files, plain and gzipped: each page that a crawler fetched is a record. Format: ISO 28500.

Pages are answers with status 200, stored resources and converted texts, of a type that may hold an article. Requests,
pictures, redirects and the like are counted and passed over.
"""

import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from functions.clean.containers.record import Container, Record
from functions.clean.limits import MAX_OBJECT_BYTES, MAX_UNPACKED_BYTES
from shared.errors import Rejected

MAGIC: Final = b"WARC/"
_PAGE_TYPES: Final = (
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/json", "application/ld+json",
    "application/pdf", "application/xml", "text/xml", "message/rfc822", "multipart/related",
)  # fmt: skip
_OK: Final = 200


class WebArchive(Container):
    """The pages in a WARC file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._passed_over: Counter[str] = Counter()

    def records(self, first: int, offset: int) -> Iterator[Record]:
        """The pages in the order of the file; each can be gone to by its offset."""
        number = first - 1 if offset else 0
        self._passed_over.clear()
        for record in self._read(offset):
            content_type = _content_type(record)
            if not _is_page(record, content_type):
                self._passed_over["records"] += 1
                continue
            number += 1
            if number >= first:
                yield _record(number, offset + record.stream_pos, record)

    def remark(self) -> str | None:
        """How much in the file is no page."""
        passed_over = self._passed_over["records"]
        return f"{passed_over:,} other records in the file are no pages." if passed_over else None

    def _read(self, offset: int) -> Iterator[Any]:
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        self._stream.seek(offset)
        size_bytes = 0
        try:
            for record in ArchiveIterator(_Offset(self._stream, offset), record_types=kinds, auto_decode="transfer"):
                size_bytes += record.content_length
                if size_bytes > MAX_UNPACKED_BYTES:
                    raise Rejected(f"The web archive is too large: newsdex reads {MAX_UNPACKED_BYTES:,} bytes of it.")
                yield record
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            raise Rejected("The rest of the web archive is damaged.") from error


class _Offset:
    """A file that begins at an offset of another: fastwarc counts from where it starts to read."""

    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self._stream, self._offset = stream, offset

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)

    def tell(self) -> int:
        return self._stream.tell() - self._offset

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset + self._offset if whence == 0 else offset, whence) - self._offset

    def close(self) -> None:
        """Left to whoever opened the file."""


def _content_type(record: Any) -> str:
    """The media type of the page, in lower case and without parameters."""
    stated = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (stated or "").partition(";")[0].strip().lower()


def _is_page(record: Any, content_type: str) -> bool:
    if record.is_http and record.http_headers.status_code != _OK:
        return False
    return content_type in _PAGE_TYPES


def _record(number: int, offset: int, record: Any) -> Record:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    charset = (record.http_charset or "") if record.is_http else ""
    raw, problem = b"", None
    try:
        raw = _decoded(record.reader.read(MAX_OBJECT_BYTES + 1), _encoding(record))
    except Rejected as error:
        problem = str(error)
    except (OSError, ValueError, EOFError, zlib.error):
        problem = "The page is damaged: it cannot be read from the web archive."
    return Record(number, raw, offset, name=url, url=url or None, charset=charset, problem=problem)


def _encoding(record: Any) -> str:
    return (record.http_headers.get("Content-Encoding") or "").strip().lower() if record.is_http else ""


def _decoded(raw: bytes, encoding: str) -> bytes:
    """A page without its content coding (RFC 9110, 8.4); gzip is left to those who open any file."""
    if encoding == "br":
        raw = _unbrotli(raw)
    elif encoding == "deflate":
        raw = zlib.decompressobj().decompress(raw, MAX_OBJECT_BYTES + 1)
    elif encoding not in ("", "identity", "gzip", "x-gzip"):
        raise Rejected("The page is packed in a way that is not supported.")
    if len(raw) > MAX_OBJECT_BYTES:
        raise Rejected(f"The page is too large: newsdex takes at most {MAX_OBJECT_BYTES:,} bytes.")
    return raw


def _unbrotli(raw: bytes) -> bytes:
    import brotli

    decoder = brotli.Decompressor()
    try:
        page: bytes = decoder.process(raw, output_buffer_limit=MAX_OBJECT_BYTES + 1)
    except brotli.error as error:
        raise Rejected("The page is damaged: it cannot be unpacked.") from error
    return page
