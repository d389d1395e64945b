"""Owns verbs of speech whose subject the parser lost, or gave to another phrase than the name that says them."""

from collections import defaultdict
from typing import Final

from functions.extract.cues import BEFORE_VERBS, SPEECH_VERBS, STRONG
from functions.extract.government import SUBJECTS, top_of
from functions.extract.reading import Reading
from functions.extract.roles import is_human
from functions.extract.source import Source
from functions.extract.titles import TITLES

MAX_WHOSE: Final = 8  # tokens from `whose` to the name
_PASSIVE: Final = frozenset({"asked", "told"})  # Hale, asked about the leak, left; but Hale, …, told them
_SERVING: Final = (["of"], ["with"], ["from"], ["for"], ["at"])
_OBJECTS: Final = ("N", "PRP", "DT")


def governing_of(sources: list[Source]) -> dict[int, list[Source]]:
    """Each verb's sources."""
    governing: dict[int, list[Source]] = defaultdict(list)
    for source in sources:
        for verb in source.verbs:
            governing[verb].append(source)
    return governing


def join_names(reading: Reading, sources: list[Source]) -> None:
    """Give names the verbs that the parse gives to their title, to what they are, or to what `whose` hangs on."""
    untitled = {source.head: source for source in sources if source.mention is None}
    governing = governing_of(sources)
    for source in sources:
        if source.kind != "person":
            continue
        titled = untitled.get(source.first - 1)
        if titled is not None and _is_titled(reading, source):
            source.relation, source.verbs, titled.verbs = titled.relation, titled.verbs, []
        if (verb := _verb_behind_whose(reading, source)) is not None:
            _take(governing[verb], verb)
            _let_speak(source, verb)
        elif (verb := _verb_behind_office(reading, source)) is not None:
            before = [other for other in governing[verb] if other.last <= source.first]
            if any(s.mention for s in before) and "and" not in reading.lower[before[0].first : source.first]:
                _take(before, verb)


def join_bare(reading: Reading, sources: list[Source]) -> None:
    """Give a name the verb of speech that has no subject by the parse: `In a post Park said`, `Park, whose …, said`."""
    opening: dict[int, Source] = {}
    beside = {source.last: source for source in sources if source.kind == "person"}
    for source in sources:
        if source.mention is None:
            continue
        if source.last < len(reading) and _lacks_subject(reading, source.last) and not source.verbs:
            _let_speak(_whose_place(reading, beside, source), source.last)
        elif reading.words[source.last : source.last + 1] == [","] and not _is_where(reading, source):
            opening.setdefault(reading.sentence[source.head], source)
    governing = governing_of(sources)
    for verb, word in enumerate(reading.lower):
        if word not in STRONG or reading.quoted[verb] >= 0:
            continue
        named = _named_before(reading, opening, beside, verb)
        if named is not None and (_lacks_subject(reading, verb) or _is_cut_off(reading, named, verb)):
            _take(governing[verb], verb)
            _let_speak(named, verb)


def _whose_place(reading: Reading, beside: dict[int, Source], source: Source) -> Source:
    """Hall, and not where he serves, in `Sergeant Tom Hall with the Norvale Police said`; else the source itself."""
    before = source.first - 1
    before -= reading.lower[before : before + 1] == ["the"]
    return beside.get(before, source) if reading.lower[before : before + 1] in _SERVING else source


def _named_before(reading: Reading, opening: dict[int, Source], beside: dict[int, Source], verb: int) -> Source | None:
    """The name, with a comma behind it, that may have a verb behind a comma; the first of its sentence."""
    comma = verb - 1 - (reading.lower[verb - 1] == "had")
    named = opening.get(reading.sentence[verb]) if comma > 0 and reading.words[comma] == "," else None
    if named is not None and reading.deps[top_of(reading, named.head)] == "pobj":
        named = beside.get(comma, named)  # In a letter to Hale, the chair, Ada Brook, wrote
    return named if named is not None and named.last < verb else None


def _begin_of_verb(reading: Reading, verb: int) -> int:
    """The first token of `had said`, `has since written`."""
    while verb and reading.lower[verb - 1] in BEFORE_VERBS:
        verb -= 1
    return verb


def _is_cut_off(reading: Reading, named: Source, verb: int) -> bool:
    """Has the parser hung a verb on one before the name: `It came up after Hale, asked about it, had said “…”`?

    Nothing coordinates it with that one, and what stands between the name and the verb has none of its own.
    """
    between = range(named.last + 1, verb - 1)
    has_verb = any(reading.tags[t] in {"VBD", "VBZ", "MD"} and reading.lower[t] not in _PASSIVE for t in between)
    is_finite = reading.lower[verb - 1] == "had" or reading.tags[verb] in {"VBD", "VBZ"}
    is_below = is_finite and reading.deps[verb] in {"conj", "advcl"} and reading.heads[verb] < named.first
    is_one = named.kind == "person" and not named.verbs
    return is_one and is_below and not has_verb and "and" not in reading.lower[named.last : verb]


def _take(governing: list[Source], verb: int) -> None:
    """Take a verb from all sources that have it."""
    for source in governing:
        source.verbs = [each for each in source.verbs if each != verb]


def _is_titled(reading: Reading, source: Source) -> bool:
    """Is it a person right behind a title that the parser took for the speaker: `Cllr Joe Tuohy (FF) said`?"""
    title = source.first - 1
    is_title = reading.words[title][:1].isupper() and reading.lower[title].rstrip(".") in TITLES
    return is_title and not source.verbs


def _is_where(reading: Reading, source: Source) -> bool:
    """Is it a place where something happens: `Outside a school in Tarn, Ada Brook, 71, said`?"""
    return source.kind == "place" and reading.deps[source.head] == "pobj"


def _verb_behind_whose(reading: Reading, source: Source) -> int | None:
    """`described` of Lode, whatever its subject is by the parse, in `the union, whose head, Tom Lode, described it`."""
    before = reading.lower[max(0, source.first - MAX_WHOSE) : source.first]
    if before[-1:] != [","] or "whose" not in before:
        return None
    verb = source.last + 1
    verb += reading.tags[verb : verb + 1] == ["RB"]
    if reading.words[source.last : source.last + 1] != [","] or verb >= len(reading):
        return None
    return verb if reading.lower[verb] in SPEECH_VERBS and reading.tags[verb] in {"VBD", "VBZ"} else None


def _verb_behind_office(reading: Reading, source: Source) -> int | None:
    """`said` of Lode in `The Tarn, North Norvale, police chief, Tom Lode, said`, where the places are subjects too."""
    before = source.first - 1
    is_held = before > 0 and reading.words[before] == "," and is_human(reading.lower[before - 1])
    if not is_held or reading.words[source.last : source.last + 1] != [","]:
        return None
    return next((verb for verb in source.verbs if _begin_of_verb(reading, verb) == source.last + 1), None)


def _let_speak(source: Source, verb: int) -> None:
    source.verbs.append(verb)
    source.relation = "subject"


def _lacks_subject(reading: Reading, verb: int) -> bool:
    """Is it a finite verb of speech whose subject the parser lost?"""
    is_finite = reading.tags[verb] in {"VBD", "VBZ"} and reading.deps[verb] not in {"amod", "acl", "relcl", "conj"}
    if not is_finite or reading.lower[verb] not in STRONG:
        return False
    if reading.lower[verb] in _PASSIVE and not reading.tags[min(verb + 1, len(reading) - 1)].startswith(_OBJECTS):
        return False
    return not any(reading.deps[child] in SUBJECTS for child in reading.children[verb])
