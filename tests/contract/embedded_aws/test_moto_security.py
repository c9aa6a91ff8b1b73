"""What findings hang on and moto implements too is answered alike: what is set, and how what is not set is refused."""

from __future__ import annotations

import json

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from embedded import HOME

ACCOUNT = "111122223333"
SETTINGS = {
    "get_bucket_policy": "Policy",
    "get_bucket_policy_status": "PolicyStatus",
    "get_bucket_ownership_controls": "OwnershipControls",
    "get_bucket_logging": "LoggingEnabled",
    "get_bucket_lifecycle_configuration": "Rules",
    "get_bucket_replication": "ReplicationConfiguration",
    "get_object_lock_configuration": "ObjectLockConfiguration",
}
PUT = {
    "get_bucket_policy": ("put_bucket_policy", lambda said: {"Policy": said}),
    "get_bucket_ownership_controls": ("put_bucket_ownership_controls", lambda said: {"OwnershipControls": said}),
    "get_bucket_logging": ("put_bucket_logging", lambda said: {"BucketLoggingStatus": {"LoggingEnabled": said}}),
    "get_bucket_lifecycle_configuration": (
        "put_bucket_lifecycle_configuration",
        lambda said: {"LifecycleConfiguration": {"Rules": said}},
    ),
    "get_bucket_replication": ("put_bucket_replication", lambda said: {"ReplicationConfiguration": said}),
}


@pytest.fixture
def theirs(monkeypatch):
    """Clients of the demo account, served by moto."""
    monkeypatch.setenv("MOTO_ACCOUNT_ID", ACCOUNT)
    with mock_aws():
        session = boto3.Session(aws_access_key_id="demo", aws_secret_access_key="demo", region_name=HOME)
        yield session.client


def said(client, operation, **asked):
    """Return what an answer says, or the code of the refusal."""
    try:
        answer = getattr(client, operation)(**asked)
    except ClientError as refusal:
        return refusal.response["Error"]["Code"]
    told = answer.get(SETTINGS[operation])
    return json.loads(told) if operation == "get_bucket_policy" else told


def own_buckets(account):
    """Return the buckets of the demo account that everything may be read of."""
    found = account.buckets_by_name.values()
    return [each for each in found if (each.owner, each.region, each.denied) == (ACCOUNT, HOME, False)]


def rebuild(ours, s3, buckets):
    """Make buckets in moto with what the embedded AWS says of them, and those that they copy or log to."""
    lock = {each.name: each.object_lock for each in buckets}
    copies = [replica.bucket for each in buckets for replica in each.replicas]
    for name in {**lock, **dict.fromkeys(copies)}:
        where = {"CreateBucketConfiguration": {"LocationConstraint": HOME}}
        s3.create_bucket(Bucket=name, ObjectLockEnabledForBucket=lock.get(name, False), **where)
    for name in (*copies, *(each.name for each in buckets if each.versioning == "Enabled")):
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    for name in {each.logs_to for each in buckets if each.logs_to}:
        s3.put_bucket_acl(Bucket=name, ACL="log-delivery-write")
    for bucket in buckets:
        for operation, (put, members) in PUT.items():
            told = said(ours, operation, Bucket=bucket.name)
            if told and not isinstance(told, str):
                written = json.dumps(told) if operation == "get_bucket_policy" else told
                getattr(s3, put)(Bucket=bucket.name, **members(written))


@pytest.mark.parametrize("operation", SETTINGS)
def test_a_setting_of_each_bucket(aws, connect, theirs, operation):
    ours, s3, buckets = connect("s3"), theirs("s3"), own_buckets(aws.account)
    rebuild(ours, s3, buckets)
    answers = {each.name: said(ours, operation, Bucket=each.name) for each in buckets}
    assert answers == {each.name: said(s3, operation, Bucket=each.name) for each in buckets}
    assert len({json.dumps(answer, sort_keys=True) for answer in answers.values()}) > 1, "set here, not set there"


