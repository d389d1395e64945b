"""Owns the quotations of an article as the document holds them.

A direct quotation's span is the words between the marks, the marks outside. A mixed one's span is the whole reported
content, with the marks inside it. Every quoted part of an interrupted quotation is one quotation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from functions.extract.attribution import Attributed, attribute
from functions.extract.clauses import Clause
from functions.extract.clusters import Cluster
from functions.extract.government import MAX_CLIMB, RELATIVE
from functions.extract.mentions import Mention
from functions.extract.reading import Reading
from functions.extract.repeated import with_repeated
from functions.extract.reported import Reported, is_vague, report
from functions.extract.resolution import Resolver
from functions.extract.source import Source
from functions.extract.sources import find_sources
from functions.extract.transcript import Turn, turns
from shared.document import EntityType, Quote, QuoteKind, Span, Speaker
from shared.identifiers import quote_id

DIRECT_SHARE: Final = 0.9  # of a content's words between marks: then it is direct and not mixed
# Annotators do mark `his budget` in `Brook defended his budget`, and half of these are right, but nobody prints them.
VAGUE_CONFIDENCE: Final = 0.5
MAX_QUOTES: Final = 5_000  # an article of 200,000 words, all talk, has fewer; what is beyond is not a newspaper's text


class _Found(NamedTuple):
    kind: QuoteKind
    start: int
    end: int
    source: Source | None
    cue: int | None
    confidence: float


def find_quotes(
    article_id: str, reading: Reading, mentions: list[Mention], clusters: list[Cluster]
) -> tuple[Quote, ...]:
    """All quotations of an article in text order."""
    sources = find_sources(reading, mentions)
    attributed = attribute(reading, sources)
    told, covered = _told(reading, report(reading, sources))
    direct = (a for a in attributed if a.region not in covered)
    spoken = turns(reading, mentions, sources)
    found = list(_outside([*told, *_direct(reading, direct)], spoken))
    found += [_Found(QuoteKind.DIRECT, t.start, t.end, t.source, None, t.confidence) for t in spoken]
    found.sort(key=lambda f: (f.start, f.end))
    resolver = Resolver(reading, clusters, sources)
    about = _Targets(clusters)
    quotes = tuple(_quote(article_id, reading, f, resolver, about) for f in found[:MAX_QUOTES])
    return with_repeated(reading.text, quotes)


def _told(reading: Reading, reported: Iterable[Reported]) -> tuple[list[_Found], set[int]]:
    """Indirect and mixed quotations, and the regions that the mixed ones hold."""
    found, covered = [], set()
    for item in reported:
        first, last = item.clause.first, item.clause.last
        regions = {number for number in reading.quoted[first:last] if number >= 0}
        if item.source is not None and first <= item.clause.cue < last and reading.quoted[first] in item.source.framed:
            continue  # “Herons,” he says, delighted
        words = [t for t in range(first, last) if reading.words[t][:1].isalnum()]
        share = sum(reading.quoted[t] >= 0 for t in words) / max(1, len(words))
        if share >= DIRECT_SHARE or (regions and (_only_that(reading, words) or _announces(reading, item.clause))):
            continue
        covered |= regions
        kind = QuoteKind.MIXED if regions else QuoteKind.INDIRECT
        chance = min(item.chance, VAGUE_CONFIDENCE) if is_vague(reading, item) else item.chance
        found.append(_Found(kind, *_with_marks(reading, first, last), item.source, item.clause.cue, chance))
    return found, covered


def _outside(told: list[_Found], spoken: list[Turn]) -> Iterator[_Found]:
    """What is told or said outside the turns of a transcript; inside it is part of somebody's words."""
    starts = [turn.start for turn in spoken]
    for item in told:
        at = bisect_right(starts, item.start) - 1
        if at < 0 or item.start >= spoken[at].end:
            yield item


def _only_that(reading: Reading, words: list[int]) -> bool:
    """Is *that* all that stands outside the marks, as in: he points out that “it is gone”?"""
    return [reading.lower[t] for t in words if reading.quoted[t] < 0] == ["that"]


def _announces(reading: Reading, clause: Clause) -> bool:
    """Does a colon before marks end what stands outside them: he replied with a single word: “Milk.”?"""
    inside = [t for t in range(clause.first, clause.last) if reading.quoted[t] >= 0]
    colon = reading.words[max(clause.first, inside[0] - 2) : inside[0]]
    last = max(t for t in range(clause.first, clause.last) if reading.words[t][:1].isalnum())
    return ":" in colon and last <= inside[-1]


