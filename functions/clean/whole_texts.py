"""Owns the shortcut for cleaned texts of which nothing goes when they are read again as text: four pages of five.

A text without a line that looks like furniture is bare, whatever the chances of its lines, and bare texts lose only
headline and credits above their first sentence. There are none if the first line is itself a sentence. So no line of
it has to be judged.
"""

from collections.abc import Sequence

from functions.clean.blocks import Block
from functions.clean.furniture import is_standing_furniture
from functions.clean.openings import is_first_sentence
from functions.clean.verdicts import looks_like_furniture


def is_surely_whole(blocks: Sequence[Block]) -> bool:
    """Whether reading these lines as a text keeps them all; False where only reading them can tell."""
    if not blocks or not is_first_sentence(blocks[0].text):
        return False
    return not any(looks_like_furniture(block) or is_standing_furniture(block) for block in blocks)
