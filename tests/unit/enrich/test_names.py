"""ARNs, regions and links into the console."""

from __future__ import annotations

import pytest

from sagemaker_lineage.enrich.arns import name_of, parse_execution_arn, parse_pipeline_arn
from sagemaker_lineage.enrich.links import execution_url, job_url, log_streams
from sagemaker_lineage.enrich.partition import partition_of

PIPELINE = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/pricing"


def test_a_pipelines_arn():
    arn = parse_pipeline_arn(PIPELINE)
    assert (arn.region, arn.account, arn.name) == ("eu-west-1", "111122223333", "pricing")
    assert arn.is_same(PIPELINE.replace("pricing", "Pricing"))
    assert not arn.is_same(f"{PIPELINE}2")
    assert not arn.is_same(None)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "pricing",
        f"{PIPELINE}/execution/abc",
        f"{PIPELINE}\n",
        PIPELINE.replace("sagemaker", "s3"),
        PIPELINE.replace("111122223333", "12"),
    ],
)
def test_what_is_no_pipelines_arn(text):
    assert parse_pipeline_arn(text) is None


def test_an_executions_arn():
    arn = parse_execution_arn(f"{PIPELINE}/execution/abc123")
    assert (arn.pipeline, arn.id) == (PIPELINE, "abc123")


@pytest.mark.parametrize("text", [None, PIPELINE, f"{PIPELINE}/execution/", f"{PIPELINE}/execution/a/b", "abc"])
def test_what_is_no_executions_arn(text):
    assert parse_execution_arn(text) is None


@pytest.mark.parametrize(
    ("arn", "name"), [("arn:a:b:c:d:job/name", "name"), ("arn:a:b:c:d:function:name", "name"), ("name", "name")]
)
def test_the_name_an_arn_ends_with(arn, name):
    assert name_of(arn) == name


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("ap-northeast-2", "aws"),
        ("mx-central-1", "aws"),
        ("us-future-17", "aws"),
        ("cn-north-1", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("us-iso-east-1", "aws-iso"),
        ("us-isob-east-1", "aws-iso-b"),
        ("eu-isoe-west-1", "aws-iso-e"),
        ("us-isof-south-1", "aws-iso-f"),
        ("eusc-de-east-1", "aws-eusc"),
    ],
)
def test_the_partition_of_a_region(region, partition):
    assert partition_of(region).name == partition


@pytest.mark.parametrize(
    "region",
    [
        "",
        "europe",
        "eu-west",
        "eu-west-1 ",
        "EU-WEST-1",
        "eu-west-1.evil.example",
        "eu-wést-1",
        "us-west-1\n",
        "us-" + "a" * 80 + "-1",
    ],
)
def test_what_is_no_region(region):
    assert partition_of(region) is None


@pytest.mark.parametrize(
    ("region", "host"),
    [
        ("eu-west-1", "eu-west-1.console.aws.amazon.com"),
        ("cn-north-1", "cn-north-1.console.amazonaws.cn"),
        ("us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com"),
        ("eusc-de-east-1", "eusc-de-east-1.console.amazonaws-eusc.eu"),
    ],
)
def test_the_console_of_a_region(region, host):
    assert job_url(region, "jobs", "a b") == f"https://{host}/sagemaker/home?region={region}#/jobs/a%20b"


def test_a_console_that_is_not_published_has_no_links():
    assert job_url("us-iso-east-1", "jobs", "a") is None
    assert log_streams("us-iso-east-1", "/aws/sagemaker/TrainingJobs", "a") is None
    assert job_url("nowhere", "jobs", "a") is None


def test_the_execution():
    assert execution_url("eu-west-1", "pricing", "abc") == (
        "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/pipelines/pricing/executions/abc"
    )


def test_log_streams_escape_twice_as_the_console_does():
    logs = log_streams("eu-west-1", "/aws/sagemaker/TrainingJobs", "my job/")
    assert (logs.group, logs.stream_prefix) == ("/aws/sagemaker/TrainingJobs", "my job/")
    assert logs.url == (
        "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/"
        "$252Faws$252Fsagemaker$252FTrainingJobs$3FlogStreamNameFilter$3Dmy$2520job$252F"
    )
    assert log_streams("eu-west-1", "/g", "").url.endswith("$252Fg")
