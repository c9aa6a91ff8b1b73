"""The command ``doctor``."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from embedded import HOME, embedded_aws
from freshkit.environment import ROOT
from sagemaker_lineage.demo.serve import demo_environment


@pytest.fixture
def aws():
    with embedded_aws() as aws:
        yield aws


@pytest.fixture
def doctor(aws, tmp_path):
    environment = demo_environment(aws.url, tmp_path) | {"SAGEMAKER_LINEAGE_AWS_ATTEMPTS": "1"}

    def run(*arguments):
        command = [sys.executable, "-m", "sagemaker_lineage", "doctor", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
        )

    return run


def test_a_healthy_account_in_text(doctor):
    done = doctor("--region", HOME, "--pipeline", "mlops-pipeline", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("You are arn:aws:sts::111122223333:assumed-role/lineage-reader/demo\n")
    assert "Missing" not in done.stdout
    policy = json.loads(done.stdout.partition("The least policy for this\n")[2])
    assert policy["Version"] == "2012-10-17"


def test_what_is_missing_in_json_and_by_exit_code(aws, doctor):
    aws.control.fault("s3:GetBucketTagging", "denied")
    arguments = ("--region", HOME, "--pipeline", "mlops-pipeline", "--features", "run, s3", "--format", "json")
    done = doctor(*arguments)
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["features"] == ["run", "s3"]
    (tagging,) = [check for check in found["checks"] if check["operation"] == "s3:GetBucketTagging"]
    assert (tagging["outcome"], tagging["iamAction"], tagging["brings"]) == (
        "denied",
        "s3:GetBucketTagging",
        "a bucket's tags",
    )
    assert doctor(*arguments, "--strict").returncode == 3
    assert "s3:GetBucketTagging" in doctor(*arguments[:-2]).stdout.partition("Missing")[2]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--region", HOME, "--pipeline", "nothing"), 4, "No pipeline could be read"),
        (("--region", "nowhere"), 2, "no AWS region"),
        (("--region", HOME, "--features", "magic"), 2, "is no feature"),
    ],
)
def test_the_exit_code_says_what_went_wrong(doctor, arguments, code, says):
    done = doctor(*arguments)
    assert done.returncode == code
    assert says in done.stderr


def test_a_denied_pipeline_ends_with_the_code_of_aws(aws, doctor):
    aws.control.allow([])
    done = doctor("--region", HOME, "--pipeline", "mlops-pipeline")
    assert done.returncode == 5
    assert "sagemaker:DescribePipeline" in done.stdout
