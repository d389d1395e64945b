"""Calls at once are answered in order, and none is left behind."""

import threading
import time

import pytest

from functions.index.at_once import AtOnce, Threads, in_turn
from shared.errors import TransientError


@pytest.mark.parametrize("at_once", [in_turn, Threads(3)], ids=["in turn", "threads"])
def test_answers_come_in_the_order_of_the_items(at_once: AtOnce) -> None:
    def late(number: int) -> int:
        time.sleep(0.001 * (5 - number))
        return -number

    assert at_once(late, range(5)) == [0, -1, -2, -3, -4]
    assert at_once(late, []) == []


def test_threads_wait_for_one_another() -> None:
    meeting = threading.Barrier(3, timeout=5)
    assert sorted(Threads(3)(lambda _: meeting.wait(), range(3))) == [0, 1, 2]


def test_no_call_outlives_the_one_that_asked_for_it_though_another_failed() -> None:
    ended: list[int] = []

    def work(number: int) -> None:
        if number == 0:
            raise TransientError("at once")
        time.sleep(0.02)
        ended.append(number)

    with pytest.raises(TransientError):
        Threads(2)(work, range(5))
    assert sorted(ended) == [1, 2, 3, 4]
