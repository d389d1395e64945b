"""Owns the lines below an article that tell who wrote it: they read like the article, but the name gives them away."""

from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.bylines import biography_of

_MAX_WORDS: Final = 70  # longer ones are articles about somebody
_MAX_LINES: Final = 3  # the last of an article that are looked at
_TIMES_ABOVE: Final = 2  # so many times its words must stand above it


def without_biographies(blocks: Sequence[Block], keeps: Sequence[bool], authors: Sequence[str]) -> list[bool]:
    """What is kept less the last lines that tell of one of the authors, who is not named in the article itself."""
    left = list(keeps)
    known = {name.casefold() for name in authors}
    places = [place for place, keep in enumerate(keeps) if keep]
    for place in reversed(places[-_MAX_LINES:] if known else []):
        block = blocks[place]
        name = biography_of(block.text) if len(block.traits.words) <= _MAX_WORDS else ""
        above = [blocks[i] for i in places if i < place]
        words = sum(len(other.traits.words) for other in above)
        is_subject = any(name.split()[-1] in other.text for other in above) if name else False
        if name.casefold() not in known or is_subject or words < _TIMES_ABOVE * len(block.traits.words):
            break
        left[place] = False
    return left
