"""Owns the routes of objects: what became of a file, and permission to upload one."""

import secrets
from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.api import answers, responses, wiring
from functions.api import parameters as p
from functions.api.asking import answer, router
from functions.api.problems import Problem
from functions.api.uploads import upload_key

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
    status = wiring.ports().library.status_of_key(key)
    if status is None:
        raise Problem(404, "No object with this key has arrived.")
    return answer(status)


@router.post(
    "/uploads",
    summary="Permission to upload one file",
    tags=["Objects"],
    responses=responses.one(answers.Upload, 415, status=201, description="Where and how to send the file."),
)
def create_upload(request: Annotated[answers.UploadRequest, Body()]) -> Response[str]:
    """A presigned POST for one new object in the inbox, valid for five minutes."""
    return answer(wiring.ports().presign(upload_key(request.filename, secrets.token_hex(TOKEN_BYTES))), 201)
