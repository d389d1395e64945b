"""Each stage calls what its role in the template allows, and its role allows nothing that it never calls."""

import json
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import boto3
import pytest
from botocore.client import BaseClient

from functions.clean import handler as clean
from functions.extract import handler as extract
from functions.index import handler as index
from local.topology import load_topology
from tests.integration.test_handlers import CONTEXT, Account, _batch, account

__all__ = ["account"]
ARTICLES = Path(__file__).resolve().parents[2] / "events" / "articles"
HANDLERS = {"Clean": clean.lambda_handler, "Extract": extract.lambda_handler, "Index": index.lambda_handler}
ACTIONS = {"HeadObject": "GetObject", "ListObjectsV2": "ListBucket", "ListObjectVersions": "ListBucketVersions"}
NEVER_CALLED = {"s3:ListBucket"}  # without it S3 answers 403 for what is missing, where they rely on 404


class Calls:
    """The actions that each function at work asked of AWS."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at_work: str | None = None
        self.actions: dict[str, set[str]] = defaultdict(set)
        call = BaseClient._make_api_call  # type: ignore[attr-defined]

        def noted(client: Any, operation: str, parameters: dict[str, Any]) -> Any:
            if self.at_work:
                self.actions[self.at_work].add(_action(client, operation, parameters))
            return call(client, operation, parameters)

        monkeypatch.setattr(BaseClient, "_make_api_call", noted)

    def deliver(self, account: Account) -> None:
        """Has every message worked on, and those that follow from it."""
        done = True
        while done:
            done = sum(self.deliver_to(account, name) for name in HANDLERS) > 0

    def deliver_to(self, account: Account, name: str) -> bool:
        """Has a batch worked on by one function; whether there was one."""
        bodies = account.received(f"{name}Queue")
        if bodies:
            self.at_work = name
            assert HANDLERS[name](_batch(*bodies), CONTEXT) == {"batchItemFailures": []}
            self.at_work = None
        return bool(bodies)


def _action(client: Any, operation: str, parameters: dict[str, Any]) -> str:
    service = client.meta.service_model.service_name
    action = ACTIONS.get(operation, operation)
    return f"{service}:{action}{'Version' if service == 's3' and parameters.get('VersionId') else ''}"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    return Calls(monkeypatch)


def _changed(account: Account, key: str, sequencer: int, body: bytes | None) -> None:
    """Puts or removes an object, and sends the event of it."""
    s3 = boto3.client("s3")
    made = s3.put_object(Bucket="inbox", Key=key, Body=body) if body else s3.delete_object(Bucket="inbox", Key=key)
    _tell(account, "ObjectCreated:Put" if body else "ObjectRemoved:DeleteMarkerCreated", key, made, sequencer)


def _uncovered(account: Account, key: str, sequencer: int) -> None:
    """Removes the newest version for good, so that the one before stands there again, and sends the event of it."""
    s3 = boto3.client("s3")
    newest = s3.head_object(Bucket="inbox", Key=key)
    s3.delete_object(Bucket="inbox", Key=key, VersionId=newest["VersionId"])
    _tell(account, "ObjectRemoved:Delete", key, newest, sequencer)


def _tell(account: Account, name: str, key: str, made: Any, sequencer: int) -> None:
    told = {"key": key, "versionId": made["VersionId"], "sequencer": f"{sequencer:016X}"}
    record = {"eventName": name, "eventTime": "2026-03-01T08:00:00.000Z", "s3": {"object": told}}
    body = json.dumps({"Records": [record]})
    boto3.client("sqs").send_message(QueueUrl=account.queues["CleanQueue"], MessageBody=body)


def _boxed(*names: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as box:
        for name in names:
            box.writestr(name, (ARTICLES / name).read_bytes())
    return stream.getvalue()


def _allowed(function: str) -> set[str]:
    role = load_topology().resources("AWS::IAM::Role")[f"{function}FunctionRole"]
    statements = [s for policy in role["Policies"] for s in policy["PolicyDocument"]["Statement"]]
    actions = (s["Action"] if isinstance(s["Action"], list) else [s["Action"]] for s in statements)
    return {action for listed in actions for action in listed}


def test_stages_call_what_their_roles_allow_and_their_roles_allow_no_more(
    account: Account,
    calls: Calls,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SWEEP_DELAY_SECONDS", "0")
    boto3.client("s3").put_bucket_versioning(Bucket="inbox", VersioningConfiguration={"Status": "Enabled"})
    story, other = ((ARTICLES / name).read_bytes() for name in ("harbour-strike.html", "reservoir-vote.md"))
    for sequencer, (key, body) in zip(
        range(0, 99, 2),
        [
            ("inbox/a.html", story),
            ("inbox/a.html", other),
            ("inbox/a.html", None),
            ("inbox/box.zip", _boxed("reservoir-vote.md", "harbour-strike.html")),
            ("inbox/box.zip", _boxed("reservoir-vote.md")),
            ("inbox/box.zip", None),
            ("inbox/empty.txt", b" "),
        ],
        strict=False,
    ):
        _changed(account, key, sequencer, body)
        calls.deliver(account)
        if body is other:
            _uncovered(account, key, sequencer + 1)
            calls.deliver(account)
    for sequencer, body in ((1, story), (2, other)):  # the second is known before extract sees the first
        _changed(account, "inbox/late.html", sequencer, body)
        calls.deliver_to(account, "Clean")
    calls.deliver(account)
    for function in HANDLERS:
        called, allowed = calls.actions[function], _allowed(function)
        assert called <= allowed, function
        assert allowed - called <= NEVER_CALLED, function
