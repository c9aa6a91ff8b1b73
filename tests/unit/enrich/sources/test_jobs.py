"""What jobs say of themselves."""

from __future__ import annotations

import math

import pytest

from fakes.pricing import PREFIX, REGION
from fakes.reader import denied, invalid, missing, run_source
from sagemaker_lineage.enrich.job_kinds import job_of
from sagemaker_lineage.enrich.sources.jobs import describe_read, facts_of, job_metrics, package_of, read_job
from sagemaker_lineage.enrich.steps import StepRecord
from sagemaker_lineage.model.execution import ModelPackage

PORTS = {"/images", "/inputs", "/instance", "/outputs"}
EVERYTHING = {"run", "jobs", "metrics", "registry", "s3"}


def wanted(member, arn, key="Arn"):
    return describe_read(job_of(StepRecord(name="A", status="Succeeded", metadata={member: {key: arn}})), REGION)


TRAINING = wanted("TrainingJob", f"{PREFIX}:training-job/t")
AUTOML = wanted("AutoMLJob", f"{PREFIX}:automl-job/a")
PACKAGE = wanted("RegisterModel", f"{PREFIX}:model-package/g/1")
TRANSFORM = wanted("TransformJob", f"{PREFIX}:transform-job/b")


def test_a_job_is_described_by_name_a_package_by_arn():
    assert TRAINING.parameters == (("TrainingJobName", "t"),)
    assert PACKAGE.parameters == (("ModelPackageName", f"{PREFIX}:model-package/g/1"),)
    assert wanted("Endpoint", f"{PREFIX}:endpoint/e") is None
    assert wanted("TrainingJob", None) is None


@pytest.mark.parametrize(
    ("read", "shown", "locates", "iterated", "facts"),
    [
        (TRAINING, EVERYTHING, False, False, PORTS | {"/run/billableSec", "/run/metrics"}),
        (TRAINING, EVERYTHING, False, True, {"/run/billableSec", "/run/metrics"}),
        (TRAINING, {"metrics"}, False, False, {"/run/metrics"}),
        (TRAINING, {"run"}, False, False, set()),
        (TRANSFORM, EVERYTHING, False, False, PORTS),
        (TRANSFORM, EVERYTHING, False, True, set()),
        (TRANSFORM, {"metrics"}, True, False, {"/run/metrics", "/run/reportObject"}),
        (
            PACKAGE,
            {"registry"},
            False,
            False,
            {"/registry/approvalStatus", "/registry/group", "/registry/status", "/registry/version"},
        ),
    ],
)
def test_the_facts_that_only_a_job_brings(read, shown, locates, iterated, facts):
    assert set(facts_of(read, shown, locates=locates, iterated=iterated)) == facts


def read(job, table):
    return run_source(read_job, table, "A", job, ["/run/metrics"])


def test_a_job_that_answers():
    reading = read(TRAINING, {("sagemaker:DescribeTrainingJob", "t"): {"TrainingJobName": "t"}})
    assert (reading.answer, reading.losses) == ({"TrainingJobName": "t"}, ())


def test_a_job_that_may_not_be_described():
    reading = read(TRAINING, {("sagemaker:DescribeTrainingJob", "t"): denied()})
    assert reading.answer == {}
    assert [(fact.node, fact.path) for fact in reading.losses[0].facts] == [("A", "/run/metrics")]


@pytest.mark.parametrize("failure", [invalid(), missing()])
def test_an_automl_job_may_be_one_of_the_second_version(failure):
    table = {
        ("sagemaker:DescribeAutoMLJob", "a"): failure,
        ("sagemaker:DescribeAutoMLJobV2", "a"): {"AutoMLJobName": "a"},
    }
    assert read(AUTOML, table) == ({"AutoMLJobName": "a"}, ())
    table["sagemaker:DescribeAutoMLJobV2", "a"] = denied()
    assert [loss.read.operation.name for loss in read(AUTOML, table).losses] == ["DescribeAutoMLJobV2"]


def test_an_automl_job_that_may_not_be_described_is_asked_for_once():
    losses = read(AUTOML, {("sagemaker:DescribeAutoMLJob", "a"): denied()}).losses
    assert [loss.read.operation.name for loss in losses] == ["DescribeAutoMLJob"]


@pytest.mark.parametrize(
    ("answer", "metrics"),
    [
        ({}, {}),
        (
            {
                "FinalMetricDataList": [
                    {"MetricName": "a", "Value": 1},
                    {"MetricName": "b", "Value": math.nan},
                    {"Value": 2},
                ]
            },
            {"a": 1.0},
        ),
        (
            {"BestTrainingJob": {"FinalHyperParameterTuningJobObjectiveMetric": {"MetricName": "auc", "Value": 0.9}}},
            {"auc": 0.9},
        ),
        (
            {
                "BestCandidate": {
                    "FinalAutoMLJobObjectiveMetric": {"MetricName": "F1", "Value": 0.8},
                    "CandidateProperties": {
                        "CandidateMetrics": [
                            {"MetricName": "F1", "Set": "Validation", "Value": 0.7},
                            {"MetricName": "AUC", "Value": 0.6},
                            {"Set": "Test", "Value": 0.5},
                        ]
                    },
                }
            },
            {"F1": 0.8, "Validation:F1": 0.7, "AUC": 0.6},
        ),
    ],
)
def test_metrics(answer, metrics):
    assert job_metrics(answer) == metrics


def test_a_registered_model():
    job = job_of(StepRecord(name="A", status="Succeeded", metadata={"RegisterModel": {"Arn": "arn:g/1"}}))
    assert package_of(job, {}) == ModelPackage(arn="arn:g/1")
    said = {"ModelPackageGroupName": "g", "ModelPackageVersion": 1, "ModelApprovalStatus": "Approved"}
    assert package_of(job, said) == ModelPackage(arn="arn:g/1", group="g", version=1, approval_status="Approved")
    assert package_of(job_of(None), said) is None
