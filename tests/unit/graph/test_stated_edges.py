"""Edges the definition states: nesting, DependsOn, every reference; their labels, artifacts and evidence."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import (
    channel,
    condition,
    for_each,
    get,
    join,
    lambda_step,
    output_of,
    pipeline,
    processing,
    report_value,
    step,
    training,
)
from corekit.graphs import assert_edges, edge_of, gaps_of, graph_of, input_of, told, unread
from corekit.pointers import value_at
from sagemaker_lineage.graph import Bindings
from sagemaker_lineage.graph.edges import MOST_EDGES, MOST_EVIDENCE
from sagemaker_lineage.model.graph import Planned
from sagemaker_lineage.model.request import GapCode

A = processing("A", None, {"out": "s3://a/out", "more": "s3://a/more"})
REF = output_of("A", "out")


@pytest.mark.parametrize(
    ("consumer", "edge"),
    [
        (processing("B", {"in": REF}), "A -> B ref:Get [in]"),
        (processing("B", {"in": join("/", REF, "part")}), "A -> B ref:Get [in]"),
        (processing("B", {"in": join("", join("", REF))}), "A -> B ref:Get [in]"),
        (processing("B", {"in": REF, "also": output_of("A", "more")}), "A -> B ref:Get [also, in]"),
        (processing("B", {"in": REF, "fixed": "s3://elsewhere"}), "A -> B ref:Get [in]"),
        (processing("B", None, {"out": join("/", REF, "copy")}), "A -> B ref:Get"),
        (training("B", {"train": REF}), "A -> B ref:Get [train]"),
        (step("B", "Training", {"InputDataConfig": [channel(None, REF)]}), "A -> B ref:Get [S3Uri]"),
        (
            step("B", "Training", {"HyperParameters": {"sagemaker_submit_directory": REF}}),
            "A -> B ref:Get [sagemaker_submit_directory]",
        ),
        (step("B", "Training", {"HyperParameters": {"n": REF}}), "A -> B ref:Get [n]"),
        (step("B", "Transform", {"ModelName": get("Steps.A.ModelName")}), "A -> B ref:Get [ModelName]"),
        (
            step("B", "Model", {"PrimaryContainer": {"ModelDataUrl": REF, "Image": get("Steps.A.Image")}}),
            "A -> B ref:Get [ModelDataUrl]",
        ),
        (step("B", "Model", {"PrimaryContainer": {"Environment": {"X": REF}}}), "A -> B ref:Get [X]"),
        (step("B", "QualityCheck", {}, SuppliedBaselineStatistics=REF), "A -> B ref:Get [SuppliedBaselineStatistics]"),
        (step("B", "ClarifyCheck", {}, FailOnViolation=get("Steps.A.Outcome")), "A -> B ref:Get"),
        (lambda_step("B", {"x": {"y": [REF]}}), "A -> B ref:Get [y]"),
        (lambda_step("B", {"x": get("Steps.A.ExitMessage")}), "A -> B ref:Get"),
        (step("B", "Lambda", {}, FunctionArn=get("Steps.A.Arn")), "A -> B ref:Get"),
        (step("B", "Callback", {"x": REF}, SqsQueueUrl="q"), "A -> B ref:Get [x]"),
        (step("B", "Fail", {"ErrorMessage": REF}), "A -> B ref:Get"),
        (step("B", "ForEach", {"IterableItems": REF, "ForEachBody": []}), "A -> B ref:Get"),
        (step("B", "ForEach", {"IterableItems": [REF], "ForEachBody": []}), "A -> B ref:Get [IterableItems]"),
        (step("B", "EMR", {"StepConfig": {"HadoopJarStep": {"Jar": REF}}}), "A -> B ref:Get [Jar]"),
        (step("B", "Cleanup", {"Resources": {"S3": [{"StepName": "A", "S3Uris": [REF]}]}}), "A -> B ref:Get"),
        (step("B", "Job", {"JobConfigDocument": join("", '{"Uri": "', REF, '"}')}), "A -> B ref:Get [Uri]"),
        (step("B", "Job", {"JobConfigDocument": join("", '{"Uri": "', REF)}), "A -> B ref:Get [Uri]"),
        (step("B", "Odd", {"x": REF}), "A -> B ref:Get [x]"),
        (step("B", "Odd", None, Beside=REF), "A -> B ref:Get [Beside]"),
        (step("B", "Odd", REF), "A -> B ref:Get"),
        (processing("B", {"in": get("Steps.A")}), "A -> B ref:Get"),
        (condition("B", on=get("Steps.A.ExitMessage")), "A -> B ref:Get"),
        (condition("B", on=report_value("A.R")), "A -> B ref:JsonGet [R]"),
        (condition("B", on=join("", "x", report_value("A.R"))), "A -> B ref:JsonGet [R]"),
        (
            condition("B", on={"Std:JsonGet": {"S3Uri": join("/", REF, "r.json"), "Path": "x"}}),
            "A -> B ref:JsonGet [S3Uri]",
        ),
        (processing("B", {"in": report_value("A.R")}), "A -> B ref:JsonGet [R, in]"),
        (processing("B", None, None, DependsOn=["A"]), "A -> B dependsOn"),
        (processing("B", None, None, DependsOn="A"), "A -> B dependsOn"),
        (processing("B", None, None, DependsOn=["A", "A"]), "A -> B dependsOn"),
        (processing("B", None, None, DependsOn=[{"Step": "A"}]), "A -> B dependsOn"),
        (processing("B", None, None, DependsOn=[{"Step": "A", "Trigger": "Completed"}]), "A -> B trigger:Completed"),
        (processing("B", None, None, DependsOn=[{"Step": "A", "Trigger": "Failed"}]), "A -> B trigger:Failed"),
        (processing("B", None, None, DependsOn=[{"Step": "A", "Trigger": "Stopped"}]), "A -> B trigger:Stopped"),
        (processing("B", None, None, DependsOn=[{"Step": "A", "Trigger": "Any"}]), "A -> B trigger:Any"),
    ],
)
def test_a_reference_is_an_edge_wherever_it_stands(consumer: Any, edge: str) -> None:
    for steps in ([A, consumer], [consumer, A]):
        assert_edges(steps, [edge])


@pytest.mark.parametrize(
    "consumer",
    [
        processing("B", {"in": "Steps.A.x"}),
        lambda_step("B", {"x": "{'Get': 'Steps.A.x'}"}),
        lambda_step("B", {"x": {"Get": "Steps.A.x", "and": 1}}),
        step("B", "ForEach", {"IterableItems": ["a"], "Selector": {"Field": get("IterationOutput.A.x")}}),
        step("B", "Cleanup", {"Resources": {"S3": [{"StepName": "A"}]}}),
        processing("B", {"in": get("Steps.a.x")}),
        processing("B", None, None, DependsOn=["a", "A2"]),
    ],
)
def test_what_only_looks_like_a_reference_is_no_edge(consumer: Any) -> None:
    assert_edges([A, consumer], [])


def test_a_name_may_begin_like_another() -> None:
    steps = [
        processing("Prep"),
        processing("Prep-2"),
        training("B", {"x": get("Steps.Prep-2.a"), "y": get("Steps.Prep.a")}),
    ]
    assert_edges(steps, ["Prep-2 -> B ref:Get [x]", "Prep -> B ref:Get [y]"])


def test_nesting_is_an_edge_to_every_direct_child() -> None:
    steps = [
        condition(
            "C", [processing("T"), condition("D", [processing("U")])], [processing("E", {"in": output_of("T", "x")})]
        ),
        for_each("L", [processing("V"), lambda_step("W", {"v": output_of("V", "x")}, DependsOn=["V"])]),
        processing("Outside", {"in": output_of("U", "x")}),
    ]
    assert_edges(
        steps,
        [
            "C -> D branch:if",
            "C -> E branch:else",
            "C -> T branch:if",
            "D -> U branch:if",
            "L -> V body:forEach",
            "L -> W body:forEach",
            "T -> E ref:Get [in]",
            "U -> Outside ref:Get [in]",
            "V -> W dependsOn",
            "V -> W ref:Get [v]",
        ],
    )


def test_one_edge_for_each_pair_and_via_with_all_its_evidence() -> None:
    steps = [A, processing("B", {"x": REF, "y": join("/", REF, REF)}, None, DependsOn=["A", "A"])]
    graph = assert_edges(steps, ["A -> B dependsOn", "A -> B ref:Get [x, y]"])
    inputs = "/Steps/1/Arguments/ProcessingInputs"
    assert edge_of(graph, "A", "B", "ref:Get").evidence == (
        f"{inputs}/0/S3Input/S3Uri",
        f"{inputs}/1/S3Input/S3Uri/Std:Join/Values/0",
        f"{inputs}/1/S3Input/S3Uri/Std:Join/Values/1",
    )
    assert edge_of(graph, "A", "B", "dependsOn").evidence == ("/Steps/1/DependsOn/0", "/Steps/1/DependsOn/1")


def test_evidence_leads_to_the_place_in_the_definition() -> None:
    nested = condition("C", [processing("B", {"x": REF}, None, DependsOn=["A"])], on=report_value("A.R"))
    definition = pipeline(A, nested)
    graph = graph_of(definition)
    found = {edge.via: value_at(definition, edge.evidence[0]) for edge in graph.edges}
    assert found == {
        "branch:if": nested["Arguments"]["IfSteps"][0],
        "dependsOn": "A",
        "ref:Get": REF,
        "ref:JsonGet": get("Steps.A.PropertyFiles.R"),
    }


@pytest.mark.parametrize(
    ("reads", "label", "artifact"),
    [
        ({"x": REF}, "x", "s3://a/out"),
        ({"x": REF, "y": REF}, "x, y", "s3://a/out"),
        ({"x": REF, "y": join("/", REF, "")}, "x, y", "s3://a/out"),
        ({"x": REF, "y": output_of("A", "more")}, "x, y", None),
        ({"x": REF, "y": get("Steps.A.ExitMessage")}, "x, y", None),
        ({"x": get("Steps.A.ExitMessage")}, "x", None),
        ({"z": REF, "a": output_of("A", "more")}, "a, z", None),
    ],
)
def test_an_edge_has_the_artifact_that_all_inputs_it_feeds_share(reads: Any, label: str, artifact: str | None) -> None:
    graph = graph_of([A, processing("B", reads)])
    edge = edge_of(graph, "A", "B", "ref:Get")
    assert edge.label == label
    assert (None if edge.artifact is None else graph.artifacts[edge.artifact].uri) == artifact


def test_each_edge_of_a_pair_names_only_the_inputs_it_feeds() -> None:
    reader = processing(
        "B", {"plain": REF, "value": report_value("A.R"), "linked": "s3://a/more"}, None, DependsOn=["A"]
    )
    graph = graph_of([A, reader])
    assert {edge.via: edge.label for edge in graph.edges} == {
        "dependsOn": None,
        "ref:Get": "plain",
        "ref:JsonGet": "R, value",
        "s3:uri": "linked",
    }


def test_the_query_of_an_input_is_fed_by_what_it_refers_to() -> None:
    definition = {"Catalog": "c", "Database": get("Steps.L.OutputParameters['db']"), "QueryString": get("Steps.A.q")}
    athena = {"InputName": "q", "DatasetDefinition": {"AthenaDatasetDefinition": definition}}
    reader = step("B", "Processing", {"ProcessingInputs": [athena]})
    assert_edges([A, lambda_step("L"), reader], ["A -> B ref:Get [q]", "L -> B ref:Get [q]"])


@pytest.mark.parametrize(
    ("steps", "gaps"),
    [
        (
            [processing("B", {"in": output_of("Gone", "x")})],
            ["unresolved /Steps/0/Arguments/ProcessingInputs/0/S3Input/S3Uri"],
        ),
        ([processing("B", None, None, DependsOn=["Gone"])], ["unresolved /Steps/0/DependsOn/0"]),
        (
            [processing("B", {"in": get("Parameters.Gone")})],
            ["unresolved /Steps/0/Arguments/ProcessingInputs/0/S3Input/S3Uri"],
        ),
        ([processing("B", None, None, DependsOn=["B"])], ["invalid /Steps/0"]),
    ],
)
def test_dangling_references_are_gaps_at_their_node(steps: Any, gaps: list[str]) -> None:
    graph = graph_of(steps)
    assert [told(gap) for gap in unread(graph)] == gaps
    assert [gap.affects for gap in unread(graph)] == [("/graph/nodes/0",)]


@pytest.mark.parametrize(
    ("steps", "names"),
    [
        ([processing("A", {"x": output_of("A", "o")}, {"o": "s3://b"})], "'A'"),
        ([processing("B", {"x": output_of("A", "o")}), processing("A", {"x": output_of("B", "o")})], "'B', 'A'"),
        (
            [
                processing("A", {"x": join("/", "s3://b", get("Steps.B.y"))}),
                processing("B", None, None, DependsOn=["A"]),
            ],
            "'A', 'B'",
        ),
        ([condition("C", [processing("I")], on=output_of("I", "x"))], "'C', 'I'"),
    ],
)
def test_cycles_are_gaps_with_their_members_in_the_order_of_the_definition(steps: Any, names: str) -> None:
    graph = graph_of([processing("First"), *steps, processing("Last", None, None, DependsOn=["First"])])
    (gap,) = [gap for gap in graph.gaps if gap.code is GapCode.INVALID]
    assert gap.detail == f"These steps wait for one another in a circle: {names}."
    assert len(graph.nodes) == len({node.id for node in graph.nodes}) >= 3


def test_a_long_cycle_is_told_in_short() -> None:
    steps = [processing(f"s{index}", None, None, DependsOn=[f"s{(index + 1) % 60}"]) for index in range(60)]
    (gap,) = gaps_of(steps)
    assert gap.detail.endswith("'s49' and 10 more.")


def test_two_cycles_are_two_gaps() -> None:
    pairs = [processing(name, None, None, DependsOn=[other]) for name, other in ("AB", "BA", "CD", "DC")]
    assert [told(gap) for gap in gaps_of(pairs)] == ["invalid /Steps/0", "invalid /Steps/2"]


def test_references_to_a_name_that_occurs_twice_mean_the_first() -> None:
    steps = [processing("A"), processing("A"), processing("B", {"x": get("Steps.A.y")}, None, DependsOn=["A"])]
    assert_edges(steps, ["A -> B dependsOn", "A -> B ref:Get [x]"])


def test_references_to_a_cut_name_find_their_step() -> None:
    name = "n" * 300
    steps = [
        processing(name, None, {"o": "s3://b"}),
        processing("B", {"x": output_of(name, "o")}, None, DependsOn=[name]),
    ]
    cut = "n" * 256 + "…"
    assert_edges(steps, [f"{cut} -> B dependsOn", f"{cut} -> B ref:Get [x]"])


def test_edges_follow_the_definition_even_where_a_run_put_other_values() -> None:
    bindings = Bindings(answers={"B": {"ProcessingInputs": [{"InputName": "in", "S3Input": {"S3Uri": "s3://other"}}]}})
    graph = assert_edges([A, processing("B", {"in": REF})], ["A -> B ref:Get"], bindings)
    assert input_of(graph, "B", "in").planned == Planned("s3://a/out", REF["Get"])


def test_edges_are_sorted() -> None:
    steps = [
        processing("Z"),
        processing("M", None, None, DependsOn=["Z", "A"]),
        processing("A", None, None, DependsOn=["Z"]),
    ]
    edges = graph_of(steps).edges
    assert [(edge.source, edge.target) for edge in edges] == [("A", "M"), ("Z", "A"), ("Z", "M")]


def test_edges_are_bounded_in_number() -> None:
    names = [f"s{index}" for index in range(300)]
    steps = [step(name, "Fail", None, DependsOn=[other for other in names if other != name][:200]) for name in names]
    graph = graph_of(steps)
    assert len(graph.edges) == MOST_EDGES
    truncated = [gap for gap in graph.gaps if gap.code is GapCode.TRUNCATED]
    assert [gap.detail for gap in truncated] == [
        "A graph holds at most 50,000 edges; 10,000 references are not shown as edges."
    ]
    assert truncated[0].affects == ("/graph/edges",)


def test_evidence_is_bounded_in_text_and_no_edge_is_without() -> None:
    sources = [step(f"s{index}", "Fail") for index in range(1_000)]
    deep: Any = [get(f"Steps.s{index}.x") for index in range(1_000)]
    later = step("Z", "Fail", {"ErrorMessage": join("", get("Steps.s0.x"), get("Steps.s0.y"))})
    graph = graph_of([*sources, lambda_step("L", {"k" * 20_000: deep}), later])
    evidence = [pointer for edge in graph.edges for pointer in edge.evidence]
    assert sum(map(len, evidence)) < MOST_EVIDENCE + 50_000
    assert all(edge.evidence for edge in graph.edges)
    assert "/Steps/1000" in evidence
    assert edge_of(graph, "s0", "Z", "ref:Get").evidence == ("/Steps/1001",)
    assert [gap.code for gap in graph.gaps] == [GapCode.TRUNCATED]
