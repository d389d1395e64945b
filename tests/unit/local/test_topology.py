"""The reading of template.yaml, and what is said when it cannot be run here."""

import subprocess
import sys
from pathlib import Path

import pytest

from local.topology import TEMPLATE, TemplateError, load_topology


def _changed(folder: Path, old: str, new: str) -> Path:
    text = TEMPLATE.read_text(encoding="utf-8")
    assert old in text
    path = folder / "template.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_functions_mappings_and_notifications_are_read_from_the_translated_template() -> None:
    topology = load_topology()
    assert [f.logical_id for f in topology.functions] == [
        "CleanFunction", "ExtractFunction", "IndexFunction", "AuditFunction", "ApiFunction",
    ]  # fmt: skip
    assert {(m.queue, m.function, m.reports_item_failures) for m in topology.mappings} == {
        ("CleanQueue", "CleanFunction", True),
        ("ExtractQueue", "ExtractFunction", True),
        ("IndexQueue", "IndexFunction", True),
    }
    assert topology.http_function() == "ApiFunction"


def test_parameters_override_defaults() -> None:
    assert load_topology(parameters={"MaxObjectBytes": "2048"}).parameters["MaxObjectBytes"] == "2048"


def test_an_unknown_parameter_is_an_error_that_names_it() -> None:
    with pytest.raises(TemplateError, match="Speed"):
        load_topology(parameters={"Speed": "high"})


def test_a_template_sam_refuses_is_an_error_that_says_why(tmp_path: Path) -> None:
    path = _changed(tmp_path, "Type: SQS\n", "Type: Smoke\n")
    with pytest.raises(TemplateError, match="Smoke"):
        load_topology(path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["up", "--once", "--parameter", "Speed=high"], "no parameters Speed"),
        (["invoke", "Dance", "events/clean.json"], "no function Dance"),
        (["up", "no/such/folder"], "there is no no/such/folder"),
    ],
)
def test_what_cannot_be_run_is_said_in_one_line(arguments: list[str], words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "local", *arguments], capture_output=True, text=True, cwd=TEMPLATE.parent, timeout=60
    )
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_change_of_the_template_is_seen(tmp_path: Path) -> None:
    path = _changed(tmp_path, "BatchSize: 5", "BatchSize: 4")
    assert {m.function: m.batch_size for m in load_topology(path).mappings}["CleanFunction"] == 4
