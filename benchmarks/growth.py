"""Owns what grows with what: time with the length of an article, reads of a question with the size of the archive."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle, islice

from benchmarks.metering import CountingTable
from benchmarks.throughput import document_of, version_of
from functions.api.filters import ArticleFilter, DateRange, QuoteFilter
from functions.api.library import Library
from functions.clean.cleaning import clean
from functions.extract.annotation import annotate_documents
from functions.extract.extraction import load_pipeline
from functions.index.projection import project
from shared.document import Document
from shared.keys import entity_partition
from shared.table import Item

LENGTHS_WORDS = (100, 1_000, 10_000, 50_000)
ARCHIVES = (100, 1_000, 10_000, 100_000)
PAGE_SIZE = 20


def by_length(texts: Sequence[str]) -> dict[str, float]:
    """CPU milliseconds for a thousand words of clean and extract, by the length of the article."""
    pipeline = load_pipeline()
    paragraphs = [p for text in texts for p in text.split("\n\n") if p.strip()]
    results = {}
    for length in LENGTHS_WORDS:
        text = text_of(paragraphs, length)
        document = document_of(0, text)
        for name, work in (
            ("clean", lambda text=text: clean(text.encode(), key="inbox/x.txt")),
            ("extract", lambda document=document: list(annotate_documents(pipeline, [document]))),
        ):
            began = time.process_time()
            work()
            results[f"{name}, {length:,} words, ms/1,000 words"] = (
                (time.process_time() - began) * 1e6 / document.word_count
            )
    return results


def text_of(paragraphs: Sequence[str], words: int) -> str:
    """An article of about so many words; each paragraph is numbered, for an article does not repeat itself."""
    parts, count = [], 0
    for number, paragraph in enumerate(cycle(paragraphs)):
        if count >= words:
            break
        parts.append(f"On day {number} of the year, this was written. {paragraph}")
        count += len(parts[-1].split())
    return "\n\n".join(parts)


def by_archive(texts: Sequence[str]) -> dict[str, float]:
    """Items that a question reads, by the number of articles in the archive, and the share of the most named entity."""
    documents = list(annotate_documents(load_pipeline(), (document_of(n, text) for n, text in enumerate(texts))))
    results: dict[str, float] = {}
    table, articles = _ReadTable(), 0
    library = Library(table)
    entity = max((e.id for d in documents for e in d.entities), key=lambda e: _fame(documents, e))
    everything = ArticleFilter(DateRange(None, None))
    for size in ARCHIVES:
        for document in islice(cycle(documents), articles, size):
            _put(table, document, articles, entity_partition(entity))
            articles += 1
        table.sort()
        questions: dict[str, Callable[[], object]] = {
            "newest articles": lambda: library.articles(None, everything, PAGE_SIZE, None),
            "quotations by one": lambda: library.quotes(
                QuoteFilter(everything, frozenset((entity,)), None, None, 0.0), PAGE_SIZE, None
            ),
            "articles with one": lambda: library.articles(frozenset((entity,)), everything, PAGE_SIZE, None),
        }
        for name, ask in questions.items():
            table.items_read = 0
            ask()
            results[f"{name}, {size:,} articles, items read"] = table.items_read
    results["most named entity, share of postings"] = len(table.partitions[entity_partition(entity)]) / table.postings
    return results


def _fame(documents: Sequence[Document], entity: str) -> int:
    return sum(any(e.id == entity for e in document.entities) for document in documents)


def _put(table: "_ReadTable", document: Document, number: int, kept: str) -> None:
    """Adds the items of an article that are asked for: its listing, and of its postings those of one entity."""
    day = date(2000, 1, 1) + timedelta(days=number // 40)
    moved = document.model_copy(update={"id": f"{number:020x}", "published_at": day.isoformat()})
    for item in project(moved, version_of(moved)).items:
        partition = str(item["pk"])
        table.postings += partition.startswith(entity_partition(""))
        if partition == kept or not partition.startswith(entity_partition("")):
            table.add(item)
    table.add({"pk": "DAYS", "sk": day.isoformat(), "seq": "0", "body": ""})


class _ReadTable(CountingTable):
    """A table with its partitions in order, so that a hundred thousand articles can be asked; counts items read."""

    def __init__(self) -> None:
        super().__init__()
        self.partitions: dict[str, dict[str, Item]] = {}
        self.items_read = 0
        self.postings = 0

    def add(self, item: Item) -> None:
        """Puts an item without any condition."""
        self.partitions.setdefault(str(item["pk"]), {})[str(item["sk"])] = item

    def sort(self) -> None:
        """Brings every partition into order; to be called before questions."""
        self.partitions = {pk: dict(sorted(items.items())) for pk, items in self.partitions.items()}

    def query(
        self,
        partition: str,
        *,
        first: str = "",
        last: str | None = None,
        descending: bool = False,
        limit: int | None = None,
        consistent: bool = False,  # noqa: ARG002 - always is
    ) -> Iterator[Item]:
        """The items asked for, each counted when it is taken."""
        items = self.partitions.get(partition, {})
        keys = [key for key in items if first <= key and (last is None or key <= last)]
        for key in (keys[::-1] if descending else keys)[:limit]:
            self.items_read += 1
            yield items[key]
