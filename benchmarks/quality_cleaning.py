"""Measures cleaning against pages whose article is known, beside other libraries in the same run.

    python -m benchmarks.quality_cleaning --corpus FOLDER [--style html|A|B] [--without RULES …] [--worst N]

FOLDER holds `gold.json` (`{id: {"text", "headline", "authors", "published"}}`, all but text optional) and the pages as
`html/<id>.html[.gz]` or, for the styles A and B, text dumps of them as `A/<id>.txt` or `B/<id>.txt`. Body figures are
those of the public article extraction benchmark: multisets of four-word shingles, precision and recall averaged over
pages, F1 of the two means. Gold days that stand nowhere on their page are left out. Libraries that are not installed
are passed over; `--without` leaves out a group of rules of ours.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any
from unittest.mock import patch

from benchmarks import cleaning_rivals
from functions.clean.cleaning import clean
from functions.clean.dates import find_date
from functions.clean.decoding import decode
from functions.clean.unpacking import unpack
from shared.document import Document
from shared.errors import Rejected

RULES: dict[str, tuple[str, Any]] = {
    "furniture": ("functions.clean.verdicts.is_standing_furniture", lambda *_: False),
    "bare": ("functions.clean.article_reading.is_bare", lambda *_: False),
    "credits": ("functions.clean.article_reading.credit_lines", lambda *_: set()),
    "threshold": ("functions.clean.verdicts.kept_from", lambda *_: 0.5),
    "endings": ("functions.clean.article_reading.without_tail", lambda _blocks, keeps, _chances, _words: keeps),
    "echoes": ("functions.clean.article_reading.without_echoes", lambda _, keeps: keeps),
    "copies": ("functions.clean.article_reading.level_copies", lambda _, chances: chances),
    "frames": ("functions.clean.article_reading.within_frame", lambda _blocks, keeps, _words, _headline: keeps),
    "choice": ("functions.clean.article_reading.choose", lambda _page, _blocks, keeps, _weights: keeps),
    "unwrapping": ("functions.clean.text_files.plain_text.unwrapped", list),
    "torn lines": ("functions.clean.text_files.plain_text.untorn", list),
    "run-on lines": ("functions.clean.text_files.plain_text.parted", list),
}
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


def _same(a: str, b: str) -> bool:
    return [token.casefold() for token in tokens(a)] == [token.casefold() for token in tokens(b)]


def _metadata_hits(document: Document | None, gold: dict[str, Any], page: str) -> Iterable[tuple[str, bool]]:
    """Field names with whether the field is right, for the fields that the gold gives."""
    if gold.get("headline"):
        yield "headline", _same((document and document.headline) or "", gold["headline"])
    if gold.get("authors"):
        found = {name.casefold() for name in document.authors} if document else set()
        yield "authors", found == {name.casefold() for name in gold["authors"]}
        if found:
            yield "authors, where any", found == {name.casefold() for name in gold["authors"]}
    elif "authors" in gold:
        yield "authors invented", bool(document and document.authors)
    if gold.get("published") and _stands_on(page, gold["published"]):
        day = ((document and document.published_at) or "")[:10]
        yield "day right", day == gold["published"]
        yield "day wrong", day not in ("", gold["published"])


def _stands_on(page: str, day: str) -> bool:
    """Whether a day can be read on a page: in its markup, or as people write it."""
    lines = re.split(r"[\n<>]+", page)
    return day in page or any((found := find_date(line[:300])) and found.day.isoformat() == day for line in lines)


def _pages(corpus: Path, style: str) -> Iterable[tuple[str, Path]]:
    folder = corpus / style
    for path in sorted(folder.iterdir()):
        yield path.name.split(".")[0], path


@dataclass
class Contest:
    """What one way of cleaning has reached."""

    name: str
    read: Callable[[bytes], str]
    score: ShingleScore = field(default_factory=ShingleScore)
    cpu_s: float = 0.0

    def enter(self, raw: bytes, gold: str) -> str:
        """Cleans one page and counts it."""
        start_s = time.process_time()
        text = self.read(raw)
        self.cpu_s += time.process_time() - start_s
        self.score.add(gold, text)
        return text

    def __str__(self) -> str:
        rate = len(self.score.recalls) / max(self.cpu_s, 1e-9)
        return f"{self.name:28} {self.score}  {rate:5.0f} pages per CPU second"


def measure(corpus: Path, style: str, worst: int) -> None:
    """Prints the figures of one corpus in one style."""
    gold = json.loads((corpus / "gold.json").read_text(encoding="utf-8"))
    documents: list[Document | None] = []

    def ours(raw: bytes) -> str:
        documents.append(_read_with_newsdex(raw, "page"))
        return documents[-1].text if documents[-1] else ""

    rivals = cleaning_rivals.of_pages() if style == "html" else cleaning_rivals.of_dumps()
    contests = [Contest("newsdex", ours), *(Contest(name, read) for name, read in rivals.items())]
    hits, totals, pages = Counter[str](), Counter[str](), []
    for identifier, path in _pages(corpus, style):
        raw, entry = path.read_bytes(), gold[identifier]
        own = ShingleScore()
        texts = [contest.enter(raw, entry["text"]) for contest in contests]
        own.add(entry["text"], texts[0])
        pages.append((own.f1(), identifier))
        for name, is_right in _metadata_hits(documents[-1], entry, _whole_page(corpus, identifier, raw)):
            totals[name] += 1
            hits[name] += is_right
    print("\n".join(map(str, contests)))
    for name, total in totals.items():
        print(f"{name:28} {hits[name] / total:.3f} of {total}")
    for f1, identifier in sorted(pages)[:worst]:
        print(f"{f1:.3f} {identifier} {gold[identifier].get('url', '')}")


def _whole_page(corpus: Path, identifier: str, raw: bytes) -> str:
    """The page's HTML also where a dump of it is read: the gold was taken from it."""
    found = next((corpus / "html").glob(f"{identifier}.*"), None) if (corpus / "html").is_dir() else None
    return decode(unpack(found.read_bytes() if found else raw))


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--style", choices=["html", "A", "B"], default="html")
    parser.add_argument("--without", choices=sorted(RULES), action="append", default=[])
    parser.add_argument("--worst", type=int, default=0)
    arguments = parser.parse_args()
    with ExitStack() as stack:
        for name in arguments.without:
            stack.enter_context(patch(*RULES[name]))
        measure(arguments.corpus, arguments.style, arguments.worst)


if __name__ == "__main__":
    main()
