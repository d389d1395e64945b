"""The embedded services hold nothing beyond their life, though moto keeps all it holds for the process."""

import pytest
import requests

from local.cloud import Cloud
from local.topology import load_topology


def test_a_second_cloud_finds_nothing_of_the_first() -> None:
    topology = load_topology()
    first = Cloud(topology)
    first.client("sqs").send_message(QueueUrl=first.physical_id("CleanQueue"), MessageBody="left behind")
    first.stop()
    second = Cloud(topology)
    try:
        assert "Messages" not in second.client("sqs").receive_message(QueueUrl=second.physical_id("CleanQueue"))
    finally:
        second.stop()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://127.0.0.1:8000"}, 200),
        ({"Origin": "http://localhost:8000"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Host": "evil.example:4566"}, 403),
    ],
)
def test_no_page_of_others_gets_at_the_stores(headers: dict[str, str], status: int) -> None:
    cloud = Cloud(load_topology())
    try:
        bucket = cloud.physical_id("InboxBucket")
        post = cloud.client("s3").generate_presigned_post(bucket, "inbox/a.txt")
        answer = requests.post(post["url"], post["fields"], files={"file": "text"}, headers=headers, timeout=10)
        assert answer.status_code // 100 == status // 100, answer.text
        kept = cloud.client("s3").list_objects_v2(Bucket=bucket).get("Contents", [])
        assert bool(kept) is (status == 200)
        assert requests.get(f"{cloud.endpoint}/moto-api/data.json", headers=headers, timeout=10).status_code == status
    finally:
        cloud.stop()
