"""What holds for every definition: a thousand of them drawn, and any text or JSON value at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corekit.graphs import LINKS, graph_of, links_of, written
from corekit.invariants import assert_sound
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.errors import DefinitionError
from sagemaker_lineage.graph import Bindings, build_graph
from strategies.definitions import definitions, json_values, markets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.graph import LineageGraph

MANY = settings(max_examples=1_000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
NESTED = ("IfSteps", "ElseSteps", "ForEachBody")


@MANY
@given(definitions())
def test_every_definition_gives_a_sound_graph(definition: Any) -> None:
    parsed = parse_definition(json.dumps(definition))
    graph = build_graph(parsed)
    assert_sound(definition, parsed, graph)
    assert graph == build_graph(parsed)
    _assert_every_reference_is_an_edge_or_a_gap(definition, graph)


def _assert_every_reference_is_an_edge_or_a_gap(definition: Any, graph: LineageGraph) -> None:
    edges = {(edge.source, edge.target) for edge in graph.edges if edge.via.startswith("ref:")}
    names = {node.id for node in graph.nodes}
    gaps = {gap.resource for gap in graph.gaps}
    by_pointer = {node.pointer: node.id for node in graph.nodes}
    for pointer, entry in _steps(definition["Steps"], "/Steps"):
        for place, text in _references(entry, pointer):
            source = text.removeprefix("Steps.").split(".")[0]
            assert (source, by_pointer[pointer]) in edges if source in names else place in gaps, text


def _steps(entries: list[Any], pointer: str) -> Iterator[tuple[str, Any]]:
    for index, entry in enumerate(entries):
        place = f"{pointer}/{index}"
        yield place, entry
        for key in NESTED:
            yield from _steps(entry.get("Arguments", {}).get(key, []), f"{place}/Arguments/{key}")


def _references(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Yield place and text of every reference to a step, those of nested steps left out."""
    if isinstance(value, dict):
        text = value.get("Get")
        if len(value) == 1 and isinstance(text, str) and text.startswith("Steps."):
            yield pointer, text
        for key, child in value.items():
            if key not in NESTED:
                yield from _references(child, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _references(child, f"{pointer}/{index}")


@settings(max_examples=150)
@given(definitions(unique=True), st.randoms(use_true_random=False))
def test_the_order_of_the_steps_means_nothing(definition: Any, random: Any) -> None:
    shuffled = {**definition, "Steps": random.sample(definition["Steps"], len(definition["Steps"]))}
    one, other = graph_of(definition), graph_of(shuffled)
    assert {node.id for node in one.nodes} == {node.id for node in other.nodes}
    assert _stated(one) == _stated(other)
    assert len(one.artifacts) == len(other.artifacts)


def _stated(graph: LineageGraph) -> list[str]:
    return [written(edge) for edge in graph.edges if edge.via not in LINKS]


@settings(max_examples=200)
@given(markets(), st.randoms(use_true_random=False))
def test_links_between_writers_and_readers_do_not_depend_on_the_order(definition: Any, random: Any) -> None:
    shuffled = {**definition, "Steps": random.sample(definition["Steps"], len(definition["Steps"]))}
    assert links_of(definition) == links_of(shuffled)


@settings(max_examples=150)
@given(definitions(), st.dictionaries(st.sampled_from(["A", "B", "Prep", "n0"]), json_values))
def test_a_run_never_breaks_a_graph(definition: Any, answers: Any) -> None:
    parsed = parse_definition(json.dumps(definition))
    usable = {
        step: answer if isinstance(answer, dict) else {"ProcessingInputs": answer} for step, answer in answers.items()
    }
    bindings = Bindings(parameters={"Open": "s3://b/x/y"}, execution={"Id": "abc"}, answers=usable)
    assert_sound(definition, parsed, build_graph(parsed, bindings))


@given(st.text() | st.text(alphabet='[]{}",:\\u0d8', max_size=60))
def test_any_text_is_a_definition_or_a_definition_error(text: str) -> None:
    assert _steps_or_error(text)


@given(st.binary())
def test_any_bytes_are_a_definition_or_a_definition_error(data: bytes) -> None:
    assert _steps_or_error(data)


@given(json_values)
def test_any_json_value_is_a_definition_or_a_definition_error(value: Any) -> None:
    assert _steps_or_error(json.dumps(value))


@settings(max_examples=200)
@given(st.lists(json_values, max_size=3), json_values, json_values)
def test_anything_may_stand_in_a_definition(steps: Any, parameters: Any, version: Any) -> None:
    definition = {"Steps": steps, "Parameters": parameters, "Version": version}
    parsed = parse_definition(json.dumps(definition))
    assert_sound(definition, parsed, build_graph(parsed))


@settings(max_examples=200)
@given(
    st.sampled_from(["Processing", "Training", "Tuning", "Condition", "ForEach", "Lambda", "Job", "EMR", "Odd"]),
    st.dictionaries(
        st.sampled_from(
            ["ProcessingInputs", "InputDataConfig", "IfSteps", "ForEachBody", "IterableItems", "StepConfig", "x"]
        ),
        json_values,
        max_size=3,
    ),
    st.dictionaries(
        st.sampled_from(["DependsOn", "PropertyFiles", "OutputParameters", "CacheConfig", "y"]), json_values
    ),
)
def test_anything_may_stand_in_a_step(kind: str, arguments: Any, beside: Any) -> None:
    definition = {"Steps": [{"Name": "A", "Type": kind, "Arguments": arguments, **beside}]}
    parsed = parse_definition(json.dumps(definition))
    assert_sound(definition, parsed, build_graph(parsed))


def _steps_or_error(text: str | bytes) -> bool:
    try:
        parsed = parse_definition(text)
    except DefinitionError as error:
        return bool(error.message)
    return len(build_graph(parsed).nodes) == len(parsed.steps)
