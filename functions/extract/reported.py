"""Owns reported speech: which candidate contents really report someone's words, and who that someone is."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from functions.extract.clauses import WAYS, Clause, find_clauses
from functions.extract.cues import FINDING, SPEECH_NOUNS, SPEECH_VERBS, STUDIES, cue_strength, stem
from functions.extract.ranker import load_ranker
from functions.extract.reading import Reading
from functions.extract.source import Source

_WEIGHTS: Final = Path(__file__).with_name("reported.json")
MIN_CHANCE: Final = 0.42  # where F1 is highest on the training articles
FINDING_CHANCE: Final = 0.8  # `the audit found that …`
FEATURES: Final = (
    "way",
    "verb",  # share of reported speech among the verb's uses in the training articles
    "strength",
    "source_kind",
    "relation",
    "words",
    "that",
    "infinitive",
    "question",
    "cue_tag",
    "negated",
    "modal",
    "content_before",
    "has_subject",
    "quoted_share",
    "source_distance",
    "cue_root",
    "conditional",
    "content_finite",
    "regions",
    "sentence_words",
    "word_before_region",
    "opening_tag",
    "holds_source",
    "holds_cue",
    "after_region",
    "begins_sentence",
    "ends_sentence",
    "commas",
    "possessive",
)
# Ways in which a source cannot stand inside the content.
_APART: Final = frozenset({"rest", "xcomp", "noun"})
_OPENING_TAGS: Final = ("IN", "DT", "NN", "PRP", "V", "TO", "RB", "JJ", "W", "MD", "CD", "EX")
_TAGS: Final = ("VBD", "VBZ", "VBP", "VBG", "VBN", "VB")
# He said on “Late Show”, spoke to reporters: where, when and to whom, not what.
_SAY: Final = frozenset({"say", "says", "said", "saying", "speak", "speaks", "spoke", "spoken", "speaking"})
_WHERE: Final = frozenset({"in", "on", "at", "to", "with", "from", "during", "as", "after", "before"})
_QUOTED: Final = frozenset({"quoted", "cited", "reported"})
_POINTING: Final = frozenset({"this", "that", "these", "those", "it", "which", "there", "what"})
_KINDS: Final = ("", "pronoun", "person", "organisation", "group", "place", "noun")
_RELATIONS: Final = ("", "subject", "agent", "according", "possessor", "other", "modifier")


class Reported(NamedTuple):
    """A stretch of reported speech, its cue and source; `chance` is that it reports speech at all."""

    clause: Clause
    source: Source | None
    chance: float


def source_of_cues(sources: Iterable[Source]) -> dict[int, Source]:
    """The source that governs each cue; the subject before others, a verb's first subject before later ones."""
    found: dict[int, Source] = {}
    for relation in ("subject", "according", "agent", "possessor", "other", "modifier"):
        for source in sources:
            if source.relation == relation:
                for verb in source.verbs:
                    found.setdefault(verb, source)
    return found


def clause_features(reading: Reading, clause: Clause, source: Source | None, verbs: dict[str, float]) -> list[float]:
    """All features of a candidate, in the order of FEATURES."""
    cue, head = clause.cue, clause.head
    word = reading.lower[cue]
    opening = reading.lower[clause.first]
    helpers = [reading.lower[c] for c in reading.children[cue] if reading.deps[c] in {"aux", "neg", "mark"}]
    deps = {reading.deps[c] for c in reading.children[head]}
    quoted = sum(n >= 0 for n in reading.quoted[clause.first : clause.last])
    tag = reading.tags[cue]
    regions = sorted({n for n in reading.quoted[clause.first : clause.last] if n >= 0})
    values = {
        "way": WAYS.index(clause.way),
        "verb": verbs.get(f"{stem(word)} {clause.way}", verbs.get(clause.way, 0.1)),
        "strength": 3 if word in SPEECH_NOUNS else cue_strength(word),
        "source_kind": _KINDS.index(source.kind) if source else 0,
        "relation": _RELATIONS.index(source.relation) if source else 0,
        "words": min(60, clause.last - clause.first),
        "that": opening == "that",
        "infinitive": "aux" in deps and reading.tags[head] == "VB",
        "question": opening in {"whether", "if", "why", "how", "what", "who", "when", "where"},
        "cue_tag": _TAGS.index(tag) if tag in _TAGS else 6,
        "negated": any(h in {"not", "n't", "never"} for h in helpers),
        "modal": any(
            h in {"would", "could", "should", "may", "might", "can", "will", "must", "to", "'ll"} for h in helpers
        ),
        "content_before": clause.first < cue,
        "has_subject": not deps.isdisjoint({"nsubj", "nsubjpass", "expl", "csubj"}),
        "quoted_share": quoted / (clause.last - clause.first),
        "source_distance": min(20, abs(source.head - cue)) if source else 21,
        "cue_root": reading.deps[cue] == "ROOT",
        "conditional": any(h in {"if", "whether", "unless"} for h in helpers),
        "content_finite": reading.tags[head] in {"VBD", "VBZ", "VBP", "MD"},
        "regions": min(3, len(regions)),
        "sentence_words": max((_sentence_words(reading, n) for n in regions), default=0),
        "word_before_region": bool(regions) and _follows_word(reading, regions[0]),
        "opening_tag": next((i for i, t in enumerate(_OPENING_TAGS) if reading.tags[clause.first].startswith(t)), 12),
        "holds_source": source is not None and clause.first <= source.head < clause.last,
        "holds_cue": clause.first <= cue < clause.last,
        "after_region": any(n >= 0 for n in reading.quoted[max(0, cue - 4) : cue]),
        "begins_sentence": clause.first == 0 or reading.sentence[clause.first - 1] != reading.sentence[clause.first],
        "ends_sentence": clause.last + 1 >= len(reading) or reading.sentence[clause.last + 1] != reading.sentence[cue],
        "commas": min(5, reading.words[clause.first : clause.last].count(",")),
        "possessive": source is not None and source.relation == "possessor",
    }
    return [float(values[name]) for name in FEATURES]


