import pytest

from functions.extract.beside import with_places_by_context, with_places_in_lists
from functions.extract.kinds import kind_by_words
from functions.extract.known import with_known_names
from functions.extract.noise import without_common_words, without_headings
from functions.extract.spans import surface
from shared.document import EntityType
from tests.unit.extract.test_entity_rules import marked


@pytest.mark.parametrize(
    ("name", "taken_for", "kind"),
    [
        ("Andrew Hill", "PERSON", "PERSON"),
        ("Lois M. Lane", "PERSON", "PERSON"),
        ("Tarn Hill", "PERSON", "PLACE"),
        ("Hill", "PERSON", "PERSON"),
        ("Victoria Park", "PERSON", "PLACE"),
        ("N. Tarn Ave", "PERSON", "PLACE"),
        ("S. Tarn Drive", "PERSON", "PLACE"),
        ("W. Tarn St.", "ORG", "PLACE"),
        ("Tarn Blvd", "LAW", "PLACE"),
        ("Tarn Drive", "ORG", "ORG"),
    ],
)
def test_hill_is_a_surname_and_an_avenue_a_place(name: str, taken_for: str, kind: str) -> None:
    assert kind_by_words(name.split(), EntityType(taken_for)) is EntityType(kind)


def test_who_is_known_by_a_surname_is_a_person() -> None:
    reading, spans = marked("[Trump]org and [Merkel]place met at [Trump Tower]org")
    found = {surface(reading, span): span[2] for span in with_known_names(reading, spans)}
    assert found == {"Trump": EntityType.PERSON, "Merkel": EntityType.PERSON, "Trump Tower": EntityType.ORG}


@pytest.mark.parametrize("word", ["Wi - Fi", "Covid", "Covid-19", "GPU", "16 GB", "FAQs"])
def test_what_is_shortened_of_a_common_noun_is_no_name(word: str) -> None:
    first, _, last = word.rpartition(" ") if word != "Wi - Fi" else ("", "", word)
    reading, spans = marked(f"a home with {first} [{last}]place and more")
    assert without_common_words(reading, spans) == []


@pytest.mark.parametrize(
    "text", ["Under President [Brook]per , [Norway]place grew", "Under [Merkel]per , [Norway]place grew"]
)
def test_a_person_beside_a_country_is_no_place(text: str) -> None:
    reading, spans = marked(text)
    assert with_places_in_lists(reading, spans) == spans
    assert with_places_by_context(reading, spans) == spans


PARAGRAPH = "the council met again on monday to talk about the bridge and the ferry which both cost far too much money"


@pytest.mark.parametrize(
    ("lines", "is_heading"),
    [
        ([PARAGRAPH, "[Shifting Harbour Quorum]org", PARAGRAPH], True),
        ([PARAGRAPH, "[Norva Quorum]org", f"{PARAGRAPH} and [Norva Quorum]org"], False),  # told of in the text
        ([PARAGRAPH, "[White House]org", PARAGRAPH], False),  # known
        (["[Ada Works]org", "[Norva Quorum]org", "[Tarn Quorum]org"], False),  # a list
        ([PARAGRAPH, "[Ada Brook]per", PARAGRAPH], False),
    ],
)
def test_what_stands_above_a_paragraph_and_in_no_sentence_is_no_organisation(
    lines: list[str], is_heading: bool
) -> None:
    reading, spans = marked(" ".join(lines))
    reading.paragraph[:] = [number for number, line in enumerate(lines) for _ in line.split()]
    left = without_headings(reading, spans)
    assert left == ([] if is_heading else spans)
