"""How a function's answer to a batch is read: as Lambda reads it."""

from typing import Any

import pytest

from local.pump import failed_messages

SENT = {"a", "b"}


@pytest.mark.parametrize(
    ("answer", "failed"),
    [
        (None, set()),
        ({}, set()),
        ({"batchItemFailures": []}, set()),
        ({"batchItemFailures": None}, set()),
        ({"batchItemFailures": [{"itemIdentifier": "a"}]}, {"a"}),
        ({"batchItemFailures": [{"itemIdentifier": "x"}]}, SENT),
        ({"batchItemFailures": [{"itemIdentifier": ""}]}, SENT),
        ({"batchItemFailures": [{"itemIdentifier": None}]}, SENT),
        ({"batchItemFailures": [{"wrong": "a"}]}, SENT),
        ({"batchItemFailures": "a"}, SENT),
        ("done", SENT),
        ([], SENT),
    ],
)
def test_failures_are_read_as_lambda_reads_them(answer: Any, failed: set[str]) -> None:
    assert failed_messages(answer, SENT) == failed
