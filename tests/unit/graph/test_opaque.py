"""Steps that hide their data: one gap each, behind all others, and none where something is named."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import channel, get, lambda_step, processing, report_value, step, training
from corekit.graphs import graph_of
from sagemaker_lineage.graph import Bindings
from sagemaker_lineage.model.gap import Gap, GapCode

FUNCTION, NOTEBOOK, JOB = "pickled code", "its cells", "its code finds the data by itself"


def _hidden(*steps: Any, bindings: Bindings | None = None) -> list[Gap]:
    return [gap for gap in graph_of(list(steps), bindings or Bindings()).gaps if gap.is_opaque]


def _code(kind: str, arguments: Any = None) -> Any:
    return step("X", kind, arguments or {})


def _channel(name: str, **arguments: Any) -> Any:
    return step("X", "Training", {"InputDataConfig": [channel(name, "s3://b/code")], **arguments})


OUTPUT = {"OutputDataConfig": {"S3OutputPath": "s3://b/out"}}


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (_channel("sagemaker_remote_function_bootstrap"), FUNCTION),
        (_channel("sagemaker_remote_function_bootstrap", **OUTPUT), FUNCTION),
        (_channel("sagemaker_headless_execution_pipelinestep"), NOTEBOOK),
        (_channel("sagemaker_headless_execution_pipelinestep", **OUTPUT), NOTEBOOK),
        (_channel("code"), JOB),
        (processing("X"), JOB),
        (processing("X", {"code": "s3://b/run.py", "conf": "s3://b/x.json"}), JOB),
        (training("X"), JOB),
        (_code("Training", {"CheckpointConfig": {"S3Uri": "s3://b/checkpoints"}}), JOB),
        (_code("Tuning"), JOB),
        (_code("Transform"), JOB),
        (_code("AutoML"), JOB),
        (_code("EMR", {"StepConfig": {"HadoopJarStep": {"Jar": "x.jar", "Args": ["s3://b/run.py"]}}}), JOB),
        (_code("EMRServerless"), JOB),
        (_code("Job", {"JobConfigDocument": '{"x": 7}'}), JOB),
        (_code("QualityCheck"), JOB),
        (_code("ClarifyCheck"), JOB),
        (_code("Processing", {"Environment": {"LOGS": "s3://b/logs", "SCRIPT": "s3://b/x"}}), JOB),
    ],
)
def test_a_step_that_hides_its_data_is_one_gap(entry: Any, why: str) -> None:
    (gap,) = _hidden(processing("P", {"i": "s3://b/x"}), entry)
    assert why in gap.detail
    assert (gap.code, gap.resource, gap.affects) == (GapCode.OPAQUE, "/Steps/1", ("/graph/nodes/1/inputs",))


@pytest.mark.parametrize(
    "entry",
    [
        processing("X", {"i": "s3://b/x"}),
        processing("X", None, {"o": "s3://b/x"}),
        processing("X", {"m": get("Steps.P.ModelArtifacts.S3ModelArtifacts")}),
        processing("X", {"i": get("Parameters.Gone")}),
        training("X", None, "s3://b/x"),
        _code("Processing", {"Environment": {"X": "s3://b/x"}}),
        _code("Processing", {"AppSpecification": {"ContainerArguments": ["--feature-group-name", "claims"]}}),
        _code("Transform", {"ModelName": "m"}),
        _code("EMR", {"StepConfig": {"HadoopJarStep": {"Args": ["--out", "s3://b/x"]}}}),
        _code("Job", {"JobConfigDocument": '{"x": "s3://b/x"}'}),
        *(_code(kind) for kind in ("Model", "Lambda", "Callback", "Condition", "Fail", "ForEach", "Cleanup", "Odd")),
        *(_code(kind) for kind in ("RegisterModel", "Endpoint", "EndpointConfig", "InferenceComponent", "Lineage")),
    ],
)
def test_what_names_data_or_runs_no_code_hides_nothing(entry: Any) -> None:
    assert _hidden(processing("P", {"i": "s3://b/x"}), entry) == []


def test_the_gaps_stand_behind_all_others_in_the_order_of_the_nodes() -> None:
    steps = [
        processing("A", DependsOn=["B"]),
        processing("B", {"i": get("Steps.Gone.x")}),
        step("C", "Odd"),
        training("D"),
    ]
    graph = graph_of(steps)
    assert [node.id for node in graph.nodes] == ["B", "A", "C", "D"]
    assert [(gap.code.value, gap.resource, gap.affects) for gap in graph.gaps] == [
        ("unresolved", "/Steps/1/Arguments/ProcessingInputs/0/S3Input/S3Uri", ("/graph/nodes/0",)),
        ("unsupported", "/Steps/2", ("/graph/nodes/2",)),
        ("opaque", "/Steps/0", ("/graph/nodes/1/inputs",)),
        ("opaque", "/Steps/3", ("/graph/nodes/3/inputs",)),
    ]


def test_a_file_that_is_looked_into_is_data() -> None:
    reads = step("X", "Processing", {"Environment": {"x": report_value("P.R")}})
    writer = processing(
        "P", None, {"o": "s3://b/o"}, PropertyFiles=[{"PropertyFileName": "R", "OutputName": "o", "FilePath": "r"}]
    )
    assert _hidden(writer, reads) == []


def test_what_only_the_run_names_is_data() -> None:
    assert _hidden(training("X"), lambda_step("L", {"m": get("Steps.X.ModelArtifacts.S3ModelArtifacts")})) == []


def test_what_is_debug_output_for_one_step_is_data_for_another() -> None:
    trains = step("T", "Training", {**OUTPUT, "DebugHookConfig": {"S3OutputPath": "s3://b/tensors"}})
    assert _hidden(trains, processing("X", {"tensors": "s3://b/tensors"})) == []
    assert (
        _hidden(processing("X", {"data": "s3://b/x"}), processing("Y", {"code": "s3://b/x", "data": "s3://b/y"})) == []
    )


def test_a_run_may_show_data_but_not_what_code_reads() -> None:
    answer = {"ProcessingInputs": [{"InputName": "i", "S3Input": {"S3Uri": "s3://real/x"}}]}
    assert _hidden(processing("X"), bindings=Bindings(answers={"X": answer})) == []
    function = _channel("sagemaker_remote_function_bootstrap", **OUTPUT)
    assert len(_hidden(function, bindings=Bindings(answers={"X": function["Arguments"]}))) == 1
