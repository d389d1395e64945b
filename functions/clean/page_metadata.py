"""Owns the metadata of an HTML page: structured data, meta tags and what is visible check each other."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from functions.clean.blocks import Block
from functions.clean.byline_openings import names_behind
from functions.clean.bylines import authors_of_lines
from functions.clean.dates import Stamp, parse_machine_date
from functions.clean.headlines import page_headline
from functions.clean.line_features import is_sentence
from functions.clean.marked_facts import MarkedFacts, marked_facts
from functions.clean.names import is_person, names_in_byline, tidy_name, unique_names
from functions.clean.openings import is_date_line, is_labelled, is_update, opens_with_update, publication_date
from functions.clean.page_reading import Page
from functions.clean.page_state import authors_in_state
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
_OTHER_AUTHOR_TAG: Final = re.compile(r"(?:^|[.:_-])(?:author|byline|article-?author)(?:s|_?name)?$")
_CATALOGUED: Final = re.compile(r"citation_|dc(?:terms)?\.")  # Dublin Core and Google Scholar want "Lee, Ann"
_REVERSED: Final = re.compile(r"([^,;\d]{2,40}),\s{1,3}([^\W\d_][^,;\s\d]{0,30}(?:\s[^,;\s\d]{1,20}){0,2})")
_DATE_TAGS: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "publishdate",
    "publish-date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "date", "citation_publication_date", "citation_online_date", "citation_date", "article_date_original",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "published_date",
)  # fmt: skip
_URL_DATE: Final = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)")
_MAX_LINE_CHARS: Final = 200  # bylines and date lines are shorter
_MAX_TIMES: Final = 50  # time elements looked at; comments and teasers have them, too
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

    def over(self, other: "Metadata") -> "Metadata":
        """These facts, and the other's where these are silent."""
        return Metadata(
            headline=self.headline or other.headline,
            authors=self.authors or other.authors,
            published=self.published or other.published,
            url=self.url or other.url,
            site=self.site or other.site,
            language=self.language or other.language,
        )


def page_metadata(page: Page, data: ArticleData, kept: Sequence[bool]) -> Metadata:
    """The metadata of an HTML page whose article are the kept blocks."""
    meta = {_name_of(tag): tag.get("content", "") for tag in reversed(page.meta)}
    link = next((tag.get("href", "") for tag in page.links if tag.get("rel", "").lower() == "canonical"), "")
    url = canonical(link) or canonical(meta.get("og:url", "")) or canonical(data.url)
    site_name = f"{meta.get('og:site_name', '') or data.site} {host_of(url) or ''}"
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    headline = page_headline(page, data.headline, site_name, first)
    at = _index_of(page.blocks, headline, first)
    marked = _marked_beside(page, range(at, max(first, at) + 2))
    beside = range(max(0, at - 4), _end_beside(page.blocks, at))
    near = _dateable(page.blocks, kept, beside)
    return Metadata(
        headline=headline,
        authors=tuple(_authors(page, data, meta, kept, at, beside)),
        published=_published(page, data, meta, near, url, marked),
        url=url,
        site=host_of(url),
        language=page.language or data.language,
    )


