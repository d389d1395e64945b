"""The audit function: called by a schedule, it compares the bucket with the ledger and answers what it found."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.audit.inbox import S3Inbox
from functions.audit.reconciliation import Auditor
from functions.audit.settings import settings
from shared import aws
from shared.ledger import Ledger
from shared.observability import logger, metrics
from shared.queues import SqsQueue
from shared.table import DynamoTable

RESERVE_MS = 30_000  # a page of 1,000 keys takes about 1 s


@cache
def _auditor() -> Auditor:
    s = settings()
    table = DynamoTable(aws.dynamodb(), s.table_name)
    return Auditor(
        inbox=S3Inbox(aws.s3(), s.inbox_bucket),
        table=table,
        ledger=Ledger(table),
        clean_queue=SqsQueue(aws.sqs(), s.clean_queue_url),
        grace=timedelta(seconds=s.grace_s),
    )


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:  # noqa: ARG001 - a tick
    """Compares as much as fits into the time; answers a `Report`."""
    report = _auditor().audit(datetime.now(UTC), lambda: context.get_remaining_time_in_millis() < RESERVE_MS)
    return asdict(report)
