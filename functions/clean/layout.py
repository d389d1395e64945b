"""Owns how kept blocks become the text of a document.

Blocks are separated by one blank line, items of one list stand on lines of their own and begin with "• " (numbered
ones keep their number), and what stood in a blockquote stands between quotation marks.
"""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.plain_text import ITEM

ITEM_MARK: Final = "• "
_NUMBERED = re.compile(r"\(?\d{1,3}[.)] ")
_MARKED = re.compile(r"^[“\"'‘«„]|[”\"'’»]$")
_ATTRIBUTION = re.compile(r"^[—–-] ?\S")


def lay_out(blocks: Sequence[Block]) -> str:
    """The text of the blocks in order."""
    parts: list[str] = []
    for quote, run in itertools.groupby(blocks, key=lambda block: block.quote):
        passage = list(run)
        items = [block.is_item or bool(ITEM.match(block.text)) for block in passage]
        lines = [_marked(block.text) if item else block.text for block, item in zip(passage, items, strict=True)]
        lines = _quoted(lines) if quote else lines
        for i, line in enumerate(lines):
            in_list = i > 0 and not quote and items[i] and items[i - 1]
            parts += ["" if not parts else "\n" if in_list else "\n\n", line]
    return "".join(parts)


def _marked(text: str) -> str:
    return text if _NUMBERED.match(text) else ITEM_MARK + ITEM.sub("", text, count=1)


def _quoted(lines: list[str]) -> list[str]:
    """Quotation marks at both ends of a quoted passage, unless its author has set them; its source stays outside."""
    words = [i for i, line in enumerate(lines) if not _ATTRIBUTION.match(line)]
    if not words or any(_MARKED.search(lines[i]) for i in words):
        return lines
    lines[words[0]] = f"“{lines[words[0]]}"
    lines[words[-1]] = f"{lines[words[-1]]}”"
    return lines
