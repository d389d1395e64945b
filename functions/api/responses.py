"""Owns what the OpenAPI description says of answers: their formats, and the problems every route can have."""

from typing import Any

from pydantic import BaseModel

from functions.api.answers import ProblemDetails
from functions.api.problems import PROBLEM_TYPE
from functions.api.schema_org import JSONLD_TYPE
from functions.api.tables import CSV_TYPE, JSONL_TYPE
from shared.document import Document

_WHY = {
    400: "A parameter unknown or given twice, a range that ends before it begins, or a cursor that is altered, "
    "expired or of another query.",
    404: "There is nothing of this id or key.",
    409: "What is asked for does not go with how things stand; `detail` tells why.",
    406: "The article is too large to be sent uncompressed.",
    405: "The path does not have this method; `Allow` names those it has.",
    415: "The body is not declared as application/json.",
    422: "A parameter is missing, out of its limits or of another type; `errors` names it.",
    500: "A fault on our side.",
    503: "The stores did not answer in time; try again.",
}
_ALWAYS = (400, 405, 422, 500, 503)

Responses = dict[int, Any]


def problems(*statuses: int) -> Responses:
    """The problems of a route: those of every route, and some more."""
    return {status: _problem(status) for status in sorted({*_ALWAYS, *statuses})}


def rows(model: type[BaseModel], *statuses: int) -> Responses:
    """The answers of a list route in its three formats, and its problems."""
    text = {"schema": {"type": "string"}}
    content = {"application/json": {"model": model}, _plain(CSV_TYPE): text, _plain(JSONL_TYPE): text}
    return {200: {"description": "A page of rows.", "content": content}, **problems(*statuses)}


def article() -> Responses:
    """One article in its three forms, the answer that it did not change, and its problems."""
    content = {
        "application/json": {"model": Document},
        JSONLD_TYPE: {"schema": {"type": "object", "description": "schema.org NewsArticle."}},
    }
    return {
        200: {"description": "The article; with `format=ninjs` the JSON is ninjs 3.1.", "content": content},
        304: {"description": "The article is still that of the `ETag` you have."},
        **problems(404, 406),
    }


def one(model: type[BaseModel], *statuses: int, status: int = 200, description: str = "The answer.") -> Responses:
    """An answer in JSON, and the problems of its route."""
    return {
        status: {"description": description, "content": {"application/json": {"model": model}}},
        **problems(*statuses),
    }


def _problem(status: int) -> dict[str, Any]:
    return {"description": _WHY[status], "content": {PROBLEM_TYPE: {"model": ProblemDetails}}}


def _plain(content_type: str) -> str:
    return content_type.partition(";")[0]
