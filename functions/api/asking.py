"""Owns what all routes share: the router, and how a request becomes the arguments of a question."""

import json
from datetime import date
from typing import Any, TypeVar

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.api_gateway import Router
from pydantic import BaseModel

from functions.api.filters import ArticleFilter, DateRange, words_of
from functions.api.lists import JSON_TYPE, Asked
from functions.api.parameters import ListFormat
from functions.api.problems import Problem
from functions.api.requests import refuse_unknown_parameters

_T = TypeVar("_T")

router = Router()  # type: ignore[no-untyped-call]
router.use(middlewares=[refuse_unknown_parameters])


def asked(page_size: int | None, cursor: str | None, format_: ListFormat = "json") -> Asked:
    """How the current request asks for a list."""
    event: Any = router.current_event
    parameters = {name: values[0] for name, values in event.resolved_query_string_parameters.items()}
    return Asked(event.path, parameters, page_size, cursor, format_)


def dates(first: str | None, last: str | None) -> DateRange:
    """The range between two days; raises a `Problem` for a day no calendar has, or an end before the beginning."""
    for day in filter(None, (first, last)):
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise Problem(422, f"There is no day {day}.") from error
    if first and last and first > last:
        raise Problem(400, "`from` is later than `to`.")
    return DateRange(first, last)


def articles_wanted(
    from_day: str | None,
    to_day: str | None,
    q: str | None = None,
    *,
    language: str | None = None,
    author: str | None = None,
    site: str | None = None,
    sort_by: str = "newest",
) -> ArticleFilter:
    """The filter that the parameters of articles make."""
    return ArticleFilter(dates(from_day, to_day), words_of(q or ""), language, author, site, sort_by == "oldest")


def found(thing: _T | None, otherwise: str) -> _T:
    """What was asked for; a 404 `Problem` if there is no such thing."""
    if thing is None:
        raise Problem(404, otherwise)
    return thing


def answer(model: BaseModel, status: int = 200) -> Response[str]:
    """A model as JSON."""
    return Response(status_code=status, content_type=JSON_TYPE, body=model.model_dump_json())


def to_json(value: Any) -> str:
    """Compact, and with letters as letters: names need no escapes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
