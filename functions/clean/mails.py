"""Owns mails and saved web pages (.eml, .mht): which part of a MIME message is the article, and what its head says.

Formats: RFC 5322 and 2045 for mails, RFC 2557 for pages that browsers save as one file.
"""

import email
import email.header
import email.message
import email.utils
import re
from dataclasses import dataclass
from typing import Final

from functions.clean.characters import normalise
from functions.clean.dates import Stamp
from functions.clean.urls import canonical
from shared.errors import Rejected

MAIL: Final = "message/rfc822"
WEB_ARCHIVE: Final = "multipart/related"
_HEADER: Final = re.compile(rb"[!-9;-~]{1,60}:[ \t]|[!-9;-~]{1,60}:$|[ \t]+\S")
_KNOWN: Final = re.compile(
    rb"(?:^|\n)(from|to|subject|date|sent|mime-version|message-id|received|return-path|delivered-to):", re.IGNORECASE
)
_MAX_HEAD_LINE_BYTES: Final = 2_000
_MAX_HEAD_BYTES: Final = 100_000  # heads of real mails with many stations have some 20,000
_MAX_LINES: Final = 100_000  # 5 MB in base64 have 65,000; the parser takes up to 1 s for so many
_MAX_BOUNDARIES: Final = 20  # nested or in a row; each makes the parser look at every line once more
_MAX_PARTS: Final = 500  # parts looked at; a saved page has one for each of its pictures
_MAX_FIELD_CHARS: Final = 1_000
_REPLY: Final = re.compile(
    r"(?:(?:re|fw|fwd|aw|wg|tr|rv|vb|sv|vs|enc|res|rif|rép|réf|doorst|antw|i|r)\s?:\s?)+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mail:
    """The article's part of a message, not yet decoded, and what the head says of it."""

    content: bytes
    charset: str
    is_page: bool
    media_type: str
    subject: str | None
    sent: Stamp | None
    url: str | None


def open_mail(content: bytes) -> Mail | None:
    """The article in a mail or saved page; None if the bytes are neither.

    Raises Rejected if there is no text in it, or if it is built to take the parser's time.
    """
    if not is_mail(content):
        return None
    if content.count(b"\n") > _MAX_LINES or len(re.findall(rb"(?i)boundary\s{0,5}=", content)) > _MAX_BOUNDARIES:
        raise Rejected("The mail has too many parts or lines to be an article.")
    try:
        message = email.message_from_bytes(content)
    except RecursionError as error:
        raise Rejected("The mail is nested too deeply.") from error
    part = _article_part(message)
    if part is None:
        raise Rejected("The mail holds no text, only attachments.")
    payload = part.get_payload(decode=True)
    is_archive = message.get_content_type() == WEB_ARCHIVE and _is_saved(message)
    subject = _field(message, "subject")
    reply = _REPLY.match(subject)
    return Mail(
        content=payload if isinstance(payload, bytes) else b"",
        charset=(part.get_content_charset() or "")[:40],
        is_page=part.get_content_type() == "text/html",
        media_type=WEB_ARCHIVE if is_archive else MAIL,
        subject=None if is_archive else subject[reply.end() if reply else 0 :] or None,
        sent=None if is_archive or reply else _sent(message),
        url=canonical(
            _field(message, "snapshot-content-location") or (_field(part, "content-location") if is_archive else "")
        ),
    )


def is_mail(content: bytes) -> bool:
    """Whether a file begins with the head of a message: nothing but fields, among them those every mail has."""
    if not _HEADER.match(content[:_MAX_HEAD_LINE_BYTES].lstrip(b"\r\n").partition(b"\n")[0].rstrip(b"\r")):
        return False  # as in a page, whose beginning need not be searched
    head, blank, _ = content[:_MAX_HEAD_BYTES].replace(b"\r\n", b"\n").lstrip(b"\n").partition(b"\n\n")
    if not blank or not all(_HEADER.match(line) for line in head.split(b"\n")):
        return False
    known = {name.lower() for name in _KNOWN.findall(head)}
    return len(known) >= 2 and bool(known & {b"mime-version", b"message-id", b"received", b"from"})


def _article_part(message: email.message.Message) -> email.message.Message | None:
    """The first page of a message, else its first plain text."""
    plain: email.message.Message | None = None
    for number, part in enumerate(message.walk()):
        if number > _MAX_PARTS:
            break
        is_attached = "attachment" in str(part.get("content-disposition", ""))[:100].lower()
        if part.is_multipart() or is_attached:
            continue
        kind = part.get_content_type()
        if kind == "text/html":
            return part
        if kind == "text/plain" and plain is None:
            plain = part
    return plain


def _is_saved(message: email.message.Message) -> bool:
    """Whether a browser has written the message: Chromium and Internet Explorer say so, others name no sender."""
    sender = _field(message, "from")
    return not sender or "saved by" in sender.lower() or "snapshot-content-location" in message


def _field(message: email.message.Message, name: str) -> str:
    """A field of the head, decoded (RFC 2047), on one line."""
    raw = str(message.get(name, ""))[:_MAX_FIELD_CHARS]
    try:
        decoded = str(email.header.make_header(email.header.decode_header(raw)))
    except (ValueError, LookupError, UnicodeError):
        decoded = raw
    return " ".join(normalise(decoded).split())


def _sent(message: email.message.Message) -> Stamp | None:
    try:
        moment = email.utils.parsedate_to_datetime(_field(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Stamp(moment.date(), moment if moment.tzinfo else None)
