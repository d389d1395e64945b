"""Owns the speakers of quoted words: for each quoted region the candidate source that the ranker holds likeliest."""

from pathlib import Path
from typing import Final, NamedTuple

from functions.extract.candidates import candidates
from functions.extract.features import BEFORE, SPEECH_VERB_BEFORE, Measures, best_cue, pair_features, region_features
from functions.extract.labels import Label, label_of, tokens_of
from functions.extract.ranker import Ranker, load_ranker
from functions.extract.reading import Reading
from functions.extract.sources import Source

_WEIGHTS: Final = Path(__file__).with_name("attribution.json")
# Below this chance no speaker is better than a wrong one; chosen on the training articles where F1 is highest.
MIN_CHANCE: Final = 0.43
LABEL_CHANCE: Final = 0.95  # labels were right for 19 of 20 on the training articles
MAX_TITLE_WORDS: Final = 12  # longer titles are rare, and sentences of capitals are slogans that someone shouts
RECENT_SOURCES: Final = 2  # sources of the quotations before that stay candidates however far back they stand


class Attributed(NamedTuple):
    """A quoted region with its source, or None for words of nobody known; `cue` is the token of the verb."""

    region: int
    start: int  # of the words in the article; behind a label such as `BROOK:` inside the marks
    source: Source | None
    cue: int | None
    chance: float


def attribute(reading: Reading, sources: list[Source]) -> list[Attributed]:
    """The sources of all quoted regions, in order."""
    ranker = load_ranker(_WEIGHTS)
    m = Measures(reading, sources, ranker.words)
    recent: list[Source] = []
    found = []
    for number, region in enumerate(reading.regions):
        label = label_of(reading, number)
        if label:
            source, chance, start = _labelled(reading, sources, label), LABEL_CHANCE, label.words_from
        else:
            (source, chance), start = _likeliest(ranker, m, sources, number, recent), region.start
        cue = None if label or source is None else best_cue(m, number, source)
        found.append(Attributed(number, start, source, cue, chance))
        if source is not None:
            recent = [*(s for s in recent if s is not source), source][-RECENT_SOURCES:]
    return found


def is_title(region: dict[str, float]) -> bool:
    """Is it the title of a work, such as a programme's or a book's: every longer word capital, no cue before it?"""
    follows_word = region["before"] == BEFORE.index("word") and region["word_before"] != SPEECH_VERB_BEFORE
    return follows_word and region["title_case"] == 1.0 and region["words"] <= MAX_TITLE_WORDS


def _labelled(reading: Reading, sources: list[Source], label: Label) -> Source | None:
    """The source a label names: the one that is there already, else a new one."""
    first, last = tokens_of(reading, label)
    if first >= last:
        return None
    for source in sources:
        if first <= source.head < last and source.mention:
            return source
    return Source(last - 1, first, last, "other", None, kind="person")


def _likeliest(
    ranker: Ranker, m: Measures, sources: list[Source], number: int, recent: list[Source]
) -> tuple[Source | None, float]:
    """The candidate with the best chance, or None when no chance reaches MIN_CHANCE."""
    first, last = m.bounds[number]
    if first >= last:
        return None, 0.0
    own = region_features(m, number)
    if is_title(own):
        return None, 0.0
    best, chance = None, 0.0
    for source in candidates(m, sources, number, recent):
        value = ranker.chance(pair_features(m, number, source, recent, own))
        if value > chance:
            best, chance = source, value
    return (best if chance >= MIN_CHANCE else None), chance
