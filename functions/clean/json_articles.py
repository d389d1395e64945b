"""Owns articles in JSON: schema.org NewsArticle, IPTC ninjs 1 to 3, and the common article objects of news APIs.

Only the names of fields are looked at, without case and underscores, so relatives of these formats are read as well
(JSON Feed items, WordPress posts). Lists of several articles are a container (containers/lists.py).
"""

import json
import re
from typing import Any, Final

from functions.clean.characters import normalise
from functions.clean.dates import parse_machine_date
from functions.clean.names import names_in_byline, tidy_name, unique_names
from functions.clean.page_metadata import Metadata
from functions.clean.structured_data import date_text, plain
from functions.clean.urls import canonical, host_of
from shared.errors import Rejected

_TOKEN: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]', re.DOTALL)
_MAX_DEPTH: Final = 60  # articles nest some 10 deep; Python's parser recurses, and gives up, at about 1,000
_MAX_BODY_PARTS: Final = 200
_BODIES: Final = (
    "articlebody",
    "bodyhtml",
    "bodyxhtml",
    "bodytext",
    "contenthtml",
    "contenttext",
    "content",
    "body",
    "text",
    "markdown",
)
_HEADLINES: Final = ("headline", "headlines", "title", "name")
_AUTHORS: Final = ("author", "authors", "creator", "byline", "by")
_DATES: Final = (
    "datepublished", "publishedat", "published", "publisheddate", "publishdate",
    "publicationdate", "pubdate", "firstpublished",
    "firstpublishedat", "firstpublishdate", "publishedon", "displaydate",
    "firstcreated", "versioncreated", "contentcreated", "publishedtime", "dategmt", "date", "created",
)  # fmt: skip
_ADDRESSES: Final = ("url", "canonicalurl", "link", "weburl", "uri", "mainentityofpage", "sourceurl")
_LISTS: Final = (
    "articles",
    "items",
    "results",
    "data",
    "docs",
    "hits",
    "stories",
    "associations",
    "@graph",
    "graph",
    "response",
)
SEVERAL_INSIDE: Final = "The file holds several articles inside another file: only one level is unpacked."
_CUT_MARK: Final = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d{1,7} chars\]\s*$")  # how NewsAPI ends what it gives of a text
_MAIN: Final = ("basic", "default", "main", "full", "rendered", "text", "value")  # of several headlines
_MAX_ENVELOPES: Final = 5  # lists and objects around an article: {"response": {"data": [{"article": …}]}}


def read_json_article(text: str) -> tuple[str, Metadata]:
    """The body of the article in a JSON text, as plain text or HTML, with what the other fields say.

    Raises Rejected if the text is no JSON, or holds no article or several.
    """
    articles = find_articles(parse_json(text))
    if len(articles) > 1:
        raise Rejected(SEVERAL_INSIDE)
    article = folded(articles[0]) if articles else {}
    if isinstance(beside := article.get("metadata"), dict):  # as crawlers for language models have it beside "markdown"
        article = folded(beside) | article
    if not (body := _body(article)):
        raise Rejected("The JSON holds no article: no field of it is the text of one.")
    return _CUT_MARK.sub("…", body), _metadata(article)


def read_facts(fields: dict[str, Any]) -> Metadata:
    """What the fields beside a body say that a publishing system keeps for its own programs, often one level deeper."""
    facts = {name: _main_of(value) for name, value in folded(fields).items()}
    people = facts.get("credits")
    named = {"authors": people["by"]} if isinstance(people, dict) and isinstance(people.get("by"), list) else {}
    return _metadata(facts | named)


def _main_of(value: object) -> object:
    """The text that is meant where an object gives several of one kind, such as headlines for print and the web."""
    if not isinstance(value, dict):
        return value
    return next((text for name in _MAIN if isinstance(text := value.get(name), str) and text.strip()), value)


