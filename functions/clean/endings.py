"""Owns the end of the article in a text dump: kept lines far below a heading of teasers or comments are not of it."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.foreign_labels import is_heading
from functions.clean.line_features import is_running_text

_HEADING: Final = re.compile(
    r"(?:\d{1,5} |view |show |all )*comments?(?: \(\d+\))?|(?:leave|post|add|write) a (?:comment|reply).{0,40}|"
    r"join the (?:conversation|discussion).{0,40}|(?:most|more) (?:read|popular|viewed|stories|news|articles|"
    r"headlines|on this|like this|from .{2,40}|in .{2,30}|.{2,20} (?:news|stories))|"
    r"related(?: .{2,30})?|recommended.{0,30}|you (?:may|might) (?:also )?(?:like|be interested).{0,30}|"
    r"(?:also )?(?:read|up|watch|see) (?:next|also|more).{0,30}|"
    r"latest(?: .{2,30})?|(?:trending|popular|top stories).{0,20}|"
    r"(?:around|from) (?:the|our) (?:web|partners?|network)|"
    r"sponsored.{0,30}|what (?:others|people) are (?:reading|saying).{0,20}|don.t miss.{0,20}|keep reading|"
    r"editor.s picks?|about the author.{0,20}|share this.{0,30}|tags?:?.{0,60}|topics:?|filed under:?.{0,60}|"
    r"follow us.{0,30}|sign up.{0,60}|get (?:our|the) newsletter.{0,40}",
    re.IGNORECASE,
)
_MAX_HEADING_CHARS: Final = 70
_MIN_GAP: Final = 10
"""Lines left out in a row, such a heading among them, below which nothing is of the article any more. On sites not seen
the rule changes 1 page in 15, 6 of 7 of them for the better: F1 +0.003; 6 or 12 lines do about the same."""
_MIN_SHARE: Final = 0.5  # of what is kept, by words and chances, that must stand above; with 0.3 the rule does harm


def without_tail(
    blocks: Sequence[Block], keeps: Sequence[bool], chances: Sequence[float], words: Sequence[int]
) -> list[bool]:
    """What is kept of a dump down to where its article ends."""
    keeps = _without_teasers(blocks, keeps, words)
    places = [place for place, keep in enumerate(keeps) if keep]
    masses = list(itertools.accumulate(chances[place] * words[place] for place in places))
    for (above, below), mass in zip(itertools.pairwise(places), masses, strict=False):
        is_far = below - above > _MIN_GAP and mass >= _MIN_SHARE * masses[-1]
        if is_far and _closes(blocks[above + 1 : below], blocks[below:]):
            return [keep and place <= above for place, keep in enumerate(keeps)]
    return list(keeps)


def _without_teasers(blocks: Sequence[Block], keeps: Sequence[bool], words: Sequence[int]) -> Sequence[bool]:
    """What is kept, less titles below a heading of teasers in another language, of which the classifier knows nothing.

    Such a heading may stand in the article, above a box: sentences below it stay.
    """
    kept = list(itertools.accumulate(count if keep else 0 for count, keep in zip(words, keeps, strict=True)))
    headings = (place for place, block in enumerate(blocks) if is_heading(block.text))
    heading = next((place for place in headings if 2 * kept[place] > kept[-1]), len(blocks))
    return [
        keep and (place < heading or is_running_text(block))
        for place, (block, keep) in enumerate(zip(blocks, keeps, strict=True))
    ]


def _closes(stretch: Sequence[Block], rest: Sequence[Block]) -> bool:
    """Whether a stretch of lines has a heading of teasers that does not come again: a box that stands several times in
    an article has the same headings each time."""
    headings = {block.text for block in stretch if _is_heading(block.text)}
    return bool(headings - {block.text for block in rest})


def _is_heading(text: str) -> bool:
    return len(text) < _MAX_HEADING_CHARS and (bool(_HEADING.fullmatch(text.strip(" :|»>"))) or is_heading(text))
