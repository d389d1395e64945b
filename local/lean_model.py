"""Owns the making of a lean model from spaCy's: the same annotations, faster to load and 23 MiB smaller.

    python -m local.lean_model SOURCE TARGET

SOURCE and TARGET are model directories and may be the same one. What is left out: strings that are only keys of
vectors, components that the extract function does not use, and the vectors themselves, in whose place stand their
products with the weights that read them (functions/extract/word_tables.py).
"""

import argparse
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from functions.extract.pipeline import UNUSED_COMPONENTS, load_pipeline
from functions.extract.word_tables import KEYS, MANIFEST, ROWS, TABLE, layers_with_vectors, sha256_of

if TYPE_CHECKING:
    from spacy.language import Language

_REPLACED = ("vocab/vectors", "vocab/key2row")
_MAX_ROWS = 2**16  # rows are written as uint16


def main() -> None:
    """Makes one lean model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    write_lean_model(options.source, options.target)


def write_lean_model(source: Path, target: Path) -> None:
    """Writes the lean form of the model in `source` to `target`, which appears whole or not at all."""
    nlp = load_pipeline(source).nlp
    with TemporaryDirectory() as folder:
        lean = Path(folder) / "model"
        shutil.copytree(source, lean, ignore=shutil.ignore_patterns(*UNUSED_COMPONENTS))
        _write_tables(nlp, lean)
        for name in _REPLACED:
            (lean / name).unlink()
        _write_components(nlp, lean)
        labels = {label for labels in nlp.pipe_labels.values() for label in labels}
        (lean / "vocab" / "strings.json").write_text(json.dumps(sorted(labels)), encoding="utf-8")
        _write_manifest(lean)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(lean, target)


def _write_tables(nlp: "Language", folder: Path) -> None:
    """The words with their rows, and for each component its products; the layers' weights are emptied."""
    vectors = nlp.vocab.vectors
    words = np.array(sorted(vectors.key2row.items()), dtype=np.uint64).reshape(-1, 2)
    if vectors.shape[0] > _MAX_ROWS:
        raise ValueError(f"the model has {vectors.shape[0]:,} vectors; tables take {_MAX_ROWS:,}")
    (folder / KEYS).parent.mkdir()
    np.save(folder / KEYS, words[:, 0])
    np.save(folder / ROWS, words[:, 1].astype(np.uint16))
    for name, component in nlp.pipeline:
        for layer in layers_with_vectors(component):
            weights = layer.get_param("W")
            np.save(folder / TABLE.format(component=name), layer.ops.gemm(vectors.data, weights, trans2=True))
            layer.set_param("W", np.zeros((0, 0), dtype=weights.dtype))


def _write_components(nlp: "Language", folder: Path) -> None:
    """The components again whose layers have lost their weights."""
    for name, component in nlp.pipeline:
        if layers_with_vectors(component):
            component.to_disk(folder / name, exclude=["vocab"])  # type: ignore[attr-defined]


def _write_manifest(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = {path.relative_to(folder).as_posix(): sha256_of(path) for path in files}
    (folder / MANIFEST).write_text(json.dumps(sums, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
