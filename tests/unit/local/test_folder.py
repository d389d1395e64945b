"""The bucket follows the folder, and the folder the bucket, whatever their files are called and however they come."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from local.bucket_events import Change
from local.cloud import Cloud
from local.folder import Folder
from local.topology import load_topology

WAIT_S = 20


class Followed:
    """A folder that is followed, its bucket, and what was reported."""

    def __init__(self, path: Path, cloud: Cloud) -> None:
        self.path = path
        self.reports: list[str] = []
        self.s3 = cloud.client("s3")
        self.bucket = cloud.physical_id("InboxBucket")
        self.folder = Folder(path, self.s3, self.bucket, self.reports.append)

    def keys(self) -> set[str]:
        """What is in the bucket."""
        return {entry["Key"] for entry in self.s3.list_objects_v2(Bucket=self.bucket).get("Contents", ())}

    def settles_at(self, *keys: str) -> bool:
        """Whether the bucket comes to hold these objects and no others."""
        return _comes_true(lambda: self.keys() == {f"inbox/{key}" for key in keys})


def _comes_true(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + WAIT_S
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.1)
    return holds()


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Followed]:
    cloud = Cloud(load_topology())
    (tmp_path / "inbox").mkdir()
    followed = Followed(tmp_path / "inbox", cloud)
    followed.folder.start()
    time.sleep(0.5)  # until the system tells of changes
    yield followed
    followed.folder.stop()
    cloud.stop()


def _write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("text", encoding="utf-8")
    return path


def test_a_folder_that_is_moved_in_renamed_and_moved_out_takes_its_files_along(
    followed: Followed, tmp_path: Path
) -> None:
    _write(tmp_path / "pages" / "a.txt")
    _write(tmp_path / "pages" / "deep" / "b.txt")
    _write(followed.path / "pages.txt")
    assert followed.settles_at("pages.txt")
    (tmp_path / "pages").rename(followed.path / "pages")
    assert followed.settles_at("pages.txt", "pages/a.txt", "pages/deep/b.txt")
    (followed.path / "pages").rename(followed.path / "other")
    assert followed.settles_at("pages.txt", "other/a.txt", "other/deep/b.txt")
    (followed.path / "other").rename(tmp_path / "elsewhere")
    assert followed.settles_at("pages.txt")


def test_names_of_folders_that_programs_make_are_names_like_others(followed: Followed) -> None:
    _write(followed.path / "node_modules" / "a.txt")
    _write(followed.path / "site-packages" / "a.txt")
    _write(followed.path / ".hidden" / "a.txt")
    assert followed.settles_at("node_modules/a.txt", "site-packages/a.txt")


@pytest.mark.parametrize("name", [b"line\nbreak.txt", b"bad\xff.txt"])
def test_a_name_that_cannot_be_taken_in_is_told_and_keeps_nothing_else_waiting(followed: Followed, name: bytes) -> None:
    path = _write(Path(os.fsdecode(os.fsencode(followed.path) + b"/" + name)))
    assert _comes_true(lambda: bool(followed.reports))
    assert all(report.isprintable() and "cannot be taken in" in report for report in followed.reports)
    assert not followed.folder.put(path)
    path.unlink()
    _write(followed.path / "after.txt")
    assert followed.settles_at("after.txt")


@pytest.mark.parametrize("key", ["other/a.txt", "inbox/../../a.txt", "inbox/", "inbox/a/", "inbox/a\0b.txt"])
def test_an_object_that_has_no_place_in_the_folder_is_told(followed: Followed, key: str, tmp_path: Path) -> None:
    followed.folder.follow(Change(followed.bucket, key, "v", "ObjectCreated:Put", 1, ""))
    assert [report for report in followed.reports if "no place in the folder" in report]
    assert [path.name for path in tmp_path.rglob("*")] == ["inbox"]


def test_an_object_that_is_gone_before_it_could_be_written_down_is_left_alone(followed: Followed) -> None:
    followed.folder.follow(Change(followed.bucket, "inbox/gone.txt", "v", "ObjectCreated:Put", 1, ""))
    assert list(followed.path.iterdir()) == []


def test_a_file_that_cannot_be_removed_is_told(followed: Followed) -> None:
    (followed.path / "folder.txt").mkdir()
    followed.folder.follow(Change(followed.bucket, "inbox/folder.txt", "v", "ObjectRemoved:Delete", 0, ""))
    assert "folder.txt cannot be removed" in followed.reports[0]
