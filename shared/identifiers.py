"""Owns how articles, quotations and entities are named: ids are functions of content or key, never random."""

import hashlib
import re
import unicodedata

ARTICLE_ID_DIGITS = 20  # 80 bits: among 10^9 articles a collision has a chance of about 4 in a million
QUOTE_ID_DIGITS = 16
SLUG_MAX_CHARS = 80  # longer names are cut; the longest real names of organisations stay whole

# Letters that Unicode does not decompose into a base letter and a mark.
_UNDECOMPOSED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
)
_NOT_SLUG = re.compile(r"[\W_]+")


def article_id(key: str) -> str:
    """The id of the article stored under an object key: 20 hexadecimal digits, the same in every deployment."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:ARTICLE_ID_DIGITS]


def quote_id(article: str, start: int, end: int) -> str:
    """The id of the quotation at `start:end` of an article's text: 16 hexadecimal digits."""
    return hashlib.sha256(f"{article}:{start}:{end}".encode()).hexdigest()[:QUOTE_ID_DIGITS]


def fold(text: str) -> str:
    """Lower case without accents, for comparing and sorting: `O’Brién` gives `o’brien`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug(name: str) -> str:
    """A name as the tail of an entity id: words of folded letters and digits joined by hyphens.

    Scripts other than Latin keep their letters. A name without any letter or digit gives "".
    """
    words = _NOT_SLUG.sub("-", re.sub(r"[’'ʼ.]", "", fold(name)))
    return words.strip("-")[:SLUG_MAX_CHARS].strip("-")


def entity_id(entity_type: str, name: str) -> str:
    """`type:slug`, such as `person:lloyd-austin`; countries are named by `country_id` instead."""
    return f"{entity_type.lower()}:{slug(name)}"


def country_id(iso_code: str) -> str:
    """`country:KP` for the ISO 3166-1 alpha-2 code `KP`."""
    return f"country:{iso_code.upper()}"
