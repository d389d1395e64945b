"""Mails, saved pages and JSON: one article comes out, anything else ends in a clear reason."""

import base64
import json
import quopri
import time
from typing import Any

import pytest

from functions.clean.cleaning import clean
from shared.errors import Rejected

PARAGRAPHS = (
    "The ferry had not moved for nine days when the crew of the Maren Holt sat down and voted to go back to work.",
    "“We did not win,” said Tove Lindqvist, who speaks for the crews. “Nobody here will forget how close we came.”",
    "The agreement, signed on Tuesday night in the town hall of Varnsund, gives the crews two more days of leave.",
)
BODY = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = (
    f"<html><head><title>Ferry crews go back to work</title></head><body><h1>Ferry crews go back to work</h1>{MARKUP}"
)
ADDRESS = "https://www.varnsundpost.example/ferry"


def reason(raw: bytes) -> str:
    with pytest.raises(Rejected) as caught:
        clean(raw, key="inbox/x")
    return str(caught.value)


def mail(fields: str, body: bytes) -> bytes:
    return fields.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body


def alternative(page: bytes) -> bytes:
    plain = b"--b\r\nContent-Type: text/plain\r\n\r\nSee the page.\r\n"
    head = b"--b\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return plain + head + base64.encodebytes(page) + b"\r\n--b--\r\n"


def test_plain_mail_takes_its_headline_from_the_subject() -> None:
    fields = "From: Ann Lee <ann@post.example>\nSubject: =?utf-8?Q?F=C3=A4hre:_crews_back?=\n"
    fields += "Date: Tue, 3 Mar 2026 18:00:00 +0100"
    fields += (
        "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable"
    )
    document = clean(mail(fields, quopri.encodestring(BODY.encode())), key="inbox/ferry.eml")
    assert document.headline == "Fähre: crews back"
    assert document.published_at == "2026-03-03T18:00:00+01:00"
    assert document.text == BODY
    assert document.source.media_type == "message/rfc822"


def test_date_of_a_forwarded_mail_is_not_that_of_the_article() -> None:
    document = clean(
        mail("From: a@b.example\nSubject: Fwd: Crews back\nDate: Tue, 3 Mar 2026 18:00:00 +0100", BODY.encode()),
        key="x",
    )
    assert document.headline == "Crews back"
    assert document.published_at is None


def test_page_in_a_mail_is_preferred_and_decoded_as_declared() -> None:
    fields = 'From: a@b.example\nSubject: Letter\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"'
    document = clean(mail(fields, alternative(PAGE.encode("cp1252"))), key="inbox/x.eml")
    assert document.headline == "Ferry crews go back to work"
    assert document.text == BODY


def test_saved_page_has_the_address_it_was_saved_from() -> None:
    fields = f"From: <Saved by Blink>\nSnapshot-Content-Location: {ADDRESS}?utm_source=x\nSubject: saved"
    fields += '\nDate: Tue, 3 Mar 2026 18:00:00 -0000\nContent-Type: multipart/related; type="text/html"; boundary="b"'
    document = clean(mail(fields, alternative(PAGE.encode("cp1252"))), key="inbox/x.mht")
    assert (document.url, document.site) == (ADDRESS, "varnsundpost.example")
    assert document.published_at is None
    assert document.source.media_type == "multipart/related"


def test_text_that_begins_with_a_label_is_no_mail() -> None:
    assert clean(f"Subject: none\n\n{BODY}".encode(), key="inbox/x.txt").source.media_type == "text/plain"


def test_mail_without_text_is_rejected() -> None:
    fields = "From: a@b.example\nSubject: x\nContent-Type: application/pdf"
    assert reason(mail(fields, b"%PDF")) == "The mail holds no text, only attachments."


@pytest.mark.parametrize(
    "article",
    [
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Crews back", "articleBody": BODY,
         "author": {"@type": "Person", "name": "Ann Lee"}, "datePublished": "2026-03-03T18:00:00+01:00",
         "url": ADDRESS},
        {"@graph": [{"@type": "WebSite", "name": "Post"}, {"headline": "Crews back", "articleBody": BODY,
         "author": ["Ann Lee"], "datePublished": "2026-03-03T18:00:00+01:00", "mainEntityOfPage": {"@id": ADDRESS}}]},
        {"uri": ADDRESS, "type": "text", "versioncreated": "2026-03-03T18:00:00+01:00", "byline": "By Ann Lee",
         "headline": "Crews back", "body_html": MARKUP},
        {"uri": ADDRESS, "bylines": [], "by": "Ann Lee", "firstCreated": "2026-03-03T18:00:00+01:00",
         "headlines": [{"role": "main", "value": "Crews back"}],
         "bodies": [{"role": "teaser", "value": "Short"},
                    {"role": "main", "contentType": "text/html", "value": MARKUP}]},
        {"source": {"id": None, "name": "Post"}, "author": "Ann Lee", "title": "Crews back", "url": ADDRESS,
         "publishedAt": "2026-03-03T18:00:00+01:00", "content": BODY, "description": "Teaser"},
        {"status": "ok", "articles": [{"title": "Crews back", "content": BODY, "author": "Ann Lee", "url": ADDRESS,
         "publishedAt": "2026-03-03T18:00:00+01:00"}]},
        {"title": {"rendered": "Crews back"}, "content": {"rendered": MARKUP}, "link": ADDRESS, "author": "Ann Lee",
         "date": "2026-03-03T18:00:00+01:00"},
    ],
    ids=["schema.org", "graph", "ninjs 1", "ninjs 3", "news API", "one in a list", "rendered"],
)  # fmt: skip
def test_article_in_json(article: dict[str, Any]) -> None:
    document = clean(json.dumps(article).encode(), key="inbox/x.json")
    assert document.text == BODY
    assert document.headline == "Crews back"
    assert document.authors == ("Ann Lee",)
    assert document.published_at == "2026-03-03T18:00:00+01:00"
    assert document.url == ADDRESS
    assert document.source.media_type == "application/json"


