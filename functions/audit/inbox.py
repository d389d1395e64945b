"""Owns the listing of the inbox: what every key now holds, page by page."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from shared.errors import TransientError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import ListObjectVersionsOutputTypeDef

PREFIX = "inbox/"


class Latest(NamedTuple):
    """What is newest under a key: a version of an object, or the marker that hides it."""

    key: str
    version_id: str
    removed: bool
    modified: datetime


class Inbox(Protocol):
    """What the audit asks of the inbox bucket."""

    def pages(self, after: str) -> Iterator[list[Latest]]:
        """What is newest under the keys beyond one, in order of keys, some at a time."""


class S3Inbox:
    """The inbox in S3."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def pages(self, after: str) -> Iterator[list[Latest]]:
        """One ListObjectVersions for each 1,000 versions."""
        markers: dict[str, str] = {"KeyMarker": after} if after else {}
        while True:
            page = self._page(markers)
            yield sorted(_latest(page))
            if not page.get("IsTruncated"):
                return
            markers = {"KeyMarker": page["NextKeyMarker"], "VersionIdMarker": page["NextVersionIdMarker"]}

    def _page(self, markers: dict[str, str]) -> "ListObjectVersionsOutputTypeDef":
        try:
            return self._client.list_object_versions(Bucket=self._bucket, Prefix=PREFIX, **markers)  # type: ignore[arg-type]
        except (ClientError, BotoCoreError) as error:
            raise TransientError(f"S3: {type(error).__name__}") from error


def _latest(page: "ListObjectVersionsOutputTypeDef") -> Iterator[Latest]:
    for version in page.get("Versions", ()):
        if version["IsLatest"]:
            yield Latest(version["Key"], version["VersionId"], False, version["LastModified"])
    for marker in page.get("DeleteMarkers", ()):
        if marker["IsLatest"]:
            yield Latest(marker["Key"], marker["VersionId"], True, marker["LastModified"])
