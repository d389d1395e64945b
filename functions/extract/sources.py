"""Owns the candidate sources of an article: the noun phrases that may speak, and the verbs each one governs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from functions.extract.mentions import Mention
from functions.extract.reading import Reading
from shared.document import EntityType

PERSONAL: Final = frozenset({"he", "she", "they", "we", "i", "it", "you"})
RELATIVE: Final = frozenset({"who", "which", "that"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_SPEAKING_TYPES: Final = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.GROUP})
_INSIDE_NOUN_PHRASE: Final = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"})
MAX_VERBS: Final = 8  # verbs looked at for one source; chains of conjoined verbs in news are shorter
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
    return sources


def _may_speak(reading: Reading, token: int) -> bool:
    if reading.lower[token] in PERSONAL:
        return True
    tag, dep = reading.tags[token], reading.deps[token]
    if not tag.startswith(("NN", "PRP", "CD", "DT", "JJ")) or reading.lower[token] in RELATIVE:
        return False
    if dep in _SUBJECTS:
        return True
    head = reading.heads[token]
    if dep == "pobj":
        return reading.lower[head] in {"by", "to", "from"} and tag.startswith("NN")
    return dep in {"ROOT", "appos", "conj", "npadvmod", "dep"} and tag.startswith("NN")


def _in_brackets(reading: Reading, token: int) -> bool:
    """Is a token in short brackets, as the party and state after a politician's name?"""
    return "(" in reading.words[max(0, token - 3) : token] and ")" in reading.words[token + 1 : token + 4]


def _source(reading: Reading, token: int, mention: Mention | None) -> Source:
    first, last = (mention.first, mention.last) if mention else _noun_phrase(reading, token)
    relation, verbs = _government(reading, _root(reading, first, last, token))
    return Source(token, first, last, relation, mention, verbs, _kind(reading, token, mention))


def _kind(reading: Reading, token: int, mention: Mention | None) -> str:
    if mention is not None:
        return {"PERSON": "person", "ORG": "organisation", "PLACE": "place", "GROUP": "group"}[mention.type.value]
    return "pronoun" if reading.lower[token] in PERSONAL else "noun"


def _noun_phrase(reading: Reading, token: int) -> tuple[int, int]:
    """The phrase without what follows its head: `a senior official` of `a senior official in the ministry`."""
    first = token
    for child in reading.children[token]:
        if child < first and reading.deps[child] in _INSIDE_NOUN_PHRASE and reading.quoted[child] < 0:
            first = child
    for child in reading.children[first] if first != token else ():
        if child < first and reading.deps[child] in _INSIDE_NOUN_PHRASE and reading.quoted[child] < 0:
            first = child
    return first, token + 1


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
    relative = [c for c in reading.children[top] if reading.deps[c] in {"relcl", "acl"} and reading.quoted[c] < 0]
    followers = [v for c in relative if _has_relative_subject(reading, c) for v in _verb_chain(reading, c)]
    if dep in _SUBJECTS:
        return "subject", list(_verb_chain(reading, head)) + followers
    if dep == "pobj" and reading.lower[head] == "by":
        return "agent", [reading.heads[head], *followers]
    if dep == "pobj" and reading.lower[head] == "to" and reading.lower[max(0, head - 1)] == "according":
        return "according", [head - 1, *followers]
    if dep == "poss":
        return "possessor", [head, *followers]
    return ("modifier" if dep in {"compound", "nmod", "amod"} else "other"), followers


def _has_relative_subject(reading: Reading, verb: int) -> bool:
    subjects = [c for c in reading.children[verb] if reading.deps[c] in _SUBJECTS]
    return not subjects or reading.lower[subjects[0]] in RELATIVE


def _verb_chain(reading: Reading, verb: int) -> Iterator[int]:
    """A verb and those that share its subject: said … and added …, adding …, went on to say …"""
    queue, seen = [verb], 0
    while queue and seen < MAX_VERBS:
        current = queue.pop(0)
        seen += 1
        yield current
        for child in reading.children[current]:
            if reading.deps[child] in {"conj", "advcl", "xcomp", "dep", "parataxis"} and reading.tags[child].startswith(
                "V"
            ):
                own = any(reading.deps[c] in _SUBJECTS for c in reading.children[child])
                if not own and reading.quoted[child] < 0:
                    queue.append(child)
