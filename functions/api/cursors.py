"""Owns cursors: opaque places in the answer to one query, refused for any other."""

import base64
import binascii
import hashlib
import json
from http import HTTPStatus

from functions.api.paging import Position
from functions.api.problems import Problem

DIGEST_DIGITS = 16
PLACE_MAX_CHARS = 400  # a name of 80 characters, twice, with prefixes, is the longest place there is


def encode_cursor(query: dict[str, object], position: Position) -> str:
    """The cursor of a position in the answer to `query` (all parameters but page size and cursor)."""
    return base64.urlsafe_b64encode(json.dumps([_digest(query), *position]).encode()).decode().rstrip("=")


def decode_cursor(query: dict[str, object], cursor: str) -> Position:
    """The position in a cursor; raises a 400 `Problem` for one that is malformed or of another query."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        decoded = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The cursor is malformed.") from error
    match decoded:
        case [str(digest), str(place), int(given)] if _is_place(place) and given >= 0:
            if digest == _digest(query):
                return Position(place, given)
            raise Problem(HTTPStatus.BAD_REQUEST, "The cursor belongs to a query with other parameters.")
    raise Problem(HTTPStatus.BAD_REQUEST, "The cursor is malformed.")


def _is_place(place: str) -> bool:
    return 0 < len(place) <= PLACE_MAX_CHARS and place.isprintable()


def _digest(query: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(query, sort_keys=True, default=str).encode()).hexdigest()[:DIGEST_DIGITS]
