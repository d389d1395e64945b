"""Owns the features of a page's block that its text gives: its size and shape, its copies, the prose around it.

Words of function, of the lexicon and of furniture, and what neighbours read like, tell a line of a dump; beside the
tree of a page they add nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.line_features import BEGINNING_CHARS, TITLE_SHARE
from functions.clean.line_traits import PROSE_WORDS, ends_sentence
from functions.clean.prose_places import PROSE_NAMES, prose_features

_OWN_NAMES: Final = ("words", "chars", "ends_sentence", "capitalised", "digits", "repeats", "begins_other")
PAGE_LINE_NAMES: Final = (*_OWN_NAMES, *PROSE_NAMES)
_DIGIT: Final = re.compile("[0-9]")


def page_line_features(blocks: Sequence[Block]) -> list[list[float]]:
    """One row for each block with the values of PAGE_LINE_NAMES."""
    repeats = Counter([block.text for block in blocks])
    starts = Counter([block.text[:BEGINNING_CHARS] for block in blocks])
    counts, prose, rows = [], [], []
    for block in blocks:
        text, words = block.text, block.traits.words
        count, is_ended = len(words), ends_sentence(text)
        capitalised = len([word for word in words if word[0].isupper()]) / (count or 1)
        counts.append(count)
        prose.append(count if count >= PROSE_WORDS and is_ended and capitalised < TITLE_SHARE else 0)
        rows.append(
            [
                math.log1p(count),
                math.log1p(len(text)),
                float(is_ended),
                capitalised,
                len(_DIGIT.findall(text)) / max(1, len(text)),
                float(repeats[text]),
                float(starts[text[:BEGINNING_CHARS]]),
            ]
        )
    return [own + place for own, place in zip(rows, prose_features(prose, counts), strict=True)]
