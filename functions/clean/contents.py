"""Owns the opening of a file: what kind it is, and which text in it is the article's."""

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

from functions.clean import characters, media_types, pdf_files, word_files
from functions.clean.bounded import read_bounded
from functions.clean.containers.finding import holds_several
from functions.clean.decoding import decode_seen
from functions.clean.json_articles import SEVERAL_INSIDE, read_json_article
from functions.clean.mails import Mail, open_mail
from functions.clean.mending import is_damaged
from functions.clean.news_xml import news_xml_type, read_news_xml
from functions.clean.page_metadata import Metadata
from functions.clean.pdf_files import is_pdf, read_pdf
from functions.clean.text_files.database_exports import read_export
from functions.clean.text_files.forwarded_mails import read_forwarded, without_signature
from functions.clean.text_files.reader_heads import read_head
from functions.clean.unpacking import unpack
from functions.clean.urls import host_of
from functions.clean.word_files import is_word_file, read_word
from shared.errors import Rejected


class Form(Enum):
    """How a text is written: a whole page, a piece of HTML without a page around it, Markdown, or lines."""

    PAGE = auto()
    FRAGMENT = auto()
    MARKDOWN = auto()
    LINES = auto()


_FORMS: Final = {media_types.MARKDOWN: Form.MARKDOWN, media_types.PLAIN: Form.LINES}


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file; `stated` is metadata beside the text that wins over what is found in it, `spare` loses.

    `is_damaged` tells that the file's characters were, before they were mended.
    """

    media_type: str
    form: Form
    text: str
    stated: Metadata = field(default_factory=Metadata)
    spare: Metadata = field(default_factory=Metadata)
    is_damaged: bool = False


def open_content(raw: bytes, name: str, charset: str = "") -> Content:
    """The text in a file; raises Rejected if it is empty, too large, damaged or of a type not supported.

    `charset` is what was said of it on its way, as in a head of HTTP.
    """
    content = unpack(raw)
    if is_pdf(content):
        return Content(pdf_files.MEDIA_TYPE, Form.LINES, characters.normalise(read_bounded(read_pdf, content, "PDF")))
    if is_word_file(content):
        return Content(
            word_files.MEDIA_TYPE, Form.LINES, characters.normalise(read_bounded(read_word, content, "Word file"))
        )
    if holds_several(content):
        raise Rejected(SEVERAL_INSIDE)
    media_types.refuse_binary(content)
    odd = characters.odd_bytes(content)
    return replace(_open_text(content, name, charset, odd), is_damaged=is_damaged(content, odd))


def _open_text(content: bytes, name: str, charset: str, odd: bytes) -> Content:
    mail = open_mail(content)
    if mail:
        return _of_mail(mail)
    xml_type = news_xml_type(content)
    if xml_type:
        body, stated = read_news_xml(content)
        return Content(xml_type, Form.FRAGMENT, characters.normalise(body), stated=stated)
    text = _text_of(content, charset, odd)
    media_type = media_types.detect(text, name)
    if media_type == media_types.JSON:
        body, stated = read_json_article(text)
        return Content(media_type, _form_of(body), characters.normalise(body), stated=stated)
    if media_type == media_types.HTML:
        return Content(media_type, Form.PAGE, text)
    body, spare = read_head(text)
    export = read_export(body)
    if export:
        return Content(media_type, Form.LINES, export.text, stated=export.metadata)
    forwarded = read_forwarded(body)
    if forwarded:
        spare = spare.over(Metadata(headline=forwarded.subject))
        return Content(media_type, Form.LINES, forwarded.text, spare=spare)
    return Content(media_type, _FORMS[media_type], body, spare=spare)


def _form_of(body: str) -> Form:
    """How the body of an article inside another format is written."""
    if media_types.has_markup(body):
        return Form.FRAGMENT
    return Form.MARKDOWN if media_types.is_markdown(body) else Form.LINES


def _of_mail(mail: Mail) -> Content:
    spare = Metadata(published=mail.sent, url=mail.url, site=host_of(mail.url))
    text = _text_of(mail.content, mail.charset, characters.odd_bytes(mail.content))
    if mail.is_page:
        return Content(mail.media_type, Form.PAGE, text, spare=Metadata(headline=mail.subject).over(spare))
    forwarded = read_forwarded(text, is_mail=True)
    if forwarded:
        of_mail = Metadata(headline=forwarded.subject or mail.subject, url=mail.url, site=host_of(mail.url))
        return Content(mail.media_type, Form.LINES, forwarded.text, spare=of_mail)
    stated = Metadata(headline=mail.subject)
    return Content(mail.media_type, Form.LINES, without_signature(text), stated=stated, spare=spare)


def _text_of(content: bytes, charset: str, odd: bytes) -> str:
    """The text of a file whose `characters.odd_bytes` are given: whatever is not plain about it shows in these."""
    decoded, is_utf8 = decode_seen(content, charset, odd)
    media_types.refuse_garbled(decoded)
    return characters.normalise(decoded, odd if is_utf8 else None)
