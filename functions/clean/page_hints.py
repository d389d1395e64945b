"""Owns the words in class and id attributes that say what a part of a page is for."""

import functools
import re
from collections.abc import Mapping
from typing import Final

from functions.clean.html_tokens import attributes_of

_INSIDE_TAGS: Final = (
    "nav footer aside header figure figcaption form button blockquote li a article main table details dialog "
    "section p h1 h2 h3 address time label"
)
INSIDE: Final[dict[str, int]] = {tag: 1 << number for number, tag in enumerate(_INSIDE_TAGS.split())}
_HINT_WORDS: Final = {
    "related": r"relat|recirc|recommend|more-?(?:on|from|stor|news|like)|also-?(?:like|read)|read-?(?:more|next|also)|"
    r"trending|popular|most-?(?:read|view)|outbrain|taboola|zergnet|revcontent|teaser|card|up-?next|rail|carousel|"
    r"suggest|latest|widget|related|promo",
    "caption": r"caption|credit|photo|image|gallery|slide|media|video|player|copyright",
    "share": r"share|social|facebook|twitter|follow|addthis|tool|toolbar|print|icon",
    "comment": r"comment|disqus|discuss|respond|reply|livefyre|coral",
    "sign_up": r"newsletter|subscri|sign-?up|paywall|regwall|piano|membership|donat|cta|inline-?form|login|account",
    "advert": r"(?:^|[\s_-])ads?(?:[\s_-]|$)|advert|sponsor|banner|dfp|gpt|commerc|affiliate|partner",
    "byline": r"byline|author|writer|contributor|by-?line|vcard|bio(?:[\s_-]|$)",
    "time": r"date|time|publish|posted|stamp|updated",
    "menu": r"nav|menu|breadcrumb|topbar|header|masthead|skip|search|crumb",
    "foot": r"footer|copyright|legal|colophon|disclaimer|terms|cookie|consent|gdpr|privacy|modal|popup|overlay",
    "side": r"sidebar|side-?bar|right-?col|left-?col|aside|secondary|rail",
    "tags": r"(?:^|[\s_-])tags?(?:[\s_-]|$)|topic|categor|keyword|label|kicker|eyebrow|section-?name",
    "body": r"article-?(?:body|text|content|copy)|story-?(?:body|text|content)|entry-?content|post-?(?:body|"
    r"content|text)|"
    r"body-?(?:text|copy|content)|articlebody|rich-?text|content-?body|main-?content|wysiwyg|paragraph|td-post",
    "title": r"headline|title|hed(?:[\s_-]|$)|heading",
    "summary": r"dek|subhead|summary|standfirst|description|excerpt|intro|lede|lead|sub-?title|abstract|deck",
    "hidden": r"display:\s*none|visibility:\s*hidden|hidden|visually|sr-only|screen-reader|offscreen|a11y",
    "quote": r"pull-?quote|blockquote|quote|twitter-tweet|tweet|instagram|embed",
}
HINTS: Final = {name: 1 << number for number, name in enumerate(_HINT_WORDS)}
_HINT_PATTERNS = [(HINTS[name], re.compile(words)) for name, words in _HINT_WORDS.items()]


_DESCRIBING: Final = ("class", "id", "itemprop", "role", "style", "data-testid", "data-component", "aria-label", "rel")
_MAX_CHARS: Final = 300  # of each attribute
_KEPT: Final = frozenset((*_DESCRIBING, "hidden"))
_SPANNING: Final = ("display:", "visibility:")  # what follows these may stand after a blank


def describing(attributes: str) -> Mapping[str, str]:
    """Those of a tag's attributes that say what it is for."""
    return attributes_of(attributes, _KEPT)


def hints_of(attributes: Mapping[str, str]) -> int:
    """Bit set of HINTS that the attributes describing a tag give."""
    found = 0
    for name, value in attributes.items():
        found |= HINTS["hidden"] if name == "hidden" else _hints_of_words(value[:_MAX_CHARS])
    return found


@functools.lru_cache(maxsize=2_000)  # half of what describes a page's links is that of another
def _hints_of_words(words: str) -> int:
    found, words = 0, words.lower()
    if _SPANNING[0] in words or _SPANNING[1] in words:
        return _hints_of_word(words)
    for word in words.split():
        found |= _hints_of_word(word)
    return found


@functools.lru_cache(maxsize=20_000)  # pages repeat a few hundred words, and sites those of their other pages
def _hints_of_word(word: str) -> int:
    found = 0
    for bit, words in _HINT_PATTERNS:
        if words.search(word):
            found |= bit
    return found
