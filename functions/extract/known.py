"""Owns names that are known whatever the model makes of them: large places, and organisations news names daily.

The two text files were written for this project. One name mostly means one thing; people of the article overrule.
"""

from functools import cache
from typing import Final

from functions.extract.gazetteer import known_kinds
from functions.extract.reading import Reading
from functions.extract.spans import TypedSpan, full_name_words, replaced, surface
from shared.document import EntityType

# Names of the lists that are also common words or family names: the lists only tell their kind.
_COMMON_LIST: Final = """
Nice Split Cork Hull Mobile York Essen Salem Sky Intel Oracle Dell Who Congress Senate Kent Somerset Devon Perth
Darwin Hamilton Wellington Richmond Lexington Stockton Newport Preston Lincoln Durham Norfolk Derry Bromley Camden
Hastings Carlisle Paisley Augusta Helena Regina Eugene Pierre Flint Albany Montgomery Trenton Macon Mesa Phoenix
Buffalo Columbus Orlando Charlotte Florence Bergen Sofia Lima Cali Rosario Santiago Cordoba Medina Alexandria Sinai
Oran Goa Java Bali Split Graz Riga Verona Victoria Providence Pacific Atlantic Arctic Baltic Mediterranean Caribbean
Riverside Springfield Vox Axios Apple Nike Roche Lloyds Bayer Oxford Cambridge Queens Ferguson Dayton Dallas Denver
Houston Austin Celtic Ajax Arsenal Everton Guinness Gallup Nielsen Sears Showtime Bild Pravda Fiat Chanel Dior
Versace Armani Ferrari Puma Teamsters ING ETA FA UPS SAP ISI ICC ECB HUD ANC
"""
_COMMON: Final = frozenset(_COMMON_LIST.split())
# Heads of state and the like whom news calls by the surname alone, in articles that never name them in full.
_PEOPLE_LIST: Final = """
Trump Biden Obama Clinton Putin Zelensky Zelenskyy Zelenskiy Netanyahu Erdogan Macron Merkel Scholz Modi Bolsonaro
Maduro Khamenei Gaddafi Gadhafi Assad Mandela Thatcher Reagan Nixon Hitler Mussolini Stalin Lenin Gorbachev Yeltsin
"""
KNOWN_PEOPLE: Final = frozenset(_PEOPLE_LIST.split())
_KNOWN_WORDS: Final = 4


def with_known_names(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """Names of the lists have the kind that the lists give, but for people so called in the article."""
    known = known_kinds()
    people = full_name_words(reading, spans)
    found = []
    for span in spans:
        name = surface(reading, span)
        kind = EntityType.PERSON if name in KNOWN_PEOPLE else known.get(name, span[2])
        if kind is not span[2] and reading.words[span[1] - 1] not in people:
            span = (span[0], span[1], kind)
        found.append(span)
    return found


def with_missed_known_names(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """Names of the lists where the model saw nothing, or only a part."""
    known, openers = _known_tokens()
    spread = {token: span for span in spans for token in range(span[0], span[1])}
    grown: list[TypedSpan] = []
    token, size = 0, len(reading)
    while token < size:
        length = 0
        if reading.words[token] in openers:
            length = _known_length(reading, token)
            if length and _is_free(reading, spread, token, token + length):
                grown.append((token, token + length, known[tuple(reading.words[token : token + length])]))
        token += length or 1
    return replaced(spans, grown)


def _known_length(reading: Reading, token: int) -> int:
    """Words of the longest name of the lists that begins at a token, else 0."""
    lengths = range(min(_KNOWN_WORDS, len(reading) - token), 0, -1)
    return next((n for n in lengths if tuple(reading.words[token : token + n]) in _known_tokens()[0]), 0)


@cache
def _known_tokens() -> tuple[dict[tuple[str, ...], EntityType], frozenset[str]]:
    """Names of the lists by their words, without those that are common words, and their first words."""
    found = {tuple(n.split()): k for n, k in known_kinds().items() if n not in _COMMON and "&" not in n}
    return found, frozenset(words[0] for words in found)


def _is_free(reading: Reading, spread: dict[int, TypedSpan], first: int, last: int) -> bool:
    """Do only smaller spans stand there, and no capital word beside that may belong to a longer name?"""
    inside = {spread[t] for t in range(first, last) if t in spread}
    if any(s[0] < first or s[1] > last or (s[0], s[1]) == (first, last) for s in inside):
        return False
    if last - first > 1:
        return True
    follows = last < len(reading) and reading.words[last][0].isupper() and last not in spread
    before = reading.words[first - 1] if first else "."
    return not follows and not (
        before[0].isupper() and before.isalpha() and len(before) > 1 and first - 1 not in spread
    )
