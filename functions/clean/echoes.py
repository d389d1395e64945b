"""Owns what is known of text that stands twice on a page: teasers repeated, articles hidden in it a second time."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block

_LONG_WORDS: Final = 12  # shorter lines may be said twice in an article
_ECHO_SHARE: Final = 0.8  # of a block's shingles, from which it only repeats what is kept above it
_RUN: Final = 3
"""Long blocks in a row that make a list when they stand again in that order. One alone may be the article's first
paragraph and its summary, which are judged differently with good reason."""
_UNLIKELY: Final = 0.3  # chance below which a copy is no article; 0.1 and 0.5 decide alike on 503 pages


def level_copies(blocks: Sequence[Block], chances: Sequence[float]) -> list[float]:
    """The chances, where a list of teasers that stands twice has the lower chance of both in both places.

    In the margin it is seen for what it is; above the article, with its first sentences, it reads like the article.
    """
    levelled = list(chances)
    places = [i for i, block in enumerate(blocks) if len(block.traits.words) >= _LONG_WORDS]
    runs = defaultdict[tuple[str, ...], list[list[int]]](list)
    for start in range(len(places) - _RUN + 1):
        run = places[start : start + _RUN]
        runs[tuple(blocks[place].text for place in run)].append(run)
    for copies in runs.values():
        for twins in zip(*copies, strict=True) if len(copies) > 1 else ():
            lowest = min(chances[place] for place in twins)
            if lowest < _UNLIKELY:
                for place in twins:
                    levelled[place] = min(levelled[place], lowest)
    return levelled


def without_echoes(blocks: Sequence[Block], keeps: Sequence[bool]) -> list[bool]:
    """What is kept, less the blocks that only repeat what is kept above them elsewhere on the page.

    What blocks of one make say twice in one container is the article's own: the same dish in the menus of two days.
    """
    said = [shingle for block, keep in zip(blocks, keeps, strict=True) if keep for shingle in block.traits.shingles]
    again = _said_again(said)
    if not again:  # as on most pages
        return list(keeps)
    seen = defaultdict[int, set[tuple[int, int]]](set)
    left = []
    for block, keep in zip(blocks, keeps, strict=True):
        shingles = block.traits.shingles if keep else []
        echoes = [] if again.isdisjoint(shingles) else [shingle for shingle in shingles if shingle in again]
        is_echo = False
        if echoes and len(block.traits.words) >= _LONG_WORDS:
            repeated = [s in seen and (block.container, block.signature) not in seen[s] for s in echoes]
            is_echo = sum(repeated) >= _ECHO_SHARE * len(shingles)
        left.append(keep and not is_echo)
        for shingle in echoes:
            seen[shingle].add((block.container, block.signature))
    return left


def _said_again(said: Sequence[int]) -> set[int]:
    """What stands more than once in a sequence."""
    once = set(said)
    if len(once) == len(said):
        return set()
    return {shingle for shingle, count in Counter(said).items() if count > 1}
