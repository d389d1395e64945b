"""Owns the reading of plain text into blocks.

The programs that write a page down as text break its lines each in their own way: they are made whole first, so that a
block is a paragraph, a heading, or a label.
"""

import re

from functions.clean.blocks import Block
from functions.clean.text_files.item_marks import ITEM, is_numbered
from functions.clean.text_files.lines import Line
from functions.clean.text_files.run_on_lines import parted
from functions.clean.text_files.text_browsers import without_addresses, without_signs
from functions.clean.text_files.torn_lines import untorn
from functions.clean.text_files.wrapping import unwrapped

_BLANKS = re.compile(r"[ \t]+")
REPLY_MARK = re.compile(r"^(?:> ?)+")


def read_plain_text(text: str) -> list[Block]:
    """The blocks of a text or text dump, in order, each with the lines it stands on."""
    lines = [
        Line(REPLY_MARK.sub("", line, count=1).rstrip(), number, number)
        for number, line in enumerate(text.split("\n"), 1)
    ]
    lines, are_numbered = without_addresses(lines)
    lines = untorn(without_signs(unwrapped(parted(lines)), are_numbered=are_numbered))
    blocks: list[Block] = []
    after_blank = True
    for line in lines:
        if not line.text.strip():
            after_blank = True
            continue
        blocks.append(_block(line, after_blank))
        after_blank = False
    return blocks


def _block(line: Line, after_blank: bool) -> Block:
    text, tag = line.text.strip(), ""
    if "  " in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    mark = ITEM.match(text)
    if mark and text[mark.end() :].strip():
        text, tag = text[mark.end() :].strip(), "li"
    elif is_numbered(text):
        tag = "li"
    return Block(
        text=text, tag=tag, after_blank=after_blank, first_line=line.first, last_line=line.last, piece=line.piece
    )
