"""S3's habits: regions, refusals, ranges, lists in pages; and STS and S3 Control beside it."""

from __future__ import annotations

import http.client

import pytest
from botocore.exceptions import ClientError

from embedded import HOME, client_of, demo_account, embedded_aws

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
    assert [bucket["Name"] for bucket in s3.list_buckets(BucketRegion="eu-west-1")["Buckets"]] == ["acme-eu-reference"]


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
