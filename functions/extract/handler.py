"""The extract function: messages of clean in, annotated documents in the archive and messages to index out."""

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.extract.annotation import Annotator, annotate_documents
from functions.extract.extraction import load_pipeline
from functions.extract.settings import settings
from shared import aws
from shared.archive import Archive
from shared.batch import process_batch
from shared.ledger import Ledger
from shared.objects import S3Objects
from shared.observability import logger, metrics
from shared.queues import SqsQueue
from shared.table import DynamoTable

pipeline = load_pipeline()  # during Lambda's init phase, where the CPU is full and SnapStart can keep it


@cache
def _annotator() -> Annotator:
    s = settings()
    return Annotator(
        ledger=Ledger(DynamoTable(aws.dynamodb(), s.table_name)),
        archive=Archive(S3Objects(aws.s3(), s.archive_bucket)),
        index_queue=SqsQueue(aws.sqs(), s.index_queue_url),
        annotate=lambda document: next(annotate_documents(pipeline, [document])),
    )


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Takes up to a batch of clean articles; answers which messages are to come again."""
    return process_batch(event, context, _annotator().take)
