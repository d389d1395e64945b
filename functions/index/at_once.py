"""Owns how calls that do not depend on one another are made: some at once, and none left behind.

Half of what index is billed for is waiting for DynamoDB, which writes one item at a time under a condition.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Protocol, TypeVar

CALLS_AT_ONCE = 8  # boto3 keeps ten connections; a third of a processor sends no more requests in the 5 ms of an answer

_T = TypeVar("_T")
_R = TypeVar("_R")


class AtOnce(Protocol):
    """Does the same with several items, in any order; raises what one of them raised when all have ended."""

    def __call__(self, work: Callable[[_T], _R], items: Sequence[_T]) -> list[_R]:
        """The answers, in the order of the items."""


def in_turn(work: Callable[[_T], _R], items: Sequence[_T]) -> list[_R]:
    """One after another."""
    return [work(item) for item in items]


class Threads:
    """A few threads, kept for the life of the process.

    No call outlives the one that asked for it, also where another failed: Lambda freezes a process between two
    invocations, and a write that thaws in the next would come later than any sweep reckons with.
    """

    def __init__(self, count: int = CALLS_AT_ONCE) -> None:
        self._pool = ThreadPoolExecutor(count)

    def __call__(self, work: Callable[[_T], _R], items: Sequence[_T]) -> list[_R]:
        """The answers, in the order of the items."""
        futures = [self._pool.submit(work, item) for item in items]
        wait(futures)
        return [future.result() for future in futures]
