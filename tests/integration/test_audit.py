"""The audit finds what no event told of, has it done, and changes nothing where all was told."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from functions.audit import handler
from functions.audit import settings as audit_settings
from functions.audit.inbox import Latest, S3Inbox
from functions.audit.reconciliation import Auditor, Report
from local.runtime import Context
from shared import aws
from shared.identifiers import article_id
from shared.ledger import State
from shared.table import DynamoTable
from tests.stages import Delivery, Stages

FIRST = "2026-03-01\nAda Stone praised Ben Reed on Monday."
SECOND = "2026-03-02\nAda Stone blamed Dora Pike."
KEY = "inbox/a b+c.txt"
GRACE = timedelta(hours=6)


@dataclass
class FakeInbox:
    """The listing of the objects in the stages' bucket; each change is an hour younger than the one before."""

    stages: Stages
    page_size: int = 1_000
    times: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def pages(self, after: str) -> Iterator[list[Latest]]:
        keys = [key for key in sorted(self.stages.inbox.versions) if key > after]
        for start in range(0, max(1, len(keys)), self.page_size):
            yield [self._latest(key) for key in keys[start : start + self.page_size]]

    def _latest(self, key: str) -> Latest:
        name, body = self.stages.inbox.versions[key][-1]
        modified = self.times.setdefault((key, name), self.stages.clock.replace(microsecond=0))
        return Latest(key, name, body is None, modified)


@dataclass
class Bodies:
    sent: list[str] = field(default_factory=list)

    def send_body(self, body: str) -> None:
        self.sent.append(body)


@dataclass
class World:
    stages: Stages = field(default_factory=Stages)
    queue: Bodies = field(default_factory=Bodies)

    def __post_init__(self) -> None:
        self.inbox = FakeInbox(self.stages)

    def audit(self, late_after_pages: int = 1_000) -> Report:
        """An audit long after, and the work it gave."""
        looks = iter(range(1, 1_000))
        auditor = Auditor(self.inbox, self.stages.table, self.stages.ledger, self.queue, GRACE)
        report = auditor.audit(self.stages.clock + timedelta(days=1), lambda: next(looks) >= late_after_pages)
        bodies, self.queue.sent = self.queue.sent, []
        self.stages.drain([Delivery("clean", body) for body in bodies])
        return report

    def state(self, key: str = KEY) -> State:
        head = self.stages.ledger.head(article_id(key))
        assert head is not None
        return head.state


def test_where_every_event_came_nothing_is_repaired() -> None:
    world = World()
    world.stages.drain([world.stages.upload(KEY, FIRST), world.stages.upload("inbox/b", SECOND)])
    world.stages.drain([world.stages.remove("inbox/b"), world.stages.upload("inbox/c", "2026")])
    before = world.stages.snapshot()
    report = world.audit()
    assert (report.compared, report.repaired, report.finished) == (3, [], True)
    changed = [item for item in world.stages.snapshot()[0] if item not in before[0]]
    assert [item["pk"] for item in changed] == ["AUDIT"]


def test_an_upload_that_nobody_told_of_is_taken_in() -> None:
    world = World()
    world.stages.upload(KEY, FIRST)
    assert world.audit().repaired == [KEY]
    assert world.state() is State.INDEXED
    assert world.audit().repaired == []


def test_a_new_version_that_nobody_told_of_replaces_the_old() -> None:
    world = World()
    world.stages.drain([world.stages.upload(KEY, FIRST)])
    world.stages.clock += timedelta(hours=1)
    world.stages.upload(KEY, SECOND)
    assert world.audit().repaired == [KEY]
    assert "Dora Pike" in repr(world.stages.snapshot())
    assert "Ben Reed" not in repr(world.stages.snapshot())


def test_a_new_version_in_the_same_second_as_the_old_one_is_not_overlooked() -> None:
    world = World()
    world.stages.clock = world.stages.clock.replace(microsecond=900_000)
    world.stages.drain([world.stages.upload(KEY, FIRST)])
    world.stages.clock -= timedelta(milliseconds=950)  # an upload is a second later: by all 50 ms later than the first
    world.stages.upload(KEY, SECOND)
    assert world.audit().repaired == [KEY]


def test_what_was_removed_twice_is_removed() -> None:
    world = World()
    world.stages.drain([world.stages.upload(KEY, FIRST), world.stages.remove(KEY)])
    world.stages.clock += timedelta(hours=1)
    world.stages.remove(KEY)
    assert world.audit().repaired == []


