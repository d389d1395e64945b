"""Owns the word vectors of the language model as its package ships them: multiplied with the weights that read them.

The model looks each word's vector up, 300 numbers, and multiplies it with a matrix that no text changes. The package
holds the products, 96 numbers, for each component that needs them (local/lean_model.py makes them), and the words as a
sorted array of their hashes instead of a dictionary and a list of 685,000 strings. That is what made the model slow to
load: 0.2 instead of 1.0 CPU seconds. All else of the model is as spaCy wrote it.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from shared.errors import TransientError

if TYPE_CHECKING:
    import numpy as np
    from spacy.language import Language
    from spacy.tokens import Doc

MANIFEST: Final = "SHA256SUMS.json"
"""File name to SHA-256 of every other file of a lean model."""
KEYS: Final = "word_tables/keys.npy"
"""uint64, shape (words,), ascending: spaCy's hashes of the words that have a vector."""
ROWS: Final = "word_tables/rows.npy"
"""uint16, shape (words,): the row of each word in every table."""
TABLE: Final = "word_tables/{component}.npy"
"""float32, shape (rows, width of the component): vectors times the component's weights."""
LAYER: Final = "static_vectors"
"""Name of the layer in spaCy's models that reads word vectors (spacy/ml/staticvectors.py)."""


class ModelDamaged(TransientError):
    """A file of the language model is not what was packaged."""


def is_lean(folder: Path) -> bool:
    """Whether the model in a folder has word tables instead of vectors."""
    return (folder / MANIFEST).is_file()


def verify(folder: Path) -> None:
    """Raises ModelDamaged unless every file of a lean model has the hash it was packaged with."""
    for name, expected in json.loads((folder / MANIFEST).read_text(encoding="utf-8")).items():
        path = folder / name
        if not path.is_file() or sha256_of(path) != expected:
            raise ModelDamaged(f"{path} is missing or not what was packaged")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def attach(nlp: "Language", folder: Path) -> None:
    """Lets the components of a lean model read their tables, which are mapped into memory, not copied."""
    import numpy as np

    keys, rows = (np.load(folder / name, mmap_mode="r") for name in (KEYS, ROWS))
    for name, component in nlp.pipeline:
        for layer in layers_with_vectors(component):
            table = np.load(folder / TABLE.format(component=name), mmap_mode="r")
            layer._func = _reader(keys, rows, table)  # thinc offers no other door


def layers_with_vectors(component: Any) -> list[Any]:
    """The layers of a spaCy component that read word vectors."""
    model = getattr(component, "model", None)
    return [] if model is None else [layer for layer in model.walk() if layer.name == LAYER]


def _reader(keys: "np.ndarray", rows: "np.ndarray", table: "np.ndarray") -> Callable[..., Any]:
    """The forward function of the layer: docs in, a row of the table for each token out, zeros for unknown words."""
    import numpy as np
    from thinc.types import Ragged

    def forward(model: Any, docs: "Sequence[Doc]", is_train: bool) -> tuple[Any, Callable[[Any], list[Any]]]:
        if is_train:
            raise NotImplementedError("a lean model cannot be trained")
        words = np.concatenate([doc.to_array("ORTH") for doc in docs]) if docs else np.zeros(0, dtype=np.uint64)
        places = np.minimum(np.searchsorted(keys, words), len(keys) - 1)
        found = table[rows[places]]
        found[keys[places] != words] = 0
        return Ragged(found, model.ops.asarray1i([len(doc) for doc in docs])), lambda _: []

    return forward
