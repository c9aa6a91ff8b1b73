"""Each operation denied in turn: what no gap names, and nothing derived from it, is as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from embedded import AT, HOME, environment_of
from fakes.pricing import EXECUTION_ARN, EXECUTION_ID, PIPELINE, REGION, execution_step, job_arn, pricing
from fakes.reader import TableReader, denied, invalid
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.lineage_operations import DESCRIBE_TRIAL_COMPONENT
from sagemaker_lineage.enrich.operations import GET_CALLER_IDENTITY, OPERATIONS, SEARCH
from sagemaker_lineage.enrich.posture_operations import POSTURE_OPERATIONS
from sagemaker_lineage.export.document import document_bytes, to_document
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.service.lineage import DEFAULT_WORDS, INCLUDE_WORDS, LineageRequest, read_lineage

MLOPS = {"pipeline": "mlops-pipeline", "domain": "studio-domain"}
CLAIMS = {"pipeline": "claims-risk-weekly"}
ASKED_FOR = {"sagemaker:ListPipelineExecutions": MLOPS, "sagemaker:ListTags": MLOPS}
"""The asked-for thing itself: the newest execution, and with ``domain`` the tags that decide it."""
FALLBACKS = {
    "sagemaker:DescribePipeline": "the facts from ListPipelines, the definition from the newest execution",
    "sagemaker:DescribePipelineExecution": "the facts from the list of executions",
    "sagemaker:DescribePipelineDefinitionForExecution": "the definition of the pipeline as it is now",
    "s3:GetBucketLocation": "the region of the pipeline, or that which a redirect names",
}
"""What is read in place of a denied operation; what that does not bring is a gap all the same."""
ONLY_AFTER_ANOTHER = {
    "sagemaker:ListPipelines": "sagemaker:DescribePipeline",
    "sagemaker:DescribeAutoMLJobV2": "sagemaker:DescribeAutoMLJob",
}
"""Operations that are asked only where another one refuses."""
OTHERS = {
    "sagemaker:DescribeTransformJob": CLAIMS,
    "sagemaker:DescribeHyperParameterTuningJob": CLAIMS,
    "sagemaker:DescribeModel": CLAIMS,
    "sagemaker:ListTags": {"pipeline": "mlops-pipeline"},
    "sagemaker:DescribeFeatureGroup": {"pipeline": "feature-store-load"},
}
"""Requests that need an operation which the first one does not; all others are tried with ``MLOPS``."""
FOR_MORE_WORDS = {*POSTURE_OPERATIONS, GET_CALLER_IDENTITY, SEARCH, DESCRIBE_TRIAL_COMPONENT}
ANSWERED_BY_REFUSING = {"s3:HeadBucket": "that the bucket exists, which is all that is asked"}
"""Operations whose refusal is an answer."""
_AUTO_ML = {"sagemaker:DescribeAutoMLJob", "sagemaker:DescribeAutoMLJobV2"}
"""No pipeline of the demo account searches models by itself: a table stands for AWS there."""
_NUMBERS = {"artifactId", "resourceId", "within", "generatedAt", "asOf"}
"""Where a thing stands in its list, and when."""
PORTS = ("inputs", "outputs", "images", "instance")
OF_PORTS = (
    ("graph", "artifacts"),
    ("graph", "edges"),
    ("graph", "resources"),
    ("summary", "artifacts"),
    ("summary", "buckets"),
)
NOT_OF_A_LINEAGE = {
    "s3:ListObjectsV2",
    "sagemaker:ListTrainingJobsForHyperParameterTuningJob",
    "sagemaker:QueryLineage",
    "sagemaker:DescribeArtifact",
}
"""Operations that no lineage of the demo account needs; their own tests try them."""
_ELSEWHERE = {
    *NOT_OF_A_LINEAGE,
    *ANSWERED_BY_REFUSING,
    *ONLY_AFTER_ANOTHER,
    *_AUTO_ML,
    *(label for label in ASKED_FOR if label not in OTHERS),
}
ON_DEMO = [operation for operation in OPERATIONS if operation.label not in _ELSEWHERE]


class Noon:
    def now(self):
        return datetime.fromtimestamp(AT, UTC)


def document(lineage):
    return json.loads(document_bytes(to_document(lineage, Noon().now())))


def facts(document):
    """Return every value of a document by its path; things of the graph by what they are, not by where they stand."""
    names = {
        ("graph", "nodes"): lambda each: each["id"],
        ("graph", "artifacts"): lambda each: each["uri"],
        ("graph", "edges"): lambda each: (each["from"], each["to"], each["via"]),
        ("graph", "resources"): lambda each: (each["kind"], each["name"]),
    }
    found, waiting = {}, [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict) and value:
            waiting.extend(((*path, key), child) for key, child in value.items())
        elif isinstance(value, list) and value:
            name = names.get(path)
            waiting.extend(((*path, name(each) if name else str(at)), each) for at, each in enumerate(value))
        else:
            found[path] = value
    return {path: value for path, value in found.items() if path[-1] not in _NUMBERS}


def lost(document):
    """Return the paths that gaps name, in the terms of :func:`facts`."""
    nodes = [node["id"] for node in document["graph"]["nodes"]]
    uris = [artifact["uri"] for artifact in document["graph"]["artifacts"]]
    paths = set()
    for gap in document["gaps"]:
        for pointer in gap["affects"]:
            path = tuple(pointer.split("/")[1:])
            if path[:2] == ("graph", "nodes"):
                path = ("graph", "nodes", nodes[int(path[2])], *path[3:])
            if path[:2] == ("graph", "artifacts"):
                path = ("graph", "artifacts", uris[int(path[2])], *path[3:])
            paths.add(path)
    return paths


def derived(paths):
    """Return what follows from lost facts: ports make artifacts and edges; the registry's gap has its own count."""
    more = {("gaps",), ("summary", "gaps")}
    if any(path[3:4] and path[3] in PORTS for path in paths if path[:2] == ("graph", "nodes")):
        more |= set(OF_PORTS)
    if ("pipeline", "definition") in paths:
        more |= {("pipeline", "parameters"), ("summary", "edges")}
    if ("findings",) in paths:
        more |= {("models",), ("summary", "findings")}
    return more


