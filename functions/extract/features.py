"""Owns what is measured of a quoted region and a candidate source, for the ranker to weigh.

Numbers only, in the order of `FEATURES`; distances are in words outside quotation marks.
"""

from bisect import bisect_left
from typing import Final

from functions.extract.cues import SPEECH_NOUNS, SPEECH_VERBS, cue_strength
from functions.extract.measures import MARKS, MAX_DISTANCE, Measures
from functions.extract.reading import Reading
from functions.extract.source import Source

FEATURES: Final = (
    "paragraph_gap",  # paragraphs from the source to the quotation, 0 to 4
    "after",  # 1 when the source stands after the quotation
    "distance",  # words between, at most MAX_DISTANCE
    "sentence_ends",  # full stops, question and exclamation marks between
    "sources_between",
    "regions_between",
    "kind",  # index in KINDS
    "relation",  # index in RELATIONS
    "cue_strength",  # of the verb of the source that is nearest to the quotation; -1 without verb
    "cue_distance",
    "cue_between",  # 1 when that verb stands between source and quotation
    "cue_adjacent",  # 1 when only punctuation and small words stand between verb and quotation
    "cue_is_nearest",  # 1 when no other verb of speech is nearer on that side
    "is_previous",  # 1 when it is the source of the quotation before
    "previous_gap",  # paragraphs since the quotation before, 9 without one
    "previous_words",  # words between the quotation before and this one
    "linked",  # 1 when the parse connects verb and quotation directly
    "same_sentence",
    "words",  # length of the quotation
    "begins_capital",
    "ends_with",  # inside the marks: 0 word, 1 comma, 2 full stop, 3 question or exclamation mark
    "before",  # what stands before the opening mark: index in BEFORE
    "word_before",  # 4 so-called, 3 verb of speech, 2 other conjunction, 1 article or adjective, 0 other
    "after_kind",  # what follows the closing mark: index in AFTER
    "alone",  # 1 when the paragraph has no word outside quotation marks
    "running",  # 1 when the region before was not closed and this one begins its paragraph
    "cued_sources",  # sources with a verb of speech in the paragraph
    "closed",
    "cue_noun",  # 1 for a possessor of a noun of speech
    "second_person",  # 1 for I, we, you
    "title_case",  # share of the quotation's longer words that begin with a capital
    "is_work",  # 1 when the model takes the words for a title or another name
    "tag_before",  # what kind of word stands before: index in TAGS_BEFORE
    "verb_of_speech",  # share of attributed quotations among those near the verb, in the training articles
    "first_word_role",  # 1 when the words begin with a pronoun, an article or a conjunction
    "subject_between",  # subjects of speech verbs between source and quotation
    "mentions",  # how often the source's name stands in the article, at most 20
    "paragraph_regions",  # quoted regions in the paragraph
    "recent",  # 2 for the source of the quotation before, 1 for the source of an earlier one
)
KINDS: Final = ("pronoun", "person", "organisation", "group", "place", "noun", "plural", "it")
RELATIONS: Final = ("subject", "agent", "according", "possessor", "other", "modifier")
_SMALL: Final = MARKS | {"that", ",", ":", ";", "-", "–", "—", "(", ")", "as", "in", "when", "also", "later", "how"}


def pair_features(
    m: Measures, number: int, source: Source, recent: list[Source], region: dict[str, float]
) -> list[float]:
    """All features of a region and a candidate, in the order of FEATURES."""
    reading = m.reading
    first, last = m.bounds[number]
    after = source.head >= first
    low, high = (last, source.head) if after else (source.head + 1, first)
    cue = best_cue(m, number, source)
    values: dict[str, float] = {
        "paragraph_gap": min(4, abs(reading.regions[number].paragraph - reading.paragraph[source.head])),
        "after": after,
        "distance": min(MAX_DISTANCE, m.distance(source.head, number)),
        "sentence_ends": min(
            6, m.ends[max(low, high)] - m.ends[low] + (after and reading.text[reading.regions[number].end - 1] in ".…")
        ),
        "sources_between": min(12, bisect_left(m.heads, high) - bisect_left(m.heads, low)),
        "regions_between": min(4, _regions_between(m, number, source.head)),
        "kind": KINDS.index(_kind(reading, source)),
        "relation": RELATIONS.index(source.relation),
        "is_previous": bool(recent) and recent[-1] is source,
        "recent": 2 if recent and recent[-1] is source else int(source in recent),
        "mentions": min(20, m.named.get(source.head, 0)),
        "subject_between": min(5, abs(m.subjects[bisect_left(m.heads, high)] - m.subjects[bisect_left(m.heads, low)])),
        "same_sentence": _same_sentence(reading, source.head, first, last, after),
        "cue_noun": source.relation == "possessor" and reading.lower[source.verbs[0]] in SPEECH_NOUNS,
        "second_person": reading.lower[source.head] in {"i", "we", "you"},
    }
    values["verb_of_speech"] = m.share(cue) if cue is not None else 0.0
    values.update(_cue_features(m, number, source, cue))
    values.update(region)
    return [float(values[name]) for name in FEATURES]


def _kind(reading: Reading, source: Source) -> str:
    if source.kind == "pronoun":
        word = reading.lower[source.head]
        return "it" if word == "it" else "plural" if word == "they" else "pronoun"
    return source.kind


def _regions_between(m: Measures, number: int, token: int) -> int:
    """Quoted regions that stand between a token and a region."""
    count, step = 0, 1 if token >= m.bounds[number][1] else -1
    at = number + step
    while 0 <= at < len(m.bounds) and count < 4 and (m.bounds[at][1] <= token if step > 0 else m.bounds[at][0] > token):
        count += 1
        at += step
    return count


def best_cue(m: Measures, number: int, source: Source) -> int | None:
    """The verb of a source that announces the region: the strongest of those near, then the nearest."""
    if not source.verbs:
        return None
    return min(source.verbs, key=lambda verb: (m.reading.lower[verb] not in SPEECH_VERBS, m.distance(verb, number)))


def _cue_features(m: Measures, number: int, source: Source, cue: int | None) -> dict[str, float]:
    if cue is None:
        return dict.fromkeys(("cue_between", "cue_adjacent", "cue_is_nearest", "linked"), 0.0) | {
            "cue_strength": -1.0,
            "cue_distance": float(MAX_DISTANCE),
        }
    reading = m.reading
    first, last = m.bounds[number]
    before = cue < first
    low, high = (cue + 1, first) if before else (last, cue)
    adjacent = high - low <= 8 and all(w in _SMALL for w in reading.lower[low:high])
    nearer = bisect_left(m.cues, high) - bisect_left(m.cues, low)
    return {
        "cue_strength": cue_strength(reading.lower[cue]),
        "cue_distance": min(MAX_DISTANCE, m.distance(cue, number)),
        "cue_between": min(source.head, first) < cue < max(source.head, first),
        "cue_adjacent": adjacent,
        "cue_is_nearest": nearer == 0,
        "linked": _linked(reading, cue, first, last),
    }


def _linked(reading: Reading, cue: int, first: int, last: int) -> bool:
    """Does the cue govern a token of the region, or a token of the region the cue?"""
    if first <= reading.heads[cue] < last:
        return True
    return any(first <= child < last for child in reading.children[cue])


def _same_sentence(reading: Reading, head: int, first: int, last: int, after: bool) -> bool:
    edge = last - 1 if after else first
    if not 0 <= edge < len(reading):
        return False
    return reading.sentence[head] == reading.sentence[edge]
