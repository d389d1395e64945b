"""Owns containers whose records are lines or groups of them: JSON Lines, and mailboxes of the mbox kind.

Formats: one JSON object a line (jsonlines.org); RFC 4155 for mailboxes, with `>From ` as it was quoted.
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from functions.clean.containers.record import Container, Record
from functions.clean.limits import MAX_OBJECT_BYTES, MAX_UNPACKED_BYTES
from functions.clean.unpacking import GZIP_MAGIC
from shared.errors import Rejected

_TOO_LARGE: Final = f"The record is too large: newsdex takes at most {MAX_OBJECT_BYTES:,} bytes."
_MAX_GROWTH: Final = 50  # text shrinks tenfold at best; what grows more is made to take time
_MIN_BOMB_BYTES: Final = 100_000_000
_FROM: Final = b"From "
_QUOTED_FROM: Final = re.compile(rb"(?m)^>(>*From )")


class _Line(NamedTuple):
    offset: int
    text: bytes  # with its line end; empty if it was too long to be kept


class _Lines:
    """A file read by lines, unpacked if it is a gzip, within bounds."""

    def __init__(self, stream: BinaryIO) -> None:
        stream.seek(0)
        self._is_packed = stream.read(2) == GZIP_MAGIC
        self._stream = stream
        self._max_bytes = max(_MIN_BOMB_BYTES, min(MAX_UNPACKED_BYTES, _MAX_GROWTH * stream.seek(0, 2)))

    def read(self, offset: int) -> Iterator[_Line]:
        """The lines from an offset on; those of a gzip all have the offset 0."""
        self._stream.seek(offset)
        lines = gzip.GzipFile(fileobj=self._stream) if self._is_packed else self._stream
        place = offset
        try:
            while text := lines.readline(MAX_OBJECT_BYTES + 1):
                size_bytes = len(text)
                while len(text) > MAX_OBJECT_BYTES and not text.endswith(b"\n"):
                    text = lines.readline(MAX_OBJECT_BYTES + 1)
                    size_bytes += len(text)
                if place + size_bytes - offset > self._max_bytes:
                    raise Rejected(f"The file is too large inside: newsdex reads {self._max_bytes:,} bytes of it.")
                yield _Line(0 if self._is_packed else place, text if size_bytes <= MAX_OBJECT_BYTES else b"")
                place += size_bytes
        except (EOFError, OSError, zlib.error) as error:
            raise Rejected("The rest of the gzip file is damaged.") from error


class JsonLines(Container):
    """A file with an article, as a JSON object, on every line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = _Lines(stream)

    def records(self, first: int, offset: int) -> Iterator[Record]:
        """The lines that are not blank."""
        number = first - 1 if offset else 0
        for line in self._lines.read(offset):
            text = line.text.strip(b"\xef\xbb\xbf\r\n\t ")
            if line.text and not text:
                continue
            number += 1
            if number >= first:
                yield Record(number, text, line.offset, problem=_problem(text))


class Mailbox(Container):
    """A file of mails, each after a line that begins with `From `."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = _Lines(stream)

    def records(self, first: int, offset: int) -> Iterator[Record]:
        """The mails."""
        number = first - 1 if offset else 0
        for start, raw in self._mails(offset):
            number += 1
            if number >= first:
                problem = None if raw else _TOO_LARGE
                yield Record(number, _QUOTED_FROM.sub(rb"\1", raw), start, problem=problem)

    def _mails(self, offset: int) -> Iterator[tuple[int, bytes]]:
        """The offset and the bytes of each mail; none where they are too many."""
        parts: list[bytes] = []
        start, size_bytes, after_blank = offset, 0, True
        for line in self._lines.read(offset):
            if after_blank and line.text.startswith(_FROM):
                if size_bytes:
                    yield start, b"".join(parts)
                start, parts, size_bytes = line.offset, [], 0
                continue
            size_bytes += len(line.text) or MAX_OBJECT_BYTES + 1
            if size_bytes <= MAX_OBJECT_BYTES:
                parts.append(line.text)
            else:
                parts.clear()
            after_blank = not line.text.strip()
        if size_bytes:
            yield start, b"".join(parts)


def _problem(line: bytes) -> str | None:
    if not line:
        return _TOO_LARGE
    return None if line[:1] == b"{" and line[-1:] == b"}" else "The line is damaged: it is no JSON object."
