"""Owns ZIP files: each file inside is a record. Format: PKWARE APPNOTE 6.3.

The directory at the end is looked at before Python's reader, which takes all of it into memory, is let near it.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import SEEK_END
from typing import BinaryIO, Final

from functions.clean.containers.record import Container, Record
from functions.clean.limits import MAX_OBJECT_BYTES
from shared.errors import Rejected

MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")
_END: Final = struct.Struct("<4s4H2LH")  # end of central directory record
_END_MAGIC: Final = b"PK\x05\x06"
_LOCATOR_MAGIC: Final = b"PK\x06\x07"  # of the ZIP64 end of central directory
_LOCATOR_BYTES: Final = 20
_MAX_COMMENT_BYTES: Final = 65_535
_MAX_DIRECTORY_BYTES: Final = 8_000_000  # 20,000 entries with paths of 300 characters
_ENCRYPTED: Final = 0x1
# What operating systems add to archives and nobody put there.
_SYSTEM_NAMES: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_WORD_BODY: Final = "word/document.xml"


class ZipContainer(Container):
    """The files in a ZIP file, without folders and what operating systems leave in archives."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = [m for m in archive.infolist() if not _is_left_out(m.filename)]

    def records(self, first: int, offset: int) -> Iterator[Record]:  # noqa: ARG002 - the directory knows the places
        """The files in the order of the directory."""
        for number, member in enumerate(self._members[first - 1 :], first):
            raw, problem = self._read(member)
            yield Record(number, raw, name=member.filename, problem=problem)

    def _read(self, member: zipfile.ZipInfo) -> tuple[bytes, str | None]:
        if member.flag_bits & _ENCRYPTED:
            return b"", "The file in the archive is encrypted."
        if member.file_size > MAX_OBJECT_BYTES:
            return b"", (
                f"The file in the archive is too large: {member.file_size:,} bytes, where newsdex takes at most "
                f"{MAX_OBJECT_BYTES:,}."
            )
        try:
            return self._archive.read(member), None  # never more than the size the directory states
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
            return b"", "The file in the archive is damaged, or packed in a way that is not supported."


def open_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """The archive; raises Rejected if it is damaged, or has more entries than a delivery of articles has."""
    _check_directory(stream)
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, UnicodeError, struct.error, NotImplementedError) as error:
        raise Rejected("The ZIP file is damaged: its directory cannot be read.") from error


def is_word(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is a Word file; raises Rejected for other documents that are ZIP files inside."""
    names = set(archive.namelist())
    if _WORD_BODY in names:
        return True
    if "[Content_Types].xml" in names:
        raise Rejected("Files of type Office, other than Word documents, are not supported.")
    if archive.infolist() and archive.infolist()[0].filename == "mimetype":
        raise Rejected("Files of type EPUB or OpenDocument are not supported.")
    return False


def _check_directory(stream: BinaryIO) -> None:
    size_bytes = stream.seek(0, SEEK_END)
    stream.seek(max(0, size_bytes - _END.size - _MAX_COMMENT_BYTES - _LOCATOR_BYTES))
    tail = stream.read()
    stream.seek(0)
    place = tail.rfind(_END_MAGIC)
    if place < 0 or len(tail) - place < _END.size:
        raise Rejected("The ZIP file is damaged: it ends too early.")
    directory_bytes = _END.unpack_from(tail, place)[5]
    if tail[max(0, place - _LOCATOR_BYTES) :][:4] == _LOCATOR_MAGIC or directory_bytes > _MAX_DIRECTORY_BYTES:
        raise Rejected("The ZIP file has more entries than newsdex takes: split it into several.")


def _is_left_out(name: str) -> bool:
    return name.endswith("/") or name.startswith(_SYSTEM_NAMES[0]) or name.rpartition("/")[2] in _SYSTEM_NAMES
