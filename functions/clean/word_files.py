"""Owns Word files (.docx): their paragraphs, as text with a blank line between them. Format: ISO 29500."""

import zipfile
import zlib
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
    """The paragraphs of a Word file; raises Rejected if it is damaged or grows too large when unpacked."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    if sum(member.file_size for member in open_zip(BytesIO(content)).infolist()) > _MAX_BYTES:
        raise Rejected(f"The Word file is too large inside: newsdex takes at most {_MAX_BYTES:,} bytes.")
    try:
        paragraphs = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    except (OpcError, LxmlError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError, EOFError,
            NotImplementedError, RuntimeError) as error:  # fmt: skip
        raise Rejected("The Word file is damaged: its text cannot be read.") from error
    return "\n\n".join(text for text in paragraphs if text.strip())
