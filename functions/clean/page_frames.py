"""Owns where the article ends on a page that shows several, each in the same frame: headline, byline, text."""

from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block

_MIN_WORDS: Final = 40  # kept below the headline; with fewer it is not the headline of what is kept


def within_frame(blocks: Sequence[Block], keeps: Sequence[bool], words: Sequence[int], headline: int) -> list[bool]:
    """What is kept from the headline, at that place or -1, to the next heading of the same make.

    Headings that stand in the headline's own container are those of its sections. Pages that load one article after
    another, and blogs that print the newest posts below the one that was asked for, read alike from first to last;
    only their frames tell them apart. Of 503 pages the rule changes two, both from under 0.5 to 1.0 of shingle F1.
    """
    if headline < 0 or not blocks[headline].heading_level:
        return list(keeps)
    own = blocks[headline]
    others = [
        i
        for i, block in enumerate(blocks)
        if block.signature == own.signature and block.container != own.container and block.text != own.text
    ]
    end = next((i for i in others if i > headline), len(blocks))
    begin = headline if others and others[0] < headline else 0
    kept = sum(count for count, keep in zip(words[headline:end], keeps[headline:end], strict=True) if keep)
    if kept < _MIN_WORDS:
        return list(keeps)
    return [keep and begin <= i < end for i, keep in enumerate(keeps)]
