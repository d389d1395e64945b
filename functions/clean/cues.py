"""Owns the search for cues of page furniture in a line: which of CUE_PATTERNS it matches, without trying them all.

Most lines match none, and trying 18 patterns was a third of the work on a line. Each pattern needs a word that begins
with certain letters, of which the first five tell, or a certain sign; some need it at the beginning of the line. A line
without them is not searched. A test holds that this changes nothing.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from functions.clean.line_words import CUE_PATTERNS

_BEGINNING_CHARS: Final = 5
_NEEDED_BEGINNINGS: Final = {
    "clock": "min minut",
    "updated": "updat publi poste last first aktua",
    "share": "share tweet faceb twitt linke whats pinte reddi insta youtu flipb teleg copy print email",
    "sign_up": "subsc newsl sign log login regis inbox membe free donat suppo unlim email e",
    "legal": "copyr all terms priva cooki affil commi repro permi discl trade do",
    "advert": "adver spons promo partn ad conti",
    "comments": "comme reply repli leave join moder",
    "caption": "getty ap reute shutt istoc court photo image file pictu credi hando scree",
    "biography": "cover follo reach contr conta curat",
    "source": "assoc",
    "transcript": "liste podca episo downl app googl watch video galle slide",
}
_NEEDED_AT_FIRST: Final = {
    "byline": "by von par por words writt text story revie photo",
    "related": "relat read more see also you may might recom trend most lates popul up watch don edito top what keep "
    "click learn recen",
    "navigation": "home menu searc skip close open next previ back about conta caree help faq secti categ tag tags "
    "topic follo toggl show hide load view see all",
}
_NEEDED_SIGNS: Final = {
    "legal": ("©", "(c)"),
    "caption": ("afp",),
    "related": ("don",),
    "address": ("@", "://", "www.", ".com"),
    "weather": ("°",),
    "source": ("(",),
}
# What else there must be where there are digits, which stand in a quarter of all lines, and in "was a reporter".
_DATED = re.compile(r"\d{4}-\d\d-\d\d|\d[/.]\d{1,2}[/.]\d")
_YEAR = re.compile(r"\d{4}")
_MONTHS: Final = frozenset(
    (
        *("jan", "janua", "feb", "febru", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug"),
        *("augus", "sep", "sept", "septe", "oct", "octob", "nov", "novem", "dec", "decem"),
    )
)
_CLOCK = re.compile(r"\d(?::\d| ?[ap]\.?m)")
_DEGREES: Final = ("c", "f")
_BEING: Final = frozenset({"is", "was"})
_ROLES = re.compile("repor|writ|edit|journ|corr|colum|auth|contr|produ|prof|crit|fell|found")
_BITS: Final = {name: 1 << number for number, name in enumerate(CUE_PATTERNS)}
_ALL: Final = (1 << len(_BITS)) - 1


def _by_beginning(needed: Mapping[str, str]) -> dict[str, int]:
    """The bits of the cues that need one of these beginnings, by beginning."""
    found: dict[str, int] = defaultdict(int)
    for name, beginnings in needed.items():
        for beginning in beginnings.split():
            found[beginning] |= _BITS[name]
    return dict(found)


_OF_BEGINNING: Final = _by_beginning(_NEEDED_BEGINNINGS)
_OF_FIRST: Final = _by_beginning(_NEEDED_AT_FIRST)
_BEGINNINGS: Final = frozenset(_OF_BEGINNING)
_OF_SIGN: Final = tuple((sign, _BITS[name]) for name, signs in _NEEDED_SIGNS.items() for sign in signs)
_PATTERNS: Final = tuple((_BITS[name], pattern.search) for name, pattern in CUE_PATTERNS.items())
_RUN = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_ODD_CASE = re.compile("[ſıİK]")  # letters that patterns take for s, i and k, and lower case does not
_SEARCHED_CHARS: Final = 400  # of a line: cues stand at its beginning
_NONE: Final = [0.0] * len(_BITS)


def cues_of(text: str, lowered: Sequence[str] | None = None) -> list[float]:
    """For each of CUE_PATTERNS 1 if the beginning of a line matches it, else 0; `lowered` may give its words."""
    head = text[:_SEARCHED_CHARS]
    possible = _possible(head, lowered if len(text) <= _SEARCHED_CHARS else None)
    if not possible:
        return _NONE
    return [1.0 if possible & bit and search(head) else 0.0 for bit, search in _PATTERNS]


def _possible(head: str, words: Sequence[str] | None) -> int:
    """The bits of the cues that a line can have by its words and signs."""
    if not head.isascii() and _ODD_CASE.search(head):
        return _ALL
    lowered = head.lower()
    if words is None or "'" in lowered or "-" in lowered or "’" in lowered:
        words = _RUN.findall(lowered)
    beginnings = {word[:_BEGINNING_CHARS] for word in words}
    possible = _OF_FIRST.get(words[0][:_BEGINNING_CHARS], 0) if words else 0
    for beginning in beginnings & _BEGINNINGS:
        possible |= _OF_BEGINNING[beginning]
    if not _BEING.isdisjoint(beginnings) and _ROLES.search(lowered):
        possible |= _BITS["biography"]
    if _DIGIT.search(head):
        possible |= _of_digits(lowered, beginnings)
    for sign, bit in _OF_SIGN:
        if sign in lowered:
            possible |= bit
    return possible


def _of_digits(lowered: str, beginnings: set[str]) -> int:
    """The bits of the cues that a line with digits can have by them."""
    has_month = not _MONTHS.isdisjoint(beginnings) and _YEAR.search(lowered)
    possible = _BITS["date"] if has_month or _DATED.search(lowered) else 0
    if "ago" in lowered or _CLOCK.search(lowered):
        possible |= _BITS["clock"]
    if "%" in lowered or lowered.rstrip().endswith(_DEGREES):
        possible |= _BITS["weather"]
    return possible
