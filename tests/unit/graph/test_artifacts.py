"""Artifacts: one for each normalised identity, in order of first appearance."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import condition, get, join, output_of, pipeline, processing, step, training
from corekit.graphs import graph_of, input_of
from sagemaker_lineage.definition.resolved import Resolved, Symbols
from sagemaker_lineage.graph import Bindings
from sagemaker_lineage.graph.location import Location, read_location
from sagemaker_lineage.graph.location_index import LocationIndex
from sagemaker_lineage.model.graph import Artifact, Role


@pytest.mark.parametrize(
    ("text", "location", "key"),
    [
        ("s3://b/k", Location("s3://b/k", "b"), "k"),
        ("S3://B/K/", Location("s3://B/K", "B"), "K"),
        ("s3a://b/k", Location("s3://b/k", "b"), "k"),
        ("s3://b//k//", Location("s3://b//k", "b"), "k"),
        ("s3://b", Location("s3://b", "b"), ""),
        ("s3://b///", Location("s3://b", "b"), ""),
        (
            "s3://arn:aws:s3:r:1:accesspoint/n/k",
            Location("s3://arn:aws:s3:r:1:accesspoint/n/k", "arn:aws:s3:r:1:accesspoint/n"),
            "k",
        ),
        (
            "s3://arn:aws:s3:r:1:accesspoint:n",
            Location("s3://arn:aws:s3:r:1:accesspoint:n", "arn:aws:s3:r:1:accesspoint:n"),
            "",
        ),
        ("s3://", None, None),
        ("s3:///k", None, None),
        ("s3:/b/k", None, None),
        ("file://b/k", None, None),
        (" s3://b/k", None, None),
        ("", None, None),
    ],
)
def test_locations(text: str, location: Location | None, key: str | None) -> None:
    found = read_location(Resolved(text))
    assert found == location
    assert (None if found is None else found.key) == key


def test_a_location_with_open_parts_has_a_known_prefix() -> None:
    symbol = Symbols().encode("Execution.Id")
    found = read_location(Resolved(f"s3://b/runs/{symbol}/x/"))
    assert found is not None
    assert (found.prefix, found.key, found.bucket) == ("s3://b/runs", "runs", "b")
    assert found.segments == ["s3://b", "runs", symbol, "x"]
    assert read_location(Resolved(f"{symbol}/x")) is None


def test_a_location_whose_bucket_is_open_is_known_by_its_symbols() -> None:
    symbol = Symbols().encode("Parameters.Bucket")
    found = read_location(Resolved(f"s3://b-{symbol}/x"))
    assert found is not None
    assert (found.bucket, found.segments, found.is_root) == (None, [f"s3://b-{symbol}", "x"], False)
    whole = read_location(Resolved(f"{symbol}/x/y"), is_location=True)
    assert whole is not None
    assert (whole.bucket, whole.segments, whole.is_root) == (None, [symbol, "x", "y"], False)
    root = read_location(Resolved(f"s3://{symbol}/"))
    assert root is not None
    assert root.is_root
    bare = read_location(Resolved(symbol), is_location=True)
    assert bare is not None
    assert not bare.is_root
    assert read_location(Resolved("text"), is_location=True) is None


def test_texts_that_were_cut_are_never_the_same() -> None:
    one, other = (read_location(Resolved("s3://b/x", cut=True), unique) for unique in (1, 2))
    assert one is not None
    assert other is not None
    assert one.identity != other.identity
    assert one.prefix == other.prefix == "s3://b/x"


def test_places_are_known_by_their_segments() -> None:
    index = LocationIndex()
    places = {uri: index.place(Location(uri, "b")) for uri in ("s3://b/x/y", "s3://b/x", "s3://b/xy", "s3://b")}
    assert len(set(places.values())) == 4
    assert index.place(Location("s3://b/x", "b")) == places["s3://b/x"]
    assert list(index.above(places["s3://b/x/y"])) == [places["s3://b/x"], places["s3://b"], 0]
    assert places["s3://b/x"] not in index.above(places["s3://b/xy"])
    assert not index.full


def test_one_artifact_for_each_identity_with_all_who_write_and_read_it() -> None:
    graph = graph_of(
        [
            processing("W", {"i": "s3://raw/x"}, {"o": "s3://b/x/"}),
            processing("V", None, {"o": "S3://b/x"}),
            processing("R", {"i": output_of("W", "o"), "j": "s3://b/x", "k": "s3://b/X"}),
        ]
    )
    assert graph.artifacts == (
        Artifact(id=0, uri="s3://raw/x", bucket="raw", key="x", role=Role.DATA, consumed_by=("W",)),
        Artifact(id=1, uri="s3://b/x", bucket="b", key="x", role=Role.DATA, produced_by=("W", "V"), consumed_by=("R",)),
        Artifact(id=2, uri="s3://b/X", bucket="b", key="X", role=Role.DATA, consumed_by=("R",)),
    )
    assert [port.artifact for port in graph.node("R").inputs] == [1, 1, 2]


def test_artifacts_are_in_node_order_inputs_before_outputs() -> None:
    late = processing("Late", {"z": "s3://b/3"}, {"y": "s3://b/4"}, DependsOn=["Early"])
    graph = graph_of([late, processing("Early", {"x": "s3://b/1"}, {"w": "s3://b/2"})])
    assert [artifact.uri for artifact in graph.artifacts] == ["s3://b/1", "s3://b/2", "s3://b/3", "s3://b/4"]
    assert [artifact.id for artifact in graph.artifacts] == [0, 1, 2, 3]


def test_open_locations_are_artifacts_by_what_is_open() -> None:
    now, then = get("Execution.Id"), get("Execution.StartDateTime")
    steps = [
        processing("W", None, {"o": join("/", "s3://b", now), "p": join("/", "s3://b", then)}),
        processing("R", {"i": join("/", "s3://b", now, ""), "j": join("/", "s3:/", get("Parameters.Gone"))}),
    ]
    graph = graph_of(steps)
    assert [(artifact.uri, artifact.expression, artifact.consumed_by) for artifact in graph.artifacts] == [
        ("s3://b", "s3://b/${Execution.Id}", ("R",)),
        ("s3://b", "s3://b/${Execution.StartDateTime}", ()),
    ]
    assert not any(artifact.resolved for artifact in graph.artifacts)


def test_what_a_run_knows_makes_artifacts_of_one_identity_one() -> None:
    steps = [
        processing("W", None, {"o": join("/", "s3://b", get("Execution.Id"))}),
        processing("R", {"i": "s3://b/abc"}),
    ]
    assert len(graph_of(steps).artifacts) == 2
    assert len(graph_of(steps, Bindings(execution={"Id": "abc"})).artifacts) == 1


@pytest.mark.parametrize(
    ("steps", "role"),
    [
        ([processing("A", {"x": "s3://b/x"})], "data"),
        ([processing("A", {"x": "s3://b/x"}), processing("B", {"code": "s3://b/x"})], "code"),
        ([training("A", None, "s3://b/x"), processing("B", {"code": "s3://b/x"})], "model"),
        ([processing("B", {"code": "s3://b/x"}), training("A", {"t": get("Steps.B.n")}, "s3://b/x")], "model"),
        ([processing("A", None, {"o": "s3://b/x"}), processing("B", {"code": "s3://b/x"})], "code"),
        ([processing("A", {"code": "s3://b/x"}), training("B", {"model": "s3://b/x"})], "code"),
    ],
)
def test_the_first_role_that_says_more_than_data_is_the_artifacts_a_writers_before_a_readers(
    steps: Any, role: str
) -> None:
    assert [artifact.role.value for artifact in graph_of(steps).artifacts] == [role]


def test_what_is_no_s3_location_is_no_artifact() -> None:
    steps = [
        processing("A", {"i": "https://example.org", "j": "name", "k": get("Execution.X")}),
        step("M", "Model", {"PrimaryContainer": {"ModelPackageName": "arn:aws:sagemaker:::model-package/x"}}),
        condition("C", on="s3://b/operand"),
    ]
    graph = graph_of(pipeline(*steps))
    assert graph.artifacts == ()
    assert input_of(graph, "A", "i").artifact is None