def _name_of(tag: dict[str, str]) -> str:
    return (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()


def _index_of(blocks: Sequence[Block], headline: str | None, first: int) -> int:
    """Where the headline stands; the article's first block if it stands nowhere."""
    places = [i for i, block in enumerate(blocks) if block.text == headline]
    return next((i for i in places if blocks[i].heading_level == 1), places[0] if places else first)


def _end_beside(blocks: Sequence[Block], at: int) -> int:
    """Where the blocks end that may belong to the headline at a place: far below, or at the headline of another one."""
    end = min(len(blocks), at + _BYLINE_REACH + 1)
    own = blocks[at] if at < len(blocks) else None
    if not own or not own.heading_level:
        return end
    others = (i for i in range(at + 1, end) if blocks[i].heading_level and blocks[i].signature == own.signature)
    return next((i for i in others if blocks[i].container != own.container and blocks[i].text != own.text), end)


def _authors(
    page: Page, data: ArticleData, meta: dict[str, str], kept: Sequence[bool], at: int, beside: range
) -> list[str]:
    """People from structured data or meta tags, checked by the visible byline, else from the page's state or lines."""
    blocks = page.blocks
    stated = [person for name in data.authors for person in _people(name)]
    tagged = [*(_tagged_people(page, tag) for tag in _author_tags(meta)), _labelled_people(meta)]
    # Structured data often names only the first of several, and one of the tags all of them.
    whole = next((people for people in tagged if set(stated) < set(people)), []) if stated else []
    stated = whole or stated or list(itertools.chain.from_iterable(tagged))
    near = [blocks[i] for i in beside]
    byline = unique_names([name for block in near for name in _visible_byline(block, page.language or data.language)])
    if stated:
        agree = {name.casefold() for name in stated} & {name.casefold() for name in byline}
        return unique_names(byline if agree else stated)
    byline = byline or unique_names([person for name in authors_in_state(page.state) for person in _people(name)])
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    last = max((i for i, keep in enumerate(kept) if keep), default=0)
    if byline or not data.authors:
        byline = byline or unique_names([person for name in _marked(page).authors for person in _people(name)])
        return byline or authors_of_lines(blocks, kept, at, max(first, at), last)
    newsroom = data.authors[0].casefold()
    return [data.authors[0]] if any(f"by {newsroom}" in block.text.casefold() for block in near) else []


def _author_tags(meta: dict[str, str]) -> list[str]:
    """The names of meta tags that give authors: the common ones, then what sites call theirs."""
    return [*_AUTHOR_TAGS, *(name for name in meta if name not in _AUTHOR_TAGS and _OTHER_AUTHOR_TAG.search(name))]


def _tagged_people(page: Page, name: str) -> list[str]:
    """The people in all tags of a name: some sites give each author a tag."""
    contents = [tag.get("content", "") for tag in page.meta if _name_of(tag) == name]
    if _CATALOGUED.match(name):
        contents = [_REVERSED.sub(r"\2 \1", content.strip()) for content in contents]
    return unique_names([person for content in contents for person in _people(content)])


def _labelled_people(meta: dict[str, str]) -> list[str]:
    """The people in the pair of tags that has a label for readers: "Written by", "Verfasst von"."""
    pairs = ((meta.get(f"twitter:label{n}", ""), meta.get(f"twitter:data{n}", "")) for n in (1, 2))
    people = (_people(data) for label, data in pairs if names_behind(f"{label.strip(' :')}: {data}") is not None)
    return next(people, [])


def _marked(page: Page) -> MarkedFacts:
    """What the markup of a page's text says, which is only asked where its head says nothing."""
    if page.marked is None:
        page.marked = marked_facts(page.source)
    return page.marked


def _visible_byline(block: Block, language: str) -> list[str]:
    """The people of a line that begins with "By", or as bylines of its language do."""
    if len(block.text) > _MAX_LINE_CHARS:
        return []
    behind = names_behind(block.text, language)
    return names_in_byline(behind) if behind else []


def _people(name: str) -> list[str]:
    if not name or "/" in name:
        return []
    tidied = tidy_name(name.split("|")[0])
    return [tidied] if is_person(tidied) else names_in_byline(name)


def _published(
    page: Page, data: ArticleData, meta: dict[str, str], near: Sequence[Block], url: str | None, beside: Stamp | None
) -> Stamp | None:
    """Structured data, meta tags, the time element or line beside the headline, then the address."""
    visible = _visible_date(near)
    stated = [
        parse_machine_date(value) for value in (data.published, *(meta.get(tag, "") for tag in _DATE_TAGS)) if value
    ]
    machine = next((stamp for stamp in stated if stamp), None)
    if machine:
        if printed_anew(machine, visible, parse_machine_date(data.modified)):
            return visible
        others = [stamp for stamp in (visible, *stated, *_times(page)) if stamp]
        return _in_local_time(machine, others)
    marked = next((parse_machine_date(time["datetime"]) for time in page.times if _is_publication(time)), None)
    if marked or visible or beside:
        is_exact = beside and beside.moment and visible and beside.day == visible.day and not visible.moment
        return marked or (beside if is_exact else visible) or beside
    if in_markup := parse_machine_date(_marked(page).day):
        return in_markup
    match = _URL_DATE.search(url or "")
    return parse_machine_date("-".join(part.zfill(2) for part in match.groups())) if match else None


def _dateable(blocks: Sequence[Block], kept: Sequence[bool], places: range) -> list[Block]:
    """The blocks that may date a page: what stands below the article must say that it does."""
    last = max((i for i, keep in enumerate(kept) if keep), default=len(kept))
    return [blocks[i] for i in places if i <= last or is_labelled(blocks[i].text)]


def _visible_date(near: Sequence[Block]) -> Stamp | None:
    """The first date of a line beside the headline that is no sentence, no update, and best nothing but a date."""
    weak: Stamp | None = None
    for block in near:
        if len(block.text) <= _MAX_LINE_CHARS:
            found = publication_date(block.text)
            if found and not is_update(block.text, found):
                if is_date_line(block.text):
                    return found
                weak = weak or (None if is_sentence(block.text) else found)
    return weak


def _marked_beside(page: Page, places: range) -> Stamp | None:
    """The time element between headline and text that is not one of an update; its words may be "2 hours ago"."""
    for time in page.times[:_MAX_TIMES]:
        place = int(time[""])
        if place not in places or place >= len(page.blocks) or _is_named_update(time):
            continue
        text = page.blocks[place].text
        stamp = parse_machine_date(time.get("datetime", ""))
        if stamp and len(text) <= _MAX_LINE_CHARS and not is_sentence(text) and not opens_with_update(text):
            return stamp
    return None


def _is_named_update(time: dict[str, str]) -> bool:
    names = f"{time.get('itemprop')} {time.get('class')}".lower()
    return ("modif" in names or "updat" in names) and "publi" not in names


def printed_anew(stated: Stamp, visible: Stamp | None, modified: Stamp | None) -> bool:
    """Whether a page prints the day of its last change as its date: an old article was published again."""
    if not visible or not modified or visible.day != modified.day:
        return False
    return visible.day - stated.day > timedelta(days=1)


def _times(page: Page) -> list[Stamp]:
    found = [parse_machine_date(time.get("datetime", "")) for time in page.times[:_MAX_TIMES]]
    return [stamp for stamp in found if stamp]


def _is_publication(time: dict[str, str]) -> bool:
    is_marked = "pubdate" in time or time.get("itemprop", "").lower() == "datepublished"
    return is_marked and bool(time.get("datetime"))


def _in_local_time(stamp: Stamp, others: Sequence[Stamp]) -> Stamp:
    """A UTC time as the newsroom's own clock shows it, if the page shows that too; its day is the one printed."""
    if stamp.moment is None or stamp.moment.utcoffset() != timedelta(0):
        return stamp
    for other in others:
        if other.moment and other.moment.utcoffset() and abs(other.moment - stamp.moment) < timedelta(minutes=2):
            return other
    printed = next((other for other in others if other.moment is None), None)
    if printed and abs((printed.day - stamp.day).days) == 1:
        return printed
    return stamp