def _sentence_words(reading: Reading, number: int) -> int:
    """Words of a quoted region that looks like a sentence of its own, at most 30; 0 for other regions."""
    words = reading.text[reading.regions[number].start : reading.regions[number].end].split()
    return min(30, len(words)) if words[0][:1].isupper() and words[-1][-1] in ",.?!…" else 0


def _follows_word(reading: Reading, number: int) -> bool:
    """Does a region continue the reporter's own words, without a comma or colon before it?"""
    before = reading.text[max(0, reading.regions[number].start - 8) : reading.regions[number].start].rstrip("\"“„«`‘' ")
    return before[-1:].isalnum()


def is_vague(reading: Reading, item: Reported) -> bool:
    """Is nothing stated in it (`his budget on Wednesday`), or is it from nobody who speaks (`this move`)?"""
    first, last, source = item.clause.first, item.clause.last, item.source
    if source is not None and source.mention is None and reading.lower[source.first] in _POINTING:
        return True
    states = any(tag.startswith(("V", "MD")) for tag in reading.tags[first:last])
    return not states and all(number < 0 for number in reading.quoted[first:last])


def _says_where(reading: Reading, clause: Clause) -> bool:
    if stem(reading.lower[clause.cue]) == "point" and reading.lower[clause.first] == "at":
        return True
    return reading.lower[clause.cue] in _SAY and reading.lower[clause.first] in _WHERE


def _source_of_noun(reading: Reading, clause: Clause, governing: dict[int, Source]) -> Source | None:
    """The bank in `the bank said in a statement that …`, where the noun has the clause."""
    preposition = reading.heads[clause.cue]
    if clause.way != "noun" or reading.lower[preposition] not in {"in", "with", "by"}:
        return None
    verb = reading.heads[preposition]
    return governing.get(verb) if reading.lower[verb] in SPEECH_VERBS else None


def is_finding(reading: Reading, clause: Clause, source: Source | None) -> bool:
    """Is it what a study or those who made it found? On PolNeAR's train texts annotators mark 36 of 38."""
    if source is None or clause.way not in {"ccomp", "up"} or reading.lower[clause.cue] not in FINDING:
        return False
    return reading.lower[source.head] in STUDIES and not clause.first <= source.head < clause.last


def _is_quoted_as(reading: Reading, clause: Clause, source: Source | None) -> bool:
    """`Hale was quoted as saying that …`"""
    preposition = reading.heads[clause.cue]
    is_saying = reading.lower[clause.cue] == "saying" and reading.lower[preposition] == "as"
    return source is not None and is_saying and reading.lower[reading.heads[preposition]] in _QUOTED


def report(reading: Reading, sources: list[Source]) -> list[Reported]:
    """Reported speech in text order; stretches do not overlap, the likelier one stays."""
    ranker = load_ranker(_WEIGHTS)
    governing = source_of_cues(sources)
    found = []
    for clause in find_clauses(reading):
        source = governing.get(clause.cue) or _source_of_noun(reading, clause, governing)
        if source is not None and clause.way in _APART and clause.first <= source.head < clause.last:
            continue
        if clause.way == "rest" and _says_where(reading, clause):
            continue
        chance = ranker.chance(clause_features(reading, clause, source, ranker.words))
        if is_finding(reading, clause, source) or _is_quoted_as(reading, clause, source):
            chance = max(chance, FINDING_CHANCE)
        if chance >= MIN_CHANCE:
            found.append(Reported(clause, source, chance))
    kept: list[Reported] = []
    taken = bytearray(len(reading))
    for candidate in sorted(found, key=lambda r: (-r.chance, r.clause)):
        first, last = candidate.clause.first, candidate.clause.last
        if not any(taken[first:last]):
            taken[first:last] = b"\1" * (last - first)
            kept.append(candidate)
    return sorted(kept, key=lambda r: r.clause.first)
