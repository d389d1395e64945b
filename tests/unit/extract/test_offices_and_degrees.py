import pytest

from functions.extract.extraction import annotate
from functions.extract.introductions import with_parted_officers
from functions.extract.names import same_first_name
from functions.extract.pipeline import Pipeline
from functions.extract.spans import surface
from tests.unit.extract.test_entity_rules import marked


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Norvale College Dean Ada Brook]org spoke", ["Norvale College", "Ada Brook"]),
        ("[Norvale Bank President Thomas M. Hale]org spoke", ["Norvale Bank", "Thomas M. Hale"]),
        ("[Tarn GM Ada Brook]per spoke", ["Tarn", "Ada Brook"]),
        ("Secretary of [Defense Ada Brook]org spoke", ["Ada Brook"]),
        ("[Mayor Ada Brook School]org closed", ["Mayor Ada Brook School"]),
        ("[Tarn President Thomas Museum]org closed", ["Tarn President Thomas Museum"]),
        ("[Norvale Director Fund]org closed", ["Norvale Director Fund"]),
    ],
)
def test_an_office_parts_a_body_and_its_officer(text: str, names: list[str]) -> None:
    reading, spans = marked(text)
    assert [surface(reading, span) for span in with_parted_officers(reading, spans)] == names


@pytest.mark.parametrize("degrees", [" MS, RD, LDN", ", MSc, RDN", ", MD, MPH"])
def test_degrees_are_neither_a_name_nor_part_of_one(pipeline: Pipeline, degrees: str) -> None:
    text = f"“Most people eat too little of it,” Ada Brook{degrees}, a dietitian in Boston, said on Monday."
    (annotation,) = annotate(pipeline, [("article", text, "en")])
    assert [entity.id for entity in annotation.entities] == ["person:ada-brook", "place:boston"]
    assert [quote.speaker and quote.speaker.id for quote in annotation.quotes] == ["person:ada-brook"]


def test_a_chef_is_called_without_it(pipeline: Pipeline) -> None:
    (annotation,) = annotate(pipeline, [("article", "Chef Tim Hale is throwing a party on Sunday.", "en")])
    assert [entity.name for entity in annotation.entities] == ["Tim Hale"]


@pytest.mark.parametrize(("one", "other"), [("nicolas", "nic"), ("stephanie", "steph"), ("geoff", "geoffrey")])
def test_more_short_forms_are_the_same_name(one: str, other: str) -> None:
    assert same_first_name(one, other)
