"""Owns uploads: a presigned POST that lets a browser put one file into the inbox, and nothing else."""

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from functions.api.answers import Upload
from shared.identifiers import article_id, fold

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

UPLOAD_PREFIX = "inbox/uploads/"
EXPIRES_IN_S = 300  # long enough to send the largest object over a slow line, too short to pass around
FILENAME_MAX_CHARS = 100
_UNSAFE = re.compile(r"[^a-z0-9._-]+")


def upload_key(filename: str, token: str) -> str:
    """The object key of an upload: a folder named by a random token, then a plain form of the name."""
    plain = _UNSAFE.sub("-", fold(filename.replace("\\", "/").rpartition("/")[2])).strip("-.")
    return f"{UPLOAD_PREFIX}{token}/{plain[-FILENAME_MAX_CHARS:] or 'upload'}"


def presign(s3: "S3Client", bucket: str, key: str, max_bytes: int) -> Upload:
    """A POST policy for exactly this key and at most `max_bytes`, valid for `EXPIRES_IN_S` seconds."""
    post = s3.generate_presigned_post(
        bucket, key, Conditions=[["content-length-range", 1, max_bytes]], ExpiresIn=EXPIRES_IN_S
    )
    return Upload(
        url=post["url"],
        fields=post["fields"],
        key=key,
        article_id=article_id(key),
        max_bytes=max_bytes,
        expires_in_s=EXPIRES_IN_S,
        status_path=status_path(key),
    )


def status_path(key: str) -> str:
    """Where to ask what became of an object."""
    return f"/status?key={quote(key, safe='')}"
