"""Owns the choice between the classifier's reading of a page and another, and when an extractor is asked for one.

Where a page shows several articles or long comments the classifier may take them all, and the body that the page names,
or an extractor, only the first.
A linear estimate of how much better another reading is, from their sizes and the classifier's own chances, decides.
Its weights come from benchmarks/train_line_classifier.py.
"""

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from functions.clean.blocks import Block
from functions.clean.echoes import without_echoes
from functions.clean.furniture import is_standing_furniture

_FEATURE_NAMES: Final = (
    "expected_own", "expected", "words_own", "words", "chance_dropped", "chance_added", "chance_shared",
    "share_dropped", "share_added", "runs_own", "runs", "is_dropped_below", "has_structured", "structured_words",
    "structured_shared", "doubtful",
)  # fmt: skip
CANDIDATES: Final = ("other", "both", "span")
CHOICE_NAMES: Final = (*_FEATURE_NAMES, *CANDIDATES, "constant")
_MIN_GAIN: Final = 0.1
"""Estimated shingle F1 that another reading must be better by. On sites not seen a reading of a lower estimate is worse
three times as often as better; 0.04 to 0.2 do about the same."""
_MIN_GAIN_ASKED: Final = 0.02  # the same where an extractor was asked: those pages are read wrongly more often
_SHARE: Final = 0.5  # of a block that must stand in another reading
_SPAN_WORDS: Final = 8  # shorter blocks both agree on may stand anywhere
_RUN_GAP: Final = 3  # blocks left out that end a run
_DOUBTFUL: Final = (0.5, 0.8)
_SURE_AGREEMENT: Final = 0.85
"""F1 by words of the classifier's reading and the named body from which no extractor is asked."""


class Judged(NamedTuple):
    """A page's blocks as the classifier sees them: chance, words, and how much of each stands in other readings.

    `is_asked` tells that `in_other` is the reading of an extractor.
    """

    chances: Sequence[float]
    words: Sequence[int]
    in_other: Sequence[float]
    in_structured: Sequence[float]
    is_asked: bool = False


def choose(page: Judged, blocks: Sequence[Block], keeps: Sequence[bool], weights: Mapping[str, float]) -> list[bool]:
    """The blocks of the reading that is likely to be best: `keeps`, unless another is clearly better."""
    best, most = list(keeps), _MIN_GAIN_ASKED if page.is_asked else _MIN_GAIN
    for name, other in candidates(page, blocks, keeps).items():
        features = choice_features(page, keeps, other, name)
        gain = sum(weights.get(key, 0.0) * value for key, value in zip(CHOICE_NAMES, features, strict=True))
        if gain > most:
            best, most = other, gain
    return best


def is_doubtful(page: Judged, keeps: Sequence[bool]) -> bool:
    """Whether the reading and the body that the page names have so little in common that another opinion is wanted."""
    own = other = shared = 0
    for count, keep, share in zip(page.words, keeps, page.in_other, strict=True):
        is_other = share >= _SHARE
        own += count if keep else 0
        other += count if is_other else 0
        shared += count if keep and is_other else 0
    return 2 * shared < _SURE_AGREEMENT * (own + other)


def candidates(page: Judged, blocks: Sequence[Block], keeps: Sequence[bool]) -> dict[str, list[bool]]:
    """The readings beside ours: the other, what both keep, and what is kept between the first and last of that."""
    found = zip(blocks, page.in_other, strict=True)
    reading = without_echoes(blocks, [share >= _SHARE and not is_standing_furniture(block) for block, share in found])
    both = [a and b for a, b in zip(keeps, reading, strict=True)]
    sure = [i for i, (keep, count) in enumerate(zip(both, page.words, strict=True)) if keep and count >= _SPAN_WORDS]
    if not sure:
        return {}
    span = [keep and sure[0] <= i <= sure[-1] for i, keep in enumerate(keeps)]
    return dict(zip(CANDIDATES, (reading, both, span), strict=True))


def expected_f1(chances: Sequence[float], words: Sequence[int], keeps: Sequence[bool]) -> float:
    """The F1, by words, that the chances promise for a reading."""
    whole = sum(chance * count for chance, count in zip(chances, words, strict=True))
    right = sum(chance * count for chance, count, keep in zip(chances, words, keeps, strict=True) if keep)
    kept = sum(count for count, keep in zip(words, keeps, strict=True) if keep)
    return 2 * right / max(1.0, kept + whole)


def choice_features(page: Judged, own: Sequence[bool], other: Sequence[bool], name: str) -> list[float]:
    """The values of CHOICE_NAMES for another reading beside the classifier's own."""
    shared = [a and b for a, b in zip(own, other, strict=True)]
    dropped = [a and not b for a, b in zip(own, other, strict=True)]
    added = [b and not a for a, b in zip(own, other, strict=True)]
    structured = [share >= _SHARE for share in page.in_structured]
    doubtful = [_DOUBTFUL[0] < chance < _DOUBTFUL[1] for chance in page.chances]
    own_words, other_words = max(1, _count(page, own)), max(1, _count(page, other))
    structured_words = _count(page, structured)
    return [
        expected_f1(page.chances, page.words, own),
        expected_f1(page.chances, page.words, other),
        math.log(own_words),
        math.log(other_words),
        _sum(page, dropped) / max(1, _count(page, dropped)),
        _sum(page, added) / max(1, _count(page, added)),
        _sum(page, shared) / max(1, _count(page, shared)),
        _count(page, dropped) / own_words,
        _count(page, added) / other_words,
        float(_runs(own)),
        float(_runs(other)),
        _is_below(dropped, shared),
        float(any(share >= 0 for share in page.in_structured)),
        structured_words / own_words,
        sum(n for n, a, b in zip(page.words, own, structured, strict=True) if a and b) / max(1, structured_words),
        _count(page, doubtful) / own_words,
        *(float(name == candidate) for candidate in CANDIDATES),
        1.0,
    ]


def _count(page: Judged, chosen: Sequence[bool]) -> int:
    return sum(count for count, is_in in zip(page.words, chosen, strict=True) if is_in)


def _sum(page: Judged, chosen: Sequence[bool]) -> float:
    return sum(c * count for c, count, is_in in zip(page.chances, page.words, chosen, strict=True) if is_in)


def _runs(keeps: Sequence[bool]) -> int:
    """How often more than a few blocks in a row are left out between kept ones."""
    kept = [i for i, keep in enumerate(keeps) if keep]
    return sum(1 for a, b in itertools.pairwise(kept) if b - a > _RUN_GAP)


def _is_below(dropped: Sequence[bool], shared: Sequence[bool]) -> float:
    """1 if what is dropped stands mostly below what is shared, 0 if above."""
    places = [[i for i, is_in in enumerate(chosen) if is_in] for chosen in (dropped, shared)]
    if not all(places):
        return 0.5
    below, above = (sum(found) / len(found) for found in places)
    return float(below > above)
