"""Owns the embedded default: moto's server on 127.0.0.1 with the buckets, queues and table of the template.

CloudFormation in moto makes the resources; what it leaves out (time to live, versions) is set by the calls that AWS
has for it. Event source mappings are never made here: moto would swallow the messages, the pump delivers them.
"""

import json
import os
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any
from urllib.request import Request, urlopen
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import boto3
from botocore.config import Config
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import BaseWSGIServer, make_server

from local.resources import physical_ids
from local.topology import ACCOUNT, REGION, TemplateError, Topology

STACK = "newsdex"
_MUTATIONS = frozenset({"PUT", "POST", "DELETE"})

# Moto's one account, and the API where it is guarded; they open nothing else.
KEY_PAIR = ("local", "local")
CREDENTIALS = {"AWS_ACCESS_KEY_ID": KEY_PAIR[0], "AWS_SECRET_ACCESS_KEY": KEY_PAIR[1], "AWS_DEFAULT_REGION": REGION}


class _QuietHandler(MotoRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing: the terminal is for people."""


class Cloud:
    """A running moto server and the stack's resources in it; `on_mutation` is told of each write to S3."""

    def __init__(self, topology: Topology, port: int = 0) -> None:
        self._topology = topology
        os.environ["MOTO_ACCOUNT_ID"] = ACCOUNT
        self.on_mutation: Callable[[str], None] = lambda _: None
        self._server: BaseWSGIServer = make_server(
            "127.0.0.1",
            port,
            self._observed(DomainDispatcherApplication(create_backend_app)),
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
            statuses: list[str] = []

            def start(status: str, *rest: Any) -> Any:
                statuses.append(status)
                return start_response(status, *rest)

            method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
            answer = app(environ, start)
            if method in _MUTATIONS and path != "/" and statuses and statuses[0].startswith("2"):
                self.on_mutation(path.encode("latin-1").decode("utf-8", "replace"))
            return answer

        return observed
