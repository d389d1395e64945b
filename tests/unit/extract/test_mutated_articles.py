import pytest

from functions.extract.pipeline import Pipeline
from tests.hostile.annotating import fault_of, mutated

SEEDS = 40  # a second; `make fuzz` runs as many as it has time for


@pytest.mark.parametrize("seed", range(SEEDS))
def test_an_article_with_changed_words_is_annotated(pipeline: Pipeline, seed: int) -> None:
    assert fault_of(pipeline, mutated(seed)) == ""
