"""PDF, Word and the XML of agencies: the article comes out, anything else ends in a clear reason."""

import contextlib
import io
import time
import zipfile
import zlib

import docx
import pytest

from functions.clean.cleaning import clean
from shared.errors import Rejected

PARAGRAPHS = (
    "The lighthouse at Torrvik will be sold before the summer, the coastal agency said on Monday.",
    "“We cannot keep a lamp burning for nobody,” said Ingrid Vass, who runs the agency’s northern office.",
    "The tower was built in 1884 and has been without a keeper since the winter of 1991.",
)
HEADLINE = "Lighthouse at Torrvik to be sold"


def reason(raw: bytes) -> str:
    with pytest.raises(Rejected) as caught:
        clean(raw, key="inbox/x")
    return str(caught.value)


def pdf(*pages: list[str], more: str = "") -> bytes:
    """A PDF of lines in Helvetica, as ISO 32000-1 has it."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T* " for line in lines)
        content = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET".encode("cp1252")
        packed = zlib.compress(content)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 "
            "/BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
        )
        stream = packed.decode("latin-1")
        objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    raw, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(raw)
    raw += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return raw + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {more}>>\nstartxref\n{start}\n%%EOF".encode()


def wrapped(text: str, width: int = 62) -> list[str]:
    lines = [""]
    for word in text.split():
        lines[-1:] = [f"{lines[-1]} {word}".strip()] if len(lines[-1]) + len(word) < width else [lines[-1], word]
    return lines


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    document.add_heading(HEADLINE, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.5/specification/nitf-3-5.dtd">
<nitf><head><docdata><date.issue norm="20260302T090000+0100"/></docdata></head><body>
<body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>By <person>Sven Aalto</person></byline></body.head>
<body.content><media media-type="image"><media-caption><p>The tower at dusk.</p></media-caption></media>
<p>{PARAGRAPHS[0]}</p><hl2>No keeper</hl2><block><p><q>We cannot keep a lamp burning for nobody,</q> said Ingrid Vass,
who runs the agency’s northern office.</p></block><p>{PARAGRAPHS[2]}</p></body.content></body></nitf>"""

G2 = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1"><itemMeta>
<versionCreated>2026-03-02T10:00:00+01:00</versionCreated></itemMeta><contentMeta>
<contentCreated>2026-03-02T09:00:00+01:00</contentCreated><headline>{HEADLINE}</headline>
<creator><name>Sven Aalto</name></creator><language tag="en"/></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>{HEADLINE}</h1>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></body></html></inlineXML></contentSet></newsItem>"""


def test_lines_of_a_pdf_become_paragraphs() -> None:
    lines = [HEADLINE, " ", *wrapped(PARAGRAPHS[0] + " " + PARAGRAPHS[2]), " "]
    document = clean(pdf(lines, wrapped(PARAGRAPHS[2])), key="inbox/x.pdf")
    assert PARAGRAPHS[0] in document.text
    assert PARAGRAPHS[2] in document.text
    assert document.source.media_type == "application/pdf"


def test_words_divided_at_the_end_of_a_line_are_joined() -> None:
    lines = ["The lighthouse at Torrvik will be sold before the summer, the coastal agen-", "cy said on Monday."]
    text = clean(pdf([*lines, *wrapped(" ".join(PARAGRAPHS[::2]))]), key="x").text
    assert "the coastal agency said" in text


def test_a_pdf_without_text_may_be_a_scan() -> None:
    assert reason(pdf([])) == "The PDF holds no text: it may be a scan."


def test_a_long_pdf_is_no_article() -> None:
    assert "at most 60 pages" in reason(pdf(*[["x"]] * 61))


@pytest.mark.parametrize("cut", range(9, 1200, 97))
def test_a_damaged_pdf_ends_in_a_reason_or_in_its_text(cut: int) -> None:
    raw = pdf([HEADLINE, *wrapped(" ".join(PARAGRAPHS))])[:cut]
    with contextlib.suppress(Rejected):  # anything else is an error
        assert "Torrvik" in clean(raw, key="x").text


@pytest.mark.timeout(20)
def test_a_pdf_made_to_take_time_ends_soon() -> None:
    packed = zlib.compress(zlib.compress(b"(a) Tj " * 30_000_000, 9), 9)
    raw = pdf(["x"]).replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]")
    start, end = raw.index(b"stream\n") + 7, raw.index(b"\nendstream")
    began = time.process_time()
    assert "PDF" in reason(raw[:start] + packed + raw[end:])
    assert time.process_time() - began < 5


def test_paragraphs_of_a_word_file() -> None:
    document = clean(word(*PARAGRAPHS), key="inbox/x.docx")
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert document.headline == HEADLINE
    assert document.source.media_type.endswith("wordprocessingml.document")


def test_a_damaged_word_file_says_so() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("word/document.xml", "<broken")
    assert reason(raw.getvalue()) == "The Word file is damaged: its text cannot be read."


def test_a_word_file_that_is_a_bomb_is_not_unpacked() -> None:
    raw = io.BytesIO(word(*PARAGRAPHS))
    with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bmp", bytes(30_000_000))
    assert "too large inside" in reason(raw.getvalue())


@pytest.mark.parametrize(("raw", "media_type"), [(NITF, "application/nitf+xml"), (G2, "g2.newsitem+xml")])
def test_agency_xml_gives_body_and_metadata(raw: str, media_type: str) -> None:
    document = clean(raw.encode(), key="inbox/x.xml")
    assert document.text.replace("No keeper\n\n", "") == "\n\n".join(PARAGRAPHS)
    assert (document.headline, document.authors) == (HEADLINE, ("Sven Aalto",))
    assert document.published_at == "2026-03-02T09:00:00+01:00"
    assert document.source.media_type.endswith(media_type)


def test_text_of_an_item_may_be_plain() -> None:
    inline = "\n\n".join(PARAGRAPHS)
    raw = f"<newsItem><contentSet><inlineData>{inline}</inlineData></contentSet></newsItem>"
    assert clean(raw.encode(), key="x").text == inline


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (NITF.replace("</nitf>", ""), "damaged"),
        (
            NITF.replace('"http', '"http').replace('.dtd">', '.dtd" [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
            "entities",
        ),
        ("<newsItem><contentSet><remoteContent href='a.jpg'/></contentSet></newsItem>", "no article"),
        ("<nitf>" + "<block>" * 100_000 + "</block>" * 100_000 + "</nitf>", "no article"),
    ],
)
def test_agency_xml_that_is_no_article_says_why(raw: str, words: str) -> None:
    assert words in reason(raw.encode())
