"""Owns receipts: what proves a quotation, its place in the text and on the page it was printed on."""

from typing import Annotated, Literal

from pydantic import Field

from functions.api.web import link_to_text, web_address
from shared.document import Contract, Document, Quote, QuoteKind, Speaker

CONTEXT_CHARS = 32  # enough to tell two like passages apart, and short enough to survive an edit nearby


class TextQuoteSelector(Contract):
    """W3C Web Annotation Data Model, section 4.2.4: the words, and those just before and after."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(Contract):
    """W3C Web Annotation Data Model, section 4.2.5: characters (code points) of `text`, end exclusive."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int
    end: int


class Receipt(Contract):
    """One quotation and where it stands."""

    quote_id: str
    kind: QuoteKind
    speaker: Speaker | None
    selector: TextQuoteSelector
    position: TextPositionSelector
    link: Annotated[
        str | None, Field(description="Opens the printed page at the words; null where its address is not known.")
    ]


class Receipts(Contract):
    """All quotations of an article; `sha256` is of the file the article was made from."""

    article_id: str
    headline: str | None
    url: str | None
    published_at: str | None
    sha256: str
    receipts: list[Receipt]


def receipts_of(document: Document) -> Receipts:
    """The receipts, in the order of the text."""
    return Receipts(
        article_id=document.id,
        headline=document.headline,
        url=web_address(document.url),
        published_at=document.published_at,
        sha256=document.source.sha256,
        receipts=[_receipt(document, quote) for quote in document.quotes],
    )


def _receipt(document: Document, quote: Quote) -> Receipt:
    text, start, end = document.text, quote.start, quote.end
    url = web_address(document.url)
    return Receipt(
        quote_id=quote.id,
        kind=quote.kind,
        speaker=quote.speaker,
        selector=TextQuoteSelector(
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT_CHARS) : start],
            suffix=text[end : end + CONTEXT_CHARS],
        ),
        position=TextPositionSelector(start=start, end=end),
        link=link_to_text(url, text, start, end) if url else None,
    )
