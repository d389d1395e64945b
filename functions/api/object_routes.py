"""Owns the routes of objects: what became of a file, and permission to upload one."""

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.api import answers, responses, wiring
from functions.api import parameters as p
from functions.api.asking import answer, asked, dates, found, router
from functions.api.filters import DateRange
from functions.api.lists import Shape, answer_list
from functions.api.problems import Problem
from functions.api.tables import columns_of
from functions.api.uploads import upload_key

REJECTED: Shape[answers.Rejection] = Shape("rejected", columns_of(*answers.Rejection.model_fields))
YEAR = timedelta(days=365)
RANGE_MAX = 10 * YEAR + timedelta(days=3)  # a query for each month, empty or not
TOKEN_BYTES = 8  # 64 random bits keep uploads of the same name apart


@router.get(
    "/status",
    summary="What became of an uploaded object",
    tags=["Objects"],
    responses=responses.one(answers.ObjectStatus, 404),
    compress=True,
)
def get_status(key: p.Key) -> Response[str]:
    """Where every version of the object is, how it ended, and why."""
    status = wiring.ports().holdings.status_of_key(key)
    return answer(found(status, "No object with this key has arrived."))


@router.get(
    "/rejected",
    summary="What was rejected, and why",
    tags=["Objects"],
    responses=responses.rows(answers.RejectionPage),
    compress=True,
)
def list_rejected(
    from_day: p.ArrivedFrom = None,
    to_day: p.ArrivedTo = None,
    page_size: p.PageSize = None,
    cursor: p.Cursor = None,
    format_: p.RowsFormat = "json",
) -> Response[str]:
    """Files that arrived in a range of days and are no articles, newest first; a better version takes a file out."""
    ports = wiring.ports()
    arrived = _arrival(from_day, to_day)
    return answer_list(
        asked(page_size, cursor, format_),
        REJECTED,
        ports.cursors,
        lambda size, position: ports.holdings.rejected(arrived, size, position),
    )


@router.post(
    "/uploads",
    summary="Permission to upload one file",
    tags=["Objects"],
    responses=responses.one(answers.Upload, 415, status=201, description="Where and how to send the file."),
)
def create_upload(request: Annotated[answers.UploadRequest, Body()]) -> Response[str]:
    """A presigned POST for one new object in the inbox, valid for five minutes."""
    return answer(wiring.ports().presign(upload_key(request.filename, secrets.token_hex(TOKEN_BYTES))), 201)


def _arrival(first: str | None, last: str | None) -> DateRange:
    """The range of days with both its ends."""
    dates(first, last)
    end = date.fromisoformat(last) if last else datetime.now(UTC).date()
    begin = date.fromisoformat(first) if first else max(date.min + YEAR, end) - YEAR
    if end - begin > RANGE_MAX:
        raise Problem(400, "`from` and `to` are more than ten years apart.")
    return dates(begin.isoformat(), end.isoformat())
