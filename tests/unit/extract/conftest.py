"""Owns what the tests of the extract stage share: the model, loaded once."""

import pytest

from functions.extract.pipeline import Pipeline, load_pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load_pipeline()
