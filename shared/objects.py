"""Owns the port to object storage and its S3 adapter: whole objects in, whole objects out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from shared.errors import TransientError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

ABSENT_CODES = frozenset({"NoSuchKey", "NoSuchVersion", "404", "MethodNotAllowed"})
"""What S3 answers for an object that is not there; MethodNotAllowed is a GET of a delete marker."""


class ObjectTooLarge(Exception):
    """The object has more bytes than the reader takes; `size_bytes` is how many it has."""

    def __init__(self, size_bytes: int) -> None:
        super().__init__(f"{size_bytes} bytes")
        self.size_bytes = size_bytes


class Objects(Protocol):
    """What newsdex asks of a bucket."""

    def get(self, key: str, version_id: str | None = None, max_bytes: int | None = None) -> bytes | None:
        """The object's bytes, or None if it is not there; raises `ObjectTooLarge` without reading it."""

    def put(self, key: str, body: bytes, content_type: str) -> None:
        """Stores an object, replacing any."""

    def delete(self, key: str) -> None:
        """Removes an object; absent is fine."""

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


def _is_absent(error: ClientError | BotoCoreError) -> bool:
    return isinstance(error, ClientError) and error.response.get("Error", {}).get("Code") in ABSENT_CODES


def _transient(error: ClientError | BotoCoreError) -> TransientError:
    code = error.response.get("Error", {}).get("Code", "") if isinstance(error, ClientError) else type(error).__name__
    return TransientError(f"S3: {code}")
