from collections.abc import Callable

import pytest

from functions.extract.beside import with_cue_words, with_places_by_context, with_places_in_lists
from functions.extract.growth import with_initials, with_longer_organisations
from functions.extract.known import with_known_names, with_missed_known_names
from functions.extract.reading import Reading
from functions.extract.repairs import with_first_names, without_widgets
from functions.extract.spans import TypedSpan
from functions.extract.teams import with_teams
from shared.document import EntityType

KINDS = {"per": EntityType.PERSON, "org": EntityType.ORG, "place": EntityType.PLACE, "group": EntityType.GROUP}
Rule = Callable[[Reading, list[TypedSpan]], list[TypedSpan]]
SPORT = "the goalkeeper and the striker of the league played a second half of football ; "


def marked(text: str) -> tuple[Reading, list[TypedSpan]]:
    """A reading of words between spaces, with spans written as `[Norvale Rail]org`."""
    reading, spans, start = Reading("", []), [], 0
    for word in text.split():
        opens, bare = word.startswith("["), word.lstrip("[")
        bare, closes, kind = bare.partition("]")
        start = len(reading) if opens else start
        reading.starts.append(len(reading.text))
        reading.text += bare + " "
        reading.ends.append(len(reading.text) - 1)
        reading.words.append(bare)
        reading.lower.append(bare.lower())
        reading.quoted.append(-1)
        reading.paragraph.append(0)
        if closes:
            spans.append((start, len(reading), KINDS[kind]))
    return reading, spans


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        (with_longer_organisations, "[Norvale]place Hockey Club won", "[Norvale Hockey Club]org won"),
        (with_longer_organisations, "FC [Norvale]place won", "[FC Norvale]org won"),
        (with_longer_organisations, "the [Ohio]place State coach", "the [Ohio State]org coach"),
        (with_longer_organisations, "the [House]org of Commons voted", "the [House of Commons]org voted"),
        (with_longer_organisations, "the 65th [Air Division]org flew", "the [65th Air Division]org flew"),
        (with_longer_organisations, "the [Labour]group party lost", "the [Labour party]org lost"),
        (with_longer_organisations, "[Norvale]place Street is long", "[Norvale]place Street is long"),
        (with_initials, "J.K. [Rowan]per wrote", "[J.K. Rowan]per wrote"),
        (with_initials, "UK [Rowan]per wrote", "UK [Rowan]per wrote"),
        (with_first_names, "then [Clara Nyberg]org left", "then [Clara Nyberg]per left"),
        (with_first_names, "then Clara Nyberg left", "then [Clara Nyberg]per left"),
        (with_first_names, "the [Clara Nyberg]org prize", "the [Clara Nyberg]org prize"),
        (with_known_names, "to [Grimsby]per and [Reuters]per", "to [Grimsby]place and [Reuters]org"),
        (with_known_names, "[Ann Preston]per met [Preston]per", "[Ann Preston]per met [Preston]per"),
        (with_missed_known_names, "in [Nova]org Scotia today", "in [Nova Scotia]place today"),
        (with_missed_known_names, "it is Nice here", "it is Nice here"),
        (with_places_by_context, "born in [Tarnfield]per on Monday", "born in [Tarnfield]place on Monday"),
        (with_places_by_context, "faith in [Brook]per 's plan", "faith in [Brook]per 's plan"),
        (with_places_by_context, "[Tarnfield]org , Ohio", "[Tarnfield]place , Ohio"),
        (with_cue_words, "the airline [Norva]per said", "the airline [Norva]org said"),
        (with_cue_words, "[Norva]per is a Danish airline", "[Norva]org is a Danish airline"),
        (with_cue_words, "the village of [Elm]org", "the village of [Elm]place"),
        (with_cue_words, "[Brook]per is a critic of the airline", "[Brook]per is a critic of the airline"),
        (with_cue_words, "[Ann Elm]per , the city manager", "[Ann Elm]per , the city manager"),
        (with_cue_words, "[Ann Elm]per , the union 's secretary", "[Ann Elm]per , the union 's secretary"),
        (with_cue_words, "[Ann Elm]per left the firm [Elm]per built", "[Ann Elm]per left the firm [Elm]per built"),
        (with_places_in_lists, "from [Elm]per and [London]place", "from [Elm]place and [London]place"),
        (without_widgets, "[Share]org this , [Ann Elm]per , [M.D.]place", "Share this , [Ann Elm]per , M.D."),
        (with_teams, SPORT + "[Wales]place beat [Samoa]place", SPORT + "[Wales]org beat [Samoa]org"),
        (with_teams, SPORT + "a flat in [Wales]place won", SPORT + "a flat in [Wales]place won"),
        (with_teams, "[Wales]place beat [Samoa]place", "[Wales]place beat [Samoa]place"),
    ],
)
def test_a_rule_mends_the_names_it_is_for_and_no_others(rule: Rule, before: str, after: str) -> None:
    assert rule(*marked(before)) == marked(after)[1]
