"""Which data flows, in definitions as they are met: defaults of the SDK, references to inputs, answers of jobs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corekit.definitions import (
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
from corekit.graphs import assert_edges, edge_of, graph_of, input_of, output_port, unread, written
from corekit.invariants import assert_whole
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.graph import Bindings, build_graph
from sagemaker_lineage.graph.stated_order import MOST_KEPT
from sagemaker_lineage.model.graph import Confidence, Planned, Role

SECRET = "hunter2"


def _model(name: str, uri: Any) -> dict[str, Any]:
    return step(name, "Model", {"PrimaryContainer": {"ModelDataUrl": uri}})


def _arguments(name: str, *arguments: Any, after: Any = None) -> dict[str, Any]:
    """Return a Processing step with container arguments."""
    entry = processing(name)
    entry["Arguments"]["AppSpecification"] = {"ContainerArguments": list(arguments)}
    return {**entry, "DependsOn": [after]} if after else entry


def _flows(definition: Any, bindings: Bindings | None = None) -> list[str]:
    edges = graph_of(definition, bindings or Bindings()).edges
    return [f"{written(edge)} {edge.confidence}" for edge in edges if edge.confidence is not None]


TUNING = step("Tune", "Tuning", {"TrainingJobDefinition": {"OutputDataConfig": {"S3OutputPath": "s3://models/"}}})
BEST = join("/", "s3:/", "models", get("Steps.Tune.TrainingJobSummaries[0].TrainingJobName"), "output/model.tar.gz")


@pytest.mark.parametrize(
    ("writer", "location", "flow"),
    [
        (TUNING, BEST, "Tune -> M ref:Get [ModelDataUrl] certain"),
        (
            training("Tune", None, "s3://models"),
            join("/", "s3://models", get("Steps.Tune.TrainingJobName"), "x"),
            "Tune -> M ref:Get [ModelDataUrl] certain",
        ),
        (
            processing("Tune", None, {"o": "s3://models"}),
            join("/", output_of("Tune", "o"), "x.tar.gz"),
            "Tune -> M ref:Get [ModelDataUrl] certain",
        ),
        (
            training("Tune", None, join("", "s3://", get("Parameters.B"))),
            join("", "s3://", get("Parameters.B"), "/", get("Steps.Tune.TrainingJobName"), "/x"),
            "Tune -> M ref:Get [ModelDataUrl] certain",
        ),
    ],
)
def test_a_reference_below_the_root_of_a_bucket_carries_its_data(writer: Any, location: Any, flow: str) -> None:
    definition = pipeline(writer, _model("M", location), B=None)
    assert _flows(definition) == [flow]
    assert_whole(definition, parse_definition(json.dumps(definition)), graph_of(definition))


def test_nothing_is_a_part_of_a_whole_bucket() -> None:
    graph = graph_of([TUNING, _model("M", BEST), _model("N", "s3://models/other/model.tar.gz")])
    assert [artifact.within for artifact in graph.artifacts] == [None] * len(graph.artifacts)
    assert output_port(graph, "Tune", "model.tar.gz").role is Role.MODEL


@pytest.mark.parametrize("read", ["s3://b/w", output_of("W", "o")])
def test_a_reference_to_what_another_step_reads_leads_to_the_writer_too(read: Any) -> None:
    steps = [
        processing("W", None, {"o": "s3://b/w"}),
        processing("R1", {"i": read}),
        processing("R2", {"j": get("Steps.R1.ProcessingInputs['i'].S3Input.S3Uri")}),
    ]
    flows = _flows(steps)
    assert "R1 -> R2 ref:Get [j] certain" in flows
    assert "W -> R2 s3:uri [j] likely" in flows
    assert len(flows) == 3


def test_options_in_one_text_are_read_like_options_in_a_list() -> None:
    graph = graph_of([_arguments("A", "--input s3://b/i --output s3://b/o", "--more", "s3://b/m")])
    assert [(port.name, port.uri) for port in graph.node("A").inputs] == [
        ("--input", "s3://b/i"),
        ("--more", "s3://b/m"),
    ]
    assert [(port.name, port.uri) for port in graph.node("A").outputs] == [("--output", "s3://b/o")]
    assert graph.gaps == ()


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        ("Steps.EP.EndpointName", "endpoint"),
        ("Steps.W.ProcessingOutputConfig.Outputs['f'].FeatureStoreOutput.FeatureGroupName", "feature-group"),
        ("Steps.Reg.ModelPackageGroupName", "model-package-group"),
        ("Steps.Reg.ModelPackageArn", "model-package"),
    ],
)
def test_a_reference_to_a_named_resource_is_a_flow_anywhere(reference: str, kind: str) -> None:
    group = {"OutputName": "f", "FeatureStoreOutput": {"FeatureGroupName": "features"}}
    steps = [
        step("EP", "Endpoint", {"EndpointName": "ep", "EndpointConfigName": "c"}),
        step("W", "Processing", {"ProcessingOutputConfig": {"Outputs": [group]}}),
        step("Reg", "RegisterModel", {"ModelPackageGroupName": "models"}),
        lambda_step("L", {"x": get(reference)}),
    ]
    graph = graph_of(steps)
    (edge,) = graph.edges
    assert (edge.label, edge.confidence) == ("x", Confidence.CERTAIN)
    assert [graph.resources[number].kind for number in edge.resources] == [kind]


def test_whoever_waits_for_a_loop_waits_for_its_body() -> None:
    loop = for_each("Loop", [_arguments("Body", "--output", "s3://b/w")])
    steps = [loop, _arguments("R", "--input", "s3://b/w", after="Loop")]
    assert _flows(steps) == ["Body -> R s3:uri [--input] possible"]
    inside = for_each("Loop", [_arguments("Body", "--output", "s3://b/w"), _arguments("R", "--input", "s3://b/w")])
    assert _flows([inside]) == []


def test_the_items_of_a_loop_may_be_locations() -> None:
    steps = [
        processing("W", None, {"o": "s3://b/w"}),
        for_each("F", [processing("Body")], ["s3://b/i", output_of("W", "o")]),
    ]
    assert _flows(steps) == ["W -> F ref:Get [IterableItems[1]] certain"]
    assert [port.uri for port in graph_of(steps).node("F").inputs] == ["s3://b/i", "s3://b/w"]


def test_a_job_that_lacks_a_planned_input_has_no_flow_to_it() -> None:
    steps = [processing("A"), processing("B", {"i": output_of("A", "missing"), "j": "s3://b/x"})]
    definition = pipeline(*steps)
    graph = graph_of(definition, Bindings(answers={"B": {"ProcessingInputs": []}}))
    assert [edge.label for edge in graph.edges] == [None]
    assert [gap.resource for gap in graph.gaps if gap.is_opaque] == ["/Steps/0"]


def test_an_input_of_an_earlier_run_is_no_product_of_this_one() -> None:
    steps = [
        training("T", None, "s3://b/models"),
        processing("E", {"m": get("Steps.T.ModelArtifacts.S3ModelArtifacts")}),
    ]
    made, old = ("s3://b/models/new/output/model.tar.gz", "s3://b/models/old/output/model.tar.gz")
    answers = {
        "T": {"ModelArtifacts": {"S3ModelArtifacts": made}},
        "E": {"ProcessingInputs": [{"InputName": "m", "S3Input": {"S3Uri": old}}]},
    }
    graph = graph_of(steps, Bindings(answers=answers))
    assert edge_of(graph, "T", "E", "ref:Get").confidence is None
    assert input_of(graph, "E", "m").planned is not None
    assert [artifact.within for artifact in graph.artifacts if artifact.uri == old] == [None]


def test_a_hyperparameter_of_the_job_is_shown_as_the_job_has_it() -> None:
    entry = training("T", None, "s3://b/m")
    entry["Arguments"]["HyperParameters"] = {"data": '"s3://b/planned"'}
    graph = graph_of([entry], Bindings(answers={"T": {"HyperParameters": {"data": '"s3://b/real"'}}}))
    port = input_of(graph, "T", "data")
    assert (port.uri, port.planned) == ("s3://b/real", Planned("s3://b/planned", None))


@pytest.mark.parametrize(("key", "value"), [("Key", "Value"), ("Name", "Value"), ("key", "value"), ("name", "value")])
def test_a_value_is_named_by_the_key_beside_it(key: str, value: str) -> None:
    entry = lambda_step("L", {"vars": [{key: "OUTPUT_PATH", value: "s3://b/o"}, {key: "DATA", value: "s3://b/i"}]})
    node = graph_of([entry]).node("L")
    assert [(port.name, port.uri) for port in node.inputs] == [("DATA", "s3://b/i")]
    assert [(port.name, port.uri) for port in node.outputs] == [("OUTPUT_PATH", "s3://b/o")]


@pytest.mark.parametrize(
    "entry",
    [
        step("X", "RegisterModel", {"ModelPackageGroupName": f"https://u:{SECRET}@h/g?t={SECRET}"}),
        _model("X", f"https://u:{SECRET}@b.s3.amazonaws.com/k?t={SECRET}#{SECRET}"),
        _model("X", join("", "s3://AKI", get("Parameters.P"), f"A:{SECRET}@bkt/key")),
        _model("X", join("", f"https://u:{SECRET}{{x}}@b.s3.amazonaws.com/k", get("Execution.X"))),
        _model("X", join("", f"https://b.s3.amazonaws.com/k#{SECRET}", get("Execution.X"))),
        _model("X", join("", f"s3://b/a b?tok={SECRET} x", get("Execution.X"))),
        _model("X", join("", f"s3://b/k?a=1 {SECRET}", get("Execution.X"))),
        _model("X", join("", f"s3://b/k?tok=1,{SECRET}", get("Execution.X"))),
        lambda_step("X", {f"https://u:{SECRET}@h/x?tok={SECRET}": "s3://b/x"}),
        lambda_step("X", {"x": [f"postgres://u:{SECRET}@h/db=s3://b/y"]}),
        lambda_step("X", {"x": [f"jdbc:postgresql://h/db?user=x&password={SECRET}=s3://b/y"]}),
        lambda_step("X", {"x": f"s3://b/k;s3://u:{SECRET}@c/d"}),
        lambda_step("X", {"x": f"s3a://AKIA:{SECRET}@b/x"}),
    ],
)
def test_no_credential_of_an_address_is_shown(entry: Any) -> None:
    graph = graph_of(pipeline(entry, P=None))
    assert graph.node("X").inputs or graph.node("X").outputs
    assert SECRET not in repr((graph.nodes, graph.artifacts, graph.resources, graph.edges))


def test_conditions_that_a_loop_stands_in_count_for_its_body() -> None:
    loop = for_each("Loop", [processing("W", None, {"o": "s3://b/x"})])
    steps = [condition("C", [loop], [processing("R", {"i": "s3://b/x"})])]
    assert_edges(steps, ["C -> Loop branch:if", "C -> R branch:else", "Loop -> W body:forEach"])


def test_deep_and_many_are_read() -> None:
    deep: Any = ["s3://b/x"] * 1_900
    for _ in range(480):
        deep = {"x": deep}
    graph = build_graph(parse_definition(json.dumps(pipeline(*(lambda_step(f"L{n}", deep) for n in range(10))))))
    assert len(graph.nodes) == 10
    assert unread(graph) == ()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("SAGEMAKER_SUBMIT_DIRECTORY", Role.CODE),
        ("--py-files", Role.CODE),
        ("model_output_path", Role.MODEL),
        ("output_path", Role.DATA),
        ("--s3_base_uri", Role.CONFIG),
    ],
)
def test_the_words_before_a_location_tell_its_role(name: str, role: Role) -> None:
    node = graph_of([lambda_step("L", {name: "s3://b/x"})]).node("L")
    assert [port.role for port in (*node.inputs, *node.outputs)] == [role]


def test_a_long_chain_is_followed_to_its_end() -> None:
    """More ancestors than are remembered at a time."""
    steps = [_arguments("S0", "--output", "s3://b/w")]
    steps += [_arguments(f"S{n}", "--input", "s3://b/w", after=f"S{n - 1}") for n in range(1, 700)]
    assert sum(n for n in range(1, 700)) > MOST_KEPT
    assert set(_flows(steps)) == {f"S0 -> S{n} s3:uri [--input] possible" for n in range(1, 700)}
