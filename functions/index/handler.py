"""The index function: messages of extract and clean in, items of the table out."""

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.index.at_once import Threads
from functions.index.publication import Publisher
from functions.index.settings import settings
from shared import aws
from shared.archive import Archive
from shared.batch import process_batch
from shared.ledger import Ledger
from shared.objects import S3Objects
from shared.observability import logger, metrics
from shared.queues import SqsQueue
from shared.table import DynamoTable


@cache
def _publisher() -> Publisher:
    s = settings()
    table = DynamoTable(aws.dynamodb(), s.table_name)
    return Publisher(
        table=table,
        ledger=Ledger(table),
        archive=Archive(S3Objects(aws.s3(), s.archive_bucket)),
        index_queue=SqsQueue(aws.sqs(), s.index_queue_url),
        sweep_delay_s=s.sweep_delay_s,
        at_once=Threads(),
    )


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Takes up to a batch of messages; answers which are to come again."""
    return process_batch(event, context, _publisher().take)
