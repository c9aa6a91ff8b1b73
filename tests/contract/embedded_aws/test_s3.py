"""S3's habits: regions, refusals, ranges, lists in pages; and STS and S3 Control beside it."""

from __future__ import annotations

import http.client
import json

import pytest
from botocore.exceptions import ClientError

from embedded import HOME, client_of, demo_account, embedded_aws
from sagemaker_lineage.demo.account.values import Bucket, Expiry, Replica
from sagemaker_lineage.demo.s3.security import lifecycle, ownership_controls, policy_status, replication
from sagemaker_lineage.demo.wire import Refusal

DEFAULT = "sagemaker-ap-northeast-2-111122223333"


def refused(call, **parameters):
    with pytest.raises(ClientError) as caught:
        call(**parameters)
    response = caught.value.response
    return response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]


def raw(aws, path, region=HOME, *, method="GET", service="s3", **headers):
    """Ask once, without botocore's following of redirects."""
    connection = http.client.HTTPConnection("127.0.0.1", aws.port, timeout=5)
    scope = (
        f"AWS4-HMAC-SHA256 Credential=demo/20261122/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0"
    )
    try:
        connection.request(method, path, headers={"Authorization": scope, **headers})
        response = connection.getresponse()
        return response.status, response.headers, response.read().decode()
    finally:
        connection.close()


def test_the_global_endpoint_finds_fault_with_the_signature(aws):
    status, headers, body = raw(aws, "/acme-ml-raw?encryption", "us-east-1")
    assert (status, headers["x-amz-bucket-region"]) == (400, HOME)
    assert "<Code>AuthorizationHeaderMalformed</Code>" in body
    assert f"<Region>{HOME}</Region>" in body


def test_other_regions_redirect(aws):
    status, headers, body = raw(aws, "/acme-eu-reference?tagging")
    assert (status, headers["x-amz-bucket-region"]) == (301, "eu-west-1")
    assert "<Code>PermanentRedirect</Code>" in body
    assert "acme-eu-reference.s3.eu-west-1.amazonaws.com" in body


@pytest.mark.parametrize(("region", "status"), [(HOME, 301), ("us-east-1", 400), ("eu-west-1", 200)])
def test_a_head_request_is_redirected_by_its_header(aws, region, status):
    answered, headers, body = raw(aws, "/acme-eu-reference", region, method="HEAD")
    assert (answered, headers["x-amz-bucket-region"], body) == (status, "eu-west-1", "")


@pytest.mark.parametrize("region", [HOME, "us-east-1", "eu-west-1"])
def test_the_location_is_told_everywhere(connect, region):
    client = connect("s3", region)
    assert client.get_bucket_location(Bucket="acme-eu-reference")["LocationConstraint"] == "eu-west-1"
    assert client.get_bucket_location(Bucket="acme-us-churn")["LocationConstraint"] is None


def test_botocore_finds_its_way_to_the_region(aws, s3):
    assert s3.get_bucket_versioning(Bucket="acme-eu-reference")["Status"] == "Suspended"
    assert [call.region for call in aws.control.calls()] == [HOME, "eu-west-1"]


@pytest.mark.parametrize(
    "operation",
    ["get_bucket_location", "get_bucket_encryption", "get_bucket_tagging", "head_bucket", "list_objects_v2"],
)
def test_a_denied_bucket_tells_nothing(s3, operation):
    code, status = refused(getattr(s3, operation), Bucket="vendor-drop")
    assert (code in {"AccessDenied", "403"}, status) == (True, 403)


def test_a_denied_head_still_names_the_region(aws):
    status, headers, _ = raw(aws, "/vendor-drop", method="HEAD")
    assert (status, headers["x-amz-bucket-region"]) == (403, HOME)


@pytest.mark.parametrize(
    ("operation", "bucket", "refusal"),
    [
        ("get_bucket_location", "acme-retired-exports", ("NoSuchBucket", 404)),
        ("get_bucket_tagging", DEFAULT, ("NoSuchTagSet", 404)),
        ("get_public_access_block", "acme-shared", ("NoSuchPublicAccessBlockConfiguration", 404)),
        ("get_bucket_policy", "acme-ml-feat", ("NoSuchBucketPolicy", 404)),
        ("get_bucket_policy_status", "acme-ml-feat", ("NoSuchBucketPolicy", 404)),
        ("get_object_lock_configuration", "acme-shared", ("ObjectLockConfigurationNotFoundError", 404)),
        ("get_bucket_lifecycle_configuration", "acme-shared", ("NoSuchLifecycleConfiguration", 404)),
        ("get_bucket_replication", "acme-shared", ("ReplicationConfigurationNotFoundError", 404)),
        ("get_bucket_website", "acme-shared", ("NotImplemented", 501)),
    ],
)
def test_what_is_not_configured_is_told_from_what_is_not_there(s3, operation, bucket, refusal):
    assert refused(getattr(s3, operation), Bucket=bucket) == refusal


