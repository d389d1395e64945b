"""Owns the events of the buckets: what AWS would send for each change, which moto leaves out or leaves incomplete.

A write of one object says itself what version it made. After any other (form posts, copies, uploads in parts, several
objects at once) the versions are listed and compared with those known. What is new becomes an event with version id and
sequencer, in the message structure of the S3 user guide ("Event message structure", 2.1), and goes to the queues whose
notification in the template fits.
"""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from queue import Queue
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from local.cloud import Cloud, Write
from local.topology import ACCOUNT, REGION, Notification, Topology


class Change(NamedTuple):
    """A version or delete marker that appeared, or a version that is gone."""

    bucket: str
    key: str
    version_id: str
    event: str
    size_bytes: int
    etag: str


class BucketEvents:
    """Watches the buckets that notify queues; `listener` hears of each change after its event was sent."""

    def __init__(self, cloud: Cloud, topology: Topology, listener: Callable[[Change], None]) -> None:
        self._s3 = cloud.client("s3")
        self._sqs = cloud.client("sqs")
        self._listener = listener
        self._notifications = [
            (cloud.physical_id(n.bucket), cloud.physical_id(n.queue), n) for n in topology.notifications
        ]
        self._known: dict[str, dict[str, set[str]]] = {bucket: {} for bucket, _, _ in self._notifications}
        self._written: Queue[tuple[str, str, Write] | None] = Queue()
        self._last_sequencer = 0
        self._thread = Thread(target=self._run, name="bucket-events", daemon=True)
        for bucket, queue in {(bucket, queue) for bucket, queue, _ in self._notifications}:
            self._sqs.send_message(QueueUrl=queue, MessageBody=json.dumps(_test_event(bucket)))
        cloud.on_mutation = self._note
        self._thread.start()

    def stop(self) -> None:
        """Ends after the changes so far."""
        self._written.put(None)
        self._thread.join(timeout=5)

    def settled(self) -> bool:
        """Whether all writes so far have become events."""
        return self._written.unfinished_tasks == 0

    def _note(self, write: Write) -> None:
        bucket, _, key = write.path.lstrip("/").partition("/")
        if bucket in self._known:
            self._written.put((bucket, key, write))

    def _run(self) -> None:
        while (written := self._written.get()) is not None:
            for change in self._changes(*written):
                self._send(change)
                self._listener(change)
            self._written.task_done()
        self._written.task_done()

    def _changes(self, bucket: str, key: str, write: Write) -> list[Change]:
        told = _told(bucket, key, write)
        if told is None:
            return list(self._listed_changes(bucket, key))
        known = self._known[bucket].setdefault(key, set())
        if told.version_id in known:  # a listing was faster
            return []
        known.add(told.version_id)
        return [told]

    def _listed_changes(self, bucket: str, prefix: str) -> Iterator[Change]:
        known = self._known[bucket]
        present: dict[str, set[str]] = {}
        appeared: list[Change] = []
        for page in self._s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix):
            for kind, event in (
                ("Versions", "ObjectCreated:Put"),
                ("DeleteMarkers", "ObjectRemoved:DeleteMarkerCreated"),
            ):
                for entry in page.get(kind, ()):
                    present.setdefault(entry["Key"], set()).add(entry["VersionId"])
                    if entry["VersionId"] not in known.get(entry["Key"], ()):
                        appeared.append(_change(bucket, entry, event))
        for key in [key for key in known if key.startswith(prefix)]:
            for version_id in known[key] - present.get(key, set()):
                yield Change(bucket, key, version_id, "ObjectRemoved:Delete", 0, "")
        for key in [key for key in known if key.startswith(prefix)]:
            del known[key]
        known.update(present)
        yield from reversed(appeared)  # S3 lists the newest version of a key first

    def _send(self, change: Change) -> None:
        for bucket, queue, notification in self._notifications:
            if bucket == change.bucket and _fits(notification, change):
                body = {"Records": [_record(change, notification, self._next_sequencer())]}
                self._sqs.send_message(QueueUrl=queue, MessageBody=json.dumps(body))

    def _next_sequencer(self) -> str:
        self._last_sequencer = max(self._last_sequencer + 1, time.time_ns())
        return f"{self._last_sequencer:018X}"


def _told(bucket: str, key: str, write: Write) -> Change | None:
    """The change that a write of one object says it made, or None if it leaves that open."""
    version_id = write.headers.get("x-amz-version-id", "")
    if not (key and version_id):
        return None
    if write.method == "PUT":
        etag = write.headers.get("etag", "").strip('"')
        return Change(bucket, key, version_id, "ObjectCreated:Put", write.size_bytes, etag)
    if write.method == "DELETE" and write.headers.get("x-amz-delete-marker") == "true":
        return Change(bucket, key, version_id, "ObjectRemoved:DeleteMarkerCreated", 0, "")
    return None


def _fits(notification: Notification, change: Change) -> bool:
    pattern = notification.event.removeprefix("s3:")
    return fnmatchcase(change.event, pattern) and change.key.startswith(notification.prefix)


def _change(bucket: str, entry: dict[str, Any], event: str) -> Change:
    etag = entry.get("ETag", "").strip('"')
    return Change(bucket, entry["Key"], entry["VersionId"], event, entry.get("Size", 0), etag)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _record(change: Change, notification: Notification, sequencer: str) -> dict[str, Any]:
    object_: dict[str, Any] = {"key": quote_plus(change.key, safe="/"), "sequencer": sequencer}
    if change.version_id != "null":
        object_["versionId"] = change.version_id
    if change.event.startswith("ObjectCreated"):
        object_ |= {"size": change.size_bytes, "eTag": change.etag}
    return {
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": REGION,
        "eventTime": _now(),
        "eventName": change.event,
        "userIdentity": {"principalId": "AWS:LOCAL"},
        "requestParameters": {"sourceIPAddress": "127.0.0.1"},
        "responseElements": {"x-amz-request-id": sequencer, "x-amz-id-2": sequencer},
        "s3": {
            "s3SchemaVersion": "1.0",
            "configurationId": notification.event,
            "bucket": {
                "name": change.bucket,
                "ownerIdentity": {"principalId": ACCOUNT},
                "arn": f"arn:aws:s3:::{change.bucket}",
            },
            "object": object_,
        },
    }


def _test_event(bucket: str) -> dict[str, str]:
    return {
        "Service": "Amazon S3",
        "Event": "s3:TestEvent",
        "Time": _now(),
        "Bucket": bucket,
        "RequestId": "LOCAL",
        "HostId": "LOCAL",
    }
