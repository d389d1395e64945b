"""What `up` does before and beside the stack: it fills the inbox, and shows names as they are."""

import io
from pathlib import Path

from rich.console import Console

from local.display import show_failed
from local.up import _fill, _reporter


def _read_only_articles(folder: Path) -> Path:
    source = folder / "articles"
    (source / "deep").mkdir(parents=True)
    for path in (source / "a.txt", source / "deep" / "b.txt"):
        path.write_text("text", encoding="utf-8")
        path.chmod(0o444)
    for path in (source / "deep", source):
        path.chmod(0o555)
    return source


def test_articles_from_a_read_only_folder_leave_the_inbox_writable(tmp_path: Path) -> None:
    source, inbox = _read_only_articles(tmp_path), tmp_path / "inbox"
    for _ in range(2):
        _fill(inbox, [source])
    filled = [inbox, *sorted(inbox.rglob("*"))]
    assert [path.name for path in filled] == ["inbox", "a.txt", "deep", "b.txt"]
    assert all(path.stat().st_mode & 0o200 for path in filled)


def test_a_single_file_is_copied_by_its_name(tmp_path: Path) -> None:
    source = _read_only_articles(tmp_path)
    _fill(tmp_path / "inbox", [source / "a.txt"])
    assert [path.name for path in (tmp_path / "inbox").iterdir()] == ["a.txt"]


def test_an_inbox_with_files_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("text", encoding="utf-8")
    _fill(tmp_path, [])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_name_that_looks_like_markup_is_shown_as_it_is() -> None:
    console = Console(file=io.StringIO(), width=200)
    _reporter(console)("inbox/[/yellow][bold]x.txt has no place")
    show_failed(console, ["inbox/[/red]y.txt"], Path("logs"))
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert "inbox/[/yellow][bold]x.txt has no place" in shown
    assert "inbox/[/red]y.txt" in shown
