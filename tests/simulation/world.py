"""A deterministic world around the real stages: one seed decides what is delivered, interleaved, crashed and lost.

In the manner of FoundationDB's simulation: every call that leaves the process is a point at which the scheduler may
let another invocation go on, crash this one before or after the call, or answer with a fault. The same seed gives the
same run on every machine. Time passes only between steps, and Lambda's promise is kept: no invocation lives longer
than its timeout, and a delayed message comes no earlier than its delay.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, TypeVar

from greenlet import getcurrent, greenlet

from functions.index.at_once import CALLS_AT_ONCE
from shared.archive import Archive
from shared.errors import NewsdexError, TransientError
from shared.keys import Key
from shared.queues import Queue
from shared.table import Item, key_of
from tests.fakes import FakeTable
from tests.stages import Delivery, Stages, takers

TIMEOUT_STEPS = 500  # an invocation makes some 60 calls, and shares the steps with two to eleven others
SWEEP_DELAY_STEPS = 2 * TIMEOUT_STEPS + 1
SLEEPS_STEPS = (10, 50, 250, TIMEOUT_STEPS - 50)  # an invocation's machine may stall for nearly all of its life
STALLS_STEPS = SLEEPS_STEPS[2:]
LAGS_STEPS = (5, 20, 100, TIMEOUT_STEPS - 100)  # of reads that need not be consistent, far less than until a sweep
REDELIVERIES_STEPS = (0, 0, 50, SWEEP_DELAY_STEPS + TIMEOUT_STEPS)
STEPS_MAX = 200_000  # a run takes some thousand; this many means it does not end
CALM_AFTER_STEPS = 1_500  # from then on nothing fails any more, so that every run drains

_T = TypeVar("_T")
_R = TypeVar("_R")


class Crash(BaseException):
    """The process is gone: no handler can catch this and live."""


@dataclass(eq=False)
class Message:
    """A message in a queue; it is in there until acknowledged, also while somebody works on it."""

    delivery: Delivery
    due_step: int
    invocations: int = 0  # at work on it now


@dataclass(eq=False)
class Task:
    """One invocation at work on one message."""

    message: Message
    greenlet: greenlet
    started_step: int
    wakes_step: int = 0
    rank: float = 0.0


class Trigger(NamedTuple):
    """A point of the run: `calls` sides of calls were passed in a stage."""

    stage: str
    calls: int


@dataclass
class Faults:
    """Chances, at each call or delivery."""

    crash: float = 0.02
    transient: float = 0.01
    duplicate: float = 0.15
    lost_ack: float = 0.15
    sleep: float = 0.1
    stall: float = 0.8  # of an invocation that is at work when a new event comes
    lag: float = 0.5
    parallel: int = 3
    in_turn: bool = False  # one invocation goes on until it stalls or ends, where others go on at every call

    @staticmethod
    def swarm(seed: int) -> "Faults":
        """Another mixture for each seed: what one kind of fault would hide, another brings to light."""
        return (
            Faults(crash=0.02, transient=0.003, sleep=0.1, duplicate=0.6, parallel=6),
            Faults(crash=0.005, transient=0.001, sleep=0.06, duplicate=0.9, parallel=12),
            Faults(crash=0.01, transient=0.003, sleep=0.1, duplicate=0.5, parallel=12, in_turn=True),
            Faults(),
        )[seed % 4]


class _Port:
    """A port whose every call is a point of the schedule."""

    def __init__(self, world: "World", name: str, port: Any) -> None:
        self._world, self._name, self._port = world, name, port

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            site = f"{self._name}.{verb}"
            self._world.pause(site, "before")
            answer = getattr(self._port, verb)(*arguments, **options)
            if hasattr(answer, "__next__") and not hasattr(answer, "read"):
                answer = iter(list(answer))
            self._world.pause(site, "after")
            return answer

        return call


class _Past(dict[Key, Item]):
    """The items of a table, and what was in their place before."""

    def __init__(self, world: "World") -> None:
        super().__init__()
        self._world = world
        self._before: dict[Key, list[tuple[int, Item | None]]] = {}

    def __setitem__(self, key: Key, item: Item) -> None:
        self._note(key)
        super().__setitem__(key, item)

    def __delitem__(self, key: Key) -> None:
        self._note(key)
        super().__delitem__(key)

    def pop(self, key: Key, *default: Any) -> Any:
        self._note(key)
        return super().pop(key, *default)

    def as_of(self, key: Key, step: int) -> Item | None:
        """The item as it was after all writes up to a step."""
        return next((before for written, before in self._before.get(key, ()) if written > step), self.get(key))

    def _note(self, key: Key) -> None:
        self._before.setdefault(key, []).append((self._world.step, self.get(key)))


class _Watched:
    """A table that answers late where it may, and is looked at whenever it is written to.

    Nothing old may replace something new, not even for the while until the sweep.
    """

    def __init__(self, world: "World", table: FakeTable) -> None:
        self._world, self._table = world, table
        table.items = self._items = _Past(world)

    def __getattr__(self, verb: str) -> Any:
        return getattr(self._table, verb)

    def get_many(self, keys: Sequence[Key], *, consistent: bool = True) -> dict[Key, Item]:
        if consistent:
            return self._table.get_many(keys)
        step = self._world.step - self._world.lag_steps()
        found = {key: self._items.as_of(key, step) for key in keys}
        return {key: dict(item) for key, item in found.items() if item}

    def put_unless_newer(self, item: Item) -> bool:
        newest = self._seq(key_of(item))
        written = self._table.put_unless_newer(item)
        assert self._seq(key_of(item)) >= newest, f"an older item took the place of {key_of(item)}"
        return written

    def delete_unless_newer(self, key: Key, seq: str) -> bool:
        newest = self._seq(key)
        removed = self._table.delete_unless_newer(key, seq)
        assert not removed or seq >= newest, f"an older version took {key} away"
        return removed

    def _seq(self, key: Key) -> str:
        item = self._items.get(key)
        return str(item["seq"]) if item else ""


class _Outbox:
    """A queue of which the world delivers."""

    def __init__(self, world: "World", stage: str) -> None:
        self._world, self._stage = world, stage

    def send(self, message: Any, delay_s: int = 0) -> None:
        delivery = Delivery(self._stage, message.model_dump_json(), delay_s > 0)
        self._world.enqueue(delivery, SWEEP_DELAY_STEPS if delay_s else 0)


@dataclass
class World:
    """Stores, queues, invocations and the scheduler, all driven by one seed."""

    seed: int
    faults: Faults = field(default_factory=Faults)
    stages: Stages = field(default_factory=Stages)
    step: int = 0
    messages: list[Message] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    crashed_sites: Counter[tuple[str, str]] = field(default_factory=Counter)
    trace: list[str] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    follow_ups: list[tuple[Trigger, Delivery]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stage = ""
        self._stalls = False
        self._rng = random.Random(self.seed)  # noqa: S311 - a schedule, not a secret
        stored = self.stages.table
        table = _Port(self, "table", _Watched(self, stored) if isinstance(stored, FakeTable) else stored)
        archive = Archive(_Port(self, "archive", self.stages.archived))
        inbox = _Port(self, "inbox", self.stages.inbox)
        to_clean: Queue = _Port(self, "clean_queue", _Outbox(self, "clean"))
        to_extract: Queue = _Port(self, "extract_queue", _Outbox(self, "extract"))
        to_index: Queue = _Port(self, "index_queue", _Outbox(self, "index"))
        self._takers = takers(table, inbox, archive, to_clean, to_extract, to_index, self.stages.work, self._at_once)

    def enqueue(self, delivery: Delivery, delay_steps: int = 0) -> None:
        """Puts a message into its queue."""
        self.messages.append(Message(delivery, self.step + delay_steps))

    def enqueue_when(self, trigger: Trigger, delivery: Delivery) -> None:
        """Puts a message into its queue when the run is at a point, or when nothing else is left to do."""
        self.follow_ups.append((trigger, delivery))

    def pause(self, site: str, side: str) -> None:
        """Called by a task at each side of a call: it may be the task's last.

        Only before a call it hands over to the scheduler: what a task does after one, until the next, nobody sees.
        """
        self.passed[self._stage] += 1
        if self.follow_ups:
            self._follow_up()
        if side == "before":
            _hand_over()
            if self._fails(self.faults.transient):
                raise TransientError(site)
        if self._fails(self.faults.crash):
            self.crashed_sites[site, side] += 1
            raise Crash(f"{side} {site}")

    def _at_once(self, work: Callable[[_T], _R], items: Sequence[_T]) -> list[_R]:
        """A thread for each item: at every call the scheduler may go on with another invocation, or another thread.

        A crash takes all threads with it; what one of them raises waits until the others have ended.
        """
        answers: dict[int, _R | NewsdexError] = {}

        def thread(number: int) -> None:
            try:
                answers[number] = work(items[number])
            except NewsdexError as error:
                answers[number] = error

        threads = [greenlet(partial(thread, number)) for number in range(len(items))]
        while threads:
            running = self._rng.choice(threads[:CALLS_AT_ONCE])
            running.switch()
            if running.dead:
                threads.remove(running)
            else:
                _hand_over()
        return [_answer(answers[number]) for number in range(len(items))]

    def lag_steps(self) -> int:
        """How far behind an answer is that need not be consistent."""
        return self._rng.choice(LAGS_STEPS) if self._fails(self.faults.lag) else 0

    def run(self) -> None:
        """Until every queue is empty."""
        while self.messages or self.tasks or self.follow_ups:
            if not self.messages and not self.tasks:
                self.enqueue(self.follow_ups.pop(0)[1])
            self.step = max(self.step + 1, self._next_event_step())
            assert self.step < STEPS_MAX, f"seed {self.seed} does not drain"
            self._kill_old()
            has_room = len(self.tasks) < self.faults.parallel
            startable = [m for m in self.messages if m.due_step <= self.step and self._may_start(m)] if has_room else ()
            if startable and self._rng.random() < 0.5:
                self._start(self._rng.choice(startable))
            elif awake := [task for task in self.tasks if task.wakes_step <= self.step]:
                self._resume(max(awake, key=lambda task: task.rank) if self.faults.in_turn else self._rng.choice(awake))

    def _next_event_step(self) -> int:
        """When a task wakes or is killed, or a message may be delivered: until then steps would pass in vain."""
        events = [min(task.wakes_step, task.started_step + TIMEOUT_STEPS + 1) for task in self.tasks]
        if len(self.tasks) < self.faults.parallel:
            may_double = self.step < CALM_AFTER_STEPS
            events += [m.due_step for m in self.messages if may_double or not m.invocations]
        return min(events)

    def _follow_up(self) -> None:
        for due in [f for f in self.follow_ups if self.passed[f[0].stage] >= f[0].calls]:
            self.follow_ups.remove(due)
            self.enqueue(due[1])
            self._stalls = self._fails(self.faults.stall)

    def _may_start(self, message: Message) -> bool:
        return not message.invocations or self._fails(self.faults.duplicate)

    def _start(self, message: Message) -> None:
        take = self._takers[message.delivery.stage]
        task = Task(message, greenlet(lambda: take(message.delivery.body)), self.step, rank=self._rng.random())
        self.tasks.append(task)
        message.invocations += 1
        self._resume(task)

    def _end(self, task: Task) -> None:
        self.tasks.remove(task)
        task.message.invocations -= 1

    def _resume(self, task: Task) -> None:
        self._stage = task.message.delivery.stage
        self._stalls = False
        self.trace.append(f"{self.step} {self._stage} {task.started_step}")
        try:
            task.greenlet.switch()
        except (Crash, NewsdexError) as error:
            self.trace.append(f"{self.step} {task.message.delivery.stage} {error}")
            self._end(task)
            self._come_again(task.message)
            return
        if self._stalls:
            task.wakes_step = self.step + self._rng.choice(STALLS_STEPS)
        elif self._fails(self.faults.sleep):
            task.wakes_step = self.step + self._rng.choice(SLEEPS_STEPS)
        if task.greenlet.dead:
            self._end(task)
            if self._fails(self.faults.lost_ack):
                self._come_again(task.message)
            elif task.message in self.messages:
                self.messages.remove(task.message)

    def _come_again(self, message: Message) -> None:
        """A message not acknowledged is delivered again, at once or when much else has happened."""
        message.due_step = max(message.due_step, self.step + self._rng.choice(REDELIVERIES_STEPS))

    def _kill_old(self) -> None:
        for task in [t for t in self.tasks if self.step - t.started_step > TIMEOUT_STEPS]:
            self._end(task)
            task.greenlet.throw()

    def _fails(self, chance: float) -> bool:
        return self.step < CALM_AFTER_STEPS and self._rng.random() < chance


def _hand_over() -> None:
    """To the scheduler, or from a thread to the invocation that waits for it, which hands over in its turn."""
    waiting = getcurrent().parent
    assert waiting is not None
    waiting.switch()


def _answer(answer: _R | NewsdexError) -> _R:
    if isinstance(answer, NewsdexError):
        raise answer
    return answer
