"""The clean function: S3 events from CleanQueue in, clean documents in the archive and messages to extract out."""

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.clean.cleaning import clean
from functions.clean.intake import Intake
from functions.clean.settings import settings
from shared import aws
from shared.archive import Archive
from shared.batch import process_batch
from shared.ledger import Ledger
from shared.objects import S3Objects
from shared.observability import logger, metrics
from shared.queues import SqsQueue
from shared.table import DynamoTable


@cache
def _intake() -> Intake:
    s = settings()
    return Intake(
        ledger=Ledger(DynamoTable(aws.dynamodb(), s.table_name)),
        inbox=S3Objects(aws.s3(), s.inbox_bucket),
        archive=Archive(S3Objects(aws.s3(), s.archive_bucket)),
        extract_queue=SqsQueue(aws.sqs(), s.extract_queue_url),
        index_queue=SqsQueue(aws.sqs(), s.index_queue_url),
        bucket=s.inbox_bucket,
        max_object_bytes=s.max_object_bytes,
        clean=clean,
    )


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Takes up to a batch of S3 notifications; answers which messages are to come again."""
    return process_batch(event, context, _intake().take)
