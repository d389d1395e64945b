"""Stripped shared objects still load, and lose what the loader never reads."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from local.shared_objects import strip


def installed(module: str) -> Path:
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin)


def test_a_stripped_library_is_smaller_and_still_works(tmp_path: Path) -> None:
    package = tmp_path / "murmurhash"
    shutil.copytree(installed("murmurhash").parent, package)
    (library,) = package.glob("mrmr*.so")
    before = library.stat().st_size
    assert strip(library) == before - library.stat().st_size > 0
    program = "from murmurhash.mrmr import hash_unicode; print(hash_unicode('newsdex'))"
    command = [sys.executable, "-c", program]
    expected = subprocess.run(command, capture_output=True, text=True, check=True)
    found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert found.stdout == expected.stdout


def test_stripping_twice_changes_nothing_more(tmp_path: Path) -> None:
    library = tmp_path / "doc.so"
    shutil.copy(installed("spacy.tokens.doc"), library)
    strip(library)
    once = library.read_bytes()
    assert strip(library) == 0
    assert library.read_bytes() == once


def test_what_is_no_shared_object_stays_as_it_is(tmp_path: Path) -> None:
    for number, content in enumerate((b"", b"\x7fELF", b"\x7fELF\x01\x01" + bytes(100), b"GROUP ( libm.so.6 )\n")):
        path = tmp_path / f"{number}.so"
        path.write_bytes(content)
        assert strip(path) == 0
        assert path.read_bytes() == content
