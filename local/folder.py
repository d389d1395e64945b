"""Owns the folder that is the bucket: files dropped, changed and deleted in it, and objects that come from elsewhere.

The folder is the truth: at start every file is put into the bucket. What is uploaded or taken down over HTTP is
carried out in the folder too, so that a restart finds the same articles.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from threading import Event, RLock, Thread
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from watchfiles import watch

from local.bucket_events import Change

PREFIX = "inbox/"
# Names of files that are still being written, by convention of browsers and copying programs.
_UNFINISHED = (".part", ".crdownload", ".download", ".tmp", ".swp", "~")
_DEBOUNCE_MS = 300


class Folder:
    """A folder on disk that follows, and is followed by, the `inbox/` of a bucket."""

    def __init__(self, path: Path, s3: Any, bucket: str, report: Callable[[str], None]) -> None:
        self.path = path.resolve()
        self._s3 = s3
        self._bucket = bucket
        self._report = report
        self._own_versions: set[str] = set()  # written by us: they need not be carried back
        self._refused: set[Path] = set()  # told of once
        self._lock = RLock()
        self._stopping = Event()
        self._thread = Thread(target=self._watch, name="folder", daemon=True)

    def files(self, within: Path | None = None) -> Iterator[Path]:
        """The files that are articles to be, of all or of one folder in it, in order of their names."""
        found = sorted((within or self.path).rglob("*"))
        return (path for path in found if path.is_file() and self._is_wanted(path))

    def key(self, path: Path) -> str:
        """The object key of a file."""
        return PREFIX + path.relative_to(self.path).as_posix()

    def start(self) -> None:
        """Begins to follow what happens in the folder."""
        self._thread.start()

    def stop(self) -> None:
        """Ends following."""
        self._stopping.set()
        self._thread.join(timeout=5)

    def put(self, path: Path) -> bool:
        """Puts a file into the bucket, unless the very same bytes stand there; False, and a report, if it cannot be."""
        try:
            body = path.read_bytes()
            with self._lock:
                if self._etag(self.key(path)) != hashlib.md5(body, usedforsecurity=False).hexdigest():
                    answer = self._s3.put_object(Bucket=self._bucket, Key=self.key(path), Body=body)
                    self._own_versions.add(answer["VersionId"])
        except FileNotFoundError:  # gone again: that it was removed comes next
            return False
        except OSError as error:
            return self._refuse(path, f"{error.strerror}.")
        except UnicodeEncodeError:
            return self._refuse(path, "its name is not UTF-8.")
        except (ClientError, BotoCoreError):  # moto has no route for a name with a line break in it
            return self._refuse(path, "the embedded bucket does not take its name.")
        return True

    def _refuse(self, path: Path, reason: str) -> bool:
        if path not in self._refused:
            self._refused.add(path)
            self._report(f"{_shown(path.name)} cannot be taken in: {reason}")
        return False

    def delete(self, path: Path) -> None:
        """Removes the object of a file that is gone, or all objects of a folder that is."""
        try:
            with self._lock:
                for key in self._keys_of(path):
                    answer = self._s3.delete_object(Bucket=self._bucket, Key=key)
                    self._own_versions.add(answer["VersionId"])
        except UnicodeEncodeError:  # no object has such a name
            return

    def _keys_of(self, path: Path) -> list[str]:
        key = self.key(path)
        return [key] if self._etag(key) is not None else self._orphans(f"{key}/")

    def _orphans(self, prefix: str) -> list[str]:
        """The objects under a prefix that have no file."""
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
        keys = (entry["Key"] for page in pages for entry in page.get("Contents", ()))
        return [key for key in keys if not (self.path / key.removeprefix(PREFIX)).exists()]

    def follow(self, change: Change) -> None:
        """Carries a change of the bucket that did not begin in the folder out on disk."""
        with self._lock:
            if change.bucket != self._bucket or change.version_id in self._own_versions:
                return
            path = self._path_of(change.key)
            if path is None:
                self._report(f"{_shown(change.key)} has no place in the folder; it lives until the next start only")
            elif change.event.startswith("ObjectCreated"):
                self._fetch(change, path)
            elif self._etag(change.key) is None:
                self._unlink(path)

    def _path_of(self, key: str) -> Path | None:
        """Where an object has its file, or None if it can have none in the folder."""
        if not key.startswith(PREFIX) or key.endswith("/") or "\0" in key:
            return None
        path = (self.path / PurePosixPath(key.removeprefix(PREFIX))).resolve()
        return path if path.is_relative_to(self.path) else None

    def _fetch(self, change: Change, path: Path) -> None:
        try:
            answer = self._s3.get_object(Bucket=self._bucket, Key=change.key, VersionId=change.version_id)
        except ClientError:  # removed since: that comes next
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(answer["Body"].read())
        except OSError as error:
            self._report(f"{_shown(change.key)} cannot be written to the folder: {error.strerror}")

    def _unlink(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            self._report(f"{_shown(path.name)} cannot be removed from the folder: {error.strerror}")

    def _watch(self) -> None:
        # What is wanted is said in one place, `_is_wanted`: the filter of watchfiles leaves out more.
        options: dict[str, Any] = {"watch_filter": None, "stop_event": self._stopping, "raise_interrupt": False}
        while not self._stopping.is_set():
            try:
                for changes in watch(self.path, debounce=_DEBOUNCE_MS, **options):
                    for path in sorted({Path(name) for _, name in changes}):
                        self._take_up(path)
            except RuntimeError:  # watchfiles cannot say a name that is not UTF-8, and says nothing else either
                self._compare()

    def _take_up(self, path: Path) -> None:
        """Brings the bucket up to date with a file or folder; of a folder that was moved nothing is told but itself."""
        if path.is_dir():
            for file in self.files(path):
                self.put(file)
        elif path.is_file() and self._is_wanted(path):
            self.put(path)
        elif not path.exists():
            self.delete(path)

    def _compare(self) -> None:
        """Brings the bucket up to date with the whole folder."""
        for path in self.files():
            self.put(path)
        for key in self._orphans(PREFIX):
            self.delete(self.path / key.removeprefix(PREFIX))

    def _is_wanted(self, path: Path) -> bool:
        parts = path.relative_to(self.path).parts
        return not any(part.startswith(".") for part in parts) and not path.name.endswith(_UNFINISHED)

    def _etag(self, key: str) -> str | None:
        try:
            etag: str = self._s3.head_object(Bucket=self._bucket, Key=key)["ETag"]
        except ClientError:
            return None
        return etag.strip('"')


def _shown(name: str) -> str:
    """A name as it can be shown on one line of any terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
