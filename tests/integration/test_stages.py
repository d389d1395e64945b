"""The stages together, over fakes: what is in the table after any order of deliveries."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.identifiers import article_id
from shared.keys import HEAD, VERSION_PREFIX, Key
from shared.ledger import State
from shared.messages import parse_index_message
from shared.record import Record, record_item
from tests.stages import FAILING, MAX_OBJECT_BYTES, Delivery, Stages, boxed

FIRST = "2026-03-01\nAda Stone praised Ben Reed on Monday.\nCarl Moss left."
SECOND = "2026-03-02T09:30:00+01:00\nAda Stone blamed Dora Pike."
OTHER = "2026-03-01\nBen Reed answered Ada Stone."
KEY, OTHER_KEY = "inbox/a b+c.txt", "inbox/other.txt"


def _bodies(stages: Stages) -> str:
    return repr(stages.snapshot())


def _state(stages: Stages, key: str = KEY) -> tuple[State, str | None]:
    head = stages.ledger.head(article_id(key))
    assert head is not None
    return head.state, head.reason


def test_an_uploaded_article_is_indexed() -> None:
    stages = Stages()
    stages.drain([stages.upload(KEY, FIRST)])
    assert _state(stages) == (State.INDEXED, None)
    partitions = {str(item["pk"]) for item in stages.snapshot()[0]}
    assert {"DAY#2026-03-01", "DAYS", "ENTITY#person:ada-stone", "ENTITY#person:carl-moss", "NAMES#s"} <= partitions


def test_a_new_version_leaves_nothing_of_the_old_one() -> None:
    stages = Stages()
    stages.drain([stages.upload(KEY, FIRST)])
    stages.drain([stages.upload(KEY, SECOND)])
    for gone in ("Ben Reed", "ben-reed", "Carl", "2026-03-01", "praised"):
        assert gone not in _bodies(stages)
    assert "Dora Pike" in _bodies(stages)


def test_a_removed_object_leaves_a_tombstone_and_its_history_only() -> None:
    stages = Stages()
    stages.drain([stages.upload(KEY, FIRST), stages.remove(KEY)])
    items, archived = stages.snapshot()
    assert [str(item["sk"])[: len(VERSION_PREFIX)] for item in items] == [HEAD, VERSION_PREFIX]
    assert archived == []
    assert _state(stages) == (State.DELETED, None)


def test_removing_one_article_keeps_what_another_says_of_the_same_people() -> None:
    stages, alone = Stages(), Stages()
    alone.drain([alone.upload(OTHER_KEY, OTHER)])
    stages.drain([stages.upload(KEY, FIRST), stages.upload(OTHER_KEY, OTHER), stages.remove(KEY)])
    kept = [item for item in stages.snapshot()[0] if article_id(KEY) not in str(item["pk"])]
    assert [(i["pk"], i["sk"], i.get("body")) for i in kept if "ARTICLE#" not in str(i["pk"])] == [
        (i["pk"], i["sk"], i.get("body")) for i in alone.snapshot()[0] if "ARTICLE#" not in str(i["pk"])
    ]


def test_a_rejected_object_says_why_and_leaves_nothing_of_the_version_before() -> None:
    stages = Stages()
    stages.drain([stages.upload(KEY, FIRST)])
    stages.drain([stages.upload(KEY, "2026-03-01")])
    assert _state(stages) == (State.REJECTED, "The file has no text.")
    assert "Ada" not in _bodies(stages)


def test_an_object_over_the_limit_is_rejected_unread() -> None:
    stages = Stages()
    stages.drain([stages.upload(KEY, "2026-03-01\n" + "x" * MAX_OBJECT_BYTES)])
    state, reason = _state(stages)
    assert state is State.REJECTED
    assert reason == "The file is too large: 1,011 bytes, where newsdex takes at most 1,000 in one article."


def test_removing_the_newest_version_for_good_brings_the_one_below_back() -> None:
    stages = Stages()
    stages.drain([stages.upload(KEY, FIRST), stages.upload(KEY, SECOND)])
    version, _ = stages.inbox.versions[KEY].pop()
    stages.drain([stages._event("ObjectRemoved:Delete", KEY, version)])
    assert _state(stages) == (State.INDEXED, None)
    assert "Carl Moss" in _bodies(stages)
    assert "Dora Pike" not in _bodies(stages)


def test_an_object_gone_before_it_was_read_ends_as_deleted() -> None:
    stages = Stages()
    event = stages.upload(KEY, FIRST)
    del stages.inbox.versions[KEY]
    stages.drain([event])
    assert _state(stages)[0] is State.DELETED


@pytest.mark.parametrize("late", ["clean", "extract", "index"])
def test_a_version_overtaken_at_any_stage_leaves_no_trace(late: str) -> None:
    """The old version is stopped before `late`, the new one passes, and then the old one goes on."""
    stages, plain = Stages(), Stages()
    waiting = [stages.upload(KEY, FIRST)]
    while waiting[0].stage != late:
        waiting = stages.deliver(waiting[0])
    stages.drain([stages.upload(KEY, SECOND)])
    stages.drain(waiting)
    plain.drain([plain.upload(KEY, FIRST)])
    plain.drain([plain.upload(KEY, SECOND)])
    assert stages.snapshot() == plain.snapshot()


THREE = boxed(FIRST, "2026", OTHER)
ONE = boxed(SECOND)


def _record_state(stages: Stages, number: int) -> State | None:
    head = stages.ledger.head(article_id(KEY, number))
    return head.state if head else None


def test_each_article_in_an_object_has_an_outcome_of_its_own() -> None:
    stages = Stages()
    stages.drain([stages.upload(KEY, THREE)])
    head = stages.ledger.head(article_id(KEY))
    assert head is not None
    assert (head.state, head.records) == (State.UNPACKED, 3)
    assert [_record_state(stages, n) for n in (1, 2, 3)] == [State.INDEXED, State.REJECTED, State.INDEXED]
    assert "Carl Moss" in _bodies(stages)


def test_a_new_version_with_fewer_articles_leaves_nothing_of_the_others() -> None:
    stages, alone = Stages(), Stages()
    alone.drain([alone.upload(KEY, "2026"), alone.upload(KEY, ONE)])
    stages.drain([stages.upload(KEY, THREE), stages.upload(KEY, ONE)])
    assert stages.snapshot() == alone.snapshot()


@pytest.mark.parametrize("last", [FIRST, "2026", None])
def test_an_object_that_holds_several_articles_no_longer_leaves_nothing_of_them(last: str | None) -> None:
    stages, alone = Stages(), Stages()
    for some, before in ((stages, THREE), (alone, "2026")):
        some.drain([some.upload(KEY, before)])
        some.drain([some.upload(KEY, last) if last else some.remove(KEY)])
    assert stages.snapshot() == alone.snapshot()


def test_articles_still_to_be_withdrawn_are_withdrawn_however_late() -> None:
    """The sweep of the second version has forgotten how many the first had, and the third relies on the message."""
    stages = Stages()
    stages.drain([stages.upload(KEY, THREE)])
    late = stages.drain([stages.upload(KEY, ONE)], lambda delivery: "records_withdrawn" in delivery.body)
    assert late
    stages.drain([stages.upload(KEY, ONE)])
    stages.drain(late)
    assert [_record_state(stages, n) for n in (1, 2, 3)] == [State.INDEXED, None, None]
    assert "Ben Reed" not in _bodies(stages)


def test_what_a_crashed_delivery_left_behind_the_last_sweep_goes_with_another() -> None:
    """Found by the simulation, seed 14,692: the message comes again when the ledger has forgotten the record."""
    stages = Stages()
    stages.drain([stages.upload(KEY, THREE)])
    withdrawals = stages.drain([stages.upload(KEY, ONE)], _withdraws_the_second)
    stages.drain(withdrawals)
    done = stages.snapshot()
    version = parse_index_message(withdrawals[0].body).version
    stages.table.put_unless_newer(record_item(version.article_id, Record(seq=version.sequencer, current=None)))
    stages.drain(withdrawals)
    assert stages.snapshot() == done


def _withdraws_the_second(delivery: Delivery) -> bool:
    return "article_withdrawn" in delivery.body and '"record":2' in delivery.body


def test_the_directory_is_right_again_when_no_older_worker_can_be_alive() -> None:
    """Found by the simulation, seed 3,114: a worker of the removal saw the day empty, and died when it had said so."""
    stages, calm = Stages(), Stages()
    for some in (stages, calm):
        some.drain([some.upload(KEY, FIRST)])
        some.drain([some.remove(KEY)])
    calm.drain([calm.upload(KEY, FIRST)])
    sweeps = stages.drain([stages.upload(KEY, FIRST)], lambda delivery: delivery.is_sweep)
    del stages.table.items[Key("DAYS", "2026-03-01")]
    stages.drain(sweeps)
    assert stages.snapshot() == calm.snapshot()


def test_an_error_in_one_article_keeps_no_neighbour_waiting() -> None:
    stages = Stages()
    arrival, *_ = stages.deliver(stages.upload(KEY, boxed(FIRST, f"2026-03-01\n{FAILING}", OTHER)))
    with pytest.raises(ZeroDivisionError):
        stages.deliver(arrival)
    stages.drain(stages.sent())
    assert [_record_state(stages, n) for n in (1, 2, 3)] == [State.INDEXED, State.RECEIVED, State.INDEXED]


def test_an_object_of_several_articles_gone_before_it_was_read_leaves_none() -> None:
    stages = Stages()
    arrival, *others = stages.deliver(stages.upload(KEY, THREE))
    stages.inbox.versions.clear()
    stages.drain([arrival, *others])
    assert [_record_state(stages, n) for n in (1, 2, 3)] == [None, None, None]


@given(
    seed=st.integers(0, 2**32), steps=st.lists(st.sampled_from(["one", "two", "bad", "remove", "other"]), max_size=6)
)
@settings(max_examples=300, deadline=None)
def test_any_order_and_duplication_of_deliveries_gives_the_same_table(seed: int, steps: list[str]) -> None:
    ordered, shuffled = Stages(), Stages()
    for stages in (ordered, shuffled):
        events = [_perform(stages, step) for step in steps]
        if stages is ordered:
            stages.drain(events)
        else:
            _drain_in_disorder(stages, events, random.Random(seed))  # noqa: S311 - a schedule, not a secret
    assert shuffled.snapshot() == ordered.snapshot()


def _perform(stages: Stages, step: str) -> Delivery:
    bodies = {"one": (KEY, FIRST), "two": (KEY, SECOND), "bad": (KEY, "2026"), "other": (OTHER_KEY, OTHER)}
    if step == "remove":
        return stages.remove(KEY)
    return stages.upload(*bodies[step])


def _drain_in_disorder(stages: Stages, events: list[Delivery], rng: random.Random) -> None:
    """Delivers in any order, some messages twice; sweeps come after what they were sent to outlive."""
    waiting = list(events)
    while waiting:
        ready = [d for d in waiting if not d.is_sweep] or waiting
        delivery = rng.choice(ready)
        if rng.random() < 0.7:
            waiting.remove(delivery)
        waiting += stages.deliver(delivery)
