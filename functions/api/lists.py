"""Owns the answers of list routes: rows of one page as JSON, or as many as fit as CSV and JSON Lines."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlencode

from aws_lambda_powertools.event_handler import Response
from pydantic import BaseModel

from functions.api.cursors import Cursors
from functions.api.paging import Page, Position
from functions.api.parameters import PAGE_SIZE_DEFAULT, ListFormat
from functions.api.tables import CSV_TYPE, JSONL_TYPE, Columns, to_csv, to_jsonl

_Row = TypeVar("_Row", bound=BaseModel)

JSON_TYPE = "application/json"
# A question of the library: at most so many rows after a position.
Take = Callable[[int, Position | None], Page[_Row]]
ROWS_MAX = 20_000  # in CSV and JSON Lines; what an answer may weigh is mostly reached before


@dataclass(frozen=True)
class Asked:
    """How a list was asked for: path and query parameters, and those of them that page."""

    path: str
    parameters: Mapping[str, str]
    page_size: int | None
    cursor: str | None
    format: ListFormat

    @property
    def bound(self) -> dict[str, object]:
        """What a cursor is bound to."""
        kept = {name: value for name, value in self.parameters.items() if name not in ("cursor", "page_size")}
        return {"path": self.path, "parameters": kept}


@dataclass(frozen=True)
class Shape(Generic[_Row]):
    """How the rows of a route are called in JSON, and the columns they have in CSV."""

    name: str
    columns: Columns


def answer_list(asked: Asked, shape: Shape[_Row], cursors: Cursors, take: Take[_Row]) -> Response[str]:
    """The answer in the format asked for, with a cursor, or a link, to where it goes on."""
    position = cursors.decode(asked.bound, asked.cursor) if asked.cursor is not None else None
    size = asked.page_size or (PAGE_SIZE_DEFAULT if asked.format == "json" else ROWS_MAX)
    page = take(size, position)
    following = cursors.encode(asked.bound, page.position) if page.position else None
    if asked.format == "json":
        rows = ",".join(row.model_dump_json() for row in page.rows)
        body = f'{{"{shape.name}":[{rows}],"next_cursor":{json.dumps(following)}}}'
        return Response(status_code=200, content_type=JSON_TYPE, body=body)
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{shape.name}.{asked.format}"'}
    if following:
        parameters = urlencode({**asked.parameters, "cursor": following})
        headers["Link"] = f'<{quote(asked.path)}?{parameters}>; rel="next"'
    if asked.format == "csv":
        body = to_csv(page.rows, shape.columns, first=position is None)
        return Response(status_code=200, content_type=CSV_TYPE, body=body, headers=headers)
    return Response(status_code=200, content_type=JSONL_TYPE, body=to_jsonl(page.rows), headers=headers)


def weigh(row: BaseModel) -> int:
    """The bytes of a row in an answer."""
    return len(row.model_dump_json().encode())
