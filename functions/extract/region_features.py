"""Owns what is measured of a quoted region alone: its words, and what stands before and behind the marks."""

from bisect import bisect_left
from typing import Final

from functions.extract.cues import SPEECH_VERBS
from functions.extract.measures import MARKS, MAX_DISTANCE, Measures
from functions.extract.reading import ENDS, Reading
from functions.extract.works import is_nickname, is_titled, title_case

BEFORE: Final = ("", "word", ",", ":", "dash", "end", "other")
AFTER: Final = ("", "cue", "name", "noun", "end", "comma", "other")
TAGS_BEFORE: Final = ("", "IN", "DT", "JJ", "NN", "V", "PRP", "POS", "other")
SPEECH_VERB_BEFORE: Final = 3
SO_CALLED_BEFORE: Final = 4


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
        "is_titled": first < last and is_titled(reading, range(first, last), range(begin, end)),
        "is_nickname": first < last and is_nickname(reading, range(first, last)),
        "running": bool(previous and not previous.closed and first <= begin + 1),
        "cued_sources": m.cued.get(region.paragraph, 0),
        "closed": region.closed,
        "title_case": title_case(text),
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
    while token >= begin and reading.words[token] in MARKS:
        token -= 1
    if token < begin:
        return ""
    word = reading.words[token]
    if word in {",", ":"}:
        return word
    if word in {"-", "–", "—", "--"}:
        return "dash"
    if word in ENDS:
        return "end"
    return "word" if word[:1].isalnum() or word in {"'s", "’s"} else "other"


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
    while token >= begin and reading.words[token] in MARKS:
        token -= 1
    if token < begin:
        return ""
    tag = reading.tags[token]
    for kind in TAGS_BEFORE[1:-1]:
        if tag.startswith(kind):
            return kind
    return "other"


def _after(reading: Reading, last: int, end: int) -> str:
    token = last
    while token < end and reading.words[token] in MARKS:
        token += 1
    if token >= end:
        return ""
    word = reading.words[token]
    if word == ",":
        return "comma"
    if word in ENDS:
        return "end"
    if reading.lower[token] in SPEECH_VERBS:
        return "cue"
    if reading.tags[token] in {"NNP", "PRP", "NNPS"}:
        return "name"
    return "noun" if reading.tags[token].startswith("NN") else "other"
