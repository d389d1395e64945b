"""Owns the metadata of text without markup: headline, byline and date among the lines around the article."""

from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.bylines import authors_of_lines
from functions.clean.dates import Stamp, slashed_order
from functions.clean.headline_features import headline_features
from functions.clean.line_model import LineModel
from functions.clean.openings import is_date_line, is_update, publication_date, title_beside
from functions.clean.page_metadata import Metadata

_HEADLINE_FROM: Final = (
    0.05  # chance below which no headline is better than a wrong one; chosen on sites not trained on
)
_RIVAL: Final = 0.4  # of the best chance
_BELOW: Final = 14  # lines below the headline in which standfirst, byline and date stand
_ABOVE: Final = 8
_MAX_LINE_CHARS: Final = 140  # longer lines are text or citations


def dump_headline(
    blocks: Sequence[Block],
    rows: Sequence[list[float]],
    chances: Sequence[float],
    kept: Sequence[bool],
    credited: set[int],
    model: LineModel,
) -> int | None:
    """Where the headline of a text dump stands whose article consists of the kept blocks, `credited` above it."""
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    found = headline_features(blocks, rows, chances, kept, first)
    ranked = [(model.judge_headline(row), i) for i, row in found]
    best = max(ranked, default=(0.0, 0))
    # A line that would open the text and is about as likely is the article's own headline; the other is the page's.
    rivals = [i for chance, i in ranked if i > best[1] and kept[i] and chance >= _RIVAL * best[0]]
    at = max([best[1], *rivals]) if best[0] >= _HEADLINE_FROM else None
    return title_beside(credited, blocks) if at is None else at


def dump_metadata(blocks: Sequence[Block], kept: Sequence[bool], credited: set[int], at: int | None) -> Metadata:
    """The metadata of a text dump whose article consists of the kept blocks, its headline standing at `at`.

    A piece of a line that held the whole page is no headline: nobody can tell where in it the headline begins.
    """
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    last = max((i for i, keep in enumerate(kept) if keep), default=0)
    kept = [keep and i not in credited for i, keep in enumerate(kept)]
    first = next((i for i, keep in enumerate(kept) if keep and i > max(credited, default=-1)), first)
    start = at if at is not None else max(0, first - 12)
    return Metadata(
        headline=blocks[at].text if at is not None and not blocks[at].piece else None,
        authors=tuple(authors_of_lines(blocks, kept, start, first, last)),
        published=_published(blocks, kept, start, first, last),
    )


def _published(blocks: Sequence[Block], kept: Sequence[bool], start: int, first: int, last: int) -> Stamp | None:
    """The date nearest to the headline; a date at the head of the page only where nothing nearer stands.

    Lines of the article are not looked at: what they date is what they tell of.
    """
    day_first = slashed_order("\n".join(block.text for block in blocks[: last + 20] if len(block.text) < 200))
    below = range(start, min(len(blocks), max(first + 3, start + _BELOW)))
    weak: Stamp | None = None
    for i in (*below, *range(start - 1, max(-1, start - _ABOVE), -1)):
        text = blocks[i].text
        if i < 0 or len(text) > _MAX_LINE_CHARS or (kept[i] and not is_date_line(text)):
            continue
        found = publication_date(text, day_first)
        if found and not is_update(text, found):
            return found
        weak = weak or found
    return weak