def test_the_grants_of_an_access_control_list(aws, connect, theirs):
    ours, s3 = connect("s3"), theirs("s3")
    for bucket in (each for each in own_buckets(aws.account) if each.grants):
        mine = ours.get_bucket_acl(Bucket=bucket.name)
        where = {"CreateBucketConfiguration": {"LocationConstraint": HOME}}
        s3.create_bucket(Bucket=bucket.name, ObjectOwnership="ObjectWriter", **where)
        given = {"Owner": mine["Owner"], "Grants": mine["Grants"]}
        s3.put_bucket_acl(Bucket=bucket.name, AccessControlPolicy=given)
        groups = [
            [
                (one["Grantee"]["Type"], one["Grantee"]["URI"], one["Permission"])
                for one in grants
                if "URI" in one["Grantee"]
            ]
            for grants in (mine["Grants"], s3.get_bucket_acl(Bucket=bucket.name)["Grants"])
        ]
        assert groups[0] == groups[1]
        assert groups[0]


def test_a_key(aws, connect, theirs):
    ours, kms = connect("kms"), theirs("kms")
    key = next(each for each in aws.account.keys if each.state == "PendingDeletion")
    mine = ours.describe_key(KeyId=key.arn)["KeyMetadata"]
    made = kms.create_key(Description=mine["Description"])["KeyMetadata"]["KeyId"]
    kms.schedule_key_deletion(KeyId=made, PendingWindowInDays=12)
    other = kms.describe_key(KeyId=made)["KeyMetadata"]
    both = (mine.keys() & other.keys()) - {"KeyId", "Arn", "CreationDate", "DeletionDate"}
    assert {k: mine[k] for k in both} == {k: other[k] for k in both}
    assert {"KeyState", "Enabled", "KeyManager", "AWSAccountId"} <= both
    assert mine["DeletionDate"] > mine["CreationDate"]


def test_a_key_that_is_not_there(connect, theirs):
    absent = f"arn:aws:kms:{HOME}:{ACCOUNT}:key/00000000-0000-0000-0000-000000000000"
    for kms in (connect("kms"), theirs("kms")):
        with pytest.raises(ClientError) as refused:
            kms.describe_key(KeyId=absent)
        assert refused.value.response["Error"]["Code"] == "NotFoundException"


def test_an_endpoint_and_its_configuration(connect, theirs):
    ours, sagemaker = connect("sagemaker"), theirs("sagemaker")
    mine = ours.describe_endpoint(EndpointName="claims-risk-live")
    config = ours.describe_endpoint_config(EndpointConfigName=mine["EndpointConfigName"])
    for variant in config["ProductionVariants"]:
        role = f"arn:aws:iam::{ACCOUNT}:role/sm"
        sagemaker.create_model(ModelName=variant["ModelName"], ExecutionRoleArn=role)
    known = {"EndpointConfigName", "ProductionVariants", "DataCaptureConfig", "KmsKeyId"}
    sagemaker.create_endpoint_config(**{k: v for k, v in config.items() if k in known})
    sagemaker.create_endpoint(EndpointName="claims-risk-live", EndpointConfigName=mine["EndpointConfigName"])
    other = sagemaker.describe_endpoint(EndpointName="claims-risk-live")
    described = sagemaker.describe_endpoint_config(EndpointConfigName=mine["EndpointConfigName"])
    for told, theirs_told, members in (
        (mine, other, {"EndpointName", "EndpointArn", "EndpointConfigName", "EndpointStatus"}),
        (config, described, {"EndpointConfigName", "EndpointConfigArn", "ProductionVariants"}),
    ):
        assert {k: told[k] for k in members} == {k: theirs_told[k] for k in members}
    serving = [[each["VariantName"] for each in told["ProductionVariants"]] for told in (mine, other)]
    assert serving[0] == serving[1]


@pytest.mark.parametrize("noun", ["endpoint", "endpoint_config"])
def test_what_is_not_there_is_refused(connect, theirs, noun):
    member = "EndpointName" if noun == "endpoint" else "EndpointConfigName"
    codes = []
    for sagemaker in (connect("sagemaker"), theirs("sagemaker")):
        with pytest.raises(ClientError) as refused:
            getattr(sagemaker, f"describe_{noun}")(**{member: "nothing"})
        codes.append(refused.value.response["Error"]["Code"])
    assert codes == ["ValidationException"] * 2
