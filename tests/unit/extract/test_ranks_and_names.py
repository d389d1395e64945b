import pytest

from functions.extract.extraction import annotate
from functions.extract.names import gender_of
from functions.extract.pipeline import Pipeline


def last_speaker(pipeline: Pipeline, text: str) -> str | None:
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    speaker = annotation.quotes[-1].speaker if annotation.quotes else None
    return speaker.name if speaker else None


@pytest.mark.parametrize("rank", ["Sgt.", "Det.", "Supt.", "Capt.", "Lt."])
def test_a_rank_in_short_does_not_end_a_sentence(pipeline: Pipeline, rank: str) -> None:
    text = f"According to Norvale Police {rank} Dana Kolb, the driver had left the lorry in neutral."
    assert last_speaker(pipeline, text) == "Dana Kolb"


def test_jean_before_a_hyphen_is_a_man() -> None:
    assert [gender_of(name) for name in ("jean-baptiste", "jean-marie", "sarah-jane")] == ["m", "m", "f"]
