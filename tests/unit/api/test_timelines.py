"""Days fall into the spans they lie in."""

import pytest

from functions.api.parameters import Interval
from functions.api.timelines import span_start


@pytest.mark.parametrize(
    ("day", "interval", "start"),
    [
        ("2026-03-05", "day", "2026-03-05"),
        ("2026-03-05", "month", "2026-03-01"),
        ("2026-03-02", "week", "2026-03-02"),
        ("2026-03-08", "week", "2026-03-02"),
        ("2026-01-01", "week", "2025-12-29"),
        ("0001-01-03", "week", "0001-01-01"),
        ("0000-00-00", "week", None),
    ],
)
def test_a_span_begins_on_its_first_day(day: str, interval: Interval, start: str | None) -> None:
    assert span_start(day, interval) == start