def _with_marks(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Characters of a content, with the marks of quoted regions at its ends."""
    start, end = reading.starts[first], reading.ends[last - 1]
    if reading.quoted[first] >= 0 and first and not reading.words[first - 1][:1].isalnum():
        start = reading.starts[first - 1]
    if reading.quoted[last - 1] >= 0 and last < len(reading) and not reading.words[last][:1].isalnum():
        end = reading.ends[last]
    return start, end


def _direct(reading: Reading, attributed: Iterable[Attributed]) -> Iterator[_Found]:
    for item in attributed:
        region = reading.regions[item.region]
        yield _Found(QuoteKind.DIRECT, item.start, region.end, item.source, item.cue, item.chance)


class _Targets:
    """Finds the entities named inside a stretch of text."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self._named = sorted((m.start, m.end, c.id) for c in clusters for m in c.mentions)

    def inside(self, start: int, end: int) -> Iterator[str]:
        at = bisect_left(self._named, (start, 0, ""))
        while at < len(self._named) and self._named[at][0] < end:
            if self._named[at][1] <= end:
                yield self._named[at][2]
            at += 1


def _quote(article_id: str, reading: Reading, found: _Found, resolver: Resolver, about: _Targets) -> Quote:
    words = range(*reading.span(found.start, found.end))
    speaker = _speaker(reading, found.source, found.cue, resolver, words) if found.source else None
    cue = found.cue if speaker else None
    chance = min(found.confidence, resolver.sureness(found.source)) if found.source else found.confidence
    targets = dict.fromkeys(about.inside(found.start, found.end))
    if not _may_be_meant(found, speaker):
        meant = resolver.spoken_of(words, speaker)
        targets.update(dict.fromkeys(cluster.id for cluster in meant))
    return Quote(
        id=quote_id(article_id, found.start, found.end),
        kind=found.kind,
        text=reading.text[found.start : found.end],
        start=found.start,
        end=found.end,
        speaker=speaker,
        cue=None
        if cue is None
        else Span(start=reading.starts[cue], end=reading.ends[cue], text=reading.string(cue, cue + 1)),
        about=tuple(target for target in targets if speaker is None or target != speaker.id),
        confidence=round(chance if speaker else min(chance, 1 - chance), 2),
    )


def _may_be_meant(found: _Found, speaker: Speaker | None) -> bool:
    """May he or she in the words be the speaker, of whom no name is known: the striker, or a nurse who says she was?"""
    if speaker is None or speaker.id is not None:
        return False
    is_pronoun = speaker.text.lower() in {"he", "she", "who"} and found.kind is not QuoteKind.DIRECT
    return is_pronoun or speaker.name.lower().startswith("the ")


def _speaker(reading: Reading, source: Source, cue: int | None, resolver: Resolver, words: range) -> Speaker | None:
    """The source as a document holds it; in `the mayor, who said …` the mention beside the cue is `who`."""
    source, first, last = resolver.together(source)
    relative = _relative_subject(reading, cue) if cue is not None else None
    if relative is not None:
        first, last = relative, relative + 1
    who = resolver.who(source, words)
    if relative is not None and reading.lower[relative] == "which" and _is_person(who):
        return None  # a study by Brook, which said …: the study did
    phrase = who if isinstance(who, Source) else source
    return Speaker(
        id=who.id if isinstance(who, Cluster) else None,
        name=who.name if isinstance(who, Cluster) else reading.string(phrase.first, phrase.last),
        text=reading.string(first, last),
        start=reading.starts[first],
        end=reading.ends[last - 1],
    )


def _is_person(who: Cluster | Source | None) -> bool:
    return isinstance(who, Cluster) and who.type is EntityType.PERSON


def _relative_subject(reading: Reading, cue: int) -> int | None:
    """The `who` of the relative clause that a cue stands in, also as a later verb: who came and said."""
    for _ in range(MAX_CLIMB):
        subjects = [c for c in reading.children[cue] if reading.deps[c] in {"nsubj", "nsubjpass"}]
        if reading.deps[cue] in {"relcl", "acl"} or subjects:
            return next((c for c in subjects if reading.lower[c] in RELATIVE), None)
        if reading.deps[cue] not in {"conj", "xcomp", "advcl"}:
            return None
        cue = reading.heads[cue]
    return None
