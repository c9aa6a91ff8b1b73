"""What steps ran: job kinds, links, and the properties others refer to."""

from __future__ import annotations

import pytest

from fakes.pricing import at
from sagemaker_lineage.enrich.job_answers import answers_of, properties_of
from sagemaker_lineage.enrich.job_kinds import KINDS, NAMELESS, Job, job_of
from sagemaker_lineage.enrich.job_links import logs_of, page_of
from sagemaker_lineage.enrich.sources.jobs import JobReading
from sagemaker_lineage.enrich.steps import NodeRecords, Records, StepRecord
from sagemaker_lineage.model.graph import LineageGraph, Node

REGION = "eu-west-1"
SAGEMAKER = f"arn:aws:sagemaker:{REGION}:111122223333"
FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:score"


def record(**metadata):
    return StepRecord(name="A", status="Succeeded", started_at=at(0), metadata=metadata)


def test_every_member_of_the_metadata_with_an_arn_is_known(service_model):
    members = service_model.shape_for("PipelineExecutionStepMetadata").members
    with_arn = {
        (name, arn)
        for name, shape in members.items()
        for arn in getattr(shape, "members", {})
        if arn in {"Arn", "CheckJobArn", "HubContentArn"}
    }
    assert {(kind.member, kind.arn) for kind in KINDS} == with_arn
    assert {name for name, _ in NAMELESS} <= set(members)


@pytest.fixture(scope="module")
def service_model():
    import botocore.session

    return botocore.session.get_session().get_service_model("sagemaker")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.operation], ids=lambda kind: kind.member)
def test_a_job_is_described_by_a_member_its_call_takes_and_gives(kind, service_model):
    model = service_model.operation_model(kind.operation.name)
    assert kind.name in model.input_shape.members
    assert {kind.name, kind.name.replace("Name", "Arn")} <= set(model.output_shape.members)


@pytest.mark.parametrize(
    ("metadata", "name"),
    [
        ({"TrainingJob": {"Arn": f"{SAGEMAKER}:training-job/t"}}, "t"),
        ({"QualityCheck": {"CheckJobArn": f"{SAGEMAKER}:processing-job/q"}}, "q"),
        ({"RegisterModel": {"Arn": f"{SAGEMAKER}:model-package/group/7"}}, "group/7"),
        ({"RegisterModel": {"Arn": "odd"}}, "odd"),
        ({"Lambda": {"Arn": FUNCTION}}, "score"),
        ({"Lambda": {"Arn": f"{FUNCTION}:live"}}, "score"),
        ({"Lambda": {"Arn": "score"}}, "score"),
        ({"EMR": {"ClusterId": "j-1", "StepId": "s-1"}}, "s-1"),
        ({"EMRServerless": {"JobRunId": "r-1"}}, "r-1"),
        ({"Athena": {"QueryExecutionId": "q-1"}}, "q-1"),
        ({"TrainingJob": {}}, None),
        ({"Condition": {"Outcome": "True"}}, None),
        ({}, None),
    ],
)
def test_what_a_step_ran(metadata, name):
    assert job_of(record(**metadata)).name == name


def test_no_record_ran_nothing():
    assert job_of(None) == Job(None, None, None)


@pytest.mark.parametrize(
    ("metadata", "page"),
    [
        (
            {"ProcessingJob": {"Arn": f"{SAGEMAKER}:processing-job/p"}},
            "sagemaker/home?region=eu-west-1#/processing-jobs/p",
        ),
        ({"Model": {"Arn": f"{SAGEMAKER}:model/m"}}, "sagemaker/home?region=eu-west-1#/models/m"),
        ({"Endpoint": {"Arn": f"{SAGEMAKER}:endpoint/e"}}, "sagemaker/home?region=eu-west-1#/endpoints/e"),
        ({"Lambda": {"Arn": FUNCTION}}, "lambda/home?region=us-east-1#/functions/score"),
        ({"EMR": {"ClusterId": "j-1"}}, "emr/home?region=eu-west-1#/clusterDetails/j-1"),
    ],
)
def test_pages_in_the_console(metadata, page):
    found = page_of(job_of(record(**metadata)), record(**metadata), REGION)
    assert found.partition("console.aws.amazon.com/")[2] == page


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"RegisterModel": {"Arn": f"{SAGEMAKER}:model-package/g/1"}},
        {"Job": {"Arn": "odd"}},
        {"EMRServerless": {"JobRunId": "r"}},
    ],
)
def test_what_has_no_page(metadata):
    assert page_of(job_of(record(**metadata)), record(**metadata), REGION) is None
    assert page_of(job_of(None), None, REGION) is None