def difference(undisturbed, disturbed):
    """Return the paths of facts that differ and that no gap accounts for."""
    missing = lost(disturbed)
    excused = missing | derived(missing)
    before, after = facts(undisturbed), facts(disturbed)
    differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return {path for path in differing if not any(path[: len(each)] == each for each in excused)}


def check(operation, undisturbed, disturbed):
    known = {(gap["operation"], gap["resource"]) for gap in undisturbed["gaps"]}
    new = [gap for gap in disturbed["gaps"] if (gap["operation"], gap["resource"]) not in known]
    assert {gap["operation"] for gap in new} == {operation.label}
    assert {gap["iamAction"] for gap in new} == {operation.iam_action}
    assert {gap["code"] for gap in new} == {"access-denied"}
    assert all(operation.iam_action in gap["detail"] for gap in new)
    assert difference(undisturbed, disturbed) == set()


@pytest.fixture(scope="module")
def patient(served, tmp_path_factory):
    """Return a reader that nothing but a denial disturbs, however busy the machine is."""
    with environment_of(served, tmp_path_factory.mktemp("aws")), AwsGateway() as gateway:
        yield gateway.reader()


@pytest.fixture
def read(aws, patient, tmp_path):
    def ask(pipeline, domain=None, include=DEFAULT_WORDS):
        words = frozenset(include)
        request = LineageRequest(
            region=HOME, pipeline=pipeline, domain=domain, include_latest_execution=True, include=words
        )
        with environment_of(aws, tmp_path):
            return read_lineage(request, patient, Noon())

    return ask


@pytest.mark.parametrize("operation", ON_DEMO, ids=lambda operation: operation.label)
def test_a_denied_operation_costs_the_facts_its_gap_names(aws, read, operation):
    words = INCLUDE_WORDS if operation in FOR_MORE_WORDS else DEFAULT_WORDS
    wanted = {**OTHERS.get(operation.label, MLOPS), "include": words}
    undisturbed = document(read(**wanted))
    assert operation.label in aws.control.counts()
    aws.control.fault(operation.label, "denied")
    check(operation, undisturbed, document(read(**wanted)))


