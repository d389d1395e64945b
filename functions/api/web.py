"""Owns addresses: names for articles, entities and quotations as URIs, and links into pages by text fragment."""

import re
from urllib.parse import quote, urlsplit

# A link holds the words themselves up to here; of longer ones the first and the last, for what lies between may span
# paragraphs, which a single text does not match.
WHOLE_MAX_CHARS = 200
EDGE_WORDS = 6
CONTEXT_WORDS = 3
CERTAIN_MIN_CHARS = 40  # shorter words are likely to stand elsewhere on the page too


def article_urn(article_id: str) -> str:
    """The name of an article as a URI."""
    return f"urn:x-newsdex:article:{article_id}"


def entity_urn(entity_id: str) -> str:
    """The name of an entity as a URI."""
    return f"urn:x-newsdex:entity:{quote(entity_id, safe=':')}"


def quote_urn(quote_id: str) -> str:
    """The name of a quotation as a URI."""
    return f"urn:x-newsdex:quotation:{quote_id}"


def web_address(url: str | None) -> str | None:
    """A URL that may be followed: http or https with a host, else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def link_to_text(url: str, text: str, start: int, end: int) -> str:
    """A link that opens a page at `text[start:end]`: WICG, "URL Fragment Text Directives".

    `#:~:text=[prefix-,]start[,end][,-suffix]`; the context is given where the words alone are not certain.
    """
    words = text[start:end].split()
    certain = end - start >= CERTAIN_MIN_CHARS and text.count(text[start:end]) == 1
    whole = end - start <= WHOLE_MAX_CHARS and "\n" not in text[start:end]
    if whole or len(words) <= 2 * EDGE_WORDS:
        parts = [_encoded(words)]
    else:
        parts = [_encoded(words[:EDGE_WORDS]), _encoded(words[-EDGE_WORDS:])]
    before, after = _line_before(text, start), _line_after(text, end)
    if not certain and before:
        parts.insert(0, _encoded(before) + "-")
    if not certain and after:
        parts.append("-" + _encoded(after))
    return f"{url.partition(':~:')[0].rstrip('#')}{_joint(url)}:~:text={','.join(parts)}"


def _joint(url: str) -> str:
    """`#`, unless the URL has a fragment that the directive is appended to."""
    return "" if urlsplit(url.partition(":~:")[0]).fragment else "#"


def _line_before(text: str, start: int) -> list[str]:
    return re.split(r"\n", text[:start])[-1].split()[-CONTEXT_WORDS:]


def _line_after(text: str, end: int) -> list[str]:
    return text[end:].partition("\n")[0].split()[:CONTEXT_WORDS]


def _encoded(words: list[str]) -> str:
    """Percent-encoded, the dash too: dash, comma and ampersand are what the syntax itself is made of."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
