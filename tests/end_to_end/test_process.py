"""`python -m local process`: what other programs rely on, to the letter."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shared.document import Document

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "events" / "articles"
FIELDS = [
    "schema_version", "id", "source", "url", "site", "headline", "authors", "published_at", "language", "text",
    "word_count", "entities", "quotes", "quality", "supported",
]  # fmt: skip


def _process(*arguments: str | Path) -> tuple[int, list[dict[str, Any]], str]:
    done = subprocess.run(
        [sys.executable, "-m", "local", "process", *map(str, arguments)],
        capture_output=True, cwd=ROOT, encoding="utf-8", timeout=100,
    )  # fmt: skip
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_one_document_a_line_in_the_order_given_and_rejections_between() -> None:
    paths = [ARTICLES / name for name in ("reservoir-vote.md", "empty.txt", "harbour-strike.html")]
    status, lines, stderr = _process(*paths)
    assert status == 1
    assert stderr == ""
    assert [line["source"]["key"] for line in lines] == [str(path) for path in paths]
    assert sorted(lines[1]) == ["rejected", "source"]
    assert "empty" in lines[1]["rejected"]
    for line in (lines[0], lines[2]):
        assert list(line) == FIELDS
        document = Document.model_validate(line)  # checks every span against the text
        assert document.entities
        assert document.quotes
        assert document.source.bucket is None


def test_a_folder_gives_its_files_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", ".hidden", "c/d.md", ".git/e.md", "c/.f/g.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ARTICLES / "reservoir-vote.md").read_bytes())
    status, lines, _ = _process("--stage", "clean", tmp_path)
    assert status == 0
    assert [Path(line["source"]["key"]).name for line in lines] == ["a.md", "b.md", "d.md"]


def test_the_clean_stage_leaves_entities_and_quotes_empty() -> None:
    status, (line,), _ = _process("--stage", "clean", ARTICLES / "harbour-strike.html")
    assert status == 0
    assert (line["entities"], line["quotes"]) == ([], [])
    assert line["headline"]


@pytest.mark.parametrize("text", ["", "\ufeff  Odd \r\n\r\n“Yes,” said Ada Stone.\r\nBen\u2028Reed\x00 left.\n\n"])
def test_the_extract_stage_annotates_the_very_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode())
    status, (line,), _ = _process("--stage", "extract", path)
    assert status == 0
    assert line["text"] == text
    Document.model_validate(line)


def test_the_extract_stage_rejects_what_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Zoë left.".encode("cp1252"))
    status, (line,), _ = _process("--stage", "extract", tmp_path / "latin.txt")
    assert (status, "UTF-8" in line["rejected"]) == (1, True)


def test_a_file_that_is_not_there_is_a_rejection_and_the_others_still_come_out(tmp_path: Path) -> None:
    status, lines, _ = _process("--stage", "clean", tmp_path / "none.txt", ARTICLES / "reservoir-vote.md")
    assert status == 1
    assert "cannot be read" in lines[0]["rejected"]
    assert lines[1]["text"]


def test_pretty_is_the_same_document_over_many_lines() -> None:
    command = [sys.executable, "-m", "local", "process", "--stage", "clean", "--format", "pretty"]
    done = subprocess.run([*command, str(ARTICLES / "reservoir-vote.md")], capture_output=True, cwd=ROOT, check=True)
    _, (line,), _ = _process("--stage", "clean", ARTICLES / "reservoir-vote.md")
    assert json.loads(done.stdout) == line
    assert len(done.stdout.splitlines()) > len(FIELDS)


def test_whoever_reads_the_first_line_only_ends_it_quietly() -> None:
    command = f"{sys.executable} -m local process --stage clean {ARTICLES} {ARTICLES} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, text=True, timeout=100)  # noqa: S607
    assert (len(done.stdout), done.stderr) == (10, "")
