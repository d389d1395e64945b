"""Messages in dead-letter queues come back to their stages, each once, and none is lost on the way."""

from typing import Any

import boto3
import pytest

from local.cloud import STACK, Cloud
from local.redrive import move, redrive
from local.topology import load_topology


@pytest.mark.parametrize("count", [0, 1, 23])
def test_all_messages_of_a_queue_are_moved(aws: None, count: int) -> None:  # noqa: ARG001 - for its effect
    sqs = boto3.client("sqs")
    source, target = (sqs.create_queue(QueueName=name)["QueueUrl"] for name in ("dead", "live"))
    for number in range(count):
        sqs.send_message(QueueUrl=source, MessageBody=f"body {number}")
    assert move(sqs, source, target) == count
    assert sorted(_bodies(sqs, target)) == sorted(f"body {number}" for number in range(count))
    assert _bodies(sqs, source) == []


def test_queues_are_found_by_the_names_of_the_template(capsys: pytest.CaptureFixture[str]) -> None:
    cloud = Cloud(load_topology())
    try:
        sqs = cloud.client("sqs")
        sqs.send_message(QueueUrl=cloud.physical_id("ExtractDeadLetterQueue"), MessageBody="failed")
        assert redrive(STACK, ["clean", "extract"], cloud.endpoint) == 0
        assert _bodies(sqs, cloud.physical_id("ExtractQueue")) == ["failed"]
    finally:
        cloud.stop()
    assert "extract: 1 messages sent back" in capsys.readouterr().out


def _bodies(sqs: Any, url: str) -> list[str]:
    bodies = []
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        bodies += [message["Body"] for message in messages]
    return bodies
