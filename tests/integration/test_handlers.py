"""The handlers as Lambda calls them: real events and clients, AWS as moto plays it in this process."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from functions.clean import handler as clean
from functions.clean import settings as clean_settings
from functions.extract import handler as extract
from functions.extract import settings as extract_settings
from functions.index import handler as index
from functions.index import settings as index_settings
from local.runtime import Context
from local.topology import load_topology
from shared import aws
from shared.ledger import Ledger, State
from shared.messages import ObjectVersion, parse_cleaned, parse_index_message
from shared.table import DynamoTable

EVENTS = Path(__file__).resolve().parents[2] / "events"
CONTEXT = Context("Function", 512, "request", 0.0)
FOREIGN = ['{"Service":"Amazon S3","Event":"s3:TestEvent"}', "not json", '{"foreign": true}', "[]"]


@dataclass
class Account:
    """The stores that a handler finds in its environment."""

    queues: dict[str, str]
    bucket: str
    ledger: Ledger

    def received(self, queue: str) -> list[str]:
        """The bodies of all messages in a queue, which are hidden then."""
        answer = boto3.client("sqs").receive_message(QueueUrl=self.queues[queue], MaxNumberOfMessages=10)
        return [message["Body"] for message in answer.get("Messages", [])]


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    cached: list[Callable[[], None]] = [
        clean._intake.cache_clear, extract._annotator.cache_clear, index._publisher.cache_clear,
        clean_settings.settings.cache_clear, extract_settings.settings.cache_clear, index_settings.settings.cache_clear,
        aws.s3.cache_clear, aws.sqs.cache_clear, aws.dynamodb.cache_clear,
    ]  # fmt: skip
    for clear in cached:
        clear()
    with mock_aws():
        yield _create(monkeypatch)
    for clear in cached:
        clear()


def _create(monkeypatch: pytest.MonkeyPatch) -> Account:
    sqs, s3 = boto3.client("sqs"), boto3.client("s3")
    queues = {
        name: sqs.create_queue(QueueName=name)["QueueUrl"] for name in ("CleanQueue", "ExtractQueue", "IndexQueue")
    }
    for bucket in ("inbox", "archive"):
        s3.create_bucket(Bucket=bucket)
    (properties,) = load_topology().resources("AWS::DynamoDB::Table").values()
    boto3.client("dynamodb").create_table(
        TableName="table", **{k: properties[k] for k in ("AttributeDefinitions", "KeySchema", "BillingMode")}
    )
    environment = {
        "TABLE_NAME": "table", "INBOX_BUCKET": "inbox", "ARCHIVE_BUCKET": "archive", "MAX_OBJECT_BYTES": "5000000",
        "CLEAN_QUEUE_URL": queues["CleanQueue"],
        "EXTRACT_QUEUE_URL": queues["ExtractQueue"], "INDEX_QUEUE_URL": queues["IndexQueue"],
        "SWEEP_DELAY_SECONDS": "300",
    }  # fmt: skip
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return Account(queues, "inbox", Ledger(DynamoTable(boto3.client("dynamodb"), "table")))


def _event(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return event


def _batch(*bodies: str) -> dict[str, Any]:
    (pattern,) = _event("clean")["Records"]
    return {"Records": [{**pattern, "messageId": str(n), "body": body} for n, body in enumerate(bodies)]}


def _put_sample() -> ObjectVersion:
    version = parse_cleaned(_event("extract")["Records"][0]["body"]).version
    body = (EVENTS / "articles" / version.key.removeprefix("inbox/")).read_bytes()
    boto3.client("s3").put_object(Bucket="inbox", Key=version.key, Body=body)
    return version


def test_the_sample_events_take_an_article_from_stage_to_stage(account: Account) -> None:
    version = _put_sample()
    assert clean.lambda_handler(_event("clean"), CONTEXT) == {"batchItemFailures": []}
    assert account.received("ExtractQueue") == [_event("extract")["Records"][0]["body"]]
    assert extract.lambda_handler(_event("extract"), CONTEXT) == {"batchItemFailures": []}
    assert account.received("IndexQueue") == [_event("index")["Records"][0]["body"]]
    assert index.lambda_handler(_event("index"), CONTEXT) == {"batchItemFailures": []}
    head = account.ledger.head(version.article_id)
    assert head is not None
    assert head.state is State.INDEXED


def test_foreign_messages_are_acknowledged_beside_their_neighbours(account: Account) -> None:
    _put_sample()
    good = _event("clean")["Records"][0]["body"]
    assert clean.lambda_handler(_batch(*FOREIGN, good), CONTEXT) == {"batchItemFailures": []}
    assert len(account.received("ExtractQueue")) == 1


@pytest.mark.parametrize("handler", [extract.lambda_handler, index.lambda_handler])
def test_a_message_of_an_unknown_version_alone_comes_again(
    account: Account,  # noqa: ARG001 - for its effect
    handler: Callable[[dict[str, Any], Any], Any],
) -> None:
    name = "extract" if handler is extract.lambda_handler else "index"
    (good,) = [record["body"] for record in _event(name)["Records"]]
    assert handler(_batch(*FOREIGN, good), CONTEXT) == {"batchItemFailures": [{"itemIdentifier": "4"}]}


def test_a_lost_queue_brings_the_message_back_and_nothing_is_marked_as_done(account: Account) -> None:
    version = _put_sample()
    boto3.client("sqs").delete_queue(QueueUrl=account.queues["ExtractQueue"])
    (record,) = _event("clean")["Records"]
    failed = {"batchItemFailures": [{"itemIdentifier": record["messageId"]}]}
    assert clean.lambda_handler(_event("clean"), CONTEXT) == failed
    head = account.ledger.head(version.article_id)
    assert head is not None
    assert head.state is State.RECEIVED


def test_an_object_that_is_no_article_is_rejected_not_retried(account: Account) -> None:
    version = _put_sample()
    boto3.client("s3").put_object(Bucket="inbox", Key=version.key, Body=b"\x7fELF" + bytes(100))
    assert clean.lambda_handler(_event("clean"), CONTEXT) == {"batchItemFailures": []}
    (body,) = account.received("IndexQueue")
    message = parse_index_message(body)
    assert message.type == "article_withdrawn"
    assert index.lambda_handler(_batch(body), CONTEXT) == {"batchItemFailures": []}
    head = account.ledger.head(version.article_id)
    assert head is not None
    assert head.state is State.REJECTED
    assert head.reason
