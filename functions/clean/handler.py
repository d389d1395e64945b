"""The clean function: S3 events and records from CleanQueue in, documents in the archive and messages out."""

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.clean.articles import Articles
from functions.clean.cleaning import clean
from functions.clean.containers.finding import find_container
from functions.clean.intake import Intake
from functions.clean.records import Records
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
    ledger = Ledger(DynamoTable(aws.dynamodb(), s.table_name))
    inbox = S3Objects(aws.s3(), s.inbox_bucket)
    archive = Archive(S3Objects(aws.s3(), s.archive_bucket))
    articles = Articles(
        ledger, archive, SqsQueue(aws.sqs(), s.extract_queue_url), SqsQueue(aws.sqs(), s.index_queue_url)
    )
    clean_queue = SqsQueue(aws.sqs(), s.clean_queue_url)
    records = Records(ledger, inbox, articles, clean_queue, s.inbox_bucket, clean, find_container)
    return Intake(ledger, inbox, articles, records, s.max_object_bytes)


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Takes up to a batch of messages; answers which are to come again."""
    return process_batch(event, context, _intake().take)
