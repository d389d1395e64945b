"""Owns the ports that count what stages ask of AWS: units, requests, calls, and how long answers let them wait.

DynamoDB bills a write by the started kilobyte of the larger of the old and the new item, a consistent read by four
(DynamoDB developer guide, "Read and write operations"); S3 and SQS bill requests.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from functions.index.at_once import CALLS_AT_ONCE
from shared.messages import Message
from shared.table import BATCH_GET_MAX_KEYS, Item, key_of
from tests.fakes import FakeObjects, FakeQueue, FakeTable

# From the end of a request to its answer, within a region: DynamoDB answers in single-digit milliseconds (its developer
# guide), S3 takes some 30 for a small object (see READ_AHEAD_BYTES), SQS about 10 for a message.
TABLE_WAIT_S = 0.005
OBJECTS_WAIT_S = 0.030
QUEUE_WAIT_S = 0.010

_T = TypeVar("_T")
_R = TypeVar("_R")


@dataclass
class Meter:
    """What was asked: units and requests by name, calls of any kind, and the seconds waited for answers."""

    counts: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    waited_s: float = 0.0

    def call(self, waits_s: float) -> None:
        """Counts one call."""
        self.calls += 1
        self.waited_s += waits_s

    def at_once(self, work: Callable[[_T], _R], items: Sequence[_T]) -> list[_R]:
        """The calls of several threads, of which the one that waits longest counts."""
        lanes_s = [0.0] * CALLS_AT_ONCE
        before_s, answers = self.waited_s, []
        for item in items:
            self.waited_s = 0.0
            answers.append(work(item))
            lanes_s[lanes_s.index(min(lanes_s))] += self.waited_s
        self.waited_s = before_s + max(lanes_s)
        return answers


class CountingTable(FakeTable):
    """A table that counts the units of every call."""

    def __init__(self, meter: Meter | None = None) -> None:
        super().__init__()
        self.meter = meter or Meter()
        self.units: Counter[str] = Counter()
        self.by_kind: Counter[str] = Counter()

    def get(self, key: Any) -> Item | None:
        """A consistent read: a unit for each 4 KB."""
        item = super().get(key)
        self._read([item or {}])
        return item

    def get_many(self, keys: Sequence[Any], *, consistent: bool = True) -> dict[Any, Item]:
        """Reads of one item each, half a unit where they need not be consistent; what is not there is billed too."""
        found = super().get_many(keys)
        for key in keys:
            self._count_read([found.get(key, {})], halves=2 if consistent else 1)
        for _ in range(0, len(keys), BATCH_GET_MAX_KEYS):
            self.meter.call(TABLE_WAIT_S)
        return found

    def query(self, *arguments: Any, **named: Any) -> Iterator[Item]:
        """A consistent read of all that is found together."""
        found = list(super().query(*arguments, **named))
        self._read(found)
        return iter(found)

    def put_unless_newer(self, item: Item) -> bool:
        """A write, billed whether its condition holds or not."""
        self._wrote(item, key_of(item))
        return super().put_unless_newer(item)

    def delete_unless_newer(self, key: Any, seq: str) -> bool:
        """A removal, billed by the item removed."""
        self._wrote(None, key)
        return super().delete_unless_newer(key, seq)

    def put_if_unchanged(self, item: Item, previous: Item | None, attributes: Sequence[str]) -> bool:
        """A write, billed whether its condition holds or not."""
        self._wrote(item, key_of(item))
        return super().put_if_unchanged(item, previous, attributes)

    def delete_if_unchanged(self, previous: Item, attributes: Sequence[str]) -> bool:
        """A removal, billed by the item removed."""
        self._wrote(None, key_of(previous))
        return super().delete_if_unchanged(previous, attributes)

    def _read(self, items: Sequence[Item]) -> None:
        self._count_read(items, halves=2)
        self.meter.call(TABLE_WAIT_S)

    def _count_read(self, items: Sequence[Item], halves: int) -> None:
        self.units["half read"] += halves * math.ceil(max(1, sum(map(size_of, items))) / 4096)

    def _wrote(self, item: Item | None, key: Any) -> None:
        units = max(1, *(math.ceil(size_of(i) / 1024) for i in (item, self.items.get(key)) if i), 1)
        self.units["write"] += units
        self.by_kind[_kind_of(key)] += units
        self.meter.call(TABLE_WAIT_S)


class CountingObjects(FakeObjects):
    """A bucket that counts requests."""

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        self._meter = meter

    def get(self, key: str, version_id: str | None = None, max_bytes: int | None = None) -> bytes | None:
        """One GET."""
        self._meter.counts["s3 get"] += 1
        self._meter.call(OBJECTS_WAIT_S)
        return super().get(key, version_id, max_bytes)

    def put(self, key: str, body: bytes, content_type: str) -> None:
        """One PUT."""
        self._meter.counts["s3 put"] += 1
        self._meter.call(OBJECTS_WAIT_S)
        super().put(key, body, content_type)


class CountingQueue(FakeQueue):
    """A queue that counts calls; what its messages cost is counted where they are taken."""

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        self._meter = meter

    def send(self, message: Message, delay_s: int = 0) -> None:
        """One SendMessage."""
        self._meter.call(QUEUE_WAIT_S)
        super().send(message, delay_s)


def size_of(item: Item) -> int:
    """Bytes of an item: names and values in UTF-8, a number about half its digits (DynamoDB, "Item sizes")."""
    return sum(
        len(name.encode()) + (len(v) if isinstance(v, bytes) else len(str(v).encode()) if isinstance(v, str) else 8)
        for name, v in item.items()
    )


def _kind_of(key: Any) -> str:
    return str(key.sk if key.pk.startswith("ARTICLE#") else key.pk).partition("#")[0]
