"""The contract of the table port, over the fake and over DynamoDB as moto plays it."""

from typing import Any, cast

import pytest

from shared.keys import Key
from shared.table import DynamoTable, Item, Table, key_of
from tests.fakes import FakeTable
from tests.reluctant import ReluctantDynamo


@pytest.fixture(params=["fake", "moto", "moto, with partial answers"])
def table(request: pytest.FixtureRequest) -> Table:
    if request.param == "fake":
        return FakeTable()
    table: DynamoTable = request.getfixturevalue("dynamo_table")
    if request.param == "moto":
        return table
    return DynamoTable(cast(Any, ReluctantDynamo(table._client, seed=1)), table._name)


def _item(sk: str = "a", seq: str = "5", **attributes: str | int) -> Item:
    return {"pk": "p", "sk": sk, "seq": seq, **attributes}


def test_an_item_comes_back_as_it_was_put(table: Table) -> None:
    item = _item(body='{"é": "\U0001f600"}', expires_at=1_800_000_000, empty="")
    assert table.put_unless_newer(item)
    assert table.get(Key("p", "a")) == item


def test_an_absent_item_is_none(table: Table) -> None:
    assert table.get(Key("p", "a")) is None


def test_an_older_version_never_overwrites_a_newer_one(table: Table) -> None:
    assert table.put_unless_newer(_item(seq="5"))
    assert not table.put_unless_newer(_item(seq="4", body="old"))
    assert table.get(Key("p", "a")) == _item(seq="5")


def test_the_same_version_may_be_written_again(table: Table) -> None:
    assert table.put_unless_newer(_item(seq="5", body="one"))
    assert table.put_unless_newer(_item(seq="5", body="two"))
    assert table.get(Key("p", "a")) == _item(seq="5", body="two")


def test_an_older_version_never_removes_a_newer_one(table: Table) -> None:
    table.put_unless_newer(_item(seq="5"))
    assert not table.delete_unless_newer(Key("p", "a"), "4")
    assert table.get(Key("p", "a")) is not None


def test_removing_what_is_absent_is_fine(table: Table) -> None:
    assert table.delete_unless_newer(Key("p", "a"), "4")


def test_a_newer_version_removes_an_older_one(table: Table) -> None:
    table.put_unless_newer(_item(seq="5"))
    assert table.delete_unless_newer(Key("p", "a"), "6")
    assert table.get(Key("p", "a")) is None


def test_put_if_unchanged_needs_absence_for_none(table: Table) -> None:
    assert table.put_if_unchanged(_item(), None, ["seq"])
    assert not table.put_if_unchanged(_item(seq="6"), None, ["seq"])


def test_put_if_unchanged_looks_at_the_named_attributes_only(table: Table) -> None:
    table.put_if_unchanged(_item(body="one"), None, ["seq"])
    assert table.put_if_unchanged(_item(seq="6"), _item(body="other"), ["seq"])
    assert not table.put_if_unchanged(_item(seq="7"), _item(seq="5"), ["seq"])


def test_put_if_unchanged_fails_when_the_item_is_gone(table: Table) -> None:
    assert not table.put_if_unchanged(_item(seq="6"), _item(), ["seq"])
    assert table.get(Key("p", "a")) is None


def test_delete_if_unchanged_removes_only_what_was_read(table: Table) -> None:
    table.put_unless_newer(_item(body="one"))
    assert not table.delete_if_unchanged(_item(body="two"), ["seq", "body"])
    assert table.delete_if_unchanged(_item(body="one"), ["seq", "body"])
    assert not table.delete_if_unchanged(_item(body="one"), ["seq", "body"])


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({}, ["a", "b", "c", "é"]),
        ({"descending": True}, ["é", "c", "b", "a"]),
        ({"first": "b"}, ["b", "c", "é"]),
        ({"first": "b", "last": "c"}, ["b", "c"]),
        ({"last": "b"}, ["a", "b"]),
        ({"first": "b", "last": "a"}, []),
        ({"limit": 2}, ["a", "b"]),
        ({"limit": 1, "descending": True, "consistent": True}, ["é"]),
    ],
)
def test_a_query_keeps_order_and_bounds(table: Table, bounds: dict[str, object], expected: list[str]) -> None:
    for sk in ["b", "é", "a", "c"]:
        table.put_unless_newer(_item(sk))
    table.put_unless_newer({"pk": "other", "sk": "a", "seq": "1"})
    assert [item["sk"] for item in table.query("p", **bounds)] == expected  # type: ignore[arg-type]


def test_a_query_goes_on_past_a_page_of_a_megabyte(table: Table) -> None:
    for number in range(5):
        table.put_unless_newer(_item(f"{number}", body="x" * 300_000))
    assert [item["sk"] for item in table.query("p")] == ["0", "1", "2", "3", "4"]


def test_get_many_finds_those_that_exist_also_beyond_a_hundred(table: Table) -> None:
    for number in range(120):
        table.put_unless_newer(_item(f"{number:03}"))
    keys = [Key("p", f"{number:03}") for number in range(0, 240, 2)]
    for consistent in (True, False):
        found = table.get_many([*keys, keys[0]], consistent=consistent)
        assert sorted(key.sk for key in found) == [f"{n:03}" for n in range(0, 120, 2)]


def test_numbers_and_bytes_come_back_as_such(table: Table) -> None:
    item: Item = {"pk": "P", "sk": "S", "seq": "1", "expires_at": 1_800_000_000, "body": bytes(range(256))}
    assert table.put_unless_newer(item)
    assert table.get(key_of(item)) == item
    assert table.put_if_unchanged({**item, "body": b"other"}, item, ["expires_at", "body"])
    assert not table.put_if_unchanged({**item, "body": b"third"}, item, ["expires_at", "body"])
