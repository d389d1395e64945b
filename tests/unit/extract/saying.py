"""Owns what several tests of the extract stage ask: who says the direct quotations of a text."""

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline


def said_by(pipeline: Pipeline, text: str) -> list[str | None]:
    """The names of the speakers of direct quotations, in text order."""
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    return [quote.speaker.name if quote.speaker else None for quote in annotation.quotes if quote.kind == "direct"]
