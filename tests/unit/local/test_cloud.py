"""The embedded services hold nothing beyond their life, though moto keeps all it holds for the process."""

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
