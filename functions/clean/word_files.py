"""Owns Word files (.docx): their paragraphs, as text with a blank line between them. Format: ISO 29500."""

from io import BytesIO
from typing import Final

from functions.clean.containers.zip_files import MAGIC, is_word, open_zip
from shared.errors import Rejected

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAX_BYTES: Final = 20_000_000  # of all parts, unpacked; pictures are parts and have to fit


def is_word_file(content: bytes) -> bool:
    """Whether the bytes are a Word file; raises Rejected for other documents that are ZIP files inside."""
    return content.startswith(MAGIC) and is_word(open_zip(BytesIO(content)))


def read_word(content: bytes) -> str:
    """The paragraphs of a Word file, divided by blank lines.

    Raises Rejected if it grows too large when unpacked, and errors of all kinds if it is damaged: to be called
    through `read_bounded`.
    """
    from docx import Document

    if sum(member.file_size for member in open_zip(BytesIO(content)).infolist()) > _MAX_BYTES:
        raise Rejected(f"The Word file is too large inside: newsdex takes at most {_MAX_BYTES:,} bytes.")
    paragraphs = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    return "\n\n".join(text for text in paragraphs if text.strip())
