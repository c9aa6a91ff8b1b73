"""The second best model of a tuning job, and so on: read where a step refers to it, and nowhere else."""

from __future__ import annotations

import json

import pytest

from fakes.pricing import EXECUTION_ARN, EXECUTION_ID, PIPELINE, REGION, execution_step, job_arn, pricing
from fakes.reader import TableReader, denied, run_source
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.enrich.sources.jobs import JobReading
from sagemaker_lineage.enrich.sources.trainings import MOST_RANKS, Ranks, ranks_of, with_trainings
from sagemaker_lineage.model.request import GapCode
from sagemaker_lineage.service.lineage import LineageRequest, read_lineage
from wire_samples.lineages import NOW

LIST = ("sagemaker:ListTrainingJobsForHyperParameterTuningJob",)
OBJECTIVE = {"HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "rmse"}}
TUNING = {"HyperParameterTuningJobName": "tune-1", "HyperParameterTuningJobConfig": OBJECTIVE}
SUMMARIES = [{"TrainingJobName": f"tune-1-00{rank}"} for rank in (4, 2)]


def model(rank, step="Tune"):
    name = {"Get": f"Steps.{step}.TrainingJobSummaries[{rank}].TrainingJobName"}
    return {"Std:Join": {"On": "/", "Values": ["s3://pricing-models/tuned", name, "output/model.tar.gz"]}}


def definition(*ranks, kind="Tuning"):
    tune = {"Name": "Tune", "Type": kind, "Arguments": {}}
    uses = [
        {"Name": f"Use{place}", "Type": "Lambda", "FunctionArn": "f", "Arguments": {"m": [model(rank)]}}
        for place, rank in enumerate(ranks)
    ]
    return parse_definition(json.dumps({"Steps": [tune, *uses]}))


@pytest.mark.parametrize(
    ("pipeline", "ranks"),
    [
        (definition(), {}),
        (definition(0), {}),
        (definition(0, 2, 1), {"Tune": Ranks(2, ("Use1", "Use2"))}),
        (definition(MOST_RANKS), {}),
        (definition(1, kind="Training"), {}),
    ],
)
def test_only_ranks_beyond_the_best_are_looked_for(pipeline, ranks):
    assert ranks_of(pipeline) == ranks


@pytest.mark.parametrize(("kind", "order"), [("Minimize", "Ascending"), ("Maximize", "Descending")])
def test_the_best_come_first_whatever_better_means(kind, order):
    def listed(read):
        assert dict(read.parameters) == {
            "HyperParameterTuningJobName": "tune-1",
            "SortBy": "FinalObjectiveMetricValue",
            "SortOrder": order,
            "StatusEquals": "Completed",
        }
        assert read.limit == 2
        return {"TrainingJobSummaries": SUMMARIES}

    config = {"HyperParameterTuningJobObjective": {"Type": kind}}
    reading = JobReading(TUNING | {"HyperParameterTuningJobConfig": config})
    found = run_source(with_trainings, {LIST: listed}, REGION, reading, Ranks(1, ("Use",)))
    assert (found.answer["TrainingJobSummaries"], found.losses) == (SUMMARIES, ())


@pytest.mark.parametrize(
    "answer", [{}, {"HyperParameterTuningJobName": "tune-1"}, {"HyperParameterTuningJobConfig": OBJECTIVE}]
)
def test_a_job_that_does_not_say_what_is_better_is_left_alone(answer):
    reading = JobReading(answer)
    assert run_source(with_trainings, {}, REGION, reading, Ranks(1, ("Use",))) is reading


def test_a_list_that_cannot_be_read_costs_the_inputs_of_who_refers_to_it():
    found = run_source(with_trainings, {LIST: denied()}, REGION, JobReading(TUNING), Ranks(1, ("Use", "More")))
    assert found.answer == TUNING
    (loss,) = found.losses
    assert (loss.code, [(fact.node, fact.path) for fact in loss.facts]) == (
        GapCode.ACCESS_DENIED,
        [("Use", "/inputs"), ("More", "/inputs")],
    )


class Clock:
    def now(self):
        return NOW


def lineage(rank, trainings):
    """Return the lineage of the small account with a tuning step, and the reads it took."""
    table = pricing()
    body = json.loads(table["sagemaker:DescribePipeline", PIPELINE]["PipelineDefinition"])
    body["Steps"] += [
        {"Name": "Tune", "Type": "Tuning", "Arguments": {}},
        {"Name": "Second", "Type": "Model", "Arguments": {"PrimaryContainer": {"ModelDataUrl": model(rank)}}},
    ]
    text = json.dumps(body)
    table["sagemaker:DescribePipeline", PIPELINE]["PipelineDefinition"] = text
    table["sagemaker:DescribePipelineDefinitionForExecution", EXECUTION_ARN] = {"PipelineDefinition": text}
    arn = job_arn("hyper-parameter-tuning-job", "Tune")
    steps = table["sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN]["PipelineExecutionSteps"]
    steps.append(execution_step("Tune", 42, 43, Metadata={"TuningJob": {"Arn": arn}}))
    described = TUNING | {"HyperParameterTuningJobStatus": "Completed"}
    table |= {("sagemaker:DescribeHyperParameterTuningJob",): described, LIST: trainings}
    reader = TableReader(table)
    request = LineageRequest(region=REGION, pipeline=PIPELINE, execution=EXECUTION_ID)
    return read_lineage(request, reader, Clock()), reader.labels()["sagemaker:" + LIST[0].partition(":")[2]]


def test_the_second_best_model_is_a_location():
    found, reads = lineage(1, {"TrainingJobSummaries": SUMMARIES})
    (port,) = next(node for node in found.graph.nodes if node.id == "Second").inputs
    assert (port.uri, port.resolved, reads) == ("s3://pricing-models/tuned/tune-1-002/output/model.tar.gz", True, 1)
    assert [gap for gap in found.gaps if not gap.is_opaque] == []


def test_the_best_model_costs_no_read():
    found, reads = lineage(0, {})
    (port,) = next(node for node in found.graph.nodes if node.id == "Second").inputs
    assert (port.resolved, reads) == (False, 0)


def test_a_denied_list_is_a_gap_of_the_inputs():
    found, _ = lineage(1, denied("sagemaker:ListTrainingJobsForHyperParameterTuningJob"))
    place = next(place for place, node in enumerate(found.graph.nodes) if node.id == "Second")
    denials = [gap for gap in found.gaps if not gap.is_opaque]
    assert [gap.affects for gap in denials] == [(f"/graph/nodes/{place}/inputs",)]
