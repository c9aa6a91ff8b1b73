"""Types and keys that are not known, what a run says of free places, and how much of them is shown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corekit.definitions import get, join, lambda_step, pipeline, processing, step
from corekit.free import P, ports_of, shown
from corekit.graphs import gaps_of, graph_of, told
from sagemaker_lineage.graph import Bindings
from sagemaker_lineage.graph.free_text_ports import MOST_JSON, MOST_PORTS
from sagemaker_lineage.model.graph import Planned
from sagemaker_lineage.model.request import GapCode


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
    assert ports_of(entry) == (["i s3://b/1", "?S3Uri s3://b/3"], ["?OutputUri s3://b/2"])
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
    assert shown(graph.node("X").outputs) == ["?OUTPUT s3://b/3"]


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
    node = graph_of([lambda_step("X", {"a": padded, "b": padded, "c": padded, "d": "s3://b/2"})]).node("X")
    assert shown(node.inputs) == ["?in s3://b/1", "?d s3://b/2"]
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
