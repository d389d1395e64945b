"""Owns `up`: takes the files in, shows who said what, and keeps serving."""

import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from errno import EADDRINUSE
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from local import display
from local.stack import Ports, Stack
from local.topology import ROOT, load_topology
from shared.identifiers import article_id, article_key
from shared.ledger import LedgerEntry, State

Awaited: TypeAlias = tuple[str, int | None]  # an object's key, and the number of one article in it
SAMPLES = ROOT / "events" / "articles"
WORK_DIR = ROOT / ".newsdex"
CLOUD_PORT = 4566  # where events/env.json and tools for local stand-ins of AWS look for one
OTHER_PORT = "another newsdex? This one is at the address below."
OTHER_STORES = "`make redrive`, `residue` and events/env.json do not lead to the stores of this run."
POLL_S = 0.2
LOOK_AT_MAX = 20  # how many of the files on their way are asked after in one look
IDLE_LOOKS = 5  # the stack must be idle this often in a row before what has no outcome counts as failed
REPORTED_QUOTES = 100


def up(
    articles: list[Path], inbox: Path, port: int, once: bool, parameters: dict[str, str], is_guarded: bool = False
) -> int:
    """Runs the stack until Ctrl-C, or with `once` until the files are in; 1 if a message failed for good."""
    console = Console()
    report = _reporter(console)
    _fill(inbox, articles, report)
    for stop in (signal.SIGINT, signal.SIGTERM):  # SIGINT too: shells start background jobs with it ignored
        signal.signal(stop, signal.default_int_handler)
    try:
        with console.status("Starting the stack from template.yaml"):
            stack = Stack(
                load_topology(parameters=parameters),
                inbox,
                WORK_DIR,
                report,
                Ports(_free(port, OTHER_PORT, report), _free(CLOUD_PORT, OTHER_STORES, report)),
                is_guarded,
            )
        with stack:
            return _run(stack, console, once)
    except KeyboardInterrupt:
        console.print("Stopped.")
        return 0


def _run(stack: Stack, console: Console, once: bool) -> int:
    with console.status("Loading the functions"):
        stack.start()
    outcomes, failed = _take_in(stack, list(stack.folder.files()), console)
    quotes = _best_first(stack.front.ask(f"/quotes?page_size={REPORTED_QUOTES}&min_confidence=0.5")["quotes"])
    console.print()
    display.show_quotes(
        console, quotes, cache(lambda entity_id: stack.front.ask(f"/entities/{quote(entity_id)}")["name"])
    )
    rejected = [entry for entry in outcomes if entry.state is State.REJECTED]
    display.show_rejected(console, [(article_key(e.version.key, e.version.record), e.reason or "") for e in rejected])
    display.show_failed(console, failed, WORK_DIR / "logs")
    if once:
        return 1 if failed else 0
    speaker = quote(quotes[0]["speaker"]["name"]) if quotes else None
    display.show_addresses(console, stack.front.url, _shown(stack.folder.path), speaker, stack.curl_options)
    console.print("Stop     Ctrl-C", highlight=False)
    while True:
        time.sleep(3600)


def _take_in(stack: Stack, files: list[Path], console: Console) -> tuple[list[LedgerEntry], list[str]]:
    """Puts all files into the bucket and waits for their outcomes; also the keys of those that got none."""
    columns = (TextColumn("Taking in"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeElapsedColumn())
    started = time.monotonic()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=len(files))
        waiting: list[Awaited] = [(stack.folder.key(path), None) for path in files if stack.folder.put(path)]
        outcomes: list[LedgerEntry] = []
        idle_looks = 0
        while waiting and idle_looks < IDLE_LOOKS:
            looked_at = waiting if idle_looks else waiting[:LOOK_AT_MAX]  # those that failed may stand first
            found = {one: stack.outcome(article_id(*one)) for one in looked_at}
            outcomes += [entry for entry in found.values() if entry]
            waiting = [one for one in waiting if not found.get(one)] + _records(found.values())
            progress.update(task, completed=len(outcomes), total=len(outcomes) + len(waiting))
            if any(found.values()):
                idle_looks = 0
            elif waiting:
                idle_looks = idle_looks + 1 if stack.is_idle() else 0
            if waiting:
                time.sleep(POLL_S)
    indexed = sum(entry.state is State.INDEXED for entry in outcomes)
    console.print(f"{indexed} articles in {len(files)} files, taken in within {time.monotonic() - started:.1f} s.")
    return outcomes, [article_key(*one) for one in waiting]


def _records(found: Iterable[LedgerEntry | None]) -> list[Awaited]:
    """The articles in those of some objects that hold several."""
    unpacked = [entry for entry in found if entry and entry.state is State.UNPACKED]
    return [(entry.version.key, number) for entry in unpacked for number in range(1, entry.records + 1)]


def _best_first(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Quotations with a named speaker, the surest first, no two in a row from one article where it can be helped."""
    named = [q for q in quotes if q["speaker"] and q["speaker"]["id"]]
    rank: dict[str, int] = {}
    keyed = []
    for q in sorted(named, key=lambda q: (q["kind"] != "direct", not q["about"], -q["confidence"])):
        nth = rank[q["article"]["id"]] = rank.get(q["article"]["id"], -1) + 1
        keyed.append((nth, q))
    return [q for _, q in sorted(keyed, key=lambda pair: pair[0])]


def _fill(inbox: Path, articles: Iterable[Path], report: Callable[[str], None]) -> None:
    """Copies articles into the inbox; into an inbox without files, if none are named, the samples.

    That a folder has none is reported: what the inbox held before is easily taken for them.
    """
    inbox.mkdir(parents=True, exist_ok=True)
    named = list(articles)
    if not named and not any(inbox.iterdir()):
        named = [SAMPLES]
    taken: set[Path] = set()
    for path in named:
        files = list(_articles_in(path, inbox.resolve()))
        if not files and not path.resolve().is_relative_to(inbox.resolve()):
            report(f"{path} holds no files.")
        for file, place in files:
            target = _unlike(inbox / place, taken)
            taken.add(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)  # not its permissions: the inbox stays writable


def _articles_in(path: Path, inbox: Path) -> Iterator[tuple[Path, Path]]:
    """A file, or those of a folder that are neither hidden nor in the inbox already, and their places in the inbox."""
    root = path if path.is_dir() else path.parent
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        place = file.relative_to(root)
        is_hidden = path.is_dir() and any(part.startswith(".") for part in place.parts)
        if file.is_file() and not is_hidden and not file.resolve().is_relative_to(inbox):
            yield file, place


def _unlike(target: Path, taken: set[Path]) -> Path:
    """The target, or where a file of another folder has it already, one with a number: `story-2.html`."""
    numbered = (target.with_stem(f"{target.stem}-{number}") for number in count(2))
    return next(one for one in chain([target], numbered) if one not in taken)


def _free(port: int, otherwise: str, report: Callable[[str], None]) -> int:
    """The port, or 0 for any other if it is taken, which is told."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            reason = "taken" if error.errno == EADDRINUSE else "not to be had"
            report(f"Port {port} is {reason}: {otherwise}")
            return 0
    return port


def _reporter(console: Console) -> Callable[[str], None]:
    return lambda message: console.print(Text(message, style="yellow"))


def _shown(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) + "/" if path.is_relative_to(Path.cwd()) else str(path)
