"""Owns the embedded default: moto's server on 127.0.0.1 with the buckets, queues and table of the template.

CloudFormation in moto makes the resources; what it leaves out (time to live, versions) is set by the calls that AWS
has for it. Event source mappings are never made here: moto would swallow the messages, the pump delivers them.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from threading import Thread
from typing import Any, NamedTuple
from urllib.request import Request, urlopen
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import boto3
from botocore.config import Config
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import BaseWSGIServer, make_server

from local.resources import physical_ids
from local.table_queries import mend
from local.topology import ACCOUNT, REGION, TemplateError, Topology

STACK = "newsdex"
_MUTATIONS = frozenset({"PUT", "POST", "DELETE"})
_PLAIN = {"PUT": "PutObject", "DELETE": "DeleteObject"}  # the SDK names the operation in the query, x-id

# Moto's one account, and the API where it is guarded; they open nothing else.
KEY_PAIR = ("local", "local")
CREDENTIALS = {"AWS_ACCESS_KEY_ID": KEY_PAIR[0], "AWS_SECRET_ACCESS_KEY": KEY_PAIR[1], "AWS_DEFAULT_REGION": REGION}


# A page elsewhere whose name is made to lead to this machine must not get at the archive (DNS rebinding).
OUR_HOSTS = frozenset({"127.0.0.1", "localhost"})


class _QuietHandler(MotoRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing: the terminal is for people."""


class _Dispatcher(DomainDispatcherApplication):
    @cache  # noqa: B019 - there is one, and it lives as long as the process
    def get_backend_for_host(self, host: str | None) -> Any:
        """Which service a host is; moto reads its own folder for each request to say so."""
        return super().get_backend_for_host(host)


class Write(NamedTuple):
    """A write to S3 that was answered well: `method` is PUT or DELETE of one object, or empty for any other."""

    method: str
    path: str
    size_bytes: int
    headers: Mapping[str, str]


class Cloud:
    """A running moto server and the stack's resources in it; `on_mutation` is told of each write to S3."""

    def __init__(self, topology: Topology, port: int = 0) -> None:
        self._topology = topology
        os.environ["MOTO_ACCOUNT_ID"] = ACCOUNT
        mend()
        self.on_mutation: Callable[[Write], None] = lambda _: None
        self._server: BaseWSGIServer = make_server(
            "127.0.0.1",
            port,
            _guarded(self._observed(_Dispatcher(create_backend_app))),
            threaded=True,
            request_handler=_QuietHandler,
        )
        self._thread = Thread(target=self._server.serve_forever, name="moto", daemon=True)
        self._thread.start()
        self.endpoint = f"http://127.0.0.1:{self._server.server_port}"
        self._physical = self._create()

    def client(self, service: str) -> Any:
        """A boto3 client of the embedded services."""
        return boto3.client(
            service,  # type: ignore[call-overload]
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
            config=Config(retries={"total_max_attempts": 2}, max_pool_connections=20, s3={"addressing_style": "path"}),
        )

    def physical_id(self, logical_id: str) -> str:
        """The name of a bucket or table, the URL of a queue."""
        return self._physical[logical_id]

    def resolve(self, value: Any) -> str:
        """A value of the template with its references followed."""
        match value:
            case {"Ref": str(name)} if name in self._physical:
                return self._physical[name]
            case {"Ref": str(name)} if name in self._topology.parameters:
                return self._topology.parameters[name]
            case str() | int():
                return str(value)
        raise TemplateError(f"the local runner cannot resolve {value!r}; it resolves Ref and plain values")

    def stop(self) -> None:
        """Ends the server; all it held is gone.

        moto holds that for the whole process, so that another server in it would still find it.
        """
        urlopen(Request(f"{self.endpoint}/moto-api/reset", method="POST")).close()  # noqa: S310 - our own server
        self._server.shutdown()
        self._thread.join()

    def _create(self) -> dict[str, str]:
        cloudformation = self.client("cloudformation")
        parameters = [{"ParameterKey": k, "ParameterValue": v} for k, v in self._topology.parameters.items()]
        body = json.dumps(self._topology.stored_template(STACK))
        cloudformation.create_stack(StackName=STACK, TemplateBody=body, Parameters=parameters)
        physical = physical_ids(cloudformation, STACK)
        self._complete(physical)
        return physical

    def _complete(self, physical: dict[str, str]) -> None:
        for name, properties in self._topology.resources("AWS::DynamoDB::Table").items():
            time_to_live = properties["TimeToLiveSpecification"]
            self.client("dynamodb").update_time_to_live(TableName=physical[name], TimeToLiveSpecification=time_to_live)
        for name, properties in self._topology.resources("AWS::S3::Bucket").items():
            if versioning := properties.get("VersioningConfiguration"):
                self.client("s3").put_bucket_versioning(Bucket=physical[name], VersioningConfiguration=versioning)

    def _observed(self, app: WSGIApplication) -> WSGIApplication:
        """The app, telling of every write that was answered well."""

        def observed(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            answered: list[tuple[str, dict[str, str]]] = []

            def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
                answered.append((status, {name.lower(): value for name, value in headers}))
                return start_response(status, headers, *rest)

            method, path, query = environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("QUERY_STRING", "")
            length = environ.get("HTTP_X_AMZ_DECODED_CONTENT_LENGTH") or environ.get("CONTENT_LENGTH") or "0"
            is_copy = "HTTP_X_AMZ_COPY_SOURCE" in environ
            answer = app(environ, start)
            if method in _MUTATIONS and path != "/" and answered and answered[0][0].startswith("2"):
                decoded = path.encode("latin-1").decode("utf-8", "replace")
                is_plain = not is_copy and set(query.split("&")) <= {"", f"x-id={_PLAIN.get(method)}"}
                self.on_mutation(Write(method if is_plain else "", decoded, int(length), answered[0][1]))
            return answer

        return observed


def _guarded(app: WSGIApplication) -> WSGIApplication:
    """The app, closed to pages of others: what a browser sends says from which page, and by which name, it asks."""

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        origin, site = environ.get("HTTP_ORIGIN"), environ.get("HTTP_SEC_FETCH_SITE")
        is_foreign = site == "cross-site" or (origin is not None and not _is_our_origin(origin))
        if is_foreign or not is_our_host(environ.get("HTTP_HOST", "")):
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"The stores of newsdex are open to programs of this machine and to its own page.\n"]
        return app(environ, start_response)

    return guarded


def is_our_host(host: str) -> bool:
    """Whether a host, with or without a port, is a name of this machine for itself."""
    return host.partition(":")[0] in OUR_HOSTS


def _is_our_origin(origin: str) -> bool:
    scheme, _, host = origin.partition("://")
    return scheme in ("http", "https") and is_our_host(host)
