"""Owns candidate contents of reported speech: which stretch of a sentence a cue may report, by the parse.

A cue is a verb outside quotation marks, a noun of speech with a clause (X's claim that …), or *according*. Ways, in
the words of the ClearNLP labels: `ccomp` (said that …; …, she said), `xcomp` (vowed to …), `rest` (criticised the plan
for …), `up` (…, as she put it), `noun`; for *according* the clause it
hangs on, the whole `sentence`, or what stands `around` it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from functions.extract.cues import SPEECH_NOUNS, SPEECH_VERBS, STRONG
from functions.extract.reading import Reading

WAYS: Final = ("ccomp", "xcomp", "rest", "up", "according", "noun", "sentence", "around")
_LOOSE: Final = frozenset("\"“”'‘’`,.;:!?-–—()") | {"``", "''", "--"}
# A cue between commas may stand inside what it reports: The plan, she said, had failed.
_MAY_HOLD_CUE: Final = frozenset({"up", "ccomp", "around"})
# What follows a verb without belonging to what it reports.
_NOT_CONTENT: Final = frozenset({"conj", "cc", "punct", "nsubj", "nsubjpass"})
_MARKS_BEHIND: Final = 4  # tokens behind quoted words before the next word: marks and a comma
_ASIDES: Final = frozenset({"while", "when", "as", "after", "before", "although", "though", "since", "even"})
_UTTERS: Final = frozenset(
    {"say", "says", "said", "yell", "yelled", "shout", "shouted", "cry", "cried", "chanted", "read", "reads"}
)
_APART: Final = ";"  # between two sentences of which neither reports the other
_CONTEXT_CHARS: Final = 12  # before a region, to see what it follows
MAX_BEFORE_THAT: Final = 12  # tokens from a verb to the clause it reports: whom it tells, when and where
MIN_SENTENCE_WORDS: Final = 3
MIN_CLAUSE_TOKENS: Final = 2
_MAX_CLAUSE_TOKENS: Final = 400  # no sentence of a newspaper is longer; what the parser takes for one may be


class Clause(NamedTuple):
    """A candidate: the cue's token, the head of the content, and the content's tokens."""

    cue: int
    head: int
    first: int
    last: int  # exclusive
    way: str


def find_clauses(reading: Reading) -> Iterator[Clause]:
    """All candidates in text order of their cues."""
    edges = Edges(reading)
    for token, tag in enumerate(reading.tags):
        if reading.quoted[token] >= 0:
            continue
        if reading.lower[token] == "according":
            yield from _according(reading, edges, token)
        elif tag.startswith("V"):
            yield from _of_verb(reading, edges, token)
        elif reading.lower[token] in SPEECH_NOUNS:
            for child in reading.children[token]:
                if (
                    reading.deps[child] in {"acl", "ccomp", "relcl"}
                    and child > token
                    and _begins_that(reading, edges, child)
                ):
                    yield from _clause(reading, token, child, *edges.of(child), "noun")


def _begins_that(reading: Reading, edges: "Edges", token: int) -> bool:
    return reading.lower[edges.of(token)[0]] in {"that", "to"}


class Edges:
    """First and last token of the subtree of every token, found once."""

    def __init__(self, reading: Reading) -> None:
        self._left = list(range(len(reading)))
        self._right = list(range(len(reading)))
        for token in _upwards(reading):
            head = reading.heads[token]
            if head != token and reading.sentence[head] == reading.sentence[token]:
                self._left[head] = min(self._left[head], self._left[token])
                self._right[head] = max(self._right[head], self._right[token])

    def of(self, token: int) -> tuple[int, int]:
        """First token of the subtree and the one past its last."""
        return self._left[token], self._right[token] + 1


def _upwards(reading: Reading) -> list[int]:
    """Tokens ordered so that each comes before its head."""
    order = [t for t in range(len(reading)) if reading.heads[t] == t]
    for token in order:  # grows while it is read
        order.extend(reading.children[token])
    return order[::-1]


def _of_verb(reading: Reading, edges: Edges, verb: int) -> Iterator[Clause]:
    found = False
    for child in _objects(reading, edges, verb):
        found = True
        yield from _clause(reading, verb, child, *edges.of(child), reading.deps[child])
    if reading.lower[verb] not in SPEECH_VERBS:
        return
    if not found and (that := _lost_that(reading, verb)) is not None:
        head = reading.heads[that]
        yield from _clause(reading, verb, head, that, edges.of(head)[1], "ccomp")
    ends = [edges.of(c)[1] for c in reading.children[verb] if c > verb and reading.deps[c] not in _NOT_CONTENT]
    if not found and ends and max(ends) > verb + 1:
        yield from _clause(reading, verb, verb, verb + 1, max(ends), "rest")
    if reading.lower[verb] != "speaking":  # speaking on condition of anonymity
        yield from _above(reading, edges, verb)


def _objects(reading: Reading, edges: Edges, verb: int) -> Iterator[int]:
    """The heads of the clauses that a verb has; none in `Hale called it a waste; Brook wrote of it`."""
    for child in reading.children[verb]:
        dep, end = reading.deps[child], edges.of(child)[1]
        is_apart = child < verb and reading.words[end : end + 1] == [_APART]
        if dep in {"ccomp", "xcomp"} and not is_apart and (dep == "ccomp" or reading.lower[verb] in SPEECH_VERBS):
            yield child


def _above(reading: Reading, edges: Edges, verb: int) -> Iterator[Clause]:
    """What a verb hangs on by the parse: `…, as she put it`."""
    head = reading.heads[verb]
    if reading.deps[verb] not in {"parataxis", "advcl", "ccomp"} or head == verb or reading.quoted[head] >= 0:
        return
    left, right = edges.of(verb)
    begin, end = edges.of(head)
    if _APART in reading.words[max(0, left - 1) : left] + reading.words[right : right + 1]:
        return
    yield from _clause(reading, verb, head, *_beside((left, right), (begin, end)), "up")


def _beside(inner: tuple[int, int], outer: tuple[int, int]) -> tuple[int, int]:
    """What stands before an inner stretch of tokens in an outer one, or behind it; if both, the whole of it."""
    if inner[1] >= outer[1] - 1:
        return outer[0], inner[0]
    return (inner[1], outer[1]) if inner[0] <= outer[0] + 1 else outer


def _lost_that(reading: Reading, verb: int) -> int | None:
    """`that` of what is said, hung on a noun by the parser: `told trustees that …`, `said after the vote that …`."""
    if reading.lower[verb] not in STRONG:
        return None
    for token in range(verb + 1, min(len(reading), verb + MAX_BEFORE_THAT)):
        is_outside = reading.quoted[token] < 0 and reading.sentence[token] == reading.sentence[verb]
        if not is_outside or reading.tags[token].startswith(("V", "MD")) or reading.words[token] in _LOOSE:
            return None
        if reading.lower[token] == "that" and reading.deps[token] == "mark":
            return token if reading.heads[token] > token else None
    return None


def _according(reading: Reading, edges: Edges, token: int) -> Iterator[Clause]:
    """What stands before the phrase, behind it, or around it; the clause it hangs on and the whole sentence."""
    head = reading.heads[token]
    left, right = edges.of(token)
    sentence = _sentence(reading, token)
    beside = _beside((left, right), sentence)
    yield from _clause(reading, token, head, *beside, "around" if beside == sentence else "sentence")
    if head == token:
        return
    while reading.heads[head] != head and reading.tags[head].startswith("N") and reading.deps[head] != "ROOT":
        head = reading.heads[head]
    begin, end = edges.of(head)
    if left - begin >= end - right:
        yield from _clause(reading, token, head, begin, left, "according")
    else:
        yield from _clause(reading, token, head, right, end, "according")


def _sentence(reading: Reading, token: int) -> tuple[int, int]:
    """The tokens of the sentence that a token stands in."""
    number = reading.sentence[token]
    return bisect_left(reading.sentence, number), bisect_left(reading.sentence, number + 1)


def _clause(reading: Reading, cue: int, head: int, first: int, last: int, way: str) -> Iterator[Clause]:
    """The candidate without loose punctuation at its ends; quoted regions at its ends are whole or left out."""
    last = min(last, first + _MAX_CLAUSE_TOKENS)
    first, last = _snapped(reading, first, last)
    last = _before_quotation(reading, first, last)
    last = _before_aside(reading, first, _before_nested(reading, cue, first, last))
    while first < last and reading.words[first] in _LOOSE and reading.quoted[first] < 0:
        first += 1
    while first < last and reading.words[last - 1] in _LOOSE and reading.quoted[last - 1] < 0:
        last -= 1
    if last - first >= MIN_CLAUSE_TOKENS and (way in _MAY_HOLD_CUE or not first <= cue < last):
        yield Clause(cue, head, first, last, way)


def _snapped(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The stretch with a region that it cuts taken in where it holds the larger part, else left out."""
    begin, end = _region_bounds(reading, first)
    if begin < first < end:
        first = begin if first - begin <= end - first else end
    begin, end = _region_bounds(reading, last - 1)
    if begin < last < end:
        goes_on = reading.lower[first] == "that" and begin > first  # that he was “entitled to it, and they to theirs”
        last = end if goes_on or last - begin >= end - last else begin
    return first, last


