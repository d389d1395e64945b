"""Owns the headline: which of a page's titles is the article's own, without the name of the site."""

import re
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.line_traits import WORD
from functions.clean.page_hints import INSIDE
from functions.clean.page_reading import Page

_SEPARATOR: Final = re.compile(r"\s+[|\-–—:•·»>/~]+\s+|\s*[|»•]\s*")
_AGREEMENT: Final = 0.6  # of the words of the shorter one that two titles must share to be about the same article
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
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return title
    last, first = parts[-1], parts[0]
    tail, head = title[last.end() :], title[: first.start()]
    if _is_site_name(tail, site) or (len(WORD.findall(tail)) <= 4 and len(WORD.findall(title[: last.start()])) >= 4):
        return without_site(title[: last.start()], site) if len(parts) > 1 else title[: last.start()]
    if _is_site_name(head, site):
        return title[first.end() :]
    return title


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
