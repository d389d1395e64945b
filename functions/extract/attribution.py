"""Owns the speakers of quoted words: for each quoted region the candidate source that the ranker holds likeliest."""

from pathlib import Path
from typing import Final, NamedTuple

from functions.extract.announcements import announcer
from functions.extract.candidates import candidates
from functions.extract.features import best_cue, pair_features
from functions.extract.labels import Label, label_of, tokens_of
from functions.extract.measures import Measures
from functions.extract.narration import (
    ASKERS,
    is_alone,
    is_another,
    is_exchange,
    is_introduced,
    may_be_introduced,
    other_before,
    teller,
)
from functions.extract.ranker import Ranker, load_ranker
from functions.extract.reading import Reading
from functions.extract.region_features import BEFORE, SO_CALLED_BEFORE, SPEECH_VERB_BEFORE, region_features
from functions.extract.roles import HUMAN_NOUNS
from functions.extract.source import Source
from functions.extract.titles import TITLES

_WEIGHTS: Final = Path(__file__).with_name("attribution.json")
# Below this chance no speaker is better than a wrong one; chosen on the training articles where F1 is highest.
MIN_CHANCE: Final = 0.43
# Somebody said a whole sentence, however unsure who; on held-out training articles F1 rises to here and not beyond.
MIN_CHANCE_SENTENCE: Final = 0.15
MIN_CHANCE_ALONE: Final = 0.1  # when nothing of its sentence, or a colon, stands before it
_OPENS_SENTENCE: Final = frozenset({"", "end", ":"})
MIN_SENTENCE_WORDS: Final = 4
LABEL_CHANCE: Final = 0.95  # labels were right for 19 of 20 on the training articles
FRAME_CHANCE: Final = 0.97  # of `“…,” the mayor said`, as measured there
ANNOUNCED_CHANCE: Final = 0.9  # of `Tamm's verdict: “Medieval.”`; too rare to be measured
TOLD_CHANCE: Final = 0.6  # of words that no verb brings in; too rare in PolNeAR to be measured
INTRODUCED_CHANCE: Final = 0.7  # of `Lode was more worried. “…”`; PolNeAR has none
TORN_CHANCE: Final = 0.6  # of who spoke last, where somebody else acts in between; PolNeAR has none of these
QUALIFIER_CHANCE: Final = 0.5  # of a word in marks before a noun; its speaker is a matter of taste
_ASKING: Final = frozenset({"ask", "asked", "wonder", "wondered"})
MAX_TITLE_WORDS: Final = 12  # longer titles are rare, and sentences of capitals are slogans that someone shouts
MAX_NAME_WORDS: Final = 4  # of a person named right behind a description
RECENT_SOURCES: Final = 2  # sources of the quotations before that stay candidates however far back they stand


_LABELS: Final = frozenset(word.capitalize() for word in HUMAN_NOUNS | TITLES) | {"PM", "CM", "MP", "CEO", "Police"}


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
    of_head = {source.head: source for source in sources}
    framed = {number: source for source in sources for number in source.framed}
    names = _LABELS | {reading.words[source.head] for source in sources if source.kind in {"person", "organisation"}}
    recent: list[Source] = []
    found: list[Attributed] = []
    for number, (start, *_) in enumerate(reading.regions):
        label = label_of(reading, number, names)
        if label and not (label.words_from > start and number in framed):  # “Tarn: be late,” one user quipped
            one = Attributed(number, label.words_from, _labelled(reading, sources, label), None, LABEL_CHANCE)
        elif number in framed and not is_nobodys(region_features(m, number)):
            source, cue = _named(reading, framed[number], of_head), best_cue(m, number, framed[number])
            one = Attributed(number, start, source, cue, FRAME_CHANCE)
        elif owner := announcer(reading, sources, m.heads, number):
            one = Attributed(number, start, owner, None, ANNOUNCED_CHANCE)
        elif _continues(m, number) and found[-1].source is not None:
            one = found[-1]._replace(region=number, start=start)
        else:
            one = _likeliest(ranker, m, sources, number, recent)
            one = one._replace(source=_named(reading, one.source, of_head))
            one = _beside_the_story(m, sources, one, found[-1] if found else None)
        found.append(one)
        if one.source is not None:
            recent = [*(s for s in recent if s is not one.source), one.source][-RECENT_SOURCES:]
    return found


def _beside_the_story(m: Measures, sources: list[Source], one: Attributed, before: Attributed | None) -> Attributed:
    """The ranker's answer, or a better one from what is told beside the words."""
    if is_exchange(m, one.region):
        return one._replace(source=None, cue=None, chance=0.0)
    if one.source is None or _asks(m.reading, one):
        return _told(m, sources, one._replace(source=None, cue=None), before)
    other, end = other_before(m, sources, one.region, one.source)
    if other is None:
        return one
    if is_introduced(m.reading, other, end):
        return one._replace(source=other, cue=None, chance=INTRODUCED_CHANCE)
    if may_be_introduced(m.reading, other, end, one.source):
        return one._replace(source=other, cue=None, chance=TOLD_CHANCE)
    return one._replace(chance=min(one.chance, TORN_CHANCE)) if is_another(m.reading, other, one.source) else one


