"""``include=associations`` through real boto3 against the embedded AWS: what is shown, and what it costs."""

from __future__ import annotations

import pytest

from corekit.graphs import input_of, output_port, unread
from embedded import HOME, embedded_aws, environment_of
from fakes import feature_processor as processor
from sagemaker_lineage.demo.account.tickets import CODES, PUBLISHED
from sagemaker_lineage.enrich.lineage_operations import LINEAGE_OPERATIONS
from sagemaker_lineage.enrich.plan import lineage_plan
from sagemaker_lineage.enrich.question import ASSOCIATIONS, DEFAULT_WORDS, INCLUDE_WORDS, LineageRequest
from sagemaker_lineage.service.doctor import Examination, Outcome, examine
from sagemaker_lineage.service.lineage import read_lineage

WORDS = frozenset({*DEFAULT_WORDS, ASSOCIATIONS})
COMPONENT, QUERY, ARTIFACT = (operation.label for operation in LINEAGE_OPERATIONS)
JOBS = ("TrainingJob", "ProcessingJob", "TransformJob", "QualityCheck", "ClarifyCheck")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Serve the frozen demo account with a pipeline of Feature Processor."""
    with embedded_aws(processor.account()) as aws, environment_of(aws, tmp_path_factory.mktemp("aws")):
        yield aws


@pytest.fixture
def read(aws, reader, clock):
    def ask(pipeline, include=WORDS, **request):
        request = {"region": HOME, "include_latest_execution": True, "include": include, **request}
        return read_lineage(LineageRequest(pipeline=pipeline, **request), reader, clock)

    return ask


def calls(aws):
    counts = aws.control.counts()
    return {label: counts[label] for label in (COMPONENT, QUERY, ARTIFACT) if label in counts}


def recorded(lineage):
    ports = [port for node in lineage.graph.nodes for port in (*node.inputs, *node.outputs)]
    return [port.name for port in ports if port.source == "association"]


def test_what_functions_logged_is_shown_though_the_definition_hides_it(aws, read):
    lineage = read("ticket-triage")
    assert input_of(lineage.graph, "load-tickets", "codes").uri == CODES
    classifier = output_port(lineage.graph, "publish-classifier", "classifier")
    assert (classifier.uri, classifier.role) == (PUBLISHED, "model")
    assert recorded(lineage) == ["codes", "classifier"]
    assert lineage.buckets["acme-shared"].encryption == "AES256"
    assert unread(lineage.graph) == ()
    assert {gap.code for gap in lineage.gaps} == {"opaque"}
    assert calls(aws) == {COMPONENT: 4}


@pytest.mark.parametrize(
    "pipeline", ["mlops-pipeline", "claims-risk-weekly", "country-fanout", "feature-store-load", "delivery-times"]
)
def test_what_jobs_say_of_themselves_is_not_shown_again(aws, read, pipeline):
    lineage = read(pipeline)
    assert recorded(lineage) == []
    jobs = [run.job_arn for run in lineage.runs.values() if run.job_arn]
    assert calls(aws).keys() == {COMPONENT}
    assert calls(aws)[COMPONENT] <= len(jobs)
    assert lineage.graph == read(pipeline, frozenset(DEFAULT_WORDS)).graph


@pytest.mark.parametrize("words", [DEFAULT_WORDS, ("findings",)])
@pytest.mark.parametrize("pipeline", ["ticket-triage", processor.NAME])
def test_without_the_word_nothing_is_called(aws, read, pipeline, words):
    assert recorded(read(pipeline, frozenset(words))) == []
    assert calls(aws) == {}


def test_without_an_execution_nothing_is_called(aws, read):
    assert recorded(read(processor.NAME, include_latest_execution=False)) == []
    assert calls(aws) == {}


def test_what_feature_processor_recorded_costs_two_calls(aws, read):
    lineage = read(processor.NAME)
    assert input_of(lineage.graph, processor.STEP, "sm-fs-fe-raw-data").uri == processor.RAW
    groups = {each.name: (each.produced_by, each.consumed_by) for each in lineage.graph.resources}
    assert groups == {"stores": ((), (processor.STEP,)), "visits": ((processor.STEP,), ())}
    assert lineage.buckets["acme-ml-raw"].versioning == "Enabled"
    assert calls(aws) == {QUERY: 1, ARTIFACT: 1}


@pytest.mark.parametrize("kind", ["denied", "throttle", "500"])
def test_components_that_cannot_be_read_are_gaps_of_the_ports(aws, read, kind):
    aws.control.fault(COMPONENT, kind)
    lineage = read("ticket-triage")
    gaps = [gap for gap in lineage.gaps if gap.operation == COMPONENT]
    steps = [place for place, node in enumerate(lineage.graph.nodes) if node.type == "Training"]
    assert sorted(gap.affects for gap in gaps) == [
        (f"/graph/nodes/{place}/inputs", f"/graph/nodes/{place}/outputs") for place in steps
    ]
    assert {gap.iam_action for gap in gaps} == {"sagemaker:DescribeTrialComponent"}
    assert recorded(lineage) == []


@pytest.mark.parametrize(("label", "left"), [(QUERY, []), (ARTIFACT, ["stores", "visits"])])
def test_what_feature_processor_recorded_may_be_denied(aws, read, label, left):
    aws.control.fault(label, "denied")
    lineage = read(processor.NAME)
    (gap,) = [gap for gap in lineage.gaps if not gap.is_opaque]
    assert (gap.code, gap.iam_action, gap.affects) == (
        "access-denied",
        label,
        ("/graph/nodes/0/inputs", "/graph/nodes/0/outputs"),
    )
    assert gap.resource in {processor.CONTEXT, processor.DATA_SET.arn}
    assert recorded(lineage) == left


@pytest.mark.parametrize(("pipeline", "more"), [("ticket-triage", 1), ("mlops-pipeline", 0), (processor.NAME, 2)])
def test_the_longest_chain_of_calls(aws, reader, pipeline, more):
    def rounds(words):
        request = LineageRequest(
            region=HOME, pipeline=pipeline, include_latest_execution=True, include=frozenset(words)
        )
        plan = lineage_plan(request)
        asked, count = list(plan.start()), 0
        while not plan.done:
            count += 1
            asked = [read for answer in [reader.answer(read) for read in asked] for read in plan.follow(answer)]
            while plan.has_work:
                asked += plan.work()
        return count

    assert rounds(WORDS) - rounds(DEFAULT_WORDS) == more


def test_the_doctor_tries_them(aws, reader, clock):
    found = examine(Examination(region=HOME, pipeline=processor.NAME, features=("associations",)), reader, clock)
    checks = {check.operation: check for check in found.checks}
    assert (checks[QUERY].outcome, checks[ARTIFACT].outcome) == (Outcome.WORKS, Outcome.WORKS)
    assert checks[COMPONENT].outcome is Outcome.NOT_TRIED
    assert checks[COMPONENT].features == ("associations",)
    actions = {action for statement in found.policy["Statement"] for action in statement["Action"]}
    assert {operation.iam_action for operation in LINEAGE_OPERATIONS} <= actions
    plain = examine(Examination(region=HOME, pipeline=processor.NAME, features=("jobs",)), reader, clock)
    allowed = {action for statement in plain.policy["Statement"] for action in statement["Action"]}
    assert allowed.isdisjoint(operation.iam_action for operation in LINEAGE_OPERATIONS)


def test_everything_together(read):
    assert recorded(read("ticket-triage", frozenset(INCLUDE_WORDS))) == ["codes", "classifier"]
