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
_SURE_PROMISE: Final = 0.95
"""F1 that the chances promise from which none is asked either. Of the 27 of 303 pages whose readings differ it spares
nine; on sites not seen an extractor made three of these worse and none better. 0.9 to 0.97 do about the same."""


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
    own = own_view(page, keeps)
    for name, other in candidates(page, blocks, keeps).items():
        features = choice_features(page, own, other, name)
        gain = sum(weights.get(key, 0.0) * value for key, value in zip(CHOICE_NAMES, features, strict=True))
        if gain > most:
            best, most = other, gain
    return best


def is_doubtful(page: Judged, keeps: Sequence[bool]) -> bool:
    """Whether the reading and the body that the page names have so little in common that another opinion is wanted.

    It is not where the classifier is sure of its own.
    """
    if expected_f1(page.chances, page.words, keeps) >= _SURE_PROMISE:
        return False
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


class OwnView(NamedTuple):
    """The classifier's own reading of a page, and what of CHOICE_NAMES is the same beside every other reading."""

    keeps: Sequence[bool]
    whole: float
    words: int
    expected: float
    runs: float
    structured: tuple[float, float, float]
    doubtful: float


def own_view(page: Judged, keeps: Sequence[bool]) -> OwnView:
    """The view of a page whose kept blocks are given."""
    words = max(1, sum(itertools.compress(page.words, keeps)))
    structured = [share >= _SHARE for share in page.in_structured]
    structured_words = sum(itertools.compress(page.words, structured))
    shared = sum(n for n, a, b in zip(page.words, keeps, structured, strict=True) if a and b)
    has_structured = float(any(share >= 0 for share in page.in_structured))
    doubtful = [_DOUBTFUL[0] < chance < _DOUBTFUL[1] for chance in page.chances]
    return OwnView(
        keeps,
        sum(chance * count for chance, count in zip(page.chances, page.words, strict=True)),
        words,
        expected_f1(page.chances, page.words, keeps),
        float(_runs([i for i, keep in enumerate(keeps) if keep])),
        (has_structured, structured_words / words, shared / max(1, structured_words)),
        sum(itertools.compress(page.words, doubtful)) / words,
    )


def choice_features(page: Judged, own: OwnView, other: Sequence[bool], name: str) -> list[float]:
    """The values of CHOICE_NAMES for another reading beside the classifier's own."""
    found = [i for i, is_in in enumerate(other) if is_in]
    shared = [i for i in found if own.keeps[i]]
    added = [i for i in found if not own.keeps[i]]
    dropped = [i for i, keep in enumerate(own.keeps) if keep and not other[i]]
    words = sum([page.words[i] for i in found])
    right = sum([page.chances[i] * page.words[i] for i in found])
    chance_dropped, dropped_words = _mean_chance(page, dropped)
    chance_added, added_words = _mean_chance(page, added)
    chance_shared, _ = _mean_chance(page, shared)
    return [
        own.expected,
        2 * right / max(1.0, words + own.whole),
        math.log(own.words),
        math.log(max(1, words)),
        chance_dropped,
        chance_added,
        chance_shared,
        dropped_words / own.words,
        added_words / max(1, words),
        own.runs,
        float(_runs(found)),
        _is_below(dropped, shared),
        *own.structured,
        own.doubtful,
        *(float(name == candidate) for candidate in CANDIDATES),
        1.0,
    ]


def _mean_chance(page: Judged, places: Sequence[int]) -> tuple[float, int]:
    """The mean chance, by words, of the blocks at some places, and their words."""
    words = sum([page.words[i] for i in places])
    return sum([page.chances[i] * page.words[i] for i in places]) / max(1, words), words


def _runs(kept: Sequence[int]) -> int:
    """How often more than a few blocks in a row are left out between kept ones, whose places are given."""
    return sum(1 for a, b in itertools.pairwise(kept) if b - a > _RUN_GAP)


def _is_below(dropped: Sequence[int], shared: Sequence[int]) -> float:
    """1 if what is dropped stands mostly below what is shared, 0 if above; their places are given."""
    if not dropped or not shared:
        return 0.5
    return float(sum(dropped) / len(dropped) > sum(shared) / len(shared))
