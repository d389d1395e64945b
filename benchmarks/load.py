"""Owns the load run: many articles through the whole local stack while its functions fail, and a look at what is left.

    python -m benchmarks.load [--articles 5000] [--faults 0.05]

A share of all invocations fails: before the function is called, after it has answered (its messages come again), or
with its process killed at work. In the end every article has to be indexed, each once, nothing may lie in a dead-letter
queue, and no function may have grown.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

from local.functions import FunctionFailedError, FunctionProcess
from local.stack import Stack
from local.topology import TEMPLATE, load_topology
from shared.identifiers import article_id
from shared.ledger import State

GOLD = Path(__file__).resolve().parent.parent / "tests" / "unit" / "extract" / "gold"
VISIBILITY_S = 20  # the template's are minutes, in which nobody wants to wait for a failed batch
IDLE_S = 6 * VISIBILITY_S  # a failed batch waits for its visibility, up to five times
KILL_AFTER_S = 0.05


class Saboteur:
    """Makes a share of a stack's invocations fail, and counts how."""

    def __init__(self, share: float, seed: int = 1) -> None:
        self._share = share
        self._rng = random.Random(seed)  # noqa: S311 - a schedule, not a secret
        self.done: Counter[str] = Counter()

    def wrap(self, function: FunctionProcess) -> None:
        """Puts itself between a function and those who call it."""
        invoke = function.invoke

        def failing(event: dict[str, Any]) -> Any:
            self.done["invocations"] += 1
            way = self._rng.choice(("before", "after", "killed")) if self._rng.random() < self._share else ""
            if way:
                self.done[way] += 1
            if way == "before":
                raise FunctionFailedError("refused by the load run")
            killing = Timer(KILL_AFTER_S, _kill, [function]) if way == "killed" else None
            if killing:
                killing.start()
            answer = invoke(event)
            if way == "after":
                raise FunctionFailedError("forgotten by the load run")
            return answer

        function.invoke = failing  # type: ignore[method-assign]


def _kill(function: FunctionProcess) -> None:
    if function._process is not None:
        function._process.kill()


def articles(count: int) -> Iterator[tuple[str, str]]:
    """Names and texts of articles that differ in a line each."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    for number in range(count):
        text = texts[number % len(texts)]
        yield (
            f"{number:06}.txt",
            f"{text}\n\nThis was printed on page {number} of the paper, the editor Ada Brook said.\n",
        )


def main() -> int:
    """Runs the load; 1 if anything was lost, doubled or left over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--faults", type=float, default=0.05)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        return _run(Path(folder), options.articles, options.faults)


def _run(folder: Path, count: int, faults: float) -> int:
    hurried = TEMPLATE.read_text(encoding="utf-8")
    for timeout_s in (360, 720):
        hurried = hurried.replace(f"VisibilityTimeout: {timeout_s}", f"VisibilityTimeout: {VISIBILITY_S}")
    template = folder / "template.yaml"
    template.write_text(hurried, encoding="utf-8")
    saboteur = Saboteur(faults)
    failures: list[str] = []
    with Stack(load_topology(template), folder / "inbox", folder / "work", failures.append) as stack:
        (folder / "inbox").mkdir(exist_ok=True)
        for function in stack.functions.values():
            saboteur.wrap(function)
        stack.start()
        before = _memory_mib(stack)
        began = time.monotonic()
        names = []
        for name, text in articles(count):
            (stack.folder.path / name).write_text(text, encoding="utf-8")
            stack.folder.put(stack.folder.path / name)
            names.append(f"inbox/{name}")
        states = _wait(stack, names)
        took_s = time.monotonic() - began
        letters = {
            name: stack.waiting(name)
            for name in ("CleanDeadLetterQueue", "ExtractDeadLetterQueue", "IndexDeadLetterQueue")
        }
        listed = sum(1 for _ in _listed(stack))
        ended = {str(state): number for state, number in states.items()}
        print(f"{count:,} articles in {took_s:,.0f} s: {ended}; listed {listed:,}; dead letters {letters}")
        print(f"faults: {dict(saboteur.done)}")
        print(f"memory of the functions, MiB: {before} at the start, {_memory_mib(stack)} at the end")
    return 0 if states == {State.INDEXED: count} and listed == count and not any(letters.values()) else 1


def _wait(stack: Stack, keys: list[str]) -> Counter[State | None]:
    waiting, states, idle_since = keys, Counter[State | None](), time.monotonic()
    while waiting and time.monotonic() - idle_since < IDLE_S:
        found = {key: stack.outcome(article_id(key)) for key in waiting[:50]}
        states.update(entry.state for entry in found.values() if entry)
        if any(found.values()):
            idle_since = time.monotonic()
        waiting = [key for key, entry in found.items() if not entry] + waiting[50:]
        time.sleep(0.5)
    states.update({None: len(waiting)} if waiting else {})
    return states


def _listed(stack: Stack) -> Iterator[Any]:
    days = stack.table.query("DAYS")
    for day in [str(item["sk"]) for item in days]:
        yield from stack.table.query(f"DAY#{day}")


def _memory_mib(stack: Stack) -> dict[str, int]:
    return {name: int(function.memory_mib()) for name, function in stack.functions.items()}


if __name__ == "__main__":
    sys.exit(main())
