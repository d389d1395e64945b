"""Owns the data that a page's scripts hold as JSON: whole scripts of it, and what the others assign to a name.

Only JSON is read, and nothing is ever run: state that a program would have to build first stays unknown.
"""

import json
import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from functions.clean.html_tokens import tags

_ASSIGNED: Final = re.compile(
    r"=\s{0,20}(?:JSON\.parse\(\s{0,9})?(?:decodeURIComponent\(\s{0,9})?(?=[{\[]|\"(?:[{\[]|%7B|%5B))"
)
_STRING_OR_UNDEFINED: Final = re.compile(r'("(?:[^"\\]++|\\.)*+")|\bundefined\b', re.DOTALL)
_MIN_CHARS: Final = 300  # of JSON that may hold an article
_MAX_CHARS: Final = 4_000_000
"""Of JSON that is parsed in a page, at some 50 MB a second; the state of a page of news has up to 2 MB."""
_TRY_CHARS: Final = 10_000  # that a try counts for at least
_DECODER: Final = json.JSONDecoder(strict=False)


def scripts_of(page: str) -> list[str]:
    """What stands in the scripts of an HTML page, in order."""
    return [content for _, _, name, _, content in tags(page) if name == "script" and content]


def data_in_scripts(scripts: Sequence[str]) -> list[object]:
    """The objects and lists that scripts hold as JSON, in order; never raises."""
    found, left = list[object](), _MAX_CHARS
    for script in scripts:
        at = 0
        while left > 0 and (start := _next_start(script, at)) >= 0:
            value, end = _decoded(script, start)
            left -= max(_TRY_CHARS, end - start)
            at = start + 1 if value is None else end
            if end - start >= _MIN_CHARS and isinstance(value, dict | list):
                found.append(value)
    return found


def data_in_text(text: str) -> object:
    """The object or list that a text holds as JSON, None if it holds none; `undefined` of a program is read as null."""
    for attempt in (text, None):
        try:
            value = json.loads(attempt or _STRING_OR_UNDEFINED.sub(_as_json, text), strict=False)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, dict | list) else None
    return None


def _next_start(script: str, at: int) -> int:
    """Where JSON may begin from a place on, or -1: at the beginning of the script, and behind an equals sign."""
    first = len(script) - len(script.lstrip()) if not at else 0
    if not at and script[first : first + 1] in ("{", "["):
        return first
    match = _ASSIGNED.search(script, at)
    return match.end() if match else -1


def _decoded(script: str, start: int) -> tuple[object, int]:
    """The data that begins at a place of a script, None if it is no JSON, and where it ends or the error is."""
    try:
        value, end = _DECODER.raw_decode(script, start)
    except json.JSONDecodeError as error:
        if not script.startswith("undefined", error.pos):
            return None, error.pos
        return _decoded_without_undefined(script, start)
    except RecursionError:
        return None, start
    return data_in_text(unquote(value) if value[:1] == "%" else value) if isinstance(value, str) else value, end


def _decoded_without_undefined(script: str, start: int) -> tuple[object, int]:
    rest = _STRING_OR_UNDEFINED.sub(_as_json, script[start:])
    try:
        return _DECODER.raw_decode(rest)[0], len(script)
    except (ValueError, RecursionError):
        return None, len(script)


def _as_json(match: re.Match[str]) -> str:
    return match[1] or "null"
