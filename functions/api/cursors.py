"""Owns cursors: signed places in the answer to one query, which expire and are refused for any other query."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from functions.api.paging import Position
from functions.api.problems import Problem

DIGEST_DIGITS = 16
SIGNATURE_BYTES = 16  # 128 bits of HMAC-SHA-256
LIFETIME_S = 24 * 3600  # an answer may be followed for a day
_MALFORMED = "The cursor is malformed: give `next_cursor` as it came."

Query = Mapping[str, object]


@dataclass(frozen=True)
class Cursors:
    """Makes and reads cursors; `key` gives the secret that signs them, `now_s` the seconds since the epoch."""

    key: Callable[[], bytes]
    now_s: Callable[[], float]

    def encode(self, query: Query, position: Position) -> str:
        """The cursor of a position in the answer to `query` (all parameters but page size and cursor)."""
        expires_at = int(self.now_s()) + LIFETIME_S
        payload = json.dumps([_digest(query), *position, expires_at], separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(payload + self._signature(payload)).decode().rstrip("=")

    def decode(self, query: Query, cursor: str) -> Position:
        """The position in a cursor; raises a 400 `Problem` for one forged, malformed, expired or of another query."""
        signed = _decoded(cursor)
        payload, signature = signed[:-SIGNATURE_BYTES], signed[-SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, self._signature(payload)):
            raise Problem(400, _MALFORMED)
        digest, place, given, expires_at = json.loads(payload)
        if digest != _digest(query):
            raise Problem(400, "The cursor belongs to a query with other parameters.")
        if expires_at < self.now_s():
            raise Problem(400, "The cursor has expired: it is good for a day. Ask again from the start.")
        return Position(place, given)

    def _signature(self, payload: bytes) -> bytes:
        return hmac.digest(self.key(), payload, hashlib.sha256)[:SIGNATURE_BYTES]


def _decoded(cursor: str) -> bytes:
    """The bytes of a cursor; only the one spelling that `encode` gives is taken, so none can be altered."""
    try:
        signed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise Problem(400, _MALFORMED) from error
    if base64.urlsafe_b64encode(signed).decode().rstrip("=") != cursor:
        raise Problem(400, _MALFORMED)
    return signed


def _digest(query: Query) -> str:
    return hashlib.sha256(json.dumps(query, sort_keys=True, default=str).encode()).hexdigest()[:DIGEST_DIGITS]
