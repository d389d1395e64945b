"""Every change of a bucket becomes one event, whichever way it was made."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from local.bucket_events import BucketEvents, Change
from local.cloud import Cloud
from local.topology import load_topology

KEY = "inbox/Étude +1.txt"


class Watched:
    """A bucket and what was heard of it."""

    def __init__(self, cloud: Cloud) -> None:
        self.heard: list[Change] = []
        self.s3 = cloud.client("s3")
        self.bucket = cloud.physical_id("InboxBucket")
        self.events = BucketEvents(cloud, load_topology(), self.heard.append)

    def settle(self) -> None:
        """Waits until every write so far was told of."""
        while not self.events.settled():
            time.sleep(0.01)

    def versions(self) -> list[str]:
        """All that the bucket holds, the newest first."""
        page = self.s3.list_object_versions(Bucket=self.bucket)
        return [entry["VersionId"] for kind in ("DeleteMarkers", "Versions") for entry in page.get(kind, ())]


@pytest.fixture
def watched() -> Iterator[Watched]:
    cloud = Cloud(load_topology())
    yield Watched(cloud)
    cloud.stop()


def test_puts_and_removals_tell_their_versions_without_a_look_through_the_bucket(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: Any) -> Any:
        raise AssertionError("the bucket was listed")

    monkeypatch.setattr(watched.events._s3, "get_paginator", forbidden)
    put = watched.s3.put_object(Bucket=watched.bucket, Key=KEY, Body=b"abc")
    removed = watched.s3.delete_object(Bucket=watched.bucket, Key=KEY)
    watched.events.stop()
    assert watched.heard == [
        Change(watched.bucket, KEY, put["VersionId"], "ObjectCreated:Put", 3, put["ETag"].strip('"')),
        Change(watched.bucket, KEY, removed["VersionId"], "ObjectRemoved:DeleteMarkerCreated", 0, ""),
    ]
    assert sorted(watched.versions()) == sorted([put["VersionId"], removed["VersionId"]])


def test_form_posts_copies_and_removed_versions_are_told_too(watched: Watched) -> None:
    post = watched.s3.generate_presigned_post(watched.bucket, "inbox/posted.txt")
    assert requests.post(post["url"], post["fields"], files={"file": "posted text"}, timeout=10).ok
    watched.settle()
    source = {"Bucket": watched.bucket, "Key": "inbox/posted.txt"}
    copy = watched.s3.copy_object(Bucket=watched.bucket, Key=KEY, CopySource=source)
    watched.settle()
    watched.s3.delete_object(Bucket=watched.bucket, Key=KEY, VersionId=copy["VersionId"])
    watched.settle()
    watched.s3.put_object(Bucket=watched.bucket, Key=KEY, Body=b"")
    watched.settle()
    watched.s3.delete_objects(Bucket=watched.bucket, Delete={"Objects": [{"Key": KEY}, {"Key": "inbox/posted.txt"}]})
    watched.events.stop()
    events = [(change.key, change.event) for change in watched.heard]
    assert events[:4] == [
        ("inbox/posted.txt", "ObjectCreated:Put"),
        (KEY, "ObjectCreated:Put"),
        (KEY, "ObjectRemoved:Delete"),
        (KEY, "ObjectCreated:Put"),
    ]
    marker = "ObjectRemoved:DeleteMarkerCreated"
    assert sorted(events[4:]) == sorted([(KEY, marker), ("inbox/posted.txt", marker)])
