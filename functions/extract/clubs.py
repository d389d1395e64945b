"""Owns the names that teams go by: `the Bruins`, `Norvale Rovers`, and a place that somebody `played for`."""

from typing import Final

from functions.extract.gazetteer import known_kinds
from functions.extract.reading import Reading
from functions.extract.spans import TypedSpan, replaced
from shared.document import EntityType

# Nicknames of teams in the big leagues and colleges that are hardly anything else behind a place.
_NICKNAMES_LIST: Final = """
49ers Aggies Angels Astros Athletics Avalanche Badgers Bearcats Bears Beavers Bengals Bills Bisons Blackhawks
Blazers Bluejays Bobcats Braves Brewers Broncos Browns Bruins Buccaneers Buckeyes Bucks Bulldogs Bulls Canadiens
Canucks Capitals Cardinals Cavaliers Celtics Chargers Chiefs Clippers Colts Commodores Cougars Cowboys Coyotes Crimson
Cubs Cyclones Devils Diamondbacks Dodgers Dolphins Dockers Ducks Eagles Falcons Flames Flyers Gators Giants Grizzlies
Hawkeyes Hawks Hornets Huskies Hurricanes Indians Islanders Jaguars Jayhawks Jazz Jets Kings Knicks Lakers Lions
Longhorns Magic Magpies Mariners Marlins Mavericks Mets Mustangs Nationals Nets Nuggets Oilers Orioles Pacers Packers
Padres Panthers Patriots Penguins Phillies Pirates Pistons Predators Rangers Raptors Ravens Razorbacks Redskins
Roosters Rovers Royals Sabres Saints Seahawks Senators Sharks Sooners Spartans Spurs Steelers Storm Suns Swans Terrapins
Texans Thunder Tigers Timberwolves Titans Trojans Twins Victorias Vikings Volunteers Wallabies Warriors Whitecaps
Wildcats Wolverines Wolves Wanderers Yankees
"""
_NICKNAMES: Final = frozenset(_NICKNAMES_LIST.split())
MIN_NICKNAME: Final = 5  # letters: shorter ones (Jazz, Suns) are read only behind a place
_PLURALS: Final = frozenset(name for name in _NICKNAMES if name.endswith("s") and len(name) >= MIN_NICKNAME)
# Also people or things when they stand alone.
_NOT_ALONE_LIST: Final = """
Athletics Angels Bears Bills Browns Bulls Capitals Cardinals Chargers Chiefs Cowboys Devils Ducks Eagles Flames
Giants Hawks Indians Islanders Kings Knights Lions Nationals Patriots Pirates Rangers Royals Saints Senators Sharks
Spartans Texans Tigers Titans Trojans Twins Vikings Volunteers Warriors Wolves Hurricanes Mustangs Magpies Swans
Ravens Hornets Predators Penguins Panthers Falcons Dolphins Jaguars Braves Mavericks
"""
_NOT_ALONE: Final = frozenset(_NOT_ALONE_LIST.split())
_PLAYING_LIST: Final = """
play plays played playing sign signs signed signing games matches goals appearances caps debut debuted career
footballer striker midfielder defender goalkeeper season seasons winger
"""
_PLAYING: Final = frozenset(_PLAYING_LIST.split())
_FOR: Final = frozenset({"for", "with", "against"})
_CONFUSED: Final = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.GROUP, EntityType.ORG})


def with_clubs(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """Teams by their nickname, behind a place or alone, and by what somebody plays for."""
    spans = [_as_club(reading, span) for span in replaced(spans, _joined(reading, spans))]
    taken = {token for first, last, _ in spans for token in range(first, last)}
    alone = [
        (token, token + 1, EntityType.ORG)
        for token, word in enumerate(reading.words)
        if word in _PLURALS and word not in _NOT_ALONE and token and token not in taken
    ]
    return sorted([*spans, *alone])


def _joined(reading: Reading, spans: list[TypedSpan]) -> list[TypedSpan]:
    """A place or team and the nickname behind it."""
    return [
        (first, last + 1, EntityType.ORG)
        for first, last, kind in spans
        if kind in {EntityType.PLACE, EntityType.ORG}
        and last < len(reading)
        and reading.words[last] in _NICKNAMES
        and reading.words[last - 1] not in _NICKNAMES
        and reading.paragraph[last] == reading.paragraph[first]
    ]


def _as_club(reading: Reading, span: TypedSpan) -> TypedSpan:
    first, last, kind = span
    if kind not in _CONFUSED:
        return span
    words = reading.words[first:last]
    behind_place = len(words) > 1 and " ".join(words[:-1]) in known_kinds()
    if words[-1] in _NICKNAMES and behind_place:
        return first, last, EntityType.ORG
    if len(words) == 1 and words[0] in _PLURALS and (words[0] not in _NOT_ALONE or reading.lower[first - 1] == "the"):
        return first, last, EntityType.ORG
    before = reading.lower[max(0, first - 2) : first]
    if kind is EntityType.PLACE and len(before) > 1 and before[1] in _FOR and before[0] in _PLAYING:
        return first, last, EntityType.ORG
    return span
