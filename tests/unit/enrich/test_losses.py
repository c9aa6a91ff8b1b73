"""Failed reads become gaps that name every place they cost."""

from __future__ import annotations

from fakes.reader import denied
from sagemaker_lineage.enrich.losses import (
    Loss,
    bucket_facts,
    document_facts,
    gaps_of,
    loss_of,
    node_facts,
    resource_of,
    sort_gaps,
)
from sagemaker_lineage.enrich.operations import DESCRIBE_MODEL, GET_BUCKET_TAGGING, GET_OBJECT, read
from sagemaker_lineage.model.graph import Artifact, LineageGraph, Node, Role
from sagemaker_lineage.model.request import Answer, Gap, GapCode


def node(name, position):
    return Node(id=name, type="Model", label=name, position=position, pointer=f"/Steps/{position}")


def artifact(number, bucket):
    return Artifact(id=number, uri=f"s3://{bucket}/{number}", bucket=bucket, key=str(number), role=Role.DATA)


GRAPH = LineageGraph(
    nodes=(node("B", 1), node("A", 0)),
    artifacts=tuple(artifact(number, bucket) for number, bucket in enumerate(["x", "y", "x"] + ["z"] * 9)),
)
TAGGING = read(GET_BUCKET_TAGGING, "us-east-1", Bucket="x")


def failed(wanted=TAGGING):
    return Answer(read=wanted, failure=denied("s3:GetBucketTagging"))


def test_a_failed_read_is_one_gap_with_all_its_places():
    losses = [
        *loss_of(failed(), bucket_facts("x", "/tags")),
        *loss_of(failed(), node_facts("A", "/run/metrics", "/inputs")),
        *loss_of(failed(), document_facts("/pipeline/tags")),
        *loss_of(failed(), bucket_facts("x", "/tags")),
    ]
    assert gaps_of(losses, GRAPH) == (
        Gap(
            code=GapCode.ACCESS_DENIED,
            detail="The caller's permissions do not allow s3:GetBucketTagging.",
            operation="s3:GetBucketTagging",
            iam_action="s3:GetBucketTagging",
            resource="x",
            affects=(
                "/pipeline/tags",
                "/graph/artifacts/0/s3/tags",
                "/graph/artifacts/2/s3/tags",
                "/graph/nodes/1/inputs",
                "/graph/nodes/1/run/metrics",
            ),
        ),
    )


def test_pointers_are_in_the_order_of_the_document():
    (gap,) = gaps_of(loss_of(failed(), bucket_facts("z", "/tags")), GRAPH)
    assert [int(pointer.split("/")[3]) for pointer in gap.affects] == list(range(3, 12))


def test_places_that_the_document_does_not_have_are_left_out():
    (gap,) = gaps_of(loss_of(failed(), (*node_facts("C", "/run"), *bucket_facts("q", "/tags"))), GRAPH)
    assert gap.affects == ()


def test_an_answer_costs_nothing():
    assert loss_of(Answer(read=TAGGING, payload={}), document_facts("/x")) == ()
    assert loss_of(Answer(read=TAGGING, absent=True), document_facts("/x")) == ()


def test_an_answer_that_was_cut_short_is_a_truncated_one():
    (loss,) = loss_of(Answer(read=TAGGING, payload={}, truncated="The rest was not read."), ())
    assert (loss.code, loss.detail) == (GapCode.TRUNCATED, "The rest was not read.")


def test_a_loss_without_a_read_has_no_operation():
    (gap,) = gaps_of([Loss(code=GapCode.UNRESOLVED, detail="d", resource="r")], GRAPH)
    assert (gap.operation, gap.iam_action, gap.resource) == (None, None, "r")


def test_an_object_is_named_by_its_uri():
    assert resource_of(read(GET_OBJECT, "us-east-1", Bucket="b", Key="k/x")) == "s3://b/k/x"
    assert resource_of(read(DESCRIBE_MODEL, "us-east-1", ModelName="m")) == "m"


def test_gaps_are_sorted_by_operation_and_resource_each_once():
    first, second = Gap(code=GapCode.INVALID, detail="b"), Gap(code=GapCode.INVALID, detail="a", operation="s3:A")
    assert sort_gaps([second, first, second]) == (first, second)
