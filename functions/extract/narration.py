"""Owns speakers of words that no verb brings in, by what is told beside them: `Hale looks appalled. “Never.”`

A sentence in marks that stands alone belongs to whom the sentence before it is about, in its own paragraph or, where
it fills one, in the paragraph before: `Brook saw it another way.`, `The tip came from Tom Lode, who …`. Where the
ranker finds somebody, it is asked only whether another one stands between him and the words.
"""

from bisect import bisect_left
from typing import Final

from functions.extract.cues import SPEECH_VERBS
from functions.extract.government import top_of
from functions.extract.measures import Measures
from functions.extract.reading import ENDS, Reading
from functions.extract.roles import NOBODY_NOUNS, is_human
from functions.extract.salience import MAX_FIRST, PREPOSITIONS
from functions.extract.source import Source
from functions.extract.titles import TITLES

_PERSONS: Final = frozenset({"he", "she"})
_OBJECT_OF: Final = {"he": "him", "she": "her"}
ASKERS: Final = frozenset({"i", "we"})
_FROM: Final = frozenset({"from", "by"})
_POINTING: Final = frozenset({"that", "this", "so", "such", "those", "these", "thus"})
_SHOWS_LIST: Final = """
beams beamed blinks blinked blushes blushed chuckles chuckled frowns frowned giggles giggled grimaces grimaced grins
grinned groans groaned hesitates hesitated laughs laughed nods nodded pauses paused scowls scowled shrugs shrugged sighs
sighed smiles smiled smirks smirked sniffs sniffed snorts snorted winces winced
"""
_SHOWS: Final = frozenset(_SHOWS_LIST.split())
_BODY: Final = NOBODY_NOUNS | {"breath", "chin", "eyebrow", "eyebrows", "head", "nose"}
_MAX_SENTENCE: Final = 40  # tokens; longer ones are about several people


def teller(m: Measures, sources: list[Source], number: int) -> Source | None:
    """Whom the sentence before a region is about, if that is somebody; `None` for words inside a sentence."""
    reading, region = m.reading, m.reading.regions[number]
    first, last = m.bounds[number]
    if first >= last or not _is_said(reading.text[region.start : region.end]):
        return None
    begin = bisect_left(reading.paragraph, region.paragraph)
    before = _outside_before(reading, first, begin)
    if before >= begin:
        is_end = reading.words[before] in ENDS and reading.quoted[before] < 0
        return _about(m, sources, before) if is_end else None
    acting = _acting_behind(m, sources, last)
    if acting is not None or m.cued.get(region.paragraph):
        return acting
    return _told_before(m, sources, begin - 1) or _opening(m, sources, number, last)


def other_before(m: Measures, sources: list[Source], number: int, chosen: Source) -> tuple[Source | None, int]:
    """Whom the sentence right before a region is about, where the chosen source stands before it; its last token."""
    reading, region = m.reading, m.reading.regions[number]
    first, begin = m.bounds[number][0], bisect_left(reading.paragraph, region.paragraph)
    end = _outside_before(reading, first, begin)
    if end < begin or reading.quoted[end] >= 0 or not _is_said(reading.text[region.start : region.end]):
        return None, end
    one = _about(m, sources, end)
    if one is None or chosen.head >= first or chosen.head >= _begin_of_sentence(reading, end):
        return None, end
    return (one if one.kind == "person" or _is_of_other_gender(reading, one, chosen) else None), end


def _is_of_other_gender(reading: Reading, one: Source, chosen: Source) -> bool:
    """Is it *he*, where the words would else be *hers*?"""
    pronouns = {reading.lower[one.head], reading.lower[chosen.head]}
    return pronouns == _PERSONS


def is_introduced(reading: Reading, other: Source, end: int) -> bool:
    """Do the words right before a region, up to a token, bring somebody in?

    `Tom Lode was more worried. “…”`, `Tom Lode was asked why. “…”`, `Tom Lode was less kind: “…”`.
    """
    return reading.words[end + 1] == ":" or (reading.words[end] in ENDS and _feels_or_is_asked(reading, other))


