"""The API over in-memory stores that the real stages filled, asked by events of payload format 2.0."""

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from functions.api import handler, wiring
from functions.api.answers import Upload
from functions.api.corrections import Corrections
from functions.api.cursors import Cursors
from functions.api.overlay import Overlays
from functions.api.uploads import presign
from functions.api.wiring import Ports
from local.runtime import Context
from shared import aws
from shared.archive import Archive
from tests.stages import Stages

ARTICLES = {
    "inbox/a.txt": "2026-03-01\nAda Stone praised Ben Reed on Monday.\nCarl Moss left.",
    "inbox/b.txt": "2026-03-01T18:00:00Z\nBen Reed thanked Ada Stone.\nZoë Ångström agreed.",
    "inbox/c.txt": "2026-03-05\nAda Stone blamed Dora Pike.\nAda Stone blamed Ben Reed.",
    "inbox/d.txt": "\nAda Stone said nothing of the day.",
    "inbox/e.txt": "2025-12-31\nJohn Stone met Dora Pike.",
}

Ask = Callable[..., tuple[int, Any]]


@pytest.fixture(scope="module")
def stages() -> Stages:
    stages = Stages()
    stages.drain([stages.upload(key, text) for key, text in ARTICLES.items()])
    stages.drain([stages.upload("inbox/bad.txt", "2026-03-01")])
    return stages


class _FakePorts(Ports):
    def presign(self, key: str) -> Upload:
        return presign(aws.s3.__wrapped__(), "bucket", key, 1_000)


@pytest.fixture
def ask(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> Ask:
    corrections = Corrections(stages.table)
    overlays = Overlays(corrections, lambda: 0.0)
    library, holdings = wiring.corrected(stages.table, Archive(stages.archived), overlays)
    cursors = Cursors(key=lambda: b"secret", now_s=lambda: 0.0)
    ports = _FakePorts(library, holdings, stages.inbox, cursors, corrections, overlays)
    monkeypatch.setattr(wiring, "ports", lambda: ports)

    def ask_(
        path: str,
        method: str = "GET",
        body: Any = None,
        headers: dict[str, str] | None = None,
        raw_query: str | None = None,
        raw_body: bytes | None = None,
        authorizer: dict[str, Any] | None = None,
        **query: Any,
    ) -> tuple[int, Any]:
        parameters = {name.rstrip("_"): str(value) for name, value in query.items()}
        event = {
            "version": "2.0",
            "routeKey": "$default",
            "rawPath": path,
            "rawQueryString": urlencode(parameters) if raw_query is None else raw_query,
            "headers": {"content-type": "application/json", **(headers or {})},
            "requestContext": {"http": {"method": method, "path": path}, "requestId": "r", "stage": "$default"},
            "isBase64Encoded": False,
        }
        if authorizer is not None:
            event["requestContext"] |= {"authorizer": authorizer}  # type: ignore[operator]
        if body is not None:
            event["body"] = json.dumps(body)
        if raw_body is not None:
            event |= {"body": base64.b64encode(raw_body).decode(), "isBase64Encoded": True}
        answer = handler.lambda_handler(event, Context("ApiFunction", 512, "r", 0.0))
        return answer["statusCode"], answer

    return ask_
