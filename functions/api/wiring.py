"""Owns what the routes reach the world through, made on the first request."""

import time
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from functions.api.answers import Upload
from functions.api.corrected import CorrectedArchive, CorrectedTable
from functions.api.corrections import Corrections
from functions.api.cursors import Cursors
from functions.api.holdings import Holdings
from functions.api.library import Library
from functions.api.overlay import Overlays
from functions.api.secret import cursor_secret
from functions.api.settings import settings
from functions.api.uploads import UPLOAD_PREFIX, presign
from shared import aws
from shared.archive import Archive
from shared.ledger import Ledger
from shared.objects import Objects, S3Objects
from shared.table import DynamoTable, Table


@dataclass(frozen=True)
class Ports:
    """The library of answers, what is held of articles, the inbox to upload to and remove from, what signs cursors."""

    library: Library
    holdings: Holdings
    inbox: Objects
    cursors: Cursors
    corrections: Corrections
    overlays: Overlays

    def presign(self, key: str) -> Upload:
        """A presigned POST to the inbox."""
        s = settings()
        return presign(aws.s3(), s.inbox_bucket, key, s.max_object_bytes)

    def upload_origin(self) -> str:
        """Where uploads go, as scheme and host."""
        url = urlsplit(self.presign(UPLOAD_PREFIX).url)
        return f"{url.scheme}://{url.netloc}"


def corrected(table: Table, archive: Archive, overlays: Overlays) -> tuple[Library, Holdings]:
    """Library and holdings over what people corrected."""
    library = Library(CorrectedTable(table, overlays), lambda entity: overlays.current().canonical(entity))
    return library, Holdings(table, Ledger(table), archive=CorrectedArchive(archive, overlays), extracted=archive)


@cache
def ports() -> Ports:
    """The ports to the stores that the settings name."""
    s = settings()
    table = DynamoTable(aws.dynamodb(), s.table_name)
    archive = Archive(S3Objects(aws.s3(), s.archive_bucket))
    corrections = Corrections(table)
    overlays = Overlays(corrections, time.monotonic)
    library, holdings = corrected(table, archive, overlays)
    return Ports(
        library=library,
        holdings=holdings,
        corrections=corrections,
        overlays=overlays,
        inbox=S3Objects(aws.s3(), s.inbox_bucket),
        cursors=Cursors(key=cache(lambda: cursor_secret(table)), now_s=time.time),
    )
