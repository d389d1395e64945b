"""Owns what Lambda's event source mappings do: take batches from a queue, call the function, delete what succeeded.

What failed stays in the queue until its visibility timeout ends, and after `maxReceiveCount` receives the queue
itself moves it to the dead-letter queue.
"""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from local.cloud import Cloud
from local.functions import FunctionFailedError
from local.topology import REGION, Mapping

# Between two looks at an empty queue: soon after a message, then seldom, for looking takes a tenth of a processor.
IDLE_S, IDLE_MAX_S = 0.1, 0.6
SQS_MAX_BATCH = 10


class Pump:
    """One mapping at work in a thread of its own."""

    def __init__(
        self, mapping: Mapping, cloud: Cloud, invoke: Callable[[dict[str, Any]], Any], report: Callable[[str], None]
    ) -> None:
        self._mapping = mapping
        self._sqs = cloud.client("sqs")
        self._url = cloud.physical_id(mapping.queue)
        self._arn = self._sqs.get_queue_attributes(QueueUrl=self._url, AttributeNames=["QueueArn"])["Attributes"][
            "QueueArn"
        ]
        self._invoke = invoke
        self._report = report
        self._stopping = Event()
        self._thread = Thread(target=self._run, name=f"pump-{mapping.queue}", daemon=True)

    def start(self) -> None:
        """Begins to deliver."""
        self._thread.start()

    def stop(self) -> None:
        """Ends after the batch at work."""
        self._stopping.set()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        idle_s = IDLE_S
        while not self._stopping.is_set():
            try:
                delivered = self.deliver_batch()
            except (ClientError, BotoCoreError) as error:
                if not self._stopping.is_set():
                    self._report(f"{self._mapping.queue}: {error}")
                delivered = False
            if not delivered:
                self._stopping.wait(idle_s)
            idle_s = IDLE_S if delivered else min(idle_s * 1.2, IDLE_MAX_S)

    def deliver_batch(self) -> bool:
        """Takes up one batch; whether there was one."""
        messages = self._sqs.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=min(self._mapping.batch_size, SQS_MAX_BATCH),
            AttributeNames=["All"],
            MessageAttributeNames=["All"],
        ).get("Messages", [])
        if not messages:
            return False
        event = {"Records": [_record(message, self._arn) for message in messages]}
        failed = self._failed(event, {m["MessageId"] for m in messages})
        done = [m for m in messages if m["MessageId"] not in failed]
        if done:
            entries = [{"Id": str(i), "ReceiptHandle": m["ReceiptHandle"]} for i, m in enumerate(done)]
            self._sqs.delete_message_batch(QueueUrl=self._url, Entries=entries)
        return True

    def _failed(self, event: dict[str, Any], sent: set[str]) -> set[str]:
        try:
            answer = self._invoke(event)
        except FunctionFailedError as error:
            self._report(str(error))
            return sent
        return failed_messages(answer, sent) if self._mapping.reports_item_failures else set()


def failed_messages(answer: Any, sent: set[str]) -> set[str]:
    """The ids to be delivered again, read from a function's answer as Lambda reads it.

    An empty answer or list means success; an answer of another form, or one that names a message that was not in
    the batch, fails the whole batch (AWS Lambda developer guide, "partial batch responses").
    """
    if answer is None or answer == {}:
        return set()
    try:
        named = {failure["itemIdentifier"] for failure in answer["batchItemFailures"] or ()}
    except (TypeError, KeyError):
        return sent
    return named if named <= sent else sent


def _record(message: dict[str, Any], arn: str) -> dict[str, Any]:
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": message.get("MessageAttributes", {}),
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": REGION,
    }
