"""What moto implements too is read alike on both: the same state, the same meaning of the answers."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from embedded import HOME
from sagemaker_lineage.demo.account.values import BLOCK_FLAGS

ACCOUNT = "111122223333"
BUCKETS = ("acme-ml-raw", "acme-ml-models", "acme-shared", "acme-eu-reference", "acme-us-churn", "no-such-bucket")
SETTINGS = (
    "get_bucket_location",
    "get_bucket_versioning",
    "get_public_access_block",
    "get_bucket_tagging",
    "get_bucket_encryption",
)
OWN_DEFAULTS = {("acme-us-churn", "get_bucket_encryption")}
"""moto encrypts every bucket; that one is older than AWS's default encryption."""


@pytest.fixture
def moto(monkeypatch):
    """The account number of the demo account, served by moto."""
    monkeypatch.setenv("MOTO_ACCOUNT_ID", ACCOUNT)
    with mock_aws():
        yield


@cache
def session():
    return boto3.Session(aws_access_key_id="demo", aws_secret_access_key="demo")


def client_of_moto(service, region=HOME):
    return session().client(service, region_name=region)


def meaning(answer):
    """Return an answer without what differs from call to call: metadata and times."""
    if isinstance(answer, dict):
        kept = {k: meaning(v) for k, v in answer.items() if k not in {"ResponseMetadata", "Owner"}}
        return {k: v for k, v in kept.items() if not isinstance(v, datetime)}
    return [meaning(entry) for entry in answer] if isinstance(answer, list) else answer


def said(call, **parameters):
    """Return what an answer means, or the code and status of the refusal."""
    try:
        answer = call(**parameters)
    except ClientError as refusal:
        return refusal.response["Error"]["Code"], refusal.response["ResponseMetadata"]["HTTPStatusCode"]
    if "Body" in answer:
        with answer["Body"] as body:
            return meaning({k: v for k, v in answer.items() if k != "Body"}), body.read()
    return meaning(answer)


def rebuild(bucket, client):
    """Make a bucket in moto as it is in the demo account."""
    where = {} if bucket.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": bucket.region}}
    client.create_bucket(Bucket=bucket.name, **where)
    if bucket.encryption:
        key = {"KMSMasterKeyID": bucket.kms_key} if bucket.kms_key else {}
        default = {"SSEAlgorithm": bucket.encryption, **key}
        rule = {"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": bucket.bucket_key}
        client.put_bucket_encryption(Bucket=bucket.name, ServerSideEncryptionConfiguration={"Rules": [rule]})
    if bucket.versioning:
        client.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration={"Status": bucket.versioning})
    if bucket.block:
        flags = dict(zip(BLOCK_FLAGS, bucket.block, strict=True))
        client.put_public_access_block(Bucket=bucket.name, PublicAccessBlockConfiguration=flags)
    if bucket.tags:
        tags = [{"Key": k, "Value": v} for k, v in sorted(bucket.tags.items())]
        client.put_bucket_tagging(Bucket=bucket.name, Tagging={"TagSet": tags})


@pytest.mark.parametrize("name", BUCKETS)
def test_bucket_settings(aws, connect, moto, name):
    bucket = aws.account.buckets_by_name.get(name)
    region = bucket.region if bucket else HOME
    theirs, ours = client_of_moto("s3", region), connect("s3", region)
    if bucket:
        rebuild(bucket, theirs)
    asked = [operation for operation in SETTINGS if (name, operation) not in OWN_DEFAULTS]
    assert {operation: said(getattr(ours, operation), Bucket=name) for operation in asked} == {
        operation: said(getattr(theirs, operation), Bucket=name) for operation in asked
    }


def test_a_bucket_is_there_or_not(aws, connect, moto):
    theirs, ours = client_of_moto("s3"), connect("s3")
    rebuild(aws.account.buckets_by_name["acme-ml-raw"], theirs)
    assert said(ours.head_bucket, Bucket="acme-ml-raw")["BucketRegion"] == HOME
    assert said(theirs.head_bucket, Bucket="acme-ml-raw")["BucketRegion"] == HOME
    assert said(ours.head_bucket, Bucket="nothing-here") == said(theirs.head_bucket, Bucket="nothing-here")


