"""Owns the question whether a file holds several articles, told from its content and never from its name."""

import re
import zlib
from io import BytesIO
from typing import BinaryIO, Final

from functions.clean.containers import web_archives
from functions.clean.containers.lines import JsonLines, Mailbox
from functions.clean.containers.lists import open_json_list, open_news_message, read_whole
from functions.clean.containers.record import Container
from functions.clean.containers.zip_files import MAGIC as ZIP_MAGIC
from functions.clean.containers.zip_files import ZipContainer, is_word, open_zip
from functions.clean.limits import MAX_LIST_BYTES
from functions.clean.unpacking import GZIP_MAGIC, unpack

_HEAD_BYTES: Final = 65_536
_BLANKS: Final = b"\xef\xbb\xbf \t\r\n"
_MAILBOX: Final = re.compile(rb"From \S{1,200} [A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d .{8,40}\r?\n[\w-]{1,60}: ")
_JSON_LINES: Final = re.compile(rb'\{\s*"[^\n]*\}[ \t]*\r?\n\s*\{\s*"')
_MESSAGE: Final = re.compile(rb"<(?:\w{1,20}:)?newsMessage\b")


def find_container(stream: BinaryIO) -> Container | None:
    """The container that a file is, or None; raises Rejected if it is one that cannot be opened.

    The stream is left at its beginning.
    """
    return _container(stream, with_json_lists=True)


def _container(stream: BinaryIO, *, with_json_lists: bool) -> Container | None:
    stream.seek(0)
    head = _unpacked(stream.read(_HEAD_BYTES))
    try:
        if head.startswith(ZIP_MAGIC):
            archive = open_zip(stream)
            return None if is_word(archive) else ZipContainer(archive)
        if head.startswith(web_archives.MAGIC):
            return web_archives.WebArchive(stream)
        return _of_text(stream, head.lstrip(_BLANKS), with_json_lists=with_json_lists)
    finally:
        stream.seek(0)


def _of_text(stream: BinaryIO, head: bytes, *, with_json_lists: bool) -> Container | None:
    if _MAILBOX.match(head):
        return Mailbox(stream)
    if _JSON_LINES.match(head):
        return JsonLines(stream)
    if head[:1] in (b"[", b"{"):
        content = unpack(read_whole(stream), MAX_LIST_BYTES)
        found = open_json_list(content) if with_json_lists else None
        return found or (JsonLines(stream) if _JSON_LINES.match(content.lstrip(_BLANKS)) else None)
    if _MESSAGE.search(head[:4096]):
        return open_news_message(unpack(read_whole(stream), MAX_LIST_BYTES))
    return None


def holds_several(content: bytes) -> bool:
    """Whether the bytes of a file are a container, JSON lists apart, which show when they are read as an article."""
    return _container(BytesIO(content), with_json_lists=False) is not None


def _unpacked(head: bytes) -> bytes:
    """The beginning of a file, unpacked if it is a gzip; a damaged one is no container."""
    if not head.startswith(GZIP_MAGIC):
        return head
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, _HEAD_BYTES)
    except zlib.error:
        return b""
