"""What template.yaml must keep, and no linter looks at."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cost import Spent
from benchmarks.stack import LONGEST_WORDS
from functions.api.uploads import EXPIRES_IN_S
from local.topology import ROOT, Topology, load_topology
from shared.observability import METRICS_NAMESPACE

TWO_WEEKS_S = 14 * 24 * 3600
TEN_DAYS_S = 10 * 24 * 3600  # a fault that nobody sees over a holiday
SQS_RETENTION_S = 4 * 24 * 3600  # SQS's default
AWS_VISIBILITY_FACTOR = 6  # Lambda developer guide, "Configuring a queue to use with Lambda"


@pytest.fixture(scope="module")
def topology() -> Topology:
    return load_topology()


def _of(reference: Any) -> str:
    return str(reference["Fn::GetAtt"][0])


def _statements(topology: Topology) -> list[tuple[str, dict[str, Any]]]:
    roles = topology.resources("AWS::IAM::Role")
    return [
        (name, statement)
        for name, role in roles.items()
        for policy in role.get("Policies", ())
        for statement in policy["PolicyDocument"]["Statement"]
    ]


def _actions(statement: dict[str, Any]) -> list[str]:
    actions = statement["Action"]
    return [actions] if isinstance(actions, str) else list(actions)


def test_a_message_stays_hidden_six_times_as_long_as_its_function_may_run(topology: Topology) -> None:
    timeouts = {function.logical_id: function.timeout_s for function in topology.functions}
    queues = topology.resources("AWS::SQS::Queue")
    assert len(topology.mappings) == 3
    for mapping in topology.mappings:
        visibility = queues[mapping.queue]["VisibilityTimeout"]
        assert visibility >= AWS_VISIBILITY_FACTOR * timeouts[mapping.function], mapping


def test_a_sweep_comes_when_no_function_that_saw_the_old_version_can_be_alive(topology: Topology) -> None:
    delay_s = int(topology.parameters["SweepDelaySeconds"])
    assert all(delay_s > 2 * function.timeout_s for function in topology.functions)


def test_a_batch_of_the_longest_texts_is_extracted_before_the_timeout(topology: Topology) -> None:
    (function,) = (f for f in topology.functions if f.logical_id == "ExtractFunction")
    (batch,) = (m.batch_size for m in topology.mappings if m.function == function.logical_id)
    growth = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))["growth"]
    cpu_s = growth["extract, 50,000 words, ms/1,000 words"] * LONGEST_WORDS / 1e6
    assert batch * Spent(cpu_s=cpu_s).billed_s(function.memory_mib) < function.timeout_s


def test_every_queue_of_a_stage_has_its_own_dead_letter_queue(topology: Topology) -> None:
    queues = topology.resources("AWS::SQS::Queue")
    targets = []
    for mapping in topology.mappings:
        redrive = queues[mapping.queue]["RedrivePolicy"]
        assert redrive["maxReceiveCount"] == 5
        targets.append(_of(redrive["deadLetterTargetArn"]))
    assert len(set(targets)) == 3
    assert all(queues[target]["MessageRetentionPeriod"] == TWO_WEEKS_S for target in targets)
    kept_s = [queues[m.queue].get("MessageRetentionPeriod", SQS_RETENTION_S) for m in topology.mappings]
    assert all(kept >= TEN_DAYS_S for kept in kept_s)  # what waits longer is lost: nobody looks for it there
    assert max(kept_s) < TWO_WEEKS_S  # a dead letter keeps the age it had
    assert all(queue["SqsManagedSseEnabled"] for queue in queues.values())


def test_every_mapping_reports_failures_one_by_one_and_is_bounded(topology: Topology) -> None:
    for properties in topology.resources("AWS::Lambda::EventSourceMapping").values():
        assert properties["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        assert properties["ScalingConfig"]["MaximumConcurrency"]


def test_every_route_but_those_of_the_page_is_authorised_by_iam_or_jwt(topology: Topology) -> None:
    routes = topology.resources("AWS::ApiGatewayV2::Route")
    data = {"$default": "Write", "GET /{path+}": "Read"}
    assert {route["RouteKey"] for route in routes.values()} == {*data, "GET /", "GET /page/{file+}"}
    for name, route in routes.items():
        if route["RouteKey"] in data:
            scopes = route["AuthorizationScopes"]["Fn::If"]
            assert scopes[:2] == [f"Has{data[route['RouteKey']]}Scopes", {"Ref": f"Jwt{data[route['RouteKey']]}Scopes"}]
            assert route["AuthorizationType"] == {"Fn::If": ["UsesJwt", "JWT", "AWS_IAM"]}
            assert route["AuthorizerId"]["Fn::If"][:2] == ["UsesJwt", {"Ref": "HttpApiAuthorizer"}]
        else:
            assert topology.template["Resources"][name]["Condition"] == "UsesJwt"


def test_the_inbox_tells_of_created_and_removed_objects_under_its_prefix(topology: Topology) -> None:
    told = {(n.bucket, n.queue, n.event, n.prefix) for n in topology.notifications}
    assert told == {
        ("InboxBucket", "CleanQueue", "s3:ObjectCreated:*", "inbox/"),
        ("InboxBucket", "CleanQueue", "s3:ObjectRemoved:*", "inbox/"),
    }


def test_buckets_are_private_encrypted_and_closed_to_plain_http(topology: Topology) -> None:
    buckets = topology.resources("AWS::S3::Bucket")
    assert buckets["InboxBucket"]["VersioningConfiguration"] == {"Status": "Enabled"}
    for bucket in buckets.values():
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
        assert bucket["BucketEncryption"]
    policies = topology.resources("AWS::S3::BucketPolicy")
    closed = set()
    for policy in policies.values():
        statement = next(s for s in policy["PolicyDocument"]["Statement"] if s["Sid"] == "TlsOnly")
        assert statement["Effect"] == "Deny"
        assert statement["Condition"] == {"Bool": {"aws:SecureTransport": False}}
        closed.add(policy["Bucket"]["Ref"])
    assert closed == set(buckets)


def test_a_presigned_upload_is_void_after_five_minutes_whatever_it_was_signed_for(topology: Topology) -> None:
    policy = topology.resources("AWS::S3::BucketPolicy")["InboxBucketPolicy"]["PolicyDocument"]
    (bound,) = [s for s in policy["Statement"] if "s3:signatureAge" in str(s["Condition"])]
    assert bound["Effect"] == "Deny"
    assert bound["Action"] == "s3:PutObject"
    assert bound["Condition"] == {"NumericGreaterThan": {"s3:signatureAge": EXPIRES_IN_S * 1000}}


def test_only_our_bucket_of_our_account_may_send_to_the_clean_queue(topology: Topology) -> None:
    policy = topology.resources("AWS::SQS::QueuePolicy")["CleanQueuePolicy"]
    (allowed,) = [s for s in policy["PolicyDocument"]["Statement"] if s["Effect"] == "Allow"]
    assert allowed["Principal"] == {"Service": "s3.amazonaws.com"}
    assert "aws:SourceArn" in allowed["Condition"]["ArnEquals"]
    assert allowed["Condition"]["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}


def test_the_table_is_on_demand_recoverable_encrypted_and_forgets(topology: Topology) -> None:
    (table,) = topology.resources("AWS::DynamoDB::Table").values()
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
    assert table["SSESpecification"] == {"SSEEnabled": True}


def test_each_function_has_a_role_of_its_own_without_wildcard_actions(topology: Topology) -> None:
    functions = topology.resources("AWS::Lambda::Function")
    roles = [_of(function["Role"]) for function in functions.values()]
    assert len(set(roles)) == len(functions) == 5
    for role, statement in _statements(topology):
        assert not any("*" in action for action in _actions(statement)), (role, statement)
        assert statement["Resource"] != "*", (role, statement)


def test_only_uploads_can_be_written_to_the_inbox_and_only_by_the_api(topology: Topology) -> None:
    writers = [
        (role, statement["Resource"]["Fn::Sub"])
        for role, statement in _statements(topology)
        if "s3:PutObject" in _actions(statement) and "Inbox" in str(statement["Resource"])
    ]
    assert writers == [("ApiFunctionRole", "${InboxBucket.Arn}/inbox/uploads/*")]


def test_only_index_and_api_may_delete_where_they_must(topology: Topology) -> None:
    deleters = {
        (role, str(statement["Resource"]))
        for role, statement in _statements(topology)
        if "s3:DeleteObject" in _actions(statement) and "Inbox" in str(statement["Resource"])
    }
    assert {role for role, _ in deleters} == {"ApiFunctionRole"}


def test_alarms_watch_queues_dead_letters_the_audit_and_the_answers(topology: Topology) -> None:
    alarms = topology.resources("AWS::CloudWatch::Alarm").values()
    watched = {(alarm["MetricName"], json.dumps(alarm["Dimensions"][0]["Value"])) for alarm in alarms}
    queues = [("ApproximateNumberOfMessagesVisible", "DeadLetterQueue"), ("ApproximateAgeOfOldestMessage", "Queue")]
    assert watched == {
        (metric, json.dumps({"Fn::GetAtt": [f"{stage}{queue}", "QueueName"]}))
        for stage in ("Clean", "Extract", "Index")
        for metric, queue in queues
    } | {
        ("Errors", json.dumps({"Ref": "AuditFunction"})),
        ("ObjectsWithoutOutcome", json.dumps("audit")),
        ("5xx", json.dumps({"Ref": "HttpApi"})),
    }
    for alarm in alarms:
        assert alarm["AlarmActions"] == {
            "Fn::If": ["HasAlarmTopic", [{"Ref": "AlarmTopicArn"}], {"Ref": "AWS::NoValue"}]
        }
        assert alarm["ComparisonOperator"] == "GreaterThanThreshold"


def test_every_alarm_is_in_the_guide(topology: Topology) -> None:
    guide = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    for name in topology.resources("AWS::CloudWatch::Alarm"):
        assert f"`{name}`" in guide, name


def test_counters_that_alarms_watch_are_counted(topology: Topology) -> None:
    names = {
        alarm["MetricName"]
        for alarm in topology.resources("AWS::CloudWatch::Alarm").values()
        if alarm["Namespace"] == METRICS_NAMESPACE
    }
    source = (ROOT / "functions" / "audit" / "reconciliation.py").read_text(encoding="utf-8")
    assert names
    assert all(f'count("{name}"' in source for name in names)


def test_logs_of_every_function_are_kept_for_a_stated_time(topology: Topology) -> None:
    groups = topology.resources("AWS::Logs::LogGroup")
    assert all(group["RetentionInDays"] == {"Ref": "LogRetentionDays"} for group in groups.values())
    for function in topology.resources("AWS::Lambda::Function").values():
        assert function["LoggingConfig"]["LogGroup"]["Ref"] in groups


def test_parameters_and_outputs_are_described(topology: Topology) -> None:
    for part in ("Parameters", "Outputs"):
        assert all(len(entry.get("Description", "")) > 20 for entry in topology.template[part].values())


def test_every_environment_variable_a_function_reads_is_set_by_the_template(topology: Topology) -> None:
    for function in topology.functions:
        settings = Path("functions") / function.logical_id.removesuffix("Function").lower() / "settings.py"
        read = set(re.findall(r'alias="([A-Z_]+)"', settings.read_text(encoding="utf-8")))
        assert read <= set(function.environment), function.logical_id
