"""Owns who may ask the local front, when it is to be as strict as the API that the template deploys.

Routes, and what each asks for, are read from the template. A JSON Web Token is judged as API Gateway judges it: signed
with RSA by a key of the issuer, not expired, for one of the audiences, and with one of the route's scopes (API Gateway
developer guide, "Control access to HTTP APIs with JWT authorizers"). An IAM request carries a Signature Version 4 of
the local stack's one key pair (IAM user guide, "AWS Signature Version 4 for API requests").
"""

import hmac
import json
import re
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, Final, NamedTuple
from urllib.request import urlopen

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from werkzeug.wrappers import Request

from local.topology import ACCOUNT, REGION, Topology

_DEFAULT_ROUTE: Final = "$default"
_ALGORITHMS: Final = ("RS256", "RS384", "RS512")  # all that API Gateway takes
_SIGNATURE: Final = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/]+)/(?P<day>\d{8})/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request, ?"
    r"SignedHeaders=(?P<headers>[\w;-]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)
_CLOCK_SKEW: Final = timedelta(minutes=5)  # that AWS lets a signature's time be off
_SERVICE: Final = "execute-api"


class Refused(Exception):
    """A request that does not get in; `status` and `headers` are those of API Gateway's answer."""

    def __init__(self, status: HTTPStatus, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status.phrase)
        self.status, self.headers = status, headers or {}


