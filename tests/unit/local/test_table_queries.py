"""Queries of the embedded table look at one partition, as those of DynamoDB do."""

from collections.abc import Iterator
from typing import Any

import pytest
from moto.dynamodb.models.table import Table

from local.cloud import Cloud
from local.topology import load_topology
from shared.table import DynamoTable


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    cloud = Cloud(load_topology())
    yield cloud
    cloud.stop()


def _table(cloud: Cloud) -> DynamoTable:
    return DynamoTable(cloud.client("dynamodb"), cloud.physical_id("Table"))


def _fill(table: DynamoTable, partition: str, count: int) -> None:
    for number in range(count):
        table.put_unless_newer({"pk": partition, "sk": f"{number:04}", "seq": "1", "body": "x"})


def test_a_query_gives_its_partition_in_order_and_pages(cloud: Cloud) -> None:
    table = _table(cloud)
    _fill(table, "P", 30)
    _fill(table, "Q", 3)
    assert [item["sk"] for item in table.query("P")] == [f"{number:04}" for number in range(30)]
    assert [item["sk"] for item in table.query("P", descending=True, limit=2)] == ["0029", "0028"]
    assert [item["sk"] for item in table.query("P", first="0003", last="0005")] == ["0003", "0004", "0005"]
    assert list(table.query("absent")) == []
    client: Any = table._client
    first = client.query(
        TableName=table._name,
        KeyConditionExpression="pk = :p",
        ExpressionAttributeValues={":p": {"S": "P"}},
        Limit=7,
    )
    assert first["LastEvaluatedKey"]["sk"] == {"S": "0006"}


def test_a_query_looks_at_its_own_partition_only(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    table = _table(cloud)
    _fill(table, "small", 5)
    _fill(table, "other", 40)
    looked_at: list[int] = []
    all_items = Table.all_items

    def counted(self: Table) -> Any:
        items = all_items(self)
        looked_at.append(len(items))
        return items

    monkeypatch.setattr(Table, "all_items", counted)
    assert len(list(table.query("small"))) == 5
    assert looked_at == [5]
