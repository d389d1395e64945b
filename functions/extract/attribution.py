"""Owns the speakers of quoted words: for each quoted region the candidate source that the ranker holds likeliest."""

from pathlib import Path
from typing import Final, NamedTuple

from functions.extract.candidates import candidates
from functions.extract.features import Measures, best_cue, pair_features, region_features
from functions.extract.ranker import load_ranker
from functions.extract.reading import Reading
from functions.extract.sources import Source

_WEIGHTS: Final = Path(__file__).with_name("attribution.json")
# Below this chance no speaker is better than a wrong one; chosen on the training articles where F1 is highest.
MIN_CHANCE: Final = 0.4
RECENT_SOURCES: Final = 2  # sources of the quotations before that stay candidates however far back they stand


class Attributed(NamedTuple):
    """A quoted region with its source, or None for words of nobody known; `cue` is the token of the verb."""

    region: int
    source: Source | None
    cue: int | None
    chance: float


def attribute(reading: Reading, sources: list[Source]) -> list[Attributed]:
    """The sources of all quoted regions, in order."""
    ranker = load_ranker(_WEIGHTS)
    m = Measures(reading, sources)
    recent: list[Source] = []
    found = []
    for number in range(len(reading.regions)):
        first, last = m.bounds[number]
        if first >= last:
            found.append(Attributed(number, None, None, 0.0))
            continue
        own, previous = region_features(m, number), recent[-1] if recent else None
        best, chance = None, 0.0
        for source in candidates(m, sources, number, recent):
            value = ranker.chance(pair_features(m, number, source, previous, own))
            if value > chance:
                best, chance = source, value
        if best is None or chance < MIN_CHANCE:
            found.append(Attributed(number, None, None, chance))
            continue
        found.append(Attributed(number, best, best_cue(m, number, best), chance))
        recent = [*(s for s in recent if s is not best), best][-RECENT_SOURCES:]
    return found
