"""Owns words in capitals that are no name of a person, an organisation or a place: ranks, abbreviations, types."""

import re
from collections import Counter
from typing import Final

from functions.extract.countries import countries
from functions.extract.cues import MAX_INVERTED, SAYING
from functions.extract.gazetteer import known_kinds
from functions.extract.kinds import ORGANISATION_WORDS
from functions.extract.names import gender_of
from functions.extract.reading import ENDS, Reading, opens_sentence
from functions.extract.roles import HUMAN_NOUNS
from functions.extract.spans import FULL_NAME, TypedSpan, full_name_words, surface
from functions.extract.titles import DEGREES, SHORT_RANKS, TITLES
from shared.document import EntityType
from shared.identifiers import fold

# Things, degrees and posts that newspapers shorten. Every one is a common noun in full.
_ABBREVIATIONS_LIST: Final = """
AI AIDS ATM BBQ CAD CD CDs CEO CEOs CFO CIO COO COVID COVID-19 CPR CTO CV DIY DJ DJs DNA DUI DVD DVDs ERA ETF EP ESL
FAQ GDP GMT GPA GPS HD HIV HR ID IDs IED IPO IQ IT IVF KO LCD LED LGBT LGBTQ LLC LLP LP LPs MBA MEP MP3 MP MPs MRI
MVP MVPs NGO NGOs OK PC PCs PDF PhD PM POW POWs PR PTSD QB RBI RBIs RNA RSVP RV SAT SMS SOS STEM SUV SUVs SWAT TKO
TV TVs UFO UFOs URL USB VAT VIP VIPs VP WMD X-ray EST EDT PST PDT BST CET UTC a.m. p.m.
ABV AWD CPU CPUs Covid Covid-19 DVR DVRs EMT EMTs EV EVs FAQs FWD FYI GB GPU GPUs GUI HDR ICU ICUs LLM LLMs MSRP NDA
NDAs O.K. OLED PPE RAM RFID RPM SEO SQL SSD SSDs TBA TBD VR Wi-Fi WiFi XL Y2K
"""
_ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS_LIST.split())
_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS: Final = "january february july september october november december"  # the others are also people's names
_DATES: Final = frozenset(f"{_WEEKDAYS} {_MONTHS} today yesterday tomorrow".split())
_ALSO_NAMES: Final = frozenset(
    {"king", "prince", "bishop", "judge", "chancellor", "lord", "cardinal", "pope", "economist"}
)
_RANKS: Final = (TITLES | {"brigadier", "major-general", "lance", "corporal", "cpl", "brig", "fr"}) - _ALSO_NAMES
# Aircraft, missiles, weapons and roads are called by letters and a number: F-16, B-52 Stratofortress, AK-47.
# But the G-20, the MS-13 and the I-95 are no products.
_DESIGNATION: Final = re.compile(r"(?!G-|MS-|I-|US-)[A-Z]{1,3}-\d{1,4}[A-Z]?")
_EVENT_HEADS: Final = frozenset({"Battle", "Siege", "Treaty", "Massacre", "Feast", "Storming", "Sack"})
_WAR_NUMBERS: Final = frozenset({"I", "II", "One", "Two", "1", "2"})
# What a minister is of: the Labour Minister is of no party.
_PORTFOLIOS_LIST: Final = """
Agriculture Culture Defence Defense Economy Education Energy Environment Finance Health Home Housing Industry Interior
Justice Labor Labour Trade Transport Transportation Treasury Water Welfare
"""
PORTFOLIOS: Final = frozenset(_PORTFOLIOS_LIST.split())
_HOLDERS: Final = frozenset({"Minister", "Ministers", "Secretary"})
# How one speaks to and of people of rank: Her Royal Highness.
_COURTESIES: Final = frozenset({"Highness", "Highnesses", "Majesty", "Majesties", "Excellency", "Holiness", "Eminence"})
# Titles in short, which are no part of an organisation's name.
_SHORT: Final = frozenset("mr mrs ms rev dr sir dame cr cllr clr insp supt sgt prof shri smt sen rep gov".split())  # noqa: SIM905
# Trades that are first names too.
_FIRST_NAMES: Final = frozenset(
    {"Carter", "Cook", "Duke", "Earl", "Hunter", "Major", "Mason", "Miller", "Parker", "Porter", "Tailor"}
)
_OF_WORDS: Final = frozenset({EntityType.ORG, EntityType.WORK, EntityType.EVENT, EntityType.PRODUCT, EntityType.LAW})
MIN_PARAGRAPH: Final = 18  # tokens of the lines before and behind a heading
HEADING_SHARE: Final = 0.6  # of a heading's words in capitals, that also stand small; of names of firms few do
# Words that names of firms and offices do not go on with.
_OF_SENTENCES_LIST: Final = """
after are because before can could did do does had has have how is it its should they was we were what when where why
will would you your
"""
_OF_SENTENCES: Final = frozenset(_OF_SENTENCES_LIST.split())
_TYPED: Final = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE})


