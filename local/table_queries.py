"""Owns a mend of the embedded table: a query looks at its own partition only, as DynamoDB does.

moto sorts all items of a table for every query, and answers with an error when another thread writes meanwhile. With
some 100,000 items a query takes most of a second, so that taking in n files takes n² steps.
"""

import copy
from collections import defaultdict
from functools import wraps
from typing import Any

from moto.dynamodb.models.table import Table


def mend() -> None:
    """Mends moto's tables for the life of the process; doing so again changes nothing."""
    if not hasattr(Table.query, "__wrapped__"):
        Table.query = _of_one_partition(Table.query)  # type: ignore[method-assign]


def _of_one_partition(query: Any) -> Any:
    @wraps(query)
    def queried(table: Table, hash_key: Any, *arguments: Any, **options: Any) -> Any:
        if hash_key is None or not table.range_key_attr:
            return query(table, hash_key, *arguments, **options)
        partition: dict[Any, Any] = table.items.get(hash_key, {})
        view = copy.copy(table)
        view.items = defaultdict(dict, {hash_key: partition.copy()})
        return query(view, hash_key, *arguments, **options)

    return queried
