"""Whatever is left of an article is found: in packed attributes, and in the records of an object that held several."""

from collections.abc import Iterator
from typing import Any

import pytest

from local.cloud import STACK, Cloud
from local.residue import residue
from local.topology import load_topology
from shared.identifiers import article_id
from shared.keys import CORRECTIONS_LOG, head_key
from shared.packing import packed
from shared.table import DynamoTable

KEY = "inbox/box.zip"
IDS = [article_id(KEY), article_id(KEY, 1), article_id(KEY, 2)]


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    cloud = Cloud(load_topology())
    yield cloud
    cloud.stop()


def _put(cloud: Cloud, pk: str, sk: str, **attributes: Any) -> None:
    table = DynamoTable(cloud.client("dynamodb"), cloud.physical_id("Table"))
    assert table.put_if_unchanged({"pk": pk, "sk": sk, **attributes}, None, ())


def _left(cloud: Cloud, capsys: pytest.CaptureFixture[str], name: str) -> list[str]:
    status = residue(name, STACK, cloud.endpoint)
    *found, summary = capsys.readouterr().out.splitlines()
    assert status == bool(found) == (not summary.startswith("Nothing is left"))
    return [line.partition(" version ")[0] for line in found]


@pytest.mark.parametrize("text", ["short", "long " * 1_000])
def test_words_are_looked_for_in_packed_attributes_too(
    cloud: Cloud, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    _put(cloud, "ENTITY#person:a", "2026-01-01", body=packed(f'{{"article":{{"id":"{IDS[0]}"}},"text":"{text}"}}'))
    _put(cloud, "ENTITY#person:b", "2026-01-01", body=packed(f'{{"article":{{"id":"other"}},"text":"{text}"}}'))
    assert _left(cloud, capsys, KEY) == _left(cloud, capsys, IDS[0]) == ["table: ENTITY#person:a 2026-01-01"]
    assert _left(cloud, capsys, "inbox/other.txt") == []


def test_with_an_object_go_all_articles_in_it(cloud: Cloud, capsys: pytest.CaptureFixture[str]) -> None:
    told = {"key": KEY, "state": "deleted", "seq": "0", "event_time": "2026-01-01T00:00:00Z"}
    _put(cloud, *head_key(IDS[0]), **told)
    _put(cloud, *head_key(IDS[1]), **told, record=1)
    assert _left(cloud, capsys, KEY) == []
    _put(cloud, "DAY#2026-01-01", f"2026-01-01T00:00:00#{IDS[2]}", body="{}")
    archive = cloud.physical_id("ArchiveBucket")
    cloud.client("s3").put_object(Bucket=archive, Key=f"articles/{IDS[1]}/00/clean.json.gz", Body=b"")
    found = [f"table: DAY#2026-01-01 2026-01-01T00:00:00#{IDS[2]}", f"{archive}: articles/{IDS[1]}/00/clean.json.gz"]
    assert _left(cloud, capsys, KEY) == _left(cloud, capsys, IDS[0]) == found
    assert _left(cloud, capsys, f"{KEY}#2") == _left(cloud, capsys, IDS[2]) == found[:1]
    assert _left(cloud, capsys, f"{KEY}#1") == found[1:]
    assert _left(cloud, capsys, f"{KEY}#3") == []


def test_versions_of_the_object_are_told(cloud: Cloud, capsys: pytest.CaptureFixture[str]) -> None:
    inbox = cloud.physical_id("InboxBucket")
    for key in (KEY, f"{KEY}.old"):
        cloud.client("s3").put_object(Bucket=inbox, Key=key, Body=b"")
    assert _left(cloud, capsys, KEY) == _left(cloud, capsys, f"{KEY}#2") == [f"{inbox}: {KEY}"]


def test_the_log_of_corrections_holds_nothing_of_an_article_but_its_id(
    cloud: Cloud, capsys: pytest.CaptureFixture[str]
) -> None:
    for partition in (CORRECTIONS_LOG, "CORRECTIONS"):
        _put(cloud, partition, "hide:0", body=f'{{"article":"{IDS[0]}"}}')
    assert _left(cloud, capsys, KEY) == ["table: CORRECTIONS hide:0"]
