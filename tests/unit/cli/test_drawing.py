"""The tree and the tables: golden drawings, and what must hold for every one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sagemaker_lineage.cli.lines import ASCII, UNICODE, plain
from sagemaker_lineage.cli.screen import plain_document
from sagemaker_lineage.cli.tables import bucket_table, data_table, gap_lines, plain_lines
from sagemaker_lineage.cli.tree import MOST_PORTS, MOST_SOURCES, tree_lines
from sagemaker_lineage.export.document import LineageDocument, to_document
from sagemaker_lineage.model.graph import (
    Confidence,
    Edge,
    LineageGraph,
    Planned,
    Port,
    Resource,
    ResourceKind,
    Role,
)
from wire_samples.flows import FLOWS, HOSTILE_FLOW, artifact, flow, named
from wire_samples.golden import assert_golden
from wire_samples.lineages import FINISHED, HOSTILE, LINEAGES, NEVER_RAN, NOW, node

if TYPE_CHECKING:
    from sagemaker_lineage.model.execution import Lineage


def document_of(graph: LineageGraph) -> LineageDocument:
    return to_document(replace(NEVER_RAN, graph=graph), NOW)


def drawn(graph: LineageGraph) -> list[str]:
    return [plain(line) for line in tree_lines(document_of(graph), ASCII)]


DRAWN = LINEAGES | FLOWS


@pytest.mark.parametrize("name", DRAWN)
def test_drawings_are_as_committed(name: str) -> None:
    assert_golden(plain_document(to_document(DRAWN[name], NOW)), f"../cli/{name}.txt")


@pytest.mark.parametrize("name", DRAWN)
def test_every_step_is_drawn_once(name: str) -> None:
    document = to_document(DRAWN[name], NOW)
    titles = [span for line in tree_lines(document, UNICODE) for span in line[1:2] if span.style == "bold"]
    assert len(titles) == len(document.graph.nodes)


@pytest.mark.parametrize("lineage", [HOSTILE, HOSTILE_FLOW], ids=["hostile", "hostile-flow"])
def test_no_hostile_name_reaches_the_drawing_as_it_is(lineage: Lineage) -> None:
    text = plain_document(to_document(lineage, NOW))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x00" not in text
    assert "\\x1b[31m" in text


def test_ascii_draws_with_ascii() -> None:
    lines = [plain(line) for line in tree_lines(to_document(FINISHED, NOW), ASCII)]
    assert "\n".join(lines).isascii()


def test_a_step_names_where_it_comes_from_and_what_it_feeds() -> None:
    edges = (
        Edge(source="A", target="C", via="dependsOn"),
        Edge(source="A", target="C", via="ref:Get", label="train"),
        Edge(source="B", target="C", via="trigger:Failed"),
    )
    graph = LineageGraph(
        nodes=(node("A", "Training", 0), node("B", "Training", 1), node("C", "Training", 2)), edges=edges
    )
    assert "<- A (train), B (Failed)" in drawn(graph)[-1]


def test_many_sources_are_counted() -> None:
    names = [f"S{number:02}" for number in range(MOST_SOURCES + 3)]
    nodes = tuple(node(name, "Training", place) for place, name in enumerate([*names, "End"]))
    edges = tuple(Edge(source=name, target="End", via="dependsOn") for name in names)
    assert drawn(LineageGraph(nodes=nodes, edges=edges))[-1].endswith("S07 and 3 more")


def test_many_ports_are_counted() -> None:
    ports = tuple(Port(name=f"p{number}", role=Role.DATA, value="x") for number in range(MOST_PORTS + 2))
    lines = drawn(LineageGraph(nodes=(node("A", "Training", 0, inputs=ports),)))
    assert lines[-1].strip() == "reads   and 2 more"
    assert len([line for line in lines if "reads" in line]) == MOST_PORTS + 1


def test_a_port_shows_the_best_that_is_known() -> None:
    ports = (
        Port(name="a", role=Role.DATA, value="claims-model"),
        Port(name="b", role=Role.DATA, expression="Parameters.Input", resolved=False),
        Port(name="c", role=Role.DATA, resolved=False),
    )
    lines = drawn(LineageGraph(nodes=(node("A", "Training", 0, outputs=ports),)))[-3:]
    assert [line.split()[-1] for line in lines] == ["claims-model", "Parameters.Input", "?"]


def test_a_port_says_what_is_guessed_and_what_was_planned() -> None:
    resources = (
        Resource(0, ResourceKind.FEATURE_GROUP, "claims"),
        Resource(1, ResourceKind.LOCATION, "${Parameters.In}/x", expression="Parameters.In"),
    )
    ports = (
        named("a", 0),
        named("b", 1),
        Port("c", Role.DATA, uri="s3://b/c", guessed=True),
        Port("d", Role.DATA, uri="s3://b/d", planned=Planned(uri="s3://b/plan", expression=None)),
        Port(
            "e", Role.DATA, uri="s3://b/e", planned=Planned(uri=None, expression="Parameters.E"), source="association"
        ),
        Port("f", Role.DATA, uri="s3://b/f", planned=Planned(uri=None, expression=None)),
    )
    graph = LineageGraph(nodes=(node("A", "Training", 0, inputs=ports),), resources=resources)
    assert [line.split(maxsplit=2)[2] for line in drawn(graph)[-6:]] == [
        "claims  feature group",
        "${In}/x",
        "s3://b/c  guessed",
        "s3://b/d  planned s3://b/plan",
        "s3://b/e  from an association  planned Parameters.E",
        "s3://b/f  planned ?",
    ]
    assert "0 artifacts - 2 named resources - 0 buckets" in drawn(graph)[1]


def test_an_output_and_the_only_thing_below_it_take_one_line() -> None:
    below = "s3://b/out/${Steps.A.ModelArtifacts.S3ModelArtifacts}"
    artifacts = (artifact(0, "s3://b/out", produced_by=("A",)), artifact(1, below, produced_by=("A",), within=0))
    ports = (
        Port("S3OutputPath", Role.MODEL, artifact=0),
        Port("DebugHookConfig", Role.DEBUG, artifact=0),
        Port("S3ModelArtifacts", Role.MODEL, artifact=1),
        Port("o", Role.MODEL, artifact=1, guessed=True),
    )
    graph = LineageGraph(nodes=(node("A", "Training", 0, outputs=ports),), artifacts=artifacts)
    assert [line.split() for line in drawn(graph)[-3:]] == [
        ["writes", "S3OutputPath", "s3://b/out/<job>/output/model.tar.gz"],
        ["writes", "DebugHookConfig", "s3://b/out"],
        ["writes", "o", "s3://b/out/<job>/output/model.tar.gz", "guessed"],
    ]


def test_a_source_that_only_possibly_feeds_a_step_says_so() -> None:
    edges = (
        flow("A", "D", "s3:uri", "x", confidence=Confidence.POSSIBLE),
        flow("B", "D", "s3:uri", None, confidence=Confidence.POSSIBLE),
        flow("C", "D", "s3:uri", "y", confidence=Confidence.POSSIBLE),
        flow("C", "D", "ref:Get", "z"),
        Edge("E", "D", "ref:JsonGet", "v"),
        flow("E", "D", "s3:uri", "w", confidence=Confidence.POSSIBLE),
    )
    nodes = tuple(node(name, "Training", place) for place, name in enumerate("ABCED"))
    assert drawn(LineageGraph(nodes=nodes, edges=edges))[-1].strip() == (
        "<- A (possible: x), B (possible), C (y, z), E (v, w)"
    )


def test_what_failed_says_why_and_a_label_stands_beside_its_id() -> None:
    failed = replace(FINISHED.runs["Score"], failure_reason="ClientError: no data", iterations=())
    score = FINISHED.graph.node("Score")._replace(label="Score each country")
    nodes = tuple(score if each.id == "Score" else each for each in FINISHED.graph.nodes)
    lineage = replace(
        FINISHED,
        graph=FINISHED.graph._replace(nodes=nodes),
        runs=dict(FINISHED.runs) | {"Score": failed},
        execution=replace(FINISHED.execution, failure_reason="Step failure: one step failed", started_at=None),
    )
    lines = [plain(line) for line in tree_lines(to_document(lineage, NOW), ASCII)]
    assert lines[1] == "execution 0123456789ab by data-scientist"
    assert lines[2] == "Step failure: one step failed"
    assert lines[-2].strip().startswith("`-- Score (Score each country)  Transform  ! Failed")
    assert lines[-1].strip() == "ClientError: no data"


def test_a_step_whose_parent_is_missing_stands_at_the_top() -> None:
    lines = drawn(LineageGraph(nodes=(node("Lost", "Training", 0, parent="Nowhere", branch="if"),)))
    assert lines[-1].startswith("`-- Lost")


def test_deep_nesting_needs_no_deep_stack() -> None:
    nodes = tuple(
        node(f"N{level}", "Training", level, parent=f"N{level - 1}" if level else None, branch="if" if level else None)
        for level in range(2_000)
    )
    assert len(drawn(LineageGraph(nodes=nodes))) == 2 + 2_000 + 1_999


def test_tables_align_by_what_is_seen() -> None:
    wide = FINISHED.graph.artifacts[0]._replace(uri="s3://원시-데이터/claims")
    document = document_of(FINISHED.graph._replace(artifacts=(wide, *FINISHED.graph.artifacts[1:])))
    heads, first, second = list(plain_lines(data_table(document, UNICODE)))[1:4]
    assert heads.index("role") == second.index("code  ")
    assert first.index("data") == heads.index("role") - len("원시데이터")


def test_buckets_stand_once_and_by_name() -> None:
    rows = bucket_table(to_document(FINISHED, NOW)).rows
    names = [row[0].text for row in rows]
    assert names == sorted(set(names))
    assert names


def test_what_is_not_known_says_what_to_allow() -> None:
    lines = [plain(line) for line in gap_lines(to_document(FINISHED, NOW))]
    assert lines[0] == f"Not known ({len(FINISHED.gaps)})"
    assert any(line.endswith("Allow s3:GetBucketPublicAccessBlock.") for line in lines)


def test_nothing_is_said_where_all_is_known() -> None:
    assert list(gap_lines(to_document(replace(FINISHED, gaps=()), NOW))) == []
