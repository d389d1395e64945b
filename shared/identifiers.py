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


def article_id(key: str, record: int | None = None) -> str:
    """The id of the article stored under an object key: 20 hexadecimal digits, the same in every deployment.

    `record` is its number in an object that holds several. It is set off by a character that no key has, so that
    record 3 of `a.zip` and an object that is called `a.zip#3` are two articles.
    """
    name = key if record is None else f"{key}\0{record}"
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:ARTICLE_ID_DIGITS]


def article_key(key: str, record: int | None) -> str:
    """How an article's source is written: the object's key, and after `#` its number in an object of several."""
    return key if record is None else f"{key}#{record}"


def record_of(key: str) -> tuple[str, int | None]:
    """What `article_key` wrote: an object's key, and the number of the article in it, or None without one."""
    container, _, number = key.rpartition("#")
    return (container, int(number)) if container and number.isdecimal() else (key, None)


def quote_id(article: str, start: int, end: int) -> str:
    """The id of the quotation at `start:end` of an article's text: 16 hexadecimal digits."""
    return hashlib.sha256(f"{article}:{start}:{end}".encode()).hexdigest()[:QUOTE_ID_DIGITS]


def fold(text: str) -> str:
    """Lower case without accents, for comparing and sorting: `O’Brién` gives `o’brien`. Idempotent."""
    if text.isascii():
        return text.lower()
    # Letters of styles, such as 𝓐, have a lower case only once they are taken apart.
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_UNDECOMPOSED)
    decomposed = unicodedata.normalize("NFKD", decomposed)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


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
