"""Owns the bill: what the real stages ask of AWS for some articles, counted as AWS counts, times the prices.

Stages run over ports that count: DynamoDB bills a write by the started kilobyte of the larger of the old and the new
item, a consistent read by four (DynamoDB developer guide, "Read and write operations"); S3 and SQS bill requests.
CPU time is measured here, on one core, and counted as time of a Lambda function with one virtual CPU for 1,769 MB.
"""

import json
import math
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from functions.clean.cleaning import clean
from functions.clean.containers.finding import find_container
from functions.clean.limits import MAX_OBJECT_BYTES
from functions.extract.annotation import annotate_documents
from functions.extract.extraction import Pipeline, load_pipeline
from local.topology import load_topology
from shared.document import Document
from shared.table import Item, key_of
from tests.fakes import FakeObjects, FakeTable
from tests.stages import Stages, Work

PRICES: dict[str, Any] = json.loads((Path(__file__).parent / "prices.json").read_text(encoding="utf-8"))
ARTICLES = 1_000
FULL_CPU_MB = 1_769  # memory at which Lambda gives one virtual CPU (Lambda developer guide, "Memory")
MEMORY_MB = (512, 1_024, FULL_CPU_MB, 3_008)
WORDS_OF_AN_ARTICLE = 700
CHARS_OF_A_WORD = 6
BATCH = 5  # messages in an invocation under load; alone, an article has each invocation for itself
POLLS_OF_A_MESSAGE = 1 + 2 / BATCH  # a send, and its share of the batch's receive and delete
_LLM_OUTPUT_TOKENS = 1_500  # entities and quotations with offsets, as JSON


class CountingTable(FakeTable):
    """A table that counts the units of every call."""

    def __init__(self) -> None:
        super().__init__()
        self.units: Counter[str] = Counter()
        self.by_kind: Counter[str] = Counter()

    def _wrote(self, item: Item | None, key: Any) -> None:
        units = max(1, *(math.ceil(size_of(i) / 1024) for i in (item, self.items.get(key)) if i), 1)
        self.units["write"] += units
        self.by_kind[_kind_of(key)] += units

    def get(self, key: Any) -> Item | None:
        """A consistent read: a unit for each 4 KB."""
        item = super().get(key)
        self._read([item or {}])
        return item

    def get_many(self, keys: Sequence[Any], *, consistent: bool = True) -> dict[Any, Item]:
        """Reads of one item each, half a unit where they need not be consistent; what is not there is billed too."""
        found = super().get_many(keys)
        for key in keys:
            self._read([found.get(key, {})], halves=2 if consistent else 1)
        return found

    def query(self, *arguments: Any, **named: Any) -> Iterator[Item]:
        """A consistent read of all that is found together."""
        found = list(super().query(*arguments, **named))
        self._read(found)
        return iter(found)

    def _read(self, items: Sequence[Item], halves: int = 2) -> None:
        self.units["half read"] += halves * math.ceil(max(1, sum(map(size_of, items))) / 4096)

    def put_unless_newer(self, item: Item) -> bool:
        """A write, billed whether its condition holds or not."""
        self._wrote(item, key_of(item))
        return super().put_unless_newer(item)

    def delete_unless_newer(self, key: Any, seq: str) -> bool:
        """A removal, billed by the item removed."""
        self._wrote(None, key)
        return super().delete_unless_newer(key, seq)

    def put_if_unchanged(self, item: Item, previous: Item | None, attributes: Sequence[str]) -> bool:
        """A write, billed whether its condition holds or not."""
        self._wrote(item, key_of(item))
        return super().put_if_unchanged(item, previous, attributes)


class CountingObjects(FakeObjects):
    """A bucket that counts requests."""

    def __init__(self, counts: Counter[str]) -> None:
        super().__init__()
        self._counts = counts

    def get(self, key: str, version_id: str | None = None, max_bytes: int | None = None) -> bytes | None:
        """One GET."""
        self._counts["s3 get"] += 1
        return super().get(key, version_id, max_bytes)

    def put(self, key: str, body: bytes, content_type: str) -> None:
        """One PUT."""
        self._counts["s3 put"] += 1
        super().put(key, body, content_type)


class Bill(NamedTuple):
    """What a thousand articles cost, in US dollars by line, and what an article takes."""

    lines: dict[str, float]
    write_units: float
    write_units_by_kind: dict[str, float]
    others: dict[str, float]
    by_memory: dict[str, float]
    name_units_mean: float

    @property
    def total(self) -> float:
        """All lines together."""
        return sum(self.lines.values())

    @property
    def total_where_names_are_known(self) -> float:
        """All lines without the writes that tell the directory of names it had not seen."""
        return self.total - ARTICLES * self.name_units_mean * float(PRICES["dynamodb_write_unit"])


def size_of(item: Item) -> int:
    """Bytes of an item: names and values in UTF-8, a number about half its digits (DynamoDB, "Item sizes")."""
    return sum(
        len(name.encode()) + (len(v) if isinstance(v, bytes) else len(str(v).encode()) if isinstance(v, str) else 8)
        for name, v in item.items()
    )


