"""Owns PDF files: their text, page by page, as lines."""

import logging
import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

from shared.errors import Rejected

if TYPE_CHECKING:
    from pypdf import PdfReader

MEDIA_TYPE: Final = "application/pdf"
_MAGIC_AREA_BYTES: Final = 1024  # PDF allows junk before its mark (ISO 32000-1, annex H)
_MAX_PAGES: Final = 60  # a printed article has few; more is a report or a book
_MAX_CHARS: Final = 400_000
_HYPHENATED: Final = re.compile(r"(?<=[a-zà-ÿ])-$")
_SENTENCE_END: Final = re.compile(r"[.!?:][\"'”’)\]]{0,2}$")
_FULL_SHARE: Final = 0.75  # of the width of a column: justified or not, a line within a paragraph is nearly full
_WIDTH_QUANTILE: Final = 0.9  # of the lengths of lines: few stand out over the column


def is_pdf(content: bytes) -> bool:
    """Whether the bytes are a PDF file."""
    return b"%PDF-" in content[:_MAGIC_AREA_BYTES]


def read_pdf(content: bytes) -> str:
    """The paragraphs of a PDF file, divided by blank lines.

    Raises Rejected if it is encrypted, longer than an article, or without text, and errors of all kinds if it is
    damaged: to be called through `read_bounded`.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Rejected("The PDF is encrypted: it cannot be read without its password.")
    if len(reader.pages) > _MAX_PAGES:
        raise Rejected(f"The PDF is too long for an article: newsdex takes at most {_MAX_PAGES} pages.")
    text = _text(reader)
    if not text.strip():
        raise Rejected("The PDF holds no text: it may be a scan.")
    return "\n\n".join(_paragraphs(text.split("\n")))


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines of print joined: a blank line, and a short one that ends a sentence or is a heading, end a paragraph."""
    lengths = sorted(len(line) for line in lines if line.strip())
    width = lengths[int(len(lengths) * _WIDTH_QUANTILE)]
    paragraphs: list[str] = []
    is_open = False
    for line in map(str.strip, lines):
        if not line:
            is_open = False
            continue
        if is_open:
            last = paragraphs[-1]
            paragraphs[-1] = last[:-1] + line if _HYPHENATED.search(last) and line[:1].islower() else f"{last} {line}"
        else:
            paragraphs.append(line)
        is_full = len(line) >= width * _FULL_SHARE
        is_open = is_full or (is_open and not _SENTENCE_END.search(line))
    return paragraphs


def _text(reader: "PdfReader") -> str:
    pages: list[str] = []
    chars = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        chars += len(pages[-1])
        if chars > _MAX_CHARS:
            raise Rejected(f"The PDF is too long for an article: newsdex takes at most {_MAX_CHARS:,} characters.")
    return "\n\n".join(pages)
