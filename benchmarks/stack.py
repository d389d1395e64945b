"""Owns what the whole local stack takes: time from a put to an answer, stage by stage, and memory at the limits.

Times are those of this machine with the embedded services, which are slower than AWS's and never wait for a network.
Memory is the most that each function's own process ever held, as Linux counts it (VmHWM, proc(5)), after the largest
inputs that clean accepts have gone through all stages; what clean's child processes for PDF and Word files may take on
top is bounded in functions/clean/bounded.py.
"""

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.growth import text_of
from functions.clean.limits import MAX_LIST_BYTES, MAX_OBJECT_BYTES, MAX_TEXT_CHARS
from local.stack import Stack
from local.topology import load_topology
from shared.identifiers import article_id
from shared.ledger import State

ARTICLES = 20
POLL_S = 0.002
LONGEST_WORDS = 95_000  # just below MAX_TEXT_CHARS for English
NAMES = 5_000
LISTED = 10
WAIT_S = 300
_STAGES = {State.RECEIVED: "taken up", State.CLEANED: "clean", State.EXTRACTED: "extract", State.INDEXED: "index"}


def measure(texts: Sequence[str]) -> dict[str, float]:
    """Median milliseconds from put to answer by stage, and each function's peak memory, in MiB and as a share."""
    with TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        with Stack(load_topology(), inbox, Path(folder) / "work", lambda _: None) as stack:
            stack.start()
            results = _latency(stack, texts[:ARTICLES])
            for name, body in largest(texts).items():
                _put(stack, name, body)
                _wait(stack, name)
            _ask_for_much(stack)
            return results | _memory(stack)


def largest(texts: Sequence[str]) -> dict[str, bytes]:
    """The largest inputs that are accepted, by file name: a page, a text, one with thousands of names, a list."""
    paragraphs = [p for text in texts for p in text.split("\n\n") if p.strip()]
    text = text_of(paragraphs, LONGEST_WORDS)[: MAX_TEXT_CHARS - 1_000]
    page = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    padding = "<!--" + "x" * (MAX_OBJECT_BYTES - len(page.encode()) - 1_000) + "-->"
    said = "\n\n".join(f"{name} said that the harbour was closed on Monday." for name in islice(_names(), NAMES))
    articles = [{"headline": f"Report {n}", "articleBody": text_of(paragraphs, 700)} for n in range(LISTED)]
    articles.append({"headline": "Padding", "articleBody": "x" * (MAX_LIST_BYTES - 1_000_000)})
    return {
        "page.html": f"<html><body><article>{page}</article>{padding}</body></html>".encode(),
        "text.txt": text.encode(),
        "names.txt": said.encode(),
        "list.json": json.dumps(articles).encode(),
    }


def _names() -> Iterator[str]:
    syllables = ("Ba", "Ko", "Ri", "Mo", "Te", "Sa", "Lu", "Ne", "Da", "Vi")
    for a, b, c, d in product(syllables, repeat=4):
        yield f"{a}{b.lower()}n {c}{d.lower()}rsson"


def _latency(stack: Stack, texts: Sequence[str]) -> dict[str, float]:
    spent: dict[str, list[float]] = defaultdict(list)
    for number, text in enumerate(texts):
        began = last = time.monotonic()
        _put(stack, f"{number}.txt", text.encode())
        article = article_id(f"inbox/{number}.txt")
        state: State | None = None
        while state is not State.INDEXED:
            head = stack.ledger.head(article)
            if head and head.state is not state:
                state, now = head.state, time.monotonic()
                spent[_STAGES.get(state, state.value)].append(now - last)
                last = now
            time.sleep(POLL_S)
        while not _is_answered(stack, f"/articles/{article}"):
            time.sleep(POLL_S)
        spent["answer"].append(time.monotonic() - last)
        spent["put to answer"].append(time.monotonic() - began)
    return {f"{stage}, ms": statistics.median(seconds) * 1_000 for stage, seconds in spent.items()}


def _put(stack: Stack, name: str, body: bytes) -> None:
    path = stack.folder.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    stack.folder.put(path)


def _wait(stack: Stack, name: str) -> None:
    deadline = time.monotonic() + WAIT_S
    while stack.outcome(article_id(f"inbox/{name}")) is None:
        if time.monotonic() > deadline:
            raise TimeoutError(f"{name} has no outcome after {WAIT_S} s")
        time.sleep(0.1)


def _ask_for_much(stack: Stack) -> None:
    longest = article_id("inbox/text.txt")
    for path in (f"/articles/{longest}", f"/articles/{longest}/receipts", "/quotes?format=csv", "/articles?q=harbour"):
        _is_answered(stack, path)


def _is_answered(stack: Stack, path: str) -> bool:
    try:
        with urlopen(stack.front.url + path) as answer:  # noqa: S310 - our own server
            answer.read()
    except HTTPError as error:
        error.close()
        return False
    return True


def _memory(stack: Stack) -> dict[str, float]:
    results = {}
    for name, function in stack.functions.items():
        peak_mib = function.memory_mib("VmHWM")
        short = name.removesuffix("Function").lower()
        results[f"{short}, peak MiB"] = peak_mib
        results[f"{short}, peak share of its memory"] = peak_mib / function.function.memory_mib
    return results
