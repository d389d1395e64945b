"""Which way imports run: functions lean on shared, and neither on what is around them nor on each other."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FUNCTIONS = ("clean", "extract", "index", "audit", "api")
OURS = {"functions", "shared", "local", "benchmarks", "tests"}
HEAVY = ("spacy", "numpy", "lxml", "trafilatura", "babel", "dateparser", "regex", "moto", "rich")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("folder", ["shared", *(f"functions/{name}" for name in FUNCTIONS)])
def test_imports_run_from_functions_to_shared_only(folder: str) -> None:
    package = folder.replace("/", ".")
    for path in (ROOT / folder).rglob("*.py"):
        for module in _imported(path):
            if module.partition(".")[0] in OURS:
                assert module.startswith(("shared.", package + ".")) or module in ("shared", package), (
                    f"{path}: {module}"
                )


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_handler_is_under_sixty_lines(function: str) -> None:
    assert len((ROOT / "functions" / function / "handler.py").read_text(encoding="utf-8").splitlines()) < 60


@pytest.mark.parametrize("function", ["clean", "index", "audit", "api"])
def test_no_heavy_library_sneaks_into_the_start_of_a_light_function(function: str) -> None:
    code = f"import sys, functions.{function}.handler; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert loaded.stdout.strip() == ""


def test_the_environment_is_read_in_settings_only() -> None:
    for path in (*(ROOT / "functions").rglob("*.py"), *(ROOT / "shared").rglob("*.py")):
        if path.name != "settings.py":
            assert "environ" not in path.read_text(encoding="utf-8"), path
