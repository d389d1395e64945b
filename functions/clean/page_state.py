"""Owns the state that a page carries in JSON for its own programs (`<script type="application/json">`).

It is of each publisher's own making, so only one thing is asked of it, where nothing else tells: who wrote the article.
"""

import json
import re
from collections.abc import Iterator, Sequence

_AUTHORS = re.compile(r'"authors?"\s*:\s*(\[[^\[\]]{0,1000}\]|\{[^{}\[\]]{0,500}\}|"[^"\\]{3,100}")')
_MAX_FOUND = 50


def authors_in_state(state: Sequence[str]) -> list[str]:
    """The names given as authors, if all of them agree: teasers bring their own, and then nobody can tell."""
    found = {names for content in state for names in _found_in(content)}
    return list(found.pop()) if len(found) == 1 else []


def _found_in(content: str) -> Iterator[tuple[str, ...]]:
    for number, match in enumerate(_AUTHORS.finditer(content)):
        if number >= _MAX_FOUND:
            return
        try:
            value = json.loads(match[1])
        except ValueError:
            continue
        people = [_name(person) for person in (value if isinstance(value, list) else [value])]
        if all(people) and people:
            yield tuple(people)


def _name(person: object) -> str:
    name = person.get("name") if isinstance(person, dict) else person
    return name if isinstance(name, str) else ""
