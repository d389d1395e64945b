"""A seeded corpus of files that nobody should send: worst cases one by one, and mutations of good files without end.

Everything is a function of a name or a number, so that a failure can be made again from its label alone.
"""

import base64
import gzip
import io
import json
import random
import tarfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.archives import zipped

ARTICLES = Path(__file__).resolve().parents[2] / "events" / "articles"
LIMIT_BYTES = 5_000_000  # the largest object that is looked into

PARAGRAPHS = (
    "The harbour of Varnsund was closed on Monday after a crane had fallen into the basin, the port said.",
    "“Nobody was hurt, and that is what matters tonight,” said the harbour master, Emil Aasgard.",
    "Tove Lindqvist said that the union had warned of the crane three times since the spring.",
)
PROSE = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(inner: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>Crane falls</title>{head}</head><body>{inner}</body></html>".encode()


def filled(unit: str | bytes, size_bytes: int = LIMIT_BYTES - 5_000) -> bytes:
    raw = unit.encode() if isinstance(unit, str) else unit
    return raw * (size_bytes // len(raw))


def nested(tag: str, levels: int, inner: str = MARKUP) -> bytes:
    return page(f"<{tag}>" * levels + inner + f"</{tag}>" * levels)


def zips_in_zips(levels: int) -> bytes:
    inner = page(MARKUP)
    for level in range(levels):
        inner = zipped((f"{level}.zip", inner), (f"{level}-again.zip", inner))
    return inner


def warc(content: bytes, head: str = "Content-Type: text/html\r\n", length: int | None = None) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + content
    stated = len(answer) if length is None else length
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Record-ID: <urn:a>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {stated}\r\n\r\n"
        ).encode()
        + answer
        + b"\r\n\r\n"
    )


def pdf(content: bytes, filters: str) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(content), filters.encode(), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return raw + trailer % (table, len(raw))


def word(body: bytes) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    return zipped(
        ("[Content_Types].xml", types.encode()), ("_rels/.rels", relations.encode()), ("word/document.xml", body)
    )


def word_body(inner: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{inner}</w:body></w:document>'.encode()


def mail(fields: str, body: bytes) -> bytes:
    return b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + fields.encode() + b"\r\n\r\n" + body


def tar_gz() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        member = tarfile.TarInfo("../../a.html")
        member.size = len(page(MARKUP))
        archive.addfile(member, io.BytesIO(page(MARKUP)))
    return packed.getvalue()


def billion_laughs(root: str) -> str:
    entities = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{entities}]><{root}><p>&a9;</p></{root}>'


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = " ".join(
    f"Ann{a} Berg{b}{c}son" for a in _LETTERS for b in _LETTERS + _LETTERS.upper() for c in _LETTERS + "aeiou"
)

