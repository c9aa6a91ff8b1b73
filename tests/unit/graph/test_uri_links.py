"""Links by location, rule by rule: a wrong link is worse than a missing one."""

from __future__ import annotations

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
from corekit.graphs import assert_edges, edge_of, graph_of, links_of
from corekit.pointers import value_at
from sagemaker_lineage.graph import Bindings, stated_order
from sagemaker_lineage.graph.links import LONGEST_LINKED_TEXT, MOST_CANDIDATES, MOST_LINKS
from sagemaker_lineage.model.graph import Confidence
from sagemaker_lineage.model.request import GapCode


def _pair(output: Any, read: Any, **parameters: Any) -> list[str]:
    """Return the links between one step that writes and one that reads."""
    return links_of(pipeline(processing("W", None, {"o": output}), processing("R", {"i": read}), **parameters))


YES, NO = ["W -> R"], []


@pytest.mark.parametrize(
    ("output", "read", "links"),
    [
        ("s3://b/x", "s3://b/x", YES),
        ("s3://b/x/", "s3://b/x", YES),
        ("s3://b/x", "s3://b/x///", YES),
        ("S3://b/x", "s3://b/x", YES),
        ("s3a://b/x", "s3n://b/x", YES),
        ("s3://b/x", "s3://b/x/part-0.csv", YES),
        ("s3://b/x/", "s3://b/x/y/z", YES),
        ("s3://b/x/y", "s3://b/x", YES),
        ("s3://b/x/y/z", "s3://b/x/", YES),
        ("s3://b/x/data", "s3://b/x/database", NO),
        ("s3://b/x/database", "s3://b/x/data", NO),
        ("s3://b/x", "s3://b/X", NO),
        ("s3://b/x", "s3://B/x", NO),
        ("s3://b/x", "s3://c/x", NO),
        ("s3://b/x/y", "s3://b/x/z", NO),
        ("s3://b/x//y", "s3://b/x/y", NO),
        ("s3://b", "s3://b", NO),
        ("s3://b/", "s3://b/x", NO),
        ("s3://b/x", "s3://b", NO),
        ("s3://b/x", "b/x", NO),
        ("https://b/x", "https://b/x", NO),
        ("s3://", "s3://", NO),
        ("s3:///x", "s3:///x", NO),
    ],
)
def test_locations_are_compared_by_path_segments(output: str, read: str, links: list[str]) -> None:
    assert _pair(output, read) == links


POINT = "s3://arn:aws:s3:eu-west-1:111122223333:accesspoint/claims"


@pytest.mark.parametrize(
    ("output", "read", "links"),
    [(f"{POINT}/x", f"{POINT}/x/y", YES), (POINT, f"{POINT}/x", NO), (f"{POINT}/x", f"{POINT}-2/x", NO)],
)
def test_an_access_point_is_a_bucket(output: str, read: str, links: list[str]) -> None:
    assert _pair(output, read) == links


NOW = get("Execution.PipelineExecutionId")


@pytest.mark.parametrize(
    ("output", "read", "links"),
    [
        (get("Parameters.Uri"), "s3://scratch/data", YES),
        (join("/", "s3:/", get("Parameters.Bucket"), "data"), get("Parameters.Uri"), YES),
        (join("/", "s3://scratch", NOW), join("/", "s3://scratch", NOW), YES),
        (join("/", "s3://scratch", NOW), join("/", "s3://scratch", NOW, "part"), YES),
        (join("/", "s3://scratch", NOW, "part"), join("/", "s3://scratch", NOW), YES),
        (join("/", "s3://scratch", NOW, "a"), join("/", "s3://scratch", NOW, "b"), NO),
        (join("/", "s3://scratch", NOW), join("/", "s3://scratch", get("Execution.StartDateTime")), NO),
        (join("", "s3://scratch/data", NOW), "s3://scratch/data", NO),
        (join("", "s3://scratch/data", NOW), join("", "s3://scratch/dat", NOW), NO),
        (get("Parameters.Open"), get("Parameters.Open"), YES),
        (get("Parameters.Open"), join("/", get("Parameters.Open"), "x.csv"), YES),
        (get("Parameters.Open"), join("", get("Parameters.Open"), "x.csv"), NO),
        (get("Parameters.Open"), get("Parameters.Other"), NO),
        (join("/", "s3:/", get("Parameters.Open")), join("/", "s3:/", get("Parameters.Open"), "x"), NO),
        (join("/", "s3://scratch", get("Parameters.Open")), join("/", "s3://scratch", get("Parameters.Open")), YES),
        (join("/", "s3:/", get("Parameters.Open"), "x"), join("/", "s3:/", get("Parameters.Open"), "x"), YES),
        (join("/", "s3://scratch", {"Get": 7}), join("/", "s3://scratch", {"Get": 7}), NO),
        ("s3://scratch/${Execution.PipelineExecutionId}", join("/", "s3://scratch", NOW), NO),
    ],
)
def test_what_is_known_is_filled_in_and_the_rest_stays_a_symbol(output: Any, read: Any, links: list[str]) -> None:
    assert _pair(output, read, Uri="s3://scratch/data", Bucket="scratch", Open=None, Other=None) == links


