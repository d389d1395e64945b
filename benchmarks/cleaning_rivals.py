"""Owns the other ways to clean a page that ours is measured beside: libraries, and what is simplest."""

import re
from collections.abc import Callable
from importlib.util import find_spec
from itertools import groupby

from functions.clean.decoding import decode
from functions.clean.unpacking import unpack

Read = Callable[[bytes], str]
_PROSE_WORDS = 12  # lines of a dump with so many words and a sentence's end count as prose


def of_pages() -> dict[str, Read]:
    """The installed libraries that find an article's text in HTML."""
    ways: dict[str, tuple[str, Read]] = {
        "trafilatura, precision": ("trafilatura", lambda raw: _trafilatura(raw, favor_precision=True)),
        "trafilatura, default": ("trafilatura", lambda raw: _trafilatura(raw, favor_precision=False)),
        "jusText": ("justext", _justext),
        "readability-lxml": ("readability", _readability),
        "resiliparse": ("resiliparse", _resiliparse),
    }
    return {name: read for name, (module, read) in ways.items() if find_spec(module)}


def of_dumps() -> dict[str, Read]:
    """What can be done with a text dump without a model."""
    ways: dict[str, Read] = {"keep everything": _text, "longest run of prose": _longest_prose}
    return ways | ({"lines as <p> through jusText": _justext_of_lines} if find_spec("justext") else {})


def _text(raw: bytes) -> str:
    return decode(unpack(raw))


def _trafilatura(raw: bytes, *, favor_precision: bool) -> str:
    import trafilatura

    return trafilatura.extract(_text(raw), favor_precision=favor_precision, include_comments=False) or ""


def _justext(raw: bytes) -> str:
    import justext  # type: ignore[import-untyped]

    try:
        paragraphs = justext.justext(_text(raw), justext.get_stoplist("English"))
    except (ValueError, AssertionError):  # pages it cannot parse
        return ""
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def _justext_of_lines(raw: bytes) -> str:
    return _justext("".join(f"<p>{line}</p>" for line in _text(raw).split("\n")).encode())


def _readability(raw: bytes) -> str:
    from lxml.html import fromstring
    from readability import Document  # type: ignore[import-not-found]

    return str(fromstring(Document(_text(raw)).summary()).text_content())


def _resiliparse(raw: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # type: ignore[import-not-found]

    return str(extract_plain_text(_text(raw), main_content=True, alt_texts=False))


def _longest_prose(raw: bytes) -> str:
    lines = [line for line in _text(raw).split("\n") if line.strip()]
    is_prose = [len(line.split()) >= _PROSE_WORDS and bool(re.search(r"[.!?][\"”’)]*$", line)) for line in lines]
    runs = [
        [line for line, _ in run] for found, run in groupby(zip(lines, is_prose, strict=True), lambda x: x[1]) if found
    ]
    return "\n".join(max(runs, key=lambda run: sum(map(len, run)), default=[]))
