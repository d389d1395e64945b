"""Owns the candidate sources of an article: the noun phrases that may speak, and the verbs each one governs."""

from bisect import bisect_left, insort
from typing import Final

from functions.extract.cues import SPEECH_VERBS
from functions.extract.frames import Frame, find_frames, is_told
from functions.extract.government import (
    MAX_CLIMB,
    RELATIVE,
    SUBJECTS,
    government,
    is_inverted_subject,
    quoted_saying,
)
from functions.extract.lost_subjects import governing_of, join_bare, join_names
from functions.extract.mentions import Mention
from functions.extract.phrases import dateline, noun_phrase
from functions.extract.reading import Reading
from functions.extract.roles import NOBODY_NOUNS
from functions.extract.source import Source
from shared.document import EntityType

PERSONAL: Final = frozenset({"he", "she", "they", "we", "i", "it", "you"})
POSSESSIVE: Final = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_SPEAKING_TYPES: Final = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.GROUP})
MAX_BRACKETS: Final = 6  # tokens from a bracket to the end of a constituency
SHORT_BRACKETS: Final = 3  # the same of other words
_SILENT: Final = RELATIVE | NOBODY_NOUNS
_ALL: Final = frozenset({"all", "everything"})


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
    join_names(reading, sources)
    join_bare(reading, sources)
    for source in sources:
        if source.relation == "possessor" and not source.verbs:
            source.relation = "other"  # what it seemed to possess is a verb of somebody else, or nobody's
    return sources


def _join_frames(reading: Reading, sources: list[Source]) -> None:
    """Give each frame's verb to the phrase within the frame, and take it from what is not part of that phrase."""
    heads = [source.head for source in sources]
    governing = governing_of(sources)
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
