"""Ports in free places: which values are some, what they are called, whether they are read, and how sure that is."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import channel, condition, get, join, lambda_step, output_of, pipeline, processing, step
from corekit.free import P, free_ports, ports_of
from corekit.graphs import assert_edges, edge_of, gaps_of, graph_of, input_of, output_port, told, unread
from sagemaker_lineage.model.graph import Confidence, Role


@pytest.mark.parametrize(
    ("arguments", "inputs", "outputs"),
    [
        ({"Source": "s3://b/1"}, ["?Source s3://b/1"], []),
        ({"Target": "s3://b/1"}, [], ["?Target s3://b/1"]),
        ({"Output": {"S3Uri": "s3://b/1"}}, [], ["?S3Uri s3://b/1"]),
        ({"output": {"source": "s3://b/1"}}, ["?source s3://b/1"], []),
        ({"List": ["s3://b/1", "s3://b/2"]}, ["?List[0] s3://b/1", "?List[1] s3://b/2"], []),
        ({"Deep": [[{"uri": "s3://b/1"}]]}, ["?uri s3://b/1"], []),
        ({"Get": "s3://b/1", "And": 1}, ["?Get s3://b/1"], []),
        ({"Text": "see s3://b/1", "Number": 7, "Null": None, "Yes": True}, ["?Text s3://b/1"], []),
        ({"Uri": "https://b.s3.eu-west-1.amazonaws.com/1"}, ["?Uri s3://b/1"], []),
        ({"Uri": "https://example.org/s3/b/1"}, [], []),
        ({"Uri": "s3://"}, [], []),
        ({"Uri": ""}, [], []),
        ({"Uri": "s3://${bucket}/1"}, ["?Uri s3://${bucket}/1"], []),
        ({"Uri": get("Parameters.Uri")}, ["?Uri s3://p/x"], []),
        ({"Output": get("Parameters.Uri")}, [], ["?Output s3://p/x"]),
        ({"Uri": get("Parameters.Name")}, [], []),
        ({"Uri": get("Parameters.Empty")}, [], []),
        ({"Uri": get("Parameters.Open")}, [], []),
        ({"Uri": get("Execution.Id")}, [], []),
        ({"Uri": join("/", "s3://b", get("Execution.Id"))}, ["?Uri s3://b"], []),
        ({"Uri": join("/", "s3://b", get("Parameters.Open"), "x")}, ["?Uri s3://b"], []),
        ({"Uri": join("/", get("Parameters.Open"), "x")}, [], []),
        ({"Uri": join("/", "s3:/", get("Parameters.Open"), "x")}, ["?Uri s3://${Parameters.Open}/x"], []),
        ({"Uri": join("", "s3", "://b")}, ["?Uri s3://b"], []),
    ],
)
def test_locations_in_any_place_are_ports(arguments: Any, inputs: list[str], outputs: list[str]) -> None:
    assert free_ports(arguments, Uri="s3://p/x", Name="n", Empty="", Open=None) == (inputs, outputs)


@pytest.mark.parametrize(
    ("value", "inputs"),
    [
        (output_of("P", "o"), ["k s3://p/o"]),
        (join("/", output_of("P", "o"), "x.csv"), ["k s3://p/o/x.csv"]),
        (join("", output_of("P", "o"), "/x.csv"), ["k s3://p/o/x.csv"]),
        (join("", join("", output_of("P", "o")), ""), ["k s3://p/o"]),
        (get("Steps.F.ModelArtifacts.S3ModelArtifacts"), ["k s3://f"]),
        (get("Steps.F.OutputDataConfig.S3OutputPath"), ["k s3://f"]),
        (get("Steps.F.Any.ModelDataUrl"), ["k Steps.F.Any.ModelDataUrl"]),
        (get("Steps.P.ExitMessage"), []),
        (get("Steps.P.ProcessingJobName"), []),
        (get("Steps.P.OutputParameters['uri']"), []),
        (join("/", get("Steps.P.OutputParameters['S3Uri']"), "x"), []),
        (join("/", get("Steps.P.ProcessingJobName"), "x"), []),
        (join("/", "s3://b", get("Steps.P.ProcessingJobName"), "x"), ["?k s3://b"]),
        (get("Steps.F.OutputParameters['S3Uri']"), []),
        (get("Steps.F"), []),
        (get("Steps.Gone.S3Uri"), []),
        (output_of("P", "gone"), ["k Steps.P.ProcessingOutputConfig.Outputs['gone'].S3Output.S3Uri"]),
    ],
)
@pytest.mark.parametrize("key", ["k", "output_k"])
def test_references_are_ports_if_they_are_or_begin_a_location(key: str, value: Any, inputs: list[str]) -> None:
    """They are read, whatever the key says."""
    wanted = [port.replace("k ", f"{key} ", 1) for port in inputs]
    assert free_ports({key: value}) == (wanted, [])


@pytest.mark.parametrize(
    ("words", "inputs", "outputs"),
    [
        (["--in", "s3://b/1", "--out", "s3://b/2"], ["?--in s3://b/1"], ["?--out s3://b/2"]),
        (["--in", "s3://b/1", "s3://b/2"], ["?args[1].--in s3://b/1", "?args[2].--in s3://b/2"], []),
        (["--verbose", "--out", "s3://b/1"], [], ["?--out s3://b/1"]),
        (["--target", "price", "s3://b/1"], ["?args s3://b/1"], []),
        (["--target", 7, "s3://b/1"], ["?args s3://b/1"], []),
        (["--target", get("Parameters.Name"), "s3://b/1"], ["?args s3://b/1"], []),
        (
            ["--target", get("Parameters.Uri"), "s3://b/1"],
            [],
            ["?args[1].--target s3://p/x", "?args[2].--target s3://b/1"],
        ),
        (["--target", {"uri": "s3://b/1"}, "s3://b/2"], ["?args s3://b/2"], ["?uri s3://b/1"]),
        (["output", "s3://b/1"], ["?args s3://b/1"], []),
        (["--out=s3://b/1", "s3://b/2"], ["?args s3://b/2"], ["?--out s3://b/1"]),
        (["--in", "s3://b/1,s3://b/2"], ["?--in[0] s3://b/1", "?--in[1] s3://b/2"], []),
        (
            ["--conf", "spark.jars=s3://b/1.jar,s3://b/2.jar"],
            ["?spark.jars[0] s3://b/1.jar", "?spark.jars[1] s3://b/2.jar"],
            [],
        ),
        (["a.sh --in s3://b/1 --out s3://b/2"], ["?--in s3://b/1"], ["?--out s3://b/2"]),
        (["--in", output_of("P", "o"), "--out", "s3://b/2"], ["--in s3://p/o"], ["?--out s3://b/2"]),
        ([join("=", "--in", output_of("P", "o"))], ["--in s3://p/o"], []),
        ([join("", "--in=", output_of("P", "o"), "/a --out=s3://b/1")], ["--in s3://p/o/a"], ["?--out s3://b/1"]),
        (["--out", output_of("P", "o")], ["--out s3://p/o"], []),
        ([join(",", output_of("P", "o"), get("Parameters.Uri"))], ["args[0] s3://p/o", "?args[1] s3://p/x"], []),
        (["--json", '{"output": {"uri": "s3://b/1"}, "input": "s3://b/2"}'], ["?input s3://b/2"], ["?uri s3://b/1"]),
    ],
)
def test_command_lines(words: list[Any], inputs: list[str], outputs: list[str]) -> None:
    assert free_ports({"args": words}, Uri="s3://p/x", Name="price") == (inputs, outputs)
    arguments = {"AppSpecification": {"ContainerArguments": words}}
    renamed = [[port.replace("args", "ContainerArguments") for port in side] for side in (inputs, outputs)]
    assert list(ports_of(step("X", "Processing", arguments), Uri="s3://p/x", Name="price")) == renamed


@pytest.mark.parametrize(
    ("kind", "arguments", "inputs"),
    [
        (
            "Processing",
            {
                "Environment": {"DATA": "s3://b/1"},
                "AppSpecification": {
                    "ContainerArguments": ["s3://b/2"],
                    "ContainerEntrypoint": ["python", "s3://b/3.py"],
                },
                "RoleArn": "s3://b/4",
            },
            ["?DATA s3://b/1", "?ContainerArguments s3://b/2", "?ContainerEntrypoint s3://b/3.py", "?RoleArn s3://b/4"],
        ),
        (
            "Training",
            {
                "HyperParameters": {"x": '"s3://b/1"', "y": "s3://b/2"},
                "Environment": {"Z": "s3://b/3"},
                "AlgorithmSpecification": {"ContainerArguments": ["--a", "s3://b/4"]},
            },
            ["?x s3://b/1", "?y s3://b/2", "?Z s3://b/3", "?--a s3://b/4"],
        ),
        (
            "Tuning",
            {
                "TrainingJobDefinitions": [
                    {"StaticHyperParameters": {"x": "s3://b/1"}, "Environment": {"Y": "s3://b/2"}}
                ]
            },
            ["?x s3://b/1", "?Y s3://b/2"],
        ),
        ("Model", {"PrimaryContainer": {"Environment": {"X": "s3://b/1"}}}, ["?X s3://b/1"]),
        ("Transform", {"Environment": {"X": "s3://b/1"}}, ["?X s3://b/1"]),
        ("AutoML", {"AutoMLJobConfig": {"X": "s3://b/1"}}, ["?X s3://b/1"]),
        ("EMR", {"StepConfig": {"HadoopJarStep": {"Args": ["x.jar", "s3://b/1"]}}}, ["?Args s3://b/1"]),
        (
            "EMRServerless",
            {"JobConfig": {"jobDriver": {"sparkSubmit": {"entryPointArguments": ["--in", "s3://b/1"]}}}},
            ["?--in s3://b/1"],
        ),
        ("Callback", {"uri": "s3://b/1"}, ["?uri s3://b/1"]),
    ],
)
def test_free_places_of_known_types(kind: str, arguments: Any, inputs: list[str]) -> None:
    entry = step("X", kind, arguments)
    assert ports_of(entry) == (inputs, [])
    assert gaps_of([entry]) == ()


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("Processing", {"Tags": [{"Key": "k", "Value": "s3://b"}]}),
        ("RegisterModel", {"CustomerMetadataProperties": {"x": "s3://b"}}),
        ("RegisterModel", {"ModelPackageDescription": "s3://b", "MetadataProperties": {"Repository": "s3://b"}}),
        ("RegisterModel", {"ModelCard": {"ModelCardContent": '{"x": "s3://b"}'}}),
        ("Condition", {"Conditions": [{"LeftValue": "s3://b", "RightValue": ["s3://c"]}]}),
        ("Fail", {"ErrorMessage": "s3://b"}),
        ("Fail", {"ErrorMessage": join("", "s3://b/", get("Execution.Id"))}),
        ("Cleanup", {"Resources": {"S3": [{"S3Uris": ["s3://b", output_of("P", "o")]}]}}),
        ("ForEach", {"IterableItems": ["x"], "Selector": {"Field": "s3://b"}}),
        ("Lineage", {"Artifacts": [{"Properties": {"x": "s3://b"}}], "Associations": [{"Source": "s3://b"}]}),
        ("Lambda", {"QueryString": "s3://b", "query_string": "s3://b", "sql": "select * from s3://b where x"}),
        ("Lambda", {"Description": "s3://b", "description": "see s3://b", "display_name": "s3://b"}),
        ("Callback", {"errorMessage": "no s3://b", "error-message": "s3://b", "tags": {"x": "s3://b"}}),
        ("EMRServerless", {"JobConfig": {"tags": {"x": "s3://b"}}}),
        ("Odd", {"Deep": [{"Tags": ["s3://b"], "metadataProperties": {"x": "s3://b"}}]}),
        ("Lambda", {"resource": "arn:aws:s3:::b/*", "other": "arn:aws:s3:::b/x"}),
    ],
)
def test_what_merely_speaks_of_locations_is_none(kind: str, arguments: Any) -> None:
    assert ports_of(step("X", kind, arguments)) == ([], [])
    if kind != "Odd":
        assert gaps_of([step("X", kind, arguments), P]) == ()


@pytest.mark.parametrize("beside", ["Description", "DisplayName", "CustomerMetadataProperties"])
def test_what_describes_a_step_is_no_port(beside: str) -> None:
    entry = step("X", "Odd", {}, **{beside: {"S3Uri": "s3://b"} if "Meta" in beside else "s3://b"})
    assert ports_of(entry) == ([], [])


def test_what_stands_beside_the_arguments_is_searched_too() -> None:
    entry = step("X", "Odd", {"In": "s3://b/1"}, Result={"At": "s3://b/2"}, OutputUri="s3://b/3")
    assert ports_of(entry) == (["?In s3://b/1", "?At s3://b/2"], ["?OutputUri s3://b/3"])


@pytest.mark.parametrize("wrapper", ["ProcessingJobDefinition", "Request"])
def test_a_wrapped_request_keeps_its_names_and_directions(wrapper: str) -> None:
    wrapped = {
        "ProcessingInputs": [
            {"InputName": "raw", "S3Input": {"S3Uri": "s3://b/1"}},
            {"InputName": "code", "S3Input": {"S3Uri": "s3://b/run.py"}},
        ],
        "ProcessingOutputConfig": {"Outputs": [{"OutputName": "prep", "S3Output": {"S3Uri": "s3://b/2"}}]},
        "InputDataConfig": [channel("train", "s3://b/3")],
        "OutputDataConfig": {"S3OutputPath": "s3://b/4"},
    }
    entry = step("X", "Processing", {wrapper: wrapped})
    assert ports_of(entry) == (
        ["?raw s3://b/1", "?code s3://b/run.py", "?train s3://b/3"],
        ["?prep s3://b/2", "?S3OutputPath s3://b/4"],
    )
    assert [told(gap) for gap in gaps_of([entry])] == [f"unsupported /Steps/0/Arguments/{wrapper}"]


@pytest.mark.parametrize(
    ("name", "uri", "role"),
    [
        ("data", "s3://b/x.csv", Role.DATA),
        ("data", "s3://b/run.PY", Role.CODE),
        ("data", "s3://b/x.flow", Role.CODE),
        ("script_uri", "s3://b/x", Role.CODE),
        ("--py-jars", "s3://b/x", Role.CODE),
        ("code-location", "s3://b/x", Role.CODE),
        ("entrypoint", "s3://b/x", Role.CODE),
        ("saved_model_uri", "s3://b/x", Role.MODEL),
        ("model2", "s3://b/x", Role.MODEL),
        ("model_name_prefix", "s3://b/x", Role.DATA),
        ("BASELINE_URI", "s3://b/x", Role.BASELINE),
        ("report_path", "s3://b/x", Role.REPORT),
        ("logs", "s3://b/x", Role.DEBUG),
        ("tensorboard_dir", "s3://b/x", Role.DEBUG),
        ("checkpoint_s3_uri", "s3://b/x", Role.DEBUG),
        ("spark.conf", "s3://b/x", Role.CONFIG),
        ("--s3_base_uri", "s3://b/x", Role.CONFIG),
        ("uri", "s3://b/x", Role.DATA),
    ],
)
def test_roles_follow_the_ending_and_the_words(name: str, uri: str, role: Role) -> None:
    assert input_of(graph_of([lambda_step("X", {name: uri})]), "X", name).role is role


def test_only_what_was_guessed_says_so() -> None:
    entry = step(
        "X",
        "Processing",
        {
            **processing("", {"declared": "s3://b/1"})["Arguments"],
            "Environment": {"A": "s3://b/2", "B": output_of("P", "o"), "C": join("/", output_of("P", "o"), "x")},
        },
    )
    guessed = {port.name: port.guessed for port in graph_of([P, entry]).node("X").inputs}
    assert guessed == {"declared": False, "A": True, "B": False, "C": False}


def test_a_guessed_input_that_the_step_declares_to_write_is_an_output() -> None:
    entry = processing("X", {"i": "s3://b/1"}, {"o": "s3://b/2"})
    entry["Arguments"]["Environment"] = {"WHERE": "s3://b/2/", "FROM": "s3://b/1", "BELOW": "s3://b/2/x"}
    assert ports_of(entry) == (
        ["i s3://b/1", "?FROM s3://b/1"],
        ["o s3://b/2", "?WHERE s3://b/2/", "?BELOW s3://b/2/x"],
    )


@pytest.mark.parametrize(
    ("document", "inputs", "outputs"),
    [
        (
            '{"In": {"S3Uri": "s3://b/1"}, "OutputConfig": {"S3Path": "s3://b/2"}}',
            ["?S3Uri s3://b/1"],
            ["?S3Path s3://b/2"],
        ),
        ('["s3://b/1", {"x": 7, "y": null}]', ["?JobConfigDocument s3://b/1"], []),
        ('{"Out": ["s3://b/1"]}', [], ["?Out s3://b/1"]),
        ('"s3://b/1"', ["?JobConfigDocument s3://b/1"], []),
        ('{"a": "text"}', [], []),
        (join("", '{"In": "', output_of("P", "o"), '/x"}'), ["In s3://p/o/x"], []),
        (join("", '{"Output": "', output_of("P", "o"), '"}'), ["Output s3://p/o"], []),
        (join("", '{"N": ', get("Steps.P.ExitMessage"), "}"), [], []),
        (join("", '{"N": ', get("Parameters.Open"), ', "In": "s3://b/1"}'), ["?In s3://b/1"], []),
        (join("", '{"In": "s3://b/', get("Execution.Id"), '"}'), ["?In s3://b"], []),
        (join("", '{"In": ', get("Parameters.Part"), "}"), ["?S3Uri s3://p/part"], []),
        (get("Parameters.Part"), ["?S3Uri s3://p/part"], []),
    ],
)
def test_locations_in_documents_are_ports(document: Any, inputs: list[str], outputs: list[str]) -> None:
    entry = step("X", "Job", {"JobConfigDocument": document})
    assert ports_of(entry, Open=None, Part='{"S3Uri": "s3://p/part"}') == (inputs, outputs)


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
    assert (graph.node("X").inputs, graph.node("X").outputs, unread(graph)) == ((), (), ())


def test_each_text_of_a_document_knows_what_feeds_it() -> None:
    outputs = {f"o{index}": f"s3://p/{index}" for index in range(300)}
    parts = [part for name in outputs for part in (f'"{name}": "', output_of("P", name), '/x", ')]
    document = join("", "{", *parts, '"end": ""}')
    graph = graph_of(
        [processing("P", None, outputs), processing("Q"), step("X", "Job", {"JobConfigDocument": document})]
    )
    (edge,) = graph.edges
    assert edge.label is not None
    assert len(edge.label.split(", ")) == len(graph.node("X").inputs) == len(edge.artifacts) == 300


def test_a_reference_feeds_the_text_it_stands_in_and_no_other() -> None:
    document = join("", '{"n": "', output_of("P", "o"), '", "OutputPath": "s3://b/x"}')
    graph = assert_edges([P, step("X", "Job", {"JobConfigDocument": document})], ["P -> X ref:Get [n]"])
    assert output_port(graph, "X", "OutputPath").uri == "s3://b/x"
    command = {"cmd": join(" ", "--a", output_of("P", "o"), "--b", output_of("P", "q"), "--out", "s3://b/x")}
    writer = processing("P", None, {"o": "s3://p/o", "q": "s3://p/q"})
    graph = assert_edges([writer, lambda_step("X", command)], ["P -> X ref:Get [--a, --b]"])
    edge = edge_of(graph, "P", "X", "ref:Get")
    assert {graph.artifacts[number].uri for number in edge.artifacts} == {"s3://p/o", "s3://p/q"}
    assert edge.confidence is Confidence.CERTAIN


def test_the_expression_is_that_of_the_text() -> None:
    whole = join("/", output_of("P", "o"), "x")
    listed = join(" ", "--a", whole, "--b", get("Parameters.Uri"))
    graph = graph_of(pipeline(P, lambda_step("X", {"whole": whole, "listed": listed}), Uri="s3://u/x"))
    place = "Steps.P.ProcessingOutputConfig.Outputs['o'].S3Output.S3Uri"
    assert {port.name: port.expression for port in graph.node("X").inputs} == {
        "whole": f"${{{place}}}/x",
        "--a": f"${{{place}}}/x",
        "--b": None,
    }


def test_references_in_branches_are_no_ports_of_the_condition() -> None:
    entry = condition("X", [lambda_step("Y", {"uri": "s3://b/1"})])
    assert ports_of(entry) == ([], [])
