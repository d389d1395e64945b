import pytest

from functions.extract.countries import countries
from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline
from shared.document import Entity

COUNTRIES = """North Korea fired a rocket on Sunday, and Japan protested. The DPRK said it was a satellite.

The United States and the U.K. asked for a meeting; the US envoy flew to Pyongyang."""

PEOPLE = """Defense Minister Edwin Hale resigned on Monday. Hale had led the ministry since 2019.

Mr. Hale's deputy, Clara Nyberg, will take over. “Nyberg is ready,” Hale said."""


def entities(pipeline: Pipeline, text: str) -> dict[str, Entity]:
    (annotation,) = annotate(pipeline, [("article", text, "en")])
    return {entity.id: entity for entity in annotation.entities}


FBI = "Federal Bureau of Investigation"


def test_names_of_a_country_are_one_entity_by_its_code(pipeline: Pipeline) -> None:
    found = entities(pipeline, COUNTRIES)
    assert found["country:KP"].name == "North Korea"
    assert [mention.text for mention in found["country:KP"].mentions] == ["North Korea", "DPRK"]
    assert [mention.text for mention in found["country:US"].mentions] == ["United States", "US"]
    assert "country:GB" in found


def test_a_capital_is_not_the_country(pipeline: Pipeline) -> None:
    found = entities(pipeline, COUNTRIES)
    assert found["place:pyongyang"].mentions[0].text == "Pyongyang"
    assert countries().by_capital["Pyongyang"].id == "country:KP"
    assert "Pyongyang" not in found["country:KP"].aliases
    assert found["place:pyongyang"].capital_of == "country:KP"
    assert found["country:KP"].capital_of is None


def test_a_surname_is_the_person_named_in_full_before(pipeline: Pipeline) -> None:
    hale = entities(pipeline, PEOPLE)["person:edwin-hale"]
    assert hale.name == "Edwin Hale"
    assert hale.aliases == ("Hale",)
    assert [mention.text for mention in hale.mentions] == ["Edwin Hale", "Hale", "Hale", "Hale"]


def test_ids_do_not_depend_on_the_run(pipeline: Pipeline) -> None:
    assert list(entities(pipeline, PEOPLE)) == list(entities(pipeline, PEOPLE))


@pytest.mark.parametrize(
    ("text", "id", "surfaces"),
    [
        (
            "The Norvale Transit Authority (NTA) met on Friday. The NTA raised fares.",
            "org:norvale-transit-authority",
            {"Norvale Transit Authority", "NTA"},
        ),
        (
            "The mayor moved to Washington, D.C., in May. He likes Washington.",
            "place:washington",
            {"Washington, D.C.", "Washington"},
        ),
        (
            "Edwin Hale met Mrs. Hale, born Clara Hale, in Boston. Mr. Hale wore blue.",
            "person:edwin-hale",
            {"Edwin Hale", "Hale"},
        ),
        (
            "The Fed met on Monday. The Federal Reserve Board said no.",
            "org:federal-reserve",
            {"Fed", "Federal Reserve Board"},
        ),
        (
            "The Department of Trade met on Friday. The Trade Department said no.",
            "org:department-of-trade",
            {"Department of Trade", "Trade Department"},
        ),
        (
            "Democrats walked out on Friday. One Democrat, Ada Brook, stayed.",
            "group:democrat",
            {"Democrats", "Democrat"},
        ),
    ],
)
def test_short_forms_join_their_long_form(pipeline: Pipeline, text: str, id: str, surfaces: set[str]) -> None:  # noqa: A002
    found = entities(pipeline, text)
    assert {mention.text for mention in found[id].mentions} == surfaces


@pytest.mark.parametrize(
    ("text", "id", "name"),
    [
        ("The FBI said on Monday that it had found the car.", "org:federal-bureau-of-investigation", FBI),
        ("NATO said on Monday that it would meet in Boston.", "org:nato", "NATO"),
        ("Officials of the UN met in Geneva on Monday.", "org:united-nations", "United Nations"),
        ("She flew from L.A. to Vegas on Monday.", "place:los-angeles", "Los Angeles"),
        ("They met in Ft. Lauderdale, Florida, and in Norvale on Monday.", "place:fort-lauderdale", "Fort Lauderdale"),
        ("President Vladimir V. Putin said no on Monday.", "person:vladimir-putin", "Vladimir Putin"),
        ("The writer J. K. Rowling said no on Monday.", "person:jk-rowling", "J. K. Rowling"),
        ("The State Department said no on Monday.", "org:department-of-state", "Department of State"),
        ("A Republican, Ada Brook, won the seat on Monday. Republicans cheered.", "group:republican", "Republicans"),
    ],
)
def test_a_short_name_alone_is_filed_as_in_any_other_article(
    pipeline: Pipeline,
    text: str,
    id: str,  # noqa: A002
    name: str,
) -> None:
    assert entities(pipeline, text)[id].name == name


def test_an_acronym_is_what_its_article_says_it_is_short_for(pipeline: Pipeline) -> None:
    text = "The Women's Harbour Organization (WHO) met in Norvale on Friday. The WHO raised fees."
    found = entities(pipeline, text)
    assert {mention.text for mention in found["org:womens-harbour-organization"].mentions} >= {"WHO"}
    assert "org:world-health-organization" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Photo by Ada Brook\nTarnfield Council meets on Monday in Boston.",
        "Five minutes with Bella Strand\n\nThe cellist spoke of Norvale on Monday.",
    ],
)
def test_no_entity_runs_over_a_line_break(pipeline: Pipeline, text: str) -> None:
    found = entities(pipeline, text)
    assert all("\n" not in mention.text for entity in found.values() for mention in entity.mentions)


def test_a_country_that_plays_is_a_team_and_not_the_country(pipeline: Pipeline) -> None:
    found = entities(
        pipeline,
        "England beat Samoa in the rugby league cup match on Saturday. The winger scored in the second half and "
        "the coach praised his squad. The final will be played in Japan.",
    )
    assert found["org:samoa"].mentions[0].text == "Samoa"
    assert "country:WS" not in found
    assert found["country:JP"].mentions[0].text == "Japan"


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The bus passed the Navajo school in Tarnfield on Monday.", "group:navajo"),
        ("The plan was praised by Bavarian brewers in Munich.", "group:bavarian"),
    ],
)
def test_a_word_that_only_qualifies_a_noun_is_no_group(pipeline: Pipeline, text: str, absent: str) -> None:
    assert absent not in entities(pipeline, text)


def test_names_on_both_sides_of_a_dash_or_an_or_are_two(pipeline: Pipeline) -> None:
    found = entities(pipeline, "She will fly to Boston or Denver.\nLeeds - Ada Brook won the race.")
    assert {"place:boston", "place:denver", "place:leeds", "person:ada-brook"} <= found.keys()


def test_what_a_sentence_says_a_name_is_decides_it_everywhere(pipeline: Pipeline) -> None:
    text = "Tarnfield is a village near Leeds. Hale praised Tarnfield. Nyberg loves Tarnfield."
    assert len(entities(pipeline, text)["place:tarnfield"].mentions) == 3