@pytest.mark.parametrize("label", ANSWERED_BY_REFUSING)
def test_a_refusal_that_is_an_answer_costs_nothing(aws, read, label):
    undisturbed = read(**CLAIMS, include=INCLUDE_WORDS)
    assert label in aws.control.counts()
    aws.control.fault(label, "denied")
    disturbed = read(**CLAIMS, include=INCLUDE_WORDS)
    assert disturbed.gaps == undisturbed.gaps
    owners = [{name: each.owner for name, each in read.posture.buckets.items()} for read in (undisturbed, disturbed)]
    assert owners[0] == owners[1]


@pytest.mark.parametrize("label", ASKED_FOR)
def test_the_asked_for_thing_itself_denied_is_an_error_that_names_the_action(aws, read, label):
    aws.control.fault(label, "denied")
    with pytest.raises(errors.AccessDenied) as raised:
        read(**ASKED_FOR[label])
    assert raised.value.iam_action == next(each.iam_action for each in OPERATIONS if each.label == label)


def test_the_list_in_place_of_the_pipeline_denied_too(aws, read):
    """Without DescribePipeline and ListPipelines the definition of the newest execution is still a graph."""
    undisturbed = document(read(**MLOPS))
    for label in ("sagemaker:DescribePipeline", "sagemaker:ListPipelines"):
        aws.control.fault(label, "denied")
    disturbed = document(read(**MLOPS))
    assert {gap["operation"] for gap in disturbed["gaps"]} == {"sagemaker:DescribePipeline", "sagemaker:ListPipelines"}
    assert difference(undisturbed, disturbed) == set()


def searching():
    """Return the small account with a step that searches models by itself; its job is one of either version."""
    arn = job_arn("automl-job", "Search")
    step = {
        "Name": "Search",
        "Type": "AutoML",
        "Arguments": {"OutputDataConfig": {"S3OutputPath": f"s3://pricing-models/{EXECUTION_ID}/search"}},
    }
    table = pricing()
    definition = json.loads(table["sagemaker:DescribePipeline", PIPELINE]["PipelineDefinition"])
    definition["Steps"].append(step)
    text = json.dumps(definition)
    table["sagemaker:DescribePipeline", PIPELINE]["PipelineDefinition"] = text
    table["sagemaker:DescribePipelineDefinitionForExecution", EXECUTION_ARN] = {"PipelineDefinition": text}
    steps = table["sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN]["PipelineExecutionSteps"]
    steps.append(execution_step("Search", 42, 43, Metadata={"AutoMLJob": {"Arn": arn}}))
    best = {"FinalAutoMLJobObjectiveMetric": {"MetricName": "auc", "Value": 0.9}}
    answer = {"AutoMLJobArn": arn, "AutoMLJobStatus": "Completed", "BestCandidate": best, **step["Arguments"]}
    return table | {("sagemaker:DescribeAutoMLJob",): answer, ("sagemaker:DescribeAutoMLJobV2",): answer}


@pytest.mark.parametrize("label", sorted(_AUTO_ML))
def test_a_search_for_models_that_may_not_be_described(label):
    def read(table):
        request = LineageRequest(region=REGION, pipeline=PIPELINE, include_latest_execution=True)
        return document(read_lineage(request, TableReader(table), Noon()))

    table = searching()
    if label in ONLY_AFTER_ANOTHER:
        table[ONLY_AFTER_ANOTHER[label],] = invalid()
    operation = next(each for each in OPERATIONS if each.label == label)
    undisturbed = read(table)
    assert undisturbed["gaps"] == []
    check(operation, undisturbed, read(table | {(label,): denied(operation.iam_action)}))


def test_every_operation_of_the_registry_is_denied_here():
    tried = {operation.label for operation in ON_DEMO} | _ELSEWHERE
    assert tried == {operation.label for operation in OPERATIONS}
    assert FALLBACKS.keys() | ASKED_FOR.keys() <= tried
