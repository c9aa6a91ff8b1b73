"""The security posture of a whole lineage, over a table of answers."""

from __future__ import annotations

import random

import pytest

from fakes.posture import identity_answers, key_answers, security_answers
from fakes.pricing import (
    ACCOUNT,
    BUCKETS,
    EXECUTION_ARN,
    MODEL,
    PACKAGE_ARN,
    PIPELINE,
    REGION,
    bucket_answers,
    execution_step,
    job_arn,
    pricing,
)
from fakes.reader import ABSENT, TableReader, denied, drive, missing, throttled
from sagemaker_lineage.enrich.operations import OPERATIONS
from sagemaker_lineage.enrich.plan import lineage_plan
from sagemaker_lineage.enrich.question import INCLUDE_WORDS, LineageRequest
from sagemaker_lineage.model.posture import Owner, Unread
from sagemaker_lineage.model.request import GapCode

CAPTURE = {"EnableCapture": True, "DestinationS3Uri": "s3://captured/live"}
ENDPOINT = {
    "EndpointName": "live",
    "EndpointArn": "arn-of-live",
    "EndpointStatus": "InService",
    "EndpointConfigName": "live-config",
    "DataCaptureConfig": CAPTURE,
}
SERVED = {
    "Model": {
        "Model": {
            "ModelName": "deployed",
            "ModelArn": "arn-of-deployed",
            "PrimaryContainer": {"ModelPackageName": PACKAGE_ARN},
        },
        "Endpoints": [{"EndpointName": "live", "EndpointArn": "arn-of-live"}],
    }
}


def table(**changes):
    found = pricing() | identity_answers(ACCOUNT, *BUCKETS, "captured", region=REGION)
    for bucket in (*BUCKETS, "captured"):
        found |= bucket_answers(bucket) | security_answers(bucket, REGION)
        found |= key_answers(f"arn:aws:kms:{REGION}:{ACCOUNT}:key/key-of-{bucket}")
    found |= {
        ("sagemaker:Search",): {"Results": [SERVED]},
        ("sagemaker:DescribeTrialComponent",): ABSENT,
        ("sagemaker:DescribeEndpoint", "live"): ENDPOINT,
        ("sagemaker:DescribeEndpointConfig", "live-config"): {"EndpointConfigArn": "arn-of-config"},
    }
    return found | {(name,): answer for name, answer in changes.items()}


def ask(answers, *, overlaid=True, include=INCLUDE_WORDS, seed=None):
    request = LineageRequest(
        region=REGION, pipeline=PIPELINE, include_latest_execution=overlaid, include=frozenset(include)
    )
    reader = TableReader(answers)
    return drive(lineage_plan(request), reader, seed), reader


@pytest.mark.parametrize("seed", [None, *range(12)])
def test_everything_is_read_once_in_any_order(seed):
    lineage, reader = ask(table(), seed=seed)
    posture = lineage.posture
    assert lineage.gaps == ()
    assert (posture.account, list(posture.buckets)) == (ACCOUNT, sorted((*BUCKETS, "captured")))
    assert {bucket.owner for bucket in posture.buckets.values()} == {Owner.OURS}
    assert len(posture.keys) == 4
    assert list(posture.jobs) == ["Prep", "Train", "Evaluate"]
    (endpoint,) = posture.endpoints
    assert (endpoint.name, endpoint.model_packages, endpoint.config.arn) == ("live", (PACKAGE_ARN,), "arn-of-config")
    assert len(set(reader.reads)) == len(reader.reads)


def test_without_an_execution_no_endpoint_is_looked_for():
    lineage, reader = ask(table(), overlaid=False)
    assert (lineage.posture.jobs, lineage.posture.endpoints, lineage.posture.endpoints_unread) == ({}, (), None)
    assert "sagemaker:Search" not in reader.labels()


def test_an_endpoint_that_serves_the_model_data_is_found_too():
    by_data = {"ModelName": "m", "ModelArn": "arn-of-m", "PrimaryContainer": {"ModelDataUrl": MODEL}}
    served = {"Model": {"Model": by_data, "Endpoints": [{"EndpointName": "live"}]}}
    lineage, _ = ask(table() | {("sagemaker:Search",): {"Results": [served]}})
    assert lineage.posture.endpoints[0].model_data == (MODEL,)


