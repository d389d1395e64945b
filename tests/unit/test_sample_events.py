"""The payloads in events/ are what AWS sends, and speak of one sample article, stage after stage."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from functions.clean.s3_events import parse_s3_events
from local.topology import ACCOUNT, REGION, load_topology
from shared.messages import parse_cleaned, parse_index_message

EVENTS = Path(__file__).resolve().parents[2] / "events"


def _load(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return event


def _body(name: str) -> str:
    (record,) = _load(name)["Records"]
    assert record["md5OfBody"] == hashlib.md5(record["body"].encode()).hexdigest()  # noqa: S324 - SQS's checksum
    return str(record["body"])


def test_the_events_of_all_stages_speak_of_one_version_of_a_sample() -> None:
    (event,) = parse_s3_events(_body("clean"))
    assert parse_cleaned(_body("extract")).version == event.version
    assert parse_index_message(_body("index")).version == event.version
    assert (EVENTS / "articles" / event.version.key.removeprefix("inbox/")).is_file()


def test_the_environment_for_sam_names_every_variable_of_the_template() -> None:
    variables = _load("env")
    for function in load_topology().functions:
        set_by_template = {name for name in function.environment if not name.startswith("POWERTOOLS_")}
        assert set_by_template <= set(variables[function.logical_id])
        assert f"newsdex-archive-{ACCOUNT}-{REGION}" == variables[function.logical_id]["ARCHIVE_BUCKET"]


def test_there_are_samples_of_many_shapes() -> None:
    suffixes = {path.suffix for path in (EVENTS / "articles").iterdir()}
    assert {".html", ".txt", ".md", ".gz"} <= suffixes
    assert len(list((EVENTS / "articles").iterdir())) >= 8


@pytest.mark.parametrize("name", ["api"])
def test_the_request_is_of_payload_format_two(name: str) -> None:
    event = _load(name)
    assert event["version"] == "2.0"
    assert event["requestContext"]["http"]["method"] == "GET"
