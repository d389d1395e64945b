"""Owns the candidate sources of an article: the noun phrases that may speak, and the verbs each one governs."""

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from functions.extract.cues import SPEECH_VERBS, STRONG
from functions.extract.frames import Frame, find_frames, is_told
from functions.extract.government import (
    MAX_CLIMB,
    RELATIVE,
    SUBJECTS,
    government,
    is_inverted_subject,
    quoted_saying,
    top_of,
)
from functions.extract.mentions import Mention
from functions.extract.phrases import dateline, noun_phrase
from functions.extract.reading import Reading
from functions.extract.roles import NOBODY_NOUNS
from functions.extract.titles import TITLES
from shared.document import EntityType

PERSONAL: Final = frozenset({"he", "she", "they", "we", "i", "it", "you"})
POSSESSIVE: Final = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_SPEAKING_TYPES: Final = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.GROUP})
MAX_BRACKETS: Final = 6  # tokens from a bracket to the end of a constituency
SHORT_BRACKETS: Final = 3  # the same of other words
MAX_WHOSE: Final = 8  # tokens from `whose` to the name
_PASSIVE: Final = frozenset({"asked", "told"})  # Hale, asked about the leak, left; but Hale, …, told them
_OBJECTS: Final = ("N", "PRP", "DT")
_SILENT: Final = RELATIVE | NOBODY_NOUNS
_ALL: Final = frozenset({"all", "everything"})


@dataclass(slots=True, eq=False)
class Source:
    """A candidate: its head token, the tokens of its mention, and the verbs whose subject or agent it is."""

    head: int
    first: int
    last: int  # exclusive
    relation: str  # subject, agent, according, possessor, modifier, other
    mention: Mention | None
    verbs: list[int] = field(default_factory=list)
    kind: str = ""  # person, organisation, place, group, pronoun, noun
    framed: list[int] = field(default_factory=list)  # the quoted regions that it stands beside with its verb


def find_sources(reading: Reading, mentions: list[Mention]) -> list[Source]:
    """The candidates outside quotation marks, in text order."""
    by_token = {m.last - 1: m for m in mentions if m.type in _SPEAKING_TYPES}
    inside = {token for m in by_token.values() for token in range(m.first, m.last - 1)}
    datelines = {token for mention in by_token.values() for token in dateline(reading, mention.first, mention.last)}
    sources = []
    for token in range(len(reading)):
        if reading.quoted[token] >= 0 or token in inside or _in_brackets(reading, token) or token in datelines:
            continue
        mention = by_token.get(token)
        if mention is not None or _may_speak(reading, token):
            sources.append(_source(reading, token, mention))
    _join_frames(reading, sources)
    _join_names(reading, sources)
    _join_bare(reading, sources)
    for source in sources:
        if source.relation == "possessor" and not source.verbs:
            source.relation = "other"  # what it seemed to possess is a verb of somebody else, or nobody's
    return sources


def _join_names(reading: Reading, sources: list[Source]) -> None:
    """Give names the verbs that the parse gives to their title, or to what a clause with `whose` hangs on."""
    untitled = {source.head: source for source in sources if source.mention is None}
    governing = _governing(sources)
    for source in sources:
        if source.kind != "person":
            continue
        titled = untitled.get(source.first - 1)
        if titled is not None and _is_titled(reading, source):
            source.relation, source.verbs, titled.verbs = titled.relation, titled.verbs, []
        if (verb := _verb_behind_whose(reading, source)) is not None:
            for other in governing[verb]:
                other.verbs = [each for each in other.verbs if each != verb]
            _let_speak(source, verb)


def _join_bare(reading: Reading, sources: list[Source]) -> None:
    """Give a name the verb of speech that has no subject by the parse: `In a post Park said`, `Park, whose …, said`."""
    opening: dict[int, Source] = {}
    beside = {source.last: source for source in sources if source.kind == "person"}
    for source in sources:
        if source.mention is None:
            continue
        if source.last < len(reading) and _lacks_subject(reading, source.last) and not source.verbs:
            _let_speak(source, source.last)
        elif reading.words[source.last : source.last + 1] == [","] and not _is_where(reading, source):
            opening.setdefault(reading.sentence[source.head], source)
    for verb, word in enumerate(reading.lower):
        if word in STRONG and verb and reading.words[verb - 1] == "," and reading.quoted[verb] < 0:
            named = opening.get(reading.sentence[verb])
            if named is not None and reading.deps[top_of(reading, named.head)] == "pobj":
                named = beside.get(verb - 1, named)  # In a letter to Hale, the chair, Ada Brook, wrote
            if named is not None and named.last < verb and _lacks_subject(reading, verb):
                _let_speak(named, verb)


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


