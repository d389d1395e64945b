"""Owns `residue`: looks through every store for what is left of an article, and tells.

After a takedown nothing is left but the ledger's entry that it was deleted, which names the object and expires; what
the bucket keeps of older versions is told as well, for its life cycle removes them later.
"""

import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import boto3

from local.resources import physical_ids
from shared.identifiers import article_id
from shared.keys import HEAD, VERSION_PREFIX, article_partition, head_key
from shared.ledger import State

_ID_DIGITS = frozenset("0123456789abcdef")


class Stores(NamedTuple):
    """The stores of a stack, by their names."""

    table: str
    inbox: str
    archive: str


def residue(name: str, stack: str, endpoint: str | None) -> int:
    """Prints all that is left of an article, given by id or by key; 1 if that is anything."""
    client = partial(boto3.client, endpoint_url=endpoint)
    names = physical_ids(client("cloudformation"), stack)
    stores = Stores(names["Table"], names["InboxBucket"], names["ArchiveBucket"])
    article = name if set(name) <= _ID_DIGITS else article_id(name)
    found = list(find(article, stores, client))
    for line in found:
        print(line)
    print(f"{len(found)} things are left of {article}." if found else f"Nothing is left of {article}.")
    return 1 if found else 0


def find(article: str, stores: Stores, client: Callable[[str], Any]) -> Iterator[str]:
    """All that is left of an article in the table, the archive and the inbox, one line each."""
    dynamodb = client("dynamodb")
    key = None
    for page in dynamodb.get_paginator("scan").paginate(TableName=stores.table, ConsistentRead=True):
        for item in page["Items"]:
            if (item["pk"].get("S"), item["sk"].get("S")) == head_key(article):
                key = item["key"]["S"]
            if _speaks_of(item, article):
                yield f"table: {item['pk']['S']} {item['sk']['S']}"
    s3 = client("s3")
    for bucket, prefix in ((stores.archive, f"articles/{article}/"), (stores.inbox, key)):
        if prefix is None:
            continue
        for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix):
            for version in page.get("Versions", ()):
                if bucket == stores.archive or version["Key"] == key:
                    yield f"{bucket}: {version['Key']} version {version['VersionId']}"


def _speaks_of(item: dict[str, Any], article: str) -> bool:
    """Whether an item is made of an article; the entry of the ledger that tells of its end is not."""
    partition, sort = item["pk"]["S"], item["sk"]["S"]
    if partition == article_partition(article) and (sort == HEAD or sort.startswith(VERSION_PREFIX)):
        return bool(item["state"]["S"] not in (State.DELETED, State.SUPERSEDED))
    return article in f"{partition} {sort} {''.join(map(_text, item.values()))}"


def _text(value: dict[str, Any]) -> str:
    if "B" in value:
        return zlib.decompress(bytes(value["B"])).decode()
    return str(value.get("S", ""))
