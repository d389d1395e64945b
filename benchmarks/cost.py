"""Owns the bill: what the real stages ask of AWS for some articles, counted as AWS counts, times the prices.

Stages run over the ports of benchmarks/metering.py. CPU time is measured here, on one core, and counted as time of a
Lambda function with one virtual CPU for 1,769 MB; to it come the CPU time of AWS's client and the waiting for answers.
"""

import json
import math
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.metering import CountingObjects, CountingQueue, CountingTable, Meter
from functions.clean.cleaning import clean
from functions.clean.containers.finding import find_container
from functions.clean.limits import MAX_OBJECT_BYTES
from functions.extract.annotation import annotate_documents
from functions.extract.extraction import Pipeline, load_pipeline
from local.topology import load_topology
from shared.document import Document
from tests.stages import Stages, Work

PRICES: dict[str, Any] = json.loads((Path(__file__).parent / "prices.json").read_text(encoding="utf-8"))
ARTICLES = 1_000
FULL_CPU_MB = 1_769  # memory at which Lambda gives one virtual CPU (Lambda developer guide, "Memory")
MEMORY_MB = (256, 512, 1_024, FULL_CPU_MB, 3_008)
WORDS_OF_AN_ARTICLE = 700
CHARS_OF_A_WORD = 6
CLIENT_CPU_S = 0.0008  # of boto3 for a PutItem of a kilobyte over HTTP, measured on this machine
_LLM_OUTPUT_TOKENS = 1_500  # entities and quotations with offsets, as JSON


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


@dataclass
class Spent:
    """What one stage took: messages, seconds of a whole processor, seconds of waiting for AWS."""

    messages: int = 0
    cpu_s: float = 0.0
    waited_s: float = 0.0

    def billed_s(self, memory_mb: int) -> float:
        """Seconds of a function that gets its share of a processor by its memory; more than one it cannot use."""
        return self.cpu_s / min(1.0, memory_mb / FULL_CPU_MB) + self.waited_s


def measure(texts: Sequence[str]) -> Bill:
    """The bill for articles like these texts, taken in one after another, each with invocations of its own."""
    meter = Meter()
    table = CountingTable(meter)
    spent: defaultdict[str, Spent] = defaultdict(Spent)
    stages = _stages(table, meter, spent, load_pipeline())
    units: list[int] = []
    kinds: list[Counter[str]] = []
    for number, text in enumerate(texts):
        table.units.clear()
        table.by_kind.clear()
        stages.drain([stages.upload(f"inbox/articles-of-the-day/{number}.txt", text)])
        units.append(table.units["write"])
        kinds.append(Counter(table.by_kind))
        meter.counts.update(table.units)
    return Bill(
        lines=_lines(meter.counts, spent, len(texts)),
        write_units=statistics.median(units),
        write_units_by_kind={k: statistics.median(c[k] for c in kinds) for k in sorted({k for c in kinds for k in c})},
        others=_others(),
        by_memory=_by_memory(spent, len(texts)),
        name_units_mean=statistics.mean(c["NAMES"] for c in kinds),
    )


def _stages(table: CountingTable, meter: Meter, spent: defaultdict[str, Spent], pipeline: Pipeline) -> Stages:
    def annotate(document: Document) -> Document:
        return next(annotate_documents(pipeline, [document]))

    stages = Stages(
        table=table,
        inbox=CountingObjects(meter),
        archived=CountingObjects(meter),
        clean_queue=CountingQueue(meter),
        extract_queue=CountingQueue(meter),
        index_queue=CountingQueue(meter),
        work=Work(clean, annotate, find_container, MAX_OBJECT_BYTES),
        at_once=meter.at_once,
    )
    for stage, take in list(stages.takers.items()):
        stages.takers[stage] = _metered(take, spent[stage], meter)
    return stages


def _metered(take: Callable[[str], None], spent: Spent, meter: Meter) -> Callable[[str], None]:
    def taking(body: str) -> None:
        calls, waited_s, began = meter.calls, meter.waited_s, time.process_time()
        take(body)
        spent.messages += 1
        spent.cpu_s += time.process_time() - began + (meter.calls - calls) * CLIENT_CPU_S
        spent.waited_s += meter.waited_s - waited_s

    return taking


def _lines(counts: Counter[str], spent: dict[str, Spent], articles: int) -> dict[str, float]:
    """US dollars for a thousand articles, by line; under load batches are full, alone an article has one for itself."""
    scale = ARTICLES / articles
    topology = load_topology()
    memory_mb = {_stage_of(function.logical_id): function.memory_mib for function in topology.functions}
    batch = {_stage_of(mapping.function): mapping.batch_size for mapping in topology.mappings}
    lines = {}
    for name, stage in spent.items():
        requests = stage.messages / batch[name] * PRICES["lambda_request"]
        lines[f"Lambda, {name}"] = _dollars(stage.billed_s(memory_mb[name]), memory_mb[name]) + requests
    # A message is sent, and has its share of the batch's receive and delete.
    calls = sum(stage.messages * (1 + 2 / batch[name]) for name, stage in spent.items())
    lines["DynamoDB, writes"] = counts["write"] * PRICES["dynamodb_write_unit"]
    lines["DynamoDB, reads"] = counts["half read"] / 2 * PRICES["dynamodb_read_unit"]
    lines["SQS"] = calls * PRICES["sqs_request"]
    lines["S3"] = counts["s3 put"] * PRICES["s3_put"] + counts["s3 get"] * PRICES["s3_get"]
    return {name: dollars * scale for name, dollars in lines.items()}


def _stage_of(logical_id: str) -> str:
    return logical_id.removesuffix("Function").lower()


def _dollars(billed_s: float, memory_mb: int) -> float:
    """The price of a function's seconds, without requests."""
    return billed_s * memory_mb / 1024 * float(PRICES["lambda_arm64_gb_second"])


def _by_memory(spent: dict[str, Spent], articles: int) -> dict[str, float]:
    """What an article would take and cost in each function at other sizes of memory: where MemorySize comes from."""
    curve = {}
    for name, stage in spent.items():
        for memory_mb in MEMORY_MB:
            billed_s = stage.billed_s(memory_mb) / articles
            curve[f"{name} at {memory_mb:,} MB, ms for an article"] = billed_s * 1_000
            curve[f"{name} at {memory_mb:,} MB, $ for 1,000 articles"] = _dollars(billed_s, memory_mb) * ARTICLES
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