@pytest.mark.parametrize(
    ("metadata", "group", "prefix"),
    [
        ({"TrainingJob": {"Arn": f"{SAGEMAKER}:training-job/t"}}, "/aws/sagemaker/TrainingJobs", "t/"),
        ({"TuningJob": {"Arn": f"{SAGEMAKER}:hyper-parameter-tuning-job/h"}}, "/aws/sagemaker/TrainingJobs", "h"),
        ({"ClarifyCheck": {"CheckJobArn": f"{SAGEMAKER}:processing-job/c"}}, "/aws/sagemaker/ProcessingJobs", "c/"),
        ({"TransformJob": {"Arn": f"{SAGEMAKER}:transform-job/b"}}, "/aws/sagemaker/TransformJobs", "b/"),
        ({"Lambda": {"Arn": FUNCTION}}, "/aws/lambda/score", "2026/05/01/"),
    ],
)
def test_logs(metadata, group, prefix):
    logs = logs_of(job_of(record(**metadata)), record(**metadata), REGION)
    assert (logs.group, logs.stream_prefix) == (group, prefix)


def test_what_has_no_logs():
    assert logs_of(job_of(None), None, REGION) is None
    assert logs_of(job_of(record(Model={"Arn": f"{SAGEMAKER}:model/m"})), None, REGION) is None
    function = record(Lambda={"Arn": FUNCTION})
    assert logs_of(job_of(function), None, REGION) is None


OUTPUTS = [{"Name": "uri", "Value": "s3://b/k"}]


@pytest.mark.parametrize(
    ("metadata", "properties"),
    [
        ({}, {}),
        ({"Callback": {"OutputParameters": OUTPUTS}}, {"OutputParameters": OUTPUTS}),
        (
            {"Lambda": {"Arn": FUNCTION, "OutputParameters": OUTPUTS}},
            {"Arn": FUNCTION, "OutputParameters": OUTPUTS, "FunctionName": "score", "FunctionArn": FUNCTION},
        ),
        ({"Condition": {"Outcome": "True"}}, {"Outcome": "True"}),
        ({"EMR": {"ClusterId": "j", "StepId": "s"}}, {"ClusterId": "j", "StepId": "s", "Id": "s"}),
        (
            {"RegisterModel": {"Arn": f"{SAGEMAKER}:model-package/g/1"}},
            {"ModelPackageArn": f"{SAGEMAKER}:model-package/g/1"},
        ),
        (
            {"EndpointConfig": {"Arn": f"{SAGEMAKER}:endpoint-config/c"}},
            {"EndpointConfigName": "c", "EndpointConfigArn": f"{SAGEMAKER}:endpoint-config/c"},
        ),
        ({"HubContent": {"HubContentArn": "h"}}, {}),
    ],
)
def test_properties_from_metadata(metadata, properties):
    assert properties_of(record(**metadata)) == properties


def test_no_record_has_no_properties():
    assert properties_of(None) == {}


def node(name, parent=None, branch=None):
    return Node(id=name, type="Training", label=name, position=0, pointer="/Steps/0", parent=parent, branch=branch)


def training(index):
    arn = f"{SAGEMAKER}:training-job/t{index}"
    return StepRecord(name=f"Body-{index}", status="Succeeded", index=index, metadata={"TrainingJob": {"Arn": arn}})


def answers(selector, chosen=0, loop=True):
    passes = (training(0), training(2))
    listed = {"Body": NodeRecords(iterations=passes, chosen=passes[chosen])}
    if loop:
        own = StepRecord(
            name="Loop", status="Succeeded", metadata={"ForEach": {"Status": "Succeeded", "Selector": selector}}
        )
        listed["Loop"] = NodeRecords(own=own, chosen=own)
    graph = LineageGraph(nodes=(node("Loop"), node("Body", "Loop", "body"), node("Never")))
    jobs = {"Body": JobReading({"TrainingJobName": "described"})}
    return answers_of(graph, Records(by_node=listed), jobs)


def test_a_jobs_answer_counts_more_than_the_metadata():
    found = answers({})
    assert found["Body"]["TrainingJobName"] == "described"
    assert "Never" not in found


def test_a_loop_has_the_results_of_its_iterations():
    outputs = answers({})["Loop"]["IterationOutputs"]
    assert [each.get("Body", {}).get("TrainingJobName") for each in outputs] == ["described", None, "t2"]
    assert "Selected" not in answers({})["Loop"]


@pytest.mark.parametrize(("name", "chosen"), [("Body", 1), ("Body-2", 1)])
def test_what_a_loop_selected(name, chosen):
    assert answers({"StepName": name, "Index": 2}, chosen)["Loop"]["Selected"]["TrainingJobName"] == "described"


def test_a_loop_that_is_not_listed_has_no_results():
    assert "Loop" not in answers({}, loop=False)
