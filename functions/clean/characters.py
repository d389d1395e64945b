"""Owns the characters of a text: which are dropped, which are folded, and Unicode NFC in bounded time."""

import re
import unicodedata
from typing import Final

_LINE_BREAKS: Final = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Invisible characters: soft hyphens and zero-width spaces split words, direction marks and overrides can show a
# reader something else than what is stored (CVE-2021-42574). Joiners (U+200C, U+200D) stay: Persian needs them.
_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0"
    "\ufff9\ufffa\ufffb\ufffc\ufffe\uffff"
)
_FOLDED: Final[dict[int, str | None]] = {
    **dict.fromkeys((*range(9), *range(14, 32), *range(127, 160))),
    **{ord(char): None for char in _INVISIBLE},
    **{ord(char): "\n" for char in _LINE_BREAKS},
    **{ord(char): " " for char in _SPACES},
}
_TO_FOLD: Final = re.compile("[" + "".join(re.escape(chr(code)) for code in _FOLDED) + "]+")
_TAGS_AND_SURROGATES: Final = re.compile("[\ud800-\udfff\U000e0000-\U000e007f]")
_MAX_REPLACED: Final = 12  # different characters that are folded one by one; a page has two or three
_PLAIN: Final = bytes((9, 10, 13, *range(32, 127)))
_CONTROLS: Final = re.compile("[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f-\x84]")
# Letters of the scripts that news pages hold, with their accents, typographic marks, currencies, symbols, icons and
# pictures: in NFC by themselves and beside one another. A text with no others needs no normalisation, which takes 4 ms
# a page.
_STABLE: Final = re.compile(
    "[\u00a0-\u02ff\u0388-\u03ff\u0400-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u0671-\u06d4"
    "\u0e01-\u0e37\u0e40-\u0e47\u1e00-\u1eff\u200c\u200d\u2010-\u205e\u2070-\u209c\u20a0-\u20c0\u2122\u2190-\u2328"
    "\u232b-\u2adb\u2add-\u2bff\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ue000-\uf8ff\ufe0e"
    "\ufe0f\uff01-\uff9f\ufffd\U0001d400-\U0001d7ff\U0001f100-\U0001faff]*"
)
MAX_MARKS: Final = 30
"""Most combining marks on one letter, the bound of Unicode's stream-safe format (UAX 15, section 13). Sorting longer
runs makes normalisation quadratic."""


def normalise(text: str, odd_utf8: bytes | None = None) -> str:
    """The text in NFC with `\\n` line ends, without controls, surrogates, invisible and direction characters.

    The `odd_bytes` of the text in UTF-8 may be given where they are at hand.
    """
    odd_utf8 = odd_bytes(text.encode("utf-8", "surrogatepass")) if odd_utf8 is None else odd_utf8
    odd = set(odd_utf8.decode("utf-8", "surrogatepass"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _folded(text, [char for char in odd if ord(char) in _FOLDED])
    rest = "".join(char for char in odd if ord(char) not in _FOLDED)
    if _STABLE.fullmatch(rest):
        return text
    if _TAGS_AND_SURROGATES.search(rest):
        text = _TAGS_AND_SURROGATES.sub("", text)
    marks = "".join(char for char in rest if unicodedata.combining(char))
    if sum(map(text.count, marks)) > MAX_MARKS:  # looking for runs takes 10 ms a megabyte
        run = re.compile(f"([{re.escape(marks)}]{{{MAX_MARKS}}})[{re.escape(marks)}]+")
        text = run.sub(r"\1", text)
    return "\n".join([line if line.isascii() else unicodedata.normalize("NFC", line) for line in text.split("\n")])


def odd_bytes(utf8: bytes) -> bytes:
    """Those bytes of a text in UTF-8 that are no printable ASCII: to look for anything odd in them is fast."""
    return utf8.translate(None, _PLAIN)


def _folded(text: str, odd: list[str]) -> str:
    """The text with the given characters folded."""
    if len(odd) > _MAX_REPLACED:
        return _TO_FOLD.sub(lambda match: match[0].translate(_FOLDED), text)
    for char in odd:
        text = text.replace(char, _FOLDED[ord(char)] or "")
    return text


def control_share(text: str) -> float:
    """How much of a text's beginning are control characters that no writing uses, from 0 to 1."""
    sample = text[:20_000]
    return len(_CONTROLS.findall(sample)) / max(1, len(sample))
