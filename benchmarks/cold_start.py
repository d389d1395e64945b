"""Owns the cold start: CPU seconds of a built function's process, from nothing to its first answer.

Each function runs from its package, built for this machine, under the Runtime Interface Emulator, as `make invoke` runs
it. What the bare interpreter takes is measured beside it and taken off.
"""

import json
import subprocess
import sys
from pathlib import Path

from local.cloud import Cloud
from local.invoke import EVENTS, emulated, package_of, prepare
from local.topology import load_topology

_PROC = Path("/proc")
_TICKS = 100  # of the clock in a second, as Linux states times of processes on all common machines (proc(5))


def measure() -> dict[str, float]:
    """CPU seconds beyond the interpreter, for each function; each in a process of its own, as is its embedded cloud."""
    names = [function.logical_id for function in load_topology().functions]
    return {f"{_short(name)}, cold start CPU s": _in_process(name) for name in names}


def _in_process(logical_id: str) -> float:
    command = [sys.executable, "-m", "benchmarks.cold_start", logical_id]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Prints the CPU seconds of the function named in the argument."""
    topology = load_topology()
    function = next(f for f in topology.functions if f.logical_id == sys.argv[1])
    name = _short(function.logical_id)
    event = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    package = package_of(name)
    cloud = Cloud(topology)
    try:
        prepare(topology, cloud, before=function.logical_id)
        with emulated(function, package, cloud) as emulator:
            emulator.post(event, function.timeout_s)
            print(max(0.0, _descendants_s(emulator.process_id) - _bare_interpreter_s()))
    finally:
        cloud.stop()


def _short(logical_id: str) -> str:
    return logical_id.removesuffix("Function").lower()


def _bare_interpreter_s() -> float:
    code = "import os; print(sum(os.times()[:2]))"
    return float(subprocess.run([sys.executable, "-S", "-c", code], check=True, capture_output=True, text=True).stdout)


def _descendants_s(process_id: int) -> float:
    """CPU seconds of all processes that one has started, itself left out."""
    parents, ticks = {}, {}
    for stat in _PROC.glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        parents[int(stat.parent.name)], ticks[int(stat.parent.name)] = int(fields[1]), sum(map(int, fields[11:15]))
    found = [child for child, parent in parents.items() if parent == process_id]
    for child in found:
        found += [grandchild for grandchild, parent in parents.items() if parent == child]
    return sum(ticks[child] for child in found) / _TICKS


if __name__ == "__main__":
    main()
