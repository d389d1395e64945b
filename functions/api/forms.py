"""Owns the forms of one article: the document itself, ninjs and JSON-LD, and which of them a client wants."""

from typing import NamedTuple

from functions.api.asking import to_json
from functions.api.lists import JSON_TYPE
from functions.api.ninjs import to_ninjs
from functions.api.parameters import ArticleFormat
from functions.api.schema_org import JSONLD_TYPE, to_schema_org
from shared.document import Document


class Form(NamedTuple):
    """An article in one form, as it is sent."""

    content_type: str
    body: str


def wanted_form(asked: ArticleFormat | None, accept: str | None) -> ArticleFormat:
    """The form asked for, by name or else by an `Accept` header that prefers JSON-LD to JSON (RFC 9110, 12.5.1)."""
    if asked is not None:
        return asked
    qualities = dict(map(_quality, (accept or "").split(",")))
    linked = qualities.get(JSONLD_TYPE, 0.0)
    plain = max(qualities.get(name, 0.0) for name in (JSON_TYPE, "application/*", "*/*"))
    return "jsonld" if linked > 0 and linked >= plain else "json"


def render(document: Document, form: ArticleFormat) -> Form:
    """An article in a form."""
    if form == "ninjs":
        return Form(JSON_TYPE, to_json(to_ninjs(document)))
    if form == "jsonld":
        return Form(JSONLD_TYPE, to_json(to_schema_org(document)))
    return Form(JSON_TYPE, document.model_dump_json())


def _quality(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, float(parameter[2:])
            except ValueError:
                return name, 0.0
    return name, 1.0
