"""The three stages over fakes: S3 events in, table and archive out, with every delivery in the test's hands."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import quote_plus

from boto3.dynamodb.types import Binary, TypeDeserializer

from functions.clean.articles import Articles
from functions.clean.containers.record import Container, Record
from functions.clean.intake import Intake
from functions.clean.records import Records
from functions.extract.annotation import Annotator
from functions.index.at_once import AtOnce, in_turn
from functions.index.publication import Publisher
from shared.archive import Archive
from shared.document import Document, Entity, EntityType, Quote, QuoteKind, Source, Span, Speaker
from shared.errors import Rejected
from shared.identifiers import article_id, article_key, entity_id, quote_id
from shared.ledger import Ledger
from shared.table import Item, key_of
from tests.fakes import FakeObjects, FakeQueue, FakeTable

MAX_OBJECT_BYTES = 1_000
NAME = re.compile(r"[A-ZÅ]\w+ [A-ZÅ]\w+")


BOX = "BOX\n"
FAILING = "an error in our own code"
_BETWEEN_RECORDS = "\n--\n"


class BoxStub(Container):
    """A container of texts, as `boxed` makes it."""

    def __init__(self, text: str) -> None:
        self._texts = text.removeprefix(BOX).split(_BETWEEN_RECORDS)

    def records(self, first: int, offset: int) -> Iterator[Record]:  # noqa: ARG002 - has no offsets
        for number, text in enumerate(self._texts, 1):
            if number >= first and text:
                yield Record(number, text.encode())


def boxed(*texts: str) -> str:
    """One object of several texts."""
    return BOX + _BETWEEN_RECORDS.join(texts)


def find_container_stub(stream: BinaryIO) -> BoxStub | None:
    """The container in an object that begins as one."""
    text = stream.read().decode()
    return BoxStub(text) if text.startswith(BOX) else None


def clean_stub(
    raw: bytes, *, key: str, bucket: str | None, version_id: str | None, record: Record | None = None
) -> Document:
    """A document of a text whose first line is the date; a text without one is rejected."""
    number = record.number if record else None
    first, _, text = raw.decode().partition("\n")
    if not text:
        raise Rejected("The file has no text.")
    if text == FAILING:
        raise ZeroDivisionError(text)
    source = Source(
        bucket=bucket,
        key=article_key(key, number),
        version_id=version_id,
        sha256=sha256(raw).hexdigest(),
        media_type="text/plain",
        size_bytes=len(raw),
    )
    return Document(
        id=article_id(key, number),
        source=source,
        headline=text[:20],
        published_at=first or None,
        text=text,
        word_count=len(text.split()),
    )


def annotate_stub(document: Document) -> Document:
    """Two capitalised words are a person, and every line with one is a quotation of its first about its others."""
    spans: dict[str, list[Span]] = {}
    quotes = []
    for line in re.finditer(r"[^\n]+", document.text):
        named = list(NAME.finditer(document.text, line.start(), line.end()))
        for match in named:
            span = Span(start=match.start(), end=match.end(), text=match.group())
            spans.setdefault(match.group(), []).append(span)
        if named:
            quotes.append(_quote(document, line, named))
    entities = tuple(
        Entity(id=entity_id("PERSON", name), name=name, type=EntityType.PERSON, mentions=tuple(found))
        for name, found in spans.items()
    )
    return Document(**{**dict(document), "entities": entities, "quotes": tuple(quotes)})


def _quote(document: Document, line: "re.Match[str]", named: "list[re.Match[str]]") -> Quote:
    speaker = named[0]
    return Quote(
        id=quote_id(document.id, line.start(), line.end()),
        kind=QuoteKind.DIRECT,
        text=line.group(),
        start=line.start(),
        end=line.end(),
        speaker=Speaker(
            id=entity_id("PERSON", speaker.group()),
            name=speaker.group(),
            text=speaker.group(),
            start=speaker.start(),
            end=speaker.end(),
        ),
        cue=None,
        about=tuple(entity_id("PERSON", other.group()) for other in named[1:]),
        confidence=0.9,
    )


class Work(NamedTuple):
    """What the stages do to an article, apart from passing it on; by default stubs that are quick and predictable."""

    clean: Callable[..., Document] = clean_stub
    annotate: Callable[[Document], Document] = annotate_stub
    find_container: Callable[[BinaryIO], Container | None] = find_container_stub
    max_object_bytes: int = MAX_OBJECT_BYTES


STUBS = Work()


def takers(
    table: Any,
    inbox: Any,
    archive: Archive,
    clean_queue: Any,
    extract_queue: Any,
    index_queue: Any,
    work: Work,
    at_once: AtOnce,
) -> dict[str, Callable[[str], None]]:
    """What takes a message in each stage, over some ports."""
    ledger = Ledger(table)
    articles = Articles(ledger, archive, extract_queue, index_queue)
    records = Records(ledger, inbox, articles, clean_queue, "bucket", work.clean, work.find_container)
    return {
        "clean": Intake(ledger, inbox, articles, records, work.max_object_bytes).take,
        "extract": Annotator(ledger, archive, index_queue, work.annotate).take,
        "index": Publisher(table, ledger, archive, index_queue, sweep_delay_s=300, at_once=at_once).take,
    }


def all_items(table: Any) -> list[Item]:
    """Everything in a table, fake or real."""
    if isinstance(table, FakeTable):
        return list(table.items.values())
    pages = table._client.get_paginator("scan").paginate(TableName=table._name)
    read = TypeDeserializer().deserialize
    items = [{name: read(value) for name, value in item.items()} for page in pages for item in page["Items"]]
    return [{name: _plain(value) for name, value in item.items()} for item in items]


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, Decimal) else value.value if isinstance(value, Binary) else value  # type: ignore[attr-defined]


class Delivery(NamedTuple):
    """A message body and the stage it is for."""

    stage: str
    body: str
    is_sweep: bool = False


@dataclass
class Stages:
    """The stages and their stores; `deliver` is the only thing that moves anything."""

    table: Any = field(default_factory=FakeTable)
    inbox: FakeObjects = field(default_factory=FakeObjects)
    archived: Any = field(default_factory=FakeObjects)
    clean_queue: FakeQueue = field(default_factory=FakeQueue)
    extract_queue: FakeQueue = field(default_factory=FakeQueue)
    index_queue: FakeQueue = field(default_factory=FakeQueue)
    clock: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    changes: int = 0
    work: Work = STUBS
    at_once: AtOnce = in_turn

    def __post_init__(self) -> None:
        self.ledger, archive = Ledger(self.table), Archive(self.archived)
        queues = (self.clean_queue, self.extract_queue, self.index_queue)
        self.takers = takers(self.table, self.inbox, archive, *queues, self.work, self.at_once)

    def upload(self, key: str, body: str) -> Delivery:
        """Puts an object; the event that tells of it."""
        self.inbox.put(key, body.encode(), "text/plain")
        return self._event("ObjectCreated:Put", key, self.inbox.current_version(key))

    def remove(self, key: str) -> Delivery:
        """Hides an object behind a delete marker; the event that tells of it."""
        self.inbox.delete(key)
        return self._event("ObjectRemoved:DeleteMarkerCreated", key, self.inbox.versions[key][-1][0])

    def deliver(self, delivery: Delivery) -> list[Delivery]:
        """Runs a stage on one message; the messages it sent."""
        self.takers[delivery.stage](delivery.body)
        return self.sent()

    def sent(self) -> list[Delivery]:
        """The messages that stages have sent and nobody has delivered yet."""
        sent = [Delivery("clean", s.message.model_dump_json()) for s in self.clean_queue.take()]
        sent += [Delivery("extract", s.message.model_dump_json()) for s in self.extract_queue.take()]
        sent += [Delivery("index", s.message.model_dump_json(), s.delay_s > 0) for s in self.index_queue.take()]
        return sent

    def drain(self, deliveries: list[Delivery], hold: Callable[[Delivery], bool] | None = None) -> list[Delivery]:
        """Delivers everything in order, delayed messages last, but what is to be held back: that is the answer."""
        waiting, held = list(deliveries), []
        while waiting:
            waiting.sort(key=lambda d: d.is_sweep)
            delivery = waiting.pop(0)
            if hold and hold(delivery):
                held.append(delivery)
            else:
                waiting += self.deliver(delivery)
        return held

    def snapshot(self) -> tuple[list[Item], list[str]]:
        """Everything in the table, and the keys in the archive."""
        return sorted(all_items(self.table), key=key_of), sorted(self.archived.keys(""))

    def _event(self, name: str, key: str, version_id: str | None) -> Delivery:
        self.changes += 1
        self.clock += timedelta(seconds=1)
        record = {
            "eventName": name,
            "eventTime": self.clock.isoformat(),
            "s3": {
                "object": {
                    "key": quote_plus(key, safe="/"),
                    "versionId": version_id,
                    # Of changing length, so that only the padded comparison orders them rightly.
                    "sequencer": f"{self.changes * 8:06X}".rstrip("0"),
                }
            },
        }
        return Delivery("clean", json.dumps({"Records": [record]}))
