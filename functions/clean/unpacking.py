"""Owns unpacking: gzip is opened within bounds, anything else is passed on."""

import zlib

from functions.clean.limits import MAX_OBJECT_BYTES, MAX_RATIO
from shared.errors import Rejected

GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_MAX_MEMBERS = 200  # blocks of 64 KB, as bgzip makes them, are 77 in the largest file; each makes us copy the rest
_MIN_BOMB_BYTES = 1_000_000  # below this even a bomb does no harm; small files of blanks shrink extremely well


def unpack(raw: bytes, max_bytes: int = MAX_OBJECT_BYTES) -> bytes:
    """The bytes inside, of at most `max_bytes`; raises Rejected for empty, damaged or oversized objects."""
    if not raw:
        raise Rejected("The file is empty.")
    if len(raw) > max_bytes:
        raise Rejected(f"The file is too large: {len(raw):,} bytes, where newsdex takes at most {max_bytes:,}.")
    if not raw.startswith(GZIP_MAGIC):
        return raw
    content = _gunzip(raw, max_bytes)
    if content.startswith(GZIP_MAGIC):
        raise Rejected("The file is a gzip inside a gzip, which is not supported.")
    if not content:
        raise Rejected("The gzip file is empty inside.")
    return content


def _gunzip(raw: bytes, max_bytes: int) -> bytes:
    """All members of a gzip in turn, as the format allows."""
    parts: list[bytes] = []
    size_bytes, rest = 0, raw
    while rest.startswith(GZIP_MAGIC):
        if len(parts) == _MAX_MEMBERS:
            raise Rejected(f"The gzip file has more than {_MAX_MEMBERS} parts, which no article has.")
        member = zlib.decompressobj(_GZIP_WINDOW)
        try:
            part = member.decompress(rest, max_bytes - size_bytes + 1)
        except zlib.error as error:
            raise Rejected("The gzip file is damaged: it cannot be unpacked.") from error
        size_bytes += len(part)
        _refuse_bomb(len(raw), size_bytes, max_bytes)
        if not member.eof:
            raise Rejected("The gzip file is damaged: it ends too early.")
        parts.append(part)
        rest = member.unused_data
    return b"".join(parts)


def _refuse_bomb(packed_bytes: int, unpacked_bytes: int, max_bytes: int) -> None:
    if unpacked_bytes > max_bytes:
        raise Rejected(f"The gzip file is too large inside: newsdex takes at most {max_bytes:,} bytes.")
    if unpacked_bytes > max(_MIN_BOMB_BYTES, packed_bytes * MAX_RATIO):
        raise Rejected(f"The gzip file grows more than {MAX_RATIO} times when it is unpacked, which no article does.")