def _join_frames(reading: Reading, sources: list[Source]) -> None:
    """Give each frame's verb to the phrase within the frame, and take it from what is not part of that phrase."""
    heads = [source.head for source in sources]
    governing = _governing(sources)
    for frame in find_frames(reading):
        within = sources[bisect_left(heads, frame.first) : bisect_left(heads, frame.last)]
        owner = next((s for s in reversed(within) if s.relation != "possessor" and s.last >= frame.last), None)
        if owner is None:
            owner = _framed(reading, frame)
            insort(sources, owner, key=lambda source: source.head)
            insort(heads, owner.head)
        for other in governing[frame.verb]:
            if other is not owner and not _completes(reading, other.head, frame):
                other.verbs.remove(frame.verb)
        if frame.verb not in owner.verbs:
            owner.verbs.insert(0, frame.verb)
            owner.relation = "subject"
        if owner.mention is None and owner.kind == "noun":
            owner.first = min(owner.first, frame.first)  # the parser cuts `the ex-soldier` at its hyphen
        owner.framed.append(frame.region)


def _governing(sources: list[Source]) -> dict[int, list[Source]]:
    """Each verb's sources."""
    governing: dict[int, list[Source]] = defaultdict(list)
    for source in sources:
        for verb in source.verbs:
            governing[verb].append(source)
    return governing


def _framed(reading: Reading, frame: Frame) -> Source:
    """The phrase within a frame, where none of its words is a source for the parse."""
    return Source(frame.last - 1, frame.first, frame.last, "subject", None, [], _kind(reading, frame.last - 1, None))


def _completes(reading: Reading, token: int, frame: Frame) -> bool:
    """Is a token part of the frame's phrase, or an apposition or a conjunct of it?"""
    for _ in range(MAX_CLIMB):
        if frame.first <= token < frame.last:
            return True
        if reading.deps[token] not in {"appos", "conj"} or reading.heads[token] == token:
            return False
        token = reading.heads[token]
    return False


def _may_speak(reading: Reading, token: int) -> bool:
    if reading.lower[token] in PERSONAL:
        return True
    tag, dep = reading.tags[token], reading.deps[token]
    if not tag.startswith(("NN", "PRP", "CD", "DT", "JJ")) or reading.lower[token] in _SILENT:
        return False
    if reading.lower[token] in _ALL and any(reading.deps[child] == "relcl" for child in reading.children[token]):
        return False  # all you have to do
    head = reading.heads[token]
    if dep in SUBJECTS or (tag == "PRP$" and dep == "poss"):
        return True
    if dep == "dobj" and tag.startswith("NN"):
        quoted = quoted_saying(reading, token) is not None
        return quoted or is_inverted_subject(reading, token) or _speaks_in_relative_clause(reading, token)
    if dep == "pobj":
        if reading.lower[head] in {"by", "to", "from"}:
            return True
        return _speaks_in_relative_clause(reading, token)
    return dep in {"ROOT", "appos", "conj", "npadvmod", "dep"} and tag.startswith("NN")


def _speaks_in_relative_clause(reading: Reading, token: int) -> bool:
    """Is it someone who, in a relative clause, says something?"""
    clauses = (child for child in reading.children[token] if reading.deps[child] == "relcl")
    return any(reading.lower[clause] in SPEECH_VERBS for clause in clauses)


def _in_brackets(reading: Reading, token: int) -> bool:
    """Is a token in short brackets, as the party and state after a politician's name: (Lab), (D-Newport News)?"""
    before = reading.words[max(0, token - MAX_BRACKETS) : token]
    begin = len(before) - before[::-1].index("(") if "(" in before else None
    if begin is None or ")" not in reading.words[token + 1 : token + 4]:
        return False
    return len(before) - begin < SHORT_BRACKETS or before[begin + 1 : begin + 2] == ["-"]


def _source(reading: Reading, token: int, mention: Mention | None) -> Source:
    if mention is not None and _is_one_of_group(reading, mention):
        mention = None
    first, last = (mention.first, mention.last) if mention else noun_phrase(reading, token)
    relation, verbs = government(reading, _root(reading, first, last, token))
    verbs = [verb for verb in verbs if not is_told(reading, verb)]
    return Source(token, first, last, relation, mention, verbs, _kind(reading, token, mention))


def _kind(reading: Reading, token: int, mention: Mention | None) -> str:
    if mention is not None:
        return {"PERSON": "person", "ORG": "organisation", "PLACE": "place", "GROUP": "group"}[mention.type.value]
    return "pronoun" if reading.lower[token] in PERSONAL or reading.lower[token] in POSSESSIVE else "noun"


def _is_one_of_group(reading: Reading, mention: Mention) -> bool:
    """Is it a member and not the group: `one Democrat`, `a Canadian`?"""
    return mention.type is EntityType.GROUP and reading.tags[mention.last - 1] in {"NN", "NNP", "JJ"}


def _root(reading: Reading, first: int, last: int, token: int) -> int:
    """The token of a mention that the others hang on."""
    roots = [t for t in range(first, last) if not first <= reading.heads[t] < last or reading.heads[t] == t]
    subjects = [t for t in roots if reading.deps[t] in SUBJECTS]  # a surname may be taken for an adverb
    return (subjects or roots or [token])[-1]
