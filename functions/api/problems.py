"""Owns the errors of the API: problem details of RFC 9457, which never tell more than the caller may know."""

import json
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError, ServiceError
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError

from shared.errors import TransientError
from shared.observability import count, logger

PROBLEM_TYPE = "application/problem+json"
NOTHING_HERE = "There is nothing at this path; see /docs."


class Problem(ServiceError):
    """An error with the status and the sentence that the caller gets."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(int(status), detail)


def problem_response(status: HTTPStatus, detail: str, **members: Any) -> Response[str]:
    """A response in the form of RFC 9457; `members` are extension members."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **members}
    return Response(status_code=status.value, content_type=PROBLEM_TYPE, body=json.dumps(body))


def install(app: APIGatewayHttpResolver) -> None:
    """Makes every error that a route can raise a problem."""

    @app.exception_handler(RequestValidationError)  # type: ignore[untyped-decorator]
    def invalid(error: RequestValidationError) -> Response[str]:
        errors = [_invalid_parameter(e["type"], e["loc"], e["msg"]) for e in error.errors()]
        return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, "The request has invalid parameters.", errors=errors)

    @app.not_found
    def unknown_route(_: NotFoundError) -> Response[str]:
        methods = _methods_of(app, app.current_event.path)
        if not methods:
            return problem_response(HTTPStatus.NOT_FOUND, NOTHING_HERE)
        response = problem_response(HTTPStatus.METHOD_NOT_ALLOWED, f"Here one can {' and '.join(methods)} only.")
        response.headers["Allow"] = ", ".join(methods)
        return response

    @app.exception_handler(ServiceError)  # type: ignore[untyped-decorator]
    def refused(error: ServiceError) -> Response[str]:
        return problem_response(HTTPStatus(error.status_code), str(error.msg))

    @app.exception_handler(TransientError)  # type: ignore[untyped-decorator]
    def unavailable(error: TransientError) -> Response[str]:
        logger.warning("store_unavailable", extra={"error": str(error)})
        return problem_response(HTTPStatus.SERVICE_UNAVAILABLE, "The archive is busy; try again in a moment.")

    @app.exception_handler(Exception)  # type: ignore[untyped-decorator]
    def failed(error: Exception) -> Response[str]:
        logger.exception("request_failed", extra={"error": type(error).__name__})
        count("RequestsFailed")
        return problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side.")


def _invalid_parameter(kind: str, place: tuple[str | int, ...], message: str) -> dict[str, str]:
    """Which parameter is not as it must be; `body` where that is the body as a whole."""
    where, *path = map(str, place)
    if kind == "json_invalid":
        return {"parameter": where, "detail": f"{message} at character {path[0]}"}
    return {"parameter": ".".join(path) or where, "detail": message}


def _methods_of(app: APIGatewayHttpResolver, path: str) -> list[str]:
    """The methods of a path; HEAD comes with GET."""
    routes = (*app._static_routes, *app._dynamic_routes)
    methods = {route.method for route in routes if route.rule.match(path)}
    return sorted(methods | ({"HEAD"} if "GET" in methods else set()))
