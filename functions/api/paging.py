"""Owns paging: a bounded walk along items in order, with a place to go on from."""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

# A page costs at most this many items read, matching or not: half a second and about 100 read units.
SCAN_MAX_ITEMS = 2_000

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


def take_page(steps: Iterable[Step[_Row]], size: int, position: Position | None) -> Page[_Row]:
    """The next `size` rows after a position; fewer, with a position, where the walk grows too long for one page.

    `steps` begin at the place of the position, that one included, and are always in the same order.
    """
    rows: list[_Row] = []
    for scanned, step in enumerate(steps, start=1):
        given = position.given if position and position.place == step.place else 0
        wanted = step.rows[given : given + size - len(rows)]
        rows += wanted
        if given + len(wanted) < len(step.rows) or scanned == SCAN_MAX_ITEMS:
            return Page(rows, Position(step.place, given + len(wanted)))
    return Page(rows, None)