def may_be_introduced(reading: Reading, other: Source, end: int, chosen: Source) -> bool:
    """Do they bring somebody else in less surely: `Lode grins. “…”`, or *he* behind words of *hers*?"""
    if other.kind == "pronoun" or _answers(reading, other, chosen):
        return True
    return is_another(reading, other, chosen) and reading.words[end] in ENDS and _shows(reading, other)


def is_another(reading: Reading, other: Source, chosen: Source) -> bool:
    """Is it somebody else who acts right before the words: `“…,” said Hale. Brook shook her head. “…”`?"""
    return chosen.kind != "pronoun" and reading.words[other.head] != reading.words[chosen.head]


def _feels_or_is_asked(reading: Reading, source: Source) -> bool:
    """Does the sentence tell how somebody feels, or that he was asked, and no deed?"""
    upper = top_of(reading, source.head)
    verb = reading.heads[upper]
    if reading.deps[upper] == "nsubjpass":
        return reading.lower[verb] == "asked"
    return any(reading.deps[child] == "acomp" for child in reading.children[verb])


def _answers(reading: Reading, other: Source, chosen: Source) -> bool:
    """Does somebody turn to who spoke: `“…,” he says. His sister Ada corrects him. “…”`?"""
    verb = reading.heads[top_of(reading, other.head)]
    objects = {reading.lower[child] for child in reading.children[verb] if reading.deps[child] == "dobj"}
    return reading.lower[chosen.head] in _PERSONS and _OBJECT_OF[reading.lower[chosen.head]] in objects


def _shows(reading: Reading, source: Source) -> bool:
    """Does the sentence tell what somebody's face or body shows: `Lode grins.`, `Ada Brook shook her head.`?"""
    upper = top_of(reading, source.head)
    verb = reading.heads[upper]
    if reading.deps[upper] != "nsubj":
        return False
    objects = (child for child in reading.children[verb] if reading.deps[child] == "dobj")
    return reading.lower[verb] in _SHOWS or any(reading.lower[child] in _BODY for child in objects)


def is_alone(m: Measures, number: int) -> bool:
    """Is a region a sentence that fills its paragraph?"""
    reading, region = m.reading, m.reading.regions[number]
    begin, end = (bisect_left(reading.paragraph, region.paragraph + more) for more in (0, 1))
    return m.words[begin] == m.words[end] and _is_said(reading.text[region.start : region.end])


def is_exchange(m: Measures, number: int) -> bool:
    """Do a question and its answer, each in marks, stand right beside each other: `“Who?” “My brother.”`?"""
    reading, region = m.reading, m.reading.regions[number]
    for other in reading.regions[max(0, number - 1) : number + 2]:
        one, two = sorted((region, other))
        is_beside = one is not two and not reading.text[one.end : two.start].strip("'’‘\"“” ")
        said = [reading.text[each.start : each.end] for each in (one, two)]
        if is_beside and all(_is_said(text) for text in said) and said[0][-1] == "?" != said[1][-1]:
            return True
    return False


def _is_said(text: str) -> bool:
    return text[0].isupper() and text.rstrip("'’‘\"”")[-1:] in {".", "?", "!", "…"}


def _outside_before(reading: Reading, token: int, begin: int) -> int:
    """The last token before a region that is no mark; one before `begin` where none is."""
    token -= 1
    while token >= begin and not (reading.words[token][:1].isalnum() or reading.words[token] in ENDS):
        token -= 1
    return token