def test_several_articles_in_json_are_no_article() -> None:
    two = [{"title": "A", "content": BODY}, {"title": "B", "content": BODY}]
    for raw in (json.dumps(two), json.dumps({"articles": two}), "\n".join(map(json.dumps, two))):
        assert "only one level is unpacked" in reason(raw.encode())


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"temperature": 21, "wind": "east"}', "holds no article"),
        (b'[{"title": "A"}]', "holds no article"),
        (b'{"title": "A", }', "damaged"),
        (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested more than 60 levels"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested more than 60 levels"),
        (b'{"a": ' + b"9" * 100_000 + b"}", "damaged"),
    ],
)
def test_json_without_an_article_is_rejected(raw: bytes, words: str) -> None:
    assert words in reason(raw)


@pytest.mark.parametrize(
    "raw",
    [
        mail(
            "From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822",
            b"Content-Type: message/rfc822\r\n\r\n" * 60_000,
        ),
        mail("From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/digest; boundary=b", b"--b\n\n" * 90_000),
        mail("From: a@b.example\nMIME-Version: 1.0", b"a\n" * 1_000_000),
        b'{"a": "' + b'\\\\"' * 1_000_000 + b"}",
        b'{"content": "' + b"<p>a " * 800_000 + b'"}',
    ],
    ids=["mails in mails", "parts", "lines", "escapes", "markup"],
)
def test_hostile_files_end_soon(raw: bytes) -> None:
    start_s = time.process_time()
    with pytest.raises(Rejected):
        clean(raw, key="inbox/x")
    assert time.process_time() - start_s < 2


def test_head_of_a_reader_is_not_text_and_says_where_and_when_a_page_was_published() -> None:
    head = f"Title: Ferry crews go back to work | Varnsund Post\n\nURL Source: {ADDRESS}?utm_source=x\n\n"
    head += "Published Time: 2026-03-03T18:00:00+01:00\n\nMarkdown Content:\n"
    document = clean(f"{head}# Ferry crews go back to work\n\n{BODY}".encode(), key="inbox/x.md")
    assert document.text == BODY
    assert document.headline == "Ferry crews go back to work"
    assert document.published_at == "2026-03-03T18:00:00+01:00"
    assert document.url == ADDRESS
    assert document.site == "varnsundpost.example"


def test_crawled_page_in_markdown_with_its_metadata_beside_it() -> None:
    text = f"[News](/news) [Sport](/sport)\n\n# Ferry crews go back to work\n\n{BODY}\n\n**Share**"
    metadata = {"title": "Ferry crews go back", "sourceURL": ADDRESS, "publishedTime": "2026-03-03T18:00:00+01:00"}
    raw = json.dumps({"success": True, "data": {"markdown": text, "metadata": metadata}})
    document = clean(raw.encode(), key="inbox/x.json")
    assert BODY in document.text
    assert "](" not in document.text
    assert document.url == ADDRESS
    assert document.published_at == "2026-03-03T18:00:00+01:00"


def test_a_dump_that_begins_with_a_page_s_data_is_read_as_lines() -> None:
    words = "The ferry had not moved for nine days when the crew sat down and voted to go back to work. " * 3
    text = '{"@type": "NewsArticle", "headline": "Ferry"}\n\n' + words
    assert clean(text.encode(), key="inbox/x.txt").text.startswith("The ferry")


@pytest.mark.parametrize("opening", ['{"title": "Ferry", "body": "', '[{"id": 1, "body": "'])
def test_json_that_breaks_off_is_rejected_as_damaged_and_not_read_as_lines(opening: str) -> None:
    words = "The ferry had not moved for nine days when the crew sat down and voted to go back to work. " * 3
    with pytest.raises(Rejected, match="damaged"):
        clean((opening + words).encode(), key="inbox/x.json")
