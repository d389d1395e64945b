"""Owns articles as press databases hand them out as text: fields with labels around the words of the article.

Formats: the texts of Nexis (`HEADLINE: … BYLINE: … BODY: …`, and its successor with `Body` on a line) and ProQuest
(`Full text: …`), and the fields of Factiva, which have two letters (`HD`, `BY`, `PD`, `LP`, `TD`); seen 2005 to 2026.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from functions.clean.dates import find_date
from functions.clean.names import names_in_byline
from functions.clean.page_metadata import Metadata

_BODY: Final = re.compile(r"^(?:BODY:|Body:?$|FULL TEXT:|Full text:)[ \t]*", re.MULTILINE)
_LABEL: Final = re.compile(r"(?P<name>[A-Z][A-Za-z/ -]{2,30}):(?:\s+(?P<value>\S.*))?")
_KNOWN_LIST: Final = (
    "headline|byline|section|length|dateline|highlight|load-date|language|publication-type|journal-code|graphic|subject|"
    "title|author|publication title|publication date|pages|publisher|place of publication|country of publication|issn|"
    "source type|document type|proquest document id|document url|copyright|database|classification|industry|company|"
    "geographic|organization|person|language of publication|publication subject|publication info|credit|series|"
    "correction|correction-date|location|people|publication year"
)
_KNOWN: Final = frozenset(_KNOWN_LIST.split("|"))
_ENDS: Final = frozenset({"End of Document", "Classification"})
_MIN_LABELS: Final = 3
_CODES: Final = "HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|SE|CLM"
_CODE: Final = re.compile(rf"(?P<name>{_CODES})(?:\s+(?P<value>\S.*))?")
_MIN_CODES: Final = 5


@dataclass(frozen=True, slots=True)
class Export:
    """An article out of a database: its text with all else blank, so that lines keep their numbers, and its fields."""

    text: str
    metadata: Metadata


def read_export(text: str) -> Export | None:
    """The article of a database's text; None if it is none, or if it holds several."""
    has_body = _BODY.search(text)
    if not has_body and not ("\nHD" in f"\n{text[:5_000]}" and "\nTD" in text):
        return None
    lines = text.split("\n")
    return (_labelled(lines) if has_body else None) or _coded(lines)


def _labelled(lines: Sequence[str]) -> Export | None:
    starts = [place for place, line in enumerate(lines) if _BODY.match(line)]
    labels = {place: name for place, line in enumerate(lines) if (name := _label(line))}
    if len(starts) != 1 or len(set(labels.values()) & _KNOWN) < _MIN_LABELS:
        return None
    start = starts[0]
    ends = (place for place, line in enumerate(lines) if place > start and (place in labels or line.strip() in _ENDS))
    end = next(ends, len(lines))
    fields = {name: _value(lines, place, labels) for place, name in reversed(labels.items())}
    above = [line for place, line in enumerate(lines[:start]) if place not in labels and line.strip()]
    first = next((line.strip() for line in above if not find_date(line)), None)
    days = (find_date(line) for line in (fields.get("publication date", ""), *above))
    return Export(
        _only(lines, start, end, _BODY.sub("", lines[start], count=1)),
        Metadata(
            headline=fields.get("headline") or fields.get("title") or first,
            authors=tuple(names_in_byline(fields.get("byline") or fields.get("author") or "")),
            published=next((day for day in days if day), None),
        ),
    )


def _label(line: str) -> str | None:
    """The label of a field that begins with a line; None if it is none that databases have."""
    match = _LABEL.fullmatch(line.strip())
    return name if match and (name := match["name"].lower()) in _KNOWN else None


def _value(lines: Sequence[str], place: int, labels: Mapping[int, str]) -> str:
    """What a field says, down to a blank line or the next field."""
    match = _LABEL.fullmatch(lines[place].strip())
    found = [(match and match["value"]) or ""]
    for at in range(place + 1, min(place + 4, len(lines))):
        if at in labels or not lines[at].strip() or _BODY.match(lines[at]):
            break
        found.append(lines[at].strip())
    return " ".join(found).strip()


def _coded(lines: Sequence[str]) -> Export | None:
    codes = {place: match for place, line in enumerate(lines) if (match := _CODE.fullmatch(line.rstrip()))}
    names = [match["name"] for match in codes.values()]
    if len(set(names)) < _MIN_CODES or names.count("HD") != 1 or not {"LP", "TD"} & set(names):
        return None
    fields: dict[str, list[str]] = {}
    kept = [""] * len(lines)
    name = ""
    for place, line in enumerate(lines):
        match = codes.get(place)
        name = match["name"] if match else name
        value = (match["value"] or "") if match else line
        fields.setdefault(name, []).append(value.strip())
        kept[place] = value if name in ("LP", "TD") else ""
    said = {name: " ".join(filter(None, values)) for name, values in fields.items()}
    metadata = Metadata(
        headline=said["HD"] or None,
        authors=tuple(names_in_byline(said.get("BY", ""))),
        published=find_date(said.get("PD", "")),
    )
    return Export("\n".join(kept), metadata)


def _only(lines: Sequence[str], start: int, end: int, first: str) -> str:
    """The lines of the article, the first of which is given, at their places."""
    return "\n".join([*[""] * start, first, *lines[start + 1 : end], *[""] * (len(lines) - end)])
