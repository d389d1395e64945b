"""Owns the metadata of text without markup: headline, byline and date among the lines around the article."""

import re
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.bylines import authors_of_lines
from functions.clean.dates import Stamp, find_date, slashed_order
from functions.clean.headline_features import headline_features
from functions.clean.line_model import LineModel
from functions.clean.openings import title_beside
from functions.clean.page_metadata import Metadata

_HEADLINE_FROM: Final = (
    0.05  # chance below which no headline is better than a wrong one; chosen on sites not trained on
)
_RIVAL: Final = 0.4  # of the best chance
_UPDATED = re.compile(r"\b(?:updated|modified|aktualisiert)\b", re.IGNORECASE)


def dump_metadata(
    blocks: Sequence[Block],
    rows: Sequence[list[float]],
    chances: Sequence[float],
    kept: Sequence[bool],
    credited: set[int],
    model: LineModel,
) -> Metadata:
    """The metadata of a text dump whose article consists of the kept blocks, with the `credited` above it."""
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    last = max((i for i, keep in enumerate(kept) if keep), default=0)
    found = headline_features(blocks, rows, chances, kept, first)
    ranked = [(model.judge_headline(row), i) for i, row in found]
    best = max(ranked, default=(0.0, 0))
    # A line that would open the text and is about as likely is the article's own headline; the other is the page's.
    rivals = [i for chance, i in ranked if i > best[1] and kept[i] and chance >= _RIVAL * best[0]]
    at = max([best[1], *rivals]) if best[0] >= _HEADLINE_FROM else None
    at = title_beside(credited, blocks) if at is None else at
    kept = [keep and i not in credited for i, keep in enumerate(kept)]
    first = next((i for i, keep in enumerate(kept) if keep and i > max(credited, default=-1)), first)
    start = at if at is not None else max(0, first - 12)
    return Metadata(
        headline=blocks[at].text if at is not None else None,
        authors=tuple(authors_of_lines(blocks, kept, start, first, last)),
        published=_published(blocks, kept, start, first, last),
    )


def _published(blocks: Sequence[Block], kept: Sequence[bool], start: int, first: int, last: int) -> Stamp | None:
    """The date nearest to the headline; a date at the head of the page only where nothing nearer stands.

    Lines of the article are not looked at: what they date is what they tell of.
    """
    day_first = slashed_order("\n".join(block.text for block in blocks[: last + 20] if len(block.text) < 200))
    near = [
        i for i in (*range(start, min(len(blocks), first + 3)), *range(start - 1, max(-1, start - 8), -1)) if i >= 0
    ]
    updated: Stamp | None = None
    for i in near:
        if kept[i] or len(blocks[i].text) > 200:
            continue
        found = find_date(blocks[i].text, day_first)
        if found and _UPDATED.search(blocks[i].text.split(str(found.day.year))[0]):
            updated = updated or found
        elif found:
            return found
    return updated
