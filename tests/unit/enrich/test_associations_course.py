"""``include=associations``: which calls are made, and what a whole lineage shows of their answers."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from corekit.graphs import input_of, output_port
from fakes.pricing import (
    EXECUTION_ARN,
    EXECUTION_ID,
    MODEL,
    PIPELINE,
    PIPELINE_ARN,
    PREFIX,
    REGION,
    bucket_answers,
    execution_step,
    job_arn,
    pricing,
    processing,
    training,
)
from fakes.reader import ABSENT, TableReader, denied, drive, throttled
from sagemaker_lineage.enrich.lineage_operations import LINEAGE_OPERATIONS
from sagemaker_lineage.enrich.plan import lineage_plan
from sagemaker_lineage.enrich.question import ASSOCIATIONS, DEFAULT_WORDS, INCLUDE_WORDS, LineageRequest
from sagemaker_lineage.enrich.sources.associations import CONTEXT_TAG

COMPONENT, QUERY, ARTIFACT = (operation.label for operation in LINEAGE_OPERATIONS)
PREP, TRAIN, EVALUATE = (
    f"{EXECUTION_ID}-{name}"
    for name in ("Prep-aws-processing-job", "Train-aws-training-job", "Evaluate-aws-processing-job")
)
TRAINED = {
    "Status": {"PrimaryStatus": "Completed"},
    "InputArtifacts": {
        "train": {"Value": f"s3://pricing-data/{EXECUTION_ID}/train"},
        "codes": {"Value": "s3://shared/codes.csv", "MediaType": "text/csv"},
    },
    "OutputArtifacts": {"SageMaker.ModelArtifact": {"Value": MODEL}},
}
BEGAN = 1_777_622_400
CONTEXT_NAME = f"sm-fs-fe-Pricing-{BEGAN}-fep-ver"
CONTEXT = f"{PREFIX}:context/{CONTEXT_NAME.lower()}"


def table(**answers):
    found = pricing() | bucket_answers("shared") | {(COMPONENT,): ABSENT, (COMPONENT, TRAIN): TRAINED}
    return found | answers


def ask(answers, words=(*DEFAULT_WORDS, ASSOCIATIONS), seed=None, **request):
    reader = TableReader(answers)
    asked = {"region": REGION, "pipeline": PIPELINE, "include_latest_execution": True, "include": frozenset(words)}
    return drive(lineage_plan(LineageRequest(**asked | request)), reader, seed), reader


def calls(reader):
    labels = {operation.label for operation in LINEAGE_OPERATIONS}
    return Counter(read.operation.label for read in reader.reads if read.operation.label in labels)


def components(reader):
    return sorted(read.resource for read in reader.reads if read.operation.label == COMPONENT)


@pytest.mark.parametrize("seed", [None, *range(12)])
def test_what_a_job_logged_is_shown_with_its_bucket(seed):
    lineage, reader = ask(table(), seed=seed)
    port = input_of(lineage.graph, "Train", "codes")
    assert (port.uri, port.source) == ("s3://shared/codes.csv", "association")
    assert lineage.buckets["shared"].encryption == "aws:kms"
    assert lineage.gaps == ()
    assert components(reader) == sorted([PREP, TRAIN, EVALUATE])
    assert sum(calls(reader).values()) == 3


def test_what_the_job_itself_says_is_not_shown_again():
    node = ask(table())[0].graph.node("Train")
    assert [port.name for port in (*node.inputs, *node.outputs) if port.source] == ["codes"]


def test_without_the_word_nothing_is_asked_and_nothing_shown():
    lineage, reader = ask(table(), DEFAULT_WORDS)
    assert not calls(reader)
    assert "shared" not in lineage.buckets


def test_without_an_execution_nothing_is_asked():
    tagged = {("sagemaker:ListTags", PIPELINE_ARN): {"Tags": [{"Key": CONTEXT_TAG, "Value": CONTEXT_NAME}]}}
    lineage, reader = ask(table() | tagged, include_latest_execution=False)
    assert not calls(reader)
    assert lineage.execution is None


def test_the_word_alone_reads_steps_and_components():
    lineage, reader = ask(table(), {ASSOCIATIONS})
    assert input_of(lineage.graph, "Train", "codes").uri == "s3://shared/codes.csv"
    assert output_port(lineage.graph, "Train", "SageMaker.ModelArtifact").role == "model"
    assert (lineage.runs, lineage.buckets, lineage.packages) == ({}, {}, {})
    assert not {label for label in reader.labels() if label.endswith("Job") or label.startswith("s3")}


@pytest.mark.parametrize("failure", [denied("sagemaker:DescribeTrialComponent"), throttled()])
def test_a_component_that_cannot_be_read_is_a_gap_of_the_steps_ports(failure):
    lineage, _ = ask(table() | {(COMPONENT, PREP): failure})
    (gap,) = lineage.gaps
    place = next(place for place, node in enumerate(lineage.graph.nodes) if node.id == "Prep")
    assert (gap.code, gap.operation, gap.resource) == (failure.code, COMPONENT, PREP)
    assert gap.affects == (f"/graph/nodes/{place}/inputs", f"/graph/nodes/{place}/outputs")
    assert input_of(lineage.graph, "Train", "codes")


@pytest.mark.parametrize("words", [{ASSOCIATIONS}, {"jobs", ASSOCIATIONS}])
def test_without_the_list_of_steps_the_ports_of_jobs_are_unknown(words):
    lineage, reader = ask(table() | {("sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN): denied()}, words)
    affected = {pointer for gap in lineage.gaps for pointer in gap.affects if "/graph/" in pointer}
    assert not calls(reader)
    assert {pointer.rpartition("/")[2] for pointer in affected} >= {"inputs", "outputs"}
    assert ("images" in str(affected)) == ("jobs" in words)
    check = next(place for place, node in enumerate(lineage.graph.nodes) if node.type == "Condition")
    assert f"/graph/nodes/{check}/inputs" not in affected


def with_definition(steps, listed):
    text = json.dumps({"Version": "2020-12-01", "Steps": steps})
    answers = table()
    answers["sagemaker:DescribePipeline", PIPELINE]["PipelineDefinition"] = text
    answers["sagemaker:DescribePipelineDefinitionForExecution", EXECUTION_ARN] = {"PipelineDefinition": text}
    answers["sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN] = {"PipelineExecutionSteps": listed}
    return answers


def looped(passes):
    body = processing("Body", {}, {})
    loop = {"Name": "Loop", "Type": "ForEach", "Arguments": {"Items": ["a", "b"], "ForEachBody": [body]}}
    listed = [
        execution_step(
            f"Body-{index}",
            0,
            1,
            Metadata={"ProcessingJob": {"Arn": job_arn("processing-job", f"Body-{index}")}},
            IterationContext={"ParentStepName": "Loop", "Index": index},
        )
        for index in range(passes)
    ]
    return with_definition([loop], [execution_step("Loop", 0, 1), *listed]) | {
        ("sagemaker:DescribeProcessingJob",): {"ProcessingJobStatus": "Completed"},
        (COMPONENT,): {"InputArtifacts": {"item": {"Value": "s3://shared/item"}}},
    }


@pytest.mark.parametrize(("passes", "names"), [(1, ["item"]), (2, [])])
def test_a_step_that_ran_several_times_is_not_asked_about(passes, names):
    lineage, reader = ask(looped(passes))
    assert [port.name for port in lineage.graph.node("Body").inputs] == names
    assert len(components(reader)) == len(names)


def processed(steps=("Process",), **answers):
    """Return the answers for a pipeline that Feature Processor made."""
    definition = [training(name, f"s3://shared/code/{name}") for name in steps]
    arns = {name: job_arn("training-job", name) for name in steps}
    listed = [execution_step(name, 0, 9, Metadata={"TrainingJob": {"Arn": arn}}) for name, arn in arns.items()]
    group, data = f"{PREFIX}:context/prices-{BEGAN}-feature-group-pipeline-version", f"{PREFIX}:artifact/ab"
    found = with_definition(definition, listed) | bucket_answers("raw")
    return found | {
        ("sagemaker:DescribeTrainingJob",): {"TrainingJobStatus": "Completed"},
        ("sagemaker:ListTags", PIPELINE_ARN): {"Tags": [{"Key": CONTEXT_TAG, "Value": CONTEXT_NAME}]},
        (QUERY,): {
            "Vertices": [{"Arn": data, "Type": "DataSet", "LineageType": "Artifact"}],
            "Edges": [
                {"SourceArn": data, "DestinationArn": CONTEXT},
                {"SourceArn": CONTEXT, "DestinationArn": group},
            ],
        },
        (ARTIFACT,): {"ArtifactName": "raw-data", "Source": {"SourceUri": "s3://raw/prices"}},
        **answers,
    }


@pytest.mark.parametrize("seed", [None, *range(12)])
def test_what_feature_processor_recorded_is_shown_after_two_calls(seed):
    lineage, reader = ask(processed(), seed=seed)
    assert calls(reader) == {QUERY: 1, ARTIFACT: 1}
    assert input_of(lineage.graph, "Process", "raw-data").uri == "s3://raw/prices"
    resource = lineage.graph.resources[output_port(lineage.graph, "Process", "prices").resource]
    assert (resource.name, resource.produced_by) == ("prices", ("Process",))
    assert "raw" in lineage.buckets


@pytest.mark.parametrize(
    "answers",
    [
        processed(steps=("Process", "Other")),
        processed() | {("sagemaker:ListTags", PIPELINE_ARN): denied()},
        processed()
        | {
            ("sagemaker:ListTags", PIPELINE_ARN): {
                "Tags": [{"Key": CONTEXT_TAG, "Value": f"sm-fs-fe-Pricing-{BEGAN + 1}-fep-ver"}]
            }
        },
    ],
    ids=["two trainings", "tags denied", "recorded for a later version"],
)
def test_otherwise_each_job_is_asked_about_by_itself(answers):
    lineage, reader = ask(answers)
    trainings = [node for node in lineage.graph.nodes if node.type == "Training"]
    assert reader.labels()[COMPONENT] == len(trainings)
    assert reader.labels()[QUERY] + reader.labels()[COMPONENT] <= 2 * len(trainings)
    assert not [port for node in trainings for port in (*node.inputs, *node.outputs) if port.source]


def test_all_words_together():
    assert ASSOCIATIONS in INCLUDE_WORDS
    assert ASSOCIATIONS not in DEFAULT_WORDS
