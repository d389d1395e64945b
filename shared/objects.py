"""Owns the port to object storage and its S3 adapter: whole objects in and out, and large ones read in parts."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from shared.errors import TransientError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from mypy_boto3_s3 import S3Client

ABSENT_CODES = frozenset({"NoSuchKey", "NoSuchVersion", "404", "MethodNotAllowed"})
"""What S3 answers for an object that is not there; MethodNotAllowed is a GET of a delete marker."""


READ_AHEAD_BYTES = 4 * 2**20  # a request takes some 30 ms whatever it reads, and S3 gives some 90 MB a second


class ObjectTooLarge(Exception):
    """The object has more bytes than the reader takes; `size_bytes` is how many it has."""

    def __init__(self, size_bytes: int) -> None:
        super().__init__(f"{size_bytes} bytes")
        self.size_bytes = size_bytes


class Objects(Protocol):
    """What newsdex asks of a bucket."""

    def get(self, key: str, version_id: str | None = None, max_bytes: int | None = None) -> bytes | None:
        """The object's bytes, or None if it is not there; raises `ObjectTooLarge` without reading it."""

    def open(self, key: str, version_id: str | None = None) -> BinaryIO | None:
        """The object as a file to read and seek in, of which little is in memory at a time; None if it is not there."""

    def put(self, key: str, body: bytes, content_type: str) -> None:
        """Stores an object, replacing any."""

    def delete(self, key: str) -> None:
        """Removes an object; absent is fine."""

    def purge(self, key: str) -> list[str]:
        """Removes all versions of an object for good, but not the marker that it was removed; their ids."""

    def keys(self, prefix: str) -> Iterator[str]:
        """The keys that begin with a prefix."""

    def current_version(self, key: str) -> str | None:
        """The version id of the object as it now stands ("null" in a bucket without versions), or None."""


class S3Objects:
    """A bucket in S3."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self._client = client
        self.bucket = bucket

    def get(self, key: str, version_id: str | None = None, max_bytes: int | None = None) -> bytes | None:
        """One GetObject; the length is looked at before the body is read."""
        version = {"VersionId": version_id} if version_id else {}
        try:
            answer = self._client.get_object(Bucket=self.bucket, Key=key, **version)  # type: ignore[arg-type]
            if max_bytes is not None and answer["ContentLength"] > max_bytes:
                raise ObjectTooLarge(answer["ContentLength"])
            return answer["Body"].read()
        except (ClientError, BotoCoreError) as error:
            if _is_absent(error):
                return None
            raise _transient(error) from error

    def open(self, key: str, version_id: str | None = None) -> BinaryIO | None:
        """One HeadObject, then one ranged GetObject for each `READ_AHEAD_BYTES` that are read."""
        version = {"VersionId": version_id} if version_id else {}
        try:
            size_bytes = self._client.head_object(Bucket=self.bucket, Key=key, **version)["ContentLength"]  # type: ignore[arg-type]
        except (ClientError, BotoCoreError) as error:
            if _is_absent(error):
                return None
            raise _transient(error) from error
        reader = _RangedReader(self._client, {"Bucket": self.bucket, "Key": key, **version}, size_bytes)
        return io.BufferedReader(reader, READ_AHEAD_BYTES)

    def put(self, key: str, body: bytes, content_type: str) -> None:
        """One PutObject."""
        try:
            self._client.put_object(Bucket=self.bucket, Key=key, Body=body, ContentType=content_type)
        except (ClientError, BotoCoreError) as error:
            raise _transient(error) from error

    def delete(self, key: str) -> None:
        """One DeleteObject: in a bucket with versions it leaves a delete marker."""
        try:
            self._client.delete_object(Bucket=self.bucket, Key=key)
        except (ClientError, BotoCoreError) as error:
            raise _transient(error) from error

    def purge(self, key: str) -> list[str]:
        """ListObjectVersions, then one DeleteObject for each version, as few objects have more than a few."""
        try:
            pages = self._client.get_paginator("list_object_versions").paginate(Bucket=self.bucket, Prefix=key)
            found = [v["VersionId"] for page in pages for v in page.get("Versions", ()) if v["Key"] == key]
            for version_id in found:
                self._client.delete_object(Bucket=self.bucket, Key=key, VersionId=version_id)
        except (ClientError, BotoCoreError) as error:
            raise _transient(error) from error
        return found

    def keys(self, prefix: str) -> Iterator[str]:
        """ListObjectsV2, page by page."""
        try:
            for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix):
                yield from (entry["Key"] for entry in page.get("Contents", ()))
        except (ClientError, BotoCoreError) as error:
            raise _transient(error) from error

    def current_version(self, key: str) -> str | None:
        """One HeadObject."""
        try:
            return self._client.head_object(Bucket=self.bucket, Key=key).get("VersionId", "null")
        except (ClientError, BotoCoreError) as error:
            if _is_absent(error):
                return None
            raise _transient(error) from error


class _RangedReader(io.RawIOBase):
    """An object of S3 as a raw file: every read is a request for a range of its bytes."""

    def __init__(self, client: "S3Client", address: dict[str, str], size_bytes: int) -> None:
        self._client = client
        self._address = address
        self._size_bytes = size_bytes
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size_bytes}[whence]
        self._place = max(0, start + offset)
        return self._place

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer)
        end = min(self._place + len(room), self._size_bytes)
        if end <= self._place:
            return 0
        try:
            answer = self._client.get_object(**self._address, Range=f"bytes={self._place}-{end - 1}")  # type: ignore[arg-type]
            part = answer["Body"].read()
        except (ClientError, BotoCoreError) as error:
            raise _transient(error) from error
        room[: len(part)] = part
        self._place += len(part)
        return len(part)


def _is_absent(error: ClientError | BotoCoreError) -> bool:
    return isinstance(error, ClientError) and error.response.get("Error", {}).get("Code") in ABSENT_CODES


def _transient(error: ClientError | BotoCoreError) -> TransientError:
    code = error.response.get("Error", {}).get("Code", "") if isinstance(error, ClientError) else type(error).__name__
    return TransientError(f"S3: {code}")