def parse_json(text: str) -> object:
    """The data of a JSON text; raises Rejected if it is damaged or nested deeper than articles are."""
    _refuse_deep(text)
    try:
        return json.loads(text, strict=False)
    except ValueError as error:
        raise Rejected("The file looks like JSON, but it is damaged.") from error


def _refuse_deep(text: str) -> None:
    """Raises Rejected for JSON that Python's parser would not survive."""
    depth = 0
    for match in _TOKEN.finditer(text):
        mark = match.group()[0]
        depth += 1 if mark in "[{" else -1 if mark in "]}" else 0
        if depth > _MAX_DEPTH:
            raise Rejected(f"The JSON is nested more than {_MAX_DEPTH} levels deep, which no article is.")


def find_articles(data: object, depth: int = 0) -> list[dict[str, Any]]:
    """All objects with a body, as they are; lists and the usual envelopes are opened.

    In a list also those with a headline whose body is empty, as news APIs give them: they have to be told as rejected.
    """
    if isinstance(data, list):
        return [article for item in data for article in find_articles(item, depth + 1)]
    if not isinstance(data, dict) or depth > _MAX_ENVELOPES:
        return []
    fields = folded(data)
    if _body(fields):
        return [data]
    inner = [fields[name] for name in (*_LISTS, "article", "newsitem") if isinstance(fields.get(name), list | dict)]
    found = find_articles(inner, depth + 1)
    return found or ([data] if depth and _is_without_text(fields) else [])


def _is_without_text(fields: dict[str, Any]) -> bool:
    return any(name in fields for name in _BODIES) and any(_text(fields.get(name)) for name in _HEADLINES)


def folded(article: dict[str, Any]) -> dict[str, Any]:
    """The fields under names without case and underscores."""
    return {re.sub(r"[_\s-]", "", str(name)).lower(): value for name, value in article.items()}


def _body(fields: dict[str, Any]) -> str:
    bodies = fields.get("bodies")  # ninjs 3
    if isinstance(bodies, list | dict):
        parts = bodies if isinstance(bodies, list) else list(bodies.values())
        values = [_text(part) for part in parts[:_MAX_BODY_PARTS]]
        return max(values, key=len, default="")
    return next((text for name in _BODIES if (text := _text(fields.get(name)))), "")


def _text(value: object) -> str:
    """A text given as such, as paragraphs, or wrapped in an object (`rendered` in WordPress, `value` in ninjs)."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return "\n\n".join(part for item in value[:_MAX_BODY_PARTS] if isinstance(item, str) and (part := item.strip()))
    if isinstance(value, dict):
        return next(
            (value[name].strip() for name in ("rendered", "value", "html", "text") if isinstance(value.get(name), str)),
            "",
        )
    return ""


def _metadata(fields: dict[str, Any]) -> Metadata:
    url = next((address for name in _ADDRESSES if (address := canonical(_address(fields.get(name))))), None)
    dates = (fields.get(name) for name in _DATES)
    stamps = (parse_machine_date(_line(value) or date_text(value)) for value in dates)
    return Metadata(
        headline=next((line for name in _HEADLINES if (line := _line(fields.get(name)))), None),
        authors=tuple(next((people for name in _AUTHORS if (people := _people(fields.get(name)))), [])),
        published=next((stamp for stamp in stamps if stamp), None),
        url=url,
        site=host_of(url),
        language=_line(fields.get("inlanguage") or fields.get("language") or fields.get("lang"))[:20],
    )


def _line(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(normalise(plain(_text(value) or plain(value))).split())[:500]


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url") or value.get("href")
    return normalise(value) if isinstance(value, str) else ""


def _people(value: object) -> list[str]:
    """Names of people; an organisation's only where nobody else is named."""
    names: list[str] = []
    others: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:50]:
        line = _line(item)
        people = names_in_byline(line)
        names += people
        others += [tidy_name(line)] if line and not people and "@" not in line and "://" not in line else []
    return unique_names(names) or unique_names([name for name in others if name])[:1]
