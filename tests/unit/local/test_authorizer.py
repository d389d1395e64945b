"""The guarded front lets in whom the deployed API would, on every route there is, and nobody else."""

import base64
import hmac
import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from functions.api.handler import app
from local.authorizer import Authorizer
from local.cloud import KEY_PAIR
from local.front import Front
from local.topology import REGION, load_topology

AUDIENCE, READ, WRITE = "newsdex-clients", "newsdex/read", "newsdex/write"
KEY = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
STRANGER = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
PAGE = ("/", "/page/app.js")


def _routes() -> list[tuple[str, str]]:
    """Every route of the API, as its own description lists them, with something in place of parameters."""
    paths = json.loads(app.get_openapi_json_schema())["paths"]
    described = [(method.upper(), path) for path, methods in paths.items() for method in methods]
    return sorted((method, path.replace("{", "a").replace("}", "b")) for method, path in described)


ROUTES = _routes()


def _echo(event: dict[str, Any]) -> Any:
    return {"statusCode": 200, "body": json.dumps(event["requestContext"] | {"body": event.get("body")})}


class _Issuer(BaseHTTPRequestHandler):
    """An identity provider's public files."""

    def do_GET(self) -> None:
        url = f"http://{self.headers['Host']}"
        answers: dict[str, Any] = {
            "/.well-known/openid-configuration": {"issuer": url, "jwks_uri": f"{url}/keys"},
            "/keys": KeySet([KEY]).as_dict(private=False),
        }
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answers[self.path]).encode())

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Issuer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def for_tokens(issuer: str) -> Iterator[Front]:
    parameters = {
        "JwtIssuer": issuer,
        "JwtAudience": f"another,{AUDIENCE}",
        "JwtReadScopes": f"{READ},{WRITE}",
        "JwtWriteScopes": WRITE,
    }
    front = Front(_echo, authorizer=Authorizer(load_topology(parameters=parameters), *KEY_PAIR))
    yield front
    front.stop()


@pytest.fixture(scope="module")
def for_signatures() -> Iterator[Front]:
    front = Front(_echo, authorizer=Authorizer(load_topology(), *KEY_PAIR))
    yield front
    front.stop()


def _status(
    front: Front, method: str, path: str, headers: dict[str, str] | None = None, data: bytes | None = None
) -> tuple[int, dict[str, Any]]:
    request = Request(front.url + path, method=method, headers=headers or {}, data=data)
    try:
        with urlopen(request) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)


def _token(issuer: str, key: RSAKey = KEY, **changes: Any) -> str:
    now = int(time.time())
    claims = {"iss": issuer, "aud": AUDIENCE, "sub": "ines", "iat": now - 1, "exp": now + 60, "scope": f"x {WRITE}"}
    return jwt.encode({"alg": "RS256", "kid": "1"}, claims | changes, key)


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _forged(issuer: str, algorithm: str) -> str:
    """A token that anybody could make: not signed, or with the public key as the secret of a symmetric signature."""
    header = {"alg": algorithm, "kid": "1"}
    claims = {"iss": issuer, "aud": AUDIENCE, "exp": int(time.time()) + 60, "scope": WRITE}
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in (header, claims)]
    signature = b""
    if algorithm != "none":
        digest = hmac.digest(KEY.as_pem(private=False), b".".join(parts), "sha256")
        signature = base64.urlsafe_b64encode(digest).rstrip(b"=")
    return b".".join([*parts, signature]).decode()


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_route_refuses_all_but_a_valid_token(for_tokens: Front, issuer: str, method: str, path: str) -> None:
    if method == "GET" and path in PAGE:
        pytest.skip("the page's own files hold nothing of the archive")
    now = int(time.time())
    refused = {
        "no credentials": {},
        "no token": {"Authorization": "Bearer"},
        "another scheme": {"Authorization": "Basic aW5lczppbmVz"},
        "expired": _bearer(_token(issuer, exp=now - 1)),
        "without an end": _bearer(_token(issuer, exp=None)),
        "not yet valid": _bearer(_token(issuer, nbf=now + 60)),
        "alg=none": _bearer(_forged(issuer, "none")),
        "symmetric": _bearer(_forged(issuer, "HS256")),
        "another key": _bearer(_token(issuer, STRANGER)),
        "another audience": _bearer(_token(issuer, aud="newsdex")),
        "another issuer": _bearer(_token("https://evil.example")),
        "cut": _bearer(_token(issuer)[:-3]),
    }
    found = {name: _status(for_tokens, method, path, headers)[0] for name, headers in refused.items()}
    assert found == dict.fromkeys(refused, 401)
    for scope in ("", "openid", f"{WRITE}s"):
        assert _status(for_tokens, method, path, _bearer(_token(issuer, scope=scope)))[0] == 403
    reads = 200 if method == "GET" and path != "/" else 403
    assert _status(for_tokens, method, path, _bearer(_token(issuer, scope=READ)))[0] == reads
    status, context = _status(for_tokens, method, path, _bearer(_token(issuer)))
    assert status == 200
    assert context["authorizer"]["jwt"]["claims"]["sub"] == "ines"


