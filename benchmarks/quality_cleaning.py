"""Measures cleaning against pages whose article is known, beside trafilatura in the same run.

    python -m benchmarks.quality_cleaning --corpus FOLDER [--style html|A|B]

FOLDER holds `gold.json` (`{id: {"text", "headline", "authors", "published"}}`, all but text optional) and the pages as
`html/<id>.html[.gz]` or, for the styles A and B, text dumps of them as `A/<id>.txt` or `B/<id>.txt`. Body figures are
those of the public article extraction benchmark: multisets of four-word shingles, precision and recall averaged over
pages, F1 of the two means.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

from functions.clean.cleaning import clean
from functions.clean.decoding import decode
from functions.clean.unpacking import unpack
from shared.document import Document
from shared.errors import Rejected

SHINGLE_WORDS = 4
_TOKEN = re.compile(r"\w+")
Reader = Callable[[bytes, str], Document | None]


def tokens(text: str) -> list[str]:
    """The words of a text as the benchmark counts them."""
    return _TOKEN.findall(text)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    found = tokens(text)
    if len(found) < SHINGLE_WORDS:
        return Counter([tuple(found)] if found else [])
    return Counter(zip(*(found[start:] for start in range(SHINGLE_WORDS)), strict=False))


@dataclass
class ShingleScore:
    """Precision and recall of many pages; a page of which nothing came out has no precision."""

    precisions: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)

    def add(self, gold: str, found: str) -> None:
        """Counts one page."""
        wanted, got = _shingles(gold), _shingles(found)
        common = (wanted & got).total()
        if got:
            self.precisions.append(common / got.total())
        if wanted:
            self.recalls.append(common / wanted.total())

    def f1(self) -> float:
        """The harmonic mean of mean precision and mean recall."""
        precision, recall = fmean(self.precisions or [0.0]), fmean(self.recalls or [0.0])
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def __str__(self) -> str:
        precision, recall = fmean(self.precisions or [0.0]), fmean(self.recalls or [0.0])
        return f"F1 {self.f1():.4f}  precision {precision:.4f}  recall {recall:.4f}  pages {len(self.recalls)}"


def _read_with_newsdex(raw: bytes, key: str) -> Document | None:
    try:
        return clean(raw, key=key)
    except Rejected:
        return None


def _text_of_trafilatura(raw: bytes) -> str:
    import trafilatura

    return trafilatura.extract(decode(unpack(raw)), favor_precision=True, include_comments=False) or ""


def _same(a: str, b: str) -> bool:
    return [token.casefold() for token in tokens(a)] == [token.casefold() for token in tokens(b)]


def _metadata_hits(document: Document | None, gold: dict[str, Any]) -> Iterable[tuple[str, bool]]:
    """Field names with whether the field is right, for the fields that the gold gives."""
    if gold.get("headline"):
        yield "headline", _same((document and document.headline) or "", gold["headline"])
    if gold.get("authors"):
        found = {name.casefold() for name in document.authors} if document else set()
        yield "authors", found == {name.casefold() for name in gold["authors"]}
    if gold.get("published"):
        day = ((document and document.published_at) or "")[:10]
        yield "day right", day == gold["published"]
        yield "day wrong", day not in ("", gold["published"])


def _pages(corpus: Path, style: str) -> Iterable[tuple[str, Path]]:
    folder = corpus / style
    for path in sorted(folder.iterdir()):
        yield path.name.split(".")[0], path


def measure(corpus: Path, style: str) -> None:
    """Prints the figures of one corpus in one style."""
    gold = json.loads((corpus / "gold.json").read_text(encoding="utf-8"))
    ours, theirs, hits = ShingleScore(), ShingleScore(), Counter[str]()
    totals, cpu_s, theirs_cpu_s = Counter[str](), 0.0, 0.0
    for identifier, path in _pages(corpus, style):
        raw, entry = path.read_bytes(), gold[identifier]
        start_s = time.process_time()
        document = _read_with_newsdex(raw, path.name)
        cpu_s += time.process_time() - start_s
        ours.add(entry["text"], document.text if document else "")
        for name, is_right in _metadata_hits(document, entry):
            totals[name] += 1
            hits[name] += is_right
        if style == "html":
            start_s = time.process_time()
            theirs.add(entry["text"], _text_of_trafilatura(raw))
            theirs_cpu_s += time.process_time() - start_s
    pages = len(ours.recalls)
    print(f"newsdex      {ours}  {pages / max(cpu_s, 1e-9):.0f} pages per CPU second")
    if style == "html":
        print(f"trafilatura  {theirs}  {pages / max(theirs_cpu_s, 1e-9):.0f} pages per CPU second")
    for name, total in totals.items():
        print(f"{name:12} {hits[name] / total:.3f} of {total}")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--style", choices=["html", "A", "B"], default="html")
    arguments = parser.parse_args()
    measure(arguments.corpus, arguments.style)


if __name__ == "__main__":
    main()
