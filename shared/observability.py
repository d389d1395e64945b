"""Owns logs and metrics: structured events with fields, never bodies of articles or secrets."""

import warnings

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

METRICS_NAMESPACE = "newsdex"

# An invocation that counts nothing is no mistake.
warnings.filterwarnings("ignore", message="No application metrics to publish")

# The service, a dimension of every metric, is the function's name in POWERTOOLS_SERVICE_NAME.
logger = Logger(utc=True)
metrics = Metrics(namespace=METRICS_NAMESPACE)


def count(name: str, value: int = 1) -> None:
    """Adds to a counter of this invocation, written to the log in CloudWatch's embedded metric format."""
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)
