"""Owns the decision which lines of a text stay, so that a text without page furniture loses nothing."""

import re
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.foreign_labels import is_label
from functions.clean.furniture import is_standing_furniture
from functions.clean.line_model import kept_from
from functions.clean.line_traits import CUE_NAMES
from functions.clean.openings import is_first_sentence

_FURNITURE_CUES: Final = tuple(
    CUE_NAMES.index(f"cue_{name}")
    for name in ("share", "sign_up", "navigation", "related", "legal", "advert", "comments", "weather")
)
_BYLINE_CUES: Final = tuple(CUE_NAMES.index(f"cue_{name}") for name in ("byline", "date", "clock", "updated"))
_SHORT_WORDS: Final = 15  # furniture comes in short lines; longer ones with such words are prose about them
MAX_FURNITURE_LINES: Final = 2
"""Lines of furniture up to which a text counts as bare. Of 303 article bodies 1 has more, of 303 dumps 292 have."""
_FURNITURE_SHARE: Final = 0.01  # of lines, up to which furniture is an accident; on 98 % of dumps it is above 0.02
_MAX_DOUBTFUL_WORDS: Final = 0.3  # share of words in lines the model would cut, above which few cues prove nothing
_SURELY_CUT: Final = 0.05  # chance below which even a bare text loses a line, if that looks like furniture
_LABEL_WORDS, _LABEL_CUT = 3, 0.2  # the same for labels such as "Menu"
_STATEMENT: Final = re.compile(r"[.!…:]$")


def judge_lines(blocks: Sequence[Block], chances: Sequence[float], words: Sequence[int]) -> list[bool]:
    """Whether each block stays, by the classifier's chances and for what is furniture anywhere."""
    threshold = kept_from(chances, words)
    return [
        chance >= threshold and not is_standing_furniture(block) for block, chance in zip(blocks, chances, strict=True)
    ]


def is_bare(blocks: Sequence[Block], chances: Sequence[float], words: Sequence[int]) -> bool:
    """Whether a text is an article without a page around it: pasted, or cleaned before."""
    furniture = sum(
        1 for block, chance in zip(blocks, chances, strict=True) if chance < 0.5 and looks_like_furniture(block)
    )
    doubtful = sum(count for chance, count in zip(chances, words, strict=True) if chance < 0.5)
    is_rare = furniture <= _FURNITURE_SHARE * len(words)
    return furniture <= MAX_FURNITURE_LINES and (is_rare or doubtful <= _MAX_DOUBTFUL_WORDS * sum(words))


def judge_bare_lines(
    blocks: Sequence[Block],
    chances: Sequence[float],
    words: Sequence[int],
    headline: str | None,
    credited: set[int],
) -> list[bool]:
    """Whether each line of a bare text stays: all but headline and credited above it, and what is surely furniture."""
    below = range(max(credited, default=-1) + 1, len(blocks))
    first = next((i for i in below if chances[i] >= 0.5 or is_first_sentence(blocks[i].text)), 0)
    keeps = []
    for i, (block, chance, count) in enumerate(zip(blocks, chances, words, strict=True)):
        is_top = i < first and (is_title(block, headline) or _is_short_with(_BYLINE_CUES, block))
        is_cut = is_standing_furniture(block) or (
            looks_like_furniture(block) and chance < (_LABEL_CUT if count <= _LABEL_WORDS else _SURELY_CUT)
        )
        keeps.append(i not in credited and not is_top and not is_cut)
    return keeps


def is_title(block: Block, headline: str | None) -> bool:
    """Whether a line is the headline, and not the first sentence of a text without one."""
    return block.text == headline and not _STATEMENT.search(block.text)


def looks_like_furniture(block: Block) -> bool:
    """Whether a line is as short as furniture and has words of it."""
    return _is_short_with(_FURNITURE_CUES, block) or is_label(block.text)


def _is_short_with(cues: Sequence[int], block: Block) -> bool:
    traits = block.traits
    return len(traits.words) <= _SHORT_WORDS and any(traits.cues[cue] for cue in cues)
