"""Owns the way from the bytes of a file to a document: unpack, decode, read, judge, lay out, describe."""

import hashlib
from collections.abc import Sequence
from typing import Final

from functions.clean import characters, media_types
from functions.clean.blocks import Block
from functions.clean.decoding import decode
from functions.clean.dump_metadata import dump_metadata
from functions.clean.extractor import extract_text
from functions.clean.language import language_of
from functions.clean.layout import lay_out
from functions.clean.limits import MAX_LINES, MIN_ARTICLE_WORDS
from functions.clean.line_features import WORD, is_sentence, text_features
from functions.clean.line_model import load_model
from functions.clean.markdown import read_markdown
from functions.clean.page_features import Readings, page_features
from functions.clean.page_metadata import Metadata, page_metadata
from functions.clean.page_reading import PageReader
from functions.clean.plain_text import read_plain_text
from functions.clean.structured_data import read_structured_data
from functions.clean.unpacking import unpack
from shared.document import Document, Source
from shared.errors import Rejected
from shared.identifiers import article_id

KEPT_FROM: Final = 0.5  # chance from which a block is kept; both kinds of error cost the same in the text
_MAX_PASSES: Final = 4  # of judging a text dump again until nothing more goes


def clean(raw: bytes, *, key: str, bucket: str | None = None, version_id: str | None = None) -> Document:
    """The article in a stored object, without entities and quotes.

    Raises Rejected with the reason if the object is empty, too large, damaged, no text or no article.
    """
    content = unpack(raw)
    media_types.refuse_binary(content)
    decoded = decode(content)
    media_types.refuse_garbled(decoded)
    text = characters.normalise(decoded)
    media_type = media_types.detect(text, key)
    if media_type == media_types.HTML:
        body, metadata = _clean_page(text)
    else:
        body, metadata = _clean_lines(
            read_markdown(text) if media_type == media_types.MARKDOWN else read_plain_text(text)
        )
    return Document(
        id=article_id(key),
        source=Source(
            bucket=bucket,
            key=key,
            version_id=version_id,
            sha256=hashlib.sha256(raw).hexdigest(),
            media_type=media_type,
            size_bytes=len(raw),
        ),
        url=metadata.url,
        site=metadata.site,
        headline=metadata.headline,
        authors=metadata.authors,
        published_at=metadata.published.iso() if metadata.published else None,
        language=language_of(body, metadata.language),
        text=body,
        word_count=len(WORD.findall(body)),
    )


def _clean_page(text: str) -> tuple[str, Metadata]:
    page = PageReader().read(text)
    _refuse_too_long(page.blocks)
    data = read_structured_data(page.structured)
    readings = Readings(data.headline or page.title, extract_text(text, page), data.body)
    model = load_model("html_weights")
    rows = text_features(page.blocks, model.lexicon)
    rows = [own + around for own, around in zip(rows, page_features(page.blocks, readings), strict=True)]
    chances = model.judge(rows, [len(WORD.findall(block.text)) for block in page.blocks])
    kept = [block for block, chance in zip(page.blocks, chances, strict=True) if chance >= KEPT_FROM]
    return _body(kept), page_metadata(page, data)


def _clean_lines(blocks: Sequence[Block]) -> tuple[str, Metadata]:
    """Judges lines until nothing more goes, so that cleaning a cleaned text changes nothing."""
    _refuse_too_long(blocks)
    kept, metadata = list(blocks), Metadata()
    for number in range(_MAX_PASSES):
        chances = _judge_lines(kept)
        keeps = [chance >= KEPT_FROM for chance in chances]
        if number == 0:
            metadata = dump_metadata(blocks, keeps)
        if all(keeps):
            break
        kept = [block for block, keep in zip(kept, keeps, strict=True) if keep]
    return _body(kept), metadata


def _judge_lines(blocks: Sequence[Block]) -> list[float]:
    model = load_model("text_weights")
    rows = text_features(blocks, model.lexicon)
    return model.judge(rows, [len(WORD.findall(block.text)) for block in blocks])


def _body(kept: Sequence[Block]) -> str:
    """The text of the kept blocks; raises Rejected if it is no article."""
    words = sum(len(WORD.findall(block.text)) for block in kept)
    if words < MIN_ARTICLE_WORDS or not any(is_sentence(block.text) for block in kept):
        raise Rejected("not an article: no running text was found")
    return lay_out(kept)


def _refuse_too_long(blocks: Sequence[Block]) -> None:
    if len(blocks) > MAX_LINES:
        raise Rejected(f"too large: {len(blocks)} lines or blocks, the limit is {MAX_LINES}")
