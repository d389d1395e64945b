"""Whatever is delivered twice, reordered, interleaved, crashed or lost: in the end the table is the same."""

import os
import random

import pytest

from tests.simulation.world import SWEEP_DELAY_STEPS, Crash, Faults, World
from tests.stages import Delivery, Stages, boxed

FIRST = "2026-03-01\nAda Stone praised Ben Reed on Monday.\nCarl Moss left."
SECOND = "2026-03-02T09:30:00+01:00\nAda Stone blamed Dora Pike."
SAME_DAY = "2026-03-01\nADA Stone praised nobody."
OTHER = "2026-03-01\nBen Reed answered Ada Stone."
BOX = boxed(FIRST, "2026", OTHER)
SMALL_BOX = boxed(SECOND)
UPLOADS = {
    "first": ("inbox/a", FIRST),
    "second": ("inbox/a", SECOND),
    "same day": ("inbox/a", SAME_DAY),
    "bad": ("inbox/a", "2026"),
    "other": ("inbox/b", OTHER),
    "other again": ("inbox/b", FIRST),
    "box": ("inbox/a", BOX),
    "small box": ("inbox/a", SMALL_BOX),
    "other box": ("inbox/b", BOX),
}
STEPS = [*UPLOADS, "remove", "remove other"]
SEEDS = int(os.environ.get("SEEDS", "500"))
CHUNKS = 10
ARRIVALS_STEPS = (0, 0, 100, 400, 800, 1_600, 2 * SWEEP_DELAY_STEPS)


def _perform(stages: Stages, step: str) -> Delivery:
    if step.startswith("remove"):
        return stages.remove("inbox/b" if "other" in step else "inbox/a")
    return stages.upload(*UPLOADS[step])


def _scenario(seed: int) -> list[str]:
    rng = random.Random(f"scenario {seed}")  # noqa: S311 - a schedule, not a secret
    return [rng.choice(STEPS) for _ in range(rng.randint(1, 5))]


def expected(steps: list[str]) -> Stages:
    """The stores after an orderly life of the objects."""
    stages = Stages()
    stages.drain([_perform(stages, step) for step in steps])
    return stages


def simulated(seed: int, steps: list[str], faults: Faults | None = None) -> World:
    """The world after the same life with faults."""
    world = World(seed, faults or Faults())
    arrival = random.Random(f"arrival {seed}")  # noqa: S311 - a schedule, not a secret
    for step in steps:
        world.enqueue(_perform(world.stages, step), arrival.choice(ARRIVALS_STEPS))
    world.run()
    return world


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_schedule_with_every_fault_ends_in_the_same_table(chunk: int) -> None:
    for seed in range(chunk, SEEDS, CHUNKS):
        steps = _scenario(seed)
        world = simulated(seed, steps)
        assert world.stages.snapshot() == expected(steps).snapshot(), f"seed {seed}: {steps}"


def test_every_call_is_crashed_on_both_sides() -> None:
    sites: set[tuple[str, str]] = set()
    for seed in range(SEEDS):
        sites |= set(simulated(seed, _scenario(seed), Faults(crash=0.05)).crashed_sites)
    verbs = {site for site, _ in sites}
    assert {(verb, side) for verb in verbs for side in ("before", "after")} == sites
    assert len(verbs) >= 12


def test_the_same_seed_gives_the_same_run() -> None:
    one, two = (simulated(7, ["first", "second", "remove"]) for _ in range(2))
    assert one.trace == two.trace


def test_a_crash_is_no_exception_that_a_stage_could_swallow() -> None:
    assert not issubclass(Crash, Exception)