def test_a_bucket_without_default_encryption(connect):
    client = connect("s3", "us-east-1")
    expected = ("ServerSideEncryptionConfigurationNotFoundError", 404)
    assert refused(client.get_bucket_encryption, Bucket="acme-us-churn") == expected


def test_nothing_can_be_written(s3):
    assert refused(s3.put_object, Bucket=DEFAULT, Key="x", Body=b"x") == ("NotImplemented", 501)
    assert refused(s3.delete_object, Bucket=DEFAULT, Key="x") == ("NotImplemented", 501)


def test_an_object_tells_how_it_is_encrypted(s3):
    answer = s3.get_object(Bucket="acme-ml-feat", Key="house-prices/features/part-00000.csv")
    with answer["Body"] as body:
        assert body.read().startswith(b"area,rooms,price")
    assert answer["ServerSideEncryption"] == "aws:kms"
    assert answer["SSEKMSKeyId"].startswith("arn:aws:kms:ap-northeast-2:111122223333:key/")


def test_a_malformed_range_is_ignored(aws):
    status, _, body = raw(aws, "/acme-shared/ref/codes.csv", Range="lines=1-2")
    assert (status, body.splitlines()[0]) == (200, "claim_code,risk")


def test_lists_come_in_pages(s3):
    pages = list(s3.get_paginator("list_objects_v2").paginate(Bucket="acme-ml-feat", PaginationConfig={"PageSize": 3}))
    keys = [entry["Key"] for page in pages for entry in page["Contents"]]
    assert keys == sorted(keys)
    assert len(keys) > 6
    assert len(pages) == -(-len(keys) // 3)


def test_a_malformed_token_is_refused(s3):
    assert refused(s3.list_objects_v2, Bucket=DEFAULT, ContinuationToken="%") == ("InvalidArgument", 400)
    assert refused(s3.list_buckets, ContinuationToken="%") == ("InvalidArgument", 400)


def test_buckets_are_listed_by_prefix_and_region(s3):
    paginator = s3.get_paginator("list_buckets")
    pages = list(paginator.paginate(Prefix="acme-backfill", PaginationConfig={"PageSize": 4}))
    assert [bucket["Name"] for page in pages for bucket in page["Buckets"]] == [
        f"acme-backfill-{n:02d}" for n in range(10)
    ]
    listed = [bucket["Name"] for bucket in s3.list_buckets(BucketRegion="eu-west-1")["Buckets"]]
    assert listed == ["acme-eu-reference", "acme-eu-scores"]


def test_buckets_of_other_accounts_are_not_listed(aws, s3):
    listed = {bucket["Name"] for bucket in s3.list_buckets()["Buckets"]}
    others = {bucket.name for bucket in aws.account.buckets if bucket.owner != aws.account.id}
    assert others == {"vendor-drop", "vendor-exports"}
    assert listed == aws.account.buckets_by_name.keys() - others


def test_a_bucket_of_another_owner_than_expected_is_denied(s3):
    assert s3.get_bucket_acl(Bucket="acme-shared", ExpectedBucketOwner="111122223333")["Owner"]
    assert refused(s3.get_bucket_acl, Bucket="acme-shared", ExpectedBucketOwner="999988887777") == ("AccessDenied", 403)
    assert s3.head_bucket(Bucket="vendor-exports", ExpectedBucketOwner="999988887777")["BucketRegion"] == HOME


def test_a_bucket_that_does_not_exist_is_missing_also_to_those_who_may_not_list(aws, s3):
    aws.control.allow([])
    assert refused(s3.head_bucket, Bucket="acme-retired-exports") == ("404", 404)
    assert refused(s3.head_bucket, Bucket="acme-shared") == ("403", 403)


def test_what_the_security_of_a_bucket_hangs_on(s3):
    assert s3.get_bucket_policy_status(Bucket="acme-shared")["PolicyStatus"] == {"IsPublic": True}
    assert s3.get_bucket_policy_status(Bucket="acme-partner")["PolicyStatus"] == {"IsPublic": False}
    assert json.loads(s3.get_bucket_policy(Bucket="acme-ml-raw")["Policy"])["Statement"][0]["Sid"] == "TlsOnly"
    grants = s3.get_bucket_acl(Bucket="acme-open-data")["Grants"]
    assert [grant["Grantee"].get("URI", "")[-8:] for grant in grants] == ["", "AllUsers"]
    assert s3.get_bucket_versioning(Bucket="acme-partner")["MFADelete"] == "Enabled"
    lock = s3.get_object_lock_configuration(Bucket="acme-partner")["ObjectLockConfiguration"]
    assert lock == {"ObjectLockEnabled": "Enabled"}
    (rule,) = s3.get_bucket_lifecycle_configuration(Bucket="acme-work")["Rules"]
    assert (rule["Filter"], rule["Expiration"]) == ({"Prefix": "suppliers/"}, {"Days": 30})
    (copy,) = s3.get_bucket_replication(Bucket="acme-work")["ReplicationConfiguration"]["Rules"]
    assert copy["Destination"] == {"Bucket": "arn:aws:s3:::vendor-copies", "Account": "999988887777"}
    assert s3.get_bucket_logging(Bucket="acme-ml-raw")["LoggingEnabled"]["TargetBucket"] == "acme-access-logs"
    assert "LoggingEnabled" not in s3.get_bucket_logging(Bucket="acme-shared")


@pytest.mark.parametrize(
    ("statement", "public"),
    [
        ({"Principal": "*"}, True),
        ({"Principal": {"AWS": "*"}}, True),
        ({"Principal": {"AWS": "arn:aws:iam::111122223333:root"}}, False),
        ({"Principal": "*", "Effect": "Deny"}, False),
        ({"Principal": "*", "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-1"}}}, False),
        ({"Principal": "*", "Condition": {"StringLike": {"aws:Referer": "https://example.com/*"}}}, True),
    ],
)
def test_which_policies_are_public(statement, public):
    bucket = Bucket(name="b", region=HOME, created=0, policy={"Statement": [{"Effect": "Allow", **statement}]})
    assert f"<IsPublic>{str(public).lower()}</IsPublic>" in policy_status(bucket).body.decode()


