"""Cleaning takes any bytes: it ends in a document or in a reason, and cleaning twice changes nothing."""

import gzip
import json
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from functions.clean import characters
from functions.clean.cleaning import clean
from functions.clean.decoding import decode
from functions.clean.html_tokens import tags
from functions.clean.mending import mend
from functions.clean.page_reading import PageReader
from shared.document import Document
from shared.errors import Rejected

ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SENTENCES = (
    "The harbour of Varnsund was closed on Monday after a crane had fallen into the basin.",
    "“Nobody was hurt, and that is what matters tonight,” said the harbour master, Emil Aasgard.",
    "Tove Lindqvist said that the union had warned of the crane three times since the spring.",
    "The company will publish its report on the accident before the end of the month, it said.",
    "Residents of the quarter were told to stay at home until the water had been tested.",
)
PROSE = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5).map(" ".join)
ARTICLES = st.lists(PROSE, min_size=3, max_size=8, unique=True)
MARKUP = st.sampled_from(
    ["<p>", "</p>", "<div class='related'>", "</div>", "<a href=x>", "<b", "<!--", "-->", "<script>", "</script>",
     "<q>", "<blockquote>", "<li>", "<h1>", "<td>", "&amp;", "&#x110000;", "<title>", "\x00", "\u202e", "='", '="',
     "<![CDATA["]
)  # fmt: skip


def cleaned(raw: bytes) -> Document | None:
    try:
        return clean(raw, key="inbox/x")
    except Rejected:
        return None


def assert_valid(document: Document) -> None:
    assert document.text == document.text.strip()
    assert document.text.encode("utf-8")
    assert unicodedata.is_normalized("NFC", document.text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in document.text if char != "\n")
    assert not set(document.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")
    assert "\n\n\n" not in document.text
    json.loads(document.model_dump_json())


@ANY
@given(st.binary(max_size=3000))
def test_any_bytes_end_in_a_document_or_a_reason(raw: bytes) -> None:
    document = cleaned(raw)
    if document:
        assert_valid(document)


@FEW
@given(st.binary(max_size=500))
def test_any_gzip_ends_in_a_document_or_a_reason(raw: bytes) -> None:
    cleaned(gzip.compress(raw))
    cleaned(b"\x1f\x8b" + raw)


@ANY
@given(st.lists(st.one_of(MARKUP, PROSE, st.text(max_size=30)), max_size=60))
def test_any_markup_around_prose_gives_valid_text(parts: list[str]) -> None:
    raw = ("<html><body>" + "".join(parts)).encode("utf-8", "replace")
    document = cleaned(raw)
    if document:
        assert_valid(document)


@FEW
@given(ARTICLES)
def test_a_clean_article_loses_nothing_and_stays_as_it_is(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    document = cleaned(text.encode())
    assert document is not None
    assert document.text == text


@FEW
@given(
    ARTICLES, st.lists(st.sampled_from(["Share", "Advertisement", "Subscribe to our newsletter", "© 2026"]), max_size=4)
)
def test_cleaning_a_cleaned_text_changes_nothing(paragraphs: list[str], furniture: list[str]) -> None:
    document = cleaned("\n\n".join(["Crane falls into harbour basin", *paragraphs, *furniture]).encode())
    assert document is not None
    again = cleaned(document.text.encode())
    assert again is not None
    assert again.text == document.text


PIECES = st.one_of(
    PROSE.map("<p>{}</p>".format),
    PROSE.map("<blockquote>{}</blockquote>".format),
    st.sampled_from(
        ["<h2>What the union says</h2>", "<ul><li>Crane - port side</li><li>- Basin, dry</li></ul>",
         "<p>1. Close it.</p>",
         "<p>&gt;&gt; Crane warnings ignored</p>", "<div class='ad'>Advertisement</div>", "<p>By Tove Lindqvist</p>",
         "<p>3 March 2026</p>", "<aside class='related'><a>Ferry late again</a></aside>", "<p>A quiet, wet spring</p>"]
    ),
)  # fmt: skip


@FEW
@given(st.lists(PIECES, min_size=4, max_size=14))
def test_cleaning_a_cleaned_page_changes_nothing(pieces: list[str]) -> None:
    page = f"<html><body><nav><a>Home</a><a>Sport</a></nav><h1>Crane falls</h1>{''.join(pieces)}</body></html>"
    document = cleaned(page.encode())
    if document:
        again = cleaned(document.text.encode())
        assert again is not None
        assert again.text == document.text


@ANY
@given(st.text(max_size=2000))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = characters.normalise(text)
    assert characters.normalise(once) == once


@ANY
@given(st.lists(st.one_of(st.sampled_from(["â€™", "Ã©", "Ã", "Â£", "â€", "\u0301"]), st.text(max_size=5)), max_size=50))
def test_mending_twice_changes_nothing(parts: list[str]) -> None:
    once = mend("".join(parts))
    assert mend(once) == once


@FEW
@given(st.text(st.characters(max_codepoint=127), max_size=500))
def test_mending_leaves_plain_text_alone(text: str) -> None:
    assert mend(text) == text


@ANY
@given(st.binary(max_size=2000))
def test_any_bytes_decode(raw: bytes) -> None:
    assert isinstance(decode(raw), str)


@FEW
@given(st.text(max_size=500), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_unicode_charsets_decode_to_what_was_written(text: str, charset: str) -> None:
    text = "Žižkov “said” " + text.replace("\x00", "").replace("\ufeff", "").encode("utf-8", "ignore").decode()
    assert decode(text.encode(charset)) == mend(text)


@ANY
@given(st.lists(st.one_of(MARKUP, st.text(max_size=10)), max_size=80).map("".join))
def test_reading_markup_never_raises_and_loses_no_plain_word(source: str) -> None:
    parts = sum(len(before) + len(name) + len(attributes) for before, _, name, attributes, _ in tags(source))
    assert parts <= len(source)
    PageReader().read(source)


MAIL_LINES = st.sampled_from(
    [b"From: a@b.example", b"Subject: =?utf-8?B?w4Q=?=", b"Subject: =?x?Q?=ff?=", b"Date: Tue, 99 Mar 2026",
     b"MIME-Version: 1.0", b"Content-Type: multipart/mixed; boundary=b", b"Content-Type: text/html; charset=\xff",
     b"Content-Type: text/plain", b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode",
     b"--b", b"--b--", b"", b"w4Q=", b"\xff\x00"]
)  # fmt: skip


@ANY
@given(st.lists(st.one_of(MAIL_LINES, PROSE.map(str.encode)), max_size=40))
def test_any_mail_ends_in_a_document_or_a_reason(lines: list[bytes]) -> None:
    document = cleaned(b"From: a@b.example\nSubject: x\n" + b"\n".join(lines))
    if document:
        assert_valid(document)


JSON_VALUES = st.recursive(
    st.one_of(
        st.none(), st.integers(), st.text(max_size=20), PROSE, st.sampled_from(["2026-03-03", "http://\ud800.example/"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["content", "title", "author", "url", "items", "bodies", "value", "name", "@id", "date"]),
            inner,
        ),
    ),
    max_leaves=12,
)


@ANY
@given(
    st.dictionaries(
        st.sampled_from(["articleBody", "headline", "author", "url", "articles", "datePublished"]), JSON_VALUES
    )
)
def test_any_json_ends_in_a_document_or_a_reason(data: dict[str, object]) -> None:
    document = cleaned(json.dumps(data).encode())
    if document:
        assert_valid(document)
