"""Whatever is delivered twice, reordered, interleaved, crashed or lost: in the end the table is the same."""

import itertools
import random
from collections.abc import Callable
from functools import partial
from typing import Any, cast

import boto3
import pytest

from functions.index.publication import Publisher
from shared.errors import NewsdexError
from shared.objects import S3Objects
from shared.table import DynamoTable, key_of
from tests.reluctant import ReluctantDynamo
from tests.simulation.world import SWEEP_DELAY_STEPS, Crash, Faults, Trigger, World
from tests.stages import Delivery, Stages, all_items, boxed

FIRST = "2026-03-01\nAda Stone praised Ben Reed on Monday.\nCarl Moss left."
SECOND = "2026-03-02T09:30:00+01:00\nAda Stone blamed Dora Pike."
SAME_DAY = "2026-03-01\nADA Stone praised nobody."
REWORDED = "2026-03-01\nAda Stone lauded Ben Reed on Monday.\nCarl Moss left."  # the keys of FIRST, other contents
OTHER = "2026-03-01\nBen Reed answered Ada Stone."
BOX = boxed(FIRST, "2026", OTHER)
SMALL_BOX = boxed(SECOND)
UPLOADS = {
    "first": ("inbox/a", FIRST),
    "second": ("inbox/a", SECOND),
    "same day": ("inbox/a", SAME_DAY),
    "reworded": ("inbox/a", REWORDED),
    "bad": ("inbox/a", "2026"),
    "other": ("inbox/b", OTHER),
    "other again": ("inbox/b", FIRST),
    "box": ("inbox/a", BOX),
    "small box": ("inbox/a", SMALL_BOX),
    "other box": ("inbox/b", BOX),
}
STEPS = [*UPLOADS, "remove", "remove other"]
SEEDS = 2_000
CRASHING_SEEDS = 400
MOTO_SEEDS = 50  # some four a second
CHUNKS = 10
STAGES = ("clean", "extract", "index")
FOLLOWING = 0.7  # of the events come while a stage is at work on an earlier one, the others at some time
FOLLOWING_CALLS = 80  # sides of calls; an article takes about 60 in index
ARRIVALS_STEPS = (0, 0, 50, 200, 400, 800, 2 * SWEEP_DELAY_STEPS)


def _perform(stages: Stages, step: str) -> Delivery:
    if step.startswith("remove"):
        return stages.remove("inbox/b" if "other" in step else "inbox/a")
    return stages.upload(*UPLOADS[step])


def scenario(seed: int) -> list[str]:
    """The events of a seed, in the order of an orderly life."""
    rng = random.Random(f"scenario {seed}")  # noqa: S311 - a schedule, not a secret
    return [rng.choice(STEPS) for _ in range(rng.randint(1, 5))]


def expected(steps: list[str]) -> Stages:
    """The stores after an orderly life of the objects."""
    stages = Stages()
    stages.drain([_perform(stages, step) for step in steps])
    return stages


def differs(seed: int, steps: list[str], snapshot: Any = None) -> bool:
    """Whether a run ends otherwise than an orderly life, or does not end well."""
    try:
        return simulated(seed, steps).stages.snapshot() != (snapshot or expected(steps).snapshot())
    except (NewsdexError, AssertionError, LookupError, TypeError):
        return True


def shrunk(steps: list[str], fails: Callable[[list[str]], bool]) -> list[str]:
    """As few of the steps, in their order, as still fail: none of them can be left out."""
    for left_out in range(len(steps)):
        fewer = steps[:left_out] + steps[left_out + 1 :]
        if fewer and fails(fewer):
            return shrunk(fewer, fails)
    return steps


def simulated(seed: int, steps: list[str], faults: Faults | None = None, stages: Stages | None = None) -> World:
    """The world after the same life with faults."""
    world = World(seed, faults or Faults.swarm(seed), stages or Stages())
    arrival = random.Random(f"arrival {seed}")  # noqa: S311 - a schedule, not a secret
    for step in steps:
        delivery = _perform(world.stages, step)
        if arrival.random() < FOLLOWING:
            world.enqueue_when(Trigger(arrival.choice(STAGES), arrival.randint(1, FOLLOWING_CALLS)), delivery)
        else:
            world.enqueue(delivery, arrival.choice(ARRIVALS_STEPS))
    world.run()
    return world


def _emptied(table: DynamoTable) -> None:
    for item in all_items(table):
        key = key_of(item)
        table._client.delete_item(TableName=table._name, Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}})


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_schedule_with_every_fault_ends_in_the_same_table(chunk: int) -> None:
    for seed in range(chunk, SEEDS, CHUNKS):
        steps = scenario(seed)
        if differs(seed, steps):
            few = shrunk(steps, partial(differs, seed))
            pytest.fail(f"seed {seed} with {few}, found with {steps}: simulated({seed}, {few})")


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_schedule_ends_in_the_same_table_over_moto_on_a_bad_day_too(
    chunk: int, dynamo_table: DynamoTable, s3_objects: S3Objects
) -> None:
    troubles = 0
    for seed in range(chunk, MOTO_SEEDS, CHUNKS):
        steps = scenario(seed)
        client = boto3.client("s3")
        client.create_bucket(Bucket=f"archive-{seed}")
        _emptied(dynamo_table)
        dynamo = ReluctantDynamo(dynamo_table._client, seed, refused=0.01, repeated=0.1)
        table = DynamoTable(cast(Any, dynamo), dynamo_table._name)
        stages = Stages(table=table, archived=S3Objects(s3_objects._client, f"archive-{seed}"))
        simulated(seed, steps, stages=stages)
        troubles += dynamo.troubles
        stages.table = dynamo_table
        assert stages.snapshot() == expected(steps).snapshot(), seed
    assert troubles


def test_a_failing_seed_is_shrunk_to_what_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = ["other", "first", "remove other", "second", "bad"]
    subsets = [few for count in range(1, 6) for few in itertools.combinations(steps, count)]
    orderly = {few: expected(list(few)).snapshot() for few in subsets}
    monkeypatch.setattr(Publisher, "_remove_stale", lambda *_: None)
    seed = next(seed for seed in range(100) if differs(seed, steps, orderly[tuple(steps)]))
    few = shrunk(steps, lambda fewer: differs(seed, fewer, orderly[tuple(fewer)]))
    assert len(few) < len(steps)
    assert differs(seed, few, orderly[tuple(few)])


def test_every_call_is_crashed_on_both_sides() -> None:
    sites: set[tuple[str, str]] = set()
    for seed in range(CRASHING_SEEDS):
        sites |= set(simulated(seed, scenario(seed), Faults(crash=0.05)).crashed_sites)
    verbs = {site for site, _ in sites}
    assert {(verb, side) for verb in verbs for side in ("before", "after")} == sites
    assert len(verbs) >= 12


def test_the_same_seed_gives_the_same_run() -> None:
    one, two = (simulated(7, ["first", "second", "remove"]) for _ in range(2))
    assert one.trace == two.trace


def test_a_crash_is_no_exception_that_a_stage_could_swallow() -> None:
    assert not issubclass(Crash, Exception)
