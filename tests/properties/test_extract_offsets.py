from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from functions.extract.extraction import Annotation, annotate
from functions.extract.foreign.annotation import annotate_foreign
from functions.extract.marks import quoted_regions
from functions.extract.pipeline import Pipeline, load_pipeline
from shared.document import Quote, Span, Speaker

_MARKS = ["“", "”", '"', "''", "'", "‘", "’", "«", "»", ",", ".", ":", "—", "(", ")", "’s"]
_SPEECH = [
    "said",
    "told",
    "she",
    "he",
    "who",
    "according to",
    "claim that",
    "Ada Brook",
    "Mr.",
    "North Korea",
    "the U.S.",
]
_NAMES = ["Ada Brook", "Mr.", "North Korea", "the U.S."]
_ODD = ["\n", "\n\n", " ", "\u2028", "\x00", "😀", "e\u0301", "İ"]
WORDS = st.sampled_from([*_MARKS, *_SPEECH, *_NAMES, *_ODD])
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join)
)


@pytest.fixture(scope="module")
def model() -> Pipeline:
    return load_pipeline()


def hold_offsets(text: str, annotation: Annotation) -> None:
    spans: list[Span | Quote | Speaker] = [m for entity in annotation.entities for m in entity.mentions]
    for quote in annotation.quotes:
        spans += [quote, *([quote.cue] if quote.cue else []), *([quote.speaker] if quote.speaker else [])]
    for span in spans:
        assert text[span.start : span.end] == span.text != ""


@given(text=TEXTS, language=st.sampled_from(["en", None, "de"]))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_every_span_holds_its_text_on_any_text(model: Pipeline, text: str, language: str | None) -> None:
    (annotation,) = annotate(model, [("article", text, language)])
    hold_offsets(text, annotation)
    known = {entity.id for entity in annotation.entities}
    assert len(known) == len(annotation.entities)
    assert all(
        quote.speaker is None or quote.speaker.id is None or quote.speaker.id in known for quote in annotation.quotes
    )
    assert all(set(quote.about) <= known for quote in annotation.quotes)
    assert len({quote.id for quote in annotation.quotes}) == len(annotation.quotes)


_FOREIGN = [
    "dijo",
    "a dit",
    "a-t-elle",
    "sagte",
    "sie",
    "Según",
    "laut",
    "von",
    "de",
    "la",
    "der",
    "y",
    "J",
    "CDU",
    "Иванов",
]
_PEOPLE = ["Elena Rojas", "Rojas", "Sprecherin", "Elena", "van der Roos", "сказал", "powiedział", "– ", "\n— "]
FOREIGN = st.lists(st.sampled_from([*_MARKS, *_FOREIGN, *_PEOPLE, *_ODD]), max_size=60)


@given(words=FOREIGN, space=st.sampled_from(["", " "]), language=st.sampled_from(["es", "fr", "de", "sv", "pl", "ru"]))
def test_what_is_found_in_other_languages_holds_its_text_too(words: list[str], space: str, language: str) -> None:
    text = space.join(words)
    entities, quotes, supported = annotate_foreign("article", text, language)
    hold_offsets(text, Annotation(entities, quotes, supported))
    known = {entity.id for entity in entities}
    assert all(entity.mentions for entity in entities)
    assert all(quote.speaker is None or quote.speaker.id is None or quote.speaker.id in known for quote in quotes)
    assert all(one.end <= other.start for one, other in pairwise(quotes))


@given(text=TEXTS)
def test_quoted_regions_are_in_order_and_apart(text: str) -> None:
    regions = quoted_regions(text)
    assert all(0 <= region.start < region.end <= len(text) for region in regions)
    assert all(one.end <= other.start for one, other in pairwise(regions))
