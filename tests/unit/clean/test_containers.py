"""Files of several articles: every kind gives the same records, from the start or from any of them, within bounds."""

import contextlib
import gzip
import io
import json
import random
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from functions.clean import records as unpacking
from functions.clean.cleaning import clean
from functions.clean.containers.finding import find_container
from functions.clean.containers.record import Container, Record
from functions.clean.limits import MAX_OBJECT_BYTES
from functions.clean.records import plan_slices
from shared.errors import Rejected
from shared.identifiers import article_id
from tests.archives import zipped

ROOT = Path(__file__).resolve().parents[3]
SENTENCES = (
    "The harbour council of {place} voted on Tuesday to keep the night ferry running for another winter.",
    "“Nobody will be left on the quay,” said Maja Holm, who chairs the council and takes the ferry herself.",
    "The line loses money on every crossing between November and March, its own figures show.",
)
PLACES = [f"Varn{end}" for end in ("sund", "holm", "by", "vik", "dal", "strand", "ness", "fjord", "havn", "ey", "o")]


def body(place: str) -> str:
    return "\n\n".join(SENTENCES).format(place=place)


def page(place: str) -> bytes:
    markup = "".join(f"<p>{paragraph}</p>" for paragraph in body(place).split("\n\n"))
    title = f"Night ferry of {place} stays"
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{markup}</body></html>".encode()


def warc_record(kind: str, url: str, content: bytes, content_type: str = "application/http; msgtype=response") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-01T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{url}>\r\nContent-Type: {content_type}\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def answer(content: bytes, content_type: str = "text/html; charset=utf-8", status: int = 200, more: str = "") -> bytes:
    return f"HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + content


def warc(pack: Callable[[bytes], bytes] = bytes) -> bytes:
    """Eleven pages, with a request before and a picture after each."""
    parts = [warc_record("warcinfo", "", b"software: x", "application/warc-fields")]
    for place in PLACES:
        url = f"https://post.example/{place.lower()}"
        parts.append(warc_record("request", url, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"))
        parts.append(warc_record("response", url, answer(page(place))))
        parts.append(warc_record("response", url + ".gif", answer(b"GIF89a", "image/gif")))
    return b"".join(map(pack, parts))


def mailbox() -> bytes:
    mails = [
        f"From desk@post.example Mon Mar  2 18:00:00 2026\nFrom: desk@post.example\nSubject: Night ferry of {place}\n"
        f"MIME-Version: 1.0\n\n{body(place)}\n\n>From here on the ferry is free.\n\n"
        for place in PLACES
    ]
    return "".join(mails).encode()


def articles() -> list[dict[str, str]]:
    return [{"headline": f"Night ferry of {place} stays", "articleBody": body(place)} for place in PLACES]


def news_message() -> bytes:
    items = "".join(
        f'<newsItem guid="{place}"><contentMeta><headline>Night ferry of {place} stays</headline></contentMeta>'
        f"<contentSet><inlineXML><html xmlns='http://www.w3.org/1999/xhtml'>{page(place).decode().partition('<html>')[2]}"
        "</inlineXML></contentSet></newsItem>"
        for place in PLACES
    )
    picture = "<newsItem><contentSet><remoteContent href='a.jpg'/></contentSet></newsItem>"
    space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    return f"<?xml version='1.0'?><newsMessage {space}><itemSet>{picture}{items}</itemSet></newsMessage>".encode()


KINDS: dict[str, bytes] = {
    "zip": zipped(
        ("__MACOSX/x", b"x"), *((f"pages/{place}.html", page(place)) for place in PLACES), (".DS_Store", b"x")
    ),
    "warc": warc(),
    "warc.gz": warc(gzip.compress),
    "mbox": mailbox(),
    "mbox.gz": gzip.compress(mailbox()),
    "json array": json.dumps(articles()).encode(),
    "news api": json.dumps({"status": "ok", "articles": articles()}).encode(),
    "json.gz": gzip.compress(json.dumps(articles()).encode()),
    "jsonl": b"\n\n".join(json.dumps(article).encode() for article in articles()) + b"\n",
    "jsonl.gz": gzip.compress(b"\r\n".join(json.dumps(article).encode() for article in articles())),
    "newsml": news_message(),
}


def opened(raw: bytes) -> Container:
    container = find_container(io.BytesIO(raw))
    assert container is not None
    return container


def records(raw: bytes) -> list[Record]:
    return list(opened(raw).records(1, 0))


def document_text(record: Record) -> str:
    return clean(record.raw, key="inbox/x", record=record).text


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_is_an_article(kind: str) -> None:
    found = records(KINDS[kind])
    assert [record.number for record in found] == list(range(1, len(PLACES) + 1))
    for place, record in zip(PLACES, found, strict=True):
        document = clean(record.raw, key="inbox/x", record=record)
        assert place in document.text
        assert SENTENCES[1] in document.text
        assert place in (document.headline or "")


@pytest.mark.parametrize("kind", KINDS)
def test_reading_may_begin_at_any_record(kind: str) -> None:
    found = records(KINDS[kind])
    for record in found:
        assert next(opened(KINDS[kind]).records(record.number, record.offset)) == record


@pytest.mark.parametrize("kind", KINDS)
def test_slices_cover_every_record_once(kind: str) -> None:
    plan = plan_slices(opened(KINDS[kind]))
    assert plan.records == len(PLACES)
    assert [(s.first, s.last) for s in plan.slices] == [(1, 10), (11, 11)]
    last = next(opened(KINDS[kind]).records(plan.slices[1].first, plan.slices[1].offset))
    assert PLACES[10] in document_text(last)


@pytest.mark.parametrize("kind", KINDS)
def test_damage_ends_in_a_reason_or_keeps_what_came_before(kind: str) -> None:
    rng = random.Random(kind)  # noqa: S311 - damage, not a secret
    for _ in range(60):
        raw = bytearray(KINDS[kind][: rng.randint(1, len(KINDS[kind]))])
        for _ in range(rng.randint(0, 8)):
            raw[rng.randrange(len(raw))] = rng.randrange(256)
        with contextlib.suppress(Rejected):  # anything else is an error
            container = find_container(io.BytesIO(bytes(raw)))
            if container is not None:
                assert plan_slices(container).records > 0


@pytest.mark.parametrize("kind", ["warc", "warc.gz", "jsonl.gz"])
def test_a_file_that_breaks_off_keeps_the_records_before(kind: str) -> None:
    raw = KINDS[kind][: int(len(KINDS[kind]) * 0.9)] if "warc" in kind else KINDS[kind][:-9]
    assert 8 <= plan_slices(opened(raw)).records <= len(PLACES)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"One plain text.",
        page("Varnsund"),
        json.dumps(articles()[0]).encode(),
        json.dumps([articles()[0]]).encode(),
        json.dumps({"articles": articles()[:1]}, indent=1).encode(),
        b'{"damaged": ',
        b"From here on the ferry is free.\n\nAnd so on.",
        b"<newsMessage><newsItem><inlineData>x</inlineData></newsItem></newsMessage>",
        gzip.compress(page("Varnsund")),
    ],
)
def test_a_file_of_one_article_is_no_container(raw: bytes) -> None:
    stream = io.BytesIO(raw)
    assert find_container(stream) is None
    assert stream.tell() == 0


