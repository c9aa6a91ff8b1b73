"""The graph as a whole: nodes, their order, and what the gaps concern."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corekit.definitions import condition, for_each, get, output_of, pipeline, processing, step
from corekit.graphs import graph_of, told, unread
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.graph import NO_BINDINGS, Bindings, build_graph
from sagemaker_lineage.model.graph import LineageGraph, Node
from sagemaker_lineage.model.request import GapCode


def test_a_pipeline_without_steps_is_an_empty_graph() -> None:
    assert graph_of([]) == LineageGraph()


def test_a_node_says_what_its_step_says() -> None:
    entry = step(
        "A",
        "Fail",
        {},
        DisplayName="Stop",
        Description="Ends it.",
        DependsOn=["B", {"Step": "B"}, "Gone"],
        CacheConfig={"Enabled": True},
    )
    node = graph_of([processing("B"), entry]).node("A")
    assert node == Node(
        id="A",
        type="Fail",
        label="Stop",
        position=1,
        pointer="/Steps/1",
        description="Ends it.",
        depends_on=("B", "Gone"),
        cache_enabled=True,
    )
    assert graph_of([processing("B")]).node("B").label == "B"


def test_nested_steps_know_where_they_stand() -> None:
    graph = graph_of([condition("C", [processing("T")], [for_each("L", [processing("B")])])])
    assert {node.id: (node.parent, node.branch) for node in graph.nodes} == {
        "C": (None, None),
        "T": ("C", "if"),
        "L": ("C", "else"),
        "B": ("L", "body"),
    }


@pytest.mark.parametrize(
    ("steps", "order"),
    [
        ([processing("B"), processing("A")], "BA"),
        ([processing("B", None, None, DependsOn=["A"]), processing("A")], "AB"),
        ([processing("C", {"x": output_of("A", "o")}), processing("B"), processing("A")], "BAC"),
        ([processing("R", {"x": "s3://b/x"}), processing("W", None, {"o": "s3://b/x"})], "WR"),
        ([condition("C", [processing("T")]), processing("A", None, None, DependsOn=["T"]), processing("B")], "CTAB"),
        (
            [
                processing("A", None, None, DependsOn=["B"]),
                processing("B", None, None, DependsOn=["A"]),
                processing("C"),
            ],
            "ABC",
        ),
        (
            [
                processing("A", None, None, DependsOn=["C"]),
                processing("B"),
                processing("C", None, None, DependsOn=["A"]),
            ],
            "ACB",
        ),
        (
            [
                processing("D", None, None, DependsOn=["B"]),
                processing("B", None, None, DependsOn=["C"]),
                processing("C", None, None, DependsOn=["B"]),
            ],
            "BCD",
        ),
    ],
)
def test_nodes_are_in_topological_order_ties_by_position_in_the_definition(steps: Any, order: str) -> None:
    assert "".join(node.id for node in graph_of(steps).nodes) == order


def test_gaps_name_the_node_they_concern_wherever_it_stands_in_the_order() -> None:
    first = processing("Late", {"x": get("Parameters.Gone")}, None, DependsOn=["Early"])
    nested = condition("C", [processing("Inner", {"x": get("Parameters.Gone")})])
    graph = graph_of({**pipeline(first, nested, processing("Early")), "Odd": 1})
    concerned = {
        told(gap): [graph.nodes[int(place.split("/")[-1])].id for place in gap.affects] for gap in unread(graph)
    }
    inputs = "Arguments/ProcessingInputs/0/S3Input/S3Uri"
    assert concerned == {
        "unsupported /Odd": [],
        f"unresolved /Steps/0/{inputs}": ["Late"],
        f"unresolved /Steps/1/Arguments/IfSteps/0/{inputs}": ["Inner"],
    }


def test_gaps_of_reading_come_before_those_of_building() -> None:
    graph = graph_of({"Steps": [7, processing("A", None, None, DependsOn=["A"]), step("B", "Odd")], "Parameters": 7})
    assert [told(gap) for gap in unread(graph)] == [
        "invalid /Parameters",
        "invalid /Steps/0",
        "unsupported /Steps/2",
        "invalid /Steps/1",
    ]


def test_nothing_handed_in_is_changed() -> None:
    definition = pipeline(
        processing("A", {"i": get("Parameters.P")}, {"o": "s3://b/x"}),
        processing("B", {"i": output_of("A", "o")}),
        P="s3://b/p",
    )
    parsed = parse_definition(json.dumps(definition))
    before = repr(parsed)
    answers = {"A": {"ProcessingInputs": [{"InputName": "i", "S3Input": {"S3Uri": "s3://real"}}]}}
    bindings = Bindings(parameters={"P": "s3://b/q"}, answers=answers)
    with_run, without, again = build_graph(parsed, bindings), build_graph(parsed), build_graph(parsed, bindings)
    assert with_run == again
    assert with_run != without == build_graph(parsed, NO_BINDINGS)
    assert repr(parsed) == before
    assert answers == {"A": {"ProcessingInputs": [{"InputName": "i", "S3Input": {"S3Uri": "s3://real"}}]}}


def test_answers_for_steps_that_are_not_there_change_nothing() -> None:
    assert graph_of([processing("A")], Bindings(answers={"Gone": {"ProcessingInputs": []}})) == graph_of(
        [processing("A")]
    )


def test_everything_that_is_cut_off_is_told() -> None:
    graph = graph_of([processing("A", {f"i{index}": "s3://b/" + "x" * 5_000 for index in range(3)})])
    assert [gap.code for gap in graph.gaps] == [GapCode.TRUNCATED] * 3
