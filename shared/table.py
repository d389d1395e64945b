"""Owns the port to the table and its DynamoDB adapter: a handful of verbs, each safe to repeat.

Items are flat: strings, integers and bytes only. Every write is conditional, and says by its answer whether
the condition held; errors of AWS that a retry may mend are raised as `TransientError`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from botocore.exceptions import BotoCoreError, ClientError

from shared.errors import TransientError
from shared.keys import Key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Item: TypeAlias = dict[str, str | int | bytes]

BATCH_GET_MAX_KEYS = 100  # limit of BatchGetItem
BATCH_GET_ATTEMPTS = 8  # DynamoDB may return keys unprocessed under load; the SDK does not retry those


class Table(Protocol):
    """What newsdex asks of its table. Keys are the attributes `pk` and `sk` of an item."""

    def get(self, key: Key) -> Item | None:
        """The item as of all writes that have been answered, or None."""

    def get_many(self, keys: Sequence[Key], *, consistent: bool = True) -> dict[Key, Item]:
        """Those of the items that exist, as of all writes that have been answered; or, at half the price, of most."""

    def query(
        self,
        partition: str,
        *,
        first: str = "",
        last: str | None = None,
        descending: bool = False,
        limit: int | None = None,
        consistent: bool = False,
    ) -> Iterator[Item]:
        """Items of a partition with `first <= sk <= last`, in order of `sk`, read page by page as they are taken."""

    def put_unless_newer(self, item: Item) -> bool:
        """Writes an item that carries `seq`, unless one with a greater `seq` stands there: then answers False."""

    def delete_unless_newer(self, key: Key, seq: str) -> bool:
        """Removes an item whose `seq` is not greater; False when a newer one stands there. Absent is fine."""

    def put_if_unchanged(self, item: Item, previous: Item | None, attributes: Sequence[str]) -> bool:
        """Writes an item if `attributes` of the stored one are still `previous`'s; None means it must be absent."""

    def delete_if_unchanged(self, previous: Item, attributes: Sequence[str]) -> bool:
        """Removes an item if its `attributes` are still `previous`'s; an item already gone answers False."""


def key_of(item: Item) -> Key:
    """The key of an item."""
    return Key(str(item["pk"]), str(item["sk"]))


