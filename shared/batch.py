"""Owns how a stage works through a batch of SQS messages: the one place that turns errors into outcomes.

A message that is none of ours is logged, counted and dropped; any other error returns that one message to its
queue, and its neighbours are acknowledged (ReportBatchItemFailures).
"""

from collections.abc import Callable
from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from shared.errors import MalformedMessage
from shared.observability import count, logger


def process_batch(
    event: dict[str, Any], context: LambdaContext, handle: Callable[[str], None]
) -> PartialItemFailureResponse:
    """Calls `handle` with the body of each message; the answer names the messages to be delivered again."""
    return process_partial_response(
        event=event,
        record_handler=lambda record: _handled(record, handle),
        processor=BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False),
        context=context,
    )


def _handled(record: SQSRecord, handle: Callable[[str], None]) -> None:
    logger.append_keys(message_id=record.message_id, receive_count=record.attributes.approximate_receive_count)
    try:
        handle(record.body)
    except MalformedMessage as error:
        logger.warning("message_dropped", extra={"reason": str(error), "size_bytes": len(record.body)})
        count("MessagesDropped")
    except Exception as error:
        logger.exception("message_failed", extra={"error": type(error).__name__})
        count("MessagesFailed")
        raise