def test_an_endpoint_that_a_step_makes_is_read():
    answers = table() | {("sagemaker:Search",): {"Results": []}}
    made = execution_step("Deploy", 43, 44, Metadata={"Endpoint": {"Arn": job_arn("endpoint", "x")[:-14] + "live"}})
    steps = answers["sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN]["PipelineExecutionSteps"]
    made["StepName"] = "GoodEnough"
    answers["sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN] = {
        "PipelineExecutionSteps": [each for each in steps if each["StepName"] != "GoodEnough"] + [made]
    }
    answers["sagemaker:DescribeEndpoint",] = ENDPOINT
    lineage, _ = ask(answers)
    assert [endpoint.arn for endpoint in lineage.posture.endpoints] == ["arn-of-live"]


def test_what_is_not_known_of_the_captured_data_is_a_gap_too():
    lineage, _ = ask(table() | {("s3:GetBucketEncryption", "captured", REGION): denied("the action")})
    (gap,) = lineage.gaps
    assert (gap.resource, gap.affects) == ("captured", ("/findings",))
    assert isinstance(lineage.posture.buckets["captured"].encryption, Unread)


@pytest.mark.parametrize(("uri", "owner"), [("s3://sagemaker-sample-files/x", Owner.AWS), ("s3://a/x", None)])
def test_captured_data_in_what_is_not_read(uri, owner):
    endpoint = {**ENDPOINT, "DataCaptureConfig": {**CAPTURE, "DestinationS3Uri": uri}}
    lineage, _ = ask(table() | {("sagemaker:DescribeEndpoint", "live"): endpoint})
    bucket = lineage.posture.buckets[uri.split("/")[2]]
    assert bucket.owner is owner or (owner is None and bucket.owner.code is GapCode.INVALID)
    assert len(lineage.gaps) == 1


def test_the_accounts_flags_that_may_not_be_read():
    lineage, _ = ask(table() | {("s3control:GetPublicAccessBlock", ACCOUNT): denied("the action")})
    assert lineage.posture.account_block.operation == "s3control:GetPublicAccessBlock"


def test_an_account_that_nobody_knows_has_no_flags():
    answers = table() | {("sagemaker:DescribePipeline", PIPELINE): {"PipelineName": PIPELINE}}
    text = pricing()["sagemaker:DescribePipeline", PIPELINE]["PipelineDefinition"]
    answers["sagemaker:DescribePipeline", PIPELINE] = {"PipelineName": PIPELINE, "PipelineDefinition": text}
    answers["sagemaker:ListTags",] = missing()
    lineage, _ = ask(answers, overlaid=False)
    assert (lineage.posture.account_block.code, lineage.posture.account) == (GapCode.UNRESOLVED, ACCOUNT)


def test_steps_that_may_not_be_listed_cost_findings():
    lineage, _ = ask(table() | {("sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN): denied("the action")})
    (gap,) = lineage.gaps
    assert {"/findings", "/models"} <= set(gap.affects)
    assert lineage.posture.jobs_unread.operation == "sagemaker:ListPipelineExecutionSteps"
    assert lineage.posture.endpoints_unread == lineage.posture.jobs_unread


@pytest.mark.parametrize("seed", range(20))
def test_whatever_fails_is_unread_and_a_gap(seed):
    chance = random.Random(seed)
    answers = {
        key: chance.choice([denied("x"), throttled(), missing()])
        if key[0].startswith(("s3:Get", "kms:", "sts:", "s3:List", "sagemaker:Search", "sagemaker:DescribeEnd"))
        and chance.random() < 0.4
        else answer
        for key, answer in table().items()
    }
    for operation in OPERATIONS:
        answers.setdefault((operation.label,), missing("NoSuchBucket"))
    lineage, _ = ask(answers, seed=seed)
    told = {(gap.operation, gap.code) for gap in lineage.gaps}
    for bucket in lineage.posture.buckets.values():
        facts = [getattr(bucket, name) for name in bucket.__slots__]
        assert {(fact.operation, fact.code) for fact in facts if isinstance(fact, Unread) and fact.operation} <= told
    assert {each.operation for each in lineage.posture.keys.values() if isinstance(each, Unread)} <= {
        operation for operation, _ in told
    }
