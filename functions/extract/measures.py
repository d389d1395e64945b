"""Owns counts made once for an article, from which features of any region and candidate follow quickly."""

from collections import Counter
from itertools import accumulate
from typing import Final

from functions.extract.cues import SPEECH_VERBS, cue_strength, stem
from functions.extract.reading import ENDS, Reading
from functions.extract.source import Source

MAX_DISTANCE: Final = 60
MARKS: Final = frozenset({'"', "''", "``", "“", "”", "„", "«", "»", "‘", "’", "'", "`", "‹", "›"})
# Shares of verbs that the training articles hardly have, by cue_strength: of all verbs of that kind in them.
RARE_VERB_SHARES: Final = (0.05, 0.4, 0.7)


class Measures:
    """The counts of one article; distances are in words outside quotation marks."""

    def __init__(self, reading: Reading, sources: list[Source], shares: dict[str, float]) -> None:
        outside = [number < 0 for number in reading.quoted]
        self.reading = reading
        self.shares = shares  # of verbs, from the weights file
        self.words = [0, *accumulate(o and w[:1].isalnum() for o, w in zip(outside, reading.words, strict=True))]
        self.ends = [0, *accumulate(o and w in ENDS for o, w in zip(outside, reading.words, strict=True))]
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

    def share(self, verb: int) -> float:
        """How often a verb near quotation marks has their words, by the training articles; rare ones by their kind."""
        word = self.reading.lower[verb]
        return self.shares.get(stem(word), RARE_VERB_SHARES[cue_strength(word)])

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
