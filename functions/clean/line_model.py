"""Owns the line classifier: boosted trees that say of each block how likely it belongs to the article.

Two stages: the first sees a block with its neighbours, the second sees the first's verdicts all over the page, so a
page is judged as a whole. Weights come from benchmarks/train_line_classifier.py; a tree is either the number it adds
or `[feature, threshold, at most, above]`.
"""

import functools
import itertools
import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, cast

from functions.clean.blocks import Block
from functions.clean.line_groups import group_features

REACH: Final = (1, 2, 3, 4)  # neighbours whose verdicts the second stage sees one by one
WINDOWS: Final = (2, 5, 10)  # and as means over so many blocks on each side
MAX_KEPT_FROM: Final = 0.6  # no block that is likelier than this to be article is ever cut
_UNLIKELY: Final = 0.3  # blocks below this chance count as a gap
_MISSING: Final = -1.0
_MIN_TREES: Final = 100  # that are always asked
_SUMMED: Final = 25  # trees in one sum: Python refuses expressions that are nested too deeply
_LOST: Final = -5.0  # log odds, a chance below 0.007
_HOPELESS: Final = 0.01  # a block that is no likelier, nor any near it, is not judged a second time
_HOPE_REACH: Final = 3


class LineModel:
    """The weights of one kind of input; `judge` gives the chances."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.lexicon: dict[str, float] = weights.get("lexicon", {})
        self._first = _Trees(weights["first"])
        self._second = _Trees(weights["second"])
        self._headline = _Trees(weights.get("headline", []))
        self.choice: dict[str, float] = weights.get("choice", {})

    def judge(
        self,
        blocks: Sequence[Block],
        rows: Sequence[list[float]],
        words: Sequence[int],
    ) -> list[float]:
        """For each block with its row of features the chance, 0 to 1, that it belongs to the article."""
        first = [self._first.chance(row) for row in rows]
        places = range(len(first))
        hopes = [max(first[max(0, i - _HOPE_REACH) : i + _HOPE_REACH + 1]) for i in places]
        wanted = [hope > _HOPELESS for hope in hopes]
        seen = second_features(blocks, first, words, self.is_of_pages, wanted)
        return [
            self._second.chance(verdicts + row) if verdicts else chance
            for chance, verdicts, row in zip(first, seen, rows, strict=True)
        ]

    @property
    def is_of_pages(self) -> bool:
        """Whether it judges blocks of HTML, which have containers, rather than lines."""
        return bool(self.choice)

    def judge_headline(self, row: Sequence[float]) -> float:
        """The chance that a line with these headline features is the headline."""
        return self._headline.chance(row)


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
    blocks: Sequence[Block],
    chances: Sequence[float],
    words: Sequence[int],
    is_page: bool,
    wanted: Sequence[bool] | None = None,
) -> list[list[float]]:
    """What the second stage sees of the first: verdicts around each block, and on pages in its groups.

    Blocks that are not wanted, if any are named, get an empty row.
    """
    rows = verdict_features(chances, words, wanted or [True] * len(chances))
    if not is_page:
        return rows
    groups = group_features(blocks, chances, words)
    return [verdicts and verdicts + group for verdicts, group in zip(rows, groups, strict=True)]


def verdict_features(chances: Sequence[float], words: Sequence[int], wanted: Sequence[bool]) -> list[list[float]]:
    """What the second stage sees of the first: verdicts around each block, and how much article lies where."""
    total = len(chances)
    mass = list(itertools.accumulate((c * w for c, w in zip(chances, words, strict=True)), initial=0.0))
    weight = list(itertools.accumulate(words, initial=0.0))
    before = list(itertools.accumulate(chances, max, initial=0.0))
    after = list(itertools.accumulate(reversed(chances), max, initial=0.0))[::-1]
    all_mass, all_words = max(mass[-1], 1e-9), max(weight[-1], 1e-9)

    def mean(start: int, end: int) -> float:
        return (mass[end] - mass[start]) / max(weight[end] - weight[start], 1.0)

    rows: list[list[float]] = []
    for i, (chance, bulk) in enumerate(zip(chances, _bulk_features(chances, words, mass), strict=True)):
        if not wanted[i]:
            rows.append([])
            continue
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


class _Trees:
    """Boosted trees, compiled with a variable for each feature: walking them as lists takes three times as long, and
    they are a fifth of the work of cleaning."""

    def __init__(self, trees: Sequence[Any]) -> None:
        self._head = _compiled(trees[:_MIN_TREES])
        self._tail = _compiled(trees[_MIN_TREES:])

    def chance(self, row: Sequence[float]) -> float:
        """The chance they give a row; beyond hope, the later trees, which say less and less, are not asked."""
        score = self._head(*row)
        if score > _LOST:
            score += self._tail(*row)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def _compiled(trees: Sequence[Any]) -> Callable[..., float]:
    """The sum of the trees as a function of features; its source holds nothing but numbers of the weights file."""
    terms = [_expression(tree) for tree in trees]
    sums = [f"({'+'.join(terms[at : at + _SUMMED])})" for at in range(0, len(terms), _SUMMED)]
    features = "".join(f"f{number}," for number in range(1 + max(map(_last_feature, trees), default=-1)))
    source = f"lambda {features}*_: {'+'.join(sums) or '0.0'}"
    return cast(Callable[..., float], eval(source, {"__builtins__": {}}))  # noqa: S307


def _expression(tree: Any) -> str:
    if not isinstance(tree, list):
        return repr(float(tree))
    feature, threshold, below, above = tree
    return f"({_expression(below)} if f{int(feature)}<={float(threshold)!r} else {_expression(above)})"


def _last_feature(tree: Any) -> int:
    return max(int(tree[0]), _last_feature(tree[2]), _last_feature(tree[3])) if isinstance(tree, list) else -1
