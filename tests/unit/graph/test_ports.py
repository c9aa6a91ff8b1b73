"""Ports: names, roles, texts, what a job's own answer replaces, and where nothing says what they are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from corekit.definitions import (
    channel,
    condition,
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
from corekit.graphs import gaps_of, graph_of, input_of, output_port, told, unread
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.definition.resolved import MOST_TEXT
from sagemaker_lineage.graph import Bindings, answer_ports
from sagemaker_lineage.model.graph import Instance, Planned, Port, Role


def _roles(steps: Any, name: str = "A") -> dict[str, str]:
    node = graph_of(steps).node(name)
    return {port.name: port.role.value for port in (*node.inputs, *node.outputs)}


@pytest.mark.parametrize(
    ("entry", "roles"),
    [
        (
            processing(
                "A", {"train": "s3://b/1", "code": "s3://b/2", "conf": "s3://b/3", "analysis_config": "s3://b/4"}
            ),
            {
                "train": "data",
                "code": "code",
                "conf": "config",
                "analysis_config": "config",
            },
        ),
        (
            processing("A", dict.fromkeys(("entrypoint", "sourcedir", "py-files", "jars", "files"), "s3://b/1")),
            dict.fromkeys(("entrypoint", "sourcedir", "py-files", "jars", "files"), "code"),
        ),
        (
            training("A", {"train": "s3://b/1", "model": "s3://b/2", "code": "s3://b/3"}, "s3://b/4"),
            {
                "train": "data",
                "model": "model",
                "code": "code",
                "S3OutputPath": "model",
            },
        ),
        (
            step(
                "A",
                "Training",
                {"InputDataConfig": [{**channel("start", "s3://b"), "ContentType": "application/x-sagemaker-model"}]},
            ),
            {"start": "model"},
        ),
        (
            processing(
                "A",
                None,
                {"o": "s3://b/1"},
                PropertyFiles=[{"PropertyFileName": "R", "OutputName": "o", "FilePath": "r.json"}],
            ),
            {
                "o": "report",
                "R": "report",
            },
        ),
        (
            step(
                "A",
                "QualityCheck",
                processing("", None, {"o": "s3://b/1"})["Arguments"],
                SuppliedBaselineStatistics="s3://b/2",
            ),
            {
                "o": "report",
                "SuppliedBaselineStatistics": "baseline",
            },
        ),
        (step("A", "Model", {"PrimaryContainer": {"ModelDataUrl": "s3://b/m"}}), {"ModelDataUrl": "model"}),
        (
            step("A", "Transform", {"ModelName": "m", "TransformOutput": {"S3OutputPath": "s3://b"}}),
            {"ModelName": "model", "S3OutputPath": "data"},
        ),
        (lambda_step("A", {"script": "s3://b/run.PY", "data": "s3://b/x.csv"}), {"script": "code", "data": "data"}),
    ],
)
def test_roles_follow_the_place_and_the_name(entry: Any, roles: dict[str, str]) -> None:
    assert _roles([entry]) == roles


def test_a_port_that_only_says_data_takes_the_role_of_what_it_reads() -> None:
    reader = processing("A", {"m": get("Steps.F.ModelArtifacts.S3ModelArtifacts"), "t": "s3://b/train"})
    assert _roles([training("F", None, "s3://b/models"), reader]) == {"m": "model", "t": "data"}
    writer = processing(
        "W", None, {"o": "s3://b/x"}, PropertyFiles=[{"PropertyFileName": "R", "OutputName": "o", "FilePath": "r"}]
    )
    code = processing("A", {"code": "s3://b/x"})
    artifact = graph_of([writer, code]).artifacts[0]
    assert (artifact.uri, artifact.role) == ("s3://b/x", Role.REPORT)
    assert graph_of([code, writer]).artifacts[0].role is Role.REPORT
    assert _roles([code, writer]) == {"code": "code"}


@pytest.mark.parametrize(
    ("uri", "port"),
    [
        ("s3://b/x/", Port(name="i", role=Role.DATA, uri="s3://b/x/", artifact=0)),
        ("S3://b/X", Port(name="i", role=Role.DATA, uri="s3://b/X", artifact=0)),
        (
            get("Parameters.Uri"),
            Port(name="i", role=Role.DATA, uri="s3://p/x", expression="Parameters.Uri", artifact=0),
        ),
        (
            get("Parameters.Open"),
            Port(name="i", role=Role.DATA, resolved=False, expression="Parameters.Open", resource=0),
        ),
        (
            join("/", "s3:/", get("Parameters.Open"), "x"),
            Port(name="i", role=Role.DATA, resolved=False, expression="s3://${Parameters.Open}/x", resource=0),
        ),
        (
            join("/", "s3://b", get("Execution.Id"), "x"),
            Port(
                name="i",
                role=Role.DATA,
                uri="s3://b",
                resolved=False,
                expression="s3://b/${Execution.Id}/x",
                artifact=0,
            ),
        ),
        (
            join("", "s3://b/run-", get("Execution.Id")),
            Port(
                name="i",
                role=Role.DATA,
                uri="s3://b/run-",
                resolved=False,
                expression="s3://b/run-${Execution.Id}",
                artifact=0,
            ),
        ),
        ("fixed-name", Port(name="i", role=Role.DATA, value="fixed-name")),
        ("https://example.org/x", Port(name="i", role=Role.DATA, value="https://example.org/x")),
        (7, Port(name="i", role=Role.DATA, resolved=False)),
        ({"Get": 7}, Port(name="i", role=Role.DATA, resolved=False, expression="${?}")),
        (
            output_of("Gone", "x"),
            Port(
                name="i",
                role=Role.DATA,
                resolved=False,
                expression="Steps.Gone.ProcessingOutputConfig.Outputs['x'].S3Output.S3Uri",
            ),
        ),
    ],
)
def test_how_far_a_location_is_known(uri: Any, port: Port) -> None:
    assert input_of(graph_of(pipeline(processing("A", {"i": uri}), Uri="s3://p/x", Open=None)), "A", "i") == port


def test_whatever_is_open_says_what_is_missing() -> None:
    entry = processing(
        "A",
        None,
        {"o": join("/", "s3://b", get("Execution.Id"))},
        PropertyFiles=[{"PropertyFileName": "R", "OutputName": "o", "FilePath": "r.json"}],
    )
    steps = [
        entry,
        lambda_step("L", {}, ("x",)),
        training("F", None, get("Parameters.Gone")),
        condition("C", on=report_value("A.R")),
    ]
    steps.append(
        step("M", "Model", {"PrimaryContainer": {"ModelDataUrl": get("Steps.F.ModelArtifacts.S3ModelArtifacts")}})
    )
    open_ports = [port for node in graph_of(steps).nodes for port in (*node.inputs, *node.outputs) if not port.resolved]
    assert len(open_ports) == 7
    assert all(port.expression for port in open_ports)


def test_a_text_that_is_too_long_is_cut_with_a_gap() -> None:
    graph = graph_of([processing("A", {"i": "s3://b/" + "x" * 9_000, "j": "s3://b/" + "x" * 9_000 + "y"})])
    first, second = graph.node("A").inputs
    assert (len(first.uri or ""), first.resolved, first.expression) == (MOST_TEXT, False, None)
    assert first.artifact != second.artifact
    assert [told(gap) for gap in graph.gaps] == [
        f"truncated /Steps/0/Arguments/ProcessingInputs/{n}/S3Input/S3Uri" for n in (0, 1)
    ]
    assert [(len(a.uri), len(a.expression or ""), a.resolved) for a in graph.artifacts] == [
        (MOST_TEXT, MOST_TEXT, False)
    ] * 2


@pytest.mark.parametrize(
    ("arguments", "gap"),
    [
        ({"ProcessingInputs": 7}, "/ProcessingInputs"),
        ({"ProcessingInputs": {}}, "/ProcessingInputs"),
        ({"ProcessingInputs": [7]}, "/ProcessingInputs/0"),
        ({"ProcessingInputs": [{"S3Input": 7}]}, "/ProcessingInputs/0/S3Input"),
        ({"ProcessingInputs": [{"S3Input": {"S3Uri": []}}]}, "/ProcessingInputs/0/S3Input/S3Uri"),
        ({"ProcessingOutputConfig": {"Outputs": "x"}}, "/ProcessingOutputConfig/Outputs"),
    ],
)
def test_what_is_of_the_wrong_kind_is_one_gap(arguments: Any, gap: str) -> None:
    assert [told(each) for each in gaps_of([step("A", "Processing", arguments)])] == [
        f"invalid /Steps/0/Arguments{gap}"
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        {"ProcessingInputs": None},
        {"ProcessingInputs": [{"S3Input": None}, {}]},
        {"ProcessingInputs": get("Parameters.P")},
        {"ProcessingOutputConfig": {}},
    ],
)
def test_what_is_not_there_is_no_gap(arguments: Any) -> None:
    graph = graph_of(pipeline(step("A", "Processing", arguments), P="x"))
    assert (graph.node("A").inputs, unread(graph)) == ((), ())


def test_ports_of_one_name_stay_apart() -> None:
    inputs = [{"InputName": "x", "S3Input": {"S3Uri": f"s3://b/{index}"}} for index in range(3)]
    graph = graph_of([step("A", "Processing", {"ProcessingInputs": inputs})])
    assert [(port.name, port.uri) for port in graph.node("A").inputs] == [
        (f"ProcessingInputs[{index}].x", f"s3://b/{index}") for index in range(3)
    ]


@pytest.mark.parametrize("name", [None, "", 7])
def test_an_input_without_a_name_is_named_by_its_last_key(name: Any) -> None:
    entry = {"InputName": name, "S3Input": {"S3Uri": "s3://b"}}
    assert graph_of([step("A", "Processing", {"ProcessingInputs": [entry]})]).node("A").inputs[0].name == "S3Uri"


def test_names_of_ports_are_bounded() -> None:
    (port,) = graph_of([processing("A", {"n" * 1_000: "s3://b"})]).node("A").inputs
    assert port.name == "n" * 256 + "…"


@pytest.mark.parametrize(
    ("directory", "uri"),
    [
        ('"s3://b/code.tar.gz"', "s3://b/code.tar.gz"),
        ("s3://b/code.tar.gz", "s3://b/code.tar.gz"),
        (join("", '"s3://b/', get("Execution.Id"), '"'), "s3://b"),
        ('"s3://b/half', None),
        ('"\\u0000s3://b"', None),
        ('"s3://b/\\u00000\\u0000"', "s3://b/\ufffd0\ufffd"),
        ("7", None),
        ('["s3://b"]', None),
    ],
)
def test_hyperparameters_are_encoded_twice(directory: Any, uri: str | None) -> None:
    graph = graph_of([step("A", "Training", {"HyperParameters": {"sagemaker_submit_directory": directory}})])
    assert input_of(graph, "A", "sagemaker_submit_directory").uri == uri


def test_a_query_is_told_by_its_database_and_where_it_stages() -> None:
    athena = {
        "Catalog": "c",
        "Database": get("Parameters.D"),
        "QueryString": "q",
        "OutputS3Uri": join("/", "s3://b", get("Execution.Id")),
    }
    inputs = [{"InputName": "q", "DatasetDefinition": {"AthenaDatasetDefinition": athena}}]
    graph = graph_of(pipeline(step("A", "Processing", {"ProcessingInputs": inputs}), D="d"))
    port = input_of(graph, "A", "q")
    assert (port.value, port.uri, port.resolved, port.expression) == ("c/d", "s3://b", False, "s3://b/${Execution.Id}")


@pytest.mark.parametrize(
    ("definition", "value", "uri"),
    [
        ({"Catalog": "c"}, "c", None),
        ({"Database": 7, "OutputS3Uri": 7}, "", None),
        (get("Parameters.X"), None, None),
        ("text", "text", None),
    ],
)
def test_a_query_that_says_less_is_told_by_less(definition: Any, value: str | None, uri: str | None) -> None:
    inputs = [{"InputName": "q", "DatasetDefinition": {"AthenaDatasetDefinition": definition}}]
    port = input_of(graph_of([step("A", "Processing", {"ProcessingInputs": inputs})]), "A", "q")
    assert (port.value, port.uri) == (value, uri)


@pytest.mark.parametrize("value", ["", get("Parameters.Empty"), join("", "", get("Parameters.Empty"))])
def test_what_names_nothing_is_left_out(value: Any) -> None:
    query = {"InputName": "q", "DatasetDefinition": {"AthenaDatasetDefinition": {}}}
    entry = processing("A", {"i": value}, {"o": value})
    entry["Arguments"]["ProcessingInputs"].append(query)
    node = graph_of(pipeline(entry, Empty="")).node("A")
    assert (node.inputs, node.outputs) == ((), ())


def test_declared_outputs() -> None:
    declared = [{"OutputName": "x", "OutputType": "String"}, {"OutputType": "String"}, 7, {"OutputName": 7}]
    graph = graph_of([step("A", "Lambda", {}, OutputParameters=declared), step("B", "Lambda", {}, OutputParameters=7)])
    assert graph.node("A").outputs == (
        Port(name="x", role=Role.DATA, resolved=False, expression="Steps.A.OutputParameters['x']"),
    )
    assert graph.node("B").outputs == ()
    assert graph_of([step("C", "Processing", {}, OutputParameters=declared)]).node("C").outputs == ()


def test_files_are_read_once_for_each_place_they_are_used() -> None:
    operands = [
        {"LeftValue": report_value("E.R", "a")},
        {"LeftValue": report_value("E.R", "b")},
        {"LeftValue": report_value("E.Gone", "c")},
    ]
    operands.append({"LeftValue": {"Std:JsonGet": {"PropertyFile": "nothing", "Path": "x"}}})
    entry = processing(
        "E", None, {"o": "s3://b/o"}, PropertyFiles=[{"PropertyFileName": "R", "OutputName": "o", "FilePath": "r.json"}]
    )
    graph = graph_of([entry, step("C", "Condition", {"Conditions": operands})])
    assert [(port.name, port.uri) for port in graph.node("C").inputs] == [
        ("R", "s3://b/o/r.json"),
        ("Gone", None),
        ("PropertyFile", None),
    ]


# What the job says of itself


ANSWER = {
    "ProcessingInputs": [
        {"InputName": "train", "S3Input": {"S3Uri": "s3://real/train"}},
        {"InputName": "train", "S3Input": {"S3Uri": "s3://real/second"}},
        {"InputName": "added", "S3Input": {"S3Uri": "s3://real/added"}},
        {"InputName": "odd", "S3Input": {"S3Uri": 7}},
        {"InputName": "none", "S3Input": {"S3Uri": []}},
    ],
    "ProcessingOutputConfig": {"Outputs": [{"OutputName": "o", "S3Output": {"S3Uri": "s3://real/o"}}]},
    "AppSpecification": {"ImageUri": "real-image"},
    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.real", "InstanceCount": 3}},
}


def test_a_jobs_own_answer_replaces_what_was_planned() -> None:
    planned = processing("A", {"train": get("Parameters.P"), "dropped": "s3://b/dropped"}, {"o": "s3://b/o"})
    planned["Arguments"]["AppSpecification"] = {"ImageUri": "planned-image"}
    graph = graph_of(
        pipeline(planned, processing("B", {"i": output_of("A", "o")}), P="s3://b/x"), Bindings(answers={"A": ANSWER})
    )
    node = graph.node("A")
    assert [(port.name, port.uri, port.expression) for port in node.inputs] == [
        ("train", "s3://real/train", "Parameters.P"),
        ("train", "s3://real/second", None),
        ("added", "s3://real/added", None),
        ("odd", None, None),
    ]
    assert [(port.name, port.uri) for port in node.outputs] == [("o", "s3://real/o")]
    assert (node.images, node.instance) == (("real-image",), Instance(type="ml.real", count=3))
    assert input_of(graph, "B", "i").uri == "s3://real/o"


@pytest.mark.parametrize(
    ("plan", "real", "planned"),
    [
        ("s3://b/x", "s3://b/x", None),
        ("s3://b/x/", "s3a://b/x", None),
        ("s3://b/x", "s3://b/x/y", Planned("s3://b/x", None)),
        (get("Parameters.Uri"), "s3://c/x", Planned("s3://u/x", "Parameters.Uri")),
        (join("/", "s3://b/x", get("Execution.Id")), "s3://b/x/abc", None),
        (join("", "s3://b/x-", get("Execution.Id"), "/y"), "s3://b/x-abc/y", None),
        (join("/", "s3://b/x", get("Execution.Id")), "s3://b/y", Planned("s3://b/x", "s3://b/x/${Execution.Id}")),
        (get("Parameters.Open"), "s3://b/x", None),
        (join("/", "s3:/", get("Parameters.Open"), "x"), "s3://b/x", None),
        ("text", "s3://b/x", None),
        ("s3://b/x", "text", None),
    ],
)
def test_a_port_says_what_was_planned_if_the_job_was_given_something_else(
    plan: Any, real: str, planned: Planned | None
) -> None:
    answer = {"ProcessingInputs": [{"InputName": "i", "S3Input": {"S3Uri": real}}]}
    definition = pipeline(processing("A", {"i": plan}), Uri="s3://u/x", Open=None)
    assert input_of(graph_of(definition, Bindings(answers={"A": answer})), "A", "i").planned == planned


def test_an_answer_that_does_not_speak_of_ports_changes_none() -> None:
    graph = graph_of(
        [processing("A", {"i": "s3://b/i"}, {"o": "s3://b/o"})], Bindings(answers={"A": {"ExitMessage": "x"}})
    )
    assert [port.uri for port in (*graph.node("A").inputs, *graph.node("A").outputs)] == ["s3://b/i", "s3://b/o"]


def test_what_stands_beside_the_arguments_stays() -> None:
    check = step(
        "A",
        "QualityCheck",
        processing("", {"baseline_dataset_input": "s3://b/i"})["Arguments"],
        SuppliedBaselineStatistics="s3://b/s",
    )
    answer = {"ProcessingInputs": [{"InputName": "baseline_dataset_input", "S3Input": {"S3Uri": "s3://real/i"}}]}
    graph = graph_of([check], Bindings(answers={"A": answer}))
    assert [port.uri for port in graph.node("A").inputs] == ["s3://real/i", "s3://b/s"]


def test_the_model_of_a_job_is_an_output_when_it_is_known_or_used() -> None:
    prefix = "s3://b/models"
    assert [port.name for port in graph_of([training("F", None, prefix)]).node("F").outputs] == ["S3OutputPath"]
    answers = {"F": {"ModelArtifacts": {"S3ModelArtifacts": f"{prefix}/job/output/model.tar.gz"}}}
    used = [training("F", None, prefix), processing("A", {"m": get("Steps.F.ModelArtifacts.S3ModelArtifacts")})]
    for steps in (used[:1], used):
        graph = graph_of(steps, Bindings(answers=answers))
        assert output_port(graph, "F", "S3ModelArtifacts").uri == f"{prefix}/job/output/model.tar.gz"


def test_a_links_artifact_is_that_of_the_run() -> None:
    steps = [processing("W", None, {"o": "s3://b/x"}), processing("R", {"i": "s3://b/x", "j": "s3://b/x/j"})]
    answer = {"ProcessingInputs": [{"InputName": "i", "S3Input": {"S3Uri": "s3://real/i"}}]}
    (edge,) = graph_of(steps, Bindings(answers={"R": answer})).edges
    assert (edge.label, edge.artifact, edge.artifacts) == (None, None, ())


def test_a_model_name_is_known_after_the_run() -> None:
    steps = [step("M", "Model", {}), step("T", "Transform", {"ModelName": get("Steps.M.ModelName")})]
    graph = graph_of(steps, Bindings(answers={"M": {"ModelName": "model-abc"}}))
    assert output_port(graph, "M", "ModelName").value == "model-abc"
    assert input_of(graph, "T", "ModelName").value == "model-abc"


def test_ports_of_an_answer_alone() -> None:
    (entry,) = parse_definition(json.dumps(pipeline(processing("A", {"planned": "s3://b"})))).steps
    inputs, outputs = answer_ports(entry, ANSWER)
    assert [port.uri or port.value for port in inputs] == [
        "s3://real/train",
        "s3://real/second",
        "s3://real/added",
        "7",
    ]
    assert [port.uri for port in outputs] == ["s3://real/o"]
    assert answer_ports(entry, {}) == ((), ())


def test_an_answer_is_taken_within_limits_and_as_it_comes() -> None:
    athena = {"Catalog": "c", "Database": "d", "OutputS3Uri": "s3://real/staging"}
    answer = {
        "ProcessingInputs": [
            {"InputName": "q", "DatasetDefinition": {"AthenaDatasetDefinition": athena}},
            {"InputName": "long", "S3Input": {"S3Uri": "s3://b/" + "x" * 9_000}},
            {"InputName": "mark", "S3Input": {"S3Uri": "s3://b/\x000\x00"}},
            {"InputName": "when", "S3Input": {"S3Uri": datetime(2026, 1, 1, tzinfo=UTC)}},
        ],
        "ProcessingOutputConfig": 7,
    }
    (entry,) = parse_definition(json.dumps(pipeline(processing("A")))).steps
    inputs, outputs = answer_ports(entry, answer)
    assert [(port.name, port.value, len(port.uri or ""), port.resolved) for port in inputs] == [
        ("q", "c/d", len("s3://real/staging"), True),
        ("long", None, MOST_TEXT, False),
        ("mark", None, len("s3://b/?0?"), True),
    ]
    assert outputs == ()


# Machines


@pytest.mark.parametrize(
    ("resources", "instance"),
    [
        ({"InstanceType": "ml.m5.large", "InstanceCount": 2}, Instance(type="ml.m5.large", count=2)),
        ({"InstanceType": get("Parameters.T"), "InstanceCount": get("Parameters.N")}, Instance(type="ml.p", count=4)),
        ({"InstanceType": get("Parameters.Open"), "InstanceCount": 2}, Instance(type=None, count=2)),
        ({"InstanceType": "ml.m5.large", "InstanceCount": "many"}, Instance(type="ml.m5.large", count=None)),
        ({"InstanceType": "ml.m5.large", "InstanceCount": "9" * 50}, Instance(type="ml.m5.large", count=None)),
        ({"InstanceCount": "²"}, None),
        ({"InstanceCount": True}, None),
        ({"InstanceType": 7}, Instance(type="7", count=None)),
        ({"InstanceType": {}}, None),
        ({}, None),
    ],
)
def test_instances(resources: Any, instance: Instance | None) -> None:
    entry = step("A", "Processing", {"ProcessingResources": {"ClusterConfig": resources}})
    assert graph_of(pipeline(entry, T="ml.p", N=4, Open=None)).node("A").instance == instance


@pytest.mark.parametrize(
    ("image", "images"),
    [
        ("img:1", ("img:1",)),
        (join("/", get("Parameters.R"), "img"), ("registry/img",)),
        (get("Execution.X"), ("${Execution.X}",)),
        ("", ()),
        (["img"], ()),
    ],
)
def test_images(image: Any, images: tuple[str, ...]) -> None:
    entry = step("A", "Processing", {"AppSpecification": {"ImageUri": image}})
    assert graph_of(pipeline(entry, R="registry")).node("A").images == images


def test_an_image_is_told_once() -> None:
    containers = [{"Image": "img"}, {"Image": "other"}, {"Image": "img"}]
    assert graph_of([step("A", "Model", {"Containers": containers})]).node("A").images == ("img", "other")


def test_a_jobs_own_machine_replaces_the_planned_one() -> None:
    entry = step("A", "Training", {"ResourceConfig": {"InstanceType": "planned", "InstanceCount": 1}})
    answers = {"A": {"ResourceConfig": {"InstanceType": "real", "InstanceCount": None}}}
    assert graph_of([entry], Bindings(answers=answers)).node("A").instance == Instance(type="real", count=None)
