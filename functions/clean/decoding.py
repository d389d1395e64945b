"""Owns decoding: from the bytes of a file to its text, whatever the charset."""

import codecs
import re
from contextlib import suppress

from functions.clean.mending import may_need_mending, mend

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SNIFFED_BYTES = 4096  # HTML asks for the charset within the first 1024 bytes; pages are laxer
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# Charsets of the web. Python knows more codecs, but some of them unpack or evaluate what they read.
_WEB_CHARSET = re.compile(
    r"(?:windows|cp|x-cp)-?\d|iso-?8859|latin|us-ascii|ascii|koi8|gb|big5|euc|shift|sjis|iso-2022|mac|tis-620|utf-?16",
    re.IGNORECASE,
)
_LATIN1 = re.compile(r"iso-?8859-?1$|latin-?1$|us-ascii$|ascii$", re.IGNORECASE)
# What browsers read in place of a charset (WHATWG Encoding Standard): the larger one that programs write by its name.
_READ_AS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
_NUL_SHARE = 0.2  # of a sample of UTF-16 in a Latin script almost every second byte is NUL
_FOREIGN_SHARE = 0.3  # cp1252 text has fewer bytes above 127 than this among its letters; Cyrillic or Greek has more
_DAMAGED_SHARE = 0.1  # broken sequences among bytes above 127: below this a file is UTF-8 with damage
_DAMAGED_DECLARED_SHARE = 0.005  # the same of a declared charset; texts in another than they say have 0.006 and more
_GUESSED_BYTES = 200_000  # what the last resort may look at; it takes about 1 s for a megabyte


def decode(content: bytes, charset_hint: str = "") -> str:
    """The text of a file: byte order mark, NUL pattern, strict UTF-8, declared charset, cp1252, then a guess.

    UTF-8 goes before the declaration because text in another charset is almost never valid UTF-8, while wrong
    declarations are common. `charset_hint` is a declaration outside the file, such as that of a mail's part. Never
    raises: bytes that fit nowhere become U+FFFD. Certain mojibake is repaired.
    """
    return decode_seen(content, charset_hint)[0]


def decode_seen(content: bytes, charset_hint: str = "", odd: bytes | None = None) -> tuple[str, bool]:
    """The text of a file as `decode` gives it, and whether the file holds just this text in UTF-8.

    The file's `characters.odd_bytes` may be given where they are at hand.
    """
    special = _decode_special(content, charset_hint)
    if special is not None:
        return mend(special), False
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return mend(_decode_legacy(content, _declared(content, charset_hint))), False
    if odd is not None and not may_need_mending(odd):
        return text, True
    mended = mend(text)
    return mended, mended is text


def _decode_special(content: bytes, charset_hint: str) -> str | None:
    """The text of a file that tells another charset than UTF-8 by its bytes; None for others."""
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(charset, "replace")
    wide = _wide_charset(content)
    if wide:
        return content.decode(wide, "replace")
    if b"\x1b" not in content:
        return None
    declared = _declared(content, charset_hint)
    return content.decode(declared, "replace") if declared.lower().startswith("iso-2022") else None


def _declared(content: bytes, charset_hint: str) -> str:
    return _known_charset(charset_hint) or _declared_charset(content)


def _wide_charset(content: bytes) -> str:
    """UTF-16 without a byte order mark, told by where its NUL bytes stand."""
    sample = content[:_SNIFFED_BYTES]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _NUL_SHARE and even < _NUL_SHARE / 4:
        return "utf-16-le"
    if even > _NUL_SHARE and odd < _NUL_SHARE / 4:
        return "utf-16-be"
    return ""


def _declared_charset(content: bytes) -> str:
    match = _DECLARED.search(content[:_SNIFFED_BYTES])
    return _known_charset(match.group(1).decode("ascii") if match else "")


def _known_charset(name: str) -> str:
    """Python's name of a charset of the web; empty for anything else."""
    if not _WEB_CHARSET.match(name):
        return ""
    if _LATIN1.match(name):
        return "cp1252"  # as browsers read it
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    return _READ_AS.get(found, found)


def _decode_legacy(content: bytes, declared: str) -> str:
    lenient = content.decode("utf-8", "replace")
    high_bytes = sum(1 for byte in content if byte > 127) if len(content) < _GUESSED_BYTES else len(content) // 20
    if lenient.count("\ufffd") <= high_bytes * _DAMAGED_SHARE:
        return lenient
    damaged = content.decode(declared, "replace") if declared else ""
    if declared and damaged.count("\ufffd") <= max(1, high_bytes * _DAMAGED_DECLARED_SHARE):
        return damaged
    if not _looks_foreign(content):
        with suppress(UnicodeDecodeError):
            return content.decode("cp1252")
    return _guess(content)


def _looks_foreign(content: bytes) -> bool:
    sample = content[:_GUESSED_BYTES]
    high = sum(1 for byte in sample if byte > 127)
    letters = high + sum(1 for byte in sample if 65 <= (byte & 0xDF) <= 90)
    return high > letters * _FOREIGN_SHARE


def _guess(content: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import and rarely needed

    best = from_bytes(content[:_GUESSED_BYTES]).best()
    return content.decode(best.encoding if best else "cp1252", "replace")
