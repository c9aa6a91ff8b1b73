"""Names of ports: what stands before them, and what tells those of one name apart."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import channel, get, lambda_step, output_of, pipeline, processing, step, training
from corekit.graphs import edge_of, graph_of
from sagemaker_lineage.definition.names import MOST_NAME
from sagemaker_lineage.graph import Bindings


def _names(entry: Any, side: str = "inputs", **parameters: Any) -> list[str]:
    return [port.name for port in getattr(graph_of(pipeline(entry, **parameters)).node(entry["Name"]), side)]


def _containers(*containers: Any) -> Any:
    return step("A", "Model", {"Containers": list(containers)})


MODEL = {"ModelDataUrl": "s3://b/m"}
SOURCE = {"ModelDataSource": {"S3DataSource": {"S3Uri": "s3://b/m"}}}


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        (_containers(MODEL), ["ModelDataUrl"]),
        (_containers(MODEL, MODEL), ["Containers[0].ModelDataUrl", "Containers[1].ModelDataUrl"]),
        (_containers(MODEL, SOURCE), ["ModelDataUrl", "S3Uri"]),
        (
            step("A", "Model", {"PrimaryContainer": MODEL, "Containers": [MODEL, MODEL]}),
            ["PrimaryContainer.ModelDataUrl", "Containers[0].ModelDataUrl", "Containers[1].ModelDataUrl"],
        ),
        (
            _containers({"AdditionalModelDataSources": [{"S3DataSource": {"S3Uri": f"s3://b/{n}"}} for n in range(2)]}),
            ["AdditionalModelDataSources[0].S3Uri", "AdditionalModelDataSources[1].S3Uri"],
        ),
        (
            step("A", "Training", {"InputDataConfig": [channel("x", "s3://b/1"), channel("x", "s3://b/2")]}),
            ["InputDataConfig[0].x", "InputDataConfig[1].x"],
        ),
        (
            step(
                "A",
                "Tuning",
                {"TrainingJobDefinitions": [{"InputDataConfig": [channel("train", "s3://b/1")]} for _ in range(2)]},
            ),
            ["TrainingJobDefinitions[0].train", "TrainingJobDefinitions[1].train"],
        ),
        (
            step(
                "A",
                "RegisterModel",
                {
                    "ModelMetrics": {
                        "ModelQuality": {"Statistics": {"S3Uri": "s3://b/1"}, "Constraints": {"S3Uri": "s3://b/2"}},
                        "Bias": {"Report": {"S3Uri": "s3://b/3"}},
                    },
                    "DriftCheckBaselines": {"ModelQuality": {"Statistics": {"S3Uri": "s3://b/4"}}},
                },
            ),
            [
                "ModelQuality.Statistics",
                "ModelQuality.Constraints",
                "Bias.Report",
                "DriftCheck.ModelQuality.Statistics",
            ],
        ),
        (lambda_step("A", {"a": {"uri": "s3://b"}, "b": {"uri": "s3://b"}}), ["a.uri", "b.uri"]),
        (lambda_step("A", {"uri": "s3://b", "b": {"uri": "s3://b"}}), ["uri", "b.uri"]),
        (
            lambda_step("A", {"x": {"a": {"uri": "s3://b"}, "b": {"uri": "s3://b"}}, "y": {"a": {"uri": "s3://b"}}}),
            ["x.a.uri", "x.b.uri", "y.uri"],
        ),
        (lambda_step("A", {"uri": ["s3://b", "s3://c"]}), ["uri[0]", "uri[1]"]),
        (lambda_step("A", {"uri": [["s3://b"], ["s3://c"]]}), ["uri[0][0]", "uri[1][0]"]),
        (lambda_step("A", {"a": ["--x", "s3://b", "--x", "s3://c"]}), ["a[1].--x", "a[3].--x"]),
        (lambda_step("A", {"a": ["--x=s3://b,s3://c"], "b": "s3://b"}), ["--x[0]", "--x[1]", "b"]),
        (lambda_step("A", {"a": ["s3://b s3://c", "s3://d"]}), ["a[0][0]", "a[0][1]", "a[1]"]),
        (lambda_step("A", {"": "s3://b"}), [""]),
    ],
)
def test_ports_of_one_name_are_told_apart_by_their_paths(entry: Any, names: list[str]) -> None:
    assert _names(entry) == names
    assert len(set(names)) == len(names)


def test_inputs_and_outputs_may_share_a_name() -> None:
    entry = processing("A", {"x": "s3://b/1"}, {"x": "s3://b/2"})
    assert (_names(entry), _names(entry, "outputs")) == (["x"], ["x"])


def test_declared_and_guessed_ports_are_told_apart_together() -> None:
    entry = processing("A", {"raw": "s3://b/1"})
    entry["Arguments"]["Environment"] = {"raw": "s3://b/2"}
    assert _names(entry) == ["ProcessingInputs[0].raw", "Environment.raw"]


def test_the_label_of_an_edge_has_the_names_that_are_shown() -> None:
    reader = step("A", "Model", {"Containers": [{"ModelDataUrl": output_of("W", name)} for name in "xy"]})
    graph = graph_of([processing("W", None, {"x": "s3://b/1", "y": "s3://b/2"}), reader])
    assert edge_of(graph, "W", "A", "ref:Get").label == "Containers[0].ModelDataUrl, Containers[1].ModelDataUrl"


def test_a_port_that_is_not_shown_takes_no_part() -> None:
    """``ModelName`` is among the arguments, and others refer to it: that is one output."""
    model = step("A", "Model", {"ModelName": "m", "PrimaryContainer": MODEL})
    node = graph_of([model, lambda_step("X", {"name": get("Steps.A.ModelName")})]).node("A")
    assert [(port.name, port.value) for port in node.outputs] == [("ModelName", "m")]


def test_outputs_that_only_the_run_names_are_told_apart_too() -> None:
    automl = step("A", "AutoML", {"OutputDataConfig": {"S3OutputPath": "s3://b/m"}})
    references = [get(f"Steps.A.BestCandidate.InferenceContainers[{n}].ModelDataUrl") for n in range(2)]
    reader = step("M", "Model", {"Containers": [{"ModelDataUrl": each} for each in references]})
    names = [port.name for port in graph_of([automl, reader]).node("A").outputs]
    assert names == ["S3OutputPath", "ModelDataUrl[0]", "ModelDataUrl[1]"]


def test_the_ports_of_an_answer_have_the_names_of_those_they_replace() -> None:
    inputs = [{"InputName": "x", "S3Input": {"S3Uri": f"s3://b/{index}"}} for index in range(2)]
    answer = [{"InputName": "x", "S3Input": {"S3Uri": f"s3://real/{index}"}} for index in range(2)]
    entry = step("A", "Processing", {"ProcessingInputs": inputs})
    graph = graph_of([entry], Bindings(answers={"A": {"ProcessingInputs": answer}}))
    assert [(port.name, port.uri) for port in graph.node("A").inputs] == [
        ("ProcessingInputs[0].x", "s3://real/0"),
        ("ProcessingInputs[1].x", "s3://real/1"),
    ]


def test_long_names_stay_bounded() -> None:
    key = "k" * 1_000
    names = _names(lambda_step("A", {f"{side}{key}": {"uri": "s3://b"} for side in "ab"}))
    assert [(name[0], len(name)) for name in names] == [("a", MOST_NAME + 1), ("b", MOST_NAME + 1)]
    assert _names(lambda_step("A", {f"{key}{side}": {"uri": "s3://b"} for side in "ab"})) == ["uri[0]", "uri[1]"]


def test_many_ports_of_one_name_cost_little() -> None:
    inputs = [{"InputName": "x", "S3Input": {"S3Uri": "s3://b"}}] * 20_000
    names = _names(step("A", "Processing", {"ProcessingInputs": inputs}))
    assert len(set(names)) == 20_000
    assert _names(training("B", {"x": "s3://b"})) == ["x"]
