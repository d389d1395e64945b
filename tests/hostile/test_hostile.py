"""Files that nobody should send end in a document or a reason, within two seconds and 512 MiB, and kill nothing."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from functions.clean.cleaning import clean
from functions.clean.s3_events import parse_s3_events
from tests.hostile.corpus import CASES, KEYS, MARKUP, PARAGRAPHS, nested
from tests.hostile.run import MAX_CPU_S, MAX_RSS_BYTES, Ending, run_mutations
from tests.stages import Stages

ROOT = Path(__file__).resolve().parents[2]
MUTATIONS = 600
SLOWER = 2.0  # tests share their machine: the bound itself is measured by `make fuzz`, alone


@pytest.fixture(scope="module")
def run_case() -> Iterator[Callable[[str], Ending]]:
    """Runs a case from a process that holds nothing else; a child of this one would count all that is loaded here."""
    command = [sys.executable, "-m", "tests.hostile.run", "--serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as lean:
        assert lean.stdin
        assert lean.stdout
        asking, answers = lean.stdin, lean.stdout

        def run(name: str) -> Ending:
            asking.write(name + "\n")
            asking.flush()
            return Ending(*json.loads(answers.readline()))

        yield run
        asking.close()


@pytest.mark.parametrize("name", CASES)
def test_a_worst_case_ends_within_its_bounds(name: str, run_case: Callable[[str], Ending]) -> None:
    ending = run_case(name)
    assert not ending.outcome.startswith("crashed"), ending
    assert ending.cpu_s < MAX_CPU_S * SLOWER
    assert ending.rss_bytes < MAX_RSS_BYTES * SLOWER


@pytest.mark.parametrize("start", range(0, MUTATIONS, 100))
def test_damaged_files_end_in_a_document_or_a_reason(start: int) -> None:
    assert [ending for ending in run_mutations(range(start, start + 100)) if ending.outcome.startswith("crashed")] == []


@pytest.mark.parametrize("levels", [300, 20_000])
def test_text_under_many_levels_stays(levels: int) -> None:
    text = clean(nested("div", levels), key="inbox/x").text
    assert PARAGRAPHS[0] in text
    assert PARAGRAPHS[1] in text


@pytest.mark.parametrize("markup", ["<b>", "<!--x-->", "<i><u>", "<br>"])
def test_text_among_a_thousand_tags_stays(markup: str) -> None:
    body = MARKUP.replace("</p>", "</p>" + markup * 1_000)
    raw = f"<!doctype html><html><body>{body}</body></html>".encode()
    assert "Emil Aasgard" in clean(raw, key="inbox/x").text


@pytest.mark.parametrize("key", KEYS)
def test_an_object_of_any_name_ends_in_an_outcome(key: str) -> None:
    stages = Stages()
    delivery = stages.upload(key, "2026-03-01\nAda Stone praised Ben Reed on Monday.")
    (event,) = parse_s3_events(delivery.body)
    assert event.version.key == key
    stages.drain([delivery])
    head = stages.ledger.head(event.version.article_id)
    assert head is not None
    assert head.state.value == "indexed"
    assert all(part.startswith("articles/") and ".." not in part for part in stages.snapshot()[1])
