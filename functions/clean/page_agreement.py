"""Owns the features that compare a page with other readings of it: the body it names, its JSON-LD, an extractor's."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.line_features import SENTENCE_WORDS
from functions.clean.line_traits import PROSE_WORDS, WORD

AGREEMENT_NAMES: Final = ("near", "container", "signature", "prose", "side", "since", "until")
_SHINGLE_WORDS: Final = 4
_NEAR: Final = 3  # blocks on each side
_MAX_STEPS: Final = 20
_MISSING: Final = -1.0


def coverage(text: str | None, words: Sequence[list[str]]) -> list[float]:
    """How much of each block stands in another reading, from 0 to 1; -1 for all where there is no such reading."""
    found = WORD.findall(text or "")
    if not found:
        return [_MISSING] * len(words)
    shingles = set(zip(*(found[i:] for i in range(_SHINGLE_WORDS)), strict=False))
    lines = {tuple(WORD.findall(line)) for line in (text or "").split("\n")}
    return [_share(block, shingles, lines) for block in words]


def _share(words: list[str], shingles: set[tuple[str, ...]], lines: set[tuple[str, ...]]) -> float:
    if not words:
        return _MISSING
    if tuple(words) in lines:
        return 1.0
    own = list(zip(*(words[i:] for i in range(_SHINGLE_WORDS)), strict=False))
    return sum(1 for shingle in own if shingle in shingles) / len(own) if own else 0.0


def agreement_features(blocks: Sequence[Block], counts: Sequence[int], shares: Sequence[float]) -> list[list[float]]:
    """One row for each block with the values of AGREEMENT_NAMES: what is around it and like it in the other reading."""
    if not shares or max(shares) < 0:
        return [[_MISSING] * len(AGREEMENT_NAMES) for _ in blocks]
    covered = [max(0.0, share) * count for share, count in zip(shares, counts, strict=True)]
    of_prose = sum(part for part, count in zip(covered, counts, strict=True) if count >= PROSE_WORDS)
    of_prose /= max(1, sum(count for count in counts if count >= PROSE_WORDS))
    containers = _means(blocks, covered, counts, lambda block: block.container)
    signatures = _means(blocks, covered, counts, lambda block: block.signature)
    sure = {i for i, (share, n) in enumerate(zip(shares, counts, strict=True)) if share > 0.5 and n >= SENTENCE_WORDS}
    first, last = min(sure, default=len(blocks)), max(sure, default=-1)
    since = _steps(sure, len(blocks))
    until = _steps({len(blocks) - 1 - i for i in sure}, len(blocks))[::-1]
    rows = []
    for i, block in enumerate(blocks):
        near = slice(max(0, i - _NEAR), i + _NEAR + 1)
        rows.append(
            [
                sum(covered[near]) / max(1, sum(counts[near])),
                containers[block.container],
                signatures[block.signature],
                of_prose,
                float((i > last) - (i < first)),
                float(since[i]),
                float(until[i]),
            ]
        )
    return rows


def _means(
    blocks: Sequence[Block], covered: Sequence[float], counts: Sequence[int], group: Callable[[Block], int]
) -> dict[int, float]:
    parts: dict[int, float] = defaultdict(float)
    totals: dict[int, int] = defaultdict(int)
    for block, part, count in zip(blocks, covered, counts, strict=True):
        parts[group(block)] += part
        totals[group(block)] += count
    return {number: part / max(1, totals[number]) for number, part in parts.items()}


def _steps(marks: set[int], total: int) -> list[int]:
    """How many blocks ago the last mark was, up to a bound."""
    found, steps = [], _MAX_STEPS
    for i in range(total):
        steps = 0 if i in marks else min(_MAX_STEPS, steps + 1)
        found.append(steps)
    return found
