"""Owns `redrive`: the messages of dead-letter queues go back to the stages that failed on them.

AWS has a call that moves messages by itself (StartMessageMoveTask); the embedded services have not, and it does not
tell what became of each. So they are moved here, one batch at a time: sent first, then deleted, so that a crash
doubles a message, which every stage bears, and loses none.
"""

from collections.abc import Iterator
from typing import Any

import boto3

from local.resources import physical_ids

BATCH = 10  # the most that SQS takes at once


def redrive(stack: str, stages: list[str], endpoint: str | None) -> int:
    """Moves the messages of some stages' dead-letter queues of a stack back; prints how many."""
    urls = physical_ids(boto3.client("cloudformation", endpoint_url=endpoint), stack)
    sqs = boto3.client("sqs", endpoint_url=endpoint)
    for stage in stages:
        name = stage.capitalize()
        moved = move(sqs, urls[f"{name}DeadLetterQueue"], urls[f"{name}Queue"])
        print(f"{stage}: {moved} messages sent back")
    return 0


def move(sqs: Any, source: str, target: str) -> int:
    """How many messages went from one queue to another: all that were there when it began."""
    attributes = sqs.get_queue_attributes(QueueUrl=source, AttributeNames=["ApproximateNumberOfMessages"])
    limit = int(attributes["Attributes"]["ApproximateNumberOfMessages"])
    moved = 0
    for messages in _batches(sqs, source):
        for message in messages:
            sqs.send_message(QueueUrl=target, MessageBody=message["Body"])
            sqs.delete_message(QueueUrl=source, ReceiptHandle=message["ReceiptHandle"])
            moved += 1
        if moved >= limit:  # what fails again meanwhile is left for the next time
            break
    return moved


def _batches(sqs: Any, url: str) -> Iterator[list[dict[str, Any]]]:
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=BATCH, WaitTimeSeconds=1).get("Messages"):
        yield messages
