"""Owns mentions of entities: the model's spans cleaned of titles, articles and possessives, and those it missed."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from functions.extract.beside import is_cued
from functions.extract.countries import GEORGIA, GEORGIAN_SIGNS, Country, countries, country_named
from functions.extract.kinds import kind_by_context, kind_by_words
from functions.extract.missed import MAX_NAME_TOKENS, missed_names
from functions.extract.names import gender_of
from functions.extract.reading import DASHES, POSSESSIVES, Named, Reading
from functions.extract.repairs import repaired
from functions.extract.spans import FULL_NAME, TypedSpan
from functions.extract.teams import with_teams
from functions.extract.titles import DEGREES, NAME_SUFFIXES, SHORT_RANKS, TITLES
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
_ARTICLES: Final = frozenset({"the", "a", "an"})
_DETERMINERS: Final = frozenset({"all", "another", "both", "each", "every", "her", "his", "its", "my", "our", "some"})
_LEADING: Final = _DETERMINERS | {"that", "their", "this", "your", "&", "and"}
_EDGE: Final = frozenset("\"“”„«»‘’'`([{)]},;:.!?–—-•*|/…")
_NAMING_TITLES: Final = frozenset(
    "mr mrs ms miss dr sen rep gov justice judge sir prof cr cllr shri smt insp supt sgt".split()  # noqa: SIM905
)
_DEGREES: Final = frozenset(
    {"m.d.", "ph.d.", "phd", "md", "esq.", "dds", "mp", "mep", "kc", "qc", "obe", "mbe", "cbe", "td"}
)
_BULLETS: Final = frozenset({"•", "|", "·", "►", "▪", "●", "»", "/", "*"})
COMPANY_SUFFIXES: Final = frozenset({"inc", "ltd", "llc", "corp", "co", "plc", "gmbh", "ag", "sa", "llp", "lp"})
# Behind a group's name where it stands for people: the Amish are, the Sioux who.
_BEHIND_GROUPS_LIST: Final = """
a and are as at be because but by can could did do for from had has have if in into is may might must not of on or said
say says should than that the their they to was were when where which who will with would
"""
_BEHIND_GROUPS: Final = frozenset(_BEHIND_GROUPS_LIST.split())
# Adjectives that mean the organisation: the Socialist government.
_PARTIES_LIST: Final = "Communist Conservative Democrat Democratic Labor Labour Liberal Republican Socialist Tory"
_PARTIES: Final = frozenset(_PARTIES_LIST.split())
_NAME_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_LETTER: Final = re.compile(r"[^\W\d_]")
_PLAIN: Final = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE})
_PARTING: Final = frozenset({"or", "before", "after", "via", "versus", "vs", "vs.", "when", "that"})


MAX_PARTICLE: Final = 5  # letters: della
CUED_VOTES: Final = 4  # of 3 to 6, all the same: `X is a village` outweighs the model's guesses elsewhere


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
    spans = repaired(reading, _with_full_names(reading, spans))
    spans = _one_type_a_surface(reading, spans)
    spans += list(missed_names(reading, spans))
    georgia_is_country = not GEORGIAN_SIGNS.isdisjoint(reading.words)
    places = [_as_country(reading, span, georgia_is_country) for span in sorted(spans)]
    return [_mention(reading, *span, georgia_is_country) for span in with_teams(reading, places)]


def _cleaned(reading: Reading, named: Named) -> Iterator[TypedSpan]:
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
    if word.endswith(("s", "men")):
        return False
    follows = reading.lower[last] if last < len(reading) else ""
    return word in countries().by_demonym or (word not in _PARTIES and _is_noun(follows))


def _is_noun(word: str) -> bool:
    """Can this word, in lower case behind a group's name, be what the group qualifies?"""
    return word.isalpha() and word not in _BEHIND_GROUPS


def _separates(reading: Reading, token: int, named: Named, kind: EntityType) -> bool:
    word = reading.words[token]
    if word in _BULLETS or (kind in _PLAIN and _stands_between(reading, token)):
        return True
    if word != "," or kind not in {EntityType.PLACE, EntityType.ORG, EntityType.PERSON} or token + 1 >= named.last:
        return False
    following = reading.lower[token + 1].rstrip(".")
    return following not in NAME_SUFFIXES and following not in COMPANY_SUFFIXES and following != "and"


def _stands_between(reading: Reading, token: int) -> bool:
    """Is this a word, or a dash with spaces around, that parts names: Norvale or Tarn, Tarn before May?"""
    if reading.words[token] in DASHES:
        spaced = 0 < token < len(reading) - 1 and reading.ends[token - 1] < reading.starts[token]
        return spaced and reading.ends[token] < reading.starts[token + 1]
    return reading.words[token] in _PARTING