KEY = "house-prices/features/part-00000.csv"


@pytest.mark.parametrize(
    "asked",
    [
        {"Key": KEY},
        {"Key": KEY, "Range": "bytes=0-9"},
        {"Key": KEY, "Range": "bytes=5-"},
        {"Key": KEY, "Range": "bytes=-4"},
        {"Key": KEY, "Range": "bytes=9000-"},
        {"Key": "house-prices/nothing"},
    ],
    ids=str,
)
def test_objects(aws, connect, moto, asked):
    theirs, ours = client_of_moto("s3"), connect("s3")
    bucket = aws.account.buckets_by_name["acme-ml-feat"]
    rebuild(bucket, theirs)
    for key, stored in aws.account.objects_in(bucket.name, aws.control.clock.now()).items():
        theirs.put_object(Bucket=bucket.name, Key=key, Body=stored.body, ContentType=stored.content_type)
    members = {"ETag", "ContentLength", "ContentType", "ContentRange", "AcceptRanges"}
    assert shown(said(ours.get_object, Bucket=bucket.name, **asked), members) == shown(
        said(theirs.get_object, Bucket=bucket.name, **asked), members
    )


def shown(outcome, members):
    """Return those members of an answer that both sides give, with its body."""
    first, second = outcome
    return ({k: v for k, v in first.items() if k in members}, second) if isinstance(first, dict) else outcome


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"Prefix": "house-prices/"},
        {"Prefix": "house-prices/", "Delimiter": "/"},
        {"Delimiter": "/"},
        {"StartAfter": "house-prices/features/part-00000.csv"},
        {"Prefix": "no such/"},
    ],
    ids=str,
)
def test_lists_of_objects(aws, connect, moto, asked):
    theirs, ours = client_of_moto("s3"), connect("s3")
    bucket = aws.account.buckets_by_name["acme-ml-feat"]
    rebuild(bucket, theirs)
    for key, stored in aws.account.objects_in(bucket.name, aws.control.clock.now()).items():
        theirs.put_object(Bucket=bucket.name, Key=key, Body=stored.body)
    listed = [said(client.list_objects_v2, Bucket=bucket.name, **asked) for client in (ours, theirs)]
    keys = [[entry["Key"] for entry in one.get("Contents", [])] for one in listed]
    prefixes = [[entry["Prefix"] for entry in one.get("CommonPrefixes", [])] for one in listed]
    assert keys[0] == keys[1]
    assert prefixes[0] == prefixes[1]
    assert listed[0]["KeyCount"] == listed[1]["KeyCount"]
    assert listed[0]["IsTruncated"] == listed[1]["IsTruncated"]


def test_the_accounts_public_access_block(aws, connect, moto):
    ours = said(connect("s3control").get_public_access_block, AccountId=ACCOUNT)
    assert ours == said(client_of_moto("s3control").get_public_access_block, AccountId=ACCOUNT)
    assert ours == ("NoSuchPublicAccessBlockConfiguration", 404)


def test_who_is_asking(aws, connect, moto):
    ours, theirs = (client.get_caller_identity() for client in (connect("sts"), client_of_moto("sts")))
    assert ours["Account"] == theirs["Account"] == ACCOUNT
    assert meaning(ours).keys() == meaning(theirs).keys()


def test_an_assumed_role(aws, connect, moto):
    asked = {"RoleArn": f"arn:aws:iam::{ACCOUNT}:role/lineage-reader", "RoleSessionName": "contract"}
    ours, theirs = (client.assume_role(**asked) for client in (connect("sts"), client_of_moto("sts")))
    assert ours["AssumedRoleUser"]["Arn"] == theirs["AssumedRoleUser"]["Arn"]
    assert ours["Credentials"].keys() == theirs["Credentials"].keys()
    assert ours["Credentials"]["Expiration"] > datetime.now(ours["Credentials"]["Expiration"].tzinfo)


def common(ours, theirs):
    """Return both answers reduced to the members that the rebuilt resource determines."""
    shared = meaning(ours).keys() & meaning(theirs).keys()
    return {k: meaning(ours)[k] for k in shared}, {k: meaning(theirs)[k] for k in shared}


