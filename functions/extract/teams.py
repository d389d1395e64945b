"""Owns which names of countries and cities stand for their teams, as in `England beat Samoa`.

Only in articles about sport; there a place's name is a team where a word of play stands beside it, and then wherever
it does not follow a preposition of place.
"""

from itertools import pairwise
from typing import Final

from functions.extract.reading import Reading
from functions.extract.spans import TypedSpan, surface
from shared.document import EntityType

_SPORT_LIST: Final = """
match matches goal goals goalkeeper league cup coach coached striker midfielder defender winger playoff playoffs
quarterback touchdown touchdowns innings inning wicket wickets batsman bowler scrum fly-half rugby football soccer
cricket tennis hockey basketball baseball netball volleyball halftime half-time kickoff kick-off penalty penalties
referee umpire fixture fixtures relegation semi-final semifinal quarter-final quarterfinal semifinals finals
qualifier squad teammate teammates defeat win tournament championship champions season seasons pitcher inning
overtime stadium nfl nba nhl mlb ncaa fifa uefa
"""
_SPORT: Final = frozenset(_SPORT_LIST.split())
MIN_SPORT_WORDS: Final = 4  # different ones: articles about politics have a win and a defeat, but no goalkeeper
_BEFORE_LIST: Final = """
beat beats beating defeated defeating against versus vs v v. over past thrashed thrashing host hosted face faced
facing play plays played playing eliminated eliminating edged routed
"""
_BEFORE: Final = frozenset(_BEFORE_LIST.split())
_AFTER_LIST: Final = """
beat beats beating defeated won win wins winning lost lose loses losing drew draw draws play plays played face faces
faced scored score scores led lead leads coach captain striker midfielder defender goalkeeper keeper manager forward
winger skipper international internationals side squad team teams fans players player quarterback versus vs v v.
qualify qualified defence defense thrashed crashed dominated advanced
"""
_AFTER: Final = frozenset(_AFTER_LIST.split())
_VERSUS: Final = frozenset({"versus", "vs", "vs.", "v", "v.", "against"})
_FIXTURES_LIST: Final = "game match matchup final football soccer basketball baseball hockey rugby cricket"
_FIXTURES: Final = frozenset(_FIXTURES_LIST.split())
_FIXTURE_WITHIN: Final = 3  # words behind the second team in which the game stands
_LOCATIVE_LIST: Final = """
in at from near across throughout to of into around through visit visited outside inside
"""
_LOCATIVE: Final = frozenset(_LOCATIVE_LIST.split())


def with_teams(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """The spans with places that are teams made organisations."""
    spans = _in_fixtures(reading, spans)
    if len(_SPORT.intersection(reading.lower)) < MIN_SPORT_WORDS:
        return spans
    playing = {surface(reading, span) for span in spans if span[2] is EntityType.PLACE and _plays(reading, span)}
    return [_as_team(reading, span) if surface(reading, span) in playing else span for span in spans]


def _in_fixtures(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """`Norvale versus Tarn State football game` names two teams, whatever the article is about."""
    found = list(spans)
    for one, (left, right) in enumerate(pairwise(spans)):
        between = reading.lower[left[1] : right[0]]
        behind = reading.lower[right[1] : right[1] + _FIXTURE_WITHIN]
        if len(between) == 1 and between[0] in _VERSUS and not _FIXTURES.isdisjoint(behind):
            for number in (one, one + 1):
                first, last, kind = spans[number]
                found[number] = (first, last, EntityType.ORG if kind is EntityType.PLACE else kind)
    return found


def _plays(reading: Reading, span: TypedSpan) -> bool:
    before, after = _beside(reading, span)
    return before in _BEFORE or (after in _AFTER and not _is_place(reading, span, before))


def _is_place(reading: Reading, span: TypedSpan, before: str) -> bool:
    """Does it follow a preposition of place, or a town, as in `Houston, Texas`?"""
    return before in _LOCATIVE or (before == "," and span[0] > 1 and reading.words[span[0] - 2][0].isupper())


def _beside(reading: Reading, span: TypedSpan) -> tuple[str, str]:
    first, last, _ = span
    before = reading.lower[first - 1] if first else ""
    if before == "the" and first > 1:
        before = reading.lower[first - 2]
    after = reading.lower[last] if last < len(reading) else ""
    if after == "'s" and last + 1 < len(reading):
        after = reading.lower[last + 1]
    return before, after


def _as_team(reading: Reading, span: TypedSpan) -> TypedSpan:
    before, _ = _beside(reading, span)
    if span[2] is not EntityType.PLACE or _is_place(reading, span, before):
        return span
    return span[0], span[1], EntityType.ORG
