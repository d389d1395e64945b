"""The whole way of cleaning: what comes out of files of every shape, and what is turned away."""

import gzip
from pathlib import Path

import pytest

from functions.clean.cleaning import clean
from functions.clean.limits import MAX_TEXT_CHARS
from shared.document import Document
from shared.errors import Rejected

ARTICLES = Path(__file__).parents[3] / "events" / "articles"


def sample(name: str) -> Document:
    return clean((ARTICLES / name).read_bytes(), key=f"inbox/{name}")


def reason(raw: bytes, key: str = "inbox/x") -> str:
    with pytest.raises(Rejected) as caught:
        clean(raw, key=key)
    return str(caught.value)


def test_empty_object_is_rejected() -> None:
    assert reason(b"") == "The file is empty."


def test_blank_object_is_rejected() -> None:
    assert reason(b" \n\t\n ") == "The file holds no text."


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (b'<?xml version="1.0"?><rss><channel>x</channel></rss>', "XML"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_other_types_are_rejected_by_content_whatever_their_name(raw: bytes, named: str) -> None:
    assert named in reason(raw, "inbox/article.html")


def test_truncated_gzip_is_rejected() -> None:
    packed = gzip.compress(b"<html><body><p>Some text.</p></body></html>" * 50)
    assert reason(packed[:-20]) == "The gzip file is damaged: it ends too early."


def test_gzip_bomb_is_rejected() -> None:
    assert "gzip" in reason(gzip.compress(bytes(50_000_000)))


def test_object_over_the_limit_is_rejected() -> None:
    assert reason(b"a" * 5_000_001).startswith("The file is too large: 5,000,001 bytes")


def test_list_of_headlines_is_not_an_article() -> None:
    lines = [f"Council Votes on Harbour Plan Number {i} After Long Debate" for i in range(60)]
    assert reason("\n\n".join(lines).encode()).startswith("This looks like a list of headlines")


def test_fragment_is_not_an_article() -> None:
    assert reason(b"Council votes on harbour plan").startswith("The text is too short for an article")


def test_text_that_extraction_could_not_finish_is_rejected() -> None:
    line = " ".join(PROSE.split()) + " "
    assert reason((line * (MAX_TEXT_CHARS // len(line) + 1)).encode()) == (
        "The text is too long: newsdex takes at most 600,000 characters."
    )


def test_text_of_too_many_lines_is_rejected() -> None:
    assert (
        reason(b"A line of a log.\n" * 4_001)
        == "The text is too long: newsdex takes at most 4,000 lines or paragraphs."
    )


@pytest.mark.parametrize(
    "raw",
    [b"", b"  ", b"%PDF-1.7", bytes(range(256)) * 20, b"A word.", b"a" * 5_000_001, gzip.compress(bytes(50_000_000)),
     b"\x1f\x8bdamaged", gzip.compress(gzip.compress(b"x")), b"Home\n" * 20, b"\x00\x00\x00\x18ftypmp42"],
)  # fmt: skip
def test_reasons_are_sentences(raw: bytes) -> None:
    sentence = reason(raw)
    assert sentence[0].isupper()
    assert sentence.endswith(".")


def test_source_describes_the_bytes_as_stored() -> None:
    document = clean(gzip.compress(PROSE.encode(), mtime=0), key="inbox/a.txt.gz", bucket="b", version_id="v")
    assert (document.source.bucket, document.source.key, document.source.version_id) == ("b", "inbox/a.txt.gz", "v")
    assert document.source.size_bytes == len(gzip.compress(PROSE.encode(), mtime=0))
    assert document.source.media_type == "text/plain"
    assert document.word_count == 119
    assert document.language == "en"
    assert (document.entities, document.quotes) == ((), ())


def test_clean_text_comes_out_unchanged() -> None:
    assert clean(PROSE.encode(), key="inbox/a.txt").text == PROSE


def test_text_below_256_nested_elements_does_not_vanish() -> None:
    page = "<html><body>" + "<div>" * 2_000 + "".join(f"<p>{part}</p>" for part in PROSE.split("\n\n"))
    assert "The ferry had not moved for nine days" in clean(page.encode(), key="inbox/a.html").text


PROSE = """\
The ferry had not moved for nine days when the crew of the Maren Holt sat down and voted to go back to work.

“We did not win,” said Tove Lindqvist, who speaks for the crews. “Nobody in that room will forget how close we came.”

The agreement, signed on Tuesday night in the town hall of Varnsund, gives the crews two more days of leave a year.

Harbour director Emil Aasgard said the company had lost 14 million crowns and would not sue.

• Crews get two more days of leave.
• Night shifts stay as they are until April.

Lindqvist said that she expected the talks to be hard, and that the crews would be better prepared next time."""
