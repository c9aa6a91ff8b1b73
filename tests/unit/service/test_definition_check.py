"""A definition judged alone: what it says of jobs, what only the run knows, and what it cannot say."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from sagemaker_lineage.checks.options import Options
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.model.finding import Verdict
from sagemaker_lineage.service.definition_check import WITHOUT_AWS, check_definition
from sagemaker_lineage.service.planned_jobs import planned_jobs

TODAY = date(2026, 11, 25)
GOOD = {
    "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 2, "VolumeKmsKeyId": "key"},
    "OutputDataConfig": {"S3OutputPath": "s3://models/claims", "KmsKeyId": "key"},
    "VpcConfig": {"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
    "EnableNetworkIsolation": True,
    "EnableInterContainerTrafficEncryption": True,
}


def verdicts(arguments: dict[str, Any], kind: str = "Training", options: Options | None = None) -> dict[str, Verdict]:
    parameters = [
        {"Name": "Key", "Type": "String"},
        {"Name": "Own", "Type": "String", "DefaultValue": "own-key"},
        {"Name": "Isolated", "Type": "Boolean", "DefaultValue": True},
        {"Name": "Empty", "Type": "String", "DefaultValue": ""},
    ]
    step = {"Name": "Train", "Type": kind, "Arguments": arguments}
    text = json.dumps({"Version": "2020-12-01", "Parameters": parameters, "Steps": [step]})
    judged = check_definition(text, "claims", options or Options(), TODAY).assessment
    assert judged is not None
    found = {each.rule: each for each in judged.findings}
    assert set(found) <= WITHOUT_AWS
    assert {each.resource for each in found.values()} == {"claims/Train"}
    return {rule: each.verdict for rule, each in found.items()}


def test_a_training_that_says_everything_passes() -> None:
    assert set(verdicts(GOOD).values()) == {Verdict.PASS}
    assert len(verdicts(GOOD)) == 5


def test_a_training_that_says_nothing_fails() -> None:
    bare = {"ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 2}}
    assert set(verdicts(bare).values()) == {Verdict.FAIL}


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ({"Get": "Parameters.Isolated"}, Verdict.PASS),
        ({"Get": "Parameters.Key"}, Verdict.UNKNOWN),
        ({"Get": "Steps.Other.X"}, Verdict.UNKNOWN),
        (False, Verdict.FAIL),
    ],
)
def test_a_flag_that_only_the_run_knows_is_unknown(value: Any, verdict: Verdict) -> None:
    assert verdicts({**GOOD, "EnableNetworkIsolation": value})["training-network-isolation"] is verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ({"Get": "Parameters.Own"}, Verdict.PASS),
        ({"Get": "Parameters.Key"}, Verdict.UNKNOWN),
        ({"Get": "Parameters.Empty"}, Verdict.UNKNOWN),
        ({"Get": "Steps.Other.Key"}, Verdict.UNKNOWN),
        ({"Std:Join": {"On": "/", "Values": ["alias", {"Get": "Parameters.Key"}]}}, Verdict.PASS),
        ({"Std:Join": {"On": "/", "Values": ["alias", "aws", {"Get": "Parameters.Key"}]}}, Verdict.FAIL),
        ({"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Key"}, ""]}}, Verdict.UNKNOWN),
        ({"Std:Join": {"Values": "odd"}}, Verdict.UNKNOWN),
        ("", Verdict.FAIL),
        (7, Verdict.UNKNOWN),
        (None, Verdict.FAIL),
    ],
)
def test_a_key_that_may_turn_out_to_be_none_is_unknown(value: Any, verdict: Verdict) -> None:
    resources = {**GOOD["ResourceConfig"], "VolumeKmsKeyId": value}  # type: ignore[dict-item]
    assert verdicts({**GOOD, "ResourceConfig": resources})["training-volume-key"] is verdict


@pytest.mark.parametrize("member", ["ResourceConfig", "OutputDataConfig", "VpcConfig"])
def test_a_whole_structure_that_only_the_run_knows_fails_nothing(member: str) -> None:
    found = verdicts({**GOOD, "EnableInterContainerTrafficEncryption": False, member: {"Get": "Steps.Other.X"}})
    rules = {
        "ResourceConfig": ("training-volume-key", "training-traffic-encryption"),
        "OutputDataConfig": ("training-output-key",),
        "VpcConfig": ("training-vpc",),
    }
    assert {found[rule] for rule in rules[member]} == {Verdict.UNKNOWN}


def test_an_instance_by_a_parameter_leaves_the_volume_open() -> None:
    resources = {"InstanceType": {"Get": "Parameters.Key"}, "InstanceCount": {"Std:Join": {"On": "", "Values": ["2"]}}}
    found = verdicts({**GOOD, "ResourceConfig": resources, "EnableInterContainerTrafficEncryption": False})
    assert found["training-volume-key"] is Verdict.UNKNOWN
    assert found["training-traffic-encryption"] is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("kind", "arguments", "rule"),
    [
        (
            "Processing",
            {"ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.large"}}},
            "processing-volume-key",
        ),
        (
            "ClarifyCheck",
            {"ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.large"}}},
            "processing-volume-key",
        ),
        ("Transform", {"TransformResources": {"InstanceType": "ml.m5.large"}}, "transform-volume-key"),
        ("Model", {"EnableNetworkIsolation": False}, "model-network-isolation"),
        ("Tuning", {"TrainingJobDefinition": {"EnableNetworkIsolation": False}}, "training-network-isolation"),
        ("EndpointConfig", {"ProductionVariants": [{"InstanceType": "ml.m5.large"}]}, "endpoint-volume-key"),
    ],
)
def test_every_kind_of_job_is_judged(kind: str, arguments: dict[str, Any], rule: str) -> None:
    assert verdicts(arguments, kind)[rule] is Verdict.FAIL


def test_rules_can_be_switched_off_and_buckets_stay_out() -> None:
    options = Options(rules={"training-vpc": False, "s3-versioning": True})
    assert {"training-vpc", "s3-versioning"}.isdisjoint(verdicts({}, options=options))


@pytest.mark.parametrize("join", [False, True])
def test_a_long_text_that_many_places_name_is_not_multiplied(join: bool) -> None:
    reference: Any = {"Get": "Parameters.Long"}
    key = {"Std:Join": {"On": "/", "Values": [reference] * 2_000}} if join else reference
    steps = [
        {"Name": f"T{number}", "Type": "Training", "Arguments": {**GOOD, "OutputDataConfig": {"KmsKeyId": key}}}
        for number in range(10)
    ]
    parameters = [{"Name": "Long", "Type": "String", "DefaultValue": "k" * 500_000}]
    text = json.dumps({"Version": "2020-12-01", "Parameters": parameters, "Steps": steps})
    judged = check_definition(text, "claims", Options(), TODAY).assessment
    assert judged is not None
    said = [each.evidence for each in judged.findings if each.rule == "training-output-key"]
    assert len(said) == 10
    assert max(map(len, said)) < 5_000


def test_a_join_keeps_its_separators_and_marks_what_is_open() -> None:
    join = {"Std:Join": {"On": "/", "Values": ["", "alias", "", {"Get": "Parameters.Open"}, 3]}}
    step = {"Name": "Train", "Type": "Training", "Arguments": {"OutputDataConfig": {"KmsKeyId": join}}}
    pipeline = parse_definition(json.dumps({"Version": "2020-12-01", "Steps": [step]}))
    assert planned_jobs(pipeline, "claims")["Train"][0].output_key == "/alias//${…}/3"
