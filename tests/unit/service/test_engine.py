"""The engine makes a plan's reads and gives it the answers, in time."""

from __future__ import annotations

import json
import threading
import time
from datetime import UTC, datetime

import pytest

from fakes.pricing import EXECUTION_ARN, PIPELINE, REGION, definition, pricing
from fakes.reader import HELD, TableReader, drive
from sagemaker_lineage import errors
from sagemaker_lineage.enrich.flow import LATE
from sagemaker_lineage.enrich.plan import lineage_plan
from sagemaker_lineage.model.execution import Lineage, PipelineFacts
from sagemaker_lineage.model.graph import LineageGraph
from sagemaker_lineage.model.pipeline import Pipeline
from sagemaker_lineage.model.request import Gap, GapCode
from sagemaker_lineage.service.lineage import LineageRequest, from_definition, read_lineage, require_complete

ASKED = LineageRequest(region=REGION, pipeline=PIPELINE, include_latest_execution=True)
NOW = datetime(2026, 5, 2, tzinfo=UTC)


class FrozenClock:
    def now(self):
        return NOW


class ThreadedReader(TableReader):
    """Answers from threads of its own, after a while."""

    def submit(self, read, done):
        self.reads.append(read)
        answer = self.answer(read)
        threading.Timer(0.002, done, [answer]).start()


def undisturbed():
    return drive(lineage_plan(ASKED), TableReader(pricing()))


@pytest.mark.parametrize("reader", [TableReader, ThreadedReader])
def test_the_lineage_is_read_through_the_reader(reader):
    lineage = read_lineage(ASKED, reader(pricing()), FrozenClock())
    assert lineage.read_at == NOW
    assert lineage.graph == undisturbed().graph
    assert lineage.gaps == ()


def test_what_has_not_arrived_in_time_is_a_gap():
    table = pricing() | {("s3:GetBucketTagging", "pricing-raw", REGION): HELD}
    began = time.monotonic()
    lineage = read_lineage(ASKED, TableReader(table), FrozenClock(), seconds=0.2)
    assert time.monotonic() - began < 5
    assert [(gap.code, gap.operation, gap.resource, gap.detail) for gap in lineage.gaps] == [
        (GapCode.TIMEOUT, "s3:GetBucketTagging", "pricing-raw", LATE.detail)
    ]
    assert lineage.buckets["pricing-raw"].versioning == "Enabled"
    assert lineage.runs == undisturbed().runs


def test_reads_that_would_have_followed_are_not_made_and_are_gaps_too():
    table = pricing() | {("sagemaker:ListPipelineExecutionSteps", EXECUTION_ARN): HELD}
    reader = TableReader(table)
    lineage = read_lineage(ASKED, reader, FrozenClock(), seconds=0.2)
    assert {run.status for run in lineage.runs.values()} == {"Unknown"}
    assert "sagemaker:DescribeTrainingJob" not in reader.labels()


def test_the_asked_for_thing_itself_did_not_arrive_in_time():
    table = pricing() | {("sagemaker:DescribePipeline", PIPELINE): HELD}
    with pytest.raises(errors.TimedOut):
        read_lineage(ASKED, TableReader(table), FrozenClock(), seconds=0.05)


def test_a_late_answer_harms_nobody():
    late = []

    class LateReader(TableReader):
        def submit(self, read, done):
            if read.operation.name == "GetBucketTagging":
                late.append((self.answer(read), done))
            else:
                super().submit(read, done)

    lineage = read_lineage(ASKED, LateReader(pricing()), FrozenClock(), seconds=0.05)
    for answer, done in late:
        done(answer)
    assert {gap.operation for gap in lineage.gaps} == {"s3:GetBucketTagging"}


def test_a_definition_alone_needs_no_aws():

    lineage = from_definition(json.dumps(definition()), "pricing", {"Raw": "s3://other/raw"})
    assert (lineage.source, lineage.pipeline, lineage.execution) == ("file", PipelineFacts(name="pricing"), None)
    assert (lineage.runs, lineage.buckets, lineage.packages, lineage.read_at) == ({}, {}, {}, None)
    assert lineage.graph.node("Prep").inputs[0].uri == "s3://other/raw"
    assert lineage.gaps == lineage.graph.gaps
    assert from_definition(b'{"Steps": []}').pipeline.name == "definition"
    with pytest.raises(errors.MalformedDefinition):
        from_definition("[]")


def empty(*gaps):
    definition_of_it = Pipeline(version=None, sha256="0" * 64)
    return Lineage(
        pipeline=PipelineFacts(name="p"), definition=definition_of_it, source="file", graph=LineageGraph(), gaps=gaps
    )


def test_strict_takes_no_gap():
    assert require_complete(empty()) == empty()
    gap = Gap(code=GapCode.THROTTLED, detail="d")
    for gaps, count in (((gap,), "1 fact could"), ((gap, gap), "2 facts could")):
        with pytest.raises(errors.IncompleteAnswer) as raised:
            require_complete(empty(*gaps))
        assert raised.value.gaps == gaps
        assert raised.value.message.startswith(count)
