"""The ledger moves HEAD without reading it again, and never on what it only remembers."""

from collections import Counter
from typing import Any

import pytest

from shared.keys import Key
from shared.ledger import Ledger, State
from shared.messages import ObjectVersion
from shared.table import Item
from tests.fakes import FakeTable


class _Table(FakeTable):
    def __init__(self) -> None:
        super().__init__()
        self.reads: Counter[Key] = Counter()

    def get(self, key: Key) -> Item | None:
        self.reads[key] += 1
        return super().get(key)


@pytest.fixture
def table() -> _Table:
    return _Table()


def _version(sequencer: str, article: str = "a") -> ObjectVersion:
    return ObjectVersion(
        article_id=article, key=article, version_id=None, sequencer=sequencer, event_time="2026-03-01T08:00:00Z"
    )


def _state(table: FakeTable) -> Any:
    head = Ledger(table).head("a")
    return head and (head.version.sequencer, head.state)


def test_the_first_version_of_an_object_is_claimed_without_reading(table: _Table) -> None:
    assert Ledger(table).claim(_version("1"))
    assert not table.reads
    assert Ledger(table).claim(_version("2"))
    assert Ledger(table).claim(_version("1")) is None
    assert _state(table) == ("2", State.RECEIVED)


def test_a_stage_reads_head_once(table: _Table) -> None:
    ledger = Ledger(table)
    ledger.claim(_version("1"))
    assert ledger.advance(_version("1"), State.CLEANED)
    ledger = Ledger(table)
    assert ledger.progress(_version("1"), State.EXTRACTED).due
    assert ledger.advance(_version("1"), State.EXTRACTED)
    assert table.reads.total() == 1
    assert _state(table) == ("1", State.EXTRACTED)


def test_a_newer_version_that_came_meanwhile_keeps_head(table: _Table) -> None:
    ledger, other = Ledger(table), Ledger(table)
    ledger.claim(_version("1"))
    other.claim(_version("2"))
    assert not ledger.advance(_version("1"), State.CLEANED)
    assert _state(table) == ("2", State.RECEIVED)


def test_a_later_state_that_came_meanwhile_stays(table: _Table) -> None:
    ledger, other = Ledger(table), Ledger(table)
    ledger.claim(_version("1"))
    other.claim(_version("1"))
    assert other.advance(_version("1"), State.INDEXED)
    assert ledger.advance(_version("1"), State.CLEANED)
    assert _state(table) == ("1", State.INDEXED)


def test_an_outcome_is_never_taken_for_granted(table: _Table) -> None:
    ledger, other = Ledger(table), Ledger(table)
    ledger.claim(_version("1"))
    assert ledger.advance(_version("1"), State.INDEXED)
    other.claim(_version("2"))
    assert not ledger.advance(_version("1"), State.INDEXED)


def test_the_head_of_another_article_is_not_mistaken_for_this_one(table: _Table) -> None:
    ledger = Ledger(table)
    ledger.claim(_version("1"))
    ledger.claim(_version("1", "b"))
    assert ledger.advance(_version("1"), State.CLEANED)
    assert _state(table) == ("1", State.CLEANED)
