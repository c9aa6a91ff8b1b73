"""The flow of data in a picture: nothing is hidden, nothing invented, nothing drawn twice, whatever lies in what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagemaker_lineage.export.document import to_document
from sagemaker_lineage.export.flows import MOST_PASSES, flows_of
from sagemaker_lineage.export.picture import Bounds, View, draw
from sagemaker_lineage.model.graph import (
    Artifact,
    Confidence,
    Edge,
    LineageGraph,
    Port,
    Resource,
    ResourceKind,
    Role,
)
from wire_samples.lineages import FROM_FILE, NOW, node

ROOM = Bounds(boxes=10_000, arrows=10_000)
STEPS = "UVWXYZ"
DRAWN = {Role.DATA, Role.MODEL, Role.REPORT, Role.BASELINE, Role.RESULT}


def document_of(artifacts=(), edges=(), resources=(), ports=None, steps=STEPS):
    """Return the document of some steps; ``ports`` are the inputs and outputs of some of them."""
    nodes = tuple(
        node(step, "Processing", place)._replace(
            inputs=tuple((ports or {}).get((step, "in"), ())), outputs=tuple((ports or {}).get((step, "out"), ()))
        )
        for place, step in enumerate(steps)
    )
    return to_document(
        replace(FROM_FILE, graph=LineageGraph(nodes, tuple(edges), tuple(artifacts), (), tuple(resources))), NOW
    )


def artifact(place, within=None, by="", to="", role=Role.DATA):
    return Artifact(
        place, f"s3://b/{place}", "b", str(place), role, produced_by=tuple(by), consumed_by=tuple(to), within=within
    )


def flow(source, target, *artifacts, resources=(), confidence=Confidence.LIKELY, via="s3:uri"):
    return Edge(source, target, via, artifacts=artifacts, resources=resources, confidence=confidence)


def drawn(document, view=View.BOTH):
    """Return the arrows of a picture, steps by their names; dashed ones with a ``?``."""
    names = {f"n{place}": step.id for place, step in enumerate(document.graph.nodes)}
    return {
        f"{names.get(arrow.source, arrow.source)}>{names.get(arrow.target, arrow.target)}{'?' * arrow.dashed}"
        for arrow in draw(document, ROOM, view).arrows
    }


def test_a_folded_box_has_the_writers_and_readers_of_all_its_members():
    artifacts = [artifact(0, by="X"), artifact(1, within=0, by="X", to="YZ")]
    edges = [flow("X", "Y", 1), flow("X", "Z", 1)]
    assert drawn(document_of(artifacts, edges)) == {"X>d0", "d0>Y", "d0>Z"}


def test_from_a_written_whole_data_leads_to_its_parts():
    artifacts = [artifact(0, by="X"), artifact(1, within=0, to="Y"), artifact(2, within=0, to="Z")]
    document = document_of(artifacts, [flow("X", "Y", 1), flow("X", "Z", 2)])
    assert drawn(document) == {"X>d0", "d0>d1", "d0>d2", "d1>Y", "d2>Z"}
    assert drawn(document, View.DATA) == {"d0>d1", "d0>d2"}
    assert drawn(document, View.STEPS) == {"X>Y", "X>Z"}


def test_what_a_step_writes_leads_to_the_parts_of_its_parts():
    artifacts = [artifact(0, by="X", to="W"), artifact(1, within=0, to="Y"), artifact(2, within=1, to="Z")]
    document = document_of(artifacts, [flow("X", "Z", 2)])
    assert drawn(document) == {"X>d0", "d0>W", "d0>d1", "d1>Y", "d1>d2", "d2>Z"}


def test_a_part_that_its_writer_names_needs_no_arrow_from_the_whole():
    artifacts = [artifact(0, by="X"), artifact(1, within=0, by="X", to="Y"), artifact(2, within=0, by="X")]
    assert drawn(document_of(artifacts, [flow("X", "Y", 1)])) == {"X>d0", "X>d1", "X>d2", "d1>Y"}


def test_into_a_whole_that_nobody_writes_data_leads_from_its_parts():
    artifacts = [artifact(0, to="Y"), artifact(1, within=0, by="X"), artifact(2, within=1, by="W", to="Z")]
    document = document_of(artifacts, [flow("X", "Y", 0), flow("W", "Y", 0), flow("X", "Z", 2)])
    assert drawn(document) == {"X>d1", "W>d2", "d1>d2", "d1>d0", "d2>d0", "d0>Y", "d2>Z"}


def test_what_is_written_into_a_whole_after_it_was_read_does_not_lead_back():
    artifacts = [artifact(0, to="X"), artifact(1, within=0, by="X"), artifact(2, within=0, by="Y")]
    assert drawn(document_of(artifacts)) == {"d0>X", "X>d1", "Y>d2"}


def test_a_reader_of_a_whole_reads_the_parts_that_others_write():
    artifacts = [artifact(0, by="V", to="Y"), artifact(1, within=0, by="X"), artifact(2, within=0, to="Z")]
    document = document_of(artifacts, [flow("V", "Y", 0), flow("X", "Y", 0), flow("V", "Z", 2)])
    assert drawn(document) == {"V>d0", "d0>Y", "X>d1", "d1>Y", "d0>d2", "d2>Z"}


def test_an_undrawn_whole_is_skipped():
    wholes = [artifact(0, to="Y"), artifact(1, within=0, to="Y", role=Role.CODE)]
    artifacts = [*wholes, artifact(2, within=1, by="X"), artifact(3, within=1, by="X")]
    assert drawn(document_of(artifacts, [flow("X", "Y", 0)])) == {"X>d2", "X>d3", "d2>d0", "d3>d0", "d0>Y"}


def test_a_written_whole_is_drawn_with_its_parts_whatever_its_role():
    artifacts = [artifact(0, by="X", role=Role.DEBUG), artifact(1, within=0, to="Y"), artifact(2, within=0)]
    assert drawn(document_of(artifacts, [flow("X", "Y", 1)])) == {"X>d0", "d0>d1", "d1>Y"}


def test_named_resources_are_boxes_between_steps():
    resources = [
        Resource(0, ResourceKind.MODEL, "claims", produced_by=("X",), consumed_by=("Y",)),
        Resource(1, ResourceKind.LOCATION, "${Parameters.Out}", produced_by=("Y",)),
        Resource(2, ResourceKind.LOCATION, "${Parameters.Out}/a", consumed_by=("Z",), within=1),
        Resource(3, ResourceKind.LOCATION, "${Parameters.Code}", consumed_by=("Z",)),
    ]
    edges = [flow("X", "Y", resources=(0,), via="name:model"), flow("Y", "Z", resources=(2,))]
    ports = {("Z", "in"): [Port("code", Role.CODE, resource=3), Port("a", Role.DATA, resource=2)]}
    document = document_of((), edges, resources, ports)
    assert drawn(document) == {"X>r0", "r0>Y", "Y>r1", "r1>Z"}
    assert [box.lines for box in draw(document, ROOM).boxes[len(STEPS) :]] == [
        ("claims", "model"),
        ("${Out}/a", "S3 location"),
    ]


def test_an_edge_through_data_that_is_not_drawn_is_an_arrow():
    artifacts = [artifact(0, by="X", to="Y", role=Role.CODE)]
    assert drawn(document_of(artifacts, [flow("X", "Y", 0)])) == {"X>Y"}


def test_order_beside_data_is_not_drawn_but_control_is():
    edges = [flow("X", "Y", 0), Edge("X", "Y", "dependsOn")]
    artifacts = [artifact(0, by="X", to="Y")]
    assert drawn(document_of(artifacts, edges)) == {"X>d0", "d0>Y"}
    assert drawn(document_of(artifacts, [*edges, Edge("X", "Y", "branch:if")])) == {"X>d0", "d0>Y", "X>Y?"}


GUESSED_INPUT = {("Y", "in"): [Port("i", Role.DATA, artifact=0, guessed=True)]}
GUESSED_OUTPUT = {
    ("X", "out"): [Port("o", Role.DATA, artifact=0, guessed=True)],
    ("Y", "in"): [Port("i", Role.DATA, artifact=0)],
}
TOLD_TOO = {("Y", "in"): [Port("i", Role.DATA, artifact=0, guessed=True), Port("j", Role.DATA, artifact=0)]}


@pytest.mark.parametrize(
    ("ports", "confidence", "arrows"),
    [
        ({}, Confidence.LIKELY, {"X>d0", "d0>Y"}),
        ({}, Confidence.POSSIBLE, {"X>d0", "d0>Y?"}),
        (GUESSED_INPUT, Confidence.POSSIBLE, {"X>d0", "d0>Y?"}),
        (GUESSED_OUTPUT, Confidence.POSSIBLE, {"X>d0?", "d0>Y"}),
        (TOLD_TOO, Confidence.LIKELY, {"X>d0", "d0>Y"}),
    ],
    ids=["likely", "only the edge says so", "guessed input", "guessed output", "told too"],
)
def test_what_is_guessed_is_dashed(ports, confidence, arrows):
    artifacts = [artifact(0, by="X", to="Y")]
    edges = [flow("X", "Y", 0, confidence=confidence)]
    assert drawn(document_of(artifacts, edges, ports=ports)) == arrows
    assert drawn(document_of(artifacts, edges, ports=ports), View.STEPS) == (
        {"X>Y?"} if confidence is Confidence.POSSIBLE else {"X>Y"}
    )


@pytest.mark.parametrize("ports", [GUESSED_INPUT, GUESSED_OUTPUT], ids=["read", "written"])
def test_between_data_a_step_that_guesses_is_dashed(ports):
    artifacts = [artifact(0, by="X", to="Y"), artifact(1, by="Y"), artifact(2, to="X")]
    arrows = drawn(document_of(artifacts, ports=ports), View.DATA)
    assert arrows == ({"d2>d0", "d0>d1?"} if ports is GUESSED_INPUT else {"d2>d0?", "d0>d1"})


def test_what_is_only_possible_stands_for_nothing_surer():
    possible = flow("X", "Y", 0, confidence=Confidence.POSSIBLE)
    artifacts = [artifact(0, by="X", to="Y")]
    assert drawn(document_of(artifacts, [possible, Edge("X", "Y", "ref:Get")])) == {"X>d0", "d0>Y?", "X>Y"}
    assert drawn(document_of(artifacts, [possible, Edge("X", "Y", "dependsOn")])) == {"X>d0", "d0>Y?"}


def test_a_surer_edge_is_not_dashed():
    artifacts = [artifact(0, by="WX", to="Y")]
    edges = [flow("W", "Y", 0), flow("X", "Y", 0, confidence=Confidence.POSSIBLE)]
    assert drawn(document_of(artifacts, edges)) == {"W>d0", "X>d0", "d0>Y"}
    both = [Edge("X", "Y", "ref:Get"), flow("X", "Y", confidence=Confidence.POSSIBLE)]
    assert drawn(document_of((), both)) == {"X>Y"}


# ---- whatever lies in what -------------------------------------------------------------------------------------------

SOME = st.one_of(st.just(""), st.lists(st.sampled_from(STEPS), max_size=2, unique=True).map("".join))
ROLES = st.sampled_from([*DRAWN, Role.DATA, Role.DATA, Role.CODE, Role.DEBUG])


@st.composite
def flows(draw):
    """Draw a document whose edges follow from who writes and reads what, and some that follow from nothing."""
    count = draw(st.integers(1, 7))
    wholes = [
        draw(st.sampled_from([None, place - 1, place - 1, place // 2])) if place else None for place in range(count)
    ]
    artifacts = [artifact(place, wholes[place], draw(SOME), draw(SOME), draw(ROLES)) for place in range(count)]
    edges = [
        flow(source, target, read.id, via=f"s3:uri{read.id}")
        for read in artifacts
        for wrote in artifacts
        if related(artifacts, wrote.id, read.id)
        for source in wrote.produced_by
        for target in read.consumed_by
        if draw(st.integers(0, 4))
    ]
    for _ in range(draw(st.integers(0, 2))):
        source, target = draw(st.sampled_from(STEPS)), draw(st.sampled_from(STEPS))
        edges.append(flow(source, target, draw(st.integers(0, count - 1)), via="other"))
    return document_of(artifacts, dict.fromkeys(edges))


def wholes_of(artifacts, place):
    while place is not None:
        yield place
        place = artifacts[place].within


def related(artifacts, one, other):
    return one in wholes_of(artifacts, other) or other in wholes_of(artifacts, one)


def reach(arrows, start, through):
    """Return what arrows lead to from a start, on from what ``through`` allows only."""
    after = defaultdict(list)
    for source, target in arrows:
        after[source].append(target)
    found, waiting = set(), [start]
    while waiting:
        for each in after[waiting.pop()]:
            if each not in found:
                found.add(each)
                waiting += [each] if through(each) else []
    return found


def arrows_of(document, view=View.BOTH):
    return [(arrow.source, arrow.target) for arrow in draw(document, ROOM, view).arrows]


def step_ids(document):
    return {step.id: f"n{place}" for place, step in enumerate(document.graph.nodes)}


def is_data(box):
    return not box.startswith("n")


@given(document=flows())
def test_every_edge_is_a_way_of_arrows(document):
    arrows, ids = arrows_of(document), step_ids(document)
    for edge in document.graph.edges:
        assert ids[edge.target] in reach(arrows, ids[edge.source], is_data)


@given(document=flows())
def test_no_way_through_data_is_invented(document):
    arrows, ids = arrows_of(document), step_ids(document)
    artifacts = document.graph.artifacts
    through_data = [(source, target) for source, target in arrows if is_data(source) or is_data(target)]
    for source in STEPS:
        wrote = [each.id for each in artifacts if source in each.produced_by]
        for target in STEPS:
            read = [each.id for each in artifacts if target in each.consumed_by]
            if ids[target] in reach(through_data, ids[source], is_data):
                assert any(related(artifacts, one, other) for one in wrote for other in read)


@given(document=flows())
def test_every_reader_and_writer_of_drawn_data_is_joined_to_its_box(document):
    picture, ids = draw(document, ROOM), step_ids(document)
    arrows = set(arrows_of(document))
    boxes = [box for box in picture.boxes if box.kind == "data"]
    for each in document.graph.artifacts:
        of_it = [box for box in boxes if each in box.group.members]
        assert len(of_it) <= 1
        assert of_it or each.role not in DRAWN
        for box in of_it:
            assert {(ids[step], box.id) for step in each.produced_by} <= arrows
            assert {(box.id, ids[step]) for step in each.consumed_by} <= arrows
    assert all(box.group.members for box in boxes)
    assert len(set(arrows_of(document))) == len(picture.arrows)


@pytest.mark.parametrize("view", [View.BOTH, View.DATA])
@given(document=flows())
def test_no_data_comes_from_nowhere(document, view):
    artifacts = document.graph.artifacts
    targets = {target for _, target in arrows_of(document)}
    if view is View.DATA:
        targets = {target for _, target in arrows_of(document, view)}
        targets |= {f"d{each.id}" for each in artifacts if each.produced_by}
    for box in draw(document, ROOM, view).boxes:
        if box.kind == "data" and box.group.consumed_by:
            outer = box.group.members[0].id
            assert box.id in targets or not any(artifacts[each].produced_by for each in wholes_of(artifacts, outer))


@given(document=flows())
def test_between_data_every_edge_is_a_way_of_arrows(document):
    arrows, shown = arrows_of(document, View.DATA), flows_of(document).shown
    artifacts = document.graph.artifacts
    for edge in document.graph.edges:
        for read in edge.artifact_ids:
            wrote = [each.id for each in artifacts if edge.source in each.produced_by and f"d{each.id}" in shown]
            begin = {shown[f"d{each}"] for each in wrote if related(artifacts, each, read)}
            ends = {
                shown[f"d{each.id}"] for each in artifacts if edge.target in each.produced_by if f"d{each.id}" in shown
            }
            if begin and edge.target in artifacts[read].consumed_by and f"d{read}" in shown:
                found = set().union(*(reach(arrows, each, bool) for each in begin))
                assert ends <= found


def test_too_deep_is_drawn_beside_its_data_rather_than_not_at_all():
    depth = 600
    steps = [f"S{place}" for place in range(depth)]
    artifacts = [
        Artifact(
            place,
            "s3://b",
            "b",
            "",
            Role.DATA,
            produced_by=(step,),
            consumed_by=(step,),
            within=place - 1 if place else None,
        )
        for place, step in enumerate(steps)
    ]
    edges = [flow(one, other, place + 1) for place, (one, other) in enumerate(pairwise(steps))]
    document = document_of(artifacts, edges, steps=steps)
    assert depth * depth > MOST_PASSES
    found = draw(document, Bounds(boxes=10**6, arrows=10**6))
    pairs = {(arrow.source, arrow.target) for arrow in found.arrows}
    assert ("n1", "n2") not in pairs
    assert ("n598", "n599") in pairs
    assert len(found.arrows) < MOST_PASSES


@pytest.mark.parametrize("view", [View.BOTH, View.DATA])
@pytest.mark.parametrize("is_deep", [True, False], ids=["deep", "wide"])
def test_many_parts_are_drawn_within_bounds(is_deep, view):
    count = 20_000
    artifacts = [
        artifact(place, (place - 1 if is_deep else 0) if place else None, "X" if place % 2 else "Y", "YZ")
        for place in range(count)
    ]
    document = document_of(artifacts, [flow("X", "Y", place) for place in range(0, count, 100)])
    picture = draw(document, Bounds(boxes=100, arrows=100), view)
    assert len(picture.boxes) <= 100
    assert len(picture.arrows) <= 100
