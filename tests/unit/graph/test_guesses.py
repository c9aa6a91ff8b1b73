"""Ports where nothing says where they are: unknown types, unknown keys, free arguments, documents."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import get, join, lambda_step, output_of, pipeline, processing, step
from corekit.graphs import gaps_of, graph_of, told
from sagemaker_lineage.model.request import GapCode


def _ports(entry: Any, **parameters: Any) -> tuple[list[str], list[str]]:
    node = graph_of(pipeline(entry, processing("P", None, {"o": "s3://p/o"}), **parameters)).node("X")
    return [f"{port.name} {port.uri}" for port in node.inputs], [f"{port.name} {port.uri}" for port in node.outputs]


@pytest.mark.parametrize(
    ("arguments", "inputs", "outputs"),
    [
        ({"Source": "s3://b/1"}, ["Source s3://b/1"], []),
        ({"Target": "s3://b/1"}, [], ["Target s3://b/1"]),
        *(
            ({f"x{word}Y": "s3://b/1"}, [], [f"x{word}Y s3://b/1"])
            for word in ("Out", "dest", "SINK", "Save", "write", "result", "upload", "export")
        ),
        ({"Output": {"S3Uri": "s3://b/1"}}, ["S3Uri s3://b/1"], []),
        ({"List": ["s3://b/1", "s3://b/2"]}, ["List s3://b/1", "List s3://b/2"], []),
        (
            {"Words": ["--output", "s3://b/1", "--input", "s3://b/2", "s3://b/3"]},
            ["Words s3://b/2", "Words s3://b/3"],
            ["Words s3://b/1"],
        ),
        ({"Words": ["output", "s3://b/1"]}, ["Words s3://b/1"], []),
        ({"Deep": [[{"uri": "s3://b/1"}]]}, ["uri s3://b/1"], []),
        ({"Uri": join("/", "s3://b", get("Execution.Id"))}, ["Uri s3://b"], []),
        ({"Uri": get("Parameters.Uri")}, ["Uri s3://p/x"], []),
        ({"Name": get("Parameters.Name")}, [], []),
        ({"Name": get("Execution.Id")}, [], []),
        ({"Any": get("Steps.P.ExitMessage")}, ["Any None"], []),
        ({"Target": output_of("P", "o")}, ["Target s3://p/o"], []),
        ({"Text": "see s3://b/1", "Number": 7, "Null": None, "Yes": True}, [], []),
        ({"Get": "s3://b/1", "And": 1}, ["Get s3://b/1"], []),
    ],
)
def test_locations_and_references_of_an_unknown_type_are_ports(
    arguments: Any, inputs: list[str], outputs: list[str]
) -> None:
    assert _ports(step("X", "Odd", arguments), Uri="s3://p/x", Name="n") == (inputs, outputs)
    assert _ports(lambda_step("X", arguments), Uri="s3://p/x", Name="n") == (inputs, outputs)


def test_what_stands_beside_the_arguments_is_guessed_too() -> None:
    entry = step("X", "Odd", {"In": "s3://b/1"}, Result={"At": "s3://b/2"}, OutputUri="s3://b/3")
    assert _ports(entry) == (["In s3://b/1", "At s3://b/2"], ["OutputUri s3://b/3"])


def test_an_unknown_type_is_one_gap_for_all_its_steps() -> None:
    steps = [
        processing("P"),
        step("A", "Odd"),
        step("B", "Other"),
        step("C", "Odd", None, DependsOn=["B"]),
        step("D", "Odd"),
    ]
    gaps = gaps_of(steps)
    assert [(told(gap), gap.affects) for gap in gaps] == [
        ("unsupported /Steps/1", ("/graph/nodes/1", "/graph/nodes/3", "/graph/nodes/4")),
        ("unsupported /Steps/2", ("/graph/nodes/2",)),
    ]


def test_thousands_of_unknown_types_are_told_in_short() -> None:
    gaps = gaps_of([step(f"s{index}", f"T{index}") for index in range(60)])
    assert len(gaps) == 51
    assert "of 10 more types" in gaps[-1].detail
    assert len(gaps[-1].affects) == 10
    assert len(gaps_of([step(f"s{index}", f"T{index}") for index in range(50)])) == 50


def test_an_unknown_key_of_a_known_type_is_a_gap_and_its_locations_are_guesses() -> None:
    entry = processing("X", {"i": "s3://b/1"}, None, NewKey={"OutputUri": "s3://b/2"})
    entry["Arguments"]["NewInput"] = {"S3Uri": "s3://b/3", "Name": get("Steps.P.x")}
    assert _ports(entry) == (["i s3://b/1", "S3Uri s3://b/3"], ["OutputUri s3://b/2"])
    gaps = gaps_of([entry, processing("P")])
    assert [told(gap) for gap in gaps] == ["unsupported /Steps/0/NewKey", "unsupported /Steps/0/Arguments/NewInput"]
    assert all(gap.affects == ("/graph/nodes/1",) for gap in gaps)  # P comes first: X refers to it


def test_one_unknown_key_in_two_places_is_two_gaps() -> None:
    entry = step("X", "Fail", {"Odd": 1}, Odd=1)
    assert [told(gap) for gap in gaps_of([entry])] == ["unsupported /Steps/0/Odd", "unsupported /Steps/0/Arguments/Odd"]


def test_a_location_at_an_unexpected_place_of_a_known_type_is_a_gap() -> None:
    entry = step("X", "Processing", {"ProcessingResources": {"New": {"Uri": "s3://b/1"}}, "RoleArn": "s3://b/2"})
    assert _ports(entry) == (["Uri s3://b/1", "RoleArn s3://b/2"], [])
    assert [told(gap) for gap in gaps_of([entry])] == [
        "unsupported /Steps/0/Arguments/ProcessingResources/New/Uri",
        "unsupported /Steps/0/Arguments/RoleArn",
    ]


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        (
            "Processing",
            {
                "Environment": {"X": "s3://b"},
                "AppSpecification": {"ContainerArguments": ["s3://b"]},
                "Tags": [{"Value": "s3://b"}],
            },
        ),
        ("Training", {"HyperParameters": {"x": "s3://b"}, "Environment": {"X": "s3://b"}}),
        (
            "Tuning",
            {"TrainingJobDefinition": {"StaticHyperParameters": {"x": "s3://b"}, "Environment": {"X": "s3://b"}}},
        ),
        ("Model", {"PrimaryContainer": {"Environment": {"X": "s3://b"}}}),
        ("RegisterModel", {"CustomerMetadataProperties": {"x": "s3://b"}}),
        ("Condition", {"Conditions": [{"LeftValue": "s3://b"}]}),
        ("Fail", {"ErrorMessage": "s3://b"}),
        ("Cleanup", {"Resources": {"S3": [{"S3Uris": ["s3://b"]}]}}),
        ("ForEach", {"IterableItems": ["s3://b"]}),
        ("Lineage", {"Artifacts": [{"Properties": {"x": "s3://b"}}]}),
    ],
)
def test_free_text_is_not_searched(kind: str, arguments: Any) -> None:
    assert _ports(step("X", kind, arguments)) == ([], [])
    assert gaps_of([step("X", kind, arguments)]) == ()


def test_the_arguments_of_emr_are_guessed_with_one_gap() -> None:
    words = ["spark-submit", "s3://b/job.py", "--dest", "s3://b/out", get("Steps.P.ExitMessage"), output_of("P", "o")]
    entry = step("X", "EMR", {"StepConfig": {"HadoopJarStep": {"Jar": "command-runner.jar", "Args": words}}})
    assert _ports(entry) == (["Jar None", "Args s3://b/job.py", "Args s3://p/o"], ["Args s3://b/out"])
    assert [told(gap) for gap in gaps_of([entry, processing("P")])] == ["unresolved /Steps/0/Arguments"]
    told_all = step("X", "EMR", {"StepConfig": {"HadoopJarStep": {"Args": [output_of("P", "o")]}}})
    assert gaps_of([told_all, processing("P", None, {"o": "s3://p/o"})]) == ()


@pytest.mark.parametrize(
    ("document", "inputs", "outputs"),
    [
        (
            '{"In": {"S3Uri": "s3://b/1"}, "OutputConfig": {"S3Path": "s3://b/2"}}',
            ["S3Uri s3://b/1"],
            ["S3Path s3://b/2"],
        ),
        ('["s3://b/1", {"x": 7, "y": null}]', [" s3://b/1"], []),
        ('{"Out": ["s3://b/1"]}', [], ["Out s3://b/1"]),
        ('"s3://b/1"', [" s3://b/1"], []),
        ('{"a": "text"}', [], []),
        (join("", '{"In": "', output_of("P", "o"), '/x"}'), ["In s3://p/o/x"], []),
        (join("", '{"Output": "', output_of("P", "o"), '"}'), ["Output s3://p/o"], []),
        (join("", '{"N": ', get("Steps.P.ExitMessage"), "}"), ["N None"], []),
        (join("", '{"N": ', get("Parameters.Open"), ', "In": "s3://b/1"}'), ["In s3://b/1"], []),
        (join("", '{"In": "s3://b/', get("Execution.Id"), '"}'), ["In s3://b"], []),
        (join("", '{"In": ', get("Parameters.Part"), "}"), ["S3Uri s3://p/part"], []),
        (get("Parameters.Part"), ["S3Uri s3://p/part"], []),
    ],
)
def test_locations_in_documents_are_ports(document: Any, inputs: list[str], outputs: list[str]) -> None:
    entry = step("X", "Job", {"JobConfigDocument": document})
    assert _ports(entry, Open=None, Part='{"S3Uri": "s3://p/part"}') == (inputs, outputs)


@pytest.mark.parametrize(
    "document",
    [
        "no json",
        7,
        "",
        {"S3Uri": "s3://b"},
        join("", '{"a": ', get("Execution.X"), "b}"),
        join("", "{", get("Steps.X.y")),
    ],
)
def test_a_document_that_is_no_json_is_a_gap(document: Any) -> None:
    gaps = gaps_of([step("X", "Job", {"JobConfigDocument": document})])
    assert "invalid /Steps/0/Arguments/JobConfigDocument" in [told(gap) for gap in gaps]


@pytest.mark.parametrize("arguments", [{"JobCategory": "Evaluation"}, {"JobConfigDocument": None}])
def test_a_job_without_a_document_has_no_ports(arguments: Any) -> None:
    graph = graph_of([step("X", "Job", arguments)])
    assert (graph.node("X").inputs, graph.node("X").outputs, graph.gaps) == ((), (), ())


def test_each_text_of_a_document_knows_what_feeds_it() -> None:
    parts: list[Any] = ["{"]
    for index in range(300):
        parts += [f'"k{index}": "s3://b/', get(f"Steps.P.x{index}"), '", ']
    document = join("", *parts, '"end": ""}')
    graph = graph_of([processing("P"), processing("Q"), step("X", "Job", {"JobConfigDocument": document})])
    (edge,) = graph.edges
    assert edge.label is not None
    assert len(edge.label.split(", ")) == len(graph.node("X").inputs) == 300


def test_a_short_text_feeds_only_where_it_stands() -> None:
    document = join("", '{"n": "', output_of("P", "o"), '", "OutputPath": "s3://b/x"}')
    graph = graph_of([processing("P", None, {"o": "s"}), step("X", "Job", {"JobConfigDocument": document})])
    assert [edge.label for edge in graph.edges] == ["n"]
    assert [port.uri for port in graph.node("X").outputs] == ["s3://b/x"]


def test_thousands_of_unknown_keys_are_bounded() -> None:
    graph = graph_of([step("A", "Fail", None, **{f"k{index}": "s3://b/x" for index in range(20_000)})])
    assert len(graph.node("A").inputs) == 20_000
    assert len(graph.gaps) == 1_001
    assert graph.gaps[-1].code is GapCode.TRUNCATED
