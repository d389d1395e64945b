"""The whole stack on this machine, once for each file of tests: real functions, real model, real template.

Not longer: while it runs, it takes messages from queues of the same names, and moto has one of each in a process.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from local.stack import Stack
from local.topology import TEMPLATE, load_topology

WAIT_S = 60
# The template's timeouts are minutes; here a retry and a sweep come after a second or two.
HURRIED = [("VisibilityTimeout: 360", "VisibilityTimeout: 2"), ("VisibilityTimeout: 720", "VisibilityTimeout: 2")]


@dataclass
class Newsdex:
    """What a person has: a folder and a URL; and the stack behind both, to look into."""

    stack: Stack
    inbox: Path

    def drop(self, name: str, body: bytes) -> str:
        """Drops a file into the inbox; its object key."""
        (self.inbox / name).write_bytes(body)
        return f"inbox/{name}"

    def ask(self, path: str, method: str = "GET", body: Any = None) -> tuple[int, Any]:
        """Status and answer of a request."""
        data = json.dumps(body).encode() if body is not None else None
        request = Request(self.stack.front.url + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, json.load(error)

    def wait_for(self, key: str, state: str) -> dict[str, Any]:
        """The status of an object once it is in a state."""
        path = f"/status?key={quote(key)}"
        found: dict[str, Any] = wait_until(lambda: self.ask(path)[1], lambda status: status.get("state") == state)
        return found

    def everything(self, of: str = "") -> str:
        """All items but the ledger's that hold a string, as one text."""
        client = self.stack.cloud.client("dynamodb")
        pages = client.get_paginator("scan").paginate(TableName=self.stack.cloud.physical_id("Table"))
        items = [json.dumps(i, ensure_ascii=False) for p in pages for i in p["Items"] if i["sk"]["S"] != "HEAD"]
        return "\n".join(sorted(item for item in items if of in item))


def wait_until(look: Callable[[], Any], fits: Callable[[Any], bool]) -> Any:
    """What `look` gives once it fits; fails with what it gave last."""
    deadline = time.monotonic() + WAIT_S
    while not fits(seen := look()):
        assert time.monotonic() < deadline, f"still {seen}"
        time.sleep(0.2)
    return seen


@pytest.fixture(scope="module")
def newsdex(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsdex]:
    folder = tmp_path_factory.mktemp("stack")
    template = TEMPLATE.read_text(encoding="utf-8")
    for old, new in HURRIED:
        assert old in template
        template = template.replace(old, new)
    (folder / "template.yaml").write_text(template, encoding="utf-8")
    topology = load_topology(folder / "template.yaml", {"SweepDelaySeconds": "2"})
    inbox = folder / "inbox"
    inbox.mkdir()
    reports: list[str] = []
    with Stack(topology, inbox, folder / "work", report=reports.append) as stack:
        stack.start()
        yield Newsdex(stack, inbox)


@pytest.fixture
def article() -> str:
    """A short article; tests put their own names into it."""
    return (
        "Council backs new ferry pier\n\nBy Nora Quist\n\n12 March 2026\n\n"
        "The town council of Saltmere voted on Tuesday to build a new ferry pier, ending a dispute that had lasted "
        "for almost three years and had divided the harbour district.\n\n"
        "“We have waited long enough for this decision,” said {speaker}, the harbour master. "
        "The cost of the pier is put at four million crowns, a third of which the county will carry.\n\n"
        "Work is to begin in the autumn, once the last of the herring boats has left the inner basin for the winter.\n"
    )
