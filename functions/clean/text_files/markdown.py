"""Owns Markdown: CommonMark becomes HTML, which is then read like any page."""

import re

from functions.clean.blocks import Block
from functions.clean.page_reading import PageReader
from functions.clean.text_files.lines import Line
from functions.clean.text_files.plain_text import read_plain_text
from functions.clean.text_files.wrapping import is_full, width_of

_MAX_FRONT_MATTER_CHARS = 5_000
_ENTRY = re.compile(
    r"^(?P<name>title|author|date): {0,10}[\"']?(?P<value>[^\s\"'\[{>|][^\n\"]{0,300}?)[\"']?\s*$", re.M | re.I
)
_TITLE_REACH_CHARS = 1_000  # a title that the text repeats stands at its head
# Addresses go before the marks are read: those that were broken by hard wrapping are no links by CommonMark.
_ADDRESS = r"\([ \n]?(?:[^()\s]|[ \n](?!\s)|\([^()\s]{0,300}\)){0,3000}\)"
_IMAGE = re.compile(r"!\[[^\[\]]{0,1000}\]" + _ADDRESS)
_LINK = re.compile(r"\[([^\[\]]{0,1000})\]" + _ADDRESS)
_MAX_CHARS = 300_000  # ten times the longest articles; beyond, nested marks can cost seconds


def read_markdown(text: str) -> list[Block]:
    """The blocks of a Markdown text, without the marks; very long ones are read as plain text."""
    if len(text) > _MAX_CHARS:
        return read_plain_text(text)
    from markdown_it import MarkdownIt  # 0.07 s to import, and few files are Markdown

    text = _with_whole_headings(_with_front_matter_as_text(text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    reader = MarkdownIt("commonmark", {"html": True}).disable("code")  # what is indented in news is no code
    return PageReader().read(reader.render(text)).blocks


def _with_whole_headings(text: str) -> str:
    """Headings that hard wrapping has broken in one line each, as CommonMark wants them."""
    lines = text.split("\n")
    width = width_of([Line(line.rstrip(), number, number) for number, line in enumerate(lines, 1)])
    if not width:
        return text
    joined = lines[:1]
    previous = joined[-1]
    for line in lines[1:]:
        goes_on = joined[-1].startswith("#") and line.strip() and not line.startswith("#")
        if goes_on and is_full(previous, line, width):
            joined[-1] = f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line)
        previous = line
    return "\n".join(joined)


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
