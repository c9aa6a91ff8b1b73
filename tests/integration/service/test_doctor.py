"""The examination against the embedded AWS: what works, what is denied, and a policy that is exactly enough."""

from __future__ import annotations

import pytest

from embedded import HOME
from sagemaker_lineage import errors
from sagemaker_lineage.demo.iam import action_of
from sagemaker_lineage.demo.wire import Call
from sagemaker_lineage.enrich.features import FEATURES, operations_of
from sagemaker_lineage.enrich.policy import DECRYPT, FREE
from sagemaker_lineage.enrich.question import INCLUDE_WORDS
from sagemaker_lineage.service.doctor import Examination, Outcome, examine
from sagemaker_lineage.service.lineage import LineageRequest, read_lineage

ONLY_ELSEWHERE = {
    "sagemaker:DescribeAutoMLJob": "no pipeline of the account searches models by itself",
    "sagemaker:DescribeAutoMLJobV2": "no pipeline of the account searches models by itself",
    "sagemaker:ListTrainingJobsForHyperParameterTuningJob": "only where a step refers to another training than the best",
    "sagemaker:ListPipelines": "only where a pipeline may not be described",
    "sagemaker:ListDomains": "only with a domain",
    "sagemaker:DescribeProcessingJob": "for metrics alone only where no definition says where a report is",
    "sts:GetCallerIdentity": "only for findings and settings",
    "sagemaker:QueryLineage": "only for a pipeline that Feature Processor made",
    "sagemaker:DescribeArtifact": "only for a pipeline that Feature Processor made",
}
"""What a feature may need that no reading of these pipelines does."""
READ = ("mlops-pipeline", "claims-risk-weekly", "feature-store-load", "country-fanout", "supplier-risk")


def by_operation(diagnosis):
    return {check.operation: check for check in diagnosis.checks}


def allowed(policy):
    return {action for statement in policy["Statement"] for action in statement["Action"]}


def test_everything_that_works(aws, reader, clock):
    found = examine(Examination(region=HOME, pipeline="mlops-pipeline"), reader, clock)
    assert (found.account, found.pipeline, found.error) == ("111122223333", "mlops-pipeline", None)
    assert found.caller.endswith("assumed-role/lineage-reader/demo")
    assert found.missing == ()
    checks = by_operation(found)
    assert checks["s3:GetBucketAcl"].calls == 4
    assert checks["sagemaker:DescribeAutoMLJob"].outcome is Outcome.NOT_TRIED
    assert {check.outcome for check in found.checks} == {Outcome.WORKS, Outcome.NOT_TRIED}


def test_what_is_denied_names_resource_cost_and_features(aws, reader, clock):
    aws.control.fault("s3:GetBucketTagging", "denied")
    aws.control.fault("s3:GetBucketVersioning", "denied", resource="acme-ml-raw")
    aws.control.fault("sagemaker:ListDomains", "500")
    found = examine(Examination(region=HOME, pipeline="claims-risk-weekly", features=("s3",)), reader, clock)
    checks = by_operation(found)
    tagging = checks["s3:GetBucketTagging"]
    assert (tagging.outcome, tagging.iam_action, tagging.features) == (
        Outcome.DENIED,
        "s3:GetBucketTagging",
        ("s3", "findings"),
    )
    assert (tagging.brings, tagging.calls) == ("a bucket's tags", 5)
    assert "acme-shared" in tagging.denied
    assert checks["s3:GetBucketVersioning"].outcome is Outcome.PARTLY
    assert set(checks["s3:GetBucketVersioning"].denied) == {"acme-ml-raw", "vendor-drop"}
    assert checks["sagemaker:ListDomains"].outcome is Outcome.FAILED


def test_without_a_pipeline_the_newest_one_is_read(aws, reader, clock):
    found = examine(Examination(region="us-east-1", features=("run",)), reader, clock)
    assert found.pipeline == "us-store-forecasts"


def test_a_region_without_pipelines(aws, reader, clock):
    found = examine(Examination(region="eu-west-1", features=("run",)), reader, clock)
    assert (found.pipeline, found.error) == (None, None)
    assert by_operation(found)["sagemaker:ListPipelines"].outcome is Outcome.WORKS


def test_nothing_allowed_is_a_diagnosis_not_an_error(aws, reader, clock):
    aws.control.allow([])
    found = examine(Examination(region=HOME, pipeline="mlops-pipeline"), reader, clock)
    assert isinstance(found.error, errors.AccessDenied)
    assert (found.account, found.pipeline) == ("111122223333", "mlops-pipeline")
    assert by_operation(found)["sagemaker:DescribePipeline"].outcome is Outcome.DENIED


def test_a_pipeline_that_is_not_there(aws, reader, clock):
    found = examine(Examination(region=HOME, pipeline="nothing"), reader, clock)
    assert isinstance(found.error, errors.PipelineNotFound)


def test_an_unknown_feature_is_refused():
    with pytest.raises(errors.InvalidRequest, match="'magic' is no feature"):
        Examination(region=HOME, features=("magic",))


@pytest.mark.parametrize("pipeline", ["mlops-pipeline", "supplier-risk"])
def test_the_policy_it_prints_is_enough_for_the_same_answer(aws, reader, clock, pipeline):
    found = examine(Examination(region=HOME, pipeline=pipeline), reader, clock)
    aws.control.allow(allowed(found.policy))
    again = examine(Examination(region=HOME, pipeline=pipeline), reader, clock)
    assert again.missing == found.missing
    assert again.policy == found.policy


@pytest.mark.parametrize("feature", INCLUDE_WORDS)
def test_a_feature_calls_what_its_policy_allows_and_nothing_else(aws, reader, clock, feature):
    for pipeline in READ:
        request = LineageRequest(
            region=HOME, pipeline=pipeline, include_latest_execution=True, include=frozenset({feature})
        )
        read_lineage(request, reader, clock)
    called = set(aws.control.counts())
    needed = {operation.label for operation in operations_of([feature])}
    assert called - needed == set()
    assert needed - called <= ONLY_ELSEWHERE.keys()


def test_the_actions_are_those_that_aws_asks_for():
    for operation in operations_of(FEATURES) - set(FREE):
        assert action_of(Call(service=operation.service, operation=operation.name, region=HOME)) == operation.iam_action
    assert DECRYPT == "kms:Decrypt"
