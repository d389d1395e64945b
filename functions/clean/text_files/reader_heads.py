"""Owns the heads that readers for language models put above a page in Markdown (`Title: … URL Source: …`).

Format: what Jina Reader (r.jina.ai) answers, copied by others; seen 2024 to 2026.
"""

import re

from functions.clean.dates import parse_machine_date
from functions.clean.page_metadata import Metadata
from functions.clean.urls import canonical, host_of

_HEAD = re.compile(
    r"\s*Title: (?P<title>[^\n]{0,500})\n+URL Source: (?P<url>\S{1,2000})\n+"
    r"(?P<more>(?:[A-Z][\w ]{2,30}: [^\n]{0,500}\n+){0,8})Markdown Content:[ \t]*\n"
)
_PUBLISHED = re.compile(r"^Published Time: ([^\n]+)", re.MULTILINE)


def read_head(text: str) -> tuple[str, Metadata]:
    """The text below such a head, and what the head says; a text without one as it is."""
    head = _HEAD.match(text)
    if not head:
        return text, Metadata()
    url, published = canonical(head["url"]), _PUBLISHED.search(head["more"])
    metadata = Metadata(
        headline=head["title"].strip() or None,
        published=parse_machine_date(published[1].strip()) if published else None,
        url=url,
        site=host_of(url),
    )
    return text[head.end() :], metadata