def _before_quotation(reading: Reading, first: int, last: int) -> int:
    """The end of the stretch, or the beginning of the first quoted region in it that is a quotation of its own."""
    for number in sorted({n for n in reading.quoted[first:last] if n >= 0}):
        region = reading.regions[number]
        if is_quotation_of_its_own(reading.text, region.start, region.end):
            return max(first, min(last, reading.at(region.start)))
    return last


def _before_aside(reading: Reading, first: int, last: int) -> int:
    """The end of the stretch, or of the first quoted region in it that a comma and *while*, *when* or *as* follow."""
    for number in sorted({n for n in reading.quoted[first:last] if n >= 0}):
        region = reading.regions[number]
        if reading.text[region.end - 1] == "," or reading.text[region.end : region.end + 2].endswith(","):
            end = reading.at(region.end)
            following = next((w for w in reading.lower[end : end + _MARKS_BEHIND] if w[0].isalnum()), "")
            if following in _ASIDES:
                return min(last, end)
    return last


def _before_nested(reading: Reading, cue: int, first: int, last: int) -> int:
    """The end of the stretch, or the subject of a verb in it that has a quotation right behind: `a man yelled “…”`."""
    for number in sorted({n for n in reading.quoted[first:last] if n >= 0}):
        token = reading.at(reading.regions[number].start) - 1
        while token > first and not reading.words[token][0].isalnum():
            token -= 1
        if token > first and token != cue and reading.lower[token] in _UTTERS and reading.tags[token].startswith("V"):
            subjects = [c for c in reading.children[token] if reading.deps[c] == "nsubj"]
            begins = [token, *subjects, *(c for subject in subjects for c in reading.children[subject])]
            return max(first, min(begins))
    return last


def is_quotation_of_its_own(text: str, start: int, end: int) -> bool:
    """Does a quoted region begin like a sentence, after a comma, a colon, *that*, or nothing of its sentence?"""
    before = text[max(0, start - _CONTEXT_CHARS) : start].rstrip("\"“„«`‘' \t\n")
    opens = not before or before[-1] in ",:.?!\n" or before.endswith(" that")
    return opens and text[start].isupper() and len(text[start:end].split()) >= MIN_SENTENCE_WORDS


def _region_bounds(reading: Reading, token: int) -> tuple[int, int]:
    """The tokens of the quoted region that a token stands in; nothing outside."""
    number = reading.quoted[token]
    if number < 0:
        return token, token
    region = reading.regions[number]
    return reading.span(region.start, region.end)
