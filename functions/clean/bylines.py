"""Owns the finding of authors in text without markup: every trace of a name is evidence, and evidence adds up."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.byline_openings import names_behind, without_pictures
from functions.clean.names import is_agency, is_person, names_in_byline, tidy_name, unique_names
from functions.clean.openings import is_date_line
from functions.clean.page_hints import HINTS

_BYLINE: Final = re.compile(
    r"(?:^|[|•·–—-] ?|\d ?|\bEST |\bEDT )(?:(?:words|written|story|text|report(?:ed)?|reviewed|"
    r"posted|published|updated|article|"
    r"as told to)\s+)?(?:by|von|par|por|author|as told to)\b ?:? ?(?=\w)",
    re.IGNORECASE,
)
_BYLINE_ALONE: Final = re.compile(r"^(?:by|written by|author|von|par|por):?$", re.IGNORECASE)
_GLUED_BY: Final = re.compile(r"^By(?=[A-Z][a-z])|^\d{1,2}(?:d|h|m|min|hr)(?=[A-Z])")
# Tags without space between them leave words glued: "By Ann LeeDec 20", "Ann LeeStaff Writer", "Ann Lee2026-05-22",
# "Ann Lee@annlee" and "ANN LEEMAY 22, 2026".
_GLUED_TAIL: Final = re.compile(
    r"(?<=[a-z.])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,7}\.? \d|"
    r"Published|Updated|Posted|Staff|Senior|Writer|Reporter|Editor|Contributor|Correspondent|Associate|Assistant|"
    r"Showbiz|Sports|Shopping|News|Data |archive page|Chief|Deputy|Executive|Special|Features|Freelance|"
    r"\d{4}-\d\d-\d\d|@\w)|"
    r"(?<=[A-Z]{2})(?=(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.? \d{1,2}, \d{4})"
)
_CAPITALISED: Final = r"[^\W\d_a-z][\w.’'-]{0,30}"
_PARTICLE: Final = r"(?:de|del|della|der|van|von|den|la|le|bin|al|el|da|dos|di)"
_NAME: Final = rf"{_CAPITALISED}(?:(?: {_PARTICLE}){{0,2}} {_CAPITALISED}){{1,3}}"
_BIOGRAPHY: Final = re.compile(
    rf"^(?P<name>{_NAME}),? (?:(?:is|was) (?:an?|the|our|based)|"
    rf"has (?:been|covered|written|worked|reported)|covers?|writes?|reports?|curates?|joined|works?|serves?|"
    rf"lives|began|started|spent|"
    r"oversees|leads|edits|hosts)\b"
)
_FOLLOW: Final = re.compile(
    rf"\b(?:Follow|Contact|Email|More (?:by|from)|View all posts by|Posts by|(?:Reporter|Writer|"
    rf"Editor|Author):?|About|Read more from) "
    rf"(?P<name>{_NAME})"
)
_DATED: Final = re.compile(
    rf"(?P<name>{_NAME})(?:(?:,| and| &) {_NAME}){{0,3}}[ ,|•·/@-]{{0,4}}"
    r"(?=\d|[A-Z][a-z]{2,8}\.? \d|Published|Updated|Posted|@|$)"
)
_IN_ROLE: Final = re.compile(
    rf"(?P<name>{_NAME}), (?:[\w&]+ ){{0,3}}(?i:reporter|editor|writer|correspondent|critic|columnist)\b"
)
_NAMES_IN_PLACE: Final = re.compile(
    rf"{_NAME}(?:(?:,| and| &) {_NAME}){{0,3}} in {_CAPITALISED}(?:[ ,]{{1,2}}{_CAPITALISED}){{0,3}}"
)
_STAFF: Final = re.compile(r"(?<=\w{3}),? staff(?: reports?)?$", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_MAX_SHORT_CHARS: Final = 80  # a line that holds little but a name, a role and a date
# Addresses and handles hold names in lower case.
_LOWER_WORD: Final = re.compile(r"(?<![\w@./_-])[a-z]{2,20}(?![\w@/_-]|\.\w)")
# How much a line counts by where it stands: between headline and article, around these, above, or below the article.
_NEARNESS: Final = {"between": 1.0, "near": 1.0, "head": 0.6, "after": 0.5}
_ALONE: Final = {"between": 2.1, "near": 1.3, "head": 0.8, "after": 0.4}
_MAX_CHARS: Final = 220  # longer lines are paragraphs; biographies may have more
_BEFORE: Final = 14  # lines before the headline or article in which a byline may stand
_AFTER: Final = 30  # lines after it in which a biography may stand
_ENOUGH: Final = 2.0  # evidence from which a name is an author's; chosen on the afd development set


def authors_of_lines(blocks: Sequence[Block], kept: Sequence[bool], start: int, first: int, last: int) -> list[str]:
    """The authors of the article between `first` and `last` whose headline stands at `start`; often none."""
    evidence: dict[str, float] = defaultdict(float)
    together: dict[str, list[str]] = {}
    beside: list[str] = []
    agencies: list[str] = []
    common = _common_words(blocks)
    body = " ".join(block.text for block, keep in zip(blocks, kept, strict=True) if keep)
    head = range(max(0, start - _BEFORE), min(len(blocks), first + 6))
    for i in (*head, *range(max(first + 6, last), min(len(blocks), last + _AFTER))):
        text, place = _unglued(blocks[i].text), _place(i, start, first, head)
        byline = _names_after_by(text, blocks, i) if len(text) <= _MAX_CHARS and not (kept[i] and i > first + 2) else []
        for name in byline:
            evidence[name] += 3.5 * _NEARNESS[place]
            together.setdefault(name, byline)
        if place in ("between", "near"):
            beside += byline
        if not byline and i in head and _BYLINE.match(text) and is_agency(text):
            agencies.append(_STAFF.sub("", _BYLINE.sub("", text)).strip())
        traces = _other_traces(blocks[i], text, place) if not kept[i] else []
        for name, weight in traces:
            evidence[name] += weight * _doubt(name, common, body)
            together.setdefault(name, [other for other, _ in traces])
    if beside:
        return unique_names(beside)
    best = max(evidence.items(), key=lambda item: item[1], default=("", 0.0))
    if best[1] >= _ENOUGH:
        return unique_names(together.get(best[0], [best[0]]))
    return agencies[:1]


def biography_of(text: str) -> str:
    """Whom a line tells of as a biography does; empty if it does not."""
    found = _BIOGRAPHY.match(text)
    return tidy_name(found["name"]) if found else ""


def _place(i: int, start: int, first: int, head: range) -> str:
    if start <= i <= first:
        return "between"
    if start - 3 <= i <= first + 3:
        return "near"
    return "head" if i in head else "after"


def _common_words(blocks: Sequence[Block]) -> set[str]:
    """Words that the page also writes in lower case: what looks like a name but consists of them is none."""
    return {word for block in blocks for word in _LOWER_WORD.findall(block.text)}


def _doubt(name: str, common: set[str], body: str) -> float:
    """A factor for weak evidence: common words are no names, and who is written about is rarely who writes."""
    words = name.split()
    seen = sum(1 for word in words if word.lower() in common)
    factor = 0.3 if 2 * seen >= len(words) else 1.0
    return factor * (0.4 if body.count(words[-1]) >= 2 else 1.0)


def _unglued(text: str) -> str:
    return _GLUED_TAIL.sub(" | ", _GLUED_BY.sub(lambda match: "By " if match.group() == "By" else "", text[:600]))


def _names_after_by(text: str, blocks: Sequence[Block], i: int) -> list[str]:
    if _BYLINE_ALONE.match(text):
        return names_in_byline(_unglued(blocks[i + 1].text)) if i + 1 < len(blocks) else []
    match = _BYLINE.search(text[:120])
    behind = without_pictures(text[match.end() :]) if match else names_behind(text)
    return names_in_byline(behind) if behind else []


def _other_traces(block: Block, text: str, place: str) -> list[tuple[str, float]]:
    """Names with the weight of what the line says about them: a biography, a name alone, with a date, with a role."""
    if is_date_line(text):
        return []  # capitals in it are the place
    found: list[tuple[str, float]] = []
    biography, follow = _BIOGRAPHY.match(text), _FOLLOW.search(text)
    is_marked = not block.tag or block.near & HINTS["byline"] or (block.link_chars and place == "between")
    if biography:
        found.append((tidy_name(biography["name"]), 2.2))
    if follow:
        found.append((tidy_name(follow["name"]), 1.2))
    if len(text) <= _MAX_SHORT_CHARS and not biography:
        name, _, rest = text.partition(" | ")
        name = tidy_name(name)
        credited = _DATED.match(text) or _IN_ROLE.match(text)
        if place == "between":
            credited = credited or _NAMES_IN_PLACE.fullmatch(text)
        if is_person(name) and not _DIGIT.search(rest):
            found.append((name, _ALONE[place] if is_marked else 0.7))
        elif is_person(name) or credited:
            names = [name] if is_person(name) else names_in_byline(text)
            found += [(person, 2.2 * _NEARNESS[place]) for person in names]
    return [(name, weight) for name, weight in found if is_person(name)]