def without_common_words(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """The spans that are not all ranks, days or abbreviations of common nouns; Major is a name where John Major is."""
    people = full_name_words(reading, spans)
    return [
        span
        for span in spans
        if span[2] not in _TYPED
        or not (
            _is_common(reading.words[span[0] : span[1]], people)
            or _is_portfolio(reading, span)
            or _is_degree(reading, span)
        )
    ]


def without_headings(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """The spans without lines that are headings: most of their words stand small elsewhere, as `Scale of the Flood`, or
    no sentence has the name."""
    lines = {span for span in spans if span[2] in _OF_WORDS and span[1] - span[0] > 1 and _fills_line(reading, span)}
    if not lines:
        return spans
    small = {word for word in reading.words if word.islower()}
    told = {surface(reading, span) for span in spans if span not in lines}
    lengths = Counter(reading.paragraph)

    def is_heading(span: TypedSpan) -> bool:
        is_above_text = span[2] is EntityType.ORG and _is_between_paragraphs(reading, span, lengths)
        is_untold = is_above_text and not {surface(reading, span)} & (told | known_kinds().keys())
        return is_untold or _is_heading(reading.words[span[0] : span[1]], small, span[2])

    return [span for span in spans if span not in lines or not is_heading(span)]


def _is_between_paragraphs(reading: Reading, span: TypedSpan, lengths: Counter[int]) -> bool:
    """Does a name stand on its line where headings do, and not in a list?"""
    own = reading.paragraph[span[0]]
    return min(lengths[own - 1], lengths[own + 1]) >= MIN_PARAGRAPH


def _fills_line(reading: Reading, span: TypedSpan) -> bool:
    """Does a name stand alone in its paragraph?"""
    first, last = span[0] - 1, span[1]
    while first >= 0 and not reading.words[first][:1].isalnum():
        first -= 1
    while last < len(reading) and not reading.words[last][:1].isalnum():
        last += 1
    own = reading.paragraph[span[0]]
    return (first < 0 or reading.paragraph[first] != own) and (last == len(reading) or reading.paragraph[last] != own)


def _is_heading(words: list[str], small: set[str], kind: EntityType) -> bool:
    """Do most words stand small elsewhere, or do those of an organisation make a sentence: `Norva Is Cheaper`?"""
    if kind is EntityType.ORG and not _OF_SENTENCES.isdisjoint(word.lower() for word in words[1:]):
        return True
    capital = [word for word in words if word[:1].isupper()]
    return sum(word.lower() in small for word in capital) >= HEADING_SHARE * len(capital)


def _is_degree(reading: Reading, span: TypedSpan) -> bool:
    """Is it what somebody is besides, as RD in `Ada Brook, RD,` and LDN in `Ada Brook, RD, LDN,`?"""
    before = reading.words[span[0] - 2 : span[0]] if span[0] > 1 else []
    is_behind_name = before[1:] == [","] and (before[0] in DEGREES or before[0].istitle())
    return is_behind_name and all(word in DEGREES for word in reading.words[span[0] : span[1]])


def _is_portfolio(reading: Reading, span: TypedSpan) -> bool:
    first, last, _ = span
    words = reading.words[first : last + 1]
    return len(words) == 2 and words[0] in PORTFOLIOS and words[1] in _HOLDERS


def _is_common(words: list[str], people: set[str]) -> bool:
    if words[-1] in _COURTESIES or "".join(words) in _ABBREVIATIONS:  # Wi - Fi
        return True
    if all(word in _ABBREVIATIONS or word.lower() in _DATES for word in words):
        return True
    return people.isdisjoint(words) and all(word.lower().rstrip(".") in _RANKS for word in words)


def with_events_and_products(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Second Battle of Norvale` is an event, `F-16 Falcon` a product."""
    return [(first, last, _kind_of_thing(reading.words[first:last], kind)) for first, last, kind in spans]


def _kind_of_thing(words: list[str], kind: EntityType) -> EntityType:
    if kind not in _TYPED:
        return kind
    if _DESIGNATION.fullmatch(words[0]) and (len(words) > 1 or kind is not EntityType.PLACE):
        return EntityType.PRODUCT
    is_war = words[-1] in _WAR_NUMBERS and words[-2:-1] == ["War"]
    is_event = is_war or any(word in _EVENT_HEADS and words[i + 1 : i + 2] == ["of"] for i, word in enumerate(words))
    return EntityType.EVENT if is_event else kind


def with_people_behind_ranks(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Brigadier General Ada Brook`, `Minnesotan Ada Brook`, `Deckhand Ada Brook` without what she is, a person."""
    people = {first for first, _, kind in spans if kind is EntityType.PERSON}
    return [_without_rank(reading, span) for span in spans if not _is_short_rank(reading, span, people)]


def _is_short_rank(reading: Reading, span: TypedSpan, people: set[int]) -> bool:
    """Is it the delegate of `Del. Ada Brook` and not Delaware?"""
    return span[1] - span[0] == 1 and reading.words[span[0]] in SHORT_RANKS and span[1] in people


def _without_rank(reading: Reading, span: TypedSpan) -> TypedSpan:
    first, last, kind = span
    words, start = reading.words, first
    if kind not in {EntityType.PERSON, EntityType.ORG} or words[last - 1].lower() in ORGANISATION_WORDS:
        return span
    if words[first + 1 : first + 2] == ["of"]:
        return span  # Duchess of Arden
    if last - first > 1 and kind is EntityType.PERSON and _is_verb_first(reading, first, last):
        first = start = first + 1
    while last - start > 1 and _is_rank(words[start]):
        start += 1
    if kind is EntityType.PERSON and last - start > FULL_NAME and _is_role(words[start]):
        start += 1
    if kind is EntityType.ORG and start == first + 1 and last - start <= FULL_NAME and words[first].lower() in _SHORT:
        return start, last, EntityType.PERSON
    if kind is EntityType.ORG:  # two ranks and two names: one of each may be a firm's name
        return (start, last, EntityType.PERSON) if start > first + 1 and last - start > 1 else span
    if last - start > FULL_NAME and words[start] in countries().by_demonym:  # but German Lopez is so called
        start += 1
    return start, last, kind


def _is_verb_first(reading: Reading, first: int, last: int) -> bool:
    """Does a sentence open with a verb and not with a name: `Said Brook, through her lawyer: “…”`? But Said is one too.

    It is the verb where a colon ends what stands before somebody's words, or where it opens a paragraph.
    """
    if reading.lower[first] not in SAYING or not opens_sentence(reading, first):
        return False
    following = reading.words[last : first + MAX_INVERTED]
    if ":" in following and ENDS.isdisjoint(following[: following.index(":")]):
        return True
    opens_paragraph = first == 0 or reading.paragraph[first - 1] != reading.paragraph[first]
    return opens_paragraph and following[:1] == [","]


def _is_rank(word: str) -> bool:
    return word.istitle() and word.lower().rstrip(".") in _RANKS


def _is_role(word: str) -> bool:
    """Is the first of three words or more what someone is? But Hunter and Mason are also first names."""
    return word.istitle() and word.lower() in HUMAN_NOUNS and not gender_of(fold(word)) and word not in _FIRST_NAMES
