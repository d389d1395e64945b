"""Owns `residue`: looks through every store for what is left of an article, and tells.

After a takedown nothing is left but the ledger's entry that it was deleted, which names the object and expires, and
the log of corrections, which names it and has none of its words; what the bucket keeps of older versions is told as
well, for its life cycle removes them later.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import boto3

from functions.clean.records import MAX_RECORDS
from local.resources import physical_ids
from shared.archive import ARTICLES_PREFIX
from shared.identifiers import ARTICLE_ID_DIGITS, article_id, article_key, record_of
from shared.keys import CORRECTIONS_LOG, HEAD, VERSION_PREFIX, article_partition
from shared.ledger import Ledger, State
from shared.packing import unpacked
from shared.table import DynamoTable, Table

_ID_DIGITS = frozenset("0123456789abcdef")
_ID = re.compile(rf"(?<![0-9a-f])[0-9a-f]{{{ARTICLE_ID_DIGITS}}}(?![0-9a-f])")


class Stores(NamedTuple):
    """The stores of a stack, by their names."""

    table: str
    inbox: str
    archive: str


def residue(name: str, stack: str, endpoint: str | None) -> int:
    """Prints all that is left of an article, given by id or by key; 1 if that is anything."""
    client = partial(boto3.client, endpoint_url=endpoint)
    names = physical_ids(client("cloudformation"), stack)
    found = list(find(name, Stores(names["Table"], names["InboxBucket"], names["ArchiveBucket"]), client))
    for line in found:
        print(line)
    print(f"{len(found)} things are left of {name}." if found else f"Nothing is left of {name}.")
    return 1 if found else 0


def find(name: str, stores: Stores, client: Callable[[str], Any]) -> Iterator[str]:
    """All that is left of an article, by id or key, in the table, the archive and the inbox, one line each."""
    table = DynamoTable(client("dynamodb"), stores.table)
    key = _key_of(name, table)
    articles = _articles_of(name, key)
    for page in client("dynamodb").get_paginator("scan").paginate(TableName=stores.table, ConsistentRead=True):
        for item in page["Items"]:
            if _speaks_of(item, articles):
                yield f"table: {item['pk']['S']} {item['sk']['S']}"
    for stored, version in _versions(client("s3"), stores.archive, ARTICLES_PREFIX):
        if stored.removeprefix(ARTICLES_PREFIX).partition("/")[0] in articles:
            yield f"{stores.archive}: {stored} version {version}"
    for object_key in _objects_of(key) if key else ():
        for stored, version in _versions(client("s3"), stores.inbox, object_key):
            if stored == object_key:
                yield f"{stores.inbox}: {stored} version {version}"


def _key_of(name: str, table: Table) -> str | None:
    """The key of the object that was named by key or id; None for an id that the ledger does not know."""
    if not set(name) <= _ID_DIGITS:
        return name
    head = Ledger(table).head(name)
    return article_key(head.version.key, head.version.record) if head else None


def _articles_of(name: str, key: str | None) -> frozenset[str]:
    """The ids that are meant: of one of several articles in an object its own, of an object those of all in it."""
    if key is None:
        return frozenset((name,))
    container, number = record_of(key)
    if number is not None:
        return frozenset((article_id(key), article_id(container, number)))
    return frozenset((article_id(key), *(article_id(key, number) for number in range(1, MAX_RECORDS + 1))))


def _objects_of(key: str) -> list[str]:
    """The objects that an article may stand in: the one of its key, and the one that its key says holds several."""
    container, number = record_of(key)
    return [key] if number is None else [key, container]


def _versions(s3: Any, bucket: str, prefix: str) -> Iterator[tuple[str, str]]:
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix):
        yield from ((version["Key"], version["VersionId"]) for version in page.get("Versions", ()))


def _speaks_of(item: dict[str, Any], articles: frozenset[str]) -> bool:
    """Whether an item is made of one of the articles; what the ledger and the log of corrections tell of it is not."""
    partition, sort = item["pk"]["S"], item["sk"]["S"]
    if partition == CORRECTIONS_LOG:
        return False
    if partition.startswith(article_partition("")) and (sort == HEAD or sort.startswith(VERSION_PREFIX)):
        is_told = item["state"]["S"] in (State.DELETED, State.SUPERSEDED)
        return not is_told and partition.removeprefix(article_partition("")) in articles
    return not articles.isdisjoint(_ID.findall(f"{partition} {sort} {' '.join(map(_text, item.values()))}"))


def _text(value: dict[str, Any]) -> str:
    read = unpacked(bytes(value["B"]) if "B" in value else value.get("S", ""))
    return read.decode() if isinstance(read, bytes) else read
