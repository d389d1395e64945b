"""Owns the way from the bytes of a file to a document: unpack, decode, read, judge, lay out, describe."""

import hashlib
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.containers.record import Record
from functions.clean.contents import Content, Form, open_content
from functions.clean.dump_metadata import dump_metadata
from functions.clean.extractor import extract_text
from functions.clean.language import language_of
from functions.clean.layout import lay_out
from functions.clean.limits import MAX_BREAKS, MAX_LINES, MAX_TEXT_CHARS, MIN_ARTICLE_WORDS
from functions.clean.line_features import WORD, is_running_text, text_features
from functions.clean.line_model import load_model
from functions.clean.markdown import read_markdown
from functions.clean.openings import credit_lines
from functions.clean.page_features import Readings, page_features
from functions.clean.page_metadata import Metadata, page_metadata
from functions.clean.page_reading import Page, PageReader
from functions.clean.plain_text import read_plain_text
from functions.clean.structured_data import read_structured_data
from functions.clean.urls import canonical, host_of
from functions.clean.verdicts import is_bare, is_title, judge_bare_lines, judge_lines
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
    content = open_content(raw, (record and record.name) or key, record.charset if record else "")
    number = record.number if record else None
    if content.form is Form.PAGE:
        body, found = _clean_page(content.text)
    else:
        body, found = _clean_lines(_blocks(content))
    metadata = content.stated.over(found).over(content.spare).over(_address(record))
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
        word_count=len(WORD.findall(body)),
    )


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


def _clean_page(text: str) -> tuple[str, Metadata]:
    page = PageReader().read(text)
    _refuse_too_long(page.blocks)
    model = load_model("html_weights")
    rows = text_features(page.blocks, model.lexicon)
    rows = [own + around for own, around in zip(rows, page_rows(text, page), strict=True)]
    words = _word_counts(page.blocks)
    chances = model.judge(rows, words)
    keeps = judge_lines(page.blocks, chances, words)
    kept = [block for block, keep in zip(page.blocks, keeps, strict=True) if keep]
    return _body(kept, page.blocks), page_metadata(page, read_structured_data(page.structured), keeps)


def page_rows(text: str, page: Page) -> list[list[float]]:
    """The features of a page's blocks that its markup gives."""
    data = read_structured_data(page.structured)
    return page_features(page.blocks, Readings(data.headline or page.title, extract_text(text, page), data.body))


def _clean_lines(blocks: Sequence[Block]) -> tuple[str, Metadata]:
    """Judges lines until nothing more goes, so that cleaning a cleaned text changes nothing."""
    _refuse_too_long(blocks)
    kept, metadata = list(blocks), Metadata()
    model = load_model("text_weights")
    for number in range(_MAX_PASSES):
        rows, words = text_features(kept, model.lexicon), _word_counts(kept)
        chances = model.judge(rows, words)
        keeps = judge_lines(kept, chances, words)
        credited = credit_lines(kept, keeps)
        if number == 0:
            metadata = dump_metadata(blocks, rows, chances, keeps, credited, model)
            keeps = [keep and not is_title(block, metadata.headline) for block, keep in zip(kept, keeps, strict=True)]
        keeps = [keep and i not in credited for i, keep in enumerate(keeps)]
        if is_bare(rows, chances, words):
            keeps = judge_bare_lines(kept, rows, chances, words, metadata.headline, credited)
        if all(keeps):
            break
        kept = [block for block, keep in zip(kept, keeps, strict=True) if keep]
    return _body(kept, blocks), metadata


def _word_counts(blocks: Sequence[Block]) -> list[int]:
    return [len(WORD.findall(block.text)) for block in blocks]


def _body(kept: Sequence[Block], seen: Sequence[Block]) -> str:
    """The text of the kept blocks among those seen; raises Rejected if it is no article."""
    running = sum(_word_counts([block for block in kept if is_running_text(block.text)]))
    if running >= MIN_ARTICLE_WORDS:
        return lay_out(kept)
    if len(seen) >= _LIST_LINES:
        raise Rejected("This looks like a list of headlines or links, not an article: it has no running text.")
    raise Rejected(
        f"The text is too short for an article: newsdex takes at least {MIN_ARTICLE_WORDS} words in sentences."
    )


def _refuse_too_long(blocks: Sequence[Block]) -> None:
    if len(blocks) > MAX_LINES:
        raise Rejected(f"The text is too long: newsdex takes at most {MAX_LINES:,} lines or paragraphs.")
    if sum(len(block.text) for block in blocks) > MAX_TEXT_CHARS:
        raise Rejected(f"The text is too long: newsdex takes at most {MAX_TEXT_CHARS:,} characters.")
