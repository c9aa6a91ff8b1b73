"""Containment: which location is a part of which, and where nothing may be concluded from lying below."""

from __future__ import annotations

from typing import Any

import pytest

from corekit.definitions import (
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
from corekit.graphs import edge_of, graph_of
from sagemaker_lineage.graph.containment import MOST_LEVELS, MOST_PAIRS


def _within(*steps: Any, **parameters: Any) -> dict[str, str]:
    """Return of each location that is a part the whole, both without ``s3://``."""
    graph = graph_of(pipeline(*steps, **parameters))
    texts = [(artifact.expression or artifact.uri).removeprefix("s3://") for artifact in graph.artifacts]
    parts = {texts[each.id]: texts[each.within] for each in graph.artifacts if each.within is not None}
    names = [resource.name for resource in graph.resources]
    return parts | {names[each.id]: names[each.within] for each in graph.resources if each.within is not None}


def _writes(name: str, *uris: Any, **beside: Any) -> Any:
    return processing(name, None, {f"o{index}": uri for index, uri in enumerate(uris)}, **beside)


def _reads(name: str, *uris: Any, **beside: Any) -> Any:
    return processing(name, {f"i{index}": uri for index, uri in enumerate(uris)}, **beside)


NOW = get("Execution.PipelineExecutionId")


@pytest.mark.parametrize(
    ("steps", "within"),
    [
        ([_writes("W", "s3://b/x"), _reads("R", "s3://b/x/y")], {"b/x/y": "b/x"}),
        ([_writes("W", "s3://b/x"), _reads("R", join("/", output_of("W", "o0"), "y/z"))], {"b/x/y/z": "b/x"}),
        ([_writes("W", "s3://b/x/y"), _reads("R", "s3://b/x")], {"b/x/y": "b/x"}),
        ([_writes("W", "s3://b/x", "s3://b/x/y")], {"b/x/y": "b/x"}),
        ([_reads("R", "s3://b/x", "s3://b/x/y")], {"b/x/y": "b/x"}),
        ([_reads("R", "s3://b/x"), _reads("S", "s3://b/x/y")], {"b/x/y": "b/x"}),
        ([_writes("W", "s3://b/x"), _writes("V", "s3://b/x/y")], {"b/x/y": "b/x"}),
        ([_writes("W", "s3://b/x", "s3://b/x/y", "s3://b/x/y/z")], {"b/x/y": "b/x", "b/x/y/z": "b/x/y"}),
        ([_writes("W", "s3://b/x"), _reads("R", "s3://b/xy", "s3://b/x/")], {}),
        ([_writes("W", "s3://b/x"), _reads("R", "s3://b/X/y", "s3://c/x/y")], {}),
        ([_writes("W", "s3://b"), _reads("R", "s3://b/x")], {}),
        ([_writes("W", "s3://b/x"), _reads("R", "s3://b/")], {}),
        (
            [_writes("W", join("/", "s3://b", NOW)), _reads("R", join("/", "s3://b", NOW, "x"))],
            {"b/${Execution.PipelineExecutionId}/x": "b/${Execution.PipelineExecutionId}"},
        ),
        (
            [_writes("W", join("/", "s3://b/a", NOW)), _reads("R", "s3://b/a")],
            {"b/a/${Execution.PipelineExecutionId}": "b/a"},
        ),
        ([_writes("W", join("", "s3://b/a", NOW)), _reads("R", "s3://b/a")], {}),
        (
            [_writes("W", get("Parameters.Open")), _reads("R", join("/", get("Parameters.Open"), "x"))],
            {"${Parameters.Open}/x": "${Parameters.Open}"},
        ),
        (
            [
                _writes("W", join("/", "s3:/", get("Parameters.Open"), "x")),
                _reads("R", join("/", "s3:/", get("Parameters.Open"), "x/y")),
            ],
            {"s3://${Parameters.Open}/x/y": "s3://${Parameters.Open}/x"},
        ),
        (
            [
                _writes("W", join("/", "s3:/", get("Parameters.Open"))),
                _reads("R", join("/", "s3:/", get("Parameters.Open"), "x")),
            ],
            {},
        ),
        ([_writes("W", "s3://b/" + "x" * 5_000), _reads("R", "s3://b/" + "x" * 5_000 + "/y")], {}),
    ],
)
def test_a_location_is_a_part_of_the_nearest_one_around_it(steps: list[Any], within: dict[str, str]) -> None:
    assert _within(*steps, Open=None) == within
    assert _within(*steps[::-1], Open=None) == within


def test_whoever_wrote_the_whole_wrote_the_part() -> None:
    graph = graph_of([_writes("W", "s3://b/x"), _reads("R", join("/", output_of("W", "o0"), "y"))])
    edge = edge_of(graph, "W", "R", "ref:Get")
    (part,) = edge.artifacts
    assert (graph.artifacts[part].uri, graph.artifacts[part].produced_by) == ("s3://b/x/y", ())
    whole = graph.artifacts[part].within
    assert whole is not None
    assert graph.artifacts[whole].produced_by == ("W",)


MODEL = "s3://m/out"
TUNED = get("Steps.T.TrainingJobSummaries[0].TrainingJobName")


def _model(uri: Any) -> Any:
    return step("M", "Model", {"PrimaryContainer": {"ModelDataUrl": uri}})


def _trains(kind: str, prefix: str = MODEL) -> Any:
    output = {"OutputDataConfig": {"S3OutputPath": prefix}}
    return step("T", kind, {"TrainingJobDefinition": output} if kind == "Tuning" else output)


@pytest.mark.parametrize("kind", ["Training", "Tuning", "AutoML"])
def test_a_literal_below_what_a_job_writes_under_is_no_part_of_it(kind: str) -> None:
    assert _within(_trains(kind), _model(f"{MODEL}/x/model.tar.gz")) == {}
    assert _within(_trains(kind), _model(f"{MODEL}/x/model.tar.gz"), _reads("R", f"{MODEL}/x")) == {
        "m/out/x/model.tar.gz": "m/out/x"
    }
    assert _within(_trains(kind, f"{MODEL}/x"), _reads("R", MODEL)) == {"m/out/x": "m/out"}


@pytest.mark.parametrize("kind", ["Training", "Tuning", "AutoML"])
def test_a_reference_below_what_a_job_writes_under_is(kind: str) -> None:
    place = f"{MODEL.removeprefix('s3://')}/${{Steps.T.TrainingJobSummaries[0].TrainingJobName}}/output/model.tar.gz"
    graph = graph_of([_trains(kind), _model(join("/", MODEL, TUNED, "output/model.tar.gz"))])
    assert _within(_trains(kind), _model(join("/", MODEL, TUNED, "output/model.tar.gz"))) == {place: "m/out"}
    edge = edge_of(graph, "T", "M", "ref:Get")
    assert len(edge.artifacts) == 1


def test_a_bucket_root_holds_nothing_not_even_by_reference() -> None:
    assert _within(_trains("Training", "s3://m"), _model(get("Steps.T.ModelArtifacts.S3ModelArtifacts"))) == {}


def test_a_produced_model_is_a_part_of_the_prefix_that_its_job_writes_under() -> None:
    steps = [_trains("Training"), _model(get("Steps.T.ModelArtifacts.S3ModelArtifacts"))]
    assert _within(*steps) == {"m/out/${Steps.T.ModelArtifacts.S3ModelArtifacts}": "m/out"}


def test_a_report_is_a_part_of_the_output_it_lies_in() -> None:
    files = [{"PropertyFileName": "Report", "OutputName": "o0", "FilePath": "a/report.json"}]
    steps = [_writes("W", "s3://b/x", PropertyFiles=files), condition("C", on=report_value("W.Report"))]
    assert _within(*steps) == {"b/x/a/report.json": "b/x"}


@pytest.mark.parametrize(
    "steps",
    [
        [condition("C", [_writes("W", "s3://b/x")], [_reads("R", "s3://b/x/y")])],
        [condition("C", [_writes("W", "s3://b/x")], [_writes("V", "s3://b/x/y")])],
        [condition("C", [_reads("W", "s3://b/x")], [_reads("R", "s3://b/x/y")])],
    ],
)
def test_steps_that_never_run_both_share_no_whole(steps: list[Any]) -> None:
    assert _within(*steps) == {}
    assert _within(*steps, _reads("Z", "s3://b/x/y")) == {"b/x/y": "b/x"}


def test_only_the_nearest_that_may_hold_it_is_the_whole() -> None:
    steps = [_writes("W", "s3://b/x"), _trains("Training", "s3://b/x/m"), _reads("R", "s3://b/x/m/y")]
    assert _within(*steps) == {"b/x/m": "b/x", "b/x/m/y": "b/x"}


@pytest.mark.parametrize(
    ("words", "within"),
    [
        (["--in", "s3://b/x/y"], {}),
        (["--out", "s3://b/x/y"], {}),
        ([join("/", output_of("W", "o0"), "y")], {"b/x/y": "b/x"}),
    ],
)
def test_of_what_is_written_a_guess_is_a_part_only_by_a_link(words: list[Any], within: dict[str, str]) -> None:
    arguments = {"AppSpecification": {"ContainerArguments": words}}
    assert _within(_writes("W", "s3://b/x"), step("R", "Processing", arguments)) == within
    after = step("R", "Processing", arguments, DependsOn=["W"])
    assert _within(_writes("W", "s3://b/x"), after) == ({} if "--out" in words else {"b/x/y": "b/x"})


def test_a_guess_holds_what_another_step_writes_only_by_a_link() -> None:
    writer = _writes("W", "s3://b/x/y")
    assert _within(writer, lambda_step("R", {"x": "s3://b/x"})) == {}
    assert _within(writer, lambda_step("R", {"x": "s3://b/x"}, DependsOn=["W"])) == {"b/x/y": "b/x"}


def test_guesses_that_are_only_read_lie_in_one_another() -> None:
    assert _within(lambda_step("A", {"x": "s3://b/x", "y": "s3://b/x/y"})) == {"b/x/y": "b/x"}
    assert _within(lambda_step("A", {"x": "s3://b/x"}), lambda_step("B", {"y": "s3://b/x/y"})) == {"b/x/y": "b/x"}


def test_one_step_that_writes_both_wrote_the_part_with_the_whole() -> None:
    words = {"output": {"all": "s3://b/x", "part": "s3://b/x/y"}}
    assert _within(lambda_step("A", words)) == {"b/x/y": "b/x"}


@pytest.mark.parametrize(
    "code",
    [
        processing("R", {"code": "s3://b/x/y"}),
        processing("R", {"conf": "s3://b/x/y"}),
        step("R", "Training", {"CheckpointConfig": {"S3Uri": "s3://b/x/y"}}),
        lambda_step("R", {"logs": "s3://b/x/y"}),
        lambda_step("R", {"script": "s3://b/x/run.py"}, DependsOn=["W"]),
        step("R", "EndpointConfig", {"AsyncInferenceConfig": {"OutputConfig": {"S3FailurePath": "s3://b/x/y"}}}),
    ],
)
def test_code_configuration_and_logs_are_no_parts_of_data(code: Any) -> None:
    assert _within(_writes("W", "s3://b/x"), code) == {}


def test_what_others_use_a_place_for_does_not_change_what_flows() -> None:
    checkpoints = step("T", "Training", {"CheckpointConfig": {"S3Uri": "s3://b/x"}})
    steps = [checkpoints, _writes("W", "s3://b/x"), _reads("R", "s3://b/x/y")]
    assert _within(*steps) == {"b/x/y": "b/x"}
    assert edge_of(graph_of(steps), "W", "R", "s3:uri").label == "i0"


def test_the_staging_of_a_query_is_no_whole() -> None:
    athena = {"Catalog": "c", "Database": "d", "QueryString": "q", "OutputS3Uri": "s3://b/x"}
    query = {"InputName": "q", "DatasetDefinition": {"AthenaDatasetDefinition": athena}}
    assert _within(step("Q", "Processing", {"ProcessingInputs": [query]}), _reads("R", "s3://b/x/y")) == {}


def test_so_many_levels_are_tried_and_no_more() -> None:
    def steps(levels: int) -> list[Any]:
        """Return a writer of all, jobs that write below, and a reader below them all, which is no part of theirs."""
        deep = "s3://b/x"
        jobs = []
        for level in range(levels - 1):
            deep += f"/{level}"
            jobs.append(training(f"t{level}", None, deep))
        return [_writes("W", "s3://b/x"), *jobs, _reads("R", f"{deep}/y")]

    def ends(levels: int) -> bool:
        return any(part.endswith("/y") for part in _within(*steps(levels)))

    assert ends(MOST_LEVELS)
    assert not ends(MOST_LEVELS + 1)


def test_so_many_pairs_are_looked_at_and_no_more() -> None:
    def case(count: int) -> dict[str, str]:
        readers = [_reads(f"r{index}", "s3://b/x/y") for index in range(count)]
        return _within(condition("C", [_reads("W", "s3://b/x")], readers), _reads("Z", "s3://b/x/y"))

    assert case(MOST_PAIRS - 1) == {"b/x/y": "b/x"}
    assert case(MOST_PAIRS) == {}
