"""Fixtures of all tests: one moto server for the session, and nothing that could reach the real AWS."""

import os
from collections.abc import Iterator
from uuid import uuid4

# Before anything builds a client: no test may find real credentials or a real endpoint.
os.environ |= {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "POWERTOOLS_SERVICE_NAME": "test",
    "POWERTOOLS_LOG_LEVEL": "CRITICAL",  # thousands of simulated invocations would log and count each step
    "POWERTOOLS_METRICS_DISABLED": "true",
}

import boto3
import pytest
from moto import mock_aws

from shared.objects import S3Objects
from shared.table import DynamoTable


@pytest.fixture
def aws() -> Iterator[None]:
    with mock_aws():
        yield


@pytest.fixture
def dynamo_table(aws: None) -> DynamoTable:  # noqa: ARG001 - for its effect
    client = boto3.client("dynamodb")
    name = f"table-{uuid4()}"
    client.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n in ("pk", "sk")],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    )
    return DynamoTable(client, name)


@pytest.fixture
def s3_objects(aws: None) -> S3Objects:  # noqa: ARG001 - for its effect
    client = boto3.client("s3")
    client.create_bucket(Bucket="bucket")
    client.put_bucket_versioning(Bucket="bucket", VersioningConfiguration={"Status": "Enabled"})
    return S3Objects(client, "bucket")
