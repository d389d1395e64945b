"""Owns a DynamoDB client that answers as the service may on a bad day, over one that always answers well.

What the service may do and moto never does: leave keys of a batch unread (BatchGetItem, UnprocessedKeys), end a page
early (Query, LastEvaluatedKey), refuse a call (throttling, conflicts with a transaction, internal errors), or carry a
write out whose answer is lost, so that the SDK sends it again and the condition meets its own first attempt.
"""

import random
from typing import Any

from botocore.exceptions import ClientError

REFUSALS = (
    "ProvisionedThroughputExceededException",
    "ThrottlingException",
    "TransactionConflictException",
    "RequestLimitExceeded",
    "InternalServerError",
)
_PAGE_MAX = 3
_PARTIAL = 0.5  # of batches and pages


class ReluctantDynamo:
    """Calls of a client with chances of trouble; `refused` and `repeated` are those of single calls."""

    def __init__(
        self, client: Any, seed: int, refused: float = 0.0, repeated: float = 0.0, partial: float = 0.5
    ) -> None:
        self._client = client
        self._rng = random.Random(f"reluctant {seed}")  # noqa: S311 - a schedule, not a secret
        self._refused, self._repeated, self._partial = refused, repeated, partial
        self.troubles = 0

    def get_item(self, **request: Any) -> Any:
        """May be refused."""
        self._refuse("GetItem")
        return self._client.get_item(**request)

    def put_item(self, **request: Any) -> Any:
        """May be refused, or carried out twice."""
        return self._write("PutItem", self._client.put_item, request)

    def delete_item(self, **request: Any) -> Any:
        """May be refused, or carried out twice."""
        return self._write("DeleteItem", self._client.delete_item, request)

    def batch_get_item(self, RequestItems: dict[str, Any]) -> Any:  # noqa: N803 - boto3's name
        """May be refused, or leave some keys unread, as many as all."""
        self._refuse("BatchGetItem")
        ((table, wanted),) = RequestItems.items()
        keys = list(wanted["Keys"])
        if not self._happens(_PARTIAL):
            return self._client.batch_get_item(RequestItems=RequestItems)
        self._rng.shuffle(keys)
        read = self._rng.randrange(len(keys) + 1)
        answer: dict[str, Any] = {"Responses": {table: []}}
        if read:
            answer = dict(self._client.batch_get_item(RequestItems={table: {**wanted, "Keys": keys[:read]}}))
        left = {table: {**wanted, "Keys": keys[read:]}} if keys[read:] else {}
        return answer | {"UnprocessedKeys": left}

    def query(self, **request: Any) -> Any:
        """May be refused, or give a page of fewer items than there are and were asked for."""
        self._refuse("Query")
        if self._happens(_PARTIAL):
            request["Limit"] = min(request.get("Limit", _PAGE_MAX), self._rng.randint(1, _PAGE_MAX))
        return self._client.query(**request)

    def _write(self, name: str, operation: Any, request: dict[str, Any]) -> Any:
        self._refuse(name)
        if self._happens(self._repeated):
            operation(**request)
        return operation(**request)

    def _refuse(self, name: str) -> None:
        if self._happens(self._refused):
            raise ClientError({"Error": {"Code": self._rng.choice(REFUSALS), "Message": "not now"}}, name)

    def _happens(self, chance: float) -> bool:
        happens = self._rng.random() < chance
        self.troubles += happens
        return happens
