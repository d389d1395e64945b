"""Owns the names that CloudFormation gave to a stack's resources."""

from typing import Any


def physical_ids(cloudformation: Any, stack: str) -> dict[str, str]:
    """The name of a bucket or table, the URL of a queue and so on, by logical id."""
    described = cloudformation.describe_stack_resources(StackName=stack)["StackResources"]
    return {resource["LogicalResourceId"]: resource.get("PhysicalResourceId", "") for resource in described}
