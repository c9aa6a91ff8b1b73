"""The pipeline itself, also where it may not be described."""

from __future__ import annotations

import pytest

from fakes.pricing import EXECUTION_ARN, PIPELINE, PIPELINE_ARN, REGION, at, pricing
from fakes.reader import cut_short, denied, invalid, missing, run_source, throttled
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.sources.pipeline import read_pipeline
from sagemaker_lineage.model.request import Failure, GapCode

DESCRIBE = ("sagemaker:DescribePipeline", PIPELINE)
LIST = ("sagemaker:ListPipelines", PIPELINE)
EVERY = ("sagemaker:ListPipelines", "")
NEWEST = ("sagemaker:ListPipelineExecutions", PIPELINE)
SUMMARY = {
    "PipelineArn": PIPELINE_ARN,
    "PipelineName": PIPELINE,
    "PipelineDescription": "What things cost",
    "RoleArn": "role",
    "CreationTime": at(-6000),
}
OTHER = SUMMARY | {"PipelineName": "pricing-2", "PipelineArn": f"{PIPELINE_ARN}-2"}


def read(pipeline=PIPELINE, *, overlaid=True, **changes):
    table = pricing()
    names = {"describe": DESCRIBE, "listed": LIST, "every": EVERY, "newest": NEWEST}
    table |= {names[name]: outcome for name, outcome in changes.items() if name in names}
    if "definition" in changes:
        table["sagemaker:DescribePipelineDefinitionForExecution", EXECUTION_ARN] = changes["definition"]
    return run_source(read_pipeline, table, REGION, pipeline, overlaid=overlaid)


def lost(reading):
    return {loss.read.operation.name: {fact.path for fact in loss.facts} for loss in reading.losses}


def summaries(*found):
    return {"PipelineSummaries": list(found)}


def test_everything_it_says_of_itself():
    reading = read()
    facts = reading.facts
    assert (facts.name, facts.arn, facts.display_name, facts.status) == (PIPELINE, PIPELINE_ARN, "Pricing", "Active")
    assert (facts.created_at, facts.last_modified_at) == (at(-6000), at(-600))
    assert (reading.source, reading.losses, reading.arn.account) == ("pipeline", (), "444455556666")


class TestWithoutDescribing:
    def test_the_list_and_the_newest_execution_stand_in(self):
        reading = read(describe=denied(), listed=summaries(OTHER, SUMMARY))
        assert (reading.facts.name, reading.facts.description, reading.facts.status) == (
            PIPELINE,
            "What things cost",
            None,
        )
        assert (reading.source, reading.arn.text) == ("execution", PIPELINE_ARN)
        assert lost(reading) == {"DescribePipeline": {"/pipeline/status"}}

    def test_without_an_overlay_the_definition_is_not_the_pipelines_own(self):
        reading = read(describe=denied(), listed=summaries(SUMMARY), overlaid=False)
        assert lost(reading)["DescribePipeline"] == {"/pipeline/status", "/pipeline/definition", "/pipeline/parameters"}

    def test_by_arn_the_whole_list_is_searched(self):
        table = {
            "sagemaker:DescribePipeline": denied(),
            "sagemaker:ListPipelines": summaries(OTHER, SUMMARY | {"PipelineName": "Pricing"}),
            "sagemaker:ListPipelineExecutions": pricing()[NEWEST],
            "sagemaker:DescribePipelineDefinitionForExecution": {"PipelineDefinition": "{}"},
        }
        reading = run_source(
            read_pipeline, {(label,): outcome for label, outcome in table.items()}, REGION, PIPELINE_ARN, overlaid=True
        )
        assert reading.facts.name == "Pricing"

    def test_a_pipeline_that_is_not_listed_does_not_exist(self):
        with pytest.raises(errors.PipelineNotFound):
            read(describe=denied(), listed=summaries(OTHER))

    @pytest.mark.parametrize("listed", [denied("sagemaker:ListPipelines"), cut_short(summaries(OTHER))])
    def test_without_the_list_the_execution_tells_the_arn(self, listed):
        reading = read(describe=denied(), listed=listed)
        assert (reading.facts.name, reading.facts.arn, reading.facts.role_arn) == (PIPELINE, PIPELINE_ARN, None)
        assert lost(reading)["ListPipelines"] == {
            "/pipeline/createdTime",
            "/pipeline/description",
            "/pipeline/displayName",
            "/pipeline/lastModifiedTime",
            "/pipeline/roleArn",
        }

    def test_by_arn_and_without_the_list_the_arn_tells_the_name(self):
        table = {
            "sagemaker:DescribePipeline": denied(),
            "sagemaker:ListPipelines": denied(),
            "sagemaker:ListPipelineExecutions": {"PipelineExecutionSummaries": [{"PipelineExecutionArn": "odd"}]},
            "sagemaker:DescribePipelineDefinitionForExecution": {"PipelineDefinition": "{}"},
        }
        answers = {(label,): outcome for label, outcome in table.items()}
        reading = run_source(read_pipeline, answers, REGION, PIPELINE_ARN, overlaid=True)
        assert (reading.facts.name, reading.facts.arn, reading.arn) == (PIPELINE, None, None)

    @pytest.mark.parametrize(
        "changes",
        [
            {"newest": denied()},
            {"newest": {"PipelineExecutionSummaries": []}},
            {"definition": denied()},
            {"definition": {}},
        ],
    )
    def test_without_any_definition_it_is_denied(self, changes):
        with pytest.raises(errors.AccessDenied) as raised:
            read(describe=denied("sagemaker:DescribePipeline"), listed=summaries(SUMMARY), **changes)
        assert raised.value.iam_action == "sagemaker:DescribePipeline"


@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        (missing(), errors.PipelineNotFound),
        (throttled(), errors.Throttled),
        (invalid(), errors.AwsError),
        ({}, errors.AwsError),
        (Failure(code=GapCode.ACCESS_DENIED, detail="d", error="aws-credentials-missing"), errors.CredentialsMissing),
    ],
)
def test_what_cannot_be_had_is_an_error(outcome, error):
    with pytest.raises(error):
        read(describe=outcome)


def test_an_answer_with_odd_members_is_taken_as_far_as_it_goes():
    reading = read(describe={"PipelineDefinition": "{}", "PipelineArn": "odd", "CreationTime": "yesterday"})
    assert (reading.facts.name, reading.facts.created_at, reading.arn) == (PIPELINE, None, None)
