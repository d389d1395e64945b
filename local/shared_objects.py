"""Owns the stripping of shared objects: what the loader never reads goes, on any machine and for any processor.

The loader reads a shared object by its program headers alone; debug information, symbol tables and the table of
sections mostly follow behind the last byte of those (System V ABI, chapter 5; ELF-64 Object File Format, version 1.5).
Cut there, nothing moves, so that libraries which auditwheel has patched keep their alignment.
"""

import struct
from pathlib import Path
from typing import Final, NamedTuple

_MAGIC: Final = b"\x7fELF\x02\x01"  # 64 bits, little-endian: all that Lambda runs
_HEADER: Final = struct.Struct("<16sHHIQQQIHHHHHH")
_SEGMENT: Final = struct.Struct("<IIQQQQQQ")


class _Header(NamedTuple):
    identity: bytes
    type: int
    machine: int
    version: int
    entry: int
    segments_at: int
    sections_at: int
    flags: int
    header_bytes: int
    segment_bytes: int
    segments: int
    section_bytes: int
    sections: int
    names_section: int


def strip(path: Path) -> int:
    """Cuts a shared object behind its last segment and forgets its sections; returns the bytes saved.

    Files that are not 64-bit little-endian ELF, or are cut off already, stay as they are.
    """
    size_bytes = path.stat().st_size
    with path.open("r+b") as file:
        start = file.read(_HEADER.size)
        if not start.startswith(_MAGIC) or len(start) < _HEADER.size:
            return 0
        header = _Header(*_HEADER.unpack(start))
        file.seek(header.segments_at)
        table = file.read(header.segments * header.segment_bytes)
        ends = [header.segments_at + len(table)]
        for number in range(header.segments):
            _, _, offset, _, _, bytes_in_file, _, _ = _SEGMENT.unpack_from(table, number * header.segment_bytes)
            ends.append(offset + bytes_in_file)
        if max(ends) >= size_bytes:
            return 0
        file.truncate(max(ends))
        file.seek(0)
        file.write(_HEADER.pack(*header._replace(sections_at=0, sections=0, names_section=0)))
    return size_bytes - max(ends)
