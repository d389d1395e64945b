"""Owns the running stack: everything the template declares, started and stopped as one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from local.authorizer import Authorizer
from local.bucket_events import BucketEvents
from local.cloud import KEY_PAIR, Cloud
from local.folder import Folder
from local.front import Front
from local.functions import FunctionProcess
from local.pump import Pump
from local.topology import Topology
from shared.ledger import Ledger, LedgerEntry
from shared.table import DynamoTable


class Ports(NamedTuple):
    """Where to listen on 127.0.0.1; 0 is any free port."""

    front: int = 0
    cloud: int = 0


class Stack:
    """The stack on this machine; a context manager that stops all of it."""

    def __init__(
        self,
        topology: Topology,
        inbox: Path,
        work_dir: Path,
        report: Callable[[str], None],
        ports: Ports = Ports(),  # noqa: B008 - immutable
        is_guarded: bool = False,
    ) -> None:
        """Starts all but the deliveries; with `is_guarded` the HTTP API asks for credentials as the deployed one."""
        log_dir = work_dir / "logs"
        log_dir.mkdir(parents=True, exist_ok=True)
        self._stops: list[Callable[[], None]] = []
        try:
            self._build(topology, inbox, log_dir, report, ports, is_guarded)
        except BaseException:
            self.stop()
            raise

    def _build(
        self,
        topology: Topology,
        inbox: Path,
        log_dir: Path,
        report: Callable[[str], None],
        ports: Ports,
        is_guarded: bool,
    ) -> None:
        self.cloud = self._started(Cloud(topology, ports.cloud))
        # Not those that only a schedule calls: the folder is the truth here, and every start takes all of it in.
        names = {mapping.function for mapping in topology.mappings} | {topology.http_function()}
        called = {f.logical_id: f for f in topology.functions if f.logical_id in names}
        self.functions = {
            name: self._started(FunctionProcess(function, self.cloud, log_dir)) for name, function in called.items()
        }
        (inbox_bucket,) = {n.bucket for n in topology.notifications}
        (table,) = topology.resources("AWS::DynamoDB::Table")
        self.folder = Folder(inbox, self.cloud.client("s3"), self.cloud.physical_id(inbox_bucket), report)
        self.table = DynamoTable(self.cloud.client("dynamodb"), self.cloud.physical_id(table))
        self.ledger = Ledger(self.table)
        self._sqs = self.cloud.client("sqs")
        self._events = self._started(BucketEvents(self.cloud, topology, self.folder.follow))
        self._pumps = [
            self._started(Pump(m, self.cloud, partial(self._invoke, m.function), report)) for m in topology.mappings
        ]
        self._queues = [mapping.queue for mapping in topology.mappings]
        authorizer = Authorizer(topology, *KEY_PAIR) if is_guarded else None
        self.curl_options = authorizer.curl_options if authorizer else ""
        self.front = self._started(Front(self.functions[topology.http_function()].invoke, ports.front, authorizer))

    def start(self) -> None:
        """Waits for the functions, then begins to deliver messages and to follow the folder."""
        for function in self.functions.values():
            function.wait_until_ready()
        for pump in self._pumps:
            pump.start()
        self._stops.append(self.folder.stop)
        self.folder.start()

    def _invoke(self, function: str, event: dict[str, Any]) -> Any:
        return self.functions[function].invoke(event)

    def outcome(self, article_id: str) -> LedgerEntry | None:
        """How the newest version of an article's object ended, or None while it is on its way."""
        entry = self.ledger.head(article_id)
        return entry if entry and entry.is_outcome else None

    def is_idle(self) -> bool:
        """Whether no event and no message is on its way, but for delayed sweeps."""
        return self._events.settled() and not any(map(self.waiting, self._queues))

    def waiting(self, queue: str) -> int:
        """How many messages are in a queue, by its logical id; without those that are delayed."""
        url = self.cloud.physical_id(queue)
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        attributes = self._sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
        return sum(int(attributes[name]) for name in names)

    def stop(self) -> None:
        """Stops everything, the last started first."""
        while self._stops:
            self._stops.pop()()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _started(self, part: Any) -> Any:
        self._stops.append(part.stop)
        return part