def test_settings_that_nothing_in_the_account_has():
    bucket = Bucket(
        name="b",
        region=HOME,
        created=0,
        ownership=None,
        expiry=(Expiry(id="move", days=3, expires=False, enabled=False),),
        replicas=(Replica(bucket="c", enabled=False),),
    )
    with pytest.raises(Refusal, match="OwnershipControlsNotFoundError"):
        ownership_controls(bucket)
    assert b"<Transition><Days>3</Days>" in lifecycle(bucket).body
    assert b"<Status>Disabled</Status>" in replication(bucket).body
    assert b"<Account>" not in replication(bucket).body


def test_keys(aws, connect):
    client = connect("kms")
    named = client.describe_key(KeyId="alias/acme-raw")["KeyMetadata"]
    assert client.describe_key(KeyId=named["KeyId"])["KeyMetadata"] == named
    assert (named["KeyState"], named["KeyManager"], named["AWSAccountId"]) == ("Enabled", "CUSTOMER", "111122223333")
    states = {key.state: key.arn for key in aws.account.keys if not key.denied}
    doomed = client.describe_key(KeyId=states["PendingDeletion"])["KeyMetadata"]
    assert (doomed["Enabled"], doomed["DeletionDate"] > named["CreationDate"]) == (False, True)
    assert refused(client.describe_key, KeyId="alias/none") == ("NotFoundException", 400)
    others = next(key.arn for key in aws.account.keys if key.denied)
    assert refused(client.describe_key, KeyId=others) == ("AccessDeniedException", 400)
    assert refused(client.list_keys) == ("UnknownOperationException", 400)


def test_a_bucket_may_stand_in_the_host(aws):
    status, _, body = raw(aws, "/ref/codes.csv", Host="acme-shared.localhost:80")
    assert (status, body.splitlines()[0]) == (200, "claim_code,risk")


def test_an_unsigned_request_is_refused(aws):
    connection = http.client.HTTPConnection("127.0.0.1", aws.port, timeout=5)
    connection.request("GET", "/acme-shared?tagging")
    response = connection.getresponse()
    assert (response.status, b"<Code>AccessDenied</Code>" in response.read()) == (403, True)
    connection.close()


def test_a_body_that_is_no_json_is_refused(aws):
    status, _, body = raw(aws, "/", service="sagemaker", method="POST", **{"X-Amz-Target": "SageMaker.ListPipelines"})
    assert (status, '"PipelineSummaries"' in body) == (200, True)
    connection = http.client.HTTPConnection("127.0.0.1", aws.port, timeout=5)
    scope = f"AWS4-HMAC-SHA256 Credential=demo/20261122/{HOME}/sagemaker/aws4_request"
    connection.request("POST", "/", body=b"[1]", headers={"Authorization": scope, "X-Amz-Target": "SageMaker.Search"})
    response = connection.getresponse()
    assert (response.status, b"SerializationException" in response.read()) == (400, True)
    connection.close()


def test_the_control_of_another_account_is_denied(connect):
    client = connect("s3control")
    assert refused(client.get_public_access_block, AccountId="999988887777") == ("AccessDenied", 403)


def test_the_accounts_own_block_is_told_flag_by_flag():
    with embedded_aws(demo_account((True, False, True, False))) as aws, client_of(aws, "s3control") as client:
        flags = client.get_public_access_block(AccountId="111122223333")["PublicAccessBlockConfiguration"]
    assert list(flags.values()) == [True, False, True, False]


def test_s3_control_knows_one_setting(connect):
    assert refused(connect("s3control").list_access_points, AccountId="111122223333")[1] == 501


def test_sts_knows_two_operations(connect):
    client = connect("sts")
    assert refused(client.get_session_token) == ("InvalidAction", 400)
    assert client.get_caller_identity()["Arn"].startswith("arn:aws:sts::111122223333:assumed-role/")


def test_a_role_must_be_named(connect):
    client = connect("sts", parameter_validation=False)
    assert (
        refused(client.assume_role, RoleArn="lineage-reader-without-arn", RoleSessionName="x1")[0] == "ValidationError"
    )