def test_a_refusal_says_what_is_missing_and_nothing_else(for_tokens: Front) -> None:
    assert _status(for_tokens, "GET", "/quotes") == (401, {"message": "Unauthorized"})


@pytest.mark.parametrize("path", PAGE)
def test_the_page_itself_needs_no_token(for_tokens: Front, path: str) -> None:
    assert _status(for_tokens, "GET", path)[0] == 200
    assert _status(for_tokens, "POST", path)[0] == 401


def _signed(
    front: Front, method: str, path: str, pair: tuple[str, str] = KEY_PAIR, service: str = "execute-api", **more: Any
) -> dict[str, str]:
    request = AWSRequest(method=method, url=front.url + path, data=more.get("data"))
    SigV4Auth(Credentials(*pair), service, more.get("region", REGION)).add_auth(request)
    return dict(request.headers.items())


@pytest.mark.parametrize(
    ("method", "path"), [*ROUTES, ("GET", "/quotes?q=caf%C3%A9%20a%2Bb&speaker=Tove%20L&kind=direct")]
)
def test_every_route_refuses_all_but_a_valid_signature(for_signatures: Front, method: str, path: str) -> None:
    right = _signed(for_signatures, method, path)
    refused = {
        "no credentials": {},
        "another key": _signed(for_signatures, method, path, ("AKIAEXAMPLE", KEY_PAIR[1])),
        "another secret": _signed(for_signatures, method, path, (KEY_PAIR[0], "guessed")),
        "another service": _signed(for_signatures, method, path, service="s3"),
        "another region": _signed(for_signatures, method, path, region="eu-north-1"),
        "another path": _signed(for_signatures, method, "/other"),
        "another method": _signed(for_signatures, "PATCH", path),
        "another body": _signed(for_signatures, method, path, data=b"{}"),
        "another time": right | {"X-Amz-Date": "20200101T000000Z"},
        "no time": {name: value for name, value in right.items() if name != "X-Amz-Date"},
        "garbage": {"Authorization": "AWS4-HMAC-SHA256 Credential=local"},
    }
    found = {name: _status(for_signatures, method, path, headers)[0] for name, headers in refused.items()}
    assert found == dict.fromkeys(refused, 403)
    status, context = _status(for_signatures, method, path, right)
    assert status == 200
    assert context["authorizer"]["iam"]["userArn"].endswith(f"user/{KEY_PAIR[0]}")


def test_an_old_signature_is_not_taken_again(for_signatures: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    import botocore.auth

    ten_minutes_ago = time.gmtime(time.time() - 600)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda **_: _datetime(ten_minutes_ago), raising=False)
    headers = _signed(for_signatures, "GET", "/quotes")
    assert headers["X-Amz-Date"] == time.strftime("%Y%m%dT%H%M%SZ", ten_minutes_ago)
    assert _status(for_signatures, "GET", "/quotes", headers)[0] == 403


def _datetime(moment: time.struct_time) -> Any:
    from datetime import UTC, datetime

    return datetime(*moment[:6], tzinfo=UTC)


def test_a_body_is_part_of_what_was_signed(for_signatures: Front) -> None:
    body = b'{"filename": "a.html"}'
    headers = _signed(for_signatures, "POST", "/uploads", data=body) | {"Content-Type": "application/json"}
    assert _status(for_signatures, "POST", "/uploads", headers, body)[0] == 200
    assert _status(for_signatures, "POST", "/uploads", headers, body.replace(b"a.", b"b."))[0] == 403
