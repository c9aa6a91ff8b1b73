"""Names in free places: feature groups by their flag, models by reference, and the results of functions."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import channel, for_each, get, join, lambda_step, output_of, step
from corekit.free import P, free_ports, shown
from corekit.graphs import assert_edges, edge_of, graph_of, input_of
from sagemaker_lineage.model.graph import Role

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
        ({"feature_group_name": '"claims"'}, ["?feature_group_name claims"], []),
        ({"args": ["feature_group=claims"]}, ["?feature_group claims"], []),
        ({"args": [join("=", "feature_group", get("Parameters.Group"))]}, ["?feature_group claims"], []),
        ({"args": ["train --feature-group=claims"]}, [], []),
        ({"args": ['--feature-group="claims"']}, ["?--feature-group claims"], []),
        ({"feature_group_name": ""}, [], []),
        ({"feature_group_names": "claims"}, [], []),
        ({"feature_groups": 7, "feature_group": ["claims"], "group_name": "claims"}, [], []),
        ({"args": ["--endpoint", "claims", "--model", "claims", "--model-name", "claims"]}, [], []),
    ],
)
def test_a_flag_names_the_kind_of_a_name(arguments: Any, inputs: list[str] | None, outputs: list[str]) -> None:
    arn = "arn:aws:sagemaker:eu-west-1:111122223333:feature-group/claims"
    assert free_ports(arguments, Group="claims") == ([f"?featureGroupArn {arn}"] if inputs is None else inputs, outputs)


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
    assert shown(node.inputs) == [
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
