"""Owns the one command for speed, size and cost: prints what it measures, writes results.json, and holds the floors.

    make bench [TEXTS=folder of articles as text] [PAGES=folder of HTML pages]

Without corpora it takes the articles written for this project. `floors.json` holds what may not get worse: ratios
measured in one run wherever a time is involved, for machines differ. A floor is lowered only with a decision record.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RESULTS = HERE / "results.json"
FLOORS = HERE / "floors.json"
TEXTS_MAX = 200
PAGES_MAX = 60
BILL = "all, $ for 1,000 articles"


def main() -> int:
    """Measures all parts, or those named; 1 if a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    parser.add_argument("--texts", type=Path, default=ROOT / "tests" / "unit" / "extract" / "gold")
    parser.add_argument("--pages", type=Path, help="(default: the pages of the tests)")
    options = parser.parse_args()
    console = Console()
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in options.parts or PARTS:
        results[name] = PARTS[name](options)
        _show(console, name, results[name])
        RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    missed = missed_floors(results, json.loads(FLOORS.read_text(encoding="utf-8")))
    for line in missed:
        console.print(f"[red]{line}[/]")
    return 1 if missed else 0


def missed_floors(results: dict[str, Any], floors: dict[str, Any]) -> list[str]:
    """What is worse than its floor, in words; what was not measured is not looked at."""
    missed = []
    for part, bounds in floors.items():
        for name, bound in bounds.items():
            value = results.get(part, {}).get(name)
            if value is not None and not (value >= bound["least"] if "least" in bound else value <= bound["most"]):
                missed.append(f"{part}: {name} is {value:.4g}, and the floor {bound}")
    return missed


def _throughput(options: argparse.Namespace) -> dict[str, float]:
    from benchmarks import throughput

    return throughput.measure(_texts(options), _pages(options))


def _packages(_: argparse.Namespace) -> dict[str, float]:
    from benchmarks import packages

    return packages.measure(("arm64", "x86_64"))


def _cold_start(_: argparse.Namespace) -> dict[str, float]:
    from benchmarks import cold_start

    return cold_start.measure()


def _cost(options: argparse.Namespace) -> dict[str, float]:
    from benchmarks import cost

    bill = cost.measure(_texts(options))
    lines = {f"{name}, $ for 1,000 articles": dollars for name, dollars in (bill.lines | bill.others).items()}
    kinds = {f"write units, {kind}": units for kind, units in bill.write_units_by_kind.items()}
    known = bill.write_units - bill.write_units_by_kind.get("NAMES", 0)
    return {
        **lines,
        BILL: bill.total,
        "all, where the names are known, $ for 1,000 articles": bill.total_where_names_are_known,
        **kinds,
        "write units, all, an empty archive": bill.write_units,
        "write units, all, where the names are known": known,
        **bill.by_memory,
    }


def _growth(options: argparse.Namespace) -> dict[str, float]:
    from benchmarks import growth

    return growth.by_length(_texts(options)) | growth.by_archive(_texts(options))


def _bursts(_: argparse.Namespace) -> dict[str, float]:
    from benchmarks import bursts

    drains = bursts.measure(bursts.SERVICE_S)
    hours = {
        f"{name} articles, hours ({drain.slowest} bounds it)": drain.seconds / 3600 for name, drain in drains.items()
    }
    known = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    thousand = known.get("cost", {}).get(BILL)
    bills = {f"{size:,} articles, $": size / 1_000 * thousand for size in bursts.BURSTS} if thousand else {}
    return hours | bills


def _stack(options: argparse.Namespace) -> dict[str, float]:
    from benchmarks import stack

    return stack.measure(_texts(options))


PARTS: dict[str, Callable[[argparse.Namespace], dict[str, float]]] = {
    "throughput": _throughput,
    "packages": _packages,
    "cold_start": _cold_start,
    "cost": _cost,
    "growth": _growth,
    "stack": _stack,
    "bursts": _bursts,
}


def _texts(options: argparse.Namespace) -> list[str]:
    paths = sorted(path for path in options.texts.rglob("*.txt") if path.is_file())[:TEXTS_MAX]
    return [path.read_text(encoding="utf-8") for path in paths]


def _pages(options: argparse.Namespace) -> list[bytes]:
    if options.pages is None:
        from tests.unit.clean.pages.cases import html_cases

        return [case.raw for case in html_cases()][:PAGES_MAX]
    paths = sorted(path for path in options.pages.rglob("*") if ".htm" in "".join(path.suffixes))[:PAGES_MAX]
    return [path.read_bytes() for path in paths]


def _show(console: Console, name: str, values: dict[str, float]) -> None:
    table = Table(title=name.replace("_", " "), title_justify="left")
    table.add_column("measure")
    table.add_column("value", justify="right")
    for label, value in values.items():
        table.add_row(label, f"{value:,.4g}")
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
