"""Owns Markdown: CommonMark becomes HTML, which is then read like any page."""

from functions.clean.blocks import Block
from functions.clean.page_reading import PageReader
from functions.clean.plain_text import read_plain_text

_MAX_CHARS = 300_000  # ten times the longest articles; beyond, nested marks can cost seconds


def read_markdown(text: str) -> list[Block]:
    """The blocks of a Markdown text, without the marks; very long ones are read as plain text."""
    if len(text) > _MAX_CHARS:
        return read_plain_text(text)
    from markdown_it import MarkdownIt  # 0.07 s to import, and few files are Markdown

    return PageReader().read(MarkdownIt("commonmark", {"html": True}).render(_without_front_matter(text))).blocks


def _without_front_matter(text: str) -> str:
    if not text.startswith("---\n"):
        return text
    end = text.find("\n---", 4)
    return text if end < 0 or end > 5_000 else text[end + 4 :]
