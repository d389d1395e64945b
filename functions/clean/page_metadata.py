"""Owns the metadata of an HTML page: structured data, meta tags and what is visible check each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from functions.clean.blocks import Block
from functions.clean.dates import Stamp, find_date, parse_machine_date
from functions.clean.headlines import page_headline
from functions.clean.names import is_person, names_in_byline, tidy_name, unique_names
from functions.clean.page_hints import HINTS
from functions.clean.page_reading import Page
from functions.clean.structured_data import ArticleData
from functions.clean.urls import canonical, host_of

_AUTHOR_TAGS: Final = (
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "article:author",
    "dcterms.creator",
)
_DATE_TAGS: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "publishdate",
    "publish-date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "date", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime", "published_date",
)  # fmt: skip
_URL_DATE: Final = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)")
_UPDATED: Final = re.compile(r"\b(?:updated|modified|aktualisiert|mis à jour|actualizado)\b", re.IGNORECASE)
_BYLINE_REACH: Final = 12  # blocks around the headline in which a byline or date line may stand


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text; None and () where the page does not say."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: Stamp | None = None
    url: str | None = None
    site: str | None = None
    language: str = ""


def page_metadata(page: Page, data: ArticleData) -> Metadata:
    """The metadata of an HTML page."""
    meta = {
        (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower(): tag.get("content", "")
        for tag in reversed(page.meta)
    }
    link = next((tag.get("href", "") for tag in page.links if tag.get("rel", "").lower() == "canonical"), "")
    url = canonical(link) or canonical(meta.get("og:url", "")) or canonical(data.url)
    site_name = meta.get("og:site_name", "") or data.site
    headline = page_headline(page, data.headline, f"{site_name} {host_of(url) or ''}")
    area = _headline_area(page.blocks, headline)
    return Metadata(
        headline=headline,
        authors=tuple(_authors(data, meta, area)),
        published=_published(page, data, meta, area, url),
        url=url,
        site=host_of(url) or None,
        language=page.language or data.language,
    )


def _headline_area(blocks: Sequence[Block], headline: str | None) -> Sequence[Block]:
    at = next((i for i, block in enumerate(blocks) if block.text == headline), -1)
    if at < 0:
        return []
    return blocks[max(0, at - 4) : at + _BYLINE_REACH + 1]


def _authors(data: ArticleData, meta: dict[str, str], area: Sequence[Block]) -> list[str]:
    """People from structured data, then meta tags, then the visible byline; an agency only where no person is named."""
    stated = [person for name in data.authors for person in _people(name)]
    if stated:
        return unique_names(stated)
    tagged = [person for tag in _AUTHOR_TAGS for person in _people(meta.get(tag, ""))]
    if tagged:
        return unique_names(tagged)
    for block in area:
        if len(block.text) < 200 and (block.near & HINTS["byline"] or block.text.lower().startswith("by ")):
            found = names_in_byline(block.text)
            if found:
                return found
    return []


def _people(name: str) -> list[str]:
    if not name or "/" in name:
        return []
    tidied = tidy_name(name)
    return [tidied] if is_person(tidied) else names_in_byline(name)


def _published(
    page: Page, data: ArticleData, meta: dict[str, str], area: Sequence[Block], url: str | None
) -> Stamp | None:
    """Structured data, meta tags, the time element or line beside the headline, then the address."""
    for value in (data.published, *(meta.get(tag, "") for tag in _DATE_TAGS)):
        found = parse_machine_date(value) if value else None
        if found:
            return found
    for block in area:
        if len(block.text) < 200 and not _UPDATED.search(block.text):
            found = find_date(block.text)
            if found:
                return found
    for time in page.times:
        found = parse_machine_date(time.get("datetime", ""))
        if found and ("pubdate" in time or time.get("itemprop", "").lower() == "datepublished"):
            return found
    match = _URL_DATE.search(url or "")
    return parse_machine_date("-".join(part.zfill(2) for part in match.groups())) if match else None
