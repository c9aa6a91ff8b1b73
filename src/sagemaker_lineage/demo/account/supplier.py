"""``supplier-risk``: a registered model behind which about everything is wrong that can be with buckets and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.buckets import VENDOR, allow, statements, tls_only
from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, arn, image, kms_key
from sagemaker_lineage.demo.account.people import RESEARCH, created_by, domain_arn
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Bucket, Execution, Expiry, Key, Pipeline, Replica

Json = dict[str, Any]
NAME = "supplier-risk"
_DAY = 86400.0
_OWN_IMAGE = f"{ACCOUNT}.dkr.ecr.{HOME}.amazonaws.com/supplier-risk:latest"
_VENDORS_KEY = kms_key("vendor").replace(ACCOUNT, VENDOR)
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3")
_INPUTS = {
    "suppliers": "s3://acme-open-data/suppliers",
    "exports": "s3://vendor-exports/suppliers",
    "profiles": "s3://acme-partner/profiles",
    "ratings": "s3://acme-locked/ratings",
    "history": "s3://acme-retired-exports/2024",
    "samples": "s3://sagemaker-sample-files/datasets/tabular/suppliers",
}
_NETWORK = {"SecurityGroupIds": ["sg-0b1c2d3e4f5a6b7c8"], "Subnets": ["subnet-0a1b2c3d4e5f6a7b8"]}


def _join() -> Json:
    outputs = [sdk.s3_output("train", "s3://acme-work/suppliers/train")]
    step = sdk.processing("JoinSuppliers", sdk.Code(_SKLEARN, "s3://acme-open-code/join.py"), _INPUTS, outputs)
    step["Arguments"]["ProcessingResources"]["ClusterConfig"]["VolumeKmsKeyId"] = kms_key("raw")
    return step


def _train() -> Json:
    channels = {"train": sdk.output_of("JoinSuppliers", "train")}
    target = "s3://acme-legacy-models/supplier-risk"
    arguments = sdk.training_arguments(_OWN_IMAGE, channels, target, instance=("ml.m5.xlarge", 2))
    arguments["ResourceConfig"]["VolumeKmsKeyId"] = kms_key("raw")
    arguments["OutputDataConfig"]["KmsKeyId"] = kms_key("legacy")
    arguments |= {"VpcConfig": _NETWORK, "EnableNetworkIsolation": True}
    return sdk.training("TrainRisk", arguments, hyper={"epochs": "10"})


def _embed() -> Json:
    channels = {"train": sdk.output_of("JoinSuppliers", "train")}
    target = "s3://acme-legacy-models/embeddings"
    arguments = sdk.training_arguments(_OWN_IMAGE, channels, target, instance=("ml.g5.2xlarge", 1))
    return sdk.training("EmbedNames", arguments, hyper={"epochs": "3"})


def _score() -> Json:
    inputs = {"model": sdk.model_of("TrainRisk"), "embeddings": sdk.model_of("EmbedNames")}
    outputs = [sdk.s3_output("scores", "s3://acme-eu-scores/suppliers")]
    return sdk.processing(
        "ScoreSuppliers", sdk.Code(_SKLEARN, "s3://acme-ml-feat/claims/code/score.py"), inputs, outputs
    )


def definition() -> Json:
    """Return the definition."""
    container = sdk.model_container(_OWN_IMAGE, sdk.model_of("TrainRisk"))
    register = sdk.register("RegisterRisk", "supplier-risk", container, approval="Approved")
    return sdk.definition([], [_join(), _train(), _embed(), _score(), register])


def _execution(at: float, number: int) -> Execution:
    ran = [
        Ran(step="JoinSuppliers", lasts=301 + number),
        Ran(step="TrainRisk", lasts=1260, facts={"metrics": {"validation:auc": round(0.849 + 0.001 * number, 3)}}),
        Ran(step="EmbedNames", lasts=840 - number),
        Ran(step="ScoreSuppliers", lasts=122),
        Ran(step="RegisterRisk", lasts=2, facts={"version": number + 1 - (number > _FAILED)}),
    ]
    status, failure = "Succeeded", None
    if number == _FAILED:
        reason = "ClientError: Data download failed: s3://vendor-exports/suppliers has no objects"
        ran = [Ran(step="JoinSuppliers", lasts=44, status="Failed", failure=reason)]
        status, failure = "Failed", "Step failure: One or multiple steps failed."
    plan = Plan(
        pipeline=NAME,
        number=number,
        began=at - 2 * _DAY - (_COUNT - 1 - number) * 7 * _DAY,
        definition=definition(),
        ran=ran,
        status=status,
        failure=failure,
        user="seo.yun",
    )
    return run(plan)


_COUNT, _FAILED = 13, 4


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last thirteen executions, the newest two days before ``at``."""
    people = created_by("seo.yun")
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(definition()),
        created=at - 120 * _DAY,
        modified=at - 3 * _DAY,
        extras={
            "PipelineDescription": "Rates suppliers from what others let lie around",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
        },
        tags={"sagemaker:domain-arn": domain_arn(RESEARCH), "owner": "seo.yun@example.com", "team": "procurement"},
        executions=tuple(_execution(at, number) for number in range(_COUNT)),
    )


def buckets(at: float) -> tuple[Bucket, ...]:
    """Return its buckets, each with something wrong, made long before ``at``."""
    plain = Bucket(name="", region=HOME, created=at - 400 * _DAY)
    vendor = {"AWS": f"arn:aws:iam::{VENDOR}:root"}
    locked = replace(plain, encryption="aws:kms", versioning="Enabled")
    return (
        replace(plain, name="acme-open-data", block=None, ownership="ObjectWriter", grants=(("AllUsers", "READ"),)),
        replace(
            plain,
            name="acme-open-code",
            policy=statements(allow(vendor, ["s3:GetObject", "s3:PutObject"], "acme-open-code/*")),
        ),
        replace(
            locked,
            name="acme-partner",
            kms_key=kms_key("raw"),
            tags={"data-classification": "pii", "owner": "procurement@example.com"},
            policy=statements(tls_only("acme-partner"), allow(vendor, ["s3:PutBucketPolicy"], "acme-partner")),
            mfa_delete=True,
            object_lock=True,
        ),
        replace(
            plain,
            name="acme-work",
            versioning="Enabled",
            expiry=(Expiry(id="tidy-up", days=30, prefix="suppliers/"),),
            replicas=(Replica(bucket="vendor-copies", account=VENDOR),),
        ),
        replace(plain, name="acme-legacy-models", encryption="aws:kms", kms_key=kms_key("legacy")),
        replace(plain, name="acme-eu-scores", region="eu-west-1"),
        replace(plain, name="acme-locked", denied=True),
        replace(plain, name="acme-capture", block=(True, True, False, False)),
        replace(plain, name="acme-access-logs", grants=(("LogDelivery", "WRITE"),), ownership="BucketOwnerPreferred"),
        replace(locked, name="vendor-exports", owner=VENDOR, kms_key=_VENDORS_KEY),
    )


def keys(at: float) -> tuple[Key, ...]:
    """Return the key that is about to be deleted, and the supplier's, which nobody here may describe."""
    made = at - 400 * _DAY
    return (
        Key(arn=kms_key("legacy"), created=made, state="PendingDeletion", deleted=at + 12 * _DAY),
        Key(arn=_VENDORS_KEY, created=made, denied=True),
    )