@pytest.mark.parametrize("content", [None, "", " \x85 "])
def test_an_article_of_a_list_without_text_is_told_and_not_passed_over(content: str | None) -> None:
    listed = [
        {"title": "Ferry stays", "content": content},
        *articles()[:1],
        {"title": "Feed", "content": "", "items": []},
    ]
    empty, full, last = records(json.dumps({"status": "ok", "articles": listed}).encode())
    assert PLACES[0] in document_text(full)
    for record in (empty, last):
        with pytest.raises(Rejected, match="holds no article"):
            document_text(record)


def test_what_only_holds_the_list_is_no_article() -> None:
    feed = {"title": "Harbour Post", "text": "", "items": articles()[:2]}
    assert len(records(json.dumps([feed]).encode())) == 2


def test_a_record_has_an_id_of_its_own_and_its_place_in_the_source() -> None:
    first, second = records(KINDS["zip"])[:2]
    document = clean(second.raw, key="inbox/ferries.zip", bucket="b", version_id="v", record=second)
    assert document.id == article_id("inbox/ferries.zip", 2)
    assert document.id not in {article_id("inbox/ferries.zip"), article_id("inbox/ferries.zip#2")}
    assert document.id != clean(first.raw, key="inbox/ferries.zip", record=first).id
    assert document.source.key == "inbox/ferries.zip#2"
    assert document.source.record_name == f"pages/{PLACES[1]}.html"


def test_a_page_of_a_web_archive_has_the_address_it_was_fetched_from() -> None:
    (record, *_) = records(KINDS["warc.gz"])
    document = clean(record.raw, key="x", record=record)
    assert (document.url, document.site) == ("https://post.example/varnsund", "post.example")