class DynamoTable:
    """The table in DynamoDB."""

    def __init__(self, client: "DynamoDBClient", name: str) -> None:
        self._client = client
        self._name = name

    def get(self, key: Key) -> Item | None:
        """One consistent GetItem."""
        with_item = _translated(self._client.get_item, TableName=self._name, Key=_key(key), ConsistentRead=True)
        return _unmarshal(with_item["Item"]) if "Item" in with_item else None

    def get_many(self, keys: Sequence[Key], *, consistent: bool = True) -> dict[Key, Item]:
        """BatchGetItem calls of at most 100 keys."""
        found: dict[Key, Item] = {}
        unique = list(dict.fromkeys(keys))
        for start in range(0, len(unique), BATCH_GET_MAX_KEYS):
            for item in self._get_batch(unique[start : start + BATCH_GET_MAX_KEYS], consistent):
                found[key_of(item)] = item
        return found

    def _get_batch(self, keys: Sequence[Key], consistent: bool) -> Iterator[Item]:
        request: dict[str, Any] = {self._name: {"Keys": [_key(k) for k in keys], "ConsistentRead": consistent}}
        for _ in range(BATCH_GET_ATTEMPTS):
            page = _translated(self._client.batch_get_item, RequestItems=request)
            yield from (_unmarshal(item) for item in page["Responses"].get(self._name, ()))
            request = page.get("UnprocessedKeys") or {}
            if not request:
                return
        raise TransientError("DynamoDB left keys of a batch unread")

    def query(
        self,
        partition: str,
        *,
        first: str = "",
        last: str | None = None,
        descending: bool = False,
        limit: int | None = None,
        consistent: bool = False,
    ) -> Iterator[Item]:
        """Query pages; `limit` is both the page size and the most items returned."""
        if last is not None and last < first:
            return
        request: dict[str, Any] = {
            "TableName": self._name,
            "ScanIndexForward": not descending,
            "ConsistentRead": consistent,
            **_range(partition, first, last),
        }
        if limit is not None:
            request["Limit"] = limit
        remaining = limit
        while True:
            page = _translated(self._client.query, **request)
            for item in page["Items"][:remaining]:
                yield _unmarshal(item)
            if remaining is not None:
                remaining -= len(page["Items"])
            if "LastEvaluatedKey" not in page or (remaining is not None and remaining <= 0):
                return
            request["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def put_unless_newer(self, item: Item) -> bool:
        """PutItem under `attribute_not_exists(pk) OR seq <= :seq`."""
        return self._holds(
            self._client.put_item,
            Item=_marshal(item),
            ConditionExpression="attribute_not_exists(pk) OR seq <= :seq",
            ExpressionAttributeValues={":seq": {"S": item["seq"]}},
        )

    def delete_unless_newer(self, key: Key, seq: str) -> bool:
        """DeleteItem under the same condition as `put_unless_newer`."""
        return self._holds(
            self._client.delete_item,
            Key=_key(key),
            ConditionExpression="attribute_not_exists(pk) OR seq <= :seq",
            ExpressionAttributeValues={":seq": {"S": seq}},
        )

    def put_if_unchanged(self, item: Item, previous: Item | None, attributes: Sequence[str]) -> bool:
        """PutItem under equality of the named attributes, or under absence."""
        return self._holds(self._client.put_item, Item=_marshal(item), **_unchanged(previous, attributes))

    def delete_if_unchanged(self, previous: Item, attributes: Sequence[str]) -> bool:
        """DeleteItem under equality of the named attributes."""
        return self._holds(self._client.delete_item, Key=_key(key_of(previous)), **_unchanged(previous, attributes))

    def _holds(self, operation: Any, **request: Any) -> bool:
        try:
            _translated(operation, TableName=self._name, **request)
        except _ConditionFailedError:
            return False
        return True


class _ConditionFailedError(Exception):
    """The condition of a write did not hold."""


def _translated(operation: Any, **request: Any) -> Any:
    try:
        return operation(**request)
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code == "ConditionalCheckFailedException":
            raise _ConditionFailedError from error
        raise TransientError(f"DynamoDB: {code}") from error
    except BotoCoreError as error:
        raise TransientError(f"DynamoDB: {type(error).__name__}") from error


def _range(partition: str, first: str, last: str | None) -> dict[str, Any]:
    values = {":pk": {"S": partition}}
    expression = "pk = :pk"
    if last is not None:
        expression += " AND sk BETWEEN :first AND :last"
        values |= {":first": {"S": first or " "}, ":last": {"S": last}}
    elif first:
        expression += " AND sk >= :first"
        values[":first"] = {"S": first}
    return {"KeyConditionExpression": expression, "ExpressionAttributeValues": values}


def _unchanged(previous: Item | None, attributes: Sequence[str]) -> dict[str, Any]:
    if previous is None:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    names = {f"#a{i}": attribute for i, attribute in enumerate(attributes)}
    return {
        "ConditionExpression": " AND ".join(f"#a{i} = :a{i}" for i in range(len(attributes))),
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": {f":a{i}": _value(previous[a]) for i, a in enumerate(attributes)},
    }


def _key(key: Key) -> dict[str, Any]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}


def _value(value: str | int | bytes) -> dict[str, str | bytes]:
    if isinstance(value, bytes):
        return {"B": value}
    return {"S": value} if isinstance(value, str) else {"N": str(value)}


def _marshal(item: Item) -> dict[str, Any]:
    return {name: _value(value) for name, value in item.items()}


def _unmarshal(item: dict[str, Any]) -> Item:
    return {name: int(v["N"]) if "N" in v else v["S"] if "S" in v else bytes(v["B"]) for name, v in item.items()}