def measure(texts: Sequence[str]) -> Bill:
    """The bill for articles like these texts, taken in one after another, each with invocations of its own."""
    pipeline = load_pipeline()
    counts: Counter[str] = Counter()
    table = CountingTable()
    seconds: dict[str, float] = defaultdict(float)
    stages = _stages(table, counts, seconds, pipeline)
    units: list[int] = []
    kinds: list[Counter[str]] = []
    for number, text in enumerate(texts):
        table.units.clear()
        table.by_kind.clear()
        stages.drain([stages.upload(f"inbox/articles-of-the-day/{number}.txt", text)])
        units.append(table.units["write"])
        kinds.append(Counter(table.by_kind))
        counts["write"] += table.units["write"]
        counts["half read"] += table.units["half read"]
    lines = _lines(counts, seconds, len(texts))
    return Bill(
        lines=lines,
        write_units=statistics.median(units),
        write_units_by_kind={k: statistics.median(c[k] for c in kinds) for k in sorted({k for c in kinds for k in c})},
        others=_others(),
        by_memory=_by_memory(counts, seconds, len(texts)),
        name_units_mean=statistics.mean(c["NAMES"] for c in kinds),
    )


def _stages(table: CountingTable, counts: Counter[str], seconds: dict[str, float], pipeline: Pipeline) -> Stages:
    def timed(stage: str, work: Callable[..., Document]) -> Callable[..., Document]:
        def working(*arguments: Any, **named: Any) -> Document:
            began = time.process_time()
            try:
                return work(*arguments, **named)
            finally:
                seconds[stage] += time.process_time() - began

        return working

    def annotate(document: Document) -> Document:
        return next(annotate_documents(pipeline, [document]))

    work = Work(timed("clean", clean), timed("extract", annotate), find_container, MAX_OBJECT_BYTES)
    stages = Stages(table=table, archived=CountingObjects(counts), work=work)
    for stage, take in list(stages.takers.items()):
        stages.takers[stage] = _counted(take, stage, counts, seconds)
    return stages


def _counted(
    take: Callable[[str], None], stage: str, counts: Counter[str], seconds: dict[str, float]
) -> Callable[[str], None]:
    def taking(body: str) -> None:
        counts["messages"] += 1
        counts[f"{stage} invocations"] += 1
        began = time.process_time()
        take(body)
        if stage == "index":
            seconds[stage] += time.process_time() - began

    return taking


def _lines(counts: Counter[str], seconds: dict[str, float], articles: int) -> dict[str, float]:
    """US dollars for a thousand articles, by line."""
    scale = ARTICLES / articles
    memory = {f.logical_id.removesuffix("Function").lower(): f.memory_mib for f in load_topology().functions}
    lines = {}
    for stage, waiting_s in _WAITING_S.items():
        calls = counts[f"{stage} invocations"]
        billed_s = _billed_s(seconds[stage], calls * waiting_s, memory[stage])
        requests = calls / BATCH * PRICES["lambda_request"]
        lines[f"Lambda, {stage}"] = _dollars(billed_s, memory[stage]) + requests
    lines["DynamoDB, writes"] = counts["write"] * PRICES["dynamodb_write_unit"]
    lines["DynamoDB, reads"] = counts["half read"] / 2 * PRICES["dynamodb_read_unit"]
    lines["SQS"] = counts["messages"] * POLLS_OF_A_MESSAGE * PRICES["sqs_request"]
    lines["S3"] = (counts["s3 put"] + articles) * PRICES["s3_put"] + (counts["s3 get"] + articles) * PRICES["s3_get"]
    return {name: dollars * scale for name, dollars in lines.items()}


# Seconds an invocation waits for answers of S3, SQS and DynamoDB: about 10 ms a call, counted in the stages' code.
_WAITING_S = {"clean": 0.07, "extract": 0.08, "index": 0.30}


def _billed_s(cpu_s: float, waiting_s: float, memory_mb: int) -> float:
    """Seconds of a function that gets its share of a processor by its memory; more than one it cannot use."""
    return cpu_s / min(1.0, memory_mb / FULL_CPU_MB) + waiting_s


def _dollars(billed_s: float, memory_mb: int) -> float:
    """The price of a function's seconds, without requests."""
    return billed_s * memory_mb / 1024 * float(PRICES["lambda_arm64_gb_second"])


def _by_memory(counts: Counter[str], seconds: dict[str, float], articles: int) -> dict[str, float]:
    """What an article would take and cost in each function at other sizes of memory: where MemorySize comes from."""
    curve = {}
    for stage, waiting_s in _WAITING_S.items():
        for memory_mb in MEMORY_MB:
            billed_s = _billed_s(seconds[stage], counts[f"{stage} invocations"] * waiting_s, memory_mb) / articles
            curve[f"{stage} at {memory_mb:,} MB, ms for an article"] = billed_s * 1_000
            curve[f"{stage} at {memory_mb:,} MB, $ for 1,000 articles"] = _dollars(billed_s, memory_mb) * ARTICLES
    return curve


def _others() -> dict[str, float]:
    """What others take for a thousand articles of 700 words, for entities alone or with quotations."""
    chars = WORDS_OF_AN_ARTICLE * CHARS_OF_A_WORD
    units = math.ceil(chars / PRICES["comprehend_unit_chars"])
    tokens = WORDS_OF_AN_ARTICLE * 4 / 3
    return {
        "Amazon Comprehend, entities only": ARTICLES * units * PRICES["comprehend_unit"],
        "a small language model, entities and quotations": ARTICLES
        * (tokens * PRICES["llm_input_token"] + _LLM_OUTPUT_TOKENS * PRICES["llm_output_token"]),
    }


def _kind_of(key: Any) -> str:
    return str(key.sk if key.pk.startswith("ARTICLE#") else key.pk).partition("#")[0]
