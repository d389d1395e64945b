"""Owns quotation marks: where quoted regions begin and end, whatever convention the text follows.

The text is read once, from left to right, a paragraph (a line) at a time, so the time is linear in its length.
A region is what stands between two marks, the marks themselves left out:

* double marks: straight, curly, low („ “), angled (« », ‹ ›), doubled apostrophes and doubled backquotes, also when
  opener and closer are of different kinds or a curly mark is turned the wrong way;
* single marks as British papers use them, told from apostrophes by what stands on either side;
* marks of one kind inside marks of another belong to the outer region;
* a mark that is never closed opens a region to the end of its paragraph when the next paragraph opens with a mark
  too (the convention for quotations of several paragraphs) or when the mark clearly opens.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

PARAGRAPH = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARK = re.compile("''|``|,,(?=\\w)|[\"“”„‟″«»‹›〝〞＂「」『』‘’‚‛']")
_OPENERS = frozenset("“„‟«‹〝「『") | {"``", ",,"}
_CLOSERS = frozenset("”»›〞」』")
_SINGLE = frozenset("‘’‚‛'")
_SINGLE_MARK = re.compile("[‘’‚‛]|(?<!')'(?!')")
_BEFORE_OPENER = frozenset("([{—–-/'‘’:;,….“\"*>|")
_AFTER_CLOSER = frozenset(".,;:!?)]}—–-…\"”'’")
_ENDS_SPEECH = frozenset(",.?!…;—–-")
# Words that begin with an apostrophe: 'em, 'tis, '90s.
_ELISION = re.compile(r"(?:\d|em\b|tis\b|twas\b|til\b|cause\b|bout\b|n\b|round\b|neath\b|ere\b|cos\b)", re.I)


class Region(NamedTuple):
    """A quoted stretch of text, marks excluded; `closed` tells whether a closing mark was found."""

    start: int
    end: int
    mark: str
    closed: bool
    paragraph: int  # number of the line it stands in, counting lines that are not empty


def quoted_regions(text: str) -> list[Region]:
    """All quoted regions of a text in order, without white space at their ends; they never overlap."""
    regions: list[Region] = []
    for number, paragraph in enumerate(PARAGRAPH.finditer(text)):
        found = _double(text, *paragraph.span(), number)
        regions.extend(_with_single(text, *paragraph.span(), number, found))
    return regions


def _trimmed(text: str, start: int, end: int, mark: str, closed: bool, number: int) -> Iterator[Region]:
    piece = text[start:end]
    end -= len(piece) - len(piece.rstrip())
    start += len(piece) - len(piece.lstrip())
    if start < end:
        yield Region(start, end, mark, closed, number)


def _family(mark: str) -> str:
    if mark in "“”„‟〝〞":
        return "curly"
    return "angle" if mark in "«»‹›" else "straight"


def _double(text: str, begin: int, stop: int, number: int) -> list[Region]:
    """The regions between double marks in one paragraph."""
    regions: list[Region] = []
    opened, mark, nested = -1, "", [""]
    for match in _MARK.finditer(text, begin, stop):
        found, a, b = match.group(), match.start(), match.end()
        if found in _SINGLE:
            continue
        before = text[a - 1] if a > begin else " "
        after = text[b] if b < stop else " "
        if opened < 0:
            if _opens_region(found, before, after):
                opened, mark, nested = b, found, []
            continue
        if _opens_again(found, before, after, mark):
            if _family(found) != _family(mark):
                nested.append(_family(found))
                continue
            regions.extend(_trimmed(text, opened, a, mark, False, number))  # the closing mark before it is missing
            opened, mark, nested = b, found, []
        elif nested and nested[-1] == _family(found):
            nested.pop()
        else:
            regions.extend(_trimmed(text, opened, a, mark, True, number))
            opened = -1
    if opened >= 0:
        regions.extend(_trimmed(text, opened, stop, mark, False, number))
    return regions


def _opens_region(mark: str, before: str, after: str) -> bool:
    """Does a mark outside any region open one? Stray closers and inches (6'3") do not."""
    free_before = before.isspace() or before in _BEFORE_OPENER
    if mark in _OPENERS:
        return not after.isspace() or before.isspace()
    if mark in _CLOSERS:
        # Turned the wrong way, as in ”like this”, or the » German » and Swedish fashion.
        return before.isspace() or (free_before and not after.isspace() and after not in _AFTER_CLOSER)
    return free_before and not after.isspace()


def _opens_again(mark: str, before: str, after: str, current: str) -> bool:
    """Does a mark inside a region open another one, rather than close it?"""
    if current in "»›" and mark in "«‹":
        return False
    if mark in _OPENERS:
        turned = not before.isspace() and (after.isspace() or after in _AFTER_CLOSER)
        german = current in ("„", ",,", "‟") and mark in "“‟"
        return not (turned or german)
    return mark not in _CLOSERS and before.isspace() and not after.isspace()


def _with_single(text: str, begin: int, stop: int, number: int, double: list[Region]) -> list[Region]:
    """The regions of a paragraph with those between single marks that lie outside all double ones."""
    starts = [region.start for region in double]
    regions = list(double)
    opened, fallback = -1, -1
    for match in _SINGLE_MARK.finditer(text[begin:stop]):
        a = begin + match.start()
        if _inside(double, starts, a):
            continue
        before = text[a - 1] if a > begin else " "
        after = text[a + 1] if a + 1 < stop else " "
        if opened < 0:
            if _opens_single(text, a, before, after):
                opened, fallback = a + 1, -1
        elif (closing := _closes_single(before, after, text[a])) == "sure":
            regions.extend(_trimmed(text, opened, a, "‘", True, number))
            opened = -1
        elif closing == "perhaps" and fallback < 0:
            fallback = a
    if opened >= 0 and fallback >= 0:
        regions.extend(_trimmed(text, opened, fallback, "‘", True, number))
    return sorted(_apart(regions))


def _apart(regions: list[Region]) -> Iterator[Region]:
    """Regions in order, without those that overlap one before them (a single mark open across a double pair)."""
    end = -1
    for region in sorted(regions):
        if region.start >= end:
            yield region
            end = region.end


def _inside(regions: list[Region], starts: list[int], at: int) -> bool:
    index = bisect_left(starts, at + 1) - 1
    return index >= 0 and regions[index].start <= at <= regions[index].end


def _opens_single(text: str, at: int, before: str, after: str) -> bool:
    free = before.isspace() or before in '([{—–-:/“"'
    if not free or after.isspace() or after in ".,;:!?)":
        return False
    return text[at] != "’" and not _ELISION.match(text, at + 1)


def _closes_single(before: str, after: str, mark: str) -> str:
    """`sure`, `perhaps` (it may be the apostrophe of a plural: the boys’ club) or ``."""
    if mark in "‘‚" or before.isspace() or after.isalnum():
        return ""
    if before in _ENDS_SPEECH or (not after.isspace() and after in _AFTER_CLOSER):
        return "sure"
    return "perhaps" if before in "sz" and after.isspace() else "sure"
