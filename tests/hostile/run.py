"""Runs hostile files through the clean stage's own code, each in a process of its own, and measures what it takes.

    python -m tests.hostile.run [--seeds 1000] [--start 0] [--seconds 0]

Prints a line for each file that ends in anything but a document or a reason, or takes too much, and a summary; the exit
status tells whether all was well. Worst cases run one by one; mutations in processes of a hundred.
"""

import argparse
import io
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from functions.clean.cleaning import clean
from functions.clean.containers.finding import find_container
from functions.clean.records import plan_slices
from shared.errors import Rejected
from tests.hostile.corpus import CASES, mutated

MAX_CPU_S = 2.0
MAX_RSS_BYTES = 512 * 2**20
GROUP = 100
_HARD_LIMIT_S = 60


class Ending(NamedTuple):
    """How a file ended: `outcome` begins with document, records, rejected or crashed."""

    label: str
    outcome: str
    cpu_s: float
    rss_bytes: int

    @property
    def is_well(self) -> bool:
        """Whether it ended as it must, within its bounds."""
        return not self.outcome.startswith("crashed") and self.cpu_s <= MAX_CPU_S and self.rss_bytes <= MAX_RSS_BYTES


def outcome_of(raw: bytes) -> str:
    """What the clean stage makes of a file: a document, records each with an outcome, or a reason."""
    try:
        container = find_container(io.BytesIO(raw))
        if container is None:
            return f"document of {len(clean(raw, key='inbox/x').text)} characters"
        plan = plan_slices(container)
        for record in container.records(1, 0):
            if record.number > min(10, plan.records):
                break
            try:
                clean(record.raw, key="inbox/x", record=record)
            except Rejected:
                continue
        return f"records {plan.records}"
    except Rejected as error:
        return f"rejected: {error}"


def run_case(name: str) -> Ending:
    """One worst case, in a child process under limits."""
    make = CASES[name]
    raw = make()
    (ending,) = _in_child([(name, raw)])
    return ending


def run_mutations(seeds: Iterable[int]) -> list[Ending]:
    """Mutations, in one child process; if it dies, all of them count as crashed."""
    return _in_child([(f"seed {seed}", mutated(seed)) for seed in seeds])


def serve() -> None:
    """Runs the worst cases named on standard input, one a line; answers an `Ending` in JSON for each."""
    for line in sys.stdin:
        print(json.dumps(run_case(line.rstrip("\n"))), flush=True)


def _in_child(files: list[tuple[str, bytes]]) -> list[Ending]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (_HARD_LIMIT_S, _HARD_LIMIT_S))
        with os.fdopen(writing, "w") as answers:
            for label, raw in files:
                answers.write(json.dumps([label, *_measured(raw)]) + "\n")
                answers.flush()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answers:
        rows = [json.loads(line) for line in answers]
    _, status, usage = os.wait4(child, 0)
    rss_bytes = usage.ru_maxrss * 1024
    endings = [Ending(label, outcome, cpu_s, rss_bytes) for label, outcome, cpu_s in rows]
    lost = [label for label, _ in files[len(rows) :]]
    return endings + [Ending(label, f"crashed: status {status}", usage.ru_utime, rss_bytes) for label in lost[:1]]


def _measured(raw: bytes) -> tuple[str, float]:
    began = time.process_time()
    try:
        outcome = outcome_of(raw)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
        outcome = f"crashed: {type(error).__name__}: {str(error)[:200]}"
    return outcome, time.process_time() - began


def main() -> int:
    """Runs everything, or mutations for a time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=1_000, help="how many mutations (default: %(default)s)")
    parser.add_argument("--start", type=int, default=0, help="the first of them (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=0, help="or as many as go into this time")
    parser.add_argument("--verbose", action="store_true", help="a line for every worst case")
    parser.add_argument("--serve", action="store_true", help="run the worst cases named on standard input")
    options = parser.parse_args()
    if options.serve:
        serve()
        return 0
    endings = []
    for name in CASES:
        endings.append(run_case(name))
        if options.verbose or not endings[-1].is_well:
            _show(endings[-1])
    started, seed = time.monotonic(), options.start
    while time.monotonic() - started < options.seconds if options.seconds else seed < options.start + options.seeds:
        group = run_mutations(range(seed, seed + GROUP))
        seed += GROUP
        endings += group
        for ending in group:
            if not ending.is_well:
                _show(ending)
    kinds = Counter(ending.outcome.partition(" ")[0].rstrip(":") for ending in endings)
    worst = max(endings, key=lambda ending: ending.cpu_s)
    largest = max(endings, key=lambda ending: ending.rss_bytes)
    print(f"{len(endings):,} files: {', '.join(f'{count:,} {kind}' for kind, count in kinds.most_common())}")
    print(f"most CPU: {worst.cpu_s:.2f} s ({worst.label})")
    print(f"most memory: {largest.rss_bytes / 2**20:.0f} MiB ({largest.label})")
    return 0 if all(ending.is_well for ending in endings) else 1


def _show(ending: Ending) -> None:
    print(f"{ending.label}: {ending.outcome}; {ending.cpu_s:.2f} s, {ending.rss_bytes / 2**20:.0f} MiB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
