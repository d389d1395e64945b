"""Owns the way from the bytes of a file to a document: unpack, decode, read, judge, lay out, describe."""

import hashlib
from typing import Final

from functions.clean.article_reading import Reading, read_lines, read_page, read_unseen, running_words, word_counts
from functions.clean.blocks import Block
from functions.clean.collection import collection_paused
from functions.clean.containers.record import Record
from functions.clean.contents import Content, Form, open_content
from functions.clean.language import language_of
from functions.clean.layout import lay_out
from functions.clean.limits import MAX_BREAKS, MIN_ARTICLE_WORDS
from functions.clean.mails import MAIL
from functions.clean.page_metadata import Metadata
from functions.clean.page_reading import PageReader
from functions.clean.quality_note import quality_note
from functions.clean.text_files.markdown import read_markdown
from functions.clean.text_files.plain_text import read_plain_text
from functions.clean.urls import canonical, host_of
from shared.document import Document, Source
from shared.errors import Rejected
from shared.identifiers import article_id, article_key

_LIST_LINES: Final = 8  # from so many lines a file without running text is a list rather than a fragment
_MAX_PASSES: Final = 4  # of judging a text dump again until nothing more goes


def clean(
    raw: bytes, *, key: str, bucket: str | None = None, version_id: str | None = None, record: Record | None = None
) -> Document:
    """The article in a stored object, or in one record of it whose bytes are `raw`, without entities and quotes.

    Raises Rejected with the reason if the bytes are empty, too large, damaged, no text or no article.
    """
    if record and record.problem:
        raise Rejected(record.problem)
    with collection_paused():
        return _clean(raw, key, bucket, version_id, record)


def _clean(raw: bytes, key: str, bucket: str | None, version_id: str | None, record: Record | None) -> Document:
    content = open_content(raw, (record and record.name) or key, record.charset if record else "")
    number = record.number if record else None
    reading = _read(content)
    body = _body(reading)
    metadata = content.stated.over(reading.metadata).over(content.spare).over(_address(record))
    return Document(
        id=article_id(key, number),
        source=Source(
            bucket=bucket,
            key=article_key(key, number),
            version_id=version_id,
            sha256=hashlib.sha256(raw).hexdigest(),
            media_type=content.media_type,
            size_bytes=len(raw),
            record_name=(record and record.name) or None,
        ),
        url=metadata.url,
        site=metadata.site,
        headline=metadata.headline,
        authors=metadata.authors,
        published_at=metadata.published.iso() if metadata.published else None,
        language=language_of(body, metadata.language),
        text=body,
        word_count=sum(word_counts(reading.kept)),
        quality=quality_note(reading, is_damaged=content.is_damaged),
    )


def _read(content: Content) -> Reading:
    """The article in a text; on a page that shows none the one that it holds all the same, if it does."""
    if content.form is not Form.PAGE:
        return read_lines(_blocks(content))
    reading = read_page(content.text, is_mail=content.media_type == MAIL)
    return reading if running_words(reading) >= MIN_ARTICLE_WORDS else read_unseen(content.text, reading)


def _address(record: Record | None) -> Metadata:
    """What a web archive says of where a page was fetched."""
    url = canonical(record.url) if record and record.url else None
    return Metadata(url=url, site=host_of(url))


def _blocks(content: Content) -> list[Block]:
    if content.text.count("\n") > MAX_BREAKS:
        raise Rejected(f"The text is too long: newsdex takes at most {MAX_BREAKS:,} lines, with blank ones.")
    if content.form is Form.MARKDOWN:
        return read_markdown(content.text)
    return PageReader().read(content.text).blocks if content.form is Form.FRAGMENT else read_plain_text(content.text)


def _body(reading: Reading) -> str:
    """The text of the article; raises Rejected if it is none."""
    if running_words(reading) >= MIN_ARTICLE_WORDS:
        return lay_out(reading.kept)
    if len(reading.blocks) >= _LIST_LINES:
        raise Rejected("This looks like a list of headlines or links, not an article: it has no running text.")
    raise Rejected(
        f"The text is too short for an article: newsdex takes at least {MIN_ARTICLE_WORDS} words in sentences."
    )
