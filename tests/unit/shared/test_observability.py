"""A log line is one line of JSON, whatever the name of a file makes of it."""

import io
import json
import logging

import pytest
from aws_lambda_powertools import Logger

from shared.observability import one_line

HOSTILE = (
    'inbox/a\n{"level":"INFO","message":"outcome","outcome":"indexed"}',
    "inbox/\r\n2026-03-01 ERROR forged",
    "inbox/\x1b[2J\x1b[31mred",
    'inbox/"}, {"level": "ERROR"',
    "inbox/\u2028\u2029\u0085line",
    "inbox/\u202etxt.exe",
    "inbox/\ud800",
)


@pytest.mark.parametrize("key", HOSTILE)
def test_a_key_cannot_forge_a_line_of_the_log(key: str) -> None:
    stream = io.StringIO()
    service = f"clean {HOSTILE.index(key)}"  # loggers of one name are one
    logger = Logger(
        service=service, logger_handler=logging.StreamHandler(stream), level="INFO", json_serializer=one_line
    )
    logger.append_keys(key=key)
    logger.info("object_received")
    (line,) = stream.getvalue().splitlines()
    assert line.encode()
    assert not set(line) & {"\x1b", "\u2028", "\u202e", "\r"}
    entry = json.loads(line)
    assert (entry["message"], entry["level"], entry["key"]) == ("object_received", "INFO", key)
