"""The model as its package ships it annotates as spaCy's does, and is checked before it is used."""

from pathlib import Path

import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline, installed_model, load_pipeline
from functions.extract.word_tables import MANIFEST, ModelDamaged
from local.lean_model import write_lean_model
from tests.unit.extract.gold_articles import gold_articles

FOREIGN_AND_ODD = (
    "«Das ist vorbei», sagte Ministerin Grete Öhlenschläger am Montag in Köln. „Wir gehen.“",
    "Qwxzvbnm said: “Zzyzx ftghjk!” 日本語 … \u2028 \U0001f600 “”",
    "",
)


@pytest.fixture(scope="module")
def lean_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lean") / "model"
    write_lean_model(installed_model(), folder)
    return folder


def test_a_lean_model_annotates_every_text_as_the_full_one_does(pipeline: Pipeline, lean_folder: Path) -> None:
    texts = [article.text for article in gold_articles()] + list(FOREIGN_AND_ODD)
    full, lean = (
        list(annotate(model, ((str(number), text, "en") for number, text in enumerate(texts))))
        for model in (pipeline, load_pipeline(lean_folder))
    )
    assert sum(len(annotation.entities) for annotation in full) > len(texts)
    assert lean == full


def test_a_lean_model_is_smaller_and_holds_no_list_of_words(lean_folder: Path) -> None:
    full, lean = (sum(p.stat().st_size for p in folder.rglob("*")) for folder in (installed_model(), lean_folder))
    assert full - lean > 20 * 2**20
    assert (lean_folder / "vocab" / "strings.json").stat().st_size < 10_000


def test_making_a_lean_model_twice_gives_the_same_bytes(lean_folder: Path, tmp_path: Path) -> None:
    write_lean_model(installed_model(), tmp_path / "again")
    assert (tmp_path / "again" / MANIFEST).read_bytes() == (lean_folder / MANIFEST).read_bytes()


@pytest.mark.parametrize("change", ["flip a bit", "remove"])
def test_a_file_that_is_not_what_was_packaged_is_named(lean_folder: Path, change: str) -> None:
    path = lean_folder / "ner" / "model"
    original = path.read_bytes()
    try:
        if change == "remove":
            path.unlink()
        else:
            path.write_bytes(original[:-1] + bytes([original[-1] ^ 1]))
        with pytest.raises(ModelDamaged, match="ner/model"):
            load_pipeline(lean_folder)
    finally:
        path.write_bytes(original)
