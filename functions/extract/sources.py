"""Owns the candidate sources of an article: the noun phrases that may speak, and the verbs each one governs."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from functions.extract.cues import SPEECH_VERBS
from functions.extract.mentions import Mention
from functions.extract.reading import Reading
from shared.document import EntityType

PERSONAL: Final = frozenset({"he", "she", "they", "we", "i", "it", "you"})
POSSESSIVE: Final = frozenset({"his", "her", "their", "its", "our", "my", "your"})
RELATIVE: Final = frozenset({"who", "which", "that"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_CHAINED: Final = frozenset({"conj", "advcl", "xcomp", "dep", "parataxis"})
_SPEAKING_TYPES: Final = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.GROUP})
_INSIDE_NOUN_PHRASE: Final = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"})
_MARKS_BEFORE_VERB: Final = 4  # tokens between quoted words and the verb after them: marks, a comma, an adverb
_NEAR_SOURCES: Final = 3  # candidates behind a verb that are looked at
MAX_VERBS: Final = 8  # verbs looked at for one source; chains of conjoined verbs in news are shorter
MAX_MODIFIERS: Final = 12  # tokens after its head that a phrase may have; longer ones are cut
_PHRASE_ENDS: Final = frozenset(',;:.!?—–()"“”')
MAX_CLIMB: Final = 6  # steps from an apposition or a conjunct up to the phrase it belongs to


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


def find_sources(reading: Reading, mentions: list[Mention]) -> list[Source]:
    """The candidates outside quotation marks, in text order."""
    by_token = {m.last - 1: m for m in mentions if m.type in _SPEAKING_TYPES}
    inside = {token for m in by_token.values() for token in range(m.first, m.last - 1)}
    sources = []
    for token in range(len(reading)):
        if reading.quoted[token] >= 0 or token in inside or _in_brackets(reading, token):
            continue
        mention = by_token.get(token)
        if mention is not None or _may_speak(reading, token):
            sources.append(_source(reading, token, mention))
    _join_verbs_behind_marks(reading, sources)
    return sources


def _join_verbs_behind_marks(reading: Reading, sources: list[Source]) -> None:
    """In `“…,” tweeted Brook spokesman Ann Elm` the phrase behind the verb speaks, also where the parse fails."""
    governed = {verb for source in sources for verb in source.verbs}
    heads = [source.head for source in sources]
    for region in reading.regions:
        token = reading.at(region.end)
        while token < min(len(reading), reading.at(region.end) + _MARKS_BEFORE_VERB) and not _is_word(reading, token):
            token += 1
        if token >= len(reading) or reading.lower[token] not in SPEECH_VERBS or token in governed:
            continue
        for source in sources[bisect_left(heads, token) :][:_NEAR_SOURCES]:
            phrase = reading.words[token + 1 : source.head]
            if source.relation != "modifier" and not _PHRASE_ENDS.intersection(phrase) and len(phrase) < MAX_MODIFIERS:
                source.verbs.insert(0, token)
                source.relation = "subject"
                break


def _is_word(reading: Reading, token: int) -> bool:
    return reading.words[token][0].isalnum()


def _may_speak(reading: Reading, token: int) -> bool:
    if reading.lower[token] in PERSONAL:
        return True
    tag, dep = reading.tags[token], reading.deps[token]
    if not tag.startswith(("NN", "PRP", "CD", "DT", "JJ")) or reading.lower[token] in RELATIVE:
        return False
    head = reading.heads[token]
    if dep in _SUBJECTS or (tag == "PRP$" and dep == "poss"):
        return True
    if dep == "dobj" and tag.startswith("NN"):
        return _is_inverted_subject(reading, token) or _speaks_in_relative_clause(reading, token)
    if dep == "pobj":
        if reading.lower[head] in {"by", "to", "from"}:
            return True
        return _speaks_in_relative_clause(reading, token)
    return dep in {"ROOT", "appos", "conj", "npadvmod", "dep"} and tag.startswith("NN")


def _is_inverted_subject(reading: Reading, token: int) -> bool:
    """Is it the speaker in `“…” asked the boy`, which the parser takes for an object?"""
    verb = reading.heads[token]
    if verb >= token or reading.lower[verb] not in SPEECH_VERBS or reading.tags[verb] == "VBG":
        return False
    if not _follows_quotation(reading, verb):
        return False
    return not any(reading.deps[child] in _SUBJECTS for child in reading.children[verb])


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
    relation, verbs = _government(reading, _root(reading, first, last, token))
    return Source(token, first, last, relation, mention, verbs, _kind(reading, token, mention))


def _follows_quotation(reading: Reading, token: int) -> bool:
    return any(number >= 0 for number in reading.quoted[max(0, token - _MARKS_BEFORE_VERB) : token])


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
    return first, _with_modifiers(reading, token)


def _with_modifiers(reading: Reading, token: int) -> int:
    """The end of a phrase with what follows its head without a comma: `of the union`, `known as Bob`."""
    last = token + 1
    while last < min(len(reading), token + MAX_MODIFIERS) and reading.quoted[last] < 0:
        if reading.words[last][:1] in _PHRASE_ENDS or not _hangs_on(reading, last, token):
            break
        last += 1
    while last > token + 1 and reading.tags[last - 1] in {"IN", "TO", "DT", "CC"}:
        last -= 1
    return last


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


def _top(reading: Reading, token: int) -> int:
    """The head of the phrase that a name completes: from an apposition up."""
    for _ in range(MAX_CLIMB):
        if reading.deps[token] != "appos" or reading.heads[token] == token:
            break
        token = reading.heads[token]
    return token


def _government(reading: Reading, token: int) -> tuple[str, list[int]]:
    top = _top(reading, token)
    for _ in range(MAX_CLIMB):
        if reading.deps[top] != "conj" or not reading.tags[reading.heads[top]].startswith(("NN", "PRP")):
            break
        top = _top(reading, reading.heads[top])
    dep, head = reading.deps[top], reading.heads[top]
    if dep == "dobj" and _is_inverted_subject(reading, top):
        dep = "nsubj"
    relative = [c for c in reading.children[top] if reading.deps[c] in {"relcl", "acl"} and reading.quoted[c] < 0]
    followers = [v for c in relative if _has_relative_subject(reading, c) for v in _verb_chain(reading, c)]
    if dep in _SUBJECTS:
        verbs = list(_verb_chain(reading, head))
        return "subject", (verbs[1:] if _is_addressed(reading, top) else verbs) + followers
    if dep == "pobj" and reading.lower[head] == "by":
        return "agent", [reading.heads[head], *followers]
    if dep == "pobj" and reading.lower[head] == "to" and reading.lower[max(0, head - 1)] == "according":
        return "according", [head - 1, *followers]
    if dep == "poss":
        return "possessor", [head, *followers]
    return ("modifier" if dep in {"compound", "nmod", "amod"} else "other"), followers


def _is_addressed(reading: Reading, token: int) -> bool:
    """Is it whom the words go to and not who says them: `He was asked whether …`, `Hale was accused of …`?"""
    return reading.deps[token] == "nsubjpass" and reading.lower[reading.heads[token]] in SPEECH_VERBS


def _has_relative_subject(reading: Reading, verb: int) -> bool:
    subjects = [c for c in reading.children[verb] if reading.deps[c] in _SUBJECTS]
    return not subjects or reading.lower[subjects[0]] in RELATIVE


def _verb_chain(reading: Reading, verb: int) -> Iterator[int]:
    """A verb and those that share its subject: said … and added …, adding …, went on to say …, began by saying …"""
    queue, seen = [verb], 0
    while queue and seen < MAX_VERBS:
        current = queue.pop(0)
        seen += 1
        yield current
        queue += [child for child in _next_verbs(reading, current) if _shares_subject(reading, child)]


def _next_verbs(reading: Reading, verb: int) -> Iterator[int]:
    """Verbs that hang on a verb, also as the object of a preposition: `by saying`, `without naming`."""
    for child in reading.children[verb]:
        if reading.deps[child] in _CHAINED and reading.tags[child].startswith("V"):
            if not _is_asked(reading, child):
                yield child
        elif reading.deps[child] == "prep":
            yield from (c for c in reading.children[child] if reading.deps[c] == "pcomp" and reading.tags[c] == "VBG")


def _shares_subject(reading: Reading, verb: int) -> bool:
    own = any(reading.deps[c] in _SUBJECTS for c in reading.children[verb])
    return not own and reading.quoted[verb] < 0


def _is_asked(reading: Reading, verb: int) -> bool:
    """Does it tell what is done to the subject: `when asked whether …`, `Told of the vote, he …`?"""
    return reading.deps[verb] == "advcl" and reading.tags[verb] == "VBN"
