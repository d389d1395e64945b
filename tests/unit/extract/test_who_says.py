import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline
from shared.document import Quote


def quotes(pipeline: Pipeline, text: str) -> tuple[Quote, ...]:
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    return annotation.quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sir Godfrey Ames was calm. “We are where we are,” soothed the baronet.", "the baronet"),
        ("Ada Brook came late. “You will pay for this!” Brook thundered.", "Ada Brook"),
        ("My teacher, old Mr Levander, used to say, “The cello can hear you lying.” He was right.", "Levander"),
        ("Minister: ‘We will not sell the forests’\n\nThe minister spoke in Rautala.", "Minister"),
        ("‘We will not sell the forests’: Ada Brook\n\nAda Brook spoke in Rautala on Sunday.", "Ada Brook"),
        ("Ada Brook drew with Edwin Hale — “a miserable game”, in her words.", "Ada Brook"),
        ("Ada Brook won the race. Brook's verdict on the weather: “Wet.”", "Ada Brook"),
        ("Ada Brook won the race. Her plan for Sunday? “Sleep.”", "Ada Brook"),
        ("“Tarn: if we were any wetter, we’d be the sea,” one visitor quipped.", "one visitor"),
        ("Hugh Sayle came. “People deserve an answer,” the ex-soldier said.", "the ex-soldier"),
    ],
)
def test_whoever_stands_beside_the_words_says_them(pipeline: Pipeline, text: str, speaker: str) -> None:
    found = next(quote.speaker for quote in quotes(pipeline, text) if quote.speaker)
    assert found.name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Clerk ‘took money for pigeons’, jury told\n\nThe trial of a clerk began on Monday.",
        "Agatha Brook recalled the plants in her memoir, “The Patient Eye”. She drew them all.",
        "Analyst Marcus Tan left the bank in a note titled “Crumbs”.",
        "Good ideas won. In “In the Nets,” Ada Brook tells the story of how Norva hired a manager.",
        "Ada Brook, once host of the reality show “The Clerk,” came late to the studio on Sunday.",
    ],
)
def test_titles_and_those_who_were_told_have_no_speaker(pipeline: Pipeline, text: str) -> None:
    assert [quote.speaker for quote in quotes(pipeline, text) if quote.kind == "direct"] == [None]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "The audit found that letters were typed but never posted.",
            "The audit",
            "that letters were typed but never posted",
        ),
        (
            "The bank said in a statement that wage growth remained “a source of concern”.",
            "The bank",
            "that wage growth remained “a source of concern”",
        ),
        (
            "The paper quotes an unnamed adviser as saying that the post may be left empty.",
            "an unnamed adviser",
            "that the post may be left empty",
        ),
        (
            "Edwin Hale was quoted as saying by a newspaper on Monday that the damage was limited.",
            "Edwin Hale",
            "that the damage was limited",
        ),
    ],
)
def test_findings_and_statements_have_their_source(pipeline: Pipeline, text: str, speaker: str, words: str) -> None:
    (quote,) = quotes(pipeline, text)
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.text) == (speaker, words)


def test_a_dateline_says_nothing(pipeline: Pipeline) -> None:
    text = "KALVERA, Oct 3 (Wire) - The bank raised its rate on Thursday and said more increases might follow."
    assert "KALVERA" not in {quote.speaker.name for quote in quotes(pipeline, text) if quote.speaker}


def test_a_possessor_of_what_is_no_noun_ends_no_article(pipeline: Pipeline) -> None:
    assert [quote.text for quote in quotes(pipeline, "Hale saw their told\n\n“It rained.”")] == ["It rained."]
