"""Names that the model does not know and that speak."""

import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline
from shared.document import Entity, EntityType


def entities(pipeline: Pipeline, text: str) -> dict[str, Entity]:
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    return {entity.name: entity for entity in annotation.entities}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Zero Hedge asked, “Why now?”", "Zero Hedge", EntityType.ORG),
        ("The pair were late, according to the town. On Sunday NBVTQ said they had left.", "NBVTQ", EntityType.ORG),
        ("The firm is well. “You can teach people,” Selinda Lake said. “Not all.”", "Selinda Lake", EntityType.PERSON),
        ("The firm is well. “You can teach people,” Lisbon said. “Not all.”", "Lisbon", EntityType.PLACE),
        ("“It is a disgrace for the town.” — Azucena Gonzàlez", "Azucena Gonzàlez", EntityType.PERSON),
    ],
)
def test_what_has_a_verb_of_speech_or_labels_words_is_a_name(
    pipeline: Pipeline, text: str, name: str, kind: EntityType
) -> None:
    assert entities(pipeline, text)[name].type is kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Changeling tells of a house. On Sunday God said the land was his.", "God"),
        ("A complaint to the Board on Civil Responsibility says the clerk was late.", "Civil Responsibility"),
        ("The L8P answers well to a small change, and the Golden Gardener proposed to her.", "Golden Gardener"),
    ],
)
def test_words_that_are_somebody_or_a_part_of_a_name_are_none(pipeline: Pipeline, text: str, word: str) -> None:
    assert word not in entities(pipeline, text)


def test_labels_of_a_transcript_are_those_who_are_named_in_full(pipeline: Pipeline) -> None:
    text = (
        "Ada Brook met Tom Lode and Edwin Quarrel on Sunday.\n\nQUARREL: Let us begin with the harbour, if we may.\n\n"
        "MR. LODE: We are late, and nobody told us why.\n\nQUARREL: Thank you for coming to us tonight.\n\n"
        "MR. LODE: It was very good of you to ask."
    )
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    speakers = [quote.speaker and quote.speaker.name for quote in annotation.quotes]
    assert speakers == ["Edwin Quarrel", "Tom Lode", "Edwin Quarrel", "Tom Lode"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                "Ada Brook took stock on Sunday, and said the response had been slow and the flood too quick.\n\n"
                "Flood Response and Recovery Planning\n\nThe planning of the recovery takes a year, Brook said."
            ),
            {"Ada Brook"},
        ),
        (
            (
                "Ada Brook took stock of the firms on Sunday, and said all of them had been slow.\n\n"
                "Kestrel Dredging Ltd\n\nIt lost a boat, and nobody knows why it did, Brook said."
            ),
            {"Ada Brook", "Kestrel Dredging"},
        ),
    ],
)
def test_a_heading_whose_words_stand_small_elsewhere_is_no_name(pipeline: Pipeline, text: str, names: set[str]) -> None:
    assert {name.removesuffix(" Ltd") for name in entities(pipeline, text)} == names
