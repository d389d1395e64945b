"""Owns the words in class and id attributes that say what a part of a page is for."""

import functools
import re
from typing import Final

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


@functools.lru_cache(maxsize=5_000)  # pages repeat a few hundred, and sites those of their other pages
def hints_of(attributes: str) -> int:
    """Bit set of HINTS that a tag's attributes give."""
    found = 0
    for bit, words in _HINT_PATTERNS:
        if words.search(attributes):
            found |= bit
    return found
