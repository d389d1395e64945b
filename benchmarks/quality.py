"""Owns the one command for quality: sees what kind of corpus a path is, and prints its tables.

    python benchmarks/quality.py --corpus PATH [further options of that kind; see --corpus PATH --help]

PATH is a folder with `gold.json` (cleaning), a split in PolNeAR's layout with `text/` and `attributions/`
(quotations), or a file in CoNLL's or Elevant's format (entities). All run the code that `process` runs.
"""

import argparse
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def kind_of(corpus: Path) -> str:
    """The benchmark for a corpus; raises ValueError for a path that is none we know."""
    if (corpus / "gold.json").is_file():
        return "quality_cleaning"
    if (corpus / "attributions").is_dir() and (corpus / "text").is_dir():
        return "quality_quotes"
    if corpus.is_file():
        return "quality_entities"
    raise ValueError(
        f"{corpus} is no corpus: neither a file, nor a folder with gold.json or with text/ and attributions/"
    )


def main() -> None:
    """Runs the benchmark with all options as they were given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, add_help="--corpus" not in sys.argv
    )
    parser.add_argument("--corpus", type=Path, required=True)
    options, _ = parser.parse_known_args()
    try:
        name = kind_of(options.corpus)
    except ValueError as error:
        parser.error(str(error))
    sys.path.insert(0, str(ROOT))
    runpy.run_module(f"benchmarks.{name}", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
