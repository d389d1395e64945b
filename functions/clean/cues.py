"""Owns the search for cues of page furniture in a line: which of CUE_PATTERNS it matches, without trying them all.

Most lines match none, and trying 18 patterns was a third of the work on a line. Each pattern needs a word that begins
with certain letters, of which the first five tell, or a certain sign; a line without them is not searched. A test holds
that this changes nothing.
"""

import re
from typing import Final

from functions.clean.line_words import CUE_PATTERNS

_BEGINNING_CHARS: Final = 5
_NEEDED_BEGINNINGS: Final = {
    "clock": "min minut",
    "byline": "by von par por words writt text story revie photo",
    "updated": "updat publi poste last first aktua",
    "share": "share tweet faceb twitt linke whats pinte reddi insta youtu flipb teleg copy print email",
    "sign_up": "subsc newsl sign log login regis inbox membe free donat suppo unlim email e",
    "legal": "copyr all terms priva cooki affil commi repro permi discl trade do",
    "advert": "adver spons promo partn ad conti",
    "related": "relat read more see also you may might recom trend most lates popul up watch don edito top what keep "
    "click learn recen",
    "comments": "comme reply repli leave join moder",
    "caption": "getty ap reute shutt istoc court photo image file pictu credi hando scree",
    "biography": "is was cover follo reach contr conta curat",
    "navigation": "home menu searc skip close open next previ back about conta caree help faq secti categ tag tags "
    "topic follo toggl show hide load view see all",
    "source": "assoc",
    "transcript": "liste podca episo downl app googl watch video galle slide",
}
_NEEDED_SIGNS: Final = {
    "legal": ("©", "(c)"),
    "caption": ("afp",),
    "related": ("don",),
    "address": ("@", "://", "www.", ".com"),
    "weather": ("°",),
    "source": ("(",),
}
# What else there must be where there are digits, which stand in a quarter of all lines.
_DATED = re.compile(r"\d{4}|\d[/.]\d")
_CLOCKS: Final = (":", "ago", "am", "pm", "a.m", "p.m")
_DEGREES: Final = ("c", "f")
_BITS: Final = {name: 1 << number for number, name in enumerate(CUE_PATTERNS)}
_ALL: Final = (1 << len(_BITS)) - 1
_OF_BEGINNING: Final = {
    beginning: sum(_BITS[name] for name, others in _NEEDED_BEGINNINGS.items() if beginning in others.split())
    for beginning in {beginning for found in _NEEDED_BEGINNINGS.values() for beginning in found.split()}
}
_OF_SIGN: Final = tuple((sign, _BITS[name]) for name, signs in _NEEDED_SIGNS.items() for sign in signs)
_PATTERNS: Final = tuple((_BITS[name], pattern.search) for name, pattern in CUE_PATTERNS.items())
_RUN = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_ODD_CASE = re.compile("[ſıİK]")  # letters that patterns take for s, i and k, and lower case does not
_SEARCHED_CHARS: Final = 400  # of a line: cues stand at its beginning
_NONE: Final = [0.0] * len(_BITS)


def cues_of(text: str) -> list[float]:
    """For each of CUE_PATTERNS 1 if the beginning of a line matches it, else 0."""
    head = text[:_SEARCHED_CHARS]
    possible = _possible(head)
    if not possible:
        return _NONE
    return [1.0 if possible & bit and search(head) else 0.0 for bit, search in _PATTERNS]


def _possible(head: str) -> int:
    """The bits of the cues that a line can have by its words and signs."""
    if not head.isascii() and _ODD_CASE.search(head):
        return _ALL
    lowered = head.lower()
    possible = _of_digits(lowered) if _DIGIT.search(head) else 0
    for beginning in {run[:_BEGINNING_CHARS] for run in _RUN.findall(lowered)} & _OF_BEGINNING.keys():
        possible |= _OF_BEGINNING[beginning]
    for sign, bit in _OF_SIGN:
        if sign in lowered:
            possible |= bit
    return possible


def _of_digits(lowered: str) -> int:
    """The bits of the cues that a line with digits can have by them."""
    possible = _BITS["date"] if _DATED.search(lowered) else 0
    if any(sign in lowered for sign in _CLOCKS):
        possible |= _BITS["clock"]
    if "%" in lowered or lowered.rstrip().endswith(_DEGREES):
        possible |= _BITS["weather"]
    return possible
