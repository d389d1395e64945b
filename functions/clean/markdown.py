"""Owns Markdown: CommonMark becomes HTML, which is then read like any page."""

import re

from functions.clean.blocks import Block
from functions.clean.page_reading import PageReader
from functions.clean.plain_text import read_plain_text

_MAX_FRONT_MATTER_CHARS = 5_000
_ENTRY = re.compile(
    r"^(?P<name>title|author|date): {0,10}[\"']?(?P<value>[^\s\"'\[{>|][^\n\"]{0,300}?)[\"']?\s*$", re.M | re.I
)
_TITLE_REACH_CHARS = 1_000  # a title that the text repeats stands at its head
_MAX_CHARS = 300_000  # ten times the longest articles; beyond, nested marks can cost seconds


def read_markdown(text: str) -> list[Block]:
    """The blocks of a Markdown text, without the marks; very long ones are read as plain text."""
    if len(text) > _MAX_CHARS:
        return read_plain_text(text)
    from markdown_it import MarkdownIt  # 0.07 s to import, and few files are Markdown

    return PageReader().read(MarkdownIt("commonmark", {"html": True}).render(_with_front_matter_as_text(text))).blocks


def _with_front_matter_as_text(text: str) -> str:
    """Title, author and date of a YAML head as the lines a reader would see; the rest of the head is dropped."""
    end = text.find("\n---", 4) if text.startswith("---\n") else -1
    if not 0 <= end <= _MAX_FRONT_MATTER_CHARS:
        return text
    body = text[end + 4 :]
    found = {match["name"].lower(): match["value"] for match in _ENTRY.finditer(text[4 : end + 1])}
    title, author, date = (found.get(name, "") for name in ("title", "author", "date"))
    title = "" if title in body[:_TITLE_REACH_CHARS] else title
    lines = (f"# {title}" if title else "", f"By {author}" if author else "", date)
    return "\n\n".join([line for line in lines if line] + [body])
