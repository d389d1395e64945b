"""What S3 says of objects, in all the ways it says it."""

import json
from typing import Any

import pytest

from functions.clean.s3_events import Change, parse_s3_events
from shared.errors import MalformedMessage


def _event(key: str = "inbox/a.html", name: str = "ObjectCreated:Put", **more: str) -> str:
    record: dict[str, Any] = {
        "eventName": name,
        "eventTime": "2026-01-01T00:00:00.000Z",
        "s3": {"object": {"key": key, "sequencer": "0A", **more}},
    }
    return json.dumps({"Records": [record]})


@pytest.mark.parametrize(
    ("encoded", "key"),
    [
        ("inbox/a+b.html", "inbox/a b.html"),
        ("inbox/a%2Bb.html", "inbox/a+b.html"),
        ("inbox%2Fa.html", "inbox/a.html"),
        ("inbox/%C3%A9%0A%F0%9F%98%80", "inbox/é\n\U0001f600"),
        ("inbox/100%25.txt", "inbox/100%.txt"),
    ],
)
def test_keys_are_decoded(encoded: str, key: str) -> None:
    (event,) = parse_s3_events(_event(encoded))
    assert event.version.key == key


@pytest.mark.parametrize(
    ("name", "version_id", "change"),
    [
        ("ObjectCreated:Put", "v1", Change.CREATED),
        ("ObjectCreated:CompleteMultipartUpload", None, Change.CREATED),
        ("s3:ObjectCreated:Copy", "v1", Change.CREATED),
        ("ObjectRemoved:DeleteMarkerCreated", "m1", Change.REMOVED),
        ("ObjectRemoved:Delete", None, Change.REMOVED),
        ("ObjectRemoved:Delete", "v1", Change.VERSION_REMOVED),
    ],
)
def test_each_event_name_is_a_change(name: str, version_id: str | None, change: Change) -> None:
    more = {"versionId": version_id} if version_id else {}
    (event,) = parse_s3_events(_event(name=name, **more))
    assert (event.change, event.version.version_id) == (change, version_id)


def test_the_test_event_of_a_new_notification_is_no_change() -> None:
    assert parse_s3_events('{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"b"}') == []


@pytest.mark.parametrize(
    "body",
    ["", "{", "3", "[]", "{}", '{"Records": [{}]}', _event(name="ReducedRedundancyLostObject"), "[" * 100_000],
)
def test_anything_else_is_malformed(body: str) -> None:
    with pytest.raises(MalformedMessage):
        parse_s3_events(body)


def test_all_records_of_a_notification_are_read() -> None:
    first, second = (json.loads(_event(key))["Records"] for key in ("inbox/a", "inbox/b"))
    events = parse_s3_events(json.dumps({"Records": first + second}))
    assert [event.version.key for event in events] == ["inbox/a", "inbox/b"]
