"""Ports in free places: which values are some, what they are called, whether they are read, and how sure that is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

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
    step,
    training,
)
from corekit.graphs import assert_edges, edge_of, gaps_of, graph_of, input_of, output_port, told, unread
from sagemaker_lineage.graph import Bindings
from sagemaker_lineage.graph.free_text_ports import MOST_JSON, MOST_PORTS
from sagemaker_lineage.model.graph import Confidence, Planned, Port, Role
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from collections.abc import Sequence

P = processing("P", None, {"o": "s3://p/o"})
F = training("F", None, "s3://f")
NOT_KNOWN = "unsupported"


def _shown(ports: Sequence[Port]) -> list[str]:
    """Return ports as ``NAME TEXT``, with ``?`` before a guess."""
    return [f"{'?' * port.guessed}{port.name} {port.uri or port.value or port.expression}" for port in ports]


def _ports(entry: Any, **parameters: Any) -> tuple[list[str], list[str]]:
    """Return inputs and outputs of a step X, beside which there are P and F."""
    node = graph_of(pipeline(entry, P, F, **parameters)).node("X")
    return _shown(node.inputs), _shown(node.outputs)


def _free(arguments: Any, **parameters: Any) -> tuple[list[str], list[str]]:
    """Return inputs and outputs of a Lambda step, after making sure that an unknown type has the same."""
    found = _ports(lambda_step("X", arguments), **parameters)
    assert _ports(step("X", "Odd", arguments), **parameters) == found
    return found


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
    assert _free(arguments, Uri="s3://p/x", Name="n", Empty="", Open=None) == (inputs, outputs)


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
    assert _free({key: value}) == (wanted, [])


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
    assert _free({"args": words}, Uri="s3://p/x", Name="price") == (inputs, outputs)
    arguments = {"AppSpecification": {"ContainerArguments": words}}
    renamed = [[port.replace("args", "ContainerArguments") for port in side] for side in (inputs, outputs)]
    assert list(_ports(step("X", "Processing", arguments), Uri="s3://p/x", Name="price")) == renamed


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
    assert _ports(entry) == (inputs, [])
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
    assert _ports(step("X", kind, arguments)) == ([], [])
    if kind != "Odd":
        assert gaps_of([step("X", kind, arguments), P]) == ()


@pytest.mark.parametrize("beside", ["Description", "DisplayName", "CustomerMetadataProperties"])
def test_what_describes_a_step_is_no_port(beside: str) -> None:
    entry = step("X", "Odd", {}, **{beside: {"S3Uri": "s3://b"} if "Meta" in beside else "s3://b"})
    assert _ports(entry) == ([], [])


def test_what_stands_beside_the_arguments_is_searched_too() -> None:
    entry = step("X", "Odd", {"In": "s3://b/1"}, Result={"At": "s3://b/2"}, OutputUri="s3://b/3")
    assert _ports(entry) == (["?In s3://b/1", "?At s3://b/2"], ["?OutputUri s3://b/3"])


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
    assert _ports(entry) == (
        ["?raw s3://b/1", "?code s3://b/run.py", "?train s3://b/3"],
        ["?prep s3://b/2", "?S3OutputPath s3://b/4"],
    )
    assert [told(gap) for gap in gaps_of([entry])] == [f"{NOT_KNOWN} /Steps/0/Arguments/{wrapper}"]


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
    assert _ports(entry) == (
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


# Names of things


GROUP = {"OutputName": "g", "FeatureStoreOutput": {"FeatureGroupName": "claims"}}
FILLS = step("G", "Processing", {"ProcessingOutputConfig": {"Outputs": [GROUP]}})


@pytest.mark.parametrize(
    ("arguments", "inputs", "outputs"),
    [
        ({"args": ["--feature-group-name", "claims"]}, ["?--feature-group-name claims"], []),
        ({"args": ["--claims-feature-group=claims"]}, ["?--claims-feature-group claims"], []),
        ({"args": ["--output-feature-group-name", "claims"]}, [], ["?--output-feature-group-name claims"]),
        ({"featureGroupArn": "arn:aws:sagemaker:eu-west-1:111122223333:feature-group/claims"}, None, []),
        ({"output": {"feature_group": "claims"}}, [], ["?feature_group claims"]),
        ({"input": {"output_feature_group": "claims"}}, [], ["?output_feature_group claims"]),
        ({"feature_group_name": get("Parameters.Group")}, ["?feature_group_name claims"], []),
        ({"feature_group_name": join("-", "x", get("Execution.Id"))}, [], []),
        ({"feature_group_name": "no name at all"}, [], []),
        ({"feature_group_name": "claims*"}, [], []),
        ({"feature_group_name": ""}, [], []),
        ({"feature_group_names": "claims"}, [], []),
        ({"feature_groups": 7, "feature_group": ["claims"], "group_name": "claims"}, [], []),
        ({"args": ["--endpoint", "claims", "--model", "claims", "--model-name", "claims"]}, [], []),
    ],
)
def test_a_flag_names_the_kind_of_a_name(arguments: Any, inputs: list[str] | None, outputs: list[str]) -> None:
    arn = "arn:aws:sagemaker:eu-west-1:111122223333:feature-group/claims"
    assert _free(arguments, Group="claims") == ([f"?featureGroupArn {arn}"] if inputs is None else inputs, outputs)


def test_a_reference_to_a_model_is_read_wherever_it_stands() -> None:
    model = step("M", "Model", {"PrimaryContainer": {"ModelDataUrl": "s3://b/m"}})
    for arguments in ({"x": get("Steps.M.ModelName")}, {"args": ["--output-model", get("Steps.M.ModelName")]}):
        graph = graph_of([model, lambda_step("X", arguments)])
        (port,) = graph.node("X").inputs
        assert (port.role, port.guessed, port.expression) == (Role.MODEL, False, "Steps.M.ModelName")
        edge = edge_of(graph, "M", "X", "ref:Get")
        assert (edge.label, edge.artifacts, edge.resources) == (port.name, (), (port.resource,))
    assert graph_of([model, lambda_step("X", {"x": get("Steps.M.ModelArn")})]).node("X").inputs == ()


def test_a_reference_to_the_model_of_a_loop_is_one_to_the_step_in_its_body() -> None:
    model = step("M", "Model", {"ModelName": join("-", "m", get("ForEach.CurrentItem")), "PrimaryContainer": {}})
    reader = lambda_step("X", {"x": get("Steps.L.IterationOutputs[0].M.ModelName")})
    graph = assert_edges(
        [for_each("L", [model]), reader], ["L -> M body:forEach", "L -> X ref:Get", "M -> X ref:Get [x]"]
    )
    assert [(port.name, port.resource) for port in (*graph.node("M").outputs, *graph.node("X").inputs)] == [
        ("ModelName", 0),
        ("x", 0),
    ]


# Functions and notebooks


def _function(name: str, *references: Any, **beside: Any) -> Any:
    words = ["--s3_base_uri", "s3://fn", *(word for each in references for word in ("--property_references", each))]
    return step(
        name,
        "Training",
        {
            "AlgorithmSpecification": {"ContainerArguments": words},
            "InputDataConfig": [channel("sagemaker_remote_function_bootstrap", "s3://fn/boot")],
            "OutputDataConfig": {"S3OutputPath": f"s3://fn/{name}"},
        },
        **beside,
    )


def test_the_results_of_functions_are_called_after_their_steps() -> None:
    result = get("Steps.clean.OutputDataConfig.S3OutputPath")
    graph = graph_of([_function("clean"), P, _function("X", result, join("", result), output_of("P", "o"))])
    node = graph.node("X")
    assert _shown(node.inputs) == [
        "sagemaker_remote_function_bootstrap s3://fn/boot",
        "?--s3_base_uri s3://fn",
        "clean s3://fn/clean",
        "--property_references s3://p/o",
    ]
    assert [port.role.value for port in node.inputs] == ["code", "config", "result", "data"]
    assert (node.outputs[0].role, node.outputs[0].uri) == (Role.RESULT, "s3://fn/X")
    edge = edge_of(graph, "clean", "X", "ref:Get")
    assert (edge.label, edge.artifacts) == ("clean", (input_of(graph, "X", "clean").artifact,))


def test_the_result_of_a_notebook_keeps_the_name_of_its_key() -> None:
    cells = [channel("sagemaker_headless_execution_pipelinestep", "s3://nb/in")]
    arguments = {"InputDataConfig": cells, "OutputDataConfig": {"S3OutputPath": "s3://nb/out"}}
    notebook = step("N", "Training", arguments)
    graph = graph_of([notebook, lambda_step("X", {"upstream": get("Steps.N.OutputDataConfig.S3OutputPath")})])
    assert input_of(graph, "X", "upstream").role is Role.RESULT


# What is not known


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
    assert _ports(entry) == (["i s3://b/1", "?S3Uri s3://b/3"], ["?OutputUri s3://b/2"])
    gaps = gaps_of([entry, P])
    assert [told(gap) for gap in gaps] == ["unsupported /Steps/0/NewKey", "unsupported /Steps/0/Arguments/NewInput"]
    assert all(gap.affects == ("/graph/nodes/1",) for gap in gaps)  # P comes first: X refers to it


def test_one_unknown_key_in_two_places_is_two_gaps() -> None:
    entry = step("X", "Fail", {"Odd": 1}, Odd=1)
    assert [told(gap) for gap in gaps_of([entry])] == ["unsupported /Steps/0/Odd", "unsupported /Steps/0/Arguments/Odd"]


def test_any_key_is_known_where_arguments_are_free() -> None:
    assert gaps_of([lambda_step("X", {"Odd": 1}), step("Y", "Callback", {"Odd": 1}, SqsQueueUrl="q")]) == ()


# What a run says


def test_a_jobs_own_answer_replaces_whole_values_of_free_places() -> None:
    arguments = {
        "Environment": {"DATA": get("Parameters.Uri"), "LIST": "s3://b/1,s3://b/2", "OUTPUT": "s3://b/3"},
        "AppSpecification": {"ContainerArguments": ["--in", "s3://b/4"]},
    }
    answer = {
        "Environment": {"DATA": "s3://real/data", "LIST": "s3://real/1,s3://real/2", "OUTPUT": "no location"},
        "AppSpecification": {"ContainerArguments": ["--in", "s3://real/in"]},
    }
    graph = graph_of(pipeline(step("X", "Processing", arguments), Uri="s3://u/x"), Bindings(answers={"X": answer}))
    inputs = {port.name: port for port in graph.node("X").inputs}
    assert {name: port.uri for name, port in inputs.items()} == {
        "DATA": "s3://real/data",
        "LIST[0]": "s3://b/1",
        "LIST[1]": "s3://b/2",
        "--in": "s3://real/in",
    }
    assert inputs["DATA"].planned == Planned("s3://u/x", "Parameters.Uri")
    assert inputs["--in"].planned == Planned("s3://b/4", None)
    assert all(port.guessed for port in inputs.values())
    assert _shown(graph.node("X").outputs) == ["?OUTPUT s3://b/3"]


@pytest.mark.parametrize(
    "answer", [{}, {"Environment": {}}, {"Environment": {"DATA": 7}}, {"Environment": {"DATA": []}}]
)
def test_an_answer_that_says_nothing_of_a_free_place_changes_nothing(answer: Any) -> None:
    entry = step("X", "Processing", {"Environment": {"DATA": "s3://b/1"}})
    (port,) = graph_of([entry], Bindings(answers={"X": answer})).node("X").inputs
    assert (port.uri, port.planned) == ("s3://b/1", None)


# Bounds


def _truncated(steps: Any) -> list[str]:
    return [gap.detail for gap in gaps_of(steps) if gap.code is GapCode.TRUNCATED]


def test_a_step_has_no_more_than_so_many_free_ports() -> None:
    most = lambda_step("X", {"a": [f"s3://b/{number}" for number in range(MOST_PORTS)]})
    assert _truncated([most]) == []
    more = lambda_step("X", {"out": [f"s3://b/{n}" for n in range(1_500)], "in": [f"s3://c/{n}" for n in range(1_500)]})
    node = graph_of([more]).node("X")
    assert (len(node.outputs), len(node.inputs)) == (1_500, 500)
    assert _truncated([more]) == ["Only the first 2,000 locations in free places of the step are shown."]
    assert _truncated([more, {**more, "Name": "Y"}]) == _truncated([more]) * 2


def test_one_text_counts_each_of_its_locations() -> None:
    entry = lambda_step("X", {"a": ",".join(f"s3://b/{number}" for number in range(MOST_PORTS + 1))})
    assert len(graph_of([entry]).node("X").inputs) == MOST_PORTS
    assert len(_truncated([entry])) == 1


def test_no_more_json_is_read_than_so_many_characters() -> None:
    padded = json.dumps({"pad": "x" * (MOST_JSON // 2), "in": "s3://b/1"})
    shown = graph_of([lambda_step("X", {"a": padded, "b": padded, "c": padded, "d": "s3://b/2"})]).node("X").inputs
    assert _shown(shown) == ["?in s3://b/1", "?d s3://b/2"]
    assert _truncated([lambda_step("X", {"a": padded, "b": padded, "c": padded})]) == [
        "Only 262,144 characters of the JSON in texts of the step are read."
    ]
    assert _truncated([lambda_step("X", {"a": padded}), lambda_step("Y", {"a": padded})]) == []


def test_json_that_is_too_deep_is_told_once() -> None:
    text = "s3://b/1"
    for _ in range(4):
        text = json.dumps({"a": text})
    entry = lambda_step("X", {"a": text, "b": text})
    assert graph_of([entry]).node("X").inputs == ()
    assert _truncated([entry]) == ["JSON in texts of the step is read 3 levels deep; there is more below."]


def test_a_text_that_parameters_make_endless_is_searched_so_far() -> None:
    def entry(times: int) -> Any:
        joined = join(",", *[get("Parameters.Uri")] * times)
        return pipeline(lambda_step("X", {"a": joined, "b": "s3://b/1"}), Uri="s3://b/" + "x" * 4_000)

    most = 1 + 2 * 1024 * 1024 // 4_008
    assert gaps_of(entry(most)) == ()
    assert [gap.detail for gap in gaps_of(entry(2 * most))] == [
        "Only the first 2,097,152 characters of one text are searched."
    ]
    assert len(graph_of(entry(2 * most)).node("X").inputs) == most + 1


def test_thousands_of_unknown_keys_are_bounded() -> None:
    graph = graph_of([step("A", "Fail", None, **{f"k{index}": "s3://b/x" for index in range(20_000)})])
    assert len(graph.node("A").inputs) == MOST_PORTS
    assert [gap.code for gap in graph.gaps].count(GapCode.UNSUPPORTED) == 1_000
    assert [gap.code for gap in graph.gaps].count(GapCode.TRUNCATED) == 2


def test_references_in_branches_are_no_ports_of_the_condition() -> None:
    entry = condition("X", [lambda_step("Y", {"uri": "s3://b/1"})])
    assert _ports(entry) == ([], [])
