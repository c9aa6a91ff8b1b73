"""What was recorded becomes ports; nothing that was there is removed or changed."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corekit.graphs import graph_of, input_of, output_port
from corekit.invariants import assert_whole
from fakes.pricing import definition as pricing
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.enrich.associations import FeatureGroup, RecordedPort, with_associations
from sagemaker_lineage.graph import build_graph
from sagemaker_lineage.graph.artifacts import MOST_ARTIFACTS
from sagemaker_lineage.model.graph import Artifact, LineageGraph, Node, Port, Resource, ResourceKind, Role
from strategies.definitions import LOCATIONS, definitions

CLAIMS = FeatureGroup("claims", "arn:aws:sagemaker:eu-central-1:444455556666:feature-group/claims")
GRAPH = graph_of(pricing())


def read(name, place, role=Role.DATA):
    return RecordedPort(name, is_output=False, place=place, role=role)


def wrote(name, place, role=Role.DATA):
    return RecordedPort(name, is_output=True, place=place, role=role)


def test_new_locations_become_ports_and_artifacts():
    graph = with_associations(GRAPH, {"Train": (read("codes", "s3://shared/codes"), wrote("plot", "s3://plots/a.png"))})
    codes, plot = input_of(graph, "Train", "codes"), output_port(graph, "Train", "plot")
    assert (codes.uri, codes.role, codes.source, codes.resolved) == ("s3://shared/codes", "data", "association", True)
    assert [codes.artifact, plot.artifact] == [len(GRAPH.artifacts), len(GRAPH.artifacts) + 1]
    new = graph.artifacts[codes.artifact]
    assert (new.uri, new.bucket, new.key, new.within) == ("s3://shared/codes", "shared", "codes", None)
    assert (new.consumed_by, new.produced_by) == (("Train",), ())
    assert graph.artifacts[plot.artifact].produced_by == ("Train",)
    assert (graph.edges, graph.gaps) == (GRAPH.edges, GRAPH.gaps)


def test_a_known_location_is_reused_and_its_readers_stay_in_node_order():
    raw = input_of(GRAPH, "Prep", "raw")
    graph = with_associations(GRAPH, {"Evaluate": (read("raw data", raw.uri),), "Train": (read("raw data", raw.uri),)})
    assert len(graph.artifacts) == len(GRAPH.artifacts)
    assert input_of(graph, "Train", "raw data").artifact == raw.artifact
    assert graph.artifacts[raw.artifact].consumed_by == ("Prep", "Train", "Evaluate")


@pytest.mark.parametrize("address", ["s3://pricing-raw/2025", "S3://pricing-raw/2025/", "s3a://pricing-raw/2025"])
def test_what_is_shown_in_that_direction_is_not_shown_again(address):
    assert with_associations(GRAPH, {"Prep": (read("raw", address),)}) == GRAPH


def test_the_other_direction_is_another_port():
    graph = with_associations(GRAPH, {"Prep": (wrote("raw", "s3://pricing-raw/2025"),)})
    artifact = graph.artifacts[output_port(graph, "Prep", "raw").artifact]
    assert (artifact.produced_by, artifact.consumed_by) == (("Prep",), ("Prep",))


def test_what_is_recorded_twice_is_one_port():
    graph = with_associations(GRAPH, {"Train": (read("a", "s3://x/y"), read("b", "s3://x/y/"), read("c", "s3a://x/y"))})
    assert [port.name for port in graph.node("Train").inputs if port.source] == ["a"]


def test_a_port_takes_the_role_of_its_artifact_or_brings_its_own():
    code = Node("S", "Processing", "S", 0, "/Steps/0", inputs=(Port("code", Role.CODE, "s3://c/x.py", artifact=0),))
    graph = LineageGraph((code,), (), (Artifact(0, "s3://c/x.py", "c", "x.py", Role.CODE, consumed_by=("S",)),))
    found = with_associations(graph, {"S": (wrote("copy", "s3://c/x.py"), wrote("m", "s3://m/model.bin", Role.MODEL))})
    assert [port.role for port in found.node("S").outputs] == [Role.CODE, Role.MODEL]
    assert [artifact.role for artifact in found.artifacts] == [Role.CODE, Role.MODEL]


@pytest.mark.parametrize("value", ["NA", "", "image:1", "https://mlflow.example.com/runs/1", "s3://", "s3://x" * 4_000])
def test_what_is_no_s3_address_is_left_out(value):
    assert with_associations(GRAPH, {"Train": (read("odd", value),)}) == GRAPH


def test_an_https_address_of_s3_is_a_location_without_its_signature():
    address = "https://plots.s3.eu-central-1.amazonaws.com/a%20b.png?versionId=v1&X-Amz-Signature=secret"
    port = input_of(with_associations(GRAPH, {"Train": (read("plot", address),)}), "Train", "plot")
    assert (port.uri, port.version_id) == ("s3://plots/a b.png", "v1")


def test_an_open_location_is_not_taken_for_a_known_one():
    port = Port("o", Role.DATA, "s3://b/x", resolved=False, artifact=0)
    step = Node("S", "Processing", "S", 0, "/Steps/0", inputs=(port,))
    open_one = Artifact(
        0, "s3://b/x", "b", "x", Role.DATA, resolved=False, expression="s3://b/x/${Y}", consumed_by=("S",)
    )
    graph = with_associations(LineageGraph((step,), (), (open_one,)), {"S": (read("whole", "s3://b/x"),)})
    assert [port.artifact for port in graph.node("S").inputs] == [0, 1]


def test_feature_groups_become_resources_once():
    recorded = {"Prep": (wrote("claims", CLAIMS), wrote("again", CLAIMS)), "Train": (read("claims", CLAIMS),)}
    graph = with_associations(GRAPH, recorded)
    resource = graph.resources[output_port(graph, "Prep", "claims").resource]
    assert resource == Resource(
        len(GRAPH.resources), ResourceKind.FEATURE_GROUP, "claims", CLAIMS.arn, None, ("Prep",), ("Train",)
    )
    assert (input_of(graph, "Train", "claims").value, input_of(graph, "Train", "claims").uri) == ("claims", None)
    assert len(graph.resources) == len(GRAPH.resources) + 1


def test_a_feature_group_of_the_definition_is_the_same_in_lower_case():
    shown = Resource(0, ResourceKind.FEATURE_GROUP, "Claims", None, None, ("S",))
    model = Resource(1, ResourceKind.MODEL, "claims", None, None, (), ("S",))
    step = Node(
        "S",
        "Processing",
        "S",
        0,
        "/Steps/0",
        inputs=(Port("model", Role.MODEL, value="claims", resource=1),),
        outputs=(Port("group", Role.DATA, value="Claims", resource=0),),
    )
    graph = LineageGraph((step,), resources=(shown, model))
    assert with_associations(graph, {"S": (wrote("claims", CLAIMS),)}) == graph
    both = with_associations(graph, {"S": (read("claims", CLAIMS),)})
    assert (both.resources[0].consumed_by, len(both.resources)) == (("S",), 2)


def test_a_graph_holds_no_more_artifacts_than_it_may():
    artifacts = tuple(
        Artifact(each, f"s3://b/{each}", "b", f"{each}", Role.DATA, produced_by=("S",))
        for each in range(MOST_ARTIFACTS)
    )
    graph = LineageGraph((Node("S", "Processing", "S", 0, "/Steps/0"),), (), artifacts)
    found = with_associations(graph, {"S": (read("new", "s3://c/x"), read("old", "s3://b/7"))})
    assert [port.artifact for port in found.node("S").inputs] == [None, 7]
    assert len(found.artifacts) == MOST_ARTIFACTS
    (gap,) = found.gaps
    assert (gap.code, gap.affects) == ("truncated", ("/graph/artifacts",))


def test_nothing_recorded_changes_nothing():
    assert with_associations(GRAPH, {}) == GRAPH
    assert with_associations(GRAPH, {"Nobody": (read("x", "s3://x/y"),), "Train": ()}) == GRAPH


PLACES = st.sampled_from((*LOCATIONS, "s3://new/a", "s3://new/a/b", CLAIMS, FeatureGroup("other", "arn")))
RECORDED = st.builds(RecordedPort, st.text(max_size=8), st.booleans(), PLACES, st.sampled_from((Role.DATA, Role.MODEL)))


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(definitions(), st.data())
def test_whatever_is_recorded_the_graph_keeps_what_it_has_and_stays_sound(definition, data):
    parsed = parse_definition(json.dumps(definition))
    graph = build_graph(parsed)
    steps = st.sampled_from([node.id for node in graph.nodes] or ["none"])
    recorded = data.draw(st.dictionaries(steps, st.lists(RECORDED, max_size=5), max_size=5))
    found = with_associations(graph, recorded)
    assert_whole(definition, parsed, found)
    assert found.edges == graph.edges
    for before, after in zip(graph.nodes, found.nodes, strict=True):
        assert before == after._replace(inputs=before.inputs, outputs=before.outputs)
        for known, shown in ((before.inputs, after.inputs), (before.outputs, after.outputs)):
            assert shown[: len(known)] == known
            assert all(port.source == "association" for port in shown[len(known) :])
    for known, shown in ((graph.artifacts, found.artifacts), (graph.resources, found.resources)):
        assert shown[: len(known)] == tuple(
            old._replace(produced_by=new.produced_by, consumed_by=new.consumed_by)
            for old, new in zip(known, shown, strict=False)
        )
        for old, new in zip(known, shown, strict=False):
            assert set(old.produced_by) <= set(new.produced_by)
            assert set(old.consumed_by) <= set(new.consumed_by)
    assert with_associations(found, recorded) == found
