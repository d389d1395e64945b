"""Owns the line classifier: boosted trees that say of each block how likely it belongs to the article.

Two stages: the first sees a block with its neighbours, the second sees the first's verdicts all over the page, so a
page is judged as a whole. Weights come from benchmarks/train_line_classifier.py; a tree is either the number it adds
or `[feature, threshold, at most, above]`.
"""

import functools
import itertools
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

REACH: Final = (1, 2, 3, 4)  # neighbours whose verdicts the second stage sees one by one
WINDOWS: Final = (2, 5, 10)  # and as means over so many blocks on each side
MAX_KEPT_FROM: Final = 0.6  # no block that is likelier than this to be article is ever cut
_UNLIKELY: Final = 0.3  # blocks below this chance count as a gap
_MISSING: Final = -1.0


class LineModel:
    """The weights of one kind of input; `judge` gives the chances."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.lexicon: dict[str, float] = weights["lexicon"]
        self._first: list[Any] = weights["first"]
        self._second: list[Any] = weights["second"]
        self._headline: list[Any] = weights.get("headline", [])

    def judge(self, rows: Sequence[list[float]], words: Sequence[int]) -> list[float]:
        """For each row of features the chance, 0 to 1, that its block belongs to the article."""
        first = [_chance(self._first, row) for row in rows]
        return [
            _chance(self._second, verdicts + row)
            for verdicts, row in zip(verdict_features(first, words), rows, strict=True)
        ]

    def judge_headline(self, row: Sequence[float]) -> float:
        """The chance that a line with these headline features is the headline."""
        return _chance(self._headline, row)


def kept_from(chances: Sequence[float], words: Sequence[int]) -> float:
    """The chance from which blocks are kept: gives the highest expected F1 on this page, at most MAX_KEPT_FROM.

    On a page the model is sure of this is a half; a short text it is unsure of is kept rather than lost whole.
    """
    expected = sum(chance * count for chance, count in zip(chances, words, strict=True))
    best, threshold, kept, right = 0.0, MAX_KEPT_FROM, 0.0, 0.0
    for chance, count in sorted(zip(chances, words, strict=True), reverse=True):
        kept += count
        right += chance * count
        f1 = 2 * right / max(kept + expected, 1e-9)
        if f1 > best:
            best, threshold = f1, chance
    return min(threshold, MAX_KEPT_FROM)


@functools.cache
def load_model(name: str) -> LineModel:
    """The model kept beside this module as `<name>.json`."""
    path = Path(__file__).with_name(f"{name}.json")
    return LineModel(json.loads(path.read_text(encoding="utf-8")))


def verdict_features(chances: Sequence[float], words: Sequence[int]) -> list[list[float]]:
    """What the second stage sees of the first: verdicts around each block, and how much article lies where."""
    total = len(chances)
    mass = list(itertools.accumulate((c * w for c, w in zip(chances, words, strict=True)), initial=0.0))
    weight = list(itertools.accumulate(words, initial=0.0))
    before = list(itertools.accumulate(chances, max, initial=0.0))
    after = list(itertools.accumulate(reversed(chances), max, initial=0.0))[::-1]
    all_mass, all_words = max(mass[-1], 1e-9), max(weight[-1], 1e-9)

    def mean(start: int, end: int) -> float:
        return (mass[end] - mass[start]) / max(weight[end] - weight[start], 1.0)

    rows = []
    for i, (chance, bulk) in enumerate(zip(chances, _bulk_features(chances, words, mass), strict=True)):
        row = [chance]
        for step in REACH:
            row.append(chances[i - step] if i >= step else _MISSING)
            row.append(chances[i + step] if i + step < total else _MISSING)
        for width in WINDOWS:
            row += [mean(max(0, i - width), i), mean(i + 1, min(total, i + 1 + width))] if total > 1 else [0.0, 0.0]
        row += [mass[i] / all_mass, (all_mass - mass[i + 1]) / all_mass, all_mass / all_words, before[i], after[i + 1]]
        rows.append(row + bulk)
    return rows


def _bulk_features(chances: Sequence[float], words: Sequence[int], mass: Sequence[float]) -> list[list[float]]:
    """What lies between each block and the bulk of the article: boilerplate in lines and words, its longest stretch."""
    total = len(chances)
    if not total:
        return []
    bulk = max(range(total), key=lambda i: mass[min(total, i + 6)] - mass[max(0, i - 5)] + 1e-3 * chances[i] * words[i])
    rows: list[list[float]] = [[]] * total
    for places in (range(bulk, total), range(bulk - 1, -1, -1)):
        lines = boilerplate_words = 0.0
        stretch = longest = count = 0
        for i in places:
            rows[i] = [lines, math.log1p(boilerplate_words), float(longest), float(count), float(i - bulk)]
            lines += 1 - chances[i]
            boilerplate_words += (1 - chances[i]) * words[i]
            stretch = stretch + 1 if chances[i] < _UNLIKELY else 0
            longest = max(longest, stretch)
            count += chances[i] < _UNLIKELY
    return rows


def _chance(trees: Sequence[Any], row: Sequence[float]) -> float:
    score = 0.0
    for tree in trees:
        node = tree
        while node.__class__ is list:
            node = node[2] if row[node[0]] <= node[1] else node[3]
        score += node
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
