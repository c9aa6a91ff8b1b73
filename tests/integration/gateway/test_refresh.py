"""What reading a pipeline again costs: only what can have changed is asked."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, datetime

import pytest

from embedded import HOME, embedded_aws, environment_of
from sagemaker_lineage.enrich.lifetimes import Lifetimes
from sagemaker_lineage.gateway.boto import AwsGateway
from sagemaker_lineage.gateway.caching import AnswerCache
from sagemaker_lineage.gateway.keeping import KeepingGateway
from sagemaker_lineage.service.lineage import LineageRequest, read_lineage

FINISHED = ("mlops-pipeline", "country-fanout", "feature-backfill", "feature-store-load", "ticket-triage")
HEAD = {"sagemaker:DescribePipeline": 1, "sagemaker:ListPipelineExecutions": 1}


class Seconds:
    def __init__(self):
        self.passed = 0.0

    def __call__(self):
        return self.passed


class SystemClock:
    def now(self):
        return datetime.now(UTC)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with embedded_aws() as aws, environment_of(aws, tmp_path_factory.mktemp("aws")), AwsGateway() as direct:
        yield aws, direct


@pytest.fixture
def aws(served, tmp_path):
    served[0].control.reset()
    with environment_of(served[0], tmp_path):
        yield served[0]
    served[0].control.reset()


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def gateway(aws, served, seconds):
    return KeepingGateway(served[1], AnswerCache(2**26, Lifetimes(), seconds))


@pytest.fixture
def calls(aws, gateway):
    """Read a pipeline; return the lineage and the calls that it took."""

    def read(pipeline, *, fresh=False, **asked):
        aws.control.reset_counts()
        request = LineageRequest(region=HOME, pipeline=pipeline, **({"include_latest_execution": True} | asked))
        lineage = read_lineage(request, gateway.reader(fresh=fresh), SystemClock())
        return lineage, aws.control.counts()

    return read


@pytest.mark.parametrize("pipeline", FINISHED)
def test_a_refresh_of_a_finished_pipeline_costs_two_calls(calls, seconds, pipeline):
    first, cold = calls(pipeline)
    seconds.passed = 14.0
    again, warm = calls(pipeline)
    assert sum(cold.values()) > 10
    assert warm == HEAD
    assert (again.graph, again.runs, again.buckets, again.packages, again.gaps) == (
        first.graph,
        first.runs,
        first.buckets,
        first.packages,
        first.gaps,
    )


def test_what_could_not_be_read_is_tried_again_at_every_refresh(calls):
    first, _ = calls("claims-risk-weekly")
    failed = {gap.operation for gap in first.gaps if gap.operation}
    _, warm = calls("claims-risk-weekly")
    assert failed
    assert set(warm) == failed


def test_within_seconds_a_refresh_costs_nothing(calls):
    calls("mlops-pipeline")
    assert calls("mlops-pipeline")[1] == {}


def test_an_execution_that_is_named_costs_its_pipeline_alone(calls, seconds):
    """The first time also what came before it, to find the last good one."""
    lineage, _ = calls("mlops-pipeline")
    named = {"include_latest_execution": False, "execution": lineage.execution.id}
    seconds.passed = 14.0
    again, warm = calls("mlops-pipeline", **named)
    assert warm == {"sagemaker:DescribePipeline": 1, "sagemaker:ListPipelineExecutions": 1}
    assert again.execution.last_good == lineage.execution.last_good
    seconds.passed = 28.0
    warm = calls("mlops-pipeline", **named)[1]
    assert warm == {"sagemaker:DescribePipeline": 1, "sagemaker:DescribeModelPackage": 1}  # nobody has decided on it


def test_facts_of_buckets_are_read_again_when_their_time_is_up(calls, seconds):
    _, cold = calls("mlops-pipeline")
    seconds.passed = 301.0
    _, warm = calls("mlops-pipeline")
    assert {name: count for name, count in cold.items() if name.startswith("s3")} == {
        name: count for name, count in warm.items() if name.startswith("s3")
    }
    jobs = {name for name in warm if name.startswith("sagemaker:Describe")} - {"sagemaker:DescribeModelPackage"}
    assert jobs == {"sagemaker:DescribePipeline"}


def test_a_refresh_of_a_running_pipeline_asks_what_can_have_changed(aws, calls, seconds):
    lineage, cold = calls("nightly-scores")
    assert lineage.execution.status == "Executing"
    seconds.passed = 5.0
    _, warm = calls("nightly-scores")
    running = {node for node, run in lineage.runs.items() if run.status == "Executing" and run.job_arn}
    asked = Counter(warm) - Counter(HEAD)
    described = sum(count for name, count in asked.items() if name.endswith("Job"))
    assert described <= len(running)
    assert set(asked) <= {
        "sagemaker:DescribePipelineExecution",
        "sagemaker:ListPipelineExecutionSteps",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTransformJob",
        "sagemaker:DescribeTrainingJob",
    }
    assert sum(warm.values()) < sum(cold.values()) / 2


def test_a_run_that_goes_on_is_seen_to_its_end(aws, calls, seconds):
    first, _ = calls("nightly-scores")
    aws.control.clock.advance(24 * 3600)
    seconds.passed = 5.0
    again, _ = calls("nightly-scores")
    assert again.execution.arn != first.execution.arn


def test_fresh_reads_everything_anew(calls):
    _, cold = calls("mlops-pipeline")
    lineage, fresh = calls("mlops-pipeline", fresh=True)
    assert fresh == cold
    assert lineage.as_of is None


def test_a_document_is_as_old_as_its_oldest_kept_part(calls):
    first, _ = calls("mlops-pipeline")
    again, _ = calls("mlops-pipeline")
    assert first.as_of is None
    assert first.read_at <= again.as_of < again.read_at


def test_what_is_denied_to_one_principal_is_read_by_the_other(aws, gateway):
    """Two principals by turns: each gets its own answers, and neither the other's."""
    mine = gateway.reader()
    theirs = gateway.reader("default")
    request = LineageRequest(region=HOME, pipeline="mlops-pipeline", include_latest_execution=True)
    assert mine._principal != theirs._principal
    whole = read_lineage(request, mine, SystemClock())
    aws.control.fault("s3:GetBucketTagging", "denied")
    for _ in range(2):
        lacking = read_lineage(request, theirs, SystemClock())
        assert {gap.operation for gap in lacking.gaps} == {"s3:GetBucketTagging"}
        assert all(facts.tags is None for facts in lacking.buckets.values())
        assert read_lineage(request, mine, SystemClock()).buckets == whole.buckets


def test_many_who_ask_for_one_cold_pipeline_together_cost_one_reading(aws, gateway):
    request = LineageRequest(region=HOME, pipeline="mlops-pipeline", include_latest_execution=True)
    start, lineages = threading.Barrier(40), []

    def read():
        start.wait(10)
        lineages.append(read_lineage(request, gateway.reader(), SystemClock()))

    aws.control.delay(20)
    threads = [threading.Thread(target=read) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    calls = [(call.operation, call.region, str(call.parameters)) for call in aws.control.calls()]
    assert len(lineages) == 40
    assert all(lineage.graph == lineages[0].graph for lineage in lineages)
    assert len(calls) == len(set(calls))
