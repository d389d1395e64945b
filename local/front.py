"""Owns the HTTP front: like an HTTP API, it makes an event of payload format 2.0 of each request for the api function.

Format: API Gateway developer guide, "Working with AWS Lambda proxy integrations for HTTP APIs". The front listens
on 127.0.0.1 only; with an authorizer it asks for the credentials that the deployed API asks for.
"""

import base64
import json
import time
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from threading import Thread
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request, Response

from local.authorizer import Authorizer, Refused
from local.cloud import is_our_host
from local.functions import FunctionFailedError
from local.topology import ACCOUNT

REQUEST_MAX_BYTES = 6 * 1024 * 1024  # Lambda's limit of a synchronous request


class _QuietHandler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing: the terminal is for people."""


class Front:
    """A running HTTP server before a function; `url` is where it listens."""

    def __init__(
        self, invoke: Callable[[dict[str, Any]], Any], port: int = 0, authorizer: Authorizer | None = None
    ) -> None:
        self._invoke = invoke
        self._authorizer = authorizer
        self._server: BaseWSGIServer = make_server(
            "127.0.0.1", port, Request.application(self._answer), threaded=True, request_handler=_QuietHandler
        )
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, name="front", daemon=True)
        self._thread.start()

    def ask(self, path: str) -> Any:
        """What the function answers to a path, as JSON: the stack's own question, for which the door is open."""
        answer = to_response(self._invoke(to_event(Request(EnvironBuilder(path, base_url=self.url).get_environ()))))
        return json.loads(answer.get_data())

    def stop(self) -> None:
        """Ends the server."""
        self._server.shutdown()
        self._thread.join(timeout=5)

    def _answer(self, request: Request) -> Response:
        if not is_ours(request):
            return _plain(HTTPStatus.MISDIRECTED_REQUEST)
        if (request.content_length or 0) > REQUEST_MAX_BYTES:
            return _plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        event = to_event(request)
        try:
            if self._authorizer:
                event["requestContext"] |= self._authorizer.admit(request)
            return to_response(self._invoke(event))
        except Refused as refusal:
            return _plain(refusal.status, refusal.headers)
        except FunctionFailedError:
            return _plain(HTTPStatus.INTERNAL_SERVER_ERROR)


def is_ours(request: Request) -> bool:
    """Whether a request was meant for this machine by the name it uses for it."""
    return is_our_host(request.host)


def to_event(request: Request) -> dict[str, Any]:
    """A request as the event that API Gateway would send."""
    body = request.get_data()
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": request.path,
        "rawQueryString": request.query_string.decode("latin-1"),
        "headers": _headers(request),
        "requestContext": _context(request),
        "isBase64Encoded": bool(body),
    }
    if request.args:
        event["queryStringParameters"] = {name: ",".join(values) for name, values in request.args.lists()}
    if request.cookies:
        event["cookies"] = [f"{name}={value}" for name, value in request.cookies.items()]
    if body:
        event["body"] = base64.b64encode(body).decode()
    return event


def to_response(answer: Any) -> Response:
    """A function's answer as the response that API Gateway would make of it."""
    if not isinstance(answer, dict) or "statusCode" not in answer:
        return _plain(HTTPStatus.INTERNAL_SERVER_ERROR)
    body = answer.get("body") or ""
    response = Response(
        base64.b64decode(body) if answer.get("isBase64Encoded") else body,
        status=answer["statusCode"],
        headers={name: str(value) for name, value in (answer.get("headers") or {}).items()},
    )
    for cookie in answer.get("cookies") or ():
        response.headers.add("Set-Cookie", cookie)
    return response


def _headers(request: Request) -> dict[str, str]:
    headers: dict[str, list[str]] = {}
    for name, value in request.headers.items():
        if name.lower() != "cookie":
            headers.setdefault(name.lower(), []).append(value)
    return {name: ",".join(values) for name, values in headers.items()}


def _context(request: Request) -> dict[str, Any]:
    now = time.time()
    return {
        "accountId": ACCOUNT,
        "apiId": "local",
        "domainName": request.host,
        "domainPrefix": request.host.partition(".")[0],
        "http": {
            "method": request.method,
            "path": request.path,
            "protocol": request.environ.get("SERVER_PROTOCOL", "HTTP/1.1"),
            "sourceIp": request.remote_addr or "127.0.0.1",
            "userAgent": request.headers.get("User-Agent", ""),
        },
        "requestId": str(uuid.uuid4()),
        "routeKey": "$default",
        "stage": "$default",
        "time": datetime.fromtimestamp(now, UTC).strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": int(now * 1000),
    }


def _plain(status: HTTPStatus, headers: Mapping[str, str] | None = None) -> Response:
    body = f'{{"message":"{status.phrase}"}}'
    return Response(body, status=status.value, headers=dict(headers or {}), content_type="application/json")
