"""What the lineage store recorded of a job, and of a pipeline that Feature Processor made."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from fakes.reader import ABSENT, TableReader, denied, drive, missing, throttled
from sagemaker_lineage.enrich.arns import parse_pipeline_arn
from sagemaker_lineage.enrich.associations import FeatureGroup, RecordedPort
from sagemaker_lineage.enrich.job_kinds import KINDS, Job
from sagemaker_lineage.enrich.lineage_operations import DESCRIBE_ARTIFACT, QUERY_LINEAGE
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.sources.associations import (
    CONTEXT_TAG,
    MOST_RECORDED,
    component_read,
    context_of,
    read_component,
    read_context,
)
from sagemaker_lineage.model.graph import Role

REGION = "eu-west-1"
OWN = f"arn:aws:sagemaker:{REGION}:111122223333"
JOB = f"{OWN}:training-job/j"
PIPELINE = parse_pipeline_arn(f"{OWN}:pipeline/visits")
CONTEXT = f"{OWN}:context/sm-fs-fe-visits-1700000000-fep-ver"
TAGS = {CONTEXT_TAG: "sm-fs-fe-Visits-1700000000-fep-ver"}
GROUP = FeatureGroup("visits", f"{OWN}:feature-group/visits")
PORTS = ("/inputs", "/outputs")
COMPONENT = ("sagemaker:DescribeTrialComponent",)
QUERIED = (QUERY_LINEAGE.label,)
DESCRIBED = (DESCRIBE_ARTIFACT.label,)


def run(table, source, *given):
    reader = TableReader(table)
    return drive(Plan(lambda flow: flow.start(source(flow, "Step", *given))), reader), reader


def component(outcome):
    wanted = component_read(job("TrainingJob"), REGION)
    return run({COMPONENT: outcome}, read_component, wanted, JOB)[0]


def job(member, name="j"):
    kind = next(each for each in KINDS if each.member == member)
    return Job(kind, f"{OWN}:x/{name}", name)


def logged(**artifacts):
    return {"InputArtifacts": {name: {"Value": value} for name, value in artifacts.items()}}


def lost(reading):
    assert all({fact.node for fact in loss.facts} == {"Step"} for loss in reading.losses)
    assert all(tuple(fact.path for fact in loss.facts) == PORTS for loss in reading.losses)
    return [(loss.code, loss.read.operation.label if loss.read else None, loss.resource) for loss in reading.losses]


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("TrainingJob", "j-aws-training-job"),
        ("ProcessingJob", "j-aws-processing-job"),
        ("QualityCheck", "j-aws-processing-job"),
        ("ClarifyCheck", "j-aws-processing-job"),
        ("TransformJob", "j-aws-transform-job"),
    ],
)
def test_a_job_has_a_trial_component_of_its_name(member, name):
    assert component_read(job(member), REGION).request() == {"TrialComponentName": name}


@pytest.mark.parametrize("member", ["TuningJob", "AutoMLJob", "Model", "RegisterModel", "Lambda", "Endpoint"])
def test_nothing_else_has_one(member):
    assert component_read(job(member), REGION) is None
    assert component_read(Job(None, None, None), REGION) is None


def test_inputs_and_outputs_come_by_name_inputs_first():
    reading = component(
        {
            "InputArtifacts": {
                "b": {"Value": "s3://in/b", "MediaType": "text/csv"},
                "a": {"Value": "s3://in/a"},
                "SageMaker.ImageUri": {"Value": "image:1"},
            },
            "OutputArtifacts": {
                "SageMaker.ModelArtifact": {"Value": "s3://out/model.tar.gz"},
                "weights": {"Value": "s3://out/w", "MediaType": "application/x-Model"},
            },
        }
    )
    assert [(port.name, port.is_output, port.place, port.role) for port in reading.recorded] == [
        ("SageMaker.ImageUri", False, "image:1", Role.DATA),
        ("a", False, "s3://in/a", Role.DATA),
        ("b", False, "s3://in/b", Role.DATA),
        ("SageMaker.ModelArtifact", True, "s3://out/model.tar.gz", Role.MODEL),
        ("weights", True, "s3://out/w", Role.MODEL),
    ]
    assert reading.losses == ()


@pytest.mark.parametrize(
    ("arn", "name"),
    [
        (f"{OWN}:feature-group/visits", "visits"),
        ("arn:aws:sagemaker:us-east-1:111122223333:feature-group/visits", None),
        (f"arn:aws:sagemaker:{REGION}:999988887777:feature-group/visits", None),
    ],
)
def test_the_arn_of_a_feature_group_is_one(arn, name):
    assert component(logged(group=arn)).recorded == (RecordedPort("group", False, FeatureGroup(name or arn, arn)),)


@pytest.mark.parametrize("value", [f"{OWN}:feature-group/", f"{OWN}:feature-group/a/b", f"{OWN}:feature-group/x\n"])
def test_what_only_looks_like_one_is_a_text(value):
    assert [port.place for port in component(logged(group=value)).recorded] == [value]


def test_malformed_answers_tell_nothing():
    odd = {"InputArtifacts": {"a": "text", "b": {"Value": 7}, "c": {}, "d": {"Value": ""}}, "OutputArtifacts": ["x"]}
    assert component(odd).recorded == ()
    assert component({}).recorded == ()


def test_hostile_names_are_bounded_and_can_be_written():
    (port,) = component(logged(**{"\ud800" + "x" * 400: "s3://a/b"})).recorded
    assert len(port.name) <= 257
    assert port.name.encode()


def test_a_job_without_a_component_has_no_gap():
    reading = component(ABSENT)
    assert (reading.recorded, reading.losses) == ((), ())


@pytest.mark.parametrize("failure", [denied(), throttled()])
def test_a_component_that_cannot_be_read_is_a_loss_of_inputs_and_outputs(failure):
    reading = component(failure)
    assert reading.recorded == ()
    assert lost(reading) == [(failure.code, "sagemaker:DescribeTrialComponent", "j-aws-training-job")]


@pytest.mark.parametrize(("count", "shown", "codes"), [(MOST_RECORDED, 500, []), (501, 500, ["truncated"])])
def test_five_hundred_are_shown(count, shown, codes):
    reading = component(logged(**{f"{each:04}": f"s3://b/{each}" for each in range(count)}))
    assert len(reading.recorded) == shown
    assert [code for code, _, _ in lost(reading)] == codes


BEGAN = datetime.fromtimestamp(1_700_000_000, UTC)


def test_the_context_is_that_of_the_tag_in_lower_case():
    assert context_of(TAGS, PIPELINE, BEGAN) == CONTEXT


@pytest.mark.parametrize(
    ("tags", "pipeline", "began"),
    [
        ({}, PIPELINE, BEGAN),
        ({CONTEXT_TAG: "something-else"}, PIPELINE, BEGAN),
        ({CONTEXT_TAG: TAGS[CONTEXT_TAG] + "\n"}, PIPELINE, BEGAN),
        (TAGS, None, BEGAN),
        (TAGS, PIPELINE, None),
        (TAGS, PIPELINE, datetime.fromtimestamp(1_699_999_999, UTC)),
    ],
    ids=["no tag", "another name", "line break", "no pipeline", "no start", "recorded later"],
)
def test_otherwise_there_is_no_context(tags, pipeline, began):
    assert context_of(tags, pipeline, began) is None


def edge(source, target, kind="ContributedTo"):
    return {"SourceArn": source, "DestinationArn": target, "AssociationType": kind}


def group(name, suffix="feature-group-pipeline-version", own=OWN):
    return f"{own}:context/{name}-1690000000-{suffix}"


def artifact(number):
    return f"{OWN}:artifact/{number:032x}"


def vertex(arn, kind):
    return {"Arn": arn, "Type": kind, "LineageType": "Artifact" if ":artifact/" in arn else "Context"}


def lineage(edges, data_sets=(), **more):
    kinds = [vertex(arn, "DataSet") for arn in data_sets]
    return {"Edges": edges, "Vertices": [*kinds, vertex(artifact(99), "TransformationCode")], **more}


def processor(queried, described=None):
    table = {QUERIED: queried} | ({DESCRIBED: described} if described is not None else {})
    return run(table, read_context, CONTEXT, REGION)


def test_feature_groups_and_the_data_set_are_read_by_two_calls():
    edges = [
        edge(CONTEXT.replace("visits", "Visits"), group("visits")),
        edge(group("stores"), CONTEXT),
        edge(artifact(1), CONTEXT),
        edge(artifact(99), CONTEXT),
        edge(f"{OWN}:context/sm-fs-fe-visits-1690000000-fep", CONTEXT, "AssociatedWith"),
        edge(group("far"), group("away")),
        {},
    ]
    source = {"ArtifactName": "sm-fs-fe-raw-data", "Source": {"SourceUri": "s3://raw/visits"}}
    reading, reader = processor(lineage(edges, [artifact(1)]), source)
    stores = FeatureGroup("stores", f"{OWN}:feature-group/stores")
    assert sorted(reading.recorded, key=lambda port: port.name) == [
        RecordedPort("sm-fs-fe-raw-data", False, "s3://raw/visits"),
        RecordedPort("stores", False, stores),
        RecordedPort("visits", True, GROUP),
    ]
    assert reading.losses == ()
    assert [read.request() for read in reader.reads] == [
        {"StartArns": [CONTEXT], "Direction": "Both", "IncludeEdges": True, "MaxDepth": 1, "MaxResults": 50},
        {"ArtifactArn": artifact(1)},
    ]


def test_without_a_data_set_there_is_one_call():
    reading, reader = processor(lineage([edge(group("stores", "feature-group-pipeline"), CONTEXT)] * 2))
    assert [port.name for port in reading.recorded] == ["stores"]
    assert len(reader.reads) == 1


def test_a_feature_group_of_another_account_is_named_by_its_arn():
    other = OWN.replace("111122223333", "999988887777")
    (port,) = processor(lineage([edge(group("shared", own=other), CONTEXT)]))[0].recorded
    assert port == RecordedPort("shared", False, FeatureGroup(*[f"{other}:feature-group/shared"] * 2))


@pytest.mark.parametrize(
    ("described", "recorded"),
    [
        ({"Source": {"SourceUri": "s3://raw/x"}}, [RecordedPort(f"{1:032x}", False, "s3://raw/x")]),
        ({"ArtifactName": "n", "Source": {}}, []),
        ({}, []),
    ],
)
def test_a_data_set_without_name_or_location(described, recorded):
    assert list(processor(lineage([edge(artifact(1), CONTEXT)], [artifact(1)]), described)[0].recorded) == recorded


def test_further_data_sets_are_a_loss():
    sets = [artifact(each) for each in (3, 1, 2)]
    edges = [edge(each, CONTEXT) for each in sets]
    reading, reader = processor(lineage(edges, sets), {"Source": {"SourceUri": "s3://raw/1"}})
    assert [read.resource for read in reader.reads if read.operation is DESCRIBE_ARTIFACT] == [artifact(1)]
    assert [port.place for port in reading.recorded] == ["s3://raw/1"]
    assert lost(reading) == [("truncated", "sagemaker:QueryLineage", CONTEXT)]
    assert "3 data sets" in reading.losses[0].detail


def test_a_second_page_is_a_loss():
    reading, _ = processor(lineage([], NextToken="more"))
    assert lost(reading) == [("truncated", "sagemaker:QueryLineage", CONTEXT)]


def test_a_context_that_is_not_there_has_no_gap():
    reading, _ = processor(ABSENT)
    assert (reading.recorded, reading.losses) == ((), ())


def test_what_may_not_be_read_is_a_loss():
    assert lost(processor(denied())[0]) == [("access-denied", "sagemaker:QueryLineage", CONTEXT)]
    reading, _ = processor(lineage([edge(artifact(1), CONTEXT)], [artifact(1)]), missing())
    assert lost(reading) == [("not-found", "sagemaker:DescribeArtifact", artifact(1))]


def test_a_context_with_a_hostile_name_is_no_feature_group():
    names = ("x/y", "-x", "<b>", "")
    edges = [edge(group(name), CONTEXT) for name in names] + [edge(json.dumps("x"), CONTEXT)]
    assert processor(lineage(edges))[0].recorded == ()
