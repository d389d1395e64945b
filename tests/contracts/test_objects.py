"""The contract of the object storage port, over the fake and over S3 as moto plays it."""

import pytest

from shared.objects import Objects, ObjectTooLarge
from tests.fakes import FakeObjects


@pytest.fixture(params=["fake", "moto"])
def objects(request: pytest.FixtureRequest) -> Objects:
    if request.param == "fake":
        return FakeObjects()
    objects: Objects = request.getfixturevalue("s3_objects")
    return objects


def test_an_object_comes_back_as_it_was_put(objects: Objects) -> None:
    objects.put("inbox/a b+c", b"\x00\xff", "text/plain")
    assert objects.get("inbox/a b+c") == b"\x00\xff"


def test_an_absent_object_is_none(objects: Objects) -> None:
    assert objects.get("absent") is None
    assert objects.get("absent", "v1") is None
    assert objects.current_version("absent") is None


def test_an_old_version_can_still_be_read(objects: Objects) -> None:
    objects.put("a", b"one", "text/plain")
    version = objects.current_version("a")
    objects.put("a", b"two", "text/plain")
    assert objects.get("a", version) == b"one"
    assert objects.get("a") == b"two"


def test_a_removed_object_is_gone_but_its_version_is_not(objects: Objects) -> None:
    objects.put("a", b"one", "text/plain")
    version = objects.current_version("a")
    objects.delete("a")
    assert objects.get("a") is None
    assert objects.current_version("a") is None
    assert objects.get("a", version) == b"one"


def test_removing_what_is_absent_is_fine(objects: Objects) -> None:
    objects.delete("absent")
    assert objects.get("absent") is None


def test_a_larger_object_is_not_read(objects: Objects) -> None:
    objects.put("a", b"12345", "text/plain")
    assert objects.get("a", max_bytes=5) == b"12345"
    with pytest.raises(ObjectTooLarge) as raised:
        objects.get("a", max_bytes=4)
    assert raised.value.size_bytes == 5


def test_keys_are_those_with_the_prefix_that_are_there(objects: Objects) -> None:
    for key in ("a/1", "a/2", "b/1"):
        objects.put(key, b"x", "text/plain")
    objects.delete("a/2")
    assert list(objects.keys("a/")) == ["a/1"]


def test_an_open_object_is_read_and_sought_in_like_a_file(objects: Objects) -> None:
    objects.put("a", bytes(range(100)), "application/zip")
    stream = objects.open("a")
    assert stream is not None
    assert stream.read(3) == b"\x00\x01\x02"
    assert stream.seek(-2, 2) == 98
    assert stream.read() == b"\x62\x63"
    assert stream.read(5) == b""
    stream.seek(50)
    assert stream.read(1) == b"2"
    assert stream.tell() == 51


def test_an_old_version_can_be_opened(objects: Objects) -> None:
    objects.put("a", b"one", "text/plain")
    version = objects.current_version("a")
    objects.put("a", b"two", "text/plain")
    stream = objects.open("a", version)
    assert stream is not None
    assert stream.read() == b"one"


def test_what_is_absent_or_empty_opens_as_such(objects: Objects) -> None:
    objects.put("empty", b"", "text/plain")
    stream = objects.open("empty")
    assert stream is not None
    assert stream.read() == b""
    assert objects.open("absent") is None


def test_a_purge_leaves_no_version_but_the_marker_and_no_neighbour_is_touched(objects: Objects) -> None:
    for body in (b"one", b"two"):
        objects.put("a", body, "text/plain")
    version = objects.current_version("a")
    objects.put("a.b", b"other", "text/plain")
    objects.delete("a")
    removed = objects.purge("a")
    assert len(removed) == 2
    assert version in removed
    assert objects.get("a", version) is None
    assert objects.current_version("a") is None
    assert objects.get("a.b") == b"other"
    assert objects.purge("absent") == []
