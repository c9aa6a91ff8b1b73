"""A pipeline that reads raw data, trains a model and registers it, with the posture of all it touches."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sagemaker_lineage.model.execution import Lineage, ModelPackage, PipelineFacts
from sagemaker_lineage.model.graph import Artifact, Confidence, Edge, LineageGraph, Node, Role
from sagemaker_lineage.model.pipeline import Pipeline
from sagemaker_lineage.model.posture import (
    AclGrant,
    BucketAcl,
    BucketPosture,
    Encryption,
    EndpointPosture,
    Instances,
    JobPosture,
    KeyPosture,
    Owner,
    Posture,
    PublicAccessBlock,
    Unread,
    Versioning,
)
from sagemaker_lineage.model.request import GapCode

ACCOUNT = "111122223333"
OTHER = "999988887777"
OWNER = "a" * 64
KEY = f"arn:aws:kms:ap-northeast-2:{ACCOUNT}:key/0001"
OTHER_KEY = f"arn:aws:kms:ap-northeast-2:{OTHER}:key/0002"
ARN = f"arn:aws:sagemaker:ap-northeast-2:{ACCOUNT}"
PACKAGE = f"{ARN}:model-package/claims/7"
ENDPOINT = f"{ARN}:endpoint/claims"
EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers"

BLOCKED = PublicAccessBlock(
    block_public_acls=True, ignore_public_acls=True, block_public_policy=True, restrict_public_buckets=True
)
OPEN = PublicAccessBlock(
    block_public_acls=False, ignore_public_acls=False, block_public_policy=False, restrict_public_buckets=False
)
DENIED = Unread(
    code=GapCode.ACCESS_DENIED, detail="Access was denied.", operation="s3:GetSomething", iam_action="s3:GetSomething"
)


def policy(*statements: dict[str, Any], bucket: str = "raw") -> str:
    """Return a policy of statements, each about the bucket and all of its objects unless it says otherwise."""
    both = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Resource": both, **each} for each in statements]})


def allow(principal: Any, *actions: str, **more: Any) -> dict[str, Any]:
    """Return a statement that allows."""
    return {"Effect": "Allow", "Principal": principal, "Action": list(actions) or "s3:*", **more}


def tls_only() -> dict[str, Any]:
    """Return the statement that refuses requests without TLS."""
    insecure = {"Bool": {"aws:SecureTransport": "false"}}
    return {"Sid": "Tls", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Condition": insecure}


def bucket(name: str = "raw", **facts: Any) -> BucketPosture:
    """Return a bucket of our own with which nothing is wrong, but for the facts given."""
    good = BucketPosture(
        bucket=name,
        owner=Owner.OURS,
        account=ACCOUNT,
        region="ap-northeast-2",
        encryption=Encryption(algorithm="aws:kms", key_id=KEY, bucket_key=True),
        versioning=Versioning(status="Enabled"),
        block=BLOCKED,
        effective_block=BLOCKED,
        public_by_policy=False,
        policy=policy(tls_only(), bucket=name),
        acl=BucketAcl(owner=OWNER, grants=(AclGrant(grantee=OWNER, permission="FULL_CONTROL"),)),
        object_ownership="BucketOwnerEnforced",
        logging_target="access-logs",
        object_lock=False,
        lifecycle=(),
        replication=(),
        tags={"team": "claims"},
    )
    return replace(good, **facts)


def opened(name: str = "raw", *statements: dict[str, Any], **facts: Any) -> BucketPosture:
    """Return a bucket that S3 calls public for its policy, and that nothing blocks."""
    public = {"effective_block": OPEN, "block": OPEN, "public_by_policy": True, "object_ownership": None}
    return bucket(name, **{"policy": policy(*statements, bucket=name), **public, **facts})


def job(kind: str = "training", **facts: Any) -> JobPosture:
    """Return a job, model or endpoint configuration with which nothing is wrong, but for the facts given."""
    good = JobPosture(
        kind=kind,
        arn=f"{ARN}:{kind}/claims",
        name="claims",
        volume_key=KEY,
        output_key=KEY,
        in_vpc=True,
        isolated=True,
        encrypted_traffic=True,
        role=f"arn:aws:iam::{ACCOUNT}:role/training",
    )
    group = (Instances(types=(facts.pop("instance_type", "ml.m5.xlarge"),), count=facts.pop("instance_count", 2)),)
    return replace(good, **{"instances": group, **facts})


def endpoint(**facts: Any) -> EndpointPosture:
    """Return an endpoint that serves the registered model."""
    good = EndpointPosture(
        name="claims", arn=ENDPOINT, status="InService", model_packages=(PACKAGE,), config=job("endpoint")
    )
    return replace(good, **facts)


def artifact(number: int, uri: str, role: Role, made: str | None, read: str | None, **more: Any) -> Artifact:
    """Return an artifact by its URI."""
    name, _, key = uri.removeprefix("s3://").partition("/")
    by, of = ((made,) if made else ()), ((read,) if read else ())
    return Artifact(id=number, uri=uri, bucket=name, key=key, role=role, produced_by=by, consumed_by=of, **more)


def step(name: str, kind: str, position: int, **more: Any) -> Node:
    """Return a step."""
    return Node(id=name, type=kind, label=name, position=position, pointer=f"/Steps/{position}", **more)


GRAPH = LineageGraph(
    nodes=(
        step("Prep", "Processing", 0),
        step("Train", "Training", 1),
        step("Register", "RegisterModel", 2),
        step("Notify", "Lambda", 3),
    ),
    edges=(
        Edge(source="Prep", target="Train", via="ref:Get", artifact=2, artifacts=(2,), confidence=Confidence.CERTAIN),
        Edge(
            source="Train", target="Register", via="ref:Get", artifact=3, artifacts=(3,), confidence=Confidence.CERTAIN
        ),
        Edge(source="Register", target="Notify", via="dependsOn"),
    ),
    artifacts=(
        artifact(0, "s3://raw/claims", Role.DATA, None, "Prep"),
        artifact(1, "s3://code/prep.py", Role.CODE, None, "Prep"),
        artifact(2, "s3://scratch/train", Role.DATA, "Prep", "Train"),
        artifact(3, "s3://models/claims/model.tar.gz", Role.MODEL, "Train", "Register"),
    ),
)
BUCKETS = tuple(bucket(name) for name in ("raw", "code", "scratch", "models"))
KEYS: dict[str, KeyPosture | Unread] = {
    KEY: KeyPosture(id=KEY, arn=KEY, account=ACCOUNT, manager="CUSTOMER", state="Enabled"),
    OTHER_KEY: KeyPosture(id=OTHER_KEY, arn=OTHER_KEY, account=OTHER, manager="CUSTOMER", state="Enabled"),
}


def lineage(
    *changed: BucketPosture, graph: LineageGraph = GRAPH, approval: str | None = "Approved", **facts: Any
) -> Lineage:
    """Return the pipeline; ``changed`` are buckets in place of the good ones or beside them."""
    buckets = {each.bucket: each for each in (*BUCKETS, *changed)}
    package = ModelPackage(arn=PACKAGE, group="claims", version=7, approval_status=approval)
    posture: dict[str, Any] = {"account": ACCOUNT, "account_block": BLOCKED, "buckets": buckets, "keys": KEYS, **facts}
    return Lineage(
        pipeline=PipelineFacts(name="claims", arn=f"{ARN}:pipeline/claims"),
        definition=Pipeline(version="2020-12-01", sha256="0" * 64),
        source="pipeline",
        graph=graph,
        packages={"Register": package},
        posture=Posture(**posture),
    )
