"""Owns mentions of entities: the model's spans cleaned of titles, articles and possessives, and those it missed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from functions.extract.countries import GEORGIA, GEORGIAN_SIGNS, Country, countries, country_named
from functions.extract.kinds import kind_by_context, kind_by_words
from functions.extract.names import gender_of
from functions.extract.reading import Named, Reading
from shared.document import EntityType
from shared.identifiers import fold

# OntoNotes labels that are entities of ours; dates, quantities and languages are not.
TYPE_OF_LABEL: Final = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "WORK_OF_ART": EntityType.WORK,
    "PRODUCT": EntityType.PRODUCT,
    "LAW": EntityType.LAW,
}
_TITLES = (
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend pastor rabbi imam bishop archbishop cardinal "
    "pope father sister saint sen sens senator rep reps representative congressman congresswoman gov governor mayor "
    "president vice premier chancellor minister prime secretary deputy attorney general judge justice chief speaker "
    "chairman chairwoman director ambassador commissioner sheriff officer detective captain capt colonel col lt "
    "lieutenant gen maj major sgt sergeant adm admiral cmdr commander coach king queen prince princess ex former "
    "president-elect first councillor councilman councilwoman alderman treasurer actress actor banker analyst "
    "spokesman spokeswoman strategist adviser advisor attorney lawyer pastor economist historian author"
)
TITLES: Final = frozenset(_TITLES.split())
NAME_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"})
MAX_NAME_TOKENS: Final = 8  # longer spans are lists or sentences that the model took for a name
_ARTICLES: Final = frozenset({"the", "a", "an"})
_EDGE: Final = frozenset("\"“”„«»‘’'`([{)]},;:.!?–—-•*|/…")
_POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’", "s'"})
_NAMING_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "sen", "rep", "gov", "justice", "judge", "sir"})
_DEGREES: Final = frozenset({"m.d.", "ph.d.", "phd", "md", "esq.", "dds", "mp", "mep"})
_BULLETS: Final = frozenset({"•", "|", "·", "►", "▪", "●", "»", "/", "*"})
COMPANY_SUFFIXES: Final = frozenset({"inc", "ltd", "llc", "corp", "co", "plc", "gmbh", "ag", "sa", "llp", "lp"})
_NAME_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_LETTER: Final = re.compile(r"[^\W\d_]")


class Mention(NamedTuple):
    """A mention of an entity: characters, tokens, and what kind of thing it is there."""

    start: int
    end: int
    first: int
    last: int  # token, exclusive
    text: str
    type: EntityType
    country: Country | None
    title: str = ""  # the word before, lower case without its stop: `mrs` tells which Clinton is meant


def find_mentions(reading: Reading) -> list[Mention]:
    """All mentions of an article in text order; they never overlap."""
    spans = [span for named in reading.names for span in _cleaned(reading, named)]
    spans = _with_full_names(reading, spans)
    spans = _one_type_a_surface(reading, spans)
    spans += list(_missed(reading, spans))
    georgia_is_country = not GEORGIAN_SIGNS.isdisjoint(reading.words)
    return [_mention(reading, *span, georgia_is_country) for span in sorted(spans)]


_Typed = tuple[int, int, EntityType]


def _cleaned(reading: Reading, named: Named) -> Iterator[_Typed]:
    """The spans of a model's name without what does not belong to it; lists of names are taken apart."""
    kind = TYPE_OF_LABEL.get(named.label)
    if kind is None:
        return
    start = named.first
    for token in range(named.first, named.last + 1):
        if token == named.last or _separates(reading, token, named, kind):
            first, last = _trimmed(reading, start, token, kind)
            if _is_name(reading, first, last, kind) and not (kind is EntityType.GROUP and _is_adjective(reading, last)):
                own = kind_by_words(reading.words[first:last], kind)
                yield first, last, kind_by_context(reading, first, last, own)
            start = token + 1


def _is_adjective(reading: Reading, last: int) -> bool:
    """Does a group's name only qualify a noun, as in North Korean troops? That is a relation and no entity."""
    word, tag, dep = reading.words[last - 1], reading.tags[last - 1], reading.deps[last - 1]
    if tag:
        return tag == "JJ" or dep in {"amod", "compound"}
    return word in countries().by_demonym and not word.endswith(("s", "men"))


def _separates(reading: Reading, token: int, named: Named, kind: EntityType) -> bool:
    word = reading.words[token]
    if word in _BULLETS:
        return True
    if word != "," or kind not in {EntityType.PLACE, EntityType.ORG, EntityType.PERSON} or token + 1 >= named.last:
        return False
    following = reading.lower[token + 1].rstrip(".")
    return following not in NAME_SUFFIXES and following not in COMPANY_SUFFIXES and following != "and"


def _trimmed(reading: Reading, first: int, last: int, kind: EntityType) -> tuple[int, int]:
    lower = reading.lower
    while first < last and (lower[last - 1] in _POSSESSIVES or _edge(reading.words[last - 1])):
        last -= 1
    if kind is not EntityType.WORK:
        while first < last and not reading.words[last - 1][:1].isupper() and not reading.words[last - 1].isalnum():
            last -= 1
        while last - first > 1 and (reading.words[last - 1].islower() or _is_year(reading.words[last - 1])):
            last -= 1
    while first < last and (lower[first] in _ARTICLES or _edge(reading.words[first])):
        first += 1
    if kind is EntityType.PERSON:
        while last - first > 1 and lower[first].rstrip(".") in TITLES:
            first += 1
        while last - first > 1 and lower[last - 1] in _DEGREES:
            last -= 1
    return first, last


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4