Case = Callable[[], bytes]
CASES: dict[str, Case] = {
    # Markup
    "300 nested divs": lambda: nested("div", 300),
    "500,000 nested divs": lambda: nested("div", 400_000),
    "nested formatting tags": lambda: nested("b", 20_000) + nested("i", 20_000),
    "unclosed formatting tags": lambda: page("<b><i><u><font><a>" * 100_000 + MARKUP),
    "nested tables": lambda: nested("table><tr><td", 50_000),
    "nested lists": lambda: nested("ul><li", 100_000),
    "nested quotations": lambda: nested("blockquote", 200_000),
    "nested <q>": lambda: page("<p>" + "<q>" * 300_000 + MARKUP),
    "a flood of <a ": lambda: page(MARKUP) + filled("<a ", 1_000_000),
    "a flood of <": lambda: page(MARKUP) + filled("<"),
    "a flood of </": lambda: page(MARKUP) + filled("</"),
    "unclosed attribute": lambda: page(MARKUP) + b'<p class="' + filled("x "),
    "unclosed attributes again and again": lambda: filled("<p class=\"x' y='"),
    "unclosed comment": lambda: page(MARKUP) + b"<!--" + filled("- ->"),
    "comment openers": lambda: page(MARKUP) + filled("<!--"),
    "unclosed script": lambda: page(MARKUP) + b"<script>" + filled("</scrip t>"),
    "script openers": lambda: page(MARKUP) + filled("<script>", 2_000_000),
    "unclosed CDATA": lambda: page(MARKUP) + filled("<![CDATA["),
    "doctype floods": lambda: filled("<!DOCTYPE html>") + page(MARKUP),
    "a million attributes": lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(400_000))}>{PROSE}</p>"),
    "a huge attribute": lambda: page(f'<p class="{"x" * 4_000_000}">{PROSE}</p>'),
    "entity floods": lambda: page(f"<p>{'&amp;' * 900_000}</p>{MARKUP}"),
    "broken entities": lambda: page(f"<p>{'&#x' * 900_000}{'&a' * 400_000}</p>{MARKUP}"),
    "huge character references": lambda: page("<p>&#" + "9" * 2_000_000 + ";</p>" + MARKUP),
    "many short paragraphs": lambda: page("<p>Yes.</p>" * 400_000),
    "many titles": lambda: page(MARKUP, "<title>Crane falls</title>" * 100_000),
    "many meta tags": lambda: page(MARKUP, '<meta name="author" content="Ann Lee">' * 100_000),
    "many headings": lambda: page("<h1>Crane falls into the basin</h1>" * 100_000 + MARKUP),
    "many times": lambda: page('<time datetime="2026-01-01">1 May 2026</time>' * 80_000 + MARKUP),
    "deep JSON-LD": lambda: page(MARKUP, f'<script type="application/ld+json">{"[" * 1_000_000}</script>'),
    "many JSON-LD blocks": lambda: page(
        MARKUP, '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>' * 50_000
    ),
    "JSON-LD with a huge body": lambda: page(
        MARKUP,
        f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{"a b " * 900_000}"}}</script>',
    ),
    "one huge paragraph": lambda: page(f"<p>{PROSE.replace(chr(10), ' ') * 15_000}</p>"),
    "styles around every letter": lambda: page("<p>" + "<span style='color:red'>a</span> " * 100_000 + "</p>" + MARKUP),
    # Text
    "a 10 MB line": lambda: b"a" * 10_000_000,
    "a 4.9 MB line": lambda: filled("a"),
    "a 4.9 MB line of words": lambda: filled("The harbour was closed, said Ann Lee. "),
    "a million quotation marks": lambda: PROSE.encode() + b"\n\n" + b'"' * 1_000_000,
    "a million curly marks": lambda: (PROSE + "\n\n" + "“”" * 500_000).encode(),
    "combining marks": lambda: ("a" + "\u0301\u0327" * 80_000 + "\n\n" + PROSE).encode(),
    "two million bytes of combining marks": lambda: (PROSE + " a" + "\u0327\u0301\u0316" * 350_000).encode(),
    "blank lines": lambda: PROSE.encode() + filled("\n") + PROSE.encode(),
    "blanks": lambda: PROSE.encode() + filled(" \t"),
    "lines of one letter": lambda: filled("a\n"),
    "dashes": lambda: PROSE.encode() + filled("-"),
    "digits": lambda: PROSE.encode() + b"\n" + filled("1234567890/"),
    "dates": lambda: filled("1/2/2025 3:04 pm Monday, March 3, 2025 ") + PROSE.encode(),
    "bylines": lambda: b"By " + filled("Ann Lee and Bob Ray | ") + PROSE.encode(),
    "byline lines": lambda: filled("By Ann Lee and Bob Ray\n") + PROSE.encode(),
    "commas": lambda: b"By " + filled("A, ") + PROSE.encode(),
    "addresses": lambda: filled("https://a.example/b?c=d&e=f#g ") + PROSE.encode(),
    "mail addresses": lambda: filled("a@b.c") + PROSE.encode(),
    "capitals": lambda: filled("A") + PROSE.encode(),
    "40,000 names": lambda: (PROSE + "\n\n" + NAMES).encode(),
    "names of 2 KB": lambda: (PROSE + "\n\n" + f"said {'Bergson' * 300} ").encode() * 300,
    "repeated lines": lambda: filled(PARAGRAPHS[1] + "\n"),
    "list marks": lambda: filled("- * 1. "),
    "reply marks": lambda: filled("> " * 1000 + "a\n"),
    "Markdown brackets": lambda: b"# A\n\n**b** [c](http://d)\n\n" + filled("[", 300_000),
    "Markdown emphasis": lambda: b"# A\n\n**b** [c](http://d)\n\n" + filled("*a_ ", 500_000),
    "Markdown quotes": lambda: b"# A\n\n**b**\n\n" + b">" * 100_000 + b" a",
    "Markdown lists": lambda: b"# A\n\n**b**\n\n" + b"".join(b" " * n + b"- a\n" for n in range(2_000)),
    "Markdown code marks": lambda: b"# A\n\n**b**\n\n" + b"".join(b"`" * n + b" " for n in range(1_500)),
    # Characters
    "NUL": lambda: PROSE.replace(" ", " \0").encode(),
    "only NUL": lambda: bytes(4_000_000),
    "lone surrogates": lambda: PROSE.encode().replace(b"e", b"\xed\xa0\x80"),
    "lone surrogates in JSON": lambda: json.dumps({"headline": "\ud800", "text": PROSE + "\udfff"}).encode(),
    "bidi overrides": lambda: PROSE.replace(" ", " \u202e").encode(),
    "control characters": lambda: PROSE.encode() + bytes(range(32)) * 1_000,
    "wrong charset": lambda: b'<html><head><meta charset="utf-16"></head><body>' + MARKUP.encode("cp1252"),
    "unknown charset": lambda: (
        b'<html><head><meta charset="x-nonsense"></head><body>' + MARKUP.encode("cp1252", "replace")
    ),
    "mixed charsets": lambda: MARKUP.encode("cp1252") + MARKUP.encode() + MARKUP.encode("utf-16"),
    "UTF-16": lambda: PROSE.encode("utf-16"),
    "UTF-32": lambda: PROSE.encode("utf-32"),
    "UTF-16 LE without a mark": lambda: PROSE.encode("utf-16-le"),
    "UTF-16 BE without a mark": lambda: PROSE.encode("utf-16-be"),
    "UTF-32 LE without a mark": lambda: PROSE.encode("utf-32-le"),
    "odd UTF-16": lambda: PROSE.encode("utf-16")[:-1],
    "overlong UTF-8": lambda: b"\xc0\xaf\xe0\x80\xaf" * 100_000 + PROSE.encode(),
    "high bytes": lambda: bytes(range(128, 256)) * 30_000,
    "mojibake": lambda: (
        (PROSE * 100).encode().decode("cp1252", "replace").encode().decode("cp1252", "replace").encode()
    ),
    "an ISO-2022 escape flood": lambda: b'<meta charset="iso-2022-jp">' + filled(b"\x1b$B\x1b(B", 2_000_000),
    # Packed
    "empty": lambda: b"",
    "truncated gzip": lambda: gzip.compress(page(MARKUP))[:-9],
    "gzip bomb": lambda: gzip.compress(bytes(100_000_000)),
    "gzip members": lambda: gzip.compress(b"") * 200_000,
    "gzip in gzip": lambda: gzip.compress(gzip.compress(page(MARKUP))),
    "gzip with a huge name": lambda: b"\x1f\x8b\x08\x08" + bytes(6) + filled("n"),
    "tar": tar_gz,
    "zip bomb": lambda: zipped(*((f"{n}.txt", bytes(5_000_000)) for n in range(20))),
    "zips in zips": lambda: zips_in_zips(8),
    "zip of many": lambda: zipped(*((f"{n}", b"") for n in range(25_000))),
    "zip with odd names": lambda: zipped(
        ("../../etc/passwd", page(MARKUP)), ("a\nb.html", page(MARKUP)), ("C:\\x", b"x")
    ),
    "zip of a mail of a zip": lambda: zipped(("a.eml", mail("", zipped(("b.html", page(MARKUP)))))),
    # Other formats
    "JSON 100,000 deep": lambda: b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "JSON with a million keys": lambda: json.dumps({f"k{n}": n for n in range(300_000)} | {"text": PROSE}).encode(),
    "JSON numbers": lambda: b'{"text": "a", "n": ' + b"9" * 4_000_000 + b"}",
    "JSON of many articles": lambda: json.dumps([{"title": "x", "text": PROSE}] * 9_000).encode(),
    "JSON Lines of blank objects": lambda: b'{"a": 1}\n{"a": 2}\n' + filled("{}\n"),
    "XML entity bomb": lambda: billion_laughs("nitf").encode(),
    "XML entity bomb in NewsML": lambda: billion_laughs("newsItem").encode(),
    "XML external entity": lambda: (
        b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body.content><p>&x;</p></body.content></nitf>'
    ),
    "XML 500,000 deep": lambda: b"<nitf>" + b"<block>" * 300_000 + b"</block>" * 300_000 + b"</nitf>",
    "XML paragraphs in paragraphs": lambda: (
        b"<nitf><body.content>" + b"<p>" * 100_000 + b"</p>" * 100_000 + b"</body.content></nitf>"
    ),
    "XML of many items": lambda: (
        b"<newsMessage>" + b"<newsItem><inlineData>a</inlineData></newsItem>" * 60_000 + b"</newsMessage>"
    ),
    "mail parts": lambda: mail("Content-Type: multipart/mixed; boundary=b", b"--b\r\n\r\na\r\n" * 30_000),
    "mails in mails": lambda: mail("Content-Type: message/rfc822", b"Content-Type: message/rfc822\r\n\r\n" * 60_000),
    "mail with a huge head": lambda: mail("X: " + "a" * 4_000_000, PROSE.encode()),
    "mail with encoded words": lambda: mail(f"Subject: {'=?utf-8?Q?a?= ' * 100_000}", PROSE.encode()),
    "mail in base64": lambda: mail("Content-Transfer-Encoding: base64", base64.encodebytes(PROSE.encode() * 9_000)),
    "mailbox of many": lambda: b"From a@b.example Mon Mar  2 18:00:00 2026\nSubject: x\n\na\n\n" * 80_000,
    "mailbox without a first mail": lambda: b"From a@b.example Mon Mar  2 18:00:00 2026\nX: y\n" + filled("From \n"),
    "PDF bomb": lambda: pdf(zlib.compress(zlib.compress(b"(a) Tj " * 20_000_000, 9), 9), "[/FlateDecode /FlateDecode]"),
    "PDF of operators": lambda: pdf(zlib.compress(b"BT /F1 9 Tf " + b"(a) Tj " * 600_000), "/FlateDecode"),
    "PDF of open brackets": lambda: pdf(zlib.compress(b"BT " + b"[" * 1_000_000), "/FlateDecode"),
    "PDF in LZW": lambda: pdf(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 100_000, "/LZWDecode"),
    "PDF of nothing but its mark": lambda: b"%PDF-1.7\n" + filled("1 0 obj\n"),
    "PDF with endless objects": lambda: b"%PDF-1.7\n" + filled("1 0 obj << /A 1 0 R >> endobj\n", 1_000_000),
    "Word of many paragraphs": lambda: word(word_body("<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * 100_000)),
    "Word 100,000 deep": lambda: word(word_body("<w:p>" * 100_000)),
    "Word entity bomb": lambda: word(billion_laughs("document").encode()),
    "Word bomb": lambda: word(word_body("<w:p/>" * 3_000_000)),
    "WARC bomb": lambda: gzip.compress(warc(b"a" * 50_000_000)),
    "WARC of packed bombs": lambda: warc(
        gzip.compress(bytes(100_000_000)), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
    ),
    "WARC with a false length": lambda: warc(page(MARKUP), length=10**15) + warc(page(MARKUP)),
    "WARC with a negative length": lambda: warc(page(MARKUP), length=-5) + warc(page(MARKUP)),
    "WARC with a huge head": lambda: warc(page(MARKUP), "X: " + "a" * 3_000_000 + "\r\n"),
    "WARC of many": lambda: warc(b"a") * 15_000,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + filled(b"\x00\xffIDAT"),
    "random bytes": lambda: random.Random(1).randbytes(3_000_000),  # noqa: S311 - noise, not a secret
}

KEYS = (
    "inbox/../../etc/passwd", "inbox/a\nb.html", "inbox/a+b c%2Fd.html", "inbox/😀\u202e.html", "inbox/=cmd|x!A0.html",
    "inbox/<script>alert(1)</script>.html", "inbox/" + "ü" * 509, "inbox//", "inbox/a.zip#3", "inbox/${jndi:ldap://a}",
)  # fmt: skip
"""Names of objects, as S3 takes them; the seventh has 1,024 bytes."""

_TOKENS = (
    b"<div>", b"</div>", b"<p>", b"<!--", b"-->", b"<script>", b"<q>", b'"', b"'", "“".encode(), "”".encode(), b"\0",
    b"\r\n", b"\n\n", b"<a href=", b"&#x0;", b"&amp;", b"[[", b"{}", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b\x08",
    b"WARC/1.0\r\n",
    b"From a b\n", b"By Ann Lee", b"<title>", b"charset=utf-7", b"\xff\xfe", b"\xed\xa0\x80", "\u0301".encode(),
    b"Content-Length: -1\r\n", b"xref\n", b"\xe2\x80\xa8", b"1/2/2025", b"<![CDATA[", b"]]>", b"<nitf>", b"boundary=",
)  # fmt: skip


@cache
def good_files() -> tuple[bytes, ...]:
    """Files of every kind that cleaning takes, all written for this project."""
    articles = [raw for path in sorted(ARTICLES.iterdir()) if (raw := path.read_bytes())]
    nitf = f"<nitf><body><hl1>A</hl1><body.content>{MARKUP}</body.content></body></nitf>".encode()
    boxes = [
        zipped(("a.html", page(MARKUP)), ("b.txt", PROSE.encode())),
        warc(page(MARKUP)) * 3,
        gzip.compress(warc(page(MARKUP))) * 2,
        b"From a@b.example Mon Mar  2 18:00:00 2026\nSubject: x\nFrom: a\n\n" + PROSE.encode() + b"\n\n",
        json.dumps([{"title": "A", "text": PROSE}] * 3).encode(),
        b"\n".join([json.dumps({"title": "A", "text": PROSE}).encode()] * 3),
    ]
    shown = "".join(f"({line}) Tj T* " for line in PROSE.split("\n")).encode("cp1252", "replace")
    single = [
        nitf,
        pdf(zlib.compress(b"BT /F1 12 Tf " + shown + b"ET"), "/FlateDecode"),
        word(word_body("".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in PARAGRAPHS))),
        mail("Content-Type: text/html", page(MARKUP)),
        mail("Content-Type: multipart/alternative; boundary=b", b"--b\r\nContent-Type: text/plain\r\n\r\na\r\n--b--"),
        json.dumps({"headline": "A", "articleBody": PROSE}).encode(),
        PROSE.encode("utf-16"),
        page(MARKUP),
    ]
    return (*articles, *boxes, *single)


