"""Runs the simulation for as many seeds as asked, and goes on where the last run of the same code ended.

    python -m tests.simulation.soak [--seeds 100000] [--workers 2]

Where it is, and which seeds failed, stands in `.build/soak.json`; code that has changed since starts at the first seed
again. Failing seeds are printed, shrunk to the events they take; the exit status tells whether there were any.
"""

import argparse
import hashlib
import json
import logging
import multiprocessing
import os
import sys
import time
from functools import partial
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from tests.simulation.test_simulation import differs, scenario, shrunk

ROOT = Path(__file__).resolve().parent.parent.parent
PLACE = ROOT / ".build" / "soak.json"
CODE = ("functions/clean", "functions/extract", "functions/index", "shared", "tests/simulation", "tests/stages.py")
BATCH = 500  # seeds between two notes of the place


def main() -> int:
    """Runs the seeds that are left; 1 if any failed, now or before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=multiprocessing.cpu_count())
    options = parser.parse_args()
    fingerprint = code_fingerprint()
    start, failed = read_place(PLACE, fingerprint)
    columns = (TextColumn("seeds"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    began = time.monotonic()
    with multiprocessing.Pool(options.workers, initializer=_quiet) as pool, Progress(*columns) as progress:
        task = progress.add_task("", total=options.seeds, completed=start)
        for first in range(start, options.seeds, BATCH):
            batch = range(first, min(first + BATCH, options.seeds))
            found = [f for f in pool.imap_unordered(failure, batch, chunksize=10) if f]
            failed += found
            for line in found:
                progress.console.print(line, highlight=False)
            write_place(PLACE, fingerprint, batch.stop, failed)
            progress.update(task, completed=batch.stop)
    took_s = time.monotonic() - began
    summary = f"{max(0, options.seeds - start):,} seeds in {took_s:,.0f} s; {len(failed)} of all failed"
    progress.console.print(summary, highlight=False)
    return 1 if failed else 0


def failure(seed: int) -> str | None:
    """How to make a seed's failure again, or None if it ends as it must."""
    steps = scenario(seed)
    if not differs(seed, steps):
        return None
    few = shrunk(steps, partial(differs, seed))
    return f"seed {seed} with {few}, found with {steps}: simulated({seed}, {few})"


def code_fingerprint() -> str:
    """A hash of all code that a run depends on."""
    digest = hashlib.sha256()
    for name in CODE:
        path = ROOT / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def read_place(path: Path, fingerprint: str) -> tuple[int, list[str]]:
    """The next seed and the failures so far; from the start where there is no place, or one of other code."""
    if not path.is_file():
        return 0, []
    place = json.loads(path.read_text(encoding="utf-8"))
    return (place["next"], place["failed"]) if place["code"] == fingerprint else (0, [])


def write_place(path: Path, fingerprint: str, following: int, failed: list[str]) -> None:
    """Notes the next seed; a run that is killed leaves the note before or this one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    note = path.with_suffix(".tmp")
    note.write_text(json.dumps({"code": fingerprint, "next": following, "failed": failed}), encoding="utf-8")
    note.replace(path)


def _quiet() -> None:
    """Workers answer by what they return: the stages' logs and metrics would drown the progress."""
    logging.disable(logging.CRITICAL)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


if __name__ == "__main__":
    sys.exit(main())