def _about(m: Measures, sources: list[Source], end: int) -> Source | None:
    """Whom the sentence that ends at a token is about: its subject, or whom a reporter asks."""
    reading, start = m.reading, _begin_of_sentence(m.reading, end)
    if end - start > _MAX_SENTENCE or any(inside >= 0 for inside in reading.quoted[start : end + 1]):
        return None
    within = sources[bisect_left(m.heads, start) : bisect_left(m.heads, end)]
    main = {"ROOT", "ccomp", "parataxis"} if reading.words[end + 1 : end + 2] == [":"] else {"ROOT"}
    subjects = [source for source in within if _is_subject(reading, source, start, main)]
    if any(reading.lower[s.head] in ASKERS for s in subjects):
        return next((s for s in within if reading.lower[s.head] in _PERSONS), None)
    acting = sorted((s for s in subjects if _is_somebody(reading, s)), key=lambda source: source.kind != "person")
    return acting[0] if acting else _origin(reading, within)


def _begin_of_sentence(reading: Reading, end: int) -> int:
    """The first token of a sentence; of a longer one than is looked at some token within it."""
    start, least = end, max(0, end - _MAX_SENTENCE - 1)
    while start > least and reading.paragraph[start - 1] == reading.paragraph[end]:
        if reading.words[start - 1] in ENDS:
            break
        start -= 1
    return start


def _is_subject(reading: Reading, source: Source, start: int, main: set[str]) -> bool:
    """Has it the sentence's verb? Where nothing is parsed, it stands at the beginning, behind no preposition."""
    if reading.deps[source.head]:
        verbs = [*source.verbs, reading.heads[source.head]]  # whoever was asked does not say the verb's words
        return source.relation == "subject" and any(reading.deps[verb] in main for verb in verbs)
    return source.first - start <= MAX_FIRST and PREPOSITIONS.isdisjoint(reading.lower[start : source.first])


def _origin(reading: Reading, within: list[Source]) -> Source | None:
    """The one person from whom something comes: `The tip came from Tom Lode.`"""
    named = [source for source in within if source.kind == "person"]
    return named[0] if len(named) == 1 and reading.lower[max(0, named[0].first - 1)] in _FROM else None


def _is_somebody(reading: Reading, source: Source) -> bool:
    word = reading.lower[source.head]
    is_heard = source.kind == "organisation" and any(reading.lower[verb] in SPEECH_VERBS for verb in source.verbs)
    return source.kind == "person" or word in _PERSONS or is_heard or (source.kind == "noun" and is_human(word))


def _acting_behind(m: Measures, sources: list[Source], last: int) -> Source | None:
    """Who does something between two stretches of a paragraph: `“…” Brook wipes her eyes. “…”`"""
    reading, token = m.reading, last
    while token < len(reading) and not reading.words[token][0].isalnum() and reading.words[token] != "(":
        token += 1
    if (
        token >= len(reading)
        or reading.words[token] == "("
        or reading.paragraph[token] != reading.paragraph[last - 1]
        or reading.quoted[token] >= 0
    ):
        return None
    while reading.lower[token].rstrip(".") in TITLES and token + 1 < len(reading):
        token += 1
    at = bisect_left(m.heads, token)
    source = next((s for s in sources[at : at + 2] if s.first <= token < s.last), None)
    is_acting = source is not None and source.relation == "subject" and _is_somebody(reading, source)
    return source if is_acting else None


def _told_before(m: Measures, sources: list[Source], end: int) -> Source | None:
    """Whom the paragraph before is about in its last sentence, where nobody speaks in it."""
    reading = m.reading
    paragraph = reading.paragraph[end] if end >= 0 else -1
    if end < 0 or m.regions_in[paragraph] or reading.words[end] not in ENDS:
        return None
    return _about(m, sources, end)


def _opening(m: Measures, sources: list[Source], number: int, last: int) -> Source | None:
    """Who the paragraph behind the article's first words says it was: `That is how Ada Brook begins …`"""
    reading = m.reading
    if number or last + 2 >= len(reading):
        return None
    begin = bisect_left(reading.paragraph, reading.paragraph[last - 1] + 1)
    if begin >= len(reading) or reading.lower[begin] not in _POINTING:
        return None
    return next((s for s in sources[bisect_left(m.heads, begin) :][:3] if s.kind == "person"), None)
