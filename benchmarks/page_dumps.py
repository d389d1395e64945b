"""Writes pages down as text, each the way a program does it: what people feed in beside a browser's copy.

    python -m benchmarks.page_dumps --pages HTML … --out FOLDER [--mixed N]

FOLDER gets `<program>/<id>.txt` for every `<id>.html[.gz]`; with `--mixed N` also `mixed/<id>.<program>.txt` of N
programs a page, drawn by its id, for the line classifier to learn from.

Needs beautifulsoup4 and lxml, and for two of the programs `lynx` and `w3m`; those that are not there are passed over.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from functions.clean.unpacking import unpack

_UNSEEN = ("script", "style", "noscript", "template", "head")
_SECONDS = 60  # for a page
_ENCODED = {"lynx": ("-display_charset=utf-8", "-assume_charset=utf-8"), "w3m": ("-I", "utf-8", "-O", "utf-8")}


def main() -> int:
    """Writes all dumps; 1 if there is no page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--mixed", type=int, default=0, metavar="N")
    options = parser.parse_args()
    programs = dict(available())
    pages = sorted(path for folder in options.pages for path in folder.glob("*.html*"))
    for path in pages:
        page, name = unpack(path.read_bytes()), path.name.split(".")[0]
        dumps = {program: dump(page) for program, dump in programs.items()}
        for program, text in dumps.items():
            _write(options.out / program / f"{name}.txt", text)
        for program in drawn(name, sorted(programs), options.mixed):
            _write(options.out / "mixed" / f"{name}.{program}.txt", dumps[program])
    print(f"{len(pages)} pages, as written down by {', '.join(programs)}")
    return 0 if pages else 1


def available() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    """The programs that this machine has, by name."""
    yield "strings", lambda page: "\n".join(_soup(page).stripped_strings)
    yield "glued", lambda page: str(_soup(page).get_text())
    yield "one-line", lambda page: str(_soup(page).get_text(" ", strip=True))
    if shutil.which("lynx"):
        yield "lynx", partial(_run, ("lynx", "-dump", "-stdin", "-force_html", "-width=80", *_ENCODED["lynx"]))
    if shutil.which("w3m"):
        yield "w3m", partial(_run, ("w3m", "-dump", "-T", "text/html", "-cols", "100", *_ENCODED["w3m"]))


def drawn(name: str, programs: list[str], count: int) -> list[str]:
    """So many of the programs, the same for a page in every run."""
    start = int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16)
    return [programs[(start + 2 * number) % len(programs)] for number in range(min(count, len(programs)))]


def _soup(page: bytes) -> Any:
    from bs4 import BeautifulSoup  # type: ignore[import-not-found]

    soup = BeautifulSoup(page, "lxml")
    for element in soup(_UNSEEN):
        element.decompose()
    return soup


def _run(command: tuple[str, ...], page: bytes) -> str:
    done = subprocess.run(command, input=page, capture_output=True, timeout=_SECONDS, check=True)
    return done.stdout.decode("utf-8", "replace")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
