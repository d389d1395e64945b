import subprocess
import sys
import time

import pytest

from functions.extract import extraction
from functions.extract.extraction import annotate, is_english
from functions.extract.pipeline import ModelMissing, Pipeline, load_pipeline
from shared.document import AnnotationKind, QuoteKind
from shared.identifiers import quote_id

ENGLISH = "Mayor Ada Brook spoke on Monday. “The quay is open,” Brook said. “Clara Nyberg built it.”"
SPANISH = "El alcalde habló el lunes. «El puente está cerrado desde ayer», dijo Ibáñez a los vecinos de la ciudad."


def test_annotations_come_in_the_order_of_the_articles(pipeline: Pipeline) -> None:
    articles = [("a", ENGLISH, "en"), ("b", SPANISH, "es"), ("c", "", None), ("d", ENGLISH, None)] * 4
    found = list(annotate(pipeline, articles))
    assert len(found) == len(articles)
    assert [len(annotation.entities) > 0 for annotation in found] == [True, False, False, True] * 4


def test_a_quotation_has_its_id_words_speaker_cue_and_targets(pipeline: Pipeline) -> None:
    (annotation,) = annotate(pipeline, [("a", ENGLISH, "en")])
    first, second = annotation.quotes
    assert first.id == quote_id("a", first.start, first.end)
    assert first.text == "The quay is open,"
    assert first.speaker is not None
    assert (first.speaker.id, first.speaker.name, first.speaker.text) == ("person:ada-brook", "Ada Brook", "Brook")
    assert first.cue is not None
    assert first.cue.text == "said"
    assert second.about == ("person:clara-nyberg",)
    assert first.confidence > 0.9


def test_other_languages_give_quotations_and_who_stands_beside_them_and_nothing_invented(pipeline: Pipeline) -> None:
    (annotation,) = annotate(pipeline, [("b", SPANISH, "es")])
    (quote,) = annotation.quotes
    assert quote.text == "El puente está cerrado desde ayer"
    assert quote.kind == QuoteKind.DIRECT
    assert quote.speaker is not None
    assert (quote.speaker.id, quote.speaker.name) == (None, "Ibáñez")
    assert annotation.entities == ()
    assert quote.confidence < 0.9


def test_a_document_says_which_annotations_its_language_supports(pipeline: Pipeline) -> None:
    english, spanish = annotate(pipeline, [("a", ENGLISH, "en"), ("b", SPANISH, "es")])
    assert english.supported == tuple(AnnotationKind)
    assert spanish.supported == (AnnotationKind.QUOTATIONS, AnnotationKind.SPEAKERS)


def test_pronouns_in_a_quotation_mean_the_one_other_person_named_shortly_before(pipeline: Pipeline) -> None:
    text = "Mayor Clara Nyberg met Edwin Hale on Monday. “He was late, and I told him so,” Nyberg said."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert annotation.quotes[0].about == ("person:edwin-hale",)


def test_it_is_the_organisation_that_was_the_subject_before(pipeline: Pipeline) -> None:
    text = "The Norvale Transit Authority met on Monday. “No train will run today,” it said."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert annotation.quotes[0].speaker is not None
    assert annotation.quotes[0].speaker.id == "org:norvale-transit-authority"


def test_a_reporters_pronoun_that_may_be_the_speaker_is_about_nobody(pipeline: Pipeline) -> None:
    text = "Mayor Edwin Hale met Thomas Lode on Monday. Hale said that he was late."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert annotation.quotes[0].about == ()


def test_content_that_states_nothing_has_low_confidence(pipeline: Pipeline) -> None:
    text = "Governor Harold Finch defended his budget on Wednesday. Finch said that the state was poor."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    confidence = {quote.text: quote.confidence for quote in annotation.quotes}
    assert confidence["that the state was poor"] > 0.8
    assert all(value <= 0.5 for words, value in confidence.items() if "budget" in words)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“It was hard,” Ada Brook said from the stage of the “old” Lyceum.", "old"),
        ("Analyst Edwin Hale kept his “buy” rating but warned that fuel could bite.", "buy"),
    ],
)
def test_a_word_in_marks_that_only_qualifies_a_noun_is_not_sure_to_be_anybodys(
    pipeline: Pipeline, text: str, word: str
) -> None:
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert all(quote.confidence <= 0.5 for quote in annotation.quotes if quote.text == word)
    assert any(quote.confidence > 0.5 for quote in annotation.quotes)


