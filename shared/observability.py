"""Owns logs and metrics: structured events with fields, never bodies of articles or secrets."""

import json
import re
import warnings
from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

METRICS_NAMESPACE = "newsdex"

# An invocation that counts nothing is no mistake.
warnings.filterwarnings("ignore", message="No application metrics to publish")

# What ends lines for some readers, turns text around on a terminal, or cannot be written as UTF-8.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def one_line(entry: dict[str, Any]) -> str:
    """A log entry as one line of JSON, in which no name of a file can begin another."""
    line = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), default=str)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


# The service, a dimension of every metric, is the function's name in POWERTOOLS_SERVICE_NAME.
logger = Logger(utc=True, json_serializer=one_line)
metrics = Metrics(namespace=METRICS_NAMESPACE)


def count(name: str, value: int = 1) -> None:
    """Adds to a counter of this invocation, written to the log in CloudWatch's embedded metric format."""
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)