def mutated(seed: int) -> bytes:
    """A good file after one to thirty bites: bytes flipped, cut out, doubled, moved, and tokens of other formats."""
    rng = random.Random(seed)  # noqa: S311 - damage, not a secret
    files = good_files()
    raw = bytearray(rng.choice(files))
    for _ in range(rng.randint(1, 30)):
        if not raw:
            break
        start = rng.randrange(len(raw))
        end = min(len(raw), start + int(rng.expovariate(1 / 40)) + 1)
        bite = rng.randrange(7)
        if bite == 0:
            raw[start] = rng.randrange(256)
        elif bite == 1:
            del raw[start:end]
        elif bite == 2:
            raw[start:start] = raw[start:end] * rng.choice((1, 2, 50))
        elif bite == 3:
            raw[start:start] = rng.choice(_TOKENS) * rng.choice((1, 1, 3, 200))
        elif bite == 4:
            other = rng.choice(files)
            place = rng.randrange(len(other))
            raw[start:end] = other[place : place + end - start]
        elif bite == 5:
            raw[start:end] = bytes(rng.randrange(256) for _ in range(end - start))
        elif rng.random() < 0.1:
            del raw[start:]
    return bytes(raw)


def labelled(mutations: Iterator[int]) -> Iterator[tuple[str, bytes]]:
    """All worst cases, then mutations, each with the label that makes it again."""
    for name, make in CASES.items():
        yield name, make()
    for seed in mutations:
        yield f"seed {seed}", mutated(seed)
