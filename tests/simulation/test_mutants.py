"""The simulation is worth what it catches: each planted bug is found within three hundred seeds."""

import pytest

from tests.simulation.mutants import MUTANTS, Plant
from tests.simulation.test_simulation import differs, expected

SEEDS = 300
# Short lives of two objects in which an old and a new version, or two articles of one person, get in each other's way.
SCENARIOS = [
    ["first", "second", "first"],
    ["first", "second", "same day"],
    ["first", "reworded"],
    ["reworded", "first", "reworded"],
    ["other", "remove other", "other again"],
    ["first", "same day"],
    ["other", "same day"],
    ["first", "other"],  # nothing is replaced, so that no sweep mends anything
    ["first", "other", "remove", "first"],
    ["first", "bad", "same day"],
    ["other", "first", "remove other", "remove"],
    ["box", "small box"],
    ["small box", "box"],
    ["box", "small box", "first", "box"],
    ["box", "small box", "box"],
    ["box", "first", "small box"],
    ["other box", "remove other", "box"],
]
EXPECTED = [expected(steps).snapshot() for steps in SCENARIOS]  # before anything is planted


def _goes_wrong(seed: int) -> bool:
    number = seed % len(SCENARIOS)
    return differs(seed, SCENARIOS[number], EXPECTED[number])


def test_without_a_bug_all_is_well() -> None:
    assert not any(_goes_wrong(seed) for seed in range(SEEDS))


@pytest.mark.parametrize("plant", MUTANTS, ids=lambda plant: plant.__name__)
def test_a_planted_bug_is_found(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert any(_goes_wrong(seed) for seed in range(SEEDS))
