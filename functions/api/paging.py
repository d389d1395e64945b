"""Owns paging: a bounded walk along items in order, with a place to go on from."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

# One answer reads at most this many items, matching or not: docs/asking.md gives what that costs in units and time.
SCAN_MAX_ITEMS = 2_000
# Lambda answers at most 6 MB, in which JSON within JSON may escape every second byte.
ANSWER_MAX_BYTES = 2_500_000

_Row = TypeVar("_Row")


class Step(NamedTuple, Generic[_Row]):
    """One place on a walk, and the rows it contributes to the answer, if any."""

    place: str
    rows: list[_Row]


class Position(NamedTuple):
    """How far an answer was given out: up to the first `given` rows of the step at `place`."""

    place: str
    given: int


class Page(NamedTuple, Generic[_Row]):
    """Some rows, and the position to go on from, or None at the end."""

    rows: list[_Row]
    position: Position | None


def take_page(
    steps: Iterable[Step[_Row]],
    size: int,
    position: Position | None,
    weigh: Callable[[_Row], int] | None = None,
    scan_max: int | None = None,
) -> Page[_Row]:
    """The next `size` rows after a position; fewer, with a position, where the walk or the answer grows too long.

    `steps` begin at the place of the position, that one included, and are always in the same order. `weigh` gives
    the bytes of a row: a page ends before `ANSWER_MAX_BYTES`, but has at least one row. `scan_max` bounds walks whose
    steps cost more than others.
    """
    rows: list[_Row] = []
    left_bytes = ANSWER_MAX_BYTES
    for scanned, step in enumerate(steps, start=1):
        given = position.given if position and position.place == step.place else 0
        for row in step.rows[given:]:
            left_bytes -= weigh(row) if weigh else 0
            if len(rows) == size or (left_bytes < 0 and rows):
                return Page(rows, Position(step.place, given))
            rows.append(row)
            given += 1
        if scanned == (scan_max or SCAN_MAX_ITEMS):
            return Page(rows, Position(step.place, given))
    return Page(rows, None)
