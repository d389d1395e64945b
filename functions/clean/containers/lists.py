"""Owns containers that have to be parsed as a whole: JSON with several articles, and NewsML-G2 messages."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from functions.clean.containers.record import Container, Record
from functions.clean.decoding import decode
from functions.clean.json_articles import find_articles, parse_json
from functions.clean.limits import MAX_LIST_BYTES
from functions.clean.news_xml import split_message
from shared.errors import Rejected


class ParsedList(Container):
    """Articles that are in memory."""

    def __init__(self, articles: list[bytes]) -> None:
        self._articles = articles

    def records(self, first: int, offset: int) -> Iterator[Record]:  # noqa: ARG002 - all is in memory
        """The articles in the order of the file."""
        for number, article in enumerate(self._articles[first - 1 :], first):
            yield Record(number, article)


def open_json_list(content: bytes) -> ParsedList | None:
    """The articles of a JSON text that holds several; None for anything else, damaged JSON included."""
    try:
        articles = find_articles(parse_json(decode(content)))
    except Rejected:
        return None
    if len(articles) < 2:
        return None
    return ParsedList([json.dumps(article, ensure_ascii=False).encode("utf-8", "replace") for article in articles])


def open_news_message(content: bytes) -> ParsedList | None:
    """The items of a NewsML-G2 message with several of them; None for anything else."""
    items = split_message(content)
    return ParsedList(items) if len(items) > 1 else None


def read_whole(stream: BinaryIO) -> bytes:
    """A stream from its beginning; raises Rejected if it is too large to be parsed as a whole."""
    stream.seek(0)
    content = stream.read(MAX_LIST_BYTES + 1)
    if len(content) > MAX_LIST_BYTES:
        raise Rejected(
            f"The file is too large to be read as one list: newsdex takes at most {MAX_LIST_BYTES:,} bytes, "
            "but any number of articles where each has a line of its own (JSON Lines)."
        )
    return content
