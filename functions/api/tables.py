"""Owns rows as CSV and JSON Lines: flat columns, and cells that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from functions.api.answers import QuoteInArticle
from shared.listing import ArticleSummary

CSV_TYPE = "text/csv; charset=utf-8; header=present"
JSONL_TYPE = "application/jsonl; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine
JOIN = "; "
# OWASP, "CSV Injection": what makes a spreadsheet calculate a cell, full-width forms included.
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float | None


class Columns(NamedTuple):
    """The columns of a kind of row, as JSON names them: `speaker.id` is the id of the speaker."""

    names: tuple[str, ...]


_ARTICLE = tuple(ArticleSummary.model_fields)
_QUOTE = tuple(name for name in QuoteInArticle.model_fields if name not in ("speaker", "cue", "article"))
ARTICLE_COLUMNS = Columns(_ARTICLE)
QUOTE_COLUMNS = Columns(
    (*_QUOTE, "speaker.id", "speaker.name", "speaker.text", "cue.text", *(f"article.{name}" for name in _ARTICLE))
)


def columns_of(*names: str) -> Columns:
    """Columns that are plain fields of a row."""
    return Columns(names)


def to_csv(rows: Iterable[BaseModel], columns: Columns, first: bool) -> str:
    """RFC 4180; byte order mark and header stand in the first part of an answer only, so that parts can be joined."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    if first:
        text.write(BYTE_ORDER_MARK)
        writer.writerow(columns.names)
    for row in rows:
        fields = row.model_dump(mode="json")
        writer.writerow([_harmless(_cell(fields, name)) for name in columns.names])
    return text.getvalue()


def to_jsonl(rows: Iterable[BaseModel]) -> str:
    """One JSON object a line, as in the lists."""
    return "".join(row.model_dump_json() + "\n" for row in rows)


def _cell(fields: Mapping[str, Any], name: str) -> Cell:
    value: Any = fields
    for part in name.split("."):
        value = value.get(part) if value is not None else None
    return JOIN.join(value) if isinstance(value, list) else value


def _harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would calculate gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_BEGINS) else cell