def newest_run(client, pipeline="mlops-pipeline"):
    return client.list_pipeline_executions(PipelineName=pipeline)["PipelineExecutionSummaries"][0][
        "PipelineExecutionArn"
    ]


def rebuild_pipeline(ours, theirs, name="mlops-pipeline"):
    described = ours.describe_pipeline(PipelineName=name)
    tags = ours.list_tags(ResourceArn=described["PipelineArn"])["Tags"]
    made = {
        k: described[k] for k in ("PipelineName", "PipelineDisplayName", "PipelineDefinition", "PipelineDescription")
    }
    theirs.create_pipeline(ClientRequestToken="x" * 32, RoleArn=described["RoleArn"], Tags=tags, **made)


def test_a_pipeline(aws, connect, moto):
    ours, theirs = connect("sagemaker"), client_of_moto("sagemaker")
    rebuild_pipeline(ours, theirs)
    mine, other = (client.describe_pipeline(PipelineName="mlops-pipeline") for client in (ours, theirs))
    left, right = common(mine, other)
    del left["CreatedBy"], right["CreatedBy"], left["LastModifiedBy"], right["LastModifiedBy"]
    assert left == right
    assert {"PipelineArn", "PipelineDefinition", "RoleArn"} <= left.keys()


def test_a_pipelines_tags(aws, connect, moto):
    ours, theirs = connect("sagemaker"), client_of_moto("sagemaker")
    rebuild_pipeline(ours, theirs)
    arn = ours.describe_pipeline(PipelineName="mlops-pipeline")["PipelineArn"]
    tags = [
        {tag["Key"]: tag["Value"] for tag in client.list_tags(ResourceArn=arn)["Tags"]} for client in (ours, theirs)
    ]
    assert tags[0] == tags[1]
    assert tags[0]["DomainName"] == "studio-domain"


def test_the_list_of_pipelines(aws, connect, moto):
    ours, theirs = connect("sagemaker"), client_of_moto("sagemaker")
    for name in ("mlops-pipeline", "names-from-hell", "never-run"):
        described = ours.describe_pipeline(PipelineName=name)
        theirs.create_pipeline(
            PipelineName=name,
            ClientRequestToken="x" * 32,
            RoleArn=described["RoleArn"],
            PipelineDefinition=described["PipelineDefinition"],
        )
    made = {p["PipelineName"] for p in theirs.list_pipelines()["PipelineSummaries"]}
    for asked in ({"SortBy": "Name", "SortOrder": "Ascending"}, {"PipelineNamePrefix": "never"}):
        mine, other = (client.list_pipelines(**asked)["PipelineSummaries"] for client in (ours, theirs))
        assert [p["PipelineArn"] for p in mine if p["PipelineName"] in made] == [p["PipelineArn"] for p in other]
        assert other


def test_an_execution(aws, connect, moto):
    ours, theirs = connect("sagemaker"), client_of_moto("sagemaker")
    rebuild_pipeline(ours, theirs)
    mine = newest_run(ours)
    given = ours.list_pipeline_parameters_for_execution(PipelineExecutionArn=mine)["PipelineParameters"]
    other = theirs.start_pipeline_execution(
        PipelineName="mlops-pipeline", PipelineParameters=given, ClientRequestToken="y" * 32
    )["PipelineExecutionArn"]
    asked = [(client.list_pipeline_parameters_for_execution, arn) for client, arn in ((ours, mine), (theirs, other))]
    parameters = [call(PipelineExecutionArn=arn)["PipelineParameters"] for call, arn in asked]
    described = [c.describe_pipeline_execution(PipelineExecutionArn=a) for c, a in ((ours, mine), (theirs, other))]
    defined = [
        c.describe_pipeline_definition_for_execution(PipelineExecutionArn=a) for c, a in ((ours, mine), (theirs, other))
    ]
    assert parameters[0] == parameters[1]
    assert [d["PipelineArn"] for d in described] == [described[0]["PipelineArn"]] * 2
    assert [d["PipelineExecutionStatus"] for d in described] == ["Succeeded"] * 2
    assert defined[0]["PipelineDefinition"] == defined[1]["PipelineDefinition"]


