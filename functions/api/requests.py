"""Owns how requests are read: strictly, so that a mistyped or repeated parameter is an error and not another answer."""

import binascii
from typing import Any, cast
from urllib.parse import parse_qs

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware
from aws_lambda_powertools.event_handler.middlewares.openapi_validation import OpenAPIRequestValidationMiddleware
from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2

from functions.api.problems import Problem

_MAY_BE_EMPTY = frozenset({"q"})  # no words, or any beginning; Powertools takes other empty values for absent ones
_NO_ROUTE = "^.*$"  # the rule under which Powertools calls the handler of paths that lead nowhere


class Request(APIGatewayProxyEventV2):
    """A request whose parameters are read from the raw query: API Gateway joins repeated ones by commas."""

    @property
    def http_method(self) -> str:
        """The method; HEAD is answered as GET, and loses its body at the end."""
        return "GET" if self.is_head else str(super().http_method)

    @property
    def is_head(self) -> bool:
        """Whether only the head of an answer is wanted."""
        return bool(super().http_method == "HEAD")

    @property
    def all_parameters(self) -> dict[str, list[str]]:
        """Every value of every parameter, decoded; a comma within a value stays."""
        return parse_qs(self.raw_query_string, keep_blank_values=True)

    @property
    def resolved_query_string_parameters(self) -> dict[str, list[str]]:
        """The first value of every parameter; that there is no second one is for `refuse_unknown_parameters`."""
        return {name: values[:1] for name, values in self.all_parameters.items()}

    @property
    def json_body(self) -> Any:
        """The body as JSON; raises a 400 `Problem` for bytes that are no text."""
        try:
            return super().json_body
        except (UnicodeDecodeError, binascii.Error, RecursionError) as error:
            raise Problem(400, "The body is not JSON in UTF-8.") from error


class _JsonOnly(OpenAPIRequestValidationMiddleware):
    """The validation of Powertools, for which forms are no bodies: it fails on those that are malformed."""

    def _get_body(self, app: Any) -> dict[str, Any]:
        content_type = app.current_event.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type not in ("", "application/json"):
            raise Problem(415, "The body must be application/json.")
        return self._parse_json_data(app)


class Resolver(APIGatewayHttpResolver):
    """The resolver of Powertools over our reading of requests."""

    def __init__(self, **options: Any) -> None:
        super().__init__(enable_validation=True, **options)
        self._request_validation_middleware = _JsonOnly()  # type: ignore[no-untyped-call]

    def _to_proxy_event(self, event: dict[str, Any]) -> Request:
        return Request(event, self._json_body_deserializer)


def refuse_unknown_parameters(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[Any]:
    """Middleware: raises a `Problem` that names parameters unknown here, given twice, or without a value."""
    route = app.context["_route"]
    if route.include_in_schema and route.rule.pattern != _NO_ROUTE:
        given = cast(Request, app.current_event).all_parameters
        known = {field.alias for field in route.dependant.query_params}
        if unknown := sorted(given.keys() - known):
            raise Problem(400, f"There is no parameter {_named(unknown)} here; there are: {_named(sorted(known))}.")
        if repeated := sorted(name for name, values in given.items() if len(values) > 1):
            raise Problem(400, f"{_named(repeated)} can be given only once.")
        if empty := sorted(name for name, values in given.items() if values == [""] and name not in _MAY_BE_EMPTY):
            raise Problem(422, f"{_named(empty)} has no value.")
    return next_middleware(app)


def _named(names: list[str]) -> str:
    return ", ".join(f"`{name[:40]}`" for name in names) or "none"
