"""Owns the line classifier: boosted trees that say of each block how likely it belongs to the article.

Two stages: the first sees a block with its neighbours, the second sees the first's verdicts all over the page, so a
page is judged as a whole. Weights come from benchmarks/train_line_classifier.py; `shared/boosted_trees.py` says how a
tree is written.
"""

import functools
import itertools
import json
import math
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Final

from functions.clean.blocks import Block
from functions.clean.line_groups import group_features
from shared.boosted_trees import chance_of, sum_of_trees

REACH: Final = (1, 2, 3, 4)  # neighbours whose verdicts the second stage sees one by one
WINDOWS: Final = (2, 5, 10)  # and as means over so many blocks on each side
MAX_KEPT_FROM: Final = 0.6  # no block that is likelier than this to be article is ever cut
_UNLIKELY: Final = 0.3  # blocks below this chance count as a gap
_MISSING: Final = -1.0
_EXITS_OF_PAGES: Final = ((20, -2.5, -6.5), (60, -4.0, -4.0))
"""After so many trees of the first stage a block with so low log odds is beyond hope, as three of four are on pages;
later trees would add so much in the mean. Of 14,000 blocks that leave there on 101 pages 43 would have ended above -4,
and none above -2.8, which is a chance of 0.06."""
_EXITS_OF_TEXTS: Final = ((100, -5.0, 0.0),)
_HOPELESS: Final = 0.01  # a block that is no likelier, nor any near it, is not judged a second time
_HOPE_REACH: Final = 3


class LineModel:
    """The weights of one kind of input; `judge` gives the chances."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.lexicon: dict[str, float] = weights.get("lexicon", {})
        self.choice: dict[str, float] = weights.get("choice", {})
        self._first = _Trees(weights["first"], _EXITS_OF_PAGES if self.is_of_pages else _EXITS_OF_TEXTS)
        self._second = _Trees(weights["second"], () if self.is_of_pages else _EXITS_OF_TEXTS)
        self._headline = _Trees(weights.get("headline", []))

    def judge(
        self,
        blocks: Sequence[Block],
        rows: Sequence[list[float]],
        words: Sequence[int],
        asked: Collection[int] | None = None,
    ) -> list[float]:
        """For each block with its row of features the chance, 0 to 1, that it belongs to the article.

        If only some places are asked for, the chances at others are those of the first stage.
        """
        chances = self._first.chances(rows)
        places = [
            i
            for i in (range(len(chances)) if asked is None else sorted(asked))
            if max(chances[max(0, i - _HOPE_REACH) : i + _HOPE_REACH + 1]) > _HOPELESS
        ]
        seen = second_features(blocks, chances, words, places, is_page=self.is_of_pages)
        second = self._second.chances([[*saw, *rows[place]] for place, saw in zip(places, seen, strict=True)])
        for place, chance in zip(places, second, strict=True):
            chances[place] = chance
        return chances

    @property
    def is_of_pages(self) -> bool:
        """Whether it judges blocks of HTML, which have containers, rather than lines."""
        return bool(self.choice)

    def judge_headline(self, row: Sequence[float]) -> float:
        """The chance that a line with these headline features is the headline."""
        return self._headline.chances([row])[0]


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


def second_features(
    blocks: Sequence[Block], chances: Sequence[float], words: Sequence[int], places: Sequence[int], *, is_page: bool
) -> list[list[float]]:
    """What the second stage sees of the first at some places: verdicts around each, and on pages in its groups."""
    rows = verdict_features(chances, words, places)
    if not is_page:
        return rows
    groups = group_features(blocks, chances, words, places)
    return [[*verdicts, *group] for verdicts, group in zip(rows, groups, strict=True)]


def verdict_features(chances: Sequence[float], words: Sequence[int], places: Sequence[int]) -> list[list[float]]:
    """What the second stage sees of the first: verdicts around each place, and how much article lies where."""
    total = len(chances)
    mass = list(itertools.accumulate((c * w for c, w in zip(chances, words, strict=True)), initial=0.0))
    weight = list(itertools.accumulate(words, initial=0.0))
    before = list(itertools.accumulate(chances, max, initial=0.0))
    after = list(itertools.accumulate(reversed(chances), max, initial=0.0))[::-1]
    all_mass, all_words = max(mass[-1], 1e-9), max(weight[-1], 1e-9)
    bulk = _bulk_features(chances, words, mass, set(places))

    def mean(start: int, end: int) -> float:
        return (mass[end] - mass[start]) / max(weight[end] - weight[start], 1.0)

    rows: list[list[float]] = []
    for i in places:
        row = [chances[i]]
        for step in REACH:
            row.append(chances[i - step] if i >= step else _MISSING)
            row.append(chances[i + step] if i + step < total else _MISSING)
        for width in WINDOWS:
            row += [mean(max(0, i - width), i), mean(i + 1, min(total, i + 1 + width))] if total > 1 else [0.0, 0.0]
        row += [mass[i] / all_mass, (all_mass - mass[i + 1]) / all_mass, all_mass / all_words, before[i], after[i + 1]]
        rows.append(row + bulk[i])
    return rows


def _bulk_features(
    chances: Sequence[float], words: Sequence[int], mass: Sequence[float], wanted: set[int]
) -> dict[int, list[float]]:
    """What lies between each wanted place and the bulk of the article: boilerplate in lines and words, its longest
    stretch."""
    total = len(chances)
    if not total:
        return {}
    bulk = max(range(total), key=lambda i: mass[min(total, i + 6)] - mass[max(0, i - 5)] + 1e-3 * chances[i] * words[i])
    rows: dict[int, list[float]] = {}
    for places in (range(bulk, total), range(bulk - 1, -1, -1)):
        lines = boilerplate_words = 0.0
        stretch = longest = count = 0
        for i in places:
            if i in wanted:
                rows[i] = [lines, math.log1p(boilerplate_words), float(longest), float(count), float(i - bulk)]
            lines += 1 - chances[i]
            boilerplate_words += (1 - chances[i]) * words[i]
            stretch = stretch + 1 if chances[i] < _UNLIKELY else 0
            longest = max(longest, stretch)
            count += chances[i] < _UNLIKELY
    return rows


class _Trees:
    """Boosted trees that need not all be asked about a block that is beyond hope."""

    def __init__(self, trees: Sequence[Any], exits: Sequence[tuple[int, float, float]] = ()) -> None:
        starts = [0, *(count for count, _, _ in exits)]
        ends = [*starts[1:], len(trees)]
        parts = [sum_of_trees(trees[start:end]) for start, end in zip(starts, ends, strict=True)]
        self._first = parts[0]
        self._later = [(bound, rest, part) for (_, bound, rest), part in zip(exits, parts[1:], strict=True)]

    def chances(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The chance they give each row; beyond hope, the later trees, which say less and less, are not asked.

        All rows go through the first trees before any goes through later ones, which keeps these near the processor.
        """
        scores = [self._first(*row) for row in rows]
        left: Sequence[int] = range(len(rows))
        for bound, rest, trees in self._later:
            hopeful = []
            for place in left:
                if scores[place] > bound:
                    scores[place] += trees(*rows[place])
                    hopeful.append(place)
                else:
                    scores[place] += rest
            left = hopeful
        return [chance_of(score) for score in scores]
