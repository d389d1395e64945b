from collections.abc import Callable

import pytest

from functions.extract.acronyms import with_defined_acronyms
from functions.extract.appositions import (
    with_aged_people,
    with_nobles,
    with_people_of_trades,
    with_relatives,
)
from functions.extract.beside import with_cue_words, with_places_by_context, with_places_in_lists
from functions.extract.clubs import with_clubs
from functions.extract.growth import with_initials, with_longer_organisations, with_mounts
from functions.extract.introductions import with_given_names
from functions.extract.joins import (
    with_coordinated_organisations,
    with_joined_places,
    with_nicknames,
    with_postal_codes,
)
from functions.extract.known import with_known_names, with_missed_known_names
from functions.extract.noise import with_events_and_products, with_people_behind_ranks, without_common_words
from functions.extract.reading import Reading
from functions.extract.relations import with_courtesies, with_parted_people, with_surnames, without_broken_names
from functions.extract.repairs import with_first_names, without_widgets
from functions.extract.spans import TypedSpan
from functions.extract.teams import with_teams
from shared.document import EntityType

KINDS = {"per": EntityType.PERSON, "org": EntityType.ORG, "place": EntityType.PLACE, "group": EntityType.GROUP}
KINDS |= {"event": EntityType.EVENT, "product": EntityType.PRODUCT, "work": EntityType.WORK}
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
        reading.tags.append("")
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
        (with_mounts, "They climbed Mt. [Hale]per twice", "They climbed [Mt. Hale]place twice"),
        (with_mounts, "They passed [Cape Hale]per twice", "They passed [Cape Hale]place twice"),
        (with_mounts, "They met Harry [Mount]per twice", "They met Harry [Mount]per twice"),
        (with_initials, "J.K. [Rowan]per wrote", "[J.K. Rowan]per wrote"),
        (with_initials, "UK [Rowan]per wrote", "UK [Rowan]per wrote"),
        (with_initials, "PO [Rowan]per wrote", "PO [Rowan]per wrote"),
        (with_aged_people, "then Poppy , nine , swam", "then [Poppy]per , nine , swam"),
        (with_aged_people, "[Jaydon Fisk]org ( 17 ) swam", "[Jaydon Fisk]per ( 17 ) swam"),
        (with_aged_people, "foreman , Teddy , aged six .", "foreman , [Teddy]per , aged six ."),
        (with_aged_people, "In May , 17 , and [Ohio]place , 12 .", "In May , 17 , and [Ohio]place , 12 ."),
        (with_relatives, "[Halldor]org , Elm 's brother , left", "[Halldor]per , Elm 's brother , left"),
        (with_relatives, "[Norva]org , his old firm , left", "[Norva]org , his old firm , left"),
        (with_people_of_trades, "the engineer [Casimir Bolt]place said", "the engineer [Casimir Bolt]per said"),
        (with_people_of_trades, "apprentice [Jaydon]place [Fisk]per left", "apprentice [Jaydon Fisk]per left"),
        (with_people_of_trades, "the supplier [Norva Tarn]org said", "the supplier [Norva Tarn]org said"),
        (with_people_of_trades, "striker [Norvale Town]org said", "striker [Norvale Town]org said"),
        (with_nobles, "the Duchess of [Arden]place laughed", "the [Duchess of Arden]per laughed"),
        (with_nobles, "the Prince of Wales Hotel", "the Prince of Wales Hotel"),
        (with_people_behind_ranks, "[Duchess of Arden]per", "[Duchess of Arden]per"),
        (without_common_words, "Her [Royal Highness]per laughed", "Her Royal Highness laughed"),
        (with_given_names, "to Ivy [Corran]org , who", "to [Ivy Corran]per , who"),
        (with_given_names, "the Ivy [Council]org met", "the Ivy [Council]org met"),
        (with_surnames, "[Jaydon Fisk]per met [Jaydon]place 's wife", "[Jaydon Fisk]per met [Jaydon]per 's wife"),
        (with_surnames, "[Paris Fisk]per met in [Paris]place", "[Paris Fisk]per met in [Paris]place"),
        (with_first_names, "[Maria de los Angeles Soto]org left", "[Maria de los Angeles Soto]per left"),
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
        (with_teams, "[Wales]place versus [Elm]place match", "[Wales]org versus [Elm]org match"),
        (with_teams, "[Wales]place versus [Elm]place in law", "[Wales]place versus [Elm]place in law"),
        (with_longer_organisations, "the [Ohio State]place coach", "the [Ohio State]org coach"),
        (with_longer_organisations, "in [Washington State]place", "in [Washington State]place"),
        (with_first_names, "then [Clara Nyberg]place left", "then [Clara Nyberg]per left"),
        (
            with_coordinated_organisations,
            "the [Department of Health]org and Human Services said",
            "the [Department of Health and Human Services]org said",
        ),
        (
            with_coordinated_organisations,
            "the [Department of Health]org and [Ada Brook]per",
            "the [Department of Health]org and [Ada Brook]per",
        ),
        (
            with_coordinated_organisations,
            "the [Department of Justice]org and Congress",
            "the [Department of Justice]org and Congress",
        ),
        (
            with_coordinated_organisations,
            "the [Norvale]place and [Tarn Railway]org",
            "the [Norvale and Tarn Railway]org",
        ),
        (with_coordinated_organisations, "[Quorra]org and [Pell Bank]org met", "[Quorra]org and [Pell Bank]org met"),
        (with_surnames, "[Ann Elm]per met [Elm]place 's wife", "[Ann Elm]per met [Elm]per 's wife"),
        (with_surnames, "[Ann Dark Elm]per met [Dark Elm]work", "[Ann Dark Elm]per met [Dark Elm]per"),
        (with_surnames, "[Ann Elm]per went home in [Elm]place", "[Ann Elm]per went home in [Elm]place"),
        (with_surnames, "[Ann Elm]per led the [Elm]org team", "[Ann Elm]per led the [Elm]org team"),
        (with_surnames, "[Ann London]per left [London]place", "[Ann London]per left [London]place"),
        (with_surnames, "[Old Elm]per left [Elm]place", "[Old Elm]per left [Elm]place"),
        (with_courtesies, "then [Mr Elm]work said", "then Mr [Elm]per said"),
        (with_courtesies, "the [Mr Price Cut Store]org", "the [Mr Price Cut Store]org"),
        (with_parted_people, "[Ann Elm]per ran [Elm 's Cabinet]org", "[Ann Elm]per ran [Elm]per 's [Cabinet]org"),
        (with_parted_people, "[Ann Elm]per read [Elm 's Angels]work", "[Ann Elm]per read [Elm 's Angels]work"),
        (with_parted_people, "[Lloyd 's Bank]org", "[Lloyd 's Bank]org"),
        (
            with_parted_people,
            "[Ann Elm]per met [Tom Hale]per as [Elm and Hale]org do",
            "[Ann Elm]per met [Tom Hale]per as [Elm]per and [Hale]per do",
        ),
        (with_parted_people, "[Ann Elm]per left [Elm and Sons]org", "[Ann Elm]per left [Elm and Sons]org"),
        (without_broken_names, "call [Hook.replace(Elm]org for [Elm]per", "call Hook.replace(Elm for [Elm]per"),
        (without_broken_names, "[Elm told Norvale News]work", "Elm told Norvale News"),
        (with_nicknames, "[William]per “ Buck ” Hale left", "[William “ Buck ” Hale]per left"),
        (with_nicknames, "[William]per “ Buck ” [Hale Elm]per", "[William “ Buck ” Hale Elm]per"),
        (with_nicknames, "[Ann]per “ Bo ” [Elm]per “ Al ” Hale", "[Ann “ Bo ” Elm]per “ Al ” Hale"),
        (with_nicknames, "[Hale]per “ Never ” said", "[Hale]per “ Never ” said"),
        (with_joined_places, "in [Washington]place , [D.C.]place today", "in [Washington , D.C.]place today"),
        (with_joined_places, "[Bosnia]place and [Herzegovina]place", "[Bosnia and Herzegovina]place"),
        (with_joined_places, "[Bosnia]place and [Serbia]place", "[Bosnia]place and [Serbia]place"),
        (with_postal_codes, "in [Tarnfield]place , TX today", "in [Tarnfield]place , [TX]place today"),
        (with_postal_codes, "by [Ada Brook]per , MD today", "by [Ada Brook]per , MD today"),
        (with_clubs, "the [Boston]place Bruins won", "the [Boston Bruins]org won"),
        (with_clubs, "the [Boston Bruins]per won", "the [Boston Bruins]org won"),
        (with_clubs, "the Bruins won", "the [Bruins]org won"),
        (with_clubs, "many Giants and Kings", "many Giants and Kings"),
        (with_clubs, "who played for [Norvale]place", "who played for [Norvale]org"),
        (with_clubs, "who left for [Norvale]place", "who left for [Norvale]place"),
        (with_people_behind_ranks, "[Brigadier General Ada Brook]org left", "Brigadier General [Ada Brook]per left"),
        (with_people_behind_ranks, "[Texan Ada Brook]per left", "[Texan Ada Brook]per left"),
        (with_people_behind_ranks, "[Canadian Ada Brook]per left", "Canadian [Ada Brook]per left"),
        (with_people_behind_ranks, "[German Brook]per left", "[German Brook]per left"),
        (with_people_behind_ranks, "[Deputy Attorney General Office]org", "[Deputy Attorney General Office]org"),
        (with_events_and_products, "the [Second Battle of Elm]org", "the [Second Battle of Elm]event"),
        (with_events_and_products, "an [F-16 Falcon]org fell", "an [F-16 Falcon]product fell"),
        (with_events_and_products, "the [G-20]org met", "the [G-20]org met"),
        (with_events_and_products, "on the [I-95]place", "on the [I-95]place"),
        (
            with_defined_acronyms,
            "the [Norvale Transit Authority]org ( NTA ) said NTA trains",
            "the [Norvale Transit Authority]org ( [NTA]org ) said [NTA]org trains",
        ),
        (with_defined_acronyms, "[Norvale Bank]org ( CNN ) fell", "[Norvale Bank]org ( CNN ) fell"),
        (without_common_words, "won by [KO]per , a [DJ]org , [Monday]place", "won by KO , a DJ , Monday"),
        (without_common_words, "[John Major]per met [Major]per", "[John Major]per met [Major]per"),
        (without_common_words, "[May]per met [Farmer]per", "[May]per met Farmer"),
        (without_common_words, "the [Labour]org Minister left [Labour]org", "the Labour Minister left [Labour]org"),
        (without_common_words, "the [Brigadier General]org of the [NATO]org", "the Brigadier General of the [NATO]org"),
    ],
)
def test_a_rule_mends_the_names_it_is_for_and_no_others(rule: Rule, before: str, after: str) -> None:
    assert rule(*marked(before)) == marked(after)[1]
