"""Owns the folder that is the bucket: files dropped, changed and deleted in it, and objects that come from elsewhere.

The folder is the truth: at start every file is put into the bucket. What is uploaded or taken down over HTTP is
carried out in the folder too, so that a restart finds the same articles.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from threading import Event, RLock, Thread
from typing import Any

from botocore.exceptions import ClientError
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
        self._lock = RLock()
        self._stopping = Event()
        self._thread = Thread(target=self._watch, name="folder", daemon=True)

    def files(self) -> Iterator[Path]:
        """The files that are articles to be, in order of their names."""
        return (path for path in sorted(self.path.rglob("*")) if path.is_file() and self._is_wanted(path))

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

    def put(self, path: Path) -> None:
        """Puts a file into the bucket, unless the very same bytes stand there."""
        try:
            body = path.read_bytes()
        except OSError as error:
            self._report(f"{path.name} cannot be read: {error.strerror}")
            return
        with self._lock:
            if self._etag(self.key(path)) != hashlib.md5(body, usedforsecurity=False).hexdigest():
                answer = self._s3.put_object(Bucket=self._bucket, Key=self.key(path), Body=body)
                self._own_versions.add(answer["VersionId"])

    def delete(self, path: Path) -> None:
        """Removes the object of a file that is gone."""
        with self._lock:
            if self._etag(self.key(path)) is not None:
                answer = self._s3.delete_object(Bucket=self._bucket, Key=self.key(path))
                self._own_versions.add(answer["VersionId"])

    def follow(self, change: Change) -> None:
        """Carries a change of the bucket that did not begin in the folder out on disk."""
        with self._lock:
            if change.bucket != self._bucket or change.version_id in self._own_versions:
                return
            path = (self.path / PurePosixPath(change.key).relative_to(PREFIX)).resolve()
            if not path.is_relative_to(self.path) or path == self.path:
                self._report(f"{change.key} has no place in the folder; it lives until the next start only")
            elif change.event.startswith("ObjectCreated"):
                self._fetch(change, path)
            elif self._etag(change.key) is None:
                path.unlink(missing_ok=True)

    def _fetch(self, change: Change, path: Path) -> None:
        body = self._s3.get_object(Bucket=self._bucket, Key=change.key, VersionId=change.version_id)["Body"].read()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
        except OSError as error:
            self._report(f"{change.key} cannot be written to the folder: {error.strerror}")

    def _watch(self) -> None:
        for changes in watch(self.path, stop_event=self._stopping, debounce=_DEBOUNCE_MS, raise_interrupt=False):
            for path in sorted({Path(name) for _, name in changes}):
                if path.is_file() and self._is_wanted(path):
                    self.put(path)
                elif not path.exists():
                    self.delete(path)

    def _is_wanted(self, path: Path) -> bool:
        parts = path.relative_to(self.path).parts
        return not any(part.startswith(".") for part in parts) and not path.name.endswith(_UNFINISHED)

    def _etag(self, key: str) -> str | None:
        try:
            etag: str = self._s3.head_object(Bucket=self._bucket, Key=key)["ETag"]
        except ClientError:
            return None
        return etag.strip('"')
