"""Owns the candidate sources of an article: the noun phrases that may speak, and the verbs each one governs."""

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from functions.extract.cues import SPEECH_VERBS, STRONG
from functions.extract.frames import Frame, find_frames, is_told
from functions.extract.government import MAX_CLIMB, RELATIVE, SUBJECTS, government, is_inverted_subject, quoted_saying
from functions.extract.mentions import Mention
from functions.extract.reading import DASHES, Reading
from functions.extract.roles import NOBODY_NOUNS
from shared.document import EntityType

PERSONAL: Final = frozenset({"he", "she", "they", "we", "i", "it", "you"})
POSSESSIVE: Final = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_SPEAKING_TYPES: Final = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.GROUP})
_INSIDE_NOUN_PHRASE: Final = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"})
MAX_MODIFIERS: Final = 12  # tokens after its head that a phrase may have; longer ones are cut
_PASSIVE: Final = frozenset({"asked", "told"})  # Hale, asked about the leak, left; but Hale, …, told them
_OBJECTS: Final = ("N", "PRP", "DT")
MAX_DATELINE: Final = 10  # tokens between the place and the dash: date, agency, brackets
_SILENT: Final = RELATIVE | NOBODY_NOUNS
_ALL: Final = frozenset({"all", "everything"})
_PHRASE_ENDS: Final = frozenset(',;:.!?—–()"“”')


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
    framed: list[int] = field(default_factory=list)  # the quoted regions that it stands behind with its verb


def find_sources(reading: Reading, mentions: list[Mention]) -> list[Source]:
    """The candidates outside quotation marks, in text order."""
    by_token = {m.last - 1: m for m in mentions if m.type in _SPEAKING_TYPES}
    inside = {token for m in by_token.values() for token in range(m.first, m.last - 1)}
    datelines = {token for mention in by_token.values() for token in _dateline(reading, mention)}
    sources = []
    for token in range(len(reading)):
        if reading.quoted[token] >= 0 or token in inside or _in_brackets(reading, token) or token in datelines:
            continue
        mention = by_token.get(token)
        if mention is not None or _may_speak(reading, token):
            sources.append(_source(reading, token, mention))
    _join_frames(reading, sources)
    _join_bare(reading, sources)
    for source in sources:
        if source.relation == "possessor" and not source.verbs:
            source.relation = "other"  # what it seemed to possess is a verb of somebody else, or nobody's
    return sources


def _join_bare(reading: Reading, sources: list[Source]) -> None:
    """Give a name the verb of speech that has no subject by the parse: `In a post Park said`, `Park, whose …, said`."""
    opening: dict[int, Source] = {}
    for source in sources:
        if source.mention is None:
            continue
        if source.last < len(reading) and _lacks_subject(reading, source.last) and not source.verbs:
            _let_speak(source, source.last)
        elif reading.words[source.last : source.last + 1] == [","]:
            opening.setdefault(reading.sentence[source.head], source)
    for verb, word in enumerate(reading.lower):
        if word in STRONG and verb and reading.words[verb - 1] == "," and reading.quoted[verb] < 0:
            named = opening.get(reading.sentence[verb])
            if named is not None and named.last < verb and _lacks_subject(reading, verb):
                _let_speak(named, verb)


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
    governing: dict[int, list[Source]] = defaultdict(list)
    for source in sources:
        for verb in source.verbs:
            governing[verb].append(source)
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


def _dateline(reading: Reading, mention: Mention) -> range:
    """The tokens of `NORVALE, Oct 3 (Wire) -` where a mention opens a paragraph so."""
    first = mention.first
    if first and reading.paragraph[first - 1] == reading.paragraph[first]:
        return range(0)
    for token in range(mention.last, min(len(reading), mention.last + MAX_DATELINE)):
        if reading.words[token] in DASHES and reading.ends[token - 1] < reading.starts[token]:
            return range(first, token)
        if reading.words[token].islower() or reading.paragraph[token] != reading.paragraph[first]:
            break
    return range(0)


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
    """Is a token in short brackets, as the party and state after a politician's name?"""
    return "(" in reading.words[max(0, token - 3) : token] and ")" in reading.words[token + 1 : token + 4]


def _source(reading: Reading, token: int, mention: Mention | None) -> Source:
    if mention is not None and _is_one_of_group(reading, mention):
        mention = None
    first, last = (mention.first, mention.last) if mention else _noun_phrase(reading, token)
    relation, verbs = government(reading, _root(reading, first, last, token))
    verbs = [verb for verb in verbs if not is_told(reading, verb)]
    return Source(token, first, last, relation, mention, verbs, _kind(reading, token, mention))


def _kind(reading: Reading, token: int, mention: Mention | None) -> str:
    if mention is not None:
        return {"PERSON": "person", "ORG": "organisation", "PLACE": "place", "GROUP": "group"}[mention.type.value]
    return "pronoun" if reading.lower[token] in PERSONAL or reading.lower[token] in POSSESSIVE else "noun"


def _noun_phrase(reading: Reading, token: int) -> tuple[int, int]:
    """The phrase without what follows its head: `a senior official` of `a senior official in the ministry`."""
    first = token
    for child in reading.children[token]:
        if child < first and reading.deps[child] in _INSIDE_NOUN_PHRASE and reading.quoted[child] < 0:
            first = child
    for child in reading.children[first] if first != token else ():
        if child < first and reading.deps[child] in _INSIDE_NOUN_PHRASE and reading.quoted[child] < 0:
            first = child
    while first < token and not reading.words[first][0].isalnum():
        first += 1  # a list's bullet
    while first > 1 and reading.words[first - 1] == "-" and reading.starts[first] == reading.ends[first - 1]:
        first -= 2  # the parser cuts `President-elect Hale's team` at its hyphen
    return first, _with_modifiers(reading, token)


def _with_modifiers(reading: Reading, token: int) -> int:
    """The end of a phrase with what follows its head without a comma: `of the union`, `known as Bob`."""
    last = token + 1
    while last < min(len(reading), token + MAX_MODIFIERS) and reading.quoted[last] < 0:
        if reading.words[last][:1] in _PHRASE_ENDS:
            break
        if not _hangs_on(reading, last, token) and not _is_hyphen(reading, last):
            break
        last += 1
    while last > token + 1 and reading.tags[last - 1] in {"IN", "TO", "DT", "CC"}:
        last -= 1
    return last


def _is_hyphen(reading: Reading, token: int) -> bool:
    """Does it join two words: sister-in-law, a cook/driver?"""
    return reading.words[token] in {"-", "/"} and reading.starts[token] == reading.ends[token - 1]


def _hangs_on(reading: Reading, token: int, head: int) -> bool:
    """Does a token belong to the head's prepositions and participles (not to a relative clause or an apposition)?"""
    for _ in range(MAX_CLIMB):
        above = reading.heads[token]
        if above == head:
            return reading.deps[token] in {"prep", "acl", "amod", "advmod"}
        if above == token:
            return False
        token = above
    return False


def _is_one_of_group(reading: Reading, mention: Mention) -> bool:
    """Is it a member and not the group: `one Democrat`, `a Canadian`?"""
    return mention.type is EntityType.GROUP and reading.tags[mention.last - 1] in {"NN", "NNP", "JJ"}


def _root(reading: Reading, first: int, last: int, token: int) -> int:
    """The token of a mention that the others hang on."""
    roots = [t for t in range(first, last) if not first <= reading.heads[t] < last or reading.heads[t] == t]
    return roots[-1] if roots else token
