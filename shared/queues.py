"""Owns the port to a queue and its SQS adapter: one message sent at a time."""

from typing import TYPE_CHECKING, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from shared.errors import TransientError
from shared.messages import Message

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


class Queue(Protocol):
    """What newsdex asks of a queue: receiving is Lambda's part."""

    def send(self, message: Message, delay_s: int = 0) -> None:
        """Sends a message, to be delivered after `delay_s` seconds at the earliest."""


class SqsQueue:
    """A queue in SQS."""

    def __init__(self, client: "SQSClient", url: str) -> None:
        self._client = client
        self._url = url

    def send(self, message: Message, delay_s: int = 0) -> None:
        """One SendMessage; SQS takes delays up to 900 seconds."""
        self.send_body(message.model_dump_json(), delay_s)

    def send_body(self, body: str, delay_s: int = 0) -> None:
        """One SendMessage of a body as it is."""
        try:
            self._client.send_message(QueueUrl=self._url, MessageBody=body, DelaySeconds=delay_s)
        except (ClientError, BotoCoreError) as error:
            raise TransientError(f"SQS: {type(error).__name__}") from error
