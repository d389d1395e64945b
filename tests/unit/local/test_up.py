"""What `up` does before and beside the stack: it fills the inbox, and shows names as they are."""

import io
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from local.display import show_failed
from local.up import _fill, _free, _reporter, _take_in
from shared.identifiers import article_id
from shared.ledger import LedgerEntry, State
from shared.messages import ObjectVersion


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
        _fill(inbox, [source], print)
    filled = [inbox, *sorted(inbox.rglob("*"))]
    assert [path.name for path in filled] == ["inbox", "a.txt", "deep", "b.txt"]
    assert all(path.stat().st_mode & 0o200 for path in filled)


def test_a_single_file_is_copied_by_its_name(tmp_path: Path) -> None:
    source = _read_only_articles(tmp_path)
    _fill(tmp_path / "inbox", [source / "a.txt"], print)
    assert [path.name for path in (tmp_path / "inbox").iterdir()] == ["a.txt"]


def test_an_inbox_with_files_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("text", encoding="utf-8")
    _fill(tmp_path, [], print)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_files_of_one_name_from_two_folders_are_both_copied(tmp_path: Path) -> None:
    sources = [tmp_path / "monday", tmp_path / "tuesday"]
    for source in sources:
        source.mkdir()
        (source / "story.html").write_text(source.name, encoding="utf-8")
    for articles in (sources, [source / "story.html" for source in sources]):
        for _ in range(2):
            _fill(tmp_path / "inbox", articles, print)
        texts = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "inbox").iterdir()}
        assert texts == {"story.html": "monday", "story-2.html": "tuesday"}


def test_a_folder_without_files_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inbox, empty = tmp_path / "inbox", tmp_path / "empty"
    for folder in (inbox, empty):
        folder.mkdir()
    _fill(inbox, [empty, inbox], print)
    assert capsys.readouterr().out == f"{empty} holds no files.\n"
    assert not list(inbox.iterdir())


def test_the_inbox_is_not_copied_into_itself(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("text", encoding="utf-8")
    (tmp_path / "b.txt").write_text("text", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("text", encoding="utf-8")
    _fill(inbox, [inbox], print)
    _fill(inbox, [inbox / "a.txt"], print)
    _fill(inbox, [tmp_path], print)
    assert sorted(path.name for path in inbox.rglob("*")) == ["a.txt", "b.txt"]


def test_a_port_that_is_taken_is_told_and_another_one_used() -> None:
    told: list[str] = []
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert _free(port, "another", told.append) == 0
    assert told == [f"Port {port} is taken: another"]
    assert _free(port, "another", told.append) == port
    assert len(told) == 1


@dataclass
class _StackStub:
    """A stack in which some files have an outcome, and all is done."""

    indexed: set[str]
    unreadable: frozenset[str] = frozenset()

    @property
    def folder(self) -> Any:
        return self

    def put(self, path: Path) -> bool:
        return path.name not in self.unreadable

    def key(self, path: Path) -> str:
        return f"inbox/{path.name}"

    def outcome(self, article: str) -> LedgerEntry | None:
        (key,) = (key for key in self.keys if article_id(key) == article)
        version = ObjectVersion(article_id=article, key=key, version_id=None, sequencer="0", event_time="now")
        return LedgerEntry(version=version, state=State.INDEXED) if key in self.indexed else None

    def is_idle(self) -> bool:
        return True

    @property
    def keys(self) -> list[str]:
        return [f"inbox/{n:03}" for n in range(60)]


def test_files_behind_many_that_failed_are_not_counted_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("local.up.POLL_S", 0)
    files = [Path(f"{n:03}") for n in range(60)]
    stack: Any = _StackStub({f"inbox/{n:03}" for n in range(40, 59)}, unreadable=frozenset({"059"}))
    outcomes, failed = _take_in(stack, files, Console(file=io.StringIO()))
    assert len(outcomes) == 19
    assert failed == [f"inbox/{n:03}" for n in range(40)]


def test_a_name_that_looks_like_markup_is_shown_as_it_is() -> None:
    console = Console(file=io.StringIO(), width=200)
    _reporter(console)("inbox/[/yellow][bold]x.txt has no place")
    show_failed(console, ["inbox/[/red]y.txt"], Path("logs"))
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert "inbox/[/yellow][bold]x.txt has no place" in shown
    assert "inbox/[/red]y.txt" in shown