def test_a_removal_that_nobody_told_of_is_carried_out() -> None:
    world = World()
    world.stages.drain([world.stages.upload(KEY, FIRST)])
    world.stages.clock += timedelta(hours=1)
    world.stages.remove(KEY)
    assert world.audit().repaired == [KEY]
    assert world.state() is State.DELETED
    assert world.audit().repaired == []


def test_an_object_removed_before_anybody_told_of_it_needs_nothing() -> None:
    world = World()
    world.stages.upload(KEY, FIRST)
    world.stages.remove(KEY)
    assert world.audit().repaired == []


def test_the_lost_event_may_still_come() -> None:
    world, told = World(), Stages()
    told.drain([told.upload(KEY, FIRST)])
    late = world.stages.upload(KEY, FIRST)
    world.audit()
    world.stages.drain([late])
    told_bodies = [item["body"] for item in told.snapshot()[0] if "body" in item]
    assert [item["body"] for item in world.stages.snapshot()[0] if "body" in item] == told_bodies


def test_what_is_younger_than_its_grace_is_left_to_its_event() -> None:
    world = World()
    world.stages.upload(KEY, FIRST)
    auditor = Auditor(world.inbox, world.stages.table, world.stages.ledger, world.queue, GRACE)
    assert auditor.audit(world.stages.clock + timedelta(hours=5), lambda: False).compared == 0


def test_what_has_no_outcome_is_counted() -> None:
    world = World()
    world.stages.deliver(world.stages.upload(KEY, FIRST))
    assert world.audit().without_outcome == 1


def test_an_audit_goes_on_where_the_last_one_stopped() -> None:
    world = World()
    world.inbox.page_size = 2
    for number in range(5):
        world.stages.upload(f"inbox/{number}", FIRST)
    first, second = world.audit(late_after_pages=1), world.audit()
    assert (first.repaired, first.finished) == (["inbox/0", "inbox/1"], False)
    assert (second.repaired, second.finished) == (["inbox/2", "inbox/3", "inbox/4"], True)
    assert world.audit().compared == 5  # and the one after a whole one begins anew


@pytest.fixture
def bucket(s3_objects: Any) -> Any:
    return s3_objects


def test_the_listing_of_s3_gives_what_is_newest_under_every_key(bucket: Any) -> None:
    bucket.put("inbox/a", b"1", "text/plain")
    bucket.put("inbox/a", b"2", "text/plain")
    bucket.put("inbox/b", b"1", "text/plain")
    bucket.delete("inbox/b")
    bucket.put("inbox/c", b"1", "text/plain")
    bucket.delete("inbox/c")
    bucket.put("inbox/c", b"again", "text/plain")
    bucket.put("other/c", b"1", "text/plain")
    (page,) = S3Inbox(bucket._client, bucket.bucket).pages("")
    assert [(latest.key, latest.removed) for latest in page] == [
        ("inbox/a", False),
        ("inbox/b", True),
        ("inbox/c", False),
    ]
    assert page[0].version_id == bucket.current_version("inbox/a")
    assert next(S3Inbox(bucket._client, bucket.bucket).pages("inbox/a"))[0].key == "inbox/b"


@pytest.mark.parametrize(("left_s", "finished"), [(3_600, True), (20, False)])
def test_the_handler_answers_a_report(
    bucket: Any, dynamo_table: DynamoTable, monkeypatch: pytest.MonkeyPatch, left_s: float, finished: bool
) -> None:
    bucket.put("inbox/a", b"text", "text/plain")
    queue = boto3.client("sqs").create_queue(QueueName="CleanQueue")["QueueUrl"]
    environment = {"TABLE_NAME": dynamo_table._name, "INBOX_BUCKET": bucket.bucket, "CLEAN_QUEUE_URL": queue}
    for name, value in {**environment, "AUDIT_GRACE_SECONDS": "0"}.items():
        monkeypatch.setenv(name, value)
    for cached in (handler._auditor, audit_settings.settings, aws.s3, aws.sqs, aws.dynamodb):
        cached.cache_clear()
    answer = handler.lambda_handler({}, Context("Function", 512, "request", time.monotonic() + left_s))
    assert (answer["compared"], answer["repaired"], answer["finished"]) == (1, ["inbox/a"], finished)
    assert "inbox/a" in boto3.client("sqs").receive_message(QueueUrl=queue)["Messages"][0]["Body"]
