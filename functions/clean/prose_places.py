"""Owns the features that tell where a block stands among the prose of its page or text."""

import itertools
import math
from collections.abc import Sequence
from typing import Final

PROSE_NAMES: Final = (
    "place", "words_before", "words_after", "lines", "page_words", "prose_share", "prose_before", "prose_after",
    "prose_near_5", "prose_near_15", "short_run", "since_prose", "until_prose", "run_words", "run_share",
)  # fmt: skip
_FARTHEST: Final = 50  # blocks from which prose is far


def prose_features(prose: Sequence[int], counts: Sequence[int]) -> list[list[float]]:
    """One row for each block with the values of PROSE_NAMES, from its words, and those of it that are prose."""
    total = len(counts)
    all_words = max(1, sum(counts))
    sums = list(itertools.accumulate(prose, initial=0))
    all_prose = max(1, sums[-1])
    words_before = list(itertools.accumulate(counts, initial=0))
    since, until = _distances(prose), _distances(prose[::-1])[::-1]
    runs = _runs(prose)
    longest_run = max(1, max(runs, default=1))
    rows = []
    last = max(1, total - 1)
    of_page = (math.log1p(total), math.log1p(all_words), all_prose / all_words)
    for i in range(total):
        near_5 = sums[min(total, i + 6)] - sums[max(0, i - 5)]
        near_15 = sums[min(total, i + 16)] - sums[max(0, i - 15)]
        rows.append(
            [
                i / last,
                words_before[i] / all_words,
                (all_words - words_before[i + 1]) / all_words,
                *of_page,
                sums[i] / all_prose,
                (sums[-1] - sums[i + 1]) / all_prose,
                math.log1p(near_5),
                math.log1p(near_15),
                float(since[i] + until[i]),
                float(since[i]),
                float(until[i]),
                math.log1p(runs[i]),
                runs[i] / longest_run,
            ]
        )
    return rows


def _distances(prose: Sequence[int]) -> list[int]:
    """How many blocks ago the last prose was, at most _FARTHEST."""
    distances, distance = [], _FARTHEST
    for words in prose:
        distance = 0 if words else min(_FARTHEST, distance + 1)
        distances.append(distance)
    return distances


def _runs(prose: Sequence[int]) -> list[int]:
    """Words of prose in the run each block is in; a run may hold up to three blocks in a row that are not prose."""
    runs = [0] * len(prose)
    start, gap, words = 0, 0, 0
    for i, value in enumerate([*prose, 0, 0, 0, 0]):
        gap = 0 if value else gap + 1
        if words and (gap > 3 or i >= len(prose)):
            runs[start : min(len(prose), i - gap + 1)] = [words] * (min(len(prose), i - gap + 1) - start)
            words = 0
        if value:
            start = i if not words else start
            words += value
    return runs
