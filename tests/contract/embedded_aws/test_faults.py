"""Faults, delays, permissions and counts, as Python objects."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError
from botocore.parsers import ResponseParserError

from embedded import client_of, embedded_aws


def code_of(call, **parameters):
    try:
        call(**parameters)
    except ClientError as refusal:
        return refusal.response["Error"]["Code"]
    return None


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("throttle", ("ThrottlingException", "SlowDown")),
        ("500", ("InternalFailure", "InternalError")),
        ("503", ("ServiceUnavailable", "ServiceUnavailable")),
        ("denied", ("AccessDeniedException", "AccessDenied")),
    ],
)
def test_a_fault_speaks_the_language_of_its_service(aws, sagemaker, s3, kind, codes):
    aws.control.fault("*", kind)
    assert (code_of(sagemaker.list_domains), code_of(s3.get_bucket_tagging, Bucket="acme-ml-raw")) == codes
    aws.control.clear_faults()
    assert code_of(sagemaker.list_domains) is None


def test_a_fault_hits_the_operations_it_names(aws, sagemaker, s3):
    aws.control.fault("sagemaker:List*", "500")
    assert code_of(sagemaker.list_domains) == "InternalFailure"
    assert code_of(sagemaker.describe_pipeline, PipelineName="never-run") is None
    assert code_of(s3.list_buckets) is None


def test_a_fault_can_be_limited_to_one_resource(aws, s3):
    aws.control.fault("s3:*", "denied", resource="acme-ml-raw")
    assert code_of(s3.get_bucket_tagging, Bucket="acme-ml-raw") == "AccessDenied"
    assert code_of(s3.get_bucket_tagging, Bucket="acme-ml-feat") is None


def test_a_fault_can_end_after_some_calls(aws, sagemaker):
    aws.control.fault("sagemaker:ListDomains", "throttle", count=2)
    assert [code_of(sagemaker.list_domains) for _ in range(4)] == ["ThrottlingException"] * 2 + [None] * 2


@pytest.mark.parametrize(("share", "hits"), [(0.5, 10), (0.25, 5), (0.0, 0), (1.0, 20)])
def test_a_fault_can_hit_a_share_of_the_calls(aws, sagemaker, share, hits):
    aws.control.fault("sagemaker:ListDomains", "throttle", share=share)
    assert sum(code_of(sagemaker.list_domains) is not None for _ in range(20)) == hits


def test_a_refusal_says_who_may_not_do_what(aws, sagemaker, s3):
    aws.control.fault("*", "denied")
    with pytest.raises(
        ClientError, match="is not authorized to perform: sagemaker:DescribePipeline on resource: arn:aws:"
    ):
        sagemaker.describe_pipeline(PipelineName="never-run")
    with pytest.raises(ClientError, match=r's3:GetEncryptionConfiguration on resource: "arn:aws:s3:::acme-ml-raw"'):
        s3.get_bucket_encryption(Bucket="acme-ml-raw")


def test_a_hanging_call_never_answers(aws, connect):
    aws.control.fault("sagemaker:ListDomains", "hang")
    client = connect("sagemaker", read_timeout=0.3)
    with pytest.raises(ReadTimeoutError):
        client.list_domains()


def test_stopping_ends_calls_that_hang():
    with ThreadPoolExecutor(1) as pool, embedded_aws() as aws, client_of(aws, "sagemaker") as client:
        aws.control.fault("sagemaker:ListDomains", "hang")
        waiting = pool.submit(code_of, client.list_domains)
        while not aws.control.calls():
            time.sleep(0.005)
        aws.stop()
        assert waiting.result(timeout=5) == "ServiceUnavailable"


def test_a_reset_drops_the_connection(aws, sagemaker):
    aws.control.fault("sagemaker:ListDomains", "reset", count=1)
    with pytest.raises(ConnectionClosedError):
        sagemaker.list_domains()
    assert sagemaker.list_domains()["Domains"]


def test_garbage_is_a_success_that_cannot_be_read(aws, sagemaker, connect):
    aws.control.fault("*", "garbage")
    answer = sagemaker.describe_pipeline(PipelineName="never-run")
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert "PipelineName" not in answer
    with pytest.raises(ResponseParserError):
        connect("sts").get_caller_identity()


def test_a_delayed_call_waits_and_others_with_it(aws, sagemaker):
    aws.control.delay(60)
    began = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: sagemaker.list_domains(), range(8)))
    assert 0.06 <= time.monotonic() - began < 8 * 0.06
    assert aws.control.peak > 1


def test_the_last_delay_that_fits_counts(aws, sagemaker):
    aws.control.delay(10_000)
    aws.control.delay(1, "sagemaker:ListDomains")
    assert sagemaker.list_domains()["Domains"]
    aws.control.delay(0)
    assert sagemaker.list_pipelines()["PipelineSummaries"]


def test_calls_are_recorded_and_counted(aws, sagemaker, connect):
    sagemaker.list_domains()
    sagemaker.describe_pipeline(PipelineName="never-run")
    code_of(connect("sagemaker", "us-east-1").describe_pipeline, PipelineName="never-run")
    described = [call for call in aws.control.calls() if call.operation == "sagemaker:DescribePipeline"]
    assert aws.control.counts() == {"sagemaker:DescribePipeline": 2, "sagemaker:ListDomains": 1}
    assert [call.region for call in described] == ["ap-northeast-2", "us-east-1"]
    assert described[0].parameters == {"PipelineName": "never-run"}
    aws.control.reset_counts()
    assert aws.control.counts() == {}


def test_only_allowed_actions_are_allowed(aws, sagemaker, s3):
    aws.control.allow(["sagemaker:Describe*", "s3:GetBucketTagging"])
    assert code_of(sagemaker.describe_pipeline, PipelineName="never-run") is None
    assert code_of(sagemaker.list_pipelines) == "AccessDeniedException"
    assert code_of(s3.get_bucket_tagging, Bucket="acme-ml-raw") is None
    assert code_of(s3.get_bucket_location, Bucket="acme-ml-raw") == "AccessDenied"
    aws.control.allow(None)
    assert code_of(sagemaker.list_pipelines) is None


@pytest.mark.parametrize(
    ("operation", "action"),
    [
        ("get_bucket_encryption", "s3:GetEncryptionConfiguration"),
        ("get_public_access_block", "s3:GetBucketPublicAccessBlock"),
        ("head_bucket", "s3:ListBucket"),
        ("list_objects_v2", "s3:ListBucket"),
    ],
)
def test_an_operation_needs_the_action_iam_knows(aws, s3, operation, action):
    aws.control.allow([f"s3:{operation.title().replace('_', '')}"])
    assert code_of(getattr(s3, operation), Bucket="acme-ml-raw") in {"AccessDenied", "403"}
    aws.control.allow([action])
    assert code_of(getattr(s3, operation), Bucket="acme-ml-raw") is None


def test_the_accounts_block_needs_an_action_of_its_own(aws, connect):
    client = connect("s3control")
    aws.control.allow(["s3:GetBucketPublicAccessBlock"])
    assert code_of(client.get_public_access_block, AccountId="111122223333") == "AccessDenied"
    aws.control.allow(["s3:GetAccountPublicAccessBlock"])
    assert code_of(client.get_public_access_block, AccountId="111122223333") == "NoSuchPublicAccessBlockConfiguration"


def test_who_am_i_needs_no_permission(aws, connect):
    aws.control.allow([])
    assert connect("sts").get_caller_identity()["Account"] == "111122223333"


def test_an_encrypted_object_needs_its_key(aws, s3):
    asked = {"Bucket": "acme-ml-feat", "Key": "house-prices/features/part-00000.csv"}
    aws.control.allow(["s3:GetObject"])
    with pytest.raises(ClientError, match="kms:Decrypt"):
        s3.get_object(**asked)
    aws.control.allow(["s3:GetObject", "kms:Decrypt"])
    with s3.get_object(**asked)["Body"] as body:
        assert body.read()


def test_a_missing_key_is_hidden_from_who_may_not_list(aws, s3):
    asked = {"Bucket": "acme-ml-feat", "Key": "nothing"}
    aws.control.allow(["s3:GetObject"])
    assert code_of(s3.get_object, **asked) == "AccessDenied"
    aws.control.allow(["s3:GetObject", "s3:ListBucket"])
    assert code_of(s3.get_object, **asked) == "NoSuchKey"
