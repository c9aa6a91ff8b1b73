"""What findings are drawn from, in the document."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sagemaker_lineage.export.document import document_bytes, to_document
from sagemaker_lineage.model.execution import BucketFacts, Lineage, PipelineFacts
from sagemaker_lineage.model.finding import Assessment, Finding, RuleText, Severity, Verdict
from sagemaker_lineage.model.graph import Artifact, LineageGraph, Node, Role
from sagemaker_lineage.model.pipeline import Pipeline
from sagemaker_lineage.model.posture import (
    AclGrant,
    BucketAcl,
    BucketPosture,
    Instances,
    JobPosture,
    LifecycleRule,
    Owner,
    Posture,
    ReplicationTarget,
    Unread,
    Versioning,
)
from sagemaker_lineage.model.request import GapCode
from wire_samples.lineages import NOW

DENIED = Unread(code=GapCode.ACCESS_DENIED, detail="denied", operation="s3:GetBucketAcl", iam_action="s3:GetBucketAcl")
EVERYBODY = AclGrant(grantee="http://acs.amazonaws.com/groups/global/AllUsers", permission="READ", group=True)
LOGS = AclGrant(grantee="http://acs.amazonaws.com/groups/s3/LogDelivery", permission="WRITE", group=True)
BUCKET = BucketPosture(
    bucket="b",
    owner=Owner.OURS,
    versioning=Versioning(status="Enabled", mfa_delete=True),
    public_by_policy=False,
    policy=None,
    acl=BucketAcl(grants=(EVERYBODY,)),
    object_ownership=None,
    logging_target="logs",
    object_lock=False,
    lifecycle=(LifecycleRule(id="old", enabled=True, prefix="x/", expires=True, days=3),),
    replication=(ReplicationTarget(bucket="c", account="444455556666"),),
)
UNREAD = replace(
    BUCKET,
    owner=DENIED,
    versioning=DENIED,
    public_by_policy=DENIED,
    acl=DENIED,
    object_ownership=DENIED,
    logging_target=DENIED,
    object_lock=DENIED,
    lifecycle=DENIED,
    replication=DENIED,
)
RULE = RuleText(id="s3-tls-only", title="title", remedy="remedy", rationale="rationale")
JOB = JobPosture(
    kind="training", arn="arn", name="t", volume_key="k", in_vpc=True, images=("i",), instances=(Instances(count=2),)
)
PLAIN = {
    "region",
    "encryption",
    "versioning",
    "publicAccess",
    "tags",
    "kmsKeyId",
    "bucketKeyEnabled",
    "publicAccessBlock",
}


def document(posture, *findings):
    lineage = Lineage(
        pipeline=PipelineFacts(name="p"),
        definition=Pipeline(version="2020-12-01", sha256="0" * 64),
        source="pipeline",
        graph=LineageGraph(
            nodes=(Node(id="Train", type="Training", label="Train", position=0, pointer="/Steps/0"),),
            artifacts=(Artifact(id=0, uri="s3://b/k", bucket="b", key="k", role=Role.DATA),),
        ),
        buckets={"b": BucketFacts(bucket="b")},
        posture=posture,
        assessment=Assessment(findings=findings, rules={RULE.id: RULE}) if findings else None,
    )
    return json.loads(document_bytes(to_document(lineage, NOW)))


def security(posture, *findings):
    shown = document(Posture(buckets={"b": posture}), *findings)["graph"]["artifacts"][0]["s3"]
    return {key: value for key, value in shown.items() if key not in PLAIN}


def test_nothing_of_it_is_there_where_nobody_asked():
    graph = document(None)["graph"]
    assert set(graph["artifacts"][0]["s3"]) == PLAIN
    assert "posture" not in graph["nodes"][0]


def test_everything_known_of_a_bucket():
    assert security(BUCKET) == {
        "owner": "ours",
        "policyPublic": False,
        "aclPublic": True,
        "objectOwnership": "None",
        "logging": True,
        "objectLock": False,
        "lifecycle": [{"id": "old", "enabled": True, "prefix": "x/", "expires": True, "days": 3}],
        "replication": [{"bucket": "c", "account": "444455556666", "enabled": True}],
        "mfaDelete": True,
    }


def test_what_could_not_be_read_is_not_there():
    assert security(UNREAD) == {}


def test_of_awss_own_buckets_and_of_nobodys_only_that_is_said():
    assert security(BucketPosture(bucket="b", owner=Owner.AWS)) == {"owner": "aws"}


def test_a_group_that_is_not_everybody():
    safe = replace(BUCKET, acl=BucketAcl(grants=(LOGS,)), logging_target=None, object_ownership="ObjectWriter")
    shown = security(safe)
    assert (shown["aclPublic"], shown["logging"], shown["objectOwnership"]) == (False, False, "ObjectWriter")


@pytest.mark.parametrize(
    ("verdict", "shown"), [(Verdict.PASS, True), (Verdict.FAIL, False), (Verdict.UNKNOWN, None), (None, None)]
)
def test_whether_requests_without_tls_are_refused_is_as_judged(verdict, shown):
    finding = Finding(rule="s3-tls-only", severity=Severity.MEDIUM, verdict=verdict, resource="b") if verdict else None
    assert security(BUCKET, *filter(None, [finding])).get("tlsOnly") is shown


def test_how_what_a_step_ran_is_protected():
    unread = JobPosture(kind="model", arn="arn", name="m", unread=DENIED)
    shown = document(Posture(jobs={"Train": (JOB, unread)}))["graph"]["nodes"][0]["posture"]
    assert [each["kind"] for each in shown] == ["training", "model"]
    assert (shown[0]["volumeKey"], shown[0]["inVpc"], shown[0]["isolated"], shown[0]["unread"]) == (
        "k",
        True,
        None,
        None,
    )
    assert shown[1]["unread"] == {
        "code": "access-denied",
        "detail": "denied",
        "operation": "s3:GetBucketAcl",
        "iamAction": "s3:GetBucketAcl",
    }


def test_a_step_that_ran_nothing_has_no_posture():
    assert document(Posture())["graph"]["nodes"][0]["posture"] == []