def _is_name(reading: Reading, first: int, last: int, kind: EntityType) -> bool:
    if not 0 < last - first <= MAX_NAME_TOKENS or not _LETTER.search(reading.string(first, last)):
        return False
    return kind is EntityType.WORK or any(word[:1].isupper() for word in reading.words[first:last])


def _with_full_names(reading: Reading, spans: list[_Typed]) -> list[_Typed]:
    """The spans with people the model missed, or cut short, behind a title or a first name: Dr. Ada Brook."""
    taken = {token: span for span in spans for token in range(span[0], span[1])}
    grown: dict[int, _Typed] = {}
    for token in range(len(reading)):
        span = taken.get(token)
        if span is None and not _is_title(reading, token - 1):
            continue
        if span is not None and (span[0] != token or span[2] is not EntityType.PERSON):
            continue
        if not _is_title(reading, token - 1) and (span is None or not _is_first_name(reading, span)):
            continue
        last = span[1] if span else token
        while last < min(len(reading), token + 4) and last not in taken and _is_name_word(reading.words[last]):
            last += 1
        if last > token:
            grown[token] = (token, last, EntityType.PERSON)
    return [span for span in spans if span[0] not in grown] + list(grown.values())


def _is_title(reading: Reading, token: int) -> bool:
    return token >= 0 and reading.words[token][0].isupper() and reading.lower[token].rstrip(".") in _NAMING_TITLES


def _is_first_name(reading: Reading, span: _Typed) -> bool:
    return span[1] - span[0] == 1 and gender_of(fold(reading.words[span[0]])) != ""


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and _NAME_WORD.fullmatch(word) is not None


def _edge(word: str) -> bool:
    return all(character in _EDGE for character in word)


def _one_type_a_surface(reading: Reading, spans: list[_Typed]) -> list[_Typed]:
    """Give all mentions with the same surface the type that most of them have; the earliest wins a tie."""
    votes: dict[tuple[str, ...], Counter[EntityType]] = {}
    for first, last, kind in spans:
        votes.setdefault(tuple(reading.words[first:last]), Counter())[kind] += 1
    winner = {surface: count.most_common(1)[0][0] for surface, count in votes.items()}
    return [(first, last, winner[tuple(reading.words[first:last])]) for first, last, _ in spans]


def _missed(reading: Reading, spans: list[_Typed]) -> Iterator[_Typed]:
    """Names found elsewhere in the article, surnames of people and countries, where the model saw nothing."""
    known = _known_names(reading, spans)
    openers = {surface[0] for surface in known}
    covered = bytearray(len(reading))
    for first, last, _ in spans:
        covered[first:last] = b"\1" * (last - first)
    token, size = 0, len(reading)
    while token < size:
        length = 0
        if reading.words[token] in openers and not covered[token]:
            length = _longest(reading.words, token, known, covered)
            if length and _is_part(reading, token, token + length, covered):
                length = 0
        if length:
            yield token, token + length, known[tuple(reading.words[token : token + length])]
        token += length or 1


def _is_part(reading: Reading, first: int, last: int, covered: bytearray) -> bool:
    """Does a known name stand inside a longer one, as Ohio in Ohio State?"""
    if last < len(reading) and reading.words[last][0].isupper() and not covered[last]:
        return True
    if not first or covered[first - 1]:
        return False
    before = reading.words[first - 1]
    opens_sentence = first < 2 or reading.sentence[first - 1] != reading.sentence[first - 2]
    is_title = before.lower().rstrip(".") in TITLES
    return before[0].isupper() and before.isalpha() and not opens_sentence and not is_title and len(before) > 1


def _longest(words: list[str], token: int, known: dict[tuple[str, ...], EntityType], covered: bytearray) -> int:
    for length in range(min(MAX_NAME_TOKENS, len(words) - token), 0, -1):
        if tuple(words[token : token + length]) in known and not any(covered[token : token + length]):
            return length
    return 0


def _known_names(reading: Reading, spans: Iterable[_Typed]) -> dict[tuple[str, ...], EntityType]:
    known = {tuple(name.split(" ")): EntityType.PLACE for name in _sure_country_names()}
    for first, last, kind in spans:
        words = tuple(reading.words[first:last])
        if kind is EntityType.PERSON and len(words) > 1:
            surname = words[-1] if words[-1].lower().rstrip(".") not in NAME_SUFFIXES else words[-2]
            if len(surname) > 2 and surname[0].isupper() and surname.lower() not in TITLES:
                known.setdefault((surname,), kind)
        if words[0][:1].isupper() and (len(words) > 1 or len(words[0]) > 2) and kind is not EntityType.WORK:
            known[words] = kind
    return known


def _sure_country_names() -> Iterator[str]:
    return (
        name
        for name in countries().by_name
        if name not in (GEORGIA, "Emirates", "America") and country_named(name, False)
    )


def _mention(reading: Reading, first: int, last: int, kind: EntityType, georgia_is_country: bool) -> Mention:
    text = reading.string(first, last)
    country = country_named(text, kind is EntityType.PLACE) if kind is not EntityType.PERSON else None
    if text == GEORGIA and not georgia_is_country:
        country = None
    if country is not None:
        kind = EntityType.PLACE
    elif text in countries().by_demonym and kind in (EntityType.ORG, EntityType.PLACE):
        kind = EntityType.GROUP
    title = reading.lower[first - 1].rstrip(".") if first else ""
    return Mention(reading.starts[first], reading.ends[last - 1], first, last, text, kind, country, title)