def test_the_values_of_a_run_decide() -> None:
    definition = pipeline(
        processing("W", None, {"o": get("Parameters.A")}),
        processing("R", {"i": get("Parameters.B")}),
        A="s3://a/x",
        B="s3://b/x",
    )
    assert links_of(definition) == []
    assert links_of(definition, Bindings(parameters={"B": "s3://a/x"})) == YES
    timed = [processing("W", None, {"o": join("/", "s3://b", NOW)}), processing("R", {"i": "s3://b/abc"})]
    assert links_of(timed) == []
    assert links_of(timed, Bindings(execution={"PipelineExecutionId": "abc"})) == YES


def test_the_current_item_of_one_loop_is_not_that_of_another() -> None:
    item = join("/", "s3://b", get("ForEach.CurrentItem"))
    inside = [processing("W", None, {"o": item}), processing("R", {"i": item})]
    assert links_of([for_each("L", inside)]) == YES
    assert links_of([for_each("L", inside[:1]), for_each("M", inside[1:])]) == []


@pytest.mark.parametrize(("length", "links"), [(LONGEST_LINKED_TEXT, YES), (LONGEST_LINKED_TEXT + 1, NO), (5_000, NO)])
def test_very_long_texts_are_not_linked(length: int, links: list[str]) -> None:
    uri = "s3://b/" + "x" * (length - len("s3://b/"))
    assert _pair(uri, uri) == links


