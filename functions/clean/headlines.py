"""Owns the headline: which of a page's titles is the article's own, without the name of the site."""

import re
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.line_traits import WORD
from functions.clean.page_hints import INSIDE
from functions.clean.page_reading import Page

_SEPARATOR: Final = re.compile(r"\s+[|\-–—:•·»›<>«‹/~]+\s+|\s*[|»•]\s*")
_LABEL: Final = re.compile(r"(?P<name>[^:]{2,60}):\s+(?=[\"'“‘«¿¡(]?[^\W_a-zß-öø-ÿ])")
_AGREEMENT: Final = 0.6  # of the words of the shorter one that two titles must share to be about the same article
_PATH: Final = re.compile(r"[|/»›<>«‹]")
_ARTICLE: Final = re.compile(r"^the(?=\w{3})")
_REGISTRIES: Final = frozenset({"co", "com", "org", "net", "ac", "gov"})  # below the domain of a country
_MAX_PARTS: Final = 12  # of a title; more are a list
_SECTION_WORDS: Final = 3  # names of sections are no longer
_MIN_WORDS: Final = 3  # shorter h1 that agree with no title are names of sections
MAX_HEADLINE_CHARS: Final = 300  # longest real ones, of British tabloids, have about 220


def page_headline(page: Page, structured: str, site: str | None, first_kept: int) -> str | None:
    """The headline: the h1 that agrees with the titles, an h1 just above the article, then the titles themselves."""
    titles = [structured, *page_titles(page)]
    known = [without_site(title, site) for title in titles if title]
    heads = [(i, block.text) for i, block in enumerate(page.blocks) if _may_be_headline(block, site)]
    best = max(heads, key=lambda head: _best_agreement(head[1], known), default=None)
    if best and _best_agreement(best[1], known) >= _AGREEMENT:
        return best[1]
    seen = _standing_on_page(page.blocks, known)
    if seen:
        return seen
    above = [text for i, text in heads if i <= first_kept and len(WORD.findall(text)) >= _MIN_WORDS]
    if above:
        return above[-1]
    return next((title for title in known if len(title) <= MAX_HEADLINE_CHARS), None)


def _may_be_headline(block: Block, site: str | None) -> bool:
    is_elsewhere = block.inside & (INSIDE["nav"] | INSIDE["footer"])
    return (
        block.heading_level == 1
        and len(block.text) <= MAX_HEADLINE_CHARS
        and not is_elsewhere
        and not _is_site_name(block.text, site)
    )


def without_site(title: str, site: str | None) -> str:
    """A title without the site's name before or after a separator."""
    title = " ".join(title.split())
    label = _LABEL.match(title)
    if label and _is_whole_site_name(label["name"], site):
        title = title[label.end() :]
    parts = list(_SEPARATOR.finditer(title))
    if not 0 < len(parts) <= _MAX_PARTS:
        return title
    last, first = parts[-1], parts[0]
    tail, head = title[last.end() :], title[: first.start()]
    if _is_site_name(tail, site) or (len(WORD.findall(tail)) <= 4 and len(WORD.findall(title[: last.start()])) >= 4):
        rest = title[: last.start()]
        is_named = _is_site_name(tail, site) and _PATH.search(last.group())
        rest = _without_last_section(rest, last.group()) if is_named else rest
        return without_site(rest, site) if len(parts) > 1 else rest
    if _is_site_name(head, site):
        return _without_section(title[first.end() :], first.group())
    return title


def _without_section(title: str, separator: str) -> str:
    """A title without the section that stands between the site's name and it."""
    section, found, rest = title.partition(separator)
    is_section = found and len(WORD.findall(section)) <= _SECTION_WORDS < len(WORD.findall(rest))
    return rest if is_section else title


def _without_last_section(title: str, separator: str) -> str:
    """A title without the section that stands between it and the site's name, as in a path."""
    rest, found, section = title.rpartition(separator)
    return rest if found and len(WORD.findall(section)) <= _SECTION_WORDS <= len(WORD.findall(rest)) else title


def _is_whole_site_name(part: str, site: str | None) -> bool:
    """Whether a part of a title is all of a site's name, or of its host's; a town may be the first word of them."""
    words = str(site or "").split()
    host = words.pop() if words and "." in words[-1] else ""
    labels = [label for label in host.split(".")[:-1] if label not in _REGISTRIES]
    names = [" ".join(words)] if words else [host, *labels[-1:]]
    return any(name and _squeezed(part) == _squeezed(name) for name in names)


def _squeezed(name: str) -> str:
    """A name without blanks, marks and its article."""
    return _ARTICLE.sub("", re.sub(r"\W", "", name.lower()))


def _is_site_name(part: str, site: str | None) -> bool:
    squeezed = re.sub(r"\W", "", part.lower())
    return bool(site and squeezed) and (squeezed in re.sub(r"\W", "", str(site).lower()))


def page_titles(page: Page) -> list[str]:
    """What the head of a page calls it, by meta tags and title."""
    wanted = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "title")
    found = {
        (tag.get("property") or tag.get("name") or "").lower(): tag.get("content", "") for tag in reversed(page.meta)
    }
    return [*(found[name] for name in wanted if found.get(name)), page.title]


def _agreement(a: str, b: str) -> float:
    one, two = {word.lower() for word in WORD.findall(a)}, {word.lower() for word in WORD.findall(b)}
    if not one or not two:
        return 0.0
    return len(one & two) / max(1, min(len(one), len(two))) if min(len(one), len(two)) > 2 else float(one == two)


def _best_agreement(text: str, titles: Sequence[str]) -> float:
    return max((_agreement(text, title) for title in titles), default=0.0)


def _standing_on_page(blocks: Sequence[Block], titles: Sequence[str]) -> str | None:
    """The first title that stands word for word on a line of its own."""
    lines = {" ".join(WORD.findall(block.text.lower())): block.text for block in reversed(blocks)}
    for title in titles:
        found = lines.get(" ".join(WORD.findall(title.lower())))
        if found and len(WORD.findall(found)) >= 3:
            return found
    return None