def _trimmed(reading: Reading, first: int, last: int, kind: EntityType) -> tuple[int, int]:
    lower = reading.lower
    while first < last and (lower[last - 1] in POSSESSIVES or _edge(reading.words[last - 1])):
        last -= 1
    if kind is not EntityType.WORK:
        while first < last and not reading.words[last - 1][:1].isupper() and not reading.words[last - 1].isalnum():
            last -= 1
        while last - first > 1 and (_is_lower(reading, first, last - 1) or _is_year(reading.words[last - 1])):
            last -= 1
    while first < last and (lower[first] in _ARTICLES or _edge(reading.words[first])):
        first += 1
    while last - first > 1 and reading.words[first] in _LEADING:
        first += 1
    if kind is EntityType.PERSON:
        while last - first > 1 and _is_before_name(*reading.words[first : first + 2]):
            first += 1
    return first, _before_degrees(reading, first, last, kind)


def _is_before_name(word: str, following: str) -> bool:
    """Is it a title, or in lower case what somebody is: `keyboardist Brook`, but not `al Brook` and `bell hooks`?"""
    is_small = word.isalpha() and word.islower() and len(word) > MAX_PARTICLE and following[:1].isupper()
    return is_small or word.lower().rstrip(".") in TITLES or word in SHORT_RANKS


def _before_degrees(reading: Reading, first: int, last: int, kind: EntityType) -> int:
    """The end of a name without degrees: of `Ada Brook MSc` also where the model took it for an organisation."""
    while kind is EntityType.PERSON and last - first > 1 and reading.lower[last - 1] in _DEGREES:
        last -= 1
    while last - first > FULL_NAME and reading.words[last - 1] in DEGREES:
        if kind is not EntityType.PERSON and not gender_of(fold(reading.words[first])):
            break
        last -= 1
    return last


def _is_lower(reading: Reading, first: int, token: int) -> bool:
    """Is a word in lower case no part of the name? But Song Ki-moon is called so."""
    is_joined = token - first > 1 and reading.words[token - 1] == "-" and reading.words[token - 2].istitle()
    return reading.words[token].islower() and not (is_joined and reading.ends[token - 1] == reading.starts[token])


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4


def _is_name(reading: Reading, first: int, last: int, kind: EntityType) -> bool:
    if not 0 < last - first <= MAX_NAME_TOKENS or not _LETTER.search(reading.string(first, last)):
        return False
    return kind is EntityType.WORK or any(word[:1].isupper() for word in reading.words[first:last])


def _with_full_names(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """The spans with people the model missed, or cut short, behind a title or a first name: Dr. Ada Brook."""
    taken = {token: span for span in spans for token in range(span[0], span[1])}
    grown: dict[int, TypedSpan] = {}
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
            if reading.paragraph[last] != reading.paragraph[token]:
                break
            last += 1
        if last > token:
            grown[token] = (token, last, EntityType.PERSON)
    return [span for span in spans if span[0] not in grown] + list(grown.values())


def _is_title(reading: Reading, token: int) -> bool:
    return token >= 0 and reading.words[token][0].isupper() and reading.lower[token].rstrip(".") in _NAMING_TITLES


def _is_first_name(reading: Reading, span: TypedSpan) -> bool:
    return span[1] - span[0] == 1 and gender_of(fold(reading.words[span[0]])) != ""


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and _NAME_WORD.fullmatch(word) is not None


def _edge(word: str) -> bool:
    return all(character in _EDGE for character in word)


def _one_type_a_surface(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """Give all mentions with the same surface the type that most of them have; the earliest wins a tie."""
    votes: dict[tuple[str, ...], Counter[EntityType]] = {}
    for first, last, kind in spans:
        weight = CUED_VOTES if is_cued(reading, (first, last, kind)) else 1
        votes.setdefault(_surface(reading, first, last), Counter())[kind] += weight
    winner = {surface: count.most_common(1)[0][0] for surface, count in votes.items()}
    return [(first, last, winner[_surface(reading, first, last)]) for first, last, _ in spans]


def _surface(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """The words of a name; `el-Sissi` is `El-Sissi` at the beginning of a sentence."""
    words = reading.words
    return (words[first][:1].upper() + words[first][1:], *words[first + 1 : last])


def _as_country(reading: Reading, span: TypedSpan, georgia_is_country: bool) -> TypedSpan:
    """The span as a place where it is a country's name; the model often calls countries organisations."""
    first, last, kind = span
    text = reading.string(first, last)
    if kind is EntityType.PERSON or (text == GEORGIA and not georgia_is_country):
        return span
    return (first, last, EntityType.PLACE) if country_named(text, kind is EntityType.PLACE) else span


def _mention(reading: Reading, first: int, last: int, kind: EntityType, georgia_is_country: bool) -> Mention:
    text = reading.string(first, last)
    is_georgia = text == GEORGIA and not georgia_is_country
    country = country_named(text, True) if kind is EntityType.PLACE and not is_georgia else None
    if text in countries().by_demonym and kind in (EntityType.ORG, EntityType.PLACE) and not country:
        kind = EntityType.GROUP
    title = reading.lower[first - 1].rstrip(".") if first else ""
    return Mention(reading.starts[first], reading.ends[last - 1], first, last, text, kind, country, title)
