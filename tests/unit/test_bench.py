"""The floors of speed, size and cost are held, and what is not measured is not taken for good."""

import json
from pathlib import Path

import pytest

from benchmarks.bench import PARTS, missed_floors
from benchmarks.bursts import measure as bursts
from benchmarks.cost import measure as bill
from benchmarks.metering import CountingTable, Meter, size_of
from functions.index.at_once import CALLS_AT_ONCE
from shared.table import Item

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def test_a_value_worse_than_its_floor_is_named() -> None:
    floors = {"cost": {"units": {"most": 35}}, "throughput": {"ratio": {"least": 1.0}}}
    assert missed_floors({"cost": {"units": 35}, "throughput": {"ratio": 1.0}}, floors) == []
    assert len(missed_floors({"cost": {"units": 36}, "throughput": {"ratio": 0.9}}, floors)) == 2
    assert missed_floors({}, floors) == []


def test_every_floor_is_one_of_a_part_and_the_last_results_keep_all_of_them() -> None:
    floors = json.loads((BENCHMARKS / "floors.json").read_text(encoding="utf-8"))
    results = json.loads((BENCHMARKS / "results.json").read_text(encoding="utf-8"))
    assert set(floors) <= set(PARTS)
    for part, bounds in floors.items():
        assert set(bounds) <= set(results[part])
    assert missed_floors(results, floors) == []


@pytest.mark.parametrize(("body", "units"), [("x" * 990, 1), ("x" * 1_024, 2), (b"x" * 2_100, 3)])
def test_a_write_is_billed_by_the_started_kilobyte(body: str | bytes, units: int) -> None:
    table = CountingTable()
    item: Item = {"pk": "P", "sk": "S", "seq": "1", "body": body}
    table.put_unless_newer(item)
    assert table.units["write"] == units == -(-size_of(item) // 1024)
    table.put_unless_newer({"pk": "P", "sk": "S", "seq": "2"})
    assert table.units["write"] == 2 * units  # the larger of the old and the new item counts


def test_an_article_costs_a_bounded_number_of_write_units() -> None:
    samples = sorted((BENCHMARKS.parent / "events" / "articles").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in samples if path.stat().st_size]
    result = bill(texts)
    assert set(result.write_units_by_kind) >= {"HEAD", "RECORD", "DAY", "ENTITY"}
    assert result.write_units_by_kind["HEAD"] == 4
    assert 0 < result.total < 0.2


def test_a_burst_takes_ten_times_as_long_when_it_is_ten_times_as_large_or_the_stack_a_tenth() -> None:
    drains = bursts({"clean": 0.1, "extract": 0.4, "index": 0.1})
    hundredfold = drains["medium, 1,000,000"].seconds / drains["medium, 10,000"].seconds
    assert 90 < hundredfold < 110
    assert drains["medium, 1,000,000"].slowest == "Extract"
    assert drains["large, 1,000,000"].seconds < drains["small, 1,000,000"].seconds / 20


def test_of_calls_at_once_the_longest_wait_counts() -> None:
    meter = Meter()
    meter.call(1.0)
    assert meter.at_once(lambda wait_s: meter.call(wait_s), [3.0] + [1.0] * CALLS_AT_ONCE) == [None] * 9
    assert meter.waited_s == 1.0 + 3.0
    assert meter.calls == 10
