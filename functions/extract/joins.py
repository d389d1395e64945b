"""Owns names that the model took apart: coordinated organisations, names around a nickname, places with a comma."""

from typing import Final

from functions.extract.countries import US_STATES, countries
from functions.extract.gazetteer import known_kinds
from functions.extract.kinds import ORGANISATION_WORDS
from functions.extract.reading import Reading
from functions.extract.spans import TypedSpan, replaced
from functions.extract.titles import TITLES
from shared.document import EntityType

MAX_JOINED: Final = 5  # words behind *and*: Department of Health and Human Services
# Offices and bodies whose name goes on with `of`, `for` or `on` and several subjects.
_HEADS_LIST: Final = """
Academy Agency Association Board Bureau Center Centre College Commission Committee Council Department Faculty
Federation Institute Ministry Museum Office School Society Subcommittee
"""
_HEADS: Final = frozenset(_HEADS_LIST.split())
_LINKS: Final = frozenset({"of", "for", "on"})
_AND: Final = frozenset({"and", "&"})
_SUBJECTS: Final = frozenset({"services", "service", "school", "records", "forces", "programme", "project", "systems"})
_BODIES: Final = ORGANISATION_WORDS - _SUBJECTS
# Companies are called by two towns or families: London and South Western Railway, Ransom & Hale Ltd.
_FIRMS_LIST: Final = "railway railroad company inc ltd llp plc corp brothers sons partners"
_FIRMS: Final = frozenset(_FIRMS_LIST.split())
_PAIRS: Final = frozenset({('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’"), ("(", ")")})
# Codes of the postal service but for those that are also degrees, ranks or words: MD, PA, IN, OR, ME, OK, HI, CO, MA.
_POSTAL_LIST: Final = """
AL AK AZ AR CA CT DE FL GA IL IA KS KY LA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH RI SC SD TN TX UT VT WA WV WI WY
"""
_POSTAL_CODES: Final = frozenset(_POSTAL_LIST.split())
NICKNAME_WORDS: Final = 4  # “ Buck ” Hale
_CAPITAL: Final = ["Washington", ",", "D.C."]


def with_coordinated_organisations(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Department of Health and Care`, `Norvale and Tarn Railway` where the model has only a part or two."""
    begins = {span[0]: span for span in spans}
    grown = []
    for span in spans:
        after = span[1]
        if after + 1 >= len(reading) or reading.words[after] not in _AND or span[2] is EntityType.GROUP:
            continue
        other = begins.get(after + 1)
        if other is not None and _is_firm_of_two(reading, span, other):
            grown.append((span[0], other[1], EntityType.ORG))
        elif (end := _end_of_subjects(reading, span, other)) > after:
            grown.append((span[0], end, EntityType.ORG))
    return replaced(spans, grown)


def _is_firm_of_two(reading: Reading, one: TypedSpan, other: TypedSpan) -> bool:
    last = reading.lower[other[1] - 1].rstrip(".")
    return (
        other[2] is EntityType.ORG
        and other[1] - other[0] > 1
        and last in _FIRMS
        and one[1] - one[0] == 1
        and known_kinds().get(reading.words[one[0]]) is not EntityType.ORG
        and reading.paragraph[one[0]] == reading.paragraph[other[0]]
    )


def _end_of_subjects(reading: Reading, span: TypedSpan, other: TypedSpan | None) -> int:
    """The end of the second subject of an office's name, or the span's own end."""
    first, last, kind = span
    words = reading.words
    named = words[first:last]
    begins = next((i for i, word in enumerate(named) if word in _LINKS), 0)
    if kind is not EntityType.ORG or not begins or named[begins - 1] not in _HEADS or "and" in named:
        return last
    if other is not None and other[2] in {EntityType.PERSON, EntityType.PLACE, EntityType.GROUP}:
        return last
    end = last + 1
    while end < min(len(words), last + 1 + MAX_JOINED) and words[end].istitle():
        end += 1
    subject = words[last + 1 : end]
    if not subject or " ".join(subject) in known_kinds() or subject[0].lower() in TITLES:
        return last
    if any(word.lower() in _BODIES for word in subject) or words[end - 1] in countries().by_name:
        return last
    return end if reading.paragraph[end - 1] == reading.paragraph[first] else last


def with_nicknames(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`William “Buck” Hale` is one person."""
    ends = {span[0]: span[1] for span in spans}
    begins = {span[1]: span[0] for span in spans if span[2] is EntityType.PERSON}
    grown: list[TypedSpan] = []
    for first, last, kind in spans:
        if kind is EntityType.PERSON and _is_cut_at_nickname(reading, first, last):
            begin = begins.get(first - 1, _begin_of_name(reading, first - 1))
            if begin < first - 1:
                grown.append((begin, last, kind))
        elif kind is EntityType.PERSON and _is_nickname(reading.words[last : last + 4]):
            end = ends.get(last + 3, last + 4)
            if reading.paragraph[end - 1] == reading.paragraph[first]:
                grown.append((first, end, EntityType.PERSON))
    return replaced(spans, grown)


def _is_cut_at_nickname(reading: Reading, first: int, last: int) -> bool:
    """Did the model see `Buck” Hale` alone, of `William “Buck” Hale`?"""
    if first < 2 or last - first < NICKNAME_WORDS - 1:
        return False
    same = reading.paragraph[first - 2] == reading.paragraph[first]
    return same and _is_nickname(reading.words[first - 1 : first + 3])


def _begin_of_name(reading: Reading, end: int) -> int:
    """The first token of a first name before a token, also of Ji-woo, or the token itself."""
    words, begin = reading.words, end
    if end > 2 and words[end - 2] == "-" and reading.ends[end - 2] == reading.starts[end - 1]:
        begin = end - 2
    return begin - 1 if _is_name(words[begin - 1]) else end


def _is_nickname(words: list[str]) -> bool:
    """Are these words a name between marks and a surname?"""
    is_pair = len(words) == NICKNAME_WORDS and (words[0], words[2]) in _PAIRS
    return is_pair and words[1][0].isalpha() and words[1].istitle() and _is_name(words[3])  # not (@brook) May


def _is_name(word: str) -> bool:
    return word.istitle() and word.isalpha()


def with_postal_codes(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`TX` in `Tarnfield, TX` and `Tex.` in `Tarnfield, Tex.` is a place."""
    taken = {token for first, last, _ in spans for token in range(first, last)}
    codes = [
        (token, token + 1, EntityType.PLACE)
        for token, word in enumerate(reading.words)
        if (word in _POSTAL_CODES or word in US_STATES)
        and token > 1
        and reading.words[token - 1] == ","
        and token - 2 in taken
        and reading.words[token - 2].istitle()
    ]
    return replaced(spans, codes)


def with_joined_places(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Washington, D.C.`, and countries of two names such as Bosnia and Herzegovina, are one place."""
    grown = []
    for first, _, kind in spans:
        if kind is not EntityType.PLACE and kind is not EntityType.ORG:
            continue
        words = reading.words[first : first + 3]
        if words == _CAPITAL or (words[1:2] == ["and"] and " ".join(words) in countries().by_name):
            grown.append((first, first + 3, EntityType.PLACE))
    return replaced(spans, grown)
