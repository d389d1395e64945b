"""Owns Word files (.docx): their paragraphs, as text with a blank line between them. Format: ISO 29500."""

from io import BytesIO
from typing import Final

from functions.clean.containers.zip_files import MAGIC, is_word, open_zip
from shared.errors import Rejected

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAX_BYTES: Final = 20_000_000  # of all parts, unpacked; pictures are parts and have to fit


def is_word_file(content: bytes) -> bool:
    """Whether the bytes are a Word file.

    Raises Rejected for other documents that are ZIP files inside, and if it grows too large when unpacked.
    """
    if not content.startswith(MAGIC):
        return False
    archive = open_zip(BytesIO(content))
    if not is_word(archive):
        return False
    if sum(member.file_size for member in archive.infolist()) > _MAX_BYTES:
        raise Rejected(f"The Word file is too large inside: newsdex takes at most {_MAX_BYTES:,} bytes.")
    return True


def read_word(content: bytes) -> str:
    """The paragraphs of what `is_word_file` has found to be a Word file, divided by blank lines.

    Raises errors of all kinds if it is damaged: to be called through `read_bounded`.
    """
    from docx import Document

    paragraphs = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    return "\n\n".join(text for text in paragraphs if text.strip())
