"""Owns the ways in which programs write a page down as text: what each makes of the same blocks."""

import itertools
import re
import textwrap
from collections.abc import Callable, Sequence

from functions.clean.blocks import Block

_NAME = re.compile(r"((?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*)")  # what papers set links on, in the middle of sentences
_LINKED_WORDS = 25  # headlines, captions and labels have no links inside
_WIDTH = 72
_ADDRESS = "https://www.post.example/tag/a-page-of-all-that-was-said-on-{number}.html"

Program = Callable[[Sequence[Block]], str]


def each_piece_on_a_line(blocks: Sequence[Block]) -> str:
    """`get_text("\\n", strip=True)`: each piece of text between two tags, as the links of a sentence, has its line."""
    pieces = (piece.strip() for block in blocks for piece in _pieces(block.text))
    return "\n".join(piece for piece in pieces if piece)


def _pieces(text: str) -> list[str]:
    return _NAME.split(text) if len(text.split()) >= _LINKED_WORDS else [text]


def everything_glued(blocks: Sequence[Block]) -> str:
    """`get_text()` of a page without line breaks between its tags."""
    return "".join(block.text for block in blocks)


def everything_on_one_line(blocks: Sequence[Block]) -> str:
    """`get_text(" ", strip=True)`."""
    return " ".join(block.text for block in blocks)


def hard_wrapped(blocks: Sequence[Block]) -> str:
    """`fold` and mail: blank lines between blocks, lines of one width in them."""
    return "\n\n".join(textwrap.fill(("• " if block.is_item else "") + block.text, _WIDTH) for block in blocks)


def text_browser(blocks: Sequence[Block]) -> str:
    """`lynx -dump`: links have numbers, whose addresses are listed at the end; paragraphs are indented and wrapped."""
    numbers = itertools.count(1)
    parts = []
    for block in blocks:
        text = _NAME.sub(lambda match: f"[{next(numbers)}]{match[0]}", block.text)
        mark = "     * " if block.is_item else "   "
        parts.append(textwrap.fill(text, _WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark)))
    addresses = "\n".join(f"{number:4}. {_ADDRESS.format(number=number)}" for number in range(1, next(numbers)))
    return "\n\n".join([*parts, "References", addresses])


def markdown(blocks: Sequence[Block]) -> str:
    """Converters to Markdown: links with their addresses, which some break at the hyphens when they wrap lines."""
    numbers = itertools.count(1)
    parts = []
    for block in blocks:
        text = _NAME.sub(lambda match: f"[{match[0]}]({_ADDRESS.format(number=next(numbers))})", block.text)
        mark = "#" * block.heading_level + " " if block.heading_level else "  * " if block.is_item else ""
        parts.append(textwrap.fill(mark + text, _WIDTH))
    return "\n\n".join(parts)
