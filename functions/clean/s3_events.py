"""Owns the reading of S3 event notifications: what happened to which version of which object.

Format: the S3 "event message structure", version 2.x. S3 delivers events at least once and in no order; the
first message of a new notification is an `s3:TestEvent` without records.
"""

import json
from enum import Enum, auto
from typing import NamedTuple
from urllib.parse import unquote_plus

from pydantic import BaseModel, ValidationError

from shared.errors import MalformedMessage
from shared.identifiers import article_id
from shared.messages import ObjectVersion, padded_sequencer


class Change(Enum):
    """What an event says of an object."""

    CREATED = auto()
    REMOVED = auto()  # a delete marker now hides it, or it is gone from a bucket without versions
    VERSION_REMOVED = auto()  # one version is gone for good; another may now be the current one


class ObjectEvent(NamedTuple):
    """One change of one object."""

    change: Change
    version: ObjectVersion


class _S3Object(BaseModel):
    key: str
    sequencer: str
    versionId: str | None = None  # noqa: N815 - S3's own spelling


class _S3Entity(BaseModel):
    object: _S3Object


class _S3Record(BaseModel):
    eventName: str  # noqa: N815
    eventTime: str  # noqa: N815
    s3: _S3Entity


class _S3Notification(BaseModel):
    Records: list[_S3Record]


def parse_s3_events(body: str) -> list[ObjectEvent]:
    """The changes in one notification, none for a test event; raises `MalformedMessage` for anything else."""
    if _is_test_event(body):
        return []
    try:
        notification = _S3Notification.model_validate_json(body)
    except ValidationError as error:
        raise MalformedMessage(f"not an S3 event notification: {error.error_count()} errors") from error
    return [_object_event(record) for record in notification.Records]


def _is_test_event(body: str) -> bool:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MalformedMessage("not JSON") from error
    return isinstance(message, dict) and message.get("Event") == "s3:TestEvent"


def _object_event(record: _S3Record) -> ObjectEvent:
    key = unquote_plus(record.s3.object.key)
    version = ObjectVersion(
        article_id=article_id(key),
        key=key,
        version_id=record.s3.object.versionId,
        sequencer=padded_sequencer(record.s3.object.sequencer),
        event_time=record.eventTime,
    )
    return ObjectEvent(_change(record), version)


def _change(record: _S3Record) -> Change:
    name = record.eventName.removeprefix("s3:")
    if name.startswith("ObjectCreated:"):
        return Change.CREATED
    if name == "ObjectRemoved:Delete" and record.s3.object.versionId:
        return Change.VERSION_REMOVED
    if name.startswith("ObjectRemoved:"):
        return Change.REMOVED
    raise MalformedMessage(f"an S3 event newsdex does not subscribe to: {name[:80]}")
