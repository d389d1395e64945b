from functions.extract.acronyms import acronyms
from functions.extract.countries import countries, country_named
from functions.extract.cues import cue_strength
from functions.extract.names import gender_of, gender_of_title, same_first_name


def test_every_country_has_an_own_code_and_name() -> None:
    rows = {row.code: row.name for row in countries().by_name.values()}
    assert len(rows) == len(set(rows.values())) > 240


def test_ambiguous_names_are_countries_only_where_labelled_places() -> None:
    assert country_named("Jordan", False) is None
    jordan = country_named("Jordan", True)
    assert jordan is not None
    assert jordan.id == "country:JO"


def test_demonyms_and_capitals_are_relations_and_no_names() -> None:
    table = countries()
    assert table.by_demonym["North Korean"].code == "KP"
    assert table.by_capital["Pyongyang"].code == "KP"
    assert "Pyongyang" not in table.by_name
    assert "North Korean" not in table.by_name


def test_short_first_names_agree_with_their_long_forms() -> None:
    assert same_first_name("bill", "william")
    assert same_first_name("j", "john")
    assert not same_first_name("john", "mary")


def test_titles_and_first_names_tell_a_gender_or_nothing() -> None:
    assert gender_of_title("mrs") == gender_of("hannah") == "f"
    assert gender_of_title("mr") == gender_of("edwin") == "m"
    assert gender_of("quorra") == ""


def test_acronyms_leave_out_small_words_and_a_leading_country() -> None:
    assert "FDA" in acronyms("U.S. Food and Drug Administration")
    assert "NTA" in acronyms("Norvale Transit Authority")


def test_verbs_that_only_announce_speech_are_the_strongest_cues() -> None:
    assert (cue_strength("said"), cue_strength("blasted"), cue_strength("walked")) == (2, 1, 0)
