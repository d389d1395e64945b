"""Owns the reading of template.yaml: the translated template, and what the runner needs to know of it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samtranslator.public.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "template.yaml"
REGION = "us-east-1"
ACCOUNT = "123456789012"

_ANY_CODE = "s3://code/package.zip"  # what `sam package` would put in place of a folder; nothing is read from it
_LAMBDA_DEFAULT_BATCH_SIZE = 10
# Types that hold data, and the property that names one.
_STORED_TYPES = {
    "AWS::S3::Bucket": "BucketName",
    "AWS::SQS::Queue": "QueueName",
    "AWS::DynamoDB::Table": "TableName",
}


class TemplateError(Exception):
    """The template cannot be run on this machine; the message says which part and why."""


@dataclass(frozen=True)
class Function:
    """A function as the template declares it; `environment` may still refer to resources and parameters."""

    logical_id: str
    handler: str
    timeout_s: int
    memory_mib: int
    environment: dict[str, Any]


@dataclass(frozen=True)
class Mapping:
    """An event source mapping from a queue to a function, by logical ids."""

    queue: str
    function: str
    batch_size: int
    reports_item_failures: bool


@dataclass(frozen=True)
class Notification:
    """A notification of a bucket to a queue, by logical ids: `event` is a pattern such as `s3:ObjectCreated:*`."""

    bucket: str
    queue: str
    event: str
    prefix: str


@dataclass(frozen=True)
class Topology:
    """The translated template and its parts."""

    template: dict[str, Any]
    parameters: dict[str, str]
    functions: tuple[Function, ...]
    mappings: tuple[Mapping, ...]
    notifications: tuple[Notification, ...]

    def resources(self, resource_type: str) -> dict[str, dict[str, Any]]:
        """Logical id and properties of all resources of a type."""
        return {
            name: resource.get("Properties", {})
            for name, resource in self.template["Resources"].items()
            if resource["Type"] == resource_type
        }

    def stored_template(self, stack: str) -> dict[str, Any]:
        """The part that holds data, without what is optional: buckets, queues and the table, as CloudFormation.

        Queues and the table, which CloudFormation would give random names, are called `<stack>-<logical id>`, so that
        events/env.json can name them.
        """
        stored = {}
        for name, resource in self.template["Resources"].items():
            if resource["Type"] in _STORED_TYPES and "Condition" not in resource:
                named = {_STORED_TYPES[resource["Type"]]: f"{stack}-{name}", **resource.get("Properties", {})}
                stored[name] = {"Type": resource["Type"], "Properties": named}
        kept: dict[str, Any] = {key: self.template[key] for key in ("Parameters", "Conditions") if key in self.template}
        return {"AWSTemplateFormatVersion": "2010-09-09", **kept, "Resources": stored}

    def http_function(self) -> str:
        """The logical id of the function behind the HTTP API's default route."""
        (integration,) = self.resources("AWS::ApiGatewayV2::Integration").values()
        return _logical_id(integration["IntegrationUri"])


def translate(path: Path = TEMPLATE, parameters: dict[str, str] | None = None) -> dict[str, Any]:
    """The CloudFormation that `sam deploy` would create from a template."""
    with path.open(encoding="utf-8") as file:
        source = yaml_parse(file.read())
    source["Globals"]["Function"]["CodeUri"] = _ANY_CODE
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)  # the translator asks boto3 for a region, even if it needs none
    try:
        translated: dict[str, Any] = transform(source, dict(parameters or {}), _ManagedPolicies())
    except InvalidDocumentException as error:
        raise TemplateError("; ".join(cause.message for cause in error.causes)) from error
    return translated


def load_topology(path: Path = TEMPLATE, parameters: dict[str, str] | None = None) -> Topology:
    """Translates a template and reads functions, mappings and notifications out of it."""
    template = translate(path, parameters)
    unknown = set(parameters or {}) - set(template["Parameters"])
    if unknown:
        raise TemplateError(f"the template has no parameters {', '.join(sorted(unknown))}")
    defaults = {name: str(spec["Default"]) for name, spec in template["Parameters"].items() if "Default" in spec}
    return Topology(
        template=template,
        parameters=defaults | (parameters or {}),
        functions=tuple(_functions(template["Resources"])),
        mappings=tuple(_mappings(template["Resources"])),
        notifications=tuple(_notifications(template["Resources"])),
    )


class _ManagedPolicies:
    """Stands in for the translator's look-up of AWS's own policies, which would ask AWS."""

    def load(self) -> dict[str, str]:
        prefix = "arn:aws:iam::aws:policy"
        return {
            "AWSLambdaBasicExecutionRole": f"{prefix}/service-role/AWSLambdaBasicExecutionRole",
            "AWSLambdaSQSQueueExecutionRole": f"{prefix}/service-role/AWSLambdaSQSQueueExecutionRole",
            "AWSXRayDaemonWriteAccess": f"{prefix}/AWSXRayDaemonWriteAccess",
        }


def _functions(resources: dict[str, Any]) -> list[Function]:
    return [
        Function(
            logical_id=name,
            handler=resource["Properties"]["Handler"],
            timeout_s=resource["Properties"]["Timeout"],
            memory_mib=resource["Properties"]["MemorySize"],
            environment=resource["Properties"]["Environment"]["Variables"],
        )
        for name, resource in resources.items()
        if resource["Type"] == "AWS::Lambda::Function"
    ]


def _mappings(resources: dict[str, Any]) -> list[Mapping]:
    properties = [r["Properties"] for r in resources.values() if r["Type"] == "AWS::Lambda::EventSourceMapping"]
    return [
        Mapping(
            queue=_logical_id(p["EventSourceArn"]),
            function=_logical_id(p["FunctionName"]),
            batch_size=p.get("BatchSize", _LAMBDA_DEFAULT_BATCH_SIZE),
            reports_item_failures="ReportBatchItemFailures" in p.get("FunctionResponseTypes", ()),
        )
        for p in properties
    ]


def _notifications(resources: dict[str, Any]) -> list[Notification]:
    found = []
    for name, resource in resources.items():
        configuration = resource.get("Properties", {}).get("NotificationConfiguration", {})
        for entry in configuration.get("QueueConfigurations", ()):
            rules = entry.get("Filter", {}).get("S3Key", {}).get("Rules", ())
            prefix = next((rule["Value"] for rule in rules if rule["Name"] == "prefix"), "")
            found.append(Notification(name, _logical_id(entry["Queue"]), entry["Event"], prefix))
    return found


def _logical_id(reference: Any) -> str:
    match reference:
        case {"Ref": str(name)}:
            return name
        case {"Fn::GetAtt": [str(name), "Arn"]}:
            return name
    raise TemplateError(f"the local runner cannot follow {reference!r}; it follows Ref and GetAtt … Arn")
