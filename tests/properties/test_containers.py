"""Containers of any bytes end in records or a reason, and reading begins again in the middle with the same records."""

import gzip
import io
import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from functions.clean.bounded import read_bounded
from functions.clean.containers.finding import find_container
from functions.clean.containers.record import Record
from functions.clean.news_xml import news_xml_type, read_news_xml, split_message
from functions.clean.pdf_files import read_pdf
from functions.clean.unpacking import unpack
from functions.clean.word_files import read_word
from shared.errors import Rejected
from tests.archives import zipped

ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BODIES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), min_size=1, max_size=80), min_size=2, max_size=8
)
RECORDS_MAX = 50


def _warc(bodies: list[str]) -> bytes:
    parts = []
    for number, body in enumerate(bodies):
        page = f"<html><body><p>{body}</p></body></html>".encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2026-03-01T08:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        parts.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(parts)


def _mailbox(bodies: list[str]) -> bytes:
    mails = (f"From a@b.example Mon Mar  2 08:00:00 2026\nSubject: {n}\n\n>{body}\n\n" for n, body in enumerate(bodies))
    return "".join(mails).encode()


def _json_lines(bodies: list[str]) -> bytes:
    return "".join(json.dumps({"headline": "h", "articleBody": body}) + "\n" for body in bodies).encode()


def _json_list(bodies: list[str]) -> bytes:
    return json.dumps([{"headline": "h", "articleBody": body} for body in bodies]).encode()


def _zip(bodies: list[str]) -> bytes:
    return zipped(*((f"{number}.txt", body.encode()) for number, body in enumerate(bodies)))


MAKERS = [_warc, _mailbox, _json_lines, _json_list, _zip]
Maker = Callable[[list[str]], bytes]


def _records(raw: bytes, first: int = 1, offset: int = 0) -> list[Record] | None:
    """The first records of an object, None if it is no container or is rejected on the way."""
    try:
        container = find_container(io.BytesIO(raw))
        if container is None:
            return None
        found = []
        for record in container.records(first, offset):
            found.append(record)
            if len(found) == RECORDS_MAX:
                break
    except Rejected:
        return None
    return found


@pytest.mark.parametrize("make", MAKERS)
@FEW
@given(bodies=BODIES, data=st.data())
def test_every_article_of_a_container_comes_once_in_order(make: Maker, bodies: list[str], data: st.DataObject) -> None:
    records = _records(make(bodies))
    assert records is not None
    assert [record.number for record in records] == list(range(1, len(bodies) + 1))
    assert all(record.raw or record.problem for record in records)
    again = data.draw(st.sampled_from(records))
    assert _records(make(bodies), again.number, again.offset) == records[again.number - 1 :]


@pytest.mark.parametrize("make", MAKERS)
@ANY
@given(
    bodies=BODIES,
    damage=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8),
    cut=st.integers(0, 3_000),
)
def test_a_damaged_container_ends_in_records_or_a_reason(
    make: Maker, bodies: list[str], damage: list[tuple[int, int]], cut: int
) -> None:
    raw = bytearray(make(bodies))
    for place, byte in damage:
        raw[place % len(raw)] = byte
    _records(bytes(raw))
    _records(bytes(raw[:-cut] if cut else raw))
    _records(gzip.compress(bytes(raw))[: -cut or None])


@ANY
@given(
    st.sampled_from([b"", b"PK\x03\x04", b"WARC/1.0\r\n", b"From x\n", b"[{", b"\x1f\x8b\x08", b"%PDF-1.4\n"]),
    st.binary(max_size=500),
)
def test_any_bytes_behind_a_known_beginning_end_in_records_or_a_reason(beginning: bytes, rest: bytes) -> None:
    _records(beginning + rest)


@ANY
@given(st.binary(min_size=1, max_size=2_000), st.integers(1, 3_000))
def test_what_was_packed_comes_back_or_is_too_large(content: bytes, most: int) -> None:
    raw = gzip.compress(content)
    try:
        assert unpack(raw, most) == content
    except Rejected:
        assert max(len(content), len(raw)) > most or content.startswith(b"\x1f\x8b")


XML = st.recursive(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=20).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "")
    ),
    lambda inner: st.tuples(
        st.sampled_from(["nitf", "head", "title", "body", "block", "p", "hl1", "newsItem", "contentMeta", "inlineXML"]),
        st.lists(inner, max_size=3),
    ).map(lambda element: f"<{element[0]}>{''.join(element[1])}</{element[0]}>"),
    max_leaves=12,
)


@ANY
@given(XML | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_any_xml_ends_in_text_or_a_reason(xml: str) -> None:
    raw = f'<?xml version="1.0"?>{xml}'.encode()
    news_xml_type(raw)
    for read in (read_news_xml, split_message):
        with suppress(Rejected):
            read(raw)


@FEW
@given(st.binary(max_size=400))
def test_any_bytes_in_a_pdf_or_a_word_file_end_in_text_or_a_reason(rest: bytes) -> None:
    for read, raw in (
        (read_pdf, b"%PDF-1.4\n" + rest),
        (read_word, zipped(("word/document.xml", rest), ("[Content_Types].xml", b"<Types/>"))),
    ):
        with suppress(Rejected):
            assert isinstance(read_bounded(read, raw, "file"), str)
