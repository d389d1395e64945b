"""Owns logs and metrics: structured events with fields, never bodies of articles or secrets."""

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

METRICS_NAMESPACE = "newsdex"

logger = Logger(service="newsdex", utc=True, log_uncaught_exceptions=True)
metrics = Metrics(namespace=METRICS_NAMESPACE, service="newsdex")


def count(name: str, value: int = 1) -> None:
    """Adds to a counter of this invocation, written to the log in CloudWatch's embedded metric format."""
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)
