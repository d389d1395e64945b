"""Owns what is measured of a quoted region and a candidate source, for the ranker to weigh.

Numbers only, in the order of `FEATURES`; distances are in words outside quotation marks.
"""

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import Final

from functions.extract.cues import SPEECH_NOUNS, SPEECH_VERBS, cue_strength, stem
from functions.extract.reading import Reading
from functions.extract.sources import Source

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
BEFORE: Final = ("", "word", ",", ":", "dash", "end", "other")
AFTER: Final = ("", "cue", "name", "noun", "end", "comma", "other")
TAGS_BEFORE: Final = ("", "IN", "DT", "JJ", "NN", "V", "PRP", "POS", "other")
SPEECH_VERB_BEFORE: Final = 3
SO_CALLED_BEFORE: Final = 4
MAX_DISTANCE: Final = 60
_MARKS: Final = frozenset({'"', "''", "``", "“", "”", "„", "«", "»", "‘", "’", "'", "`", "‹", "›"})
_SMALL: Final = _MARKS | {"that", ",", ":", ";", "-", "–", "—", "(", ")", "as", "in", "when", "also", "later", "how"}
_ENDS: Final = frozenset({".", "?", "!"})


class Measures:
    """Counts made once for an article, from which features of any pair follow quickly."""

    def __init__(self, reading: Reading, sources: list[Source], shares: dict[str, float]) -> None:
        outside = [number < 0 for number in reading.quoted]
        self.reading = reading
        self.shares = shares  # of verbs, from the weights file
        self.words = [0, *accumulate(o and w[:1].isalnum() for o, w in zip(outside, reading.words, strict=True))]
        self.ends = [0, *accumulate(o and w in _ENDS for o, w in zip(outside, reading.words, strict=True))]
        self.cues = [t for t, w in enumerate(reading.lower) if outside[t] and w in SPEECH_VERBS]
        self.heads = [source.head for source in sources]
        self.bounds = [reading.span(region.start, region.end) for region in reading.regions]
        self.cued: dict[int, int] = {}
        self.regions_in = Counter(region.paragraph for region in reading.regions)
        self.works = _named_regions(reading)
        names = Counter(reading.words[source.head] for source in sources if source.mention)
        self.named = {source.head: names[reading.words[source.head]] for source in sources if source.mention}
        subjects = (s.relation == "subject" and any(reading.lower[v] in SPEECH_VERBS for v in s.verbs) for s in sources)
        self.subjects = [0, *accumulate(subjects)]
        for source in sources:
            if any(reading.lower[v] in SPEECH_VERBS for v in source.verbs):
                paragraph = reading.paragraph[source.head]
                self.cued[paragraph] = self.cued.get(paragraph, 0) + 1

    def distance(self, token: int, number: int) -> int:
        """Words outside marks between a token and a region."""
        first, last = self.bounds[number]
        low, high = (token + 1, first) if token < first else (last, token)
        return max(0, self.words[high] - self.words[low])


def _named_regions(reading: Reading) -> set[int]:
    """Regions that the model takes for one name, by at least half of their words."""
    found = set()
    for name in reading.names:
        number = reading.quoted[name.first]
        if number >= 0:
            first, last = reading.span(reading.regions[number].start, reading.regions[number].end)
            if 2 * (name.last - name.first) >= last - first:
                found.add(number)
    return found


def region_features(m: Measures, number: int) -> dict[str, float]:
    """What is measured of the region alone."""
    reading, region = m.reading, m.reading.regions[number]
    first, last = m.bounds[number]
    previous = m.reading.regions[number - 1] if number else None
    text = reading.text[region.start : region.end]
    begin, end = _paragraph_tokens(reading, first)
    return {
        "previous_gap": min(9, region.paragraph - previous.paragraph) if previous else 9,
        "previous_words": min(MAX_DISTANCE, m.words[first] - m.words[m.bounds[number - 1][1]]) if previous else 60,
        "words": min(40, len(text.split())),
        "begins_capital": text[:1].isupper(),
        "ends_with": 1 if text[-1] == "," else 2 if text[-1] in ".…" else 3 if text[-1] in "?!" else 0,
        "before": BEFORE.index(_before(reading, first, begin)),
        "word_before": _word_before(reading, first, begin),
        "after_kind": AFTER.index(_after(reading, last, end)),
        "alone": m.words[end] == m.words[begin],
        "running": bool(previous and not previous.closed and first <= begin + 1),
        "cued_sources": m.cued.get(region.paragraph, 0),
        "closed": region.closed,
        "title_case": _title_case(text),
        "is_work": number in m.works,
        "tag_before": TAGS_BEFORE.index(_tag_before(reading, first, begin)),
        "first_word_role": reading.tags[first] in {"PRP", "DT", "CC", "PRP$", "EX", "WP", "WRB"} if first < last else 0,
        "paragraph_regions": min(6, m.regions_in[region.paragraph]),
    }


def _paragraph_tokens(reading: Reading, token: int) -> tuple[int, int]:
    number = reading.paragraph[min(token, len(reading) - 1)]
    return bisect_left(reading.paragraph, number), bisect_left(reading.paragraph, number + 1)


def _before(reading: Reading, first: int, begin: int) -> str:
    token = first - 1
    while token >= begin and reading.words[token] in _MARKS:
        token -= 1
    if token < begin:
        return ""
    word = reading.words[token]
    if word in {",", ":"}:
        return word
    if word in {"-", "–", "—", "--"}:
        return "dash"
    if word in _ENDS:
        return "end"
    return "word" if word[:1].isalnum() else "other"


def _word_before(reading: Reading, first: int, begin: int) -> int:
    token = first - 1
    while token >= begin and not reading.words[token][:1].isalnum():
        token -= 1
    if token < begin:
        return 0
    if reading.lower[token] == "called" and reading.lower[max(0, token - 2)] == "so":
        return SO_CALLED_BEFORE
    if reading.lower[token] in SPEECH_VERBS:
        return SPEECH_VERB_BEFORE
    if reading.lower[token] in {"that", "as", "how", "was", "is", "were", "are", "of"}:
        return 2
    return int(reading.tags[token] in {"DT", "JJ", "PRP$", "POS"})


def _tag_before(reading: Reading, first: int, begin: int) -> str:
    token = first - 1
    while token >= begin and reading.words[token] in _MARKS:
        token -= 1
    if token < begin:
        return ""
    tag = reading.tags[token]
    for kind in TAGS_BEFORE[1:-1]:
        if tag.startswith(kind):
            return kind
    return "other"


def _title_case(text: str) -> float:
    """Share of words of four letters and more that begin with a capital; 0 for a single word."""
    words = [word for word in text.split()[:20] if len(word.strip(",.?!")) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if len(words) > 1 else 0.0


def _after(reading: Reading, last: int, end: int) -> str:
    token = last
    while token < end and reading.words[token] in _MARKS:
        token += 1
    if token >= end:
        return ""
    word = reading.words[token]
    if word == ",":
        return "comma"
    if word in _ENDS:
        return "end"
    if reading.lower[token] in SPEECH_VERBS:
        return "cue"
    if reading.tags[token] in {"NNP", "PRP", "NNPS"}:
        return "name"
    return "noun" if reading.tags[token].startswith("NN") else "other"


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
    values["verb_of_speech"] = m.shares.get(stem(reading.lower[cue]), 0.1) if cue is not None else 0.0
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
