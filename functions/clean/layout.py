"""Owns how kept blocks become the text of a document.

Blocks are separated by one blank line, items of one list stand on lines of their own and begin with "• " (numbered
ones keep their number), cells of one row stand on one line, and what stood in a blockquote stands between quotation
marks.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from functions.clean.blocks import Block
from functions.clean.tables import CELL_MARK
from functions.clean.text_files.item_marks import ITEM, is_numbered, starts_item
from functions.clean.text_files.plain_text import REPLY_MARK

ITEM_MARK: Final = "• "
_MARKED = re.compile(r"^[“\"'‘«„]|[”\"'’»]$")
_ATTRIBUTION = re.compile(r"^[—–-] ?\S")


def lay_out(blocks: Sequence[Block]) -> str:
    """The text of the blocks in order."""
    blocks = [_as_one(paragraph) for paragraph in paragraphs(blocks)]
    parts: list[str] = []
    for quote, run in itertools.groupby(blocks, key=lambda block: block.quote):
        passage = list(run)
        texts = [REPLY_MARK.sub("", block.text) for block in passage]
        items = [block.is_item or starts_item(text) for block, text in zip(passage, texts, strict=True)]
        lines = [_marked(text) if item else text for text, item in zip(texts, items, strict=True)]
        lines = _quoted(lines) if quote else lines
        for i, line in enumerate(lines):
            in_list = i > 0 and not quote and items[i] and items[i - 1]
            parts += ["" if not parts else "\n" if in_list else "\n\n", line]
    return "".join(parts)


def paragraphs(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks by the paragraphs they make: sentences that stood side by side on one line, cells of one row."""
    found: list[list[Block]] = []
    for block in blocks:
        last = found[-1][-1] if found else None
        if last and (_is_next_piece(last, block) or _is_in_row(last, block)):
            found[-1].append(block)
        else:
            found.append([block])
    return found


def _is_next_piece(last: Block, block: Block) -> bool:
    return 0 < last.piece == block.piece - 1 and last.first_line == block.first_line


def _is_in_row(last: Block, block: Block) -> bool:
    return last.cell is not None and block.cell is not None and last.cell[:2] == block.cell[:2]


def _as_one(paragraph: Sequence[Block]) -> Block:
    if len(paragraph) == 1:
        return paragraph[0]
    cells = [" ".join(block.text for block in run) for _, run in itertools.groupby(paragraph, key=lambda b: b.cell)]
    return replace(paragraph[0], text=CELL_MARK.join(cells))


def _marked(text: str) -> str:
    mark = ITEM.match(text)
    return text if is_numbered(text) else ITEM_MARK + (text[mark.end() :] if mark else text)


def _quoted(lines: list[str]) -> list[str]:
    """Quotation marks at both ends of a quoted passage, unless its author has set them; its source stays outside."""
    words = [i for i, line in enumerate(lines) if not _ATTRIBUTION.match(line)]
    if not words or any(_MARKED.search(lines[i]) for i in words):
        return lines
    lines[words[0]] = f"“{lines[words[0]]}"
    lines[words[-1]] = f"{lines[words[-1]]}”"
    return lines