def test_lines_with_labels_are_a_transcript_only_when_two_people_speak(pipeline: Pipeline) -> None:
    text = "Photo: Ada Brook\n\nSource: City council\n\nMARSH: We are late.\n\nMARSH: We are still late."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert annotation.quotes == ()


def test_rows_of_a_table_are_no_transcript(pipeline: Pipeline) -> None:
    rows = "Norvale Cup\n\nAda's Guess: 3 to 1\n\nActual Score: 2 to 1"
    text = f"{rows}\n\n{rows.replace('Norvale', 'Tarn')}"
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert [quote for quote in annotation.quotes if quote.speaker] == []


def test_an_unknown_language_is_english_when_it_looks_so() -> None:
    assert is_english(ENGLISH, None)
    assert not is_english(SPANISH, None)
    assert is_english(SPANISH, "en-GB")


def test_a_batch_gives_the_same_as_each_article_alone(pipeline: Pipeline) -> None:
    texts = [ENGLISH, SPANISH, "Nothing is said here."]
    together = list(annotate(pipeline, [(str(i), text, None) for i, text in enumerate(texts)]))
    alone = [next(annotate(pipeline, [(str(i), text, None)])) for i, text in enumerate(texts)]
    assert [a.quotes for a in together] == [a.quotes for a in alone]
    assert [a.entities for a in together] == [a.entities for a in alone]


def test_a_missing_model_is_a_transient_error(tmp_path: object) -> None:
    from pathlib import Path

    with pytest.raises(ModelMissing):
        load_pipeline(Path(str(tmp_path)))


def test_importing_the_stage_leaves_out_spacys_command_line() -> None:
    program = (
        "import sys; from functions.extract.extraction import load_pipeline; load_pipeline();"
        "print([m for m in ('typer', 'rich', 'weasel', 'httpx', 'sklearn') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "text",
    ['"' * 200_000, '"a b" ' * 3_000, "said he and " * 3_000, "“" + "the man said " * 2_000, "' " * 10_000],
)
def test_hostile_text_takes_bounded_time(pipeline: Pipeline, text: str) -> None:
    start = time.process_time()
    (annotation,) = annotate(pipeline, [("hostile", text, "en")])
    assert all(text[quote.start : quote.end] == quote.text for quote in annotation.quotes)
    assert time.process_time() - start < 20


def test_what_stands_behind_the_bound_of_an_article_is_not_annotated(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "MAX_ARTICLE_TOKENS", 40)
    (annotation,) = annotate(pipeline, [("a", f"{ENGLISH}\n\n{ENGLISH}", "en")])
    assert len(annotation.quotes) == 2
    assert max(mention.end for entity in annotation.entities for mention in entity.mentions) <= len(ENGLISH)


def test_thousands_of_namesakes_take_bounded_time(pipeline: Pipeline) -> None:
    text = "\n".join(f"{name} Brook said Brook left." for name in ("Ann", "Carl", "Dora", "Edwin") for _ in range(250))
    start = time.process_time()
    (annotation,) = annotate(pipeline, [("names", text, "en")])
    assert time.process_time() - start < 20
    assert {"person:ann-brook", "person:dora-brook"} <= {entity.id for entity in annotation.entities}


def test_whoever_was_asked_is_not_who_asks(pipeline: Pipeline) -> None:
    text = "Mayor Edwin Hale was asked on Monday whether the ferry company had been paid. He did not know."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert all(quote.speaker is None for quote in annotation.quotes)


def test_who_in_a_relative_clause_is_the_mention_also_for_its_later_verbs(pipeline: Pipeline) -> None:
    text = "The board heard from Attorney Ann Pell, who told it when asked about the fire: “The police have the file.”"
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    speaker = annotation.quotes[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.text) == ("Ann Pell", "who")


def test_where_something_was_said_is_not_what_was_said(pipeline: Pipeline) -> None:
    text = "Ada Brook spoke about the storm on Monday. Brook said on “The Late Harbour Show” last month when asked."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert not [quote for quote in annotation.quotes if quote.speaker and "Late Harbour" in quote.text]