READERS = {
    "Processing": lambda uri: processing("R", {"i": uri}),
    "Training": lambda uri: training("R", {"train": uri}),
    "warm start": lambda uri: training("R", {"model": uri}),
    "Tuning": lambda uri: step("R", "Tuning", {"TrainingJobDefinition": training("", {"train": uri})["Arguments"]}),
    "AutoML": lambda uri: step("R", "AutoML", training("", {"train": uri})["Arguments"]),
    "Model": lambda uri: step("R", "Model", {"PrimaryContainer": {"ModelDataUrl": uri}}),
    "Transform": lambda uri: step(
        "R", "Transform", {"TransformInput": {"DataSource": {"S3DataSource": {"S3Uri": uri}}}}
    ),
    "metrics": lambda uri: step(
        "R", "RegisterModel", {"ModelMetrics": {"ModelQuality": {"Statistics": {"S3Uri": uri}}}}
    ),
    "baseline": lambda uri: step("R", "QualityCheck", {}, SuppliedBaselineConstraints=uri),
    "file": lambda uri: condition("R", on={"Std:JsonGet": {"S3Uri": uri, "Path": "x"}}),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
def test_data_models_reports_and_baselines_link(reader: Any) -> None:
    assert links_of([processing("W", None, {"o": "s3://b/x"}), reader("s3://b/x/part")]) == YES


SILENT = {
    "code": lambda uri: processing("R", {"code": uri}),
    "entrypoint": lambda uri: processing("R", {"entrypoint": uri}),
    "source": lambda uri: processing("R", {"sourcedir": uri}),
    "configuration": lambda uri: step("R", "ClarifyCheck", processing("", {"analysis_config": uri})["Arguments"]),
    "spark conf": lambda uri: processing("R", {"conf": uri}),
    "bootstrap": lambda uri: training("R", {"sagemaker_remote_function_bootstrap": uri}),
    "submit directory": lambda uri: step("R", "Training", {"HyperParameters": {"sagemaker_submit_directory": uri}}),
    "hyperparameter": lambda uri: step("R", "Training", {"HyperParameters": {"data": uri}}),
    "environment": lambda uri: step("R", "Processing", {"Environment": {"DATA": uri}}),
    "arguments": lambda uri: step(
        "R", "Processing", {"AppSpecification": {"ContainerArguments": ["--s3_base_uri", uri]}}
    ),
    "Lambda": lambda uri: lambda_step("R", {"input": uri}),
    "Callback": lambda uri: step("R", "Callback", {"input": uri}),
    "EMR": lambda uri: step("R", "EMR", {"StepConfig": {"HadoopJarStep": {"Jar": uri, "Args": ["--input", uri]}}}),
    "unknown type": lambda uri: step("R", "Odd", {"Input": uri}),
    "unknown key": lambda uri: step("R", "Processing", {"NewInput": {"S3Uri": uri}}),
    "document": lambda uri: step("R", "Job", {"JobConfigDocument": f'{{"S3Uri": "{uri}"}}'}),
    "feature specification": lambda uri: step(
        "R", "AutoML", {"AutoMLJobConfig": {"CandidateGenerationConfig": {"FeatureSpecificationS3Uri": uri}}}
    ),
    "lineage entity": lambda uri: step("R", "Lineage", {"Artifacts": [{"Source": {"SourceUri": uri}}]}),
    "staging": lambda uri: step(
        "R",
        "Processing",
        {
            "ProcessingInputs": [
                {"InputName": "q", "DatasetDefinition": {"AthenaDatasetDefinition": {"OutputS3Uri": uri}}}
            ]
        },
    ),
    "deleted": lambda uri: step("R", "Cleanup", {"Resources": {"S3": [{"StepName": "W", "S3Uris": [uri]}]}}),
    "message": lambda uri: step("R", "Fail", {"ErrorMessage": uri}),
    "operand": lambda uri: condition("R", on=uri),
}


@pytest.mark.parametrize("reader", SILENT.values(), ids=SILENT.keys())
def test_code_configuration_free_text_and_guesses_do_not_link(reader: Any) -> None:
    assert links_of([processing("W", None, {"o": "s3://b/x"}), reader("s3://b/x")]) == []


WRITERS = {
    "checkpoints": {"CheckpointConfig": {"S3Uri": "s3://b/x"}},
    "debugger": {"DebugHookConfig": {"S3OutputPath": "s3://b/x"}},
    "profiler": {"ProfilerConfig": {"S3OutputPath": "s3://b/x"}},
    "tensorboard": {"TensorBoardOutputConfig": {"S3OutputPath": "s3://b/x"}},
}


@pytest.mark.parametrize("arguments", WRITERS.values(), ids=WRITERS.keys())
def test_what_a_training_job_writes_beside_its_model_does_not_link(arguments: Any) -> None:
    assert links_of([step("W", "Training", arguments), processing("R", {"i": "s3://b/x"})]) == []


PREFIXES = {
    "Training": lambda uri: training("W", None, uri),
    "Tuning": lambda uri: step("W", "Tuning", {"TrainingJobDefinitions": [training("", None, uri)["Arguments"]]}),
    "AutoML": lambda uri: step("W", "AutoML", {"OutputDataConfig": {"S3OutputPath": uri}}),
}


@pytest.mark.parametrize("writer", PREFIXES.values(), ids=PREFIXES.keys())
@pytest.mark.parametrize(
    ("prefix", "read", "links"),
    [
        ("s3://b/models", "s3://b/models", YES),
        ("s3://b/models/", "s3://b", NO),
        ("s3://b/team/models", "s3://b/team", YES),
        ("s3://b/models", "s3://b/models/job-1/output/model.tar.gz", NO),
        ("s3://b", "s3://b/data", NO),
        ("s3://b", "s3://b", NO),
    ],
)
def test_below_the_prefix_of_a_training_job_nothing_links(
    writer: Any, prefix: str, read: str, links: list[str]
) -> None:
    assert links_of([writer(prefix), processing("R", {"i": read})]) == links


def test_outputs_of_every_kind_of_data_link() -> None:
    reads = processing("R", {"i": "s3://b/x/y"})
    transform = step("W", "Transform", {"TransformOutput": {"S3OutputPath": "s3://b/x"}})
    captured = step("W", "EndpointConfig", {"DataCaptureConfig": {"DestinationS3Uri": "s3://b/x"}})
    check = step("W", "QualityCheck", processing("", None, {"quality_check_output": "s3://b/x"})["Arguments"])
    report = processing(
        "W", None, {"o": "s3://b/x"}, PropertyFiles=[{"PropertyFileName": "F", "OutputName": "o", "FilePath": "y"}]
    )
    for writer in (transform, captured, check, report):
        assert links_of([writer, reads]) == YES


@pytest.mark.parametrize(
    "read",
    [
        output_of("A", "o"),
        join("/", output_of("A", "o"), "part"),
        join("/", "s3://b/x", get("Steps.A.ExitMessage")),
        join("/", "s3://b/x", get("Steps.Gone.ExitMessage")),
        join("/", "s3://b/x", {"Std:JsonGet": {"S3Uri": get("Steps.A.u"), "Path": "p"}}),
    ],
)
def test_an_input_that_names_a_step_is_settled(read: Any) -> None:
    steps = [
        processing("A", None, {"o": "s3://b/x"}),
        processing("W", None, {"o": "s3://b/x"}),
        processing("R", {"i": read}),
    ]
    assert links_of(steps) == []


def test_a_file_read_through_a_step_is_settled() -> None:
    file = {"PropertyFileName": "F", "OutputName": "o", "FilePath": "f"}
    read = {"Std:JsonGet": {"PropertyFile": get("Steps.A.PropertyFiles.F"), "Path": "p"}}
    steps = [
        processing("A", None, {"o": "s3://b/x"}, PropertyFiles=[file]),
        processing("W", None, {"o": "s3://b/x"}),
        condition("R", on=read),
    ]
    assert links_of(steps) == []


def test_a_pair_joined_by_control_alone_is_linked() -> None:
    writer = processing("W", None, {"o": "s3://b/x"})
    ordered = processing("R", {"i": "s3://b/x"}, None, DependsOn=["W"])
    assert_edges([writer, ordered], ["W -> R dependsOn", "W -> R s3:uri [i]"])
    triggered = processing("R", {"i": "s3://b/x"}, None, DependsOn=[{"Step": "W", "Trigger": "Failed"}])
    assert_edges([writer, triggered], ["W -> R s3:uri [i]", "W -> R trigger:Failed"])
    told = lambda_step("W2", {"x": get("Steps.W.ExitMessage")})
    assert (
        links_of([writer, told, processing("R", {"i": "s3://b/x", "n": get("Steps.W2.OutputParameters['n']")})]) == YES
    )


def test_no_step_links_to_itself() -> None:
    assert links_of([processing("W", {"i": "s3://b/x"}, {"o": "s3://b/x"})]) == []


def test_no_link_against_a_path() -> None:
    reads_first = [
        processing("R", {"i": "s3://b/x"}),
        processing("M", None, None, DependsOn=["R"]),
        processing("W", None, {"o": "s3://b/x"}, DependsOn=["M"]),
    ]
    assert links_of(reads_first) == []
    assert (
        links_of(
            [condition("R", [processing("W", None, {"o": "s3://b/x"})], on={"Std:JsonGet": {"S3Uri": "s3://b/x"}})]
        )
        == []
    )
    cycle = [
        processing("R", {"i": "s3://b/x"}, None, DependsOn=["W"]),
        processing("W", None, {"o": "s3://b/x"}, DependsOn=["R"]),
    ]
    assert links_of(cycle) == []


def test_of_two_opposite_links_the_closer_match_wins_then_the_earlier_step() -> None:
    a, b = {"i": "s3://b/y"}, {"i": "s3://b/x"}
    assert links_of([processing("A", a, {"o": "s3://b/x"}), processing("B", b, {"o": "s3://b/y"})]) == ["A -> B"]
    below = {"i": "s3://b/y/part"}
    assert links_of([processing("A", below, {"o": "s3://b/x/part"}), processing("B", b, {"o": "s3://b/y"})]) == [
        "B -> A"
    ]
    equal = {"i": "s3://b/z"}
    steps = [processing("A", {"i": "s3://b/y/part"}, {"o": "s3://b/z"}), processing("B", equal, {"o": "s3://b/y"})]
    assert links_of(steps) == ["A -> B"]
    containing = [
        processing("A", {"i": "s3://b/y"}, {"o": "s3://b/x"}),
        processing("B", {"i": "s3://b/x/part"}, {"o": "s3://b/y/part"}),
    ]
    assert links_of(containing) == ["A -> B"]


def test_a_link_stands_against_those_tried_after_it() -> None:
    ring = [processing(name, {"i": f"s3://b/{before}"}, {"o": f"s3://b/{name}"}) for name, before in ("ac", "ba", "cb")]
    assert links_of(ring) == ["a -> b", "b -> c"]


def test_the_branches_of_one_condition_do_not_link() -> None:
    writer, reader = processing("W", None, {"o": "s3://b/x"}), processing("R", {"i": "s3://b/x"})
    assert links_of([condition("C", [writer], [reader])]) == []
    assert links_of([condition("C", [reader], [writer])]) == []
    assert links_of([condition("C", [writer, reader])]) == YES
    assert links_of([condition("C", [], [writer, reader])]) == YES
    assert links_of([condition("C", [writer]), reader]) == YES
    assert links_of([condition("C", [], [reader]), writer]) == YES
    assert links_of([condition("C", [writer]), condition("D", [], [reader])]) == YES


def test_branches_keep_apart_what_is_nested_in_them() -> None:
    writer, reader = processing("W", None, {"o": "s3://b/x"}), processing("R", {"i": "s3://b/x"})
    assert links_of([condition("C", [condition("D", [writer])], [condition("E", [], [reader])])]) == []
    assert links_of([condition("C", [condition("D", [writer], [reader])])]) == []
    assert links_of([condition("C", [condition("D", [writer]), condition("E", [reader])])]) == YES
    assert links_of([condition("C", [condition("D", [writer]), reader])]) == YES
    assert links_of([condition("C", [for_each("L", [writer])], [reader])]) == []


def test_whoever_waits_for_a_loop_waits_for_its_body() -> None:
    body = [processing("R", {"i": "s3://b/x"})]
    late = processing("W", None, {"o": "s3://b/x"}, DependsOn=["L"])
    assert links_of([for_each("L", body), late]) == []
    result = processing("W", {"n": get("Steps.L.Status")}, {"o": "s3://b/x"})
    assert links_of([for_each("L", body), result]) == []
    assert links_of([for_each("L", body), processing("W", None, {"o": "s3://b/x"})]) == YES
    written = [processing("W", None, {"o": "s3://b/x"})]
    assert links_of([for_each("L", written), processing("R", {"i": "s3://b/x"}, None, DependsOn=["L"])]) == YES
    early = processing("R", {"i": "s3://b/x"})
    assert links_of([early, for_each("L", written, DependsOn=["R"])]) == []
    assert links_of([for_each("L", body), for_each("M", written, DependsOn=["L"])]) == []
    assert links_of([for_each("L", written), for_each("M", body, DependsOn=["L"])]) == YES


def test_steps_of_one_loop_link_by_their_own_order() -> None:
    writer, reader = processing("W", None, {"o": "s3://b/x"}), processing("R", {"i": "s3://b/x"})
    assert links_of([for_each("L", [writer, reader])]) == YES
    assert links_of([for_each("L", [reader, {**writer, "DependsOn": ["R"]}])]) == []


def test_a_link_has_both_ends_as_evidence_and_the_inputs_it_feeds() -> None:
    definition = pipeline(
        processing("W", None, {"o": "s3://b/x", "p": "s3://b/y"}),
        processing("R", {"i": "s3://b/x", "j": "s3://b/y/part", "k": "s3://c/z"}),
    )
    graph = graph_of(definition)
    edge = edge_of(graph, "W", "R", "s3:uri")
    assert (edge.label, edge.artifact) == ("i, j", None)
    assert [value_at(definition, pointer) for pointer in edge.evidence] == [
        "s3://b/x",
        "s3://b/x",
        "s3://b/y",
        "s3://b/y/part",
    ]


def test_many_writers_and_readers_of_one_place_end_in_one_gap() -> None:
    writers = [processing(f"w{index}", None, {"o": "s3://b/x"}) for index in range(300)]
    readers = [processing(f"r{index}", {"i": "s3://b/x"}) for index in range(300)]
    graph = graph_of([*writers, *readers])
    assert len(graph.edges) == MOST_LINKS
    assert [(gap.code, gap.affects) for gap in graph.gaps] == [(GapCode.TRUNCATED, ("/graph/edges",))]
    (artifact,) = graph.artifacts
    assert (len(artifact.produced_by), len(artifact.consumed_by)) == (300, 300)


def test_as_many_links_as_may_be_are_no_gap() -> None:
    writers = [processing(f"w{index}", None, {"o": "s3://b/x"}) for index in range(100)]
    readers = [processing(f"r{index}", {"i": "s3://b/x"}) for index in range(200)]
    graph = graph_of([*writers, *readers])
    assert len(graph.edges) == MOST_LINKS
    assert graph.gaps == ()


def test_pairs_that_cannot_be_tried_are_a_gap_even_where_none_is_an_edge() -> None:
    many = {f"p{index}": "s3://b/x" for index in range(250)}
    reader = processing("R", many)
    writer = processing("W", None, many, DependsOn=["R"])
    graph = graph_of([reader, writer])
    assert [edge.via for edge in graph.edges] == ["dependsOn"]
    assert len(many) ** 2 > MOST_CANDIDATES
    assert [gap.code for gap in graph.gaps] == [GapCode.TRUNCATED]


def test_the_ports_of_one_step_make_no_pairs() -> None:
    many = {f"p{index}": "s3://b/x" for index in range(2_000)}
    assert graph_of([processing("A", many, many)]).gaps == ()


def test_writers_below_which_nothing_links_make_no_pairs() -> None:
    writers = [training(f"w{index}", None, "s3://b/x") for index in range(1_000)]
    readers = [processing(f"r{index}", {"i": f"s3://b/x/{index}"}) for index in range(1_000)]
    graph = graph_of([*writers, *readers])
    assert (graph.edges, graph.gaps) == ((), ())


def test_more_path_segments_than_are_kept_are_a_gap() -> None:
    steps = [processing(f"w{index}", None, {"o": f"s3://b/{index}/" + "/" * 2_000 + "a"}) for index in range(260)]
    graph = graph_of([*steps, processing("R", {"i": "s3://b/0"})])
    assert [gap.code for gap in graph.gaps] == [GapCode.TRUNCATED]
    assert len(graph.artifacts) == 261


# References to what another step read


READ_BY_A = get("Steps.A.ProcessingInputs['i'].S3Input.S3Uri")


def test_a_reference_to_what_another_step_reads_is_linked_with_whoever_wrote_it() -> None:
    steps = [
        processing("W", None, {"o": "s3://b/x"}),
        processing("A", {"i": "s3://b/x"}),
        processing("R", {"r": READ_BY_A, "below": join("/", READ_BY_A, "y")}),
    ]
    graph = assert_edges(steps, ["A -> R ref:Get [below, r]", "W -> A s3:uri [i]", "W -> R s3:uri [below, r]"])
    assert {edge.artifacts for edge in graph.edges if edge.target == "R"} == {(0, 1)}


def test_a_reference_to_what_another_step_reads_and_writes_is_settled() -> None:
    steps = [
        processing("W", None, {"o": "s3://b/x"}),
        processing("A", {"i": "s3://b/x"}, {"o": "s3://b/x"}),
        processing("R", {"r": READ_BY_A}),
    ]
    assert links_of(steps) == ["W -> A"]


def test_the_surest_of_several_ways_counts() -> None:
    """A report is declared to lie where the words of the environment say that the step writes."""
    writer = processing(
        "W", None, {"o": "s3://b/o"}, PropertyFiles=[{"PropertyFileName": "r", "OutputName": "o", "FilePath": "r.json"}]
    )
    writer["Arguments"]["Environment"] = {"OUTPUT_PATH": "s3://b/o/r.json"}
    graph = graph_of([writer, processing("R", {"i": "s3://b/o/r.json"}, None, DependsOn=["W"])])
    assert edge_of(graph, "W", "R", "s3:uri").confidence is Confidence.LIKELY
    del writer["PropertyFiles"], writer["Arguments"]["ProcessingOutputConfig"]
    graph = graph_of([writer, processing("R", {"i": "s3://b/o/r.json"}, None, DependsOn=["W"])])
    assert edge_of(graph, "W", "R", "s3:uri").confidence is Confidence.POSSIBLE


# Guesses


def _guesses(name: str, variable: str, uri: Any = "s3://b/x", **beside: Any) -> Any:
    return step(name, "Processing", {"Environment": {variable: uri}}, **beside)


@pytest.mark.parametrize(
    ("steps", "links"),
    [
        ([_guesses("W", "OUTPUT"), processing("R", {"i": "s3://b/x"})], NO),
        ([_guesses("W", "OUTPUT"), processing("R", {"i": "s3://b/x"}, DependsOn=["W"])], YES),
        ([processing("W", None, {"o": "s3://b/x"}), _guesses("R", "DATA")], NO),
        ([processing("W", None, {"o": "s3://b/x"}), _guesses("R", "DATA", DependsOn=["W"])], YES),
        ([processing("W", None, {"o": "s3://b/x"}), _guesses("R", "DATA", "s3://b/x/y", DependsOn=["W"])], YES),
        ([processing("W", None, {"o": "s3://b/x/y"}), _guesses("R", "DATA", DependsOn=["W"])], YES),
        ([_guesses("W", "OUTPUT"), _guesses("R", "DATA", DependsOn=["W"])], YES),
        ([_guesses("W", "OUTPUT"), _guesses("R", "DATA")], NO),
        ([_guesses("W", "OUTPUT"), step("M", "Fail", DependsOn=["W"]), _guesses("R", "DATA", DependsOn=["M"])], YES),
        ([_guesses("W", "OUTPUT"), condition("C", [_guesses("R", "DATA")], DependsOn=["W"])], YES),
        ([_guesses("W", "OUTPUT"), _guesses("R", "DATA", DependsOn=[{"Step": "W", "Trigger": "Completed"}])], YES),
        ([_guesses("W", "OUTPUT"), _guesses("R", "DATA", DependsOn=[{"Step": "W", "Trigger": "Failed"}])], NO),
        ([_guesses("W", "DATA"), _guesses("R", "DATA", DependsOn=["W"])], NO),
        ([_guesses("W", "OUTPUT_LOGS"), _guesses("R", "DATA", DependsOn=["W"])], NO),
    ],
)
def test_a_guess_is_linked_only_in_an_order_that_is_stated(steps: list[Any], links: list[str]) -> None:
    assert links_of(steps) == links
    for edge in graph_of(steps).edges:
        assert edge.via != "s3:uri" or edge.confidence is Confidence.POSSIBLE


def test_the_nearest_writer_hides_wider_ones_even_if_it_is_a_guess() -> None:
    steps = [
        processing("Wide", None, {"o": "s3://b/x"}),
        _guesses("W", "OUTPUT", "s3://b/x/y"),
        processing("R", {"i": "s3://b/x/y"}, DependsOn=["W"]),
        processing("S", {"i": "s3://b/x/y"}),
    ]
    assert links_of(steps) == ["W -> R", "Wide -> S"]


def test_a_stated_order_that_is_too_long_to_follow_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [_guesses("W", "OUTPUT"), step("M", "Fail", DependsOn=["W"]), _guesses("R", "DATA", DependsOn=["M"])]
    monkeypatch.setattr(stated_order, "MOST_VISITS", 0)
    graph = graph_of(steps)
    assert [edge for edge in graph.edges if edge.via == "s3:uri"] == []
    assert [gap.code for gap in graph.gaps] == [GapCode.TRUNCATED]