def job_of(client, step, pipeline="mlops-pipeline"):
    listed = client.list_pipeline_execution_steps(PipelineExecutionArn=newest_run(client, pipeline), MaxResults=100)
    found = next(one for one in listed["PipelineExecutionSteps"] if one["StepName"] == step)
    (metadata,) = found["Metadata"].values()
    return metadata["Arn"]


def within(answer, model):
    """Return an answer without the members that moto adds of its own inside structures."""
    if not isinstance(answer, dict):
        return answer
    return {k: within(v, model[k]) for k, v in answer.items() if k in model}


JOBS = [
    ("Train", "training_job", "TrainingJobName", "mlops-pipeline"),
    ("Preprocess", "processing_job", "ProcessingJobName", "mlops-pipeline"),
    ("BatchScore", "transform_job", "TransformJobName", "claims-risk-weekly"),
    ("TuneXgb", "hyper_parameter_tuning_job", "HyperParameterTuningJobName", "claims-risk-weekly"),
    ("CreateModel", "model", "ModelName", "claims-risk-weekly"),
]


@pytest.mark.parametrize("job", JOBS, ids=[job[1] for job in JOBS])
def test_a_job(aws, connect, moto, job):
    step, noun, member, pipeline = job
    ours, theirs = connect("sagemaker"), client_of_moto("sagemaker")
    name = job_of(ours, step, pipeline).rpartition("/")[2]
    mine = getattr(ours, f"describe_{noun}")(**{member: name})
    create = f"create_{noun}"
    known = theirs.meta.service_model.operation_model(theirs.meta.method_to_api_mapping[create]).input_shape.members
    getattr(theirs, create)(**{k: v for k, v in mine.items() if k in known})
    other = getattr(theirs, f"describe_{noun}")(**{member: name})
    asked = known.keys() & mine.keys() & other.keys()
    assert {k: mine[k] for k in asked} == within({k: other[k] for k in asked}, mine)
    assert next(v for k, v in mine.items() if k.endswith("Arn")) == next(
        v for k, v in other.items() if k.endswith("Arn")
    )
    assert len(asked) >= 3


def test_a_trial_component(aws, connect, moto):
    """moto makes none by itself, and refuses one that is not there in other words than the service model has."""
    ours, theirs = connect("sagemaker"), client_of_moto("sagemaker")
    name = f"{job_of(ours, 'Train').rpartition('/')[2]}-aws-training-job"
    mine = ours.describe_trial_component(TrialComponentName=name)
    members = ("TrialComponentName", "DisplayName", "Status", "InputArtifacts", "OutputArtifacts")
    theirs.create_trial_component(**{member: mine[member] for member in members})
    other = theirs.describe_trial_component(TrialComponentName=name)
    assert {member: mine[member] for member in members} == {member: other[member] for member in members}
    assert mine["TrialComponentArn"] == other["TrialComponentArn"].lower()


def test_a_model_package(aws, connect, moto):
    ours, theirs = connect("sagemaker"), client_of_moto("sagemaker")
    mine = ours.describe_model_package(ModelPackageName=job_of(ours, "RegisterModel", "claims-risk-weekly"))
    theirs.create_model_package_group(ModelPackageGroupName=mine["ModelPackageGroupName"])
    members = ("ModelPackageGroupName", "InferenceSpecification", "ModelApprovalStatus", "ModelMetrics")
    arn = ""
    for _ in range(mine["ModelPackageVersion"]):
        arn = theirs.create_model_package(**{k: mine[k] for k in members})["ModelPackageArn"]
    other = theirs.describe_model_package(ModelPackageName=arn)
    asked = (*members, "ModelPackageVersion", "ModelPackageArn", "ModelPackageStatus")
    assert {k: mine[k] for k in asked} == {k: other[k] for k in asked}


MISSING = [
    ("describe_training_job", {"TrainingJobName": "nothing"}),
    ("describe_processing_job", {"ProcessingJobName": "nothing"}),
    ("describe_model", {"ModelName": "nothing"}),
]


@pytest.mark.parametrize(("operation", "asked"), MISSING, ids=[case[0] for case in MISSING])
def test_what_is_not_there_is_refused(aws, connect, moto, operation, asked):
    ours, theirs = (
        said(getattr(client, operation), **asked) for client in (connect("sagemaker"), client_of_moto("sagemaker"))
    )
    assert ours == theirs == ("ValidationException", 400)
