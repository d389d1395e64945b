"""Owns what the routes reach the world through, made on the first request."""

import time
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from functions.api.answers import Upload
from functions.api.cursors import Cursors
from functions.api.library import Library
from functions.api.secret import cursor_secret
from functions.api.settings import settings
from functions.api.uploads import UPLOAD_PREFIX, presign
from shared import aws
from shared.archive import Archive
from shared.ledger import Ledger
from shared.objects import Objects, S3Objects
from shared.table import DynamoTable


@dataclass(frozen=True)
class Ports:
    """The library of answers, the inbox to upload to and remove from, and what signs cursors."""

    library: Library
    inbox: Objects
    cursors: Cursors

    def presign(self, key: str) -> Upload:
        """A presigned POST to the inbox."""
        s = settings()
        return presign(aws.s3(), s.inbox_bucket, key, s.max_object_bytes)

    def upload_origin(self) -> str:
        """Where uploads go, as scheme and host."""
        url = urlsplit(self.presign(UPLOAD_PREFIX).url)
        return f"{url.scheme}://{url.netloc}"


@cache
def ports() -> Ports:
    """The ports to the stores that the settings name."""
    s = settings()
    table = DynamoTable(aws.dynamodb(), s.table_name)
    archive = Archive(S3Objects(aws.s3(), s.archive_bucket))
    return Ports(
        library=Library(table, Ledger(table), archive),
        inbox=S3Objects(aws.s3(), s.inbox_bucket),
        cursors=Cursors(key=cache(lambda: cursor_secret(table)), now_s=time.time),
    )
