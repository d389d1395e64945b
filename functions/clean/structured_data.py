"""Owns the reading of a page's JSON-LD: what schema.org's article types say of the article."""

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from functions.clean.html_tokens import unescape

_ARTICLE_TYPES: Final = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Background|Review|Ask|Scholarly|Tech|Social|Satirical|Advertiser|Medical)?\w{0,20}"
    r"(?:Article|BlogPosting|Report|LiveBlogPosting)$"
)
_WEAK_TYPES: Final = frozenset(
    {"Review", "WebPage", "Recipe", "VideoObject", "CreativeWork", "PodcastEpisode", "ImageGallery"}
)
_COMMENT = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_TEASERS: Final = "itemListElement"
_MARKUP = re.compile(r"<[^<>]{0,1000}>")
_MAX_AUTHORS: Final = 50  # looked at; longer lists are credits of a whole newsroom
_WORD: Final = re.compile(r"\w+")
_AGREEMENT: Final = 0.8  # of a headline's words that the page's title must have; titles are often cut or reworded
_LATEST_MS: Final = 2e12  # milliseconds since 1970 in the year 2033
_MAX_NODES = 5_000  # objects visited; graphs of news sites have some hundreds


@dataclass(frozen=True, slots=True)
class ArticleData:
    """What structured data says; empty where it says nothing."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    body: str = ""
    site: str = ""
    url: str = ""
    language: str = ""
    agencies: tuple[str, ...] = ()
    is_for_subscribers: bool = False
    is_live: bool = False


def read_structured_data(sources: Sequence[str], titles: Sequence[str] = ()) -> ArticleData:
    """The page's article, pieced together from all its JSON-LD; never raises.

    Of several articles it is the one whose headline is in one of the page's `titles`: teasers are described as well.
    """
    nodes = list(itertools.islice((node for source in sources for node in _nodes(_parse(source))), _MAX_NODES))
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if any(_ARTICLE_TYPES.match(name) for name in _types(node))]
    articles.sort(
        key=lambda node: -sum(1 for name in ("headline", "datePublished", "author", "articleBody") if node.get(name))
    )
    if len(articles) > 1:
        words = [_words(title) for title in titles]
        articles.sort(key=lambda node: not _is_in(_words(plain(node.get("headline") or node.get("name"))), words))
    weak = [node for node in nodes if any(name in _WEAK_TYPES for name in _types(node)) and node.get("author")]
    return _article((articles[:1] or weak[:1] or [{}])[0], by_id)


def plain(value: object) -> str:
    """A JSON value as text without markup: strings, the first string of a list, the name of an object."""
    if isinstance(value, list):
        return plain(value[0]) if value else ""
    if isinstance(value, dict):
        return plain(value.get("name") or value.get("@value") or "")
    if not isinstance(value, str):
        return ""
    return _MARKUP.sub(" ", unescape(unescape(value[:1_000_000]))).strip()


def date_text(value: object) -> str:
    """A JSON value that is a date as text: programs write seconds since 1970 as a number."""
    is_stamp = isinstance(value, int | float) and 0 < value < _LATEST_MS
    return f"{value:.0f}" if is_stamp else plain(value)


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title[:500].casefold()))


def _is_in(headline: frozenset[str], titles: Sequence[frozenset[str]]) -> bool:
    """Whether one of the titles says what a headline says; one of a single word may be the name of anything."""
    return len(headline) > 1 and any(len(headline & title) >= _AGREEMENT * len(headline) for title in titles)


def _article(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> ArticleData:
    people, agencies = _names(node.get("author") or node.get("creator"), by_id)
    url = node.get("url") or node.get("mainEntityOfPage")
    if isinstance(url, dict):
        url = url.get("@id") or url.get("url")
    return ArticleData(
        headline=" ".join(plain(node.get("headline") or node.get("name")).split())[:500],
        authors=tuple(people),
        published=date_text(node.get("datePublished")),
        modified=date_text(node.get("dateModified")),
        body=plain(node.get("articleBody") or node.get("text")),
        site=plain(_resolved(node.get("publisher"), by_id))[:100],
        url=url if isinstance(url, str) else "",
        language=plain(node.get("inLanguage"))[:20],
        agencies=tuple(agencies),
        is_for_subscribers=str(node.get("isAccessibleForFree")).lower() == "false",
        is_live="LiveBlogPosting" in _types(node),
    )


def _names(value: object, by_id: dict[str, dict[str, Any]]) -> tuple[list[str], list[str]]:
    """Names of people, and of organisations named as authors."""
    people: list[str] = []
    agencies: list[str] = []
    for item in _flat(value):
        node = _resolved(item, by_id)
        is_agency = isinstance(node, dict) and any("Organization" in kind for kind in _types(node))
        for name in _names_of(node):
            (agencies if is_agency else people).append(name)
    return people, agencies


def _flat(value: object) -> list[object]:
    """The authors in a list, some of which are lists themselves; what is no list is its only member."""
    if not isinstance(value, list):
        return [value]
    return [inner for item in value for inner in (item if isinstance(item, list) else [item])][:_MAX_AUTHORS]


def _names_of(node: object) -> list[str]:
    """The names of an author: several where its name is a list, and put together where it is given in parts."""
    named = (node.get("name") or node.get("@value")) if isinstance(node, dict) else node
    if not named and isinstance(node, dict):
        named = " ".join(part for key in ("givenName", "familyName") if (part := plain(node.get(key))))
    return [name for part in _flat(named) if (name := " ".join(plain(part).split())[:200])]


def _resolved(value: object, by_id: dict[str, dict[str, Any]]) -> object:
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return by_id.get(str(value.get("@id")), value)
    return value


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def _parse(source: str) -> object:
    source = _COMMENT.sub("", _COMMENT.sub("", source)).strip().rstrip(";")
    for attempt in (source, _TRAILING_COMMA.sub(r"\1", source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """All objects of the data but those of lists, which lead to other pages; outer before inner."""
    queue, seen = [data], 0
    while queue and seen < _MAX_NODES:
        value = queue.pop(0) if seen < 50 else queue.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            queue.extend(value[name] for name in value if name != _TEASERS and isinstance(value[name], dict | list))
        elif isinstance(value, list):
            queue.extend(inner for inner in value if isinstance(inner, dict | list))
