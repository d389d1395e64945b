import pytest

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


def test_names_of_a_country_are_one_entity_by_its_code(pipeline: Pipeline) -> None:
    found = entities(pipeline, COUNTRIES)
    assert found["country:KP"].name == "North Korea"
    assert [mention.text for mention in found["country:KP"].mentions] == ["North Korea", "DPRK"]
    assert [mention.text for mention in found["country:US"].mentions] == ["United States", "US"]
    assert "country:GB" in found


def test_a_capital_is_not_the_country(pipeline: Pipeline) -> None:
    found = entities(pipeline, COUNTRIES)
    assert found["place:pyongyang"].mentions[0].text == "Pyongyang"


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
            "Edwin Hale met Mrs. Hale, born Clara Hale, in Boston. Mr. Hale wore blue.",
            "person:edwin-hale",
            {"Edwin Hale", "Hale"},
        ),
    ],
)
def test_short_forms_join_their_long_form(pipeline: Pipeline, text: str, id: str, surfaces: set[str]) -> None:  # noqa: A002
    found = entities(pipeline, text)
    assert {mention.text for mention in found[id].mentions} == surfaces


def test_no_entity_runs_over_a_line_break(pipeline: Pipeline) -> None:
    found = entities(pipeline, "Photo by Ada Brook\nTarnfield Council meets on Monday in Boston.")
    assert all("\n" not in mention.text for entity in found.values() for mention in entity.mentions)
