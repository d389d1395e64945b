"""The API does what its OpenAPI description says: schemathesis asks all that it allows, and what it does not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from werkzeug.wrappers import Request, Response

from functions.api import handler
from local.front import to_event, to_response
from local.runtime import Context
from tests.integration.conftest import Ask

ASKING = (Path(__file__).parents[2] / "docs" / "asking.md").read_text(encoding="utf-8")
EXAMPLES = 25  # for each operation; 12 s for all. 1,000 were run by hand, with no finding left


@Request.application
def _application(request: Request) -> Response:
    request.environ.pop("HTTP_ACCEPT_ENCODING", None)  # the client does not decompress
    return to_response(handler.lambda_handler(to_event(request), Context("ApiFunction", 512, "r", 0.0)))


description: Any = schemathesis.openapi.from_dict(json.loads(handler.get_openapi().body or ""))
description.app = _application


@pytest.fixture(autouse=True)
def _stores(ask: Ask) -> None:
    """The API stands before the stores of `ask`."""


@description.parametrize()  # type: ignore[untyped-decorator]
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_every_request_is_answered_as_described(case: Any) -> None:
    # What a schema cannot say: a cursor is one that was given out, a range ends after it begins, and days exist.
    query = case.query or {}
    unsaid = [] if {"cursor", "from", "to"}.isdisjoint(query) else [positive_data_acceptance]
    # What no query string can carry: an object without members is sent as nothing at all.
    unsent = [negative_data_rejection] if {} in query.values() else []
    case.call_and_validate(excluded_checks=unsaid + unsent)


OPERATIONS = [
    pytest.param(path, operation, id=f"{method} {path}")
    for path, operations in json.loads(handler.get_openapi().body or "")["paths"].items()
    for method, operation in operations.items()
]


@pytest.mark.parametrize(("path", "operation"), OPERATIONS)
def test_every_route_is_described_with_its_limits_and_errors(path: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert {"400", "405", "422", "500", "503"} <= operation["responses"].keys()
    assert "404" in operation["responses"] or not ("{" in path or path == "/status")
    for status, response in operation["responses"].items():
        assert status < "400" or list(response["content"]) == ["application/problem+json"]
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        assert parameter["description"]
        assert '"null"' not in json.dumps(schema)
        bounded = {"maxLength", "maximum", "enum", "pattern", "allOf"} & schema.keys()
        assert bounded or schema["type"] == "boolean", parameter["name"]


@pytest.mark.parametrize(("path", "operation"), OPERATIONS)
def test_every_route_has_an_example(path: str, operation: dict[str, Any]) -> None:
    del operation
    pattern = re.escape("$API") + re.sub(r"\\{\w+\\}", r"[^/?\\s\"]+", re.escape(path)) + r"[?\"]"
    assert re.search(pattern, ASKING), path