def test_the_charset_that_a_server_stated_is_used() -> None:
    content = page("Varnsund").decode().replace("Maja", "María").encode("cp1252")
    raw = warc_record("response", "https://post.example/a", answer(content, "text/html; charset=windows-1252"))
    assert "María" in document_text(records(raw)[0])


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_packed_answers_are_unpacked(encoding: str) -> None:
    import zlib

    import brotli

    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[encoding]
    content = answer(pack(page("Varnsund")), more=f"Content-Encoding: {encoding}\r\n")
    (record,) = records(warc_record("response", "https://post.example/a", content))
    assert "Varnsund" in document_text(record)


def test_what_is_no_page_in_a_web_archive_is_counted() -> None:
    assert plan_slices(opened(KINDS["warc"])).problem == "11 other records in the file are no pages."


def test_a_mail_may_say_from_at_the_beginning_of_a_line() -> None:
    assert "\n\nFrom here on the ferry is free." in document_text(records(KINDS["mbox"])[0])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (zipped(), "there is none in it"),
        (zipped(("folder/", b"")), "there is none in it"),
        (zipped(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")), "Office"),
        (zipped(("mimetype", b"application/epub+zip"), ("a.html", page("Varnby"))), "EPUB"),
        (zipped(("a.html", page("Varnby")))[:-10], "damaged"),
        (warc_record("request", "x", b"GET / HTTP/1.1\r\n\r\n"), "there is none in it"),
    ],
)
def test_a_container_without_articles_is_rejected(raw: bytes, words: str) -> None:
    with pytest.raises(Rejected, match=words):
        plan_slices(opened(raw))


def test_what_cannot_be_taken_in_is_rejected_alone() -> None:
    raw = zipped(
        ("a.html", page("Varnby")),
        ("b.zip", KINDS["zip"]),
        ("c.jpg", b"\xff\xd8\xff\xe0" + bytes(100)),
        ("d.txt", b"a" * (MAX_OBJECT_BYTES + 1)),
        ("e.html", page("Varnvik")),
    )
    reasons = []
    for record in records(raw):
        try:
            clean(record.raw, key="x", record=record)
            reasons.append("")
        except Rejected as error:
            reasons.append(str(error))
    assert reasons[0] == reasons[4] == ""
    assert "only one level is unpacked" in reasons[1]
    assert "JPEG" in reasons[2]
    assert "too large" in reasons[3]


def test_an_encrypted_file_in_an_archive_says_so() -> None:
    raw = bytearray(zipped(("a.html", page("Varnby"))))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # the flag in the directory
    assert records(bytes(raw))[0].problem == "The file in the archive is encrypted."


def test_a_directory_that_claims_to_be_huge_is_not_read() -> None:
    raw = bytearray(zipped(("a.html", page("Varnby"))))
    struct.pack_into("<L", raw, len(raw) - 10, 50_000_000)
    with pytest.raises(Rejected, match="more entries than newsdex takes"):
        opened(bytes(raw))


def test_a_line_that_is_no_object_is_rejected_alone() -> None:
    raw = b'{"headline": "a", "text": "b"}\n{"headline": "broken\n{"headline": "c", "text": "d"}'
    assert [bool(record.problem) for record in records(raw)] == [False, True, False]


def test_a_gzip_that_grows_without_end_is_given_up() -> None:
    line = b'{"a": "' + b" " * 1_000_000 + b'"}\n'
    bomb = gzip.compress(b'{"a": 1}\n{"a": 2}\n' + line * 400, 9)
    plan = plan_slices(opened(bomb))
    assert plan.problem is not None
    assert "too large inside" in plan.problem


def test_too_many_articles_are_rejected_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_RECORDS", 10)
    with pytest.raises(Rejected, match="more than 10 articles"):
        plan_slices(opened(KINDS["warc"]))


def test_ten_thousand_pages_need_the_memory_of_one() -> None:
    """In a process of its own: other threads of this one would count."""
    done = subprocess.run([sys.executable, "-c", _PEAK], check=True, capture_output=True, text=True, cwd=ROOT)
    records, peak_bytes = map(int, done.stdout.split())
    assert records == 10_000
    assert peak_bytes < 3_000_000


_PEAK = """
import gzip, io, tracemalloc
from functions.clean.containers.finding import find_container
from functions.clean.records import plan_slices
from tests.unit.clean.test_containers import answer, page, warc_record

one = gzip.compress(warc_record("response", "https://post.example/a", answer(page("Varnby") + b" " * 20_000)))
stream = io.BytesIO(one * 10_000)
tracemalloc.start()
plan = plan_slices(find_container(stream))
print(plan.records, tracemalloc.get_traced_memory()[1])
"""