def _asks(reading: Reading, one: Attributed) -> bool:
    """Is it a reporter, who asks what the words answer: `I ask what it cost. “Too much.”`?"""
    if one.source is None or one.cue is None or reading.lower[one.source.head] not in ASKERS:
        return False
    is_question = reading.text[reading.regions[one.region].end - 1] == "?"
    return reading.lower[one.cue] in _ASKING and not is_question


def _told(m: Measures, sources: list[Source], one: Attributed, before: Attributed | None) -> Attributed:
    """The region with whom the sentence before it is about, or who said all of the paragraph before."""
    source = teller(m, sources, one.region)
    if source is None and before is not None and is_alone(m, one.region) and is_alone(m, before.region):
        regions = m.reading.regions
        source = before.source if regions[before.region].paragraph == regions[one.region].paragraph - 1 else None
    return one if source is None else one._replace(source=source, chance=TOLD_CHANCE)


def _named(reading: Reading, source: Source | None, of_head: dict[int, Source]) -> Source | None:
    """The name rather than the description beside it: `Ada Brook` in `said Ada Brook, her rival`, `Col. Ada Brook`."""
    if source is None or source.mention is not None:
        return source
    behind = source.head + 1
    while behind < min(len(reading), source.head + MAX_NAME_WORDS) and reading.lower[behind].rstrip(".") in TITLES:
        behind += 1
    behind = _behind_office(reading, source) or behind
    for head in range(behind, min(behind + MAX_NAME_WORDS, len(reading))):
        named = of_head.get(head)
        if named is not None and named.mention is not None:
            return named if named.first == behind and named.kind == "person" else source
    if reading.deps[source.head] != "appos":
        return source
    named = of_head.get(reading.heads[source.head])
    return named if named is not None and named.mention is not None else source


def _behind_office(reading: Reading, source: Source) -> int:
    """Where a name may begin behind `Leader of the Opposition` and `Minister of State`; 0 where no such office is."""
    token = source.head + 1
    if reading.lower[token : token + 1] != ["of"] or not reading.words[source.head].istitle():
        return 0
    token += 1 + (reading.lower[token + 1 : token + 2] == ["the"])
    return token + 1 if token < len(reading) and reading.words[token].istitle() else 0


def _continues(m: Measures, number: int) -> bool:
    """Is the region a further paragraph of a quotation whose paragraphs before it were not closed?"""
    regions = m.reading.regions
    if not number or regions[number - 1].closed or regions[number].paragraph != regions[number - 1].paragraph + 1:
        return False
    own = region_features(m, number)
    return bool(own["running"] and own["alone"])


def is_nobodys(region: dict[str, float]) -> bool:
    """Is it a so-called thing, a nickname, or the title of a work: every longer word capital, no cue before it?"""
    if region["word_before"] == SO_CALLED_BEFORE or region["is_titled"] or region["is_nickname"]:
        return True
    follows_word = region["before"] == BEFORE.index("word") and region["word_before"] != SPEECH_VERB_BEFORE
    return follows_word and region["title_case"] == 1.0 and region["words"] <= MAX_TITLE_WORDS


def _is_sentence(region: dict[str, float]) -> bool:
    """Does it look like a sentence of its own? Then somebody said it, if we are ever so unsure who."""
    return bool(region["begins_capital"] and region["ends_with"] and region["words"] >= MIN_SENTENCE_WORDS)


def _least(region: dict[str, float]) -> float:
    """The chance that the likeliest source must have."""
    if not _is_sentence(region):
        return MIN_CHANCE
    return MIN_CHANCE_ALONE if BEFORE[int(region["before"])] in _OPENS_SENTENCE else MIN_CHANCE_SENTENCE


def _labelled(reading: Reading, sources: list[Source], label: Label) -> Source | None:
    """The source a label names: the one that is there already, else a new one."""
    first, last = tokens_of(reading, label)
    if first >= last:
        return None
    for source in sources:
        if first <= source.head < last and source.mention:
            return source
    return Source(last - 1, first, last, "other", None, kind="person")


def _likeliest(ranker: Ranker, m: Measures, sources: list[Source], number: int, recent: list[Source]) -> Attributed:
    """The candidate with the best chance, or nobody when no chance reaches MIN_CHANCE."""
    start = m.reading.regions[number].start
    first, last = m.bounds[number]
    nobody = Attributed(number, start, None, None, 0.0)
    own = region_features(m, number) if first < last else {}
    if not own or is_nobodys(own):
        return nobody
    best, chance = None, 0.0
    for source in candidates(m, sources, number, recent):
        value = ranker.chance(pair_features(m, number, source, recent, own))
        if value > chance:
            best, chance = source, value
    if best is None or chance < _least(own):
        return nobody._replace(chance=chance)
    chance = min(chance, QUALIFIER_CHANCE) if _qualifies(m.reading, first, last) else chance
    return Attributed(number, start, best, best_cue(m, number, best), chance)


def _qualifies(reading: Reading, first: int, last: int) -> bool:
    """Is it one word that only qualifies the noun behind it: the “old” Lyceum, his “buy” rating? Anybody's, perhaps."""
    if last - first != 1 or first < 2 or last + 1 >= len(reading):
        return False
    before, behind = first - 2, last + 1  # the marks are tokens of their own
    return reading.tags[before].startswith(("DT", "PRP$", "POS", "JJ")) and reading.tags[behind].startswith("N")