class Route(NamedTuple):
    """A route: its key, `$default` or such as `GET /{path+}`, what it asks for, and one of which scopes."""

    key: str
    authorization: str
    scopes: tuple[str, ...]

    def matches(self, method: str, path: str) -> bool:
        """Whether the route takes a request; the default route takes all."""
        if self.key == _DEFAULT_ROUTE:
            return True
        wanted, _, template = self.key.partition(" ")
        pattern = re.sub(r"\\{(\w+)(\\\+)?\\}", lambda m: "(.+)" if m[2] else "([^/]+)", re.escape(template))
        return wanted in (method, "ANY") and re.fullmatch(pattern, path) is not None

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Routes of lower rank are tried first: exact ones, then those with a tail, then the default."""
        return self.key == _DEFAULT_ROUTE, "+}" in self.key, -len(self.key)


class Issuer:
    """Who signs the tokens: its public keys are asked for when the first token comes."""

    def __init__(self, url: str, audiences: tuple[str, ...], now: Callable[[], float] = time.time) -> None:
        self._url, self._audiences, self._now = url, audiences, now
        self._keys: KeySet | None = None

    def claims(self, token: str) -> dict[str, Any]:
        """What a token says; raises Refused unless this issuer signed it, for one of the audiences, and for now."""
        self._keys = self._keys or self._published_keys()
        try:
            claims = dict(jwt.decode(token, self._keys, algorithms=_ALGORITHMS).claims)
        except (JoseError, ValueError):
            raise _unauthorized("the token is not signed by a known key") from None
        audiences = claims.get("aud") or claims.get("client_id") or ()
        if claims.get("iss") != self._url:
            raise _unauthorized("the issuer is another")
        if not set(self._audiences) & {*([audiences] if isinstance(audiences, str) else audiences)}:
            raise _unauthorized("the audience is another")
        now = self._now()
        if not isinstance(claims.get("exp"), int | float) or claims["exp"] <= now:
            raise _unauthorized("the token has expired")
        if any(isinstance(claims.get(name), int | float) and claims[name] > now for name in ("nbf", "iat")):
            raise _unauthorized("the token is not valid yet")
        return claims

    def _published_keys(self) -> KeySet:
        configuration = _fetched(f"{self._url.rstrip('/')}/.well-known/openid-configuration")
        return KeySet.import_key_set(_fetched(configuration["jwks_uri"]))


class Authorizer:
    """The API's door, as the template declares it with these parameters."""

    def __init__(self, topology: Topology, access_key: str, secret_key: str) -> None:
        is_jwt = bool(topology.parameters["JwtIssuer"])
        routes = [_route(topology, name, is_jwt) for name in topology.resources("AWS::ApiGatewayV2::Route")]
        self._routes = sorted(filter(None, routes), key=lambda route: route.rank)
        self._issuer = Issuer(topology.parameters["JwtIssuer"], _listed(topology, "JwtAudience"))
        self._credentials = Credentials(access_key, secret_key)
        signing = f"--aws-sigv4 aws:amz:{REGION}:{_SERVICE} --user {access_key}:{secret_key} "
        self.curl_options = '-H "Authorization: Bearer $TOKEN" ' if is_jwt else signing

    def admit(self, request: Request) -> dict[str, Any]:
        """What the request's context then says of route and caller; raises Refused for who may not ask."""
        route = next(route for route in self._routes if route.matches(request.method, request.path))
        admitted: dict[str, Any] = {"routeKey": route.key}
        if route.authorization == "JWT":
            admitted["authorizer"] = {"jwt": {"claims": self._token_claims(request, route)}}
        elif route.authorization == "AWS_IAM":
            admitted["authorizer"] = {"iam": {"userArn": self._signer(request)}}
        return admitted

    def _token_claims(self, request: Request, route: Route) -> dict[str, Any]:
        token = request.headers.get("Authorization", "")
        if not token:
            raise Refused(HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})
        claims = self._issuer.claims(token.removeprefix("Bearer "))
        granted = claims.get("scope") or claims.get("scp") or ()
        if route.scopes and not set(route.scopes) & {*(granted.split() if isinstance(granted, str) else granted)}:
            described = f'Bearer scope="{" ".join(route.scopes)}" error="insufficient_scope"'
            raise Refused(HTTPStatus.FORBIDDEN, {"WWW-Authenticate": described})
        return claims

    def _signer(self, request: Request) -> str:
        """The ARN of who signed; raises Refused unless that is the stack's own key, lately, for this very request."""
        claimed = _SIGNATURE.fullmatch(request.headers.get("Authorization", ""))
        stamp = request.headers.get("X-Amz-Date", "")
        if not claimed or claimed["key"] != self._credentials.access_key or not _is_recent(stamp):
            raise Refused(HTTPStatus.FORBIDDEN)
        names = claimed["headers"].split(";")
        if (claimed["service"], claimed["region"]) != (_SERVICE, REGION) or "host" not in names:
            raise Refused(HTTPStatus.FORBIDDEN)
        signed = AWSRequest(
            method=request.method,
            url=f"{request.scheme}://{request.host}{request.environ.get('RAW_URI') or request.full_path}",
            headers={name: request.headers.get(name, "") for name in names},
            data=request.get_data(),
        )
        signed.context["timestamp"] = stamp
        signer = SigV4Auth(self._credentials, _SERVICE, REGION)
        expected = signer.signature(signer.string_to_sign(signed, signer.canonical_request(signed)), signed)
        if not hmac.compare_digest(expected, claimed["signature"]) or not stamp.startswith(claimed["day"]):
            raise Refused(HTTPStatus.FORBIDDEN)
        return f"arn:aws:iam::{ACCOUNT}:user/{self._credentials.access_key}"


def _route(topology: Topology, name: str, is_jwt: bool) -> Route | None:
    """A route of the template, or None where its condition leaves it out."""
    resource = topology.template["Resources"][name]
    if resource.get("Condition") == "UsesJwt" and not is_jwt:
        return None
    properties = resource["Properties"]
    declared = properties["AuthorizationType"]
    authorization = declared if isinstance(declared, str) else declared["Fn::If"][1 if is_jwt else 2]
    scopes = properties.get("AuthorizationScopes", {}).get("Fn::If", [None, {}])[1].get("Ref")
    return Route(properties["RouteKey"], authorization, _listed(topology, scopes) if scopes and is_jwt else ())


def _listed(topology: Topology, parameter: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, topology.parameters[parameter].split(","))))


def _is_recent(stamp: str) -> bool:
    try:
        signed_at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return False
    return abs(datetime.now(UTC) - signed_at) <= _CLOCK_SKEW


def _unauthorized(reason: str) -> Refused:
    described = f'Bearer scope="" error="invalid_token" error_description="{reason}"'
    return Refused(HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": described})


def _fetched(url: str) -> Any:
    with urlopen(url, timeout=5) as answer:  # noqa: S310 - the issuer that the template's parameter names
        return json.load(answer)
