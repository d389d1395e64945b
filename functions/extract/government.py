"""Owns which verbs a noun phrase governs: as their subject, their agent, or through a relative clause, by the parse."""

from collections.abc import Iterator
from typing import Final

from functions.extract.cues import SPEECH_VERBS, STRONG
from functions.extract.reading import Reading
from functions.extract.roles import is_human

RELATIVE: Final = frozenset({"who", "which", "that"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_DOERS: Final = SUBJECTS | {"agent"}  # Hale went to the prison, dubbed “the Hilton” by its inmates
MAX_CLIMB: Final = 6  # steps from an apposition or a conjunct up to the phrase it belongs to
MAX_VERBS: Final = 8  # verbs looked at for one source; chains of conjoined verbs in news are shorter
_CHAINED: Final = frozenset({"conj", "advcl", "xcomp", "dep", "parataxis"})
_QUOTING: Final = frozenset({"quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"})
_MARKS_BEFORE_VERB: Final = 4  # tokens between quoted words and the verb after them: marks, a comma, an adverb


def is_inverted_subject(reading: Reading, token: int) -> bool:
    """Is it the speaker in `“…” asked the boy`, which the parser takes for an object?"""
    verb = reading.heads[token]
    if verb >= token or reading.lower[verb] not in SPEECH_VERBS or reading.tags[verb] == "VBG":
        return False
    if not _follows_quotation(reading, verb):
        return False
    if reading.lower[verb] not in STRONG and not (
        reading.tags[token] in {"NNP", "PRP"} or is_human(reading.lower[token])
    ):
        return False  # “Bigger Rooms” highlights some lessons
    return not any(reading.deps[child] in SUBJECTS for child in reading.children[verb])


def quoted_saying(reading: Reading, token: int) -> int | None:
    """The verb of whom somebody else quotes: `saying` for the adviser of `It quotes an adviser as saying that …`."""
    verb = reading.heads[token]
    if reading.deps[token] != "dobj" or reading.lower[verb] not in _QUOTING:
        return None
    return next((saying for saying in _objects_of_as(reading, verb)), None)


def _objects_of_as(reading: Reading, verb: int) -> Iterator[int]:
    for preposition in reading.children[verb]:
        if reading.lower[preposition] == "as" and reading.deps[preposition] == "prep":
            yield from (c for c in reading.children[preposition] if reading.deps[c] == "pcomp")


def _follows_quotation(reading: Reading, token: int) -> bool:
    return any(number >= 0 for number in reading.quoted[max(0, token - _MARKS_BEFORE_VERB) : token])


def top_of(reading: Reading, token: int) -> int:
    """The head of the phrase that a name completes: from an apposition up."""
    for _ in range(MAX_CLIMB):
        if reading.deps[token] != "appos" or reading.heads[token] == token:
            break
        token = reading.heads[token]
    return token


def government(reading: Reading, token: int) -> tuple[str, list[int]]:
    """The relation of a phrase's head token to the nearest verb, and the verbs it governs."""
    top = top_of(reading, token)
    for _ in range(MAX_CLIMB):
        if reading.deps[top] != "conj" or not reading.tags[reading.heads[top]].startswith(("NN", "PRP")):
            break
        top = top_of(reading, reading.heads[top])
    dep, head = reading.deps[top], reading.heads[top]
    if (saying := quoted_saying(reading, top)) is not None:
        return "subject", [saying]
    if dep == "dobj" and is_inverted_subject(reading, top):
        dep = "nsubj"
    below = reading.children[top] if top == token else [*reading.children[top], *reading.children[token]]
    relative = [c for c in below if reading.deps[c] in {"relcl", "acl"} and reading.quoted[c] < 0]
    followers = [v for c in relative if _has_relative_subject(reading, c) for v in _verb_chain(reading, c)]
    if dep in SUBJECTS:
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
    subjects = [c for c in reading.children[verb] if reading.deps[c] in SUBJECTS]
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
        elif reading.deps[child] == "prep" and not _quotes_somebody(reading, verb):
            yield from (c for c in reading.children[child] if reading.deps[c] == "pcomp" and reading.tags[c] == "VBG")


def _quotes_somebody(reading: Reading, verb: int) -> bool:
    return reading.lower[verb] in _QUOTING and any(reading.deps[child] == "dobj" for child in reading.children[verb])


def _shares_subject(reading: Reading, verb: int) -> bool:
    own = any(reading.deps[c] in _DOERS for c in reading.children[verb])
    return not own and reading.quoted[verb] < 0


def _is_asked(reading: Reading, verb: int) -> bool:
    """Does it tell what is done to the subject: `when asked whether …`, `Told of the vote, he …`?"""
    return reading.deps[verb] == "advcl" and reading.tags[verb] == "VBN"
