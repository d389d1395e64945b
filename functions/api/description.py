"""Owns the OpenAPI description: what Powertools makes of the routes, without what no query string can say."""

import json
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

TITLE = "newsdex"
SUMMARY = "Who said what about whom, when, and where it was printed."
VERSION = "0.1.0"
_OF_POWERTOOLS = ("HTTPValidationError", "ValidationError", "ResponseValidationError")  # our errors are problems


def describe(app: APIGatewayHttpResolver) -> str:
    """The description as JSON."""
    schema: dict[str, Any] = json.loads(app.get_openapi_json_schema(title=TITLE, description=SUMMARY, version=VERSION))
    for operations in schema["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _without_null(parameter["schema"])
    for name in _OF_POWERTOOLS:
        schema["components"]["schemas"].pop(name, None)
    return json.dumps(schema, ensure_ascii=False)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is given or left out; null is how Python says the latter."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return {**kinds[0], **rest} if "$ref" not in kinds[0] else {"allOf": kinds, **rest}
