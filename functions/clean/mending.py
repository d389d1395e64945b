"""Owns the repair of mojibake: UTF-8 that was once read as windows-1252 and saved that way, as in `â€œ` and `cafÃ©`.

Only sequences that no writing uses count as damage, and only the lines that hold them are touched. The repair itself
is ftfy's, imported when there is damage: a sound text costs one search.
"""

import re
from typing import Final

# What the bytes 80 to BF of UTF-8 look like in windows-1252, or as controls where that has no letter for them.
_TAIL: Final = (
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)
# Quotation marks, dashes and the like (E2 80 xx); a letter inside a word in lower case, or that begins one (C3 xx);
# signs behind a stray letter (C2 xx). Cyrillic and Greek have too many sequences that may be meant.
# It begins with the signs as a set, which re looks for ten times as fast as for the beginnings of alternatives.
_DAMAGE: Final = re.compile(
    f"[\u00e2\u00c3\u00c2](?:(?<=\u00e2)(?:\u20ac{_TAIL}|\u201e\u00a2)|(?<=[a-z]\u00c3){_TAIL}|(?<=\u00c3){_TAIL}(?=[a-z])"
    "|(?<=\u00c2)[\u00a3\u00a9\u00ae\u00b0])"
)
_SIGNS: Final = "\u00e2\u00c3\u00c2"  # one of them is in all damage, and hardly any page has them
# The same in the bytes of a file: each of those characters again as UTF-8.
_DAMAGED_BYTES: Final = re.compile(
    rb"\xc3\xa2(?:\xe2\x82\xac|\xe2\x80\x9e\xc2\xa2)|\xc3\x83(?:\xc2[\x80-\xbf]|\xc5[\x92-\xbe]|\xe2[\x80-\x84][\x80-\xbf])"
    rb"(?=[a-z])|(?<=[a-z])\xc3\x83(?:\xc2[\x80-\xbf]|\xc5[\x92-\xbe]|\xe2[\x80-\x84][\x80-\xbf])|\xc3\x82\xc2[\xa3\xa9\xae\xb0]"
)
_SIGN_BYTES: Final = tuple(sign.encode() + lead for sign in _SIGNS for lead in (b"\xc2", b"\xc5", b"\xe2"))
_UNREADABLE: Final = b"\xef\xbf\xbd"
_MAX_LINE_CHARS: Final = 20_000  # ftfy takes about 1 s for a megabyte; longer lines are mended in pieces
_MAX_MENDED_CHARS: Final = 200_000  # takes half a second at worst
_TIMES: Final = 3  # damage upon damage is peeled off so often


def mend(text: str) -> str:
    """The text with certain mojibake repaired; a text without it comes back as it is. Mending twice changes nothing."""
    for _ in range(_TIMES):
        if not (any(sign in text for sign in _SIGNS) and _DAMAGE.search(text)):
            break
        mended = _mend_lines(text)
        if mended == text:
            break
        text = mended
    return text


def may_need_mending(odd: bytes) -> bool:
    """Whether a text in UTF-8 whose `characters.odd_bytes` are given holds a sign that is in all mojibake."""
    return any(sign.encode() in odd for sign in _SIGNS)


def is_damaged(content: bytes, odd: bytes) -> bool:
    """Whether the bytes of a file hold mojibake, or characters that an earlier program could not read.

    `odd` are its `characters.odd_bytes`: what is damage stands there as well, and there is little of them.
    """
    if not (_UNREADABLE in odd or any(sign in odd for sign in _SIGN_BYTES)):
        return False
    return _UNREADABLE in content or bool(_DAMAGED_BYTES.search(content))


def _mend_lines(text: str) -> str:
    from ftfy import fix_encoding  # 0.1 s to import, and hardly any file needs it

    mended, budget = [], _MAX_MENDED_CHARS
    for line in text.split("\n"):
        if budget > 0 and _DAMAGE.search(line):
            budget -= len(line)
            pieces = (line[at : at + _MAX_LINE_CHARS] for at in range(0, len(line), _MAX_LINE_CHARS))
            line = "".join(fix_encoding(piece) if _DAMAGE.search(piece) else piece for piece in pieces)
        mended.append(line)
    return "\n".join(mended)
