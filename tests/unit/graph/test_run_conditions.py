"""Run conditions: which steps can never run both, by hand and against every outcome of every branch."""

from __future__ import annotations

import json
import time
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from corekit.definitions import condition, for_each, get, lambda_step, output_of, processing, report_value, step
from corekit.graphs import graph_of, links_of
from corekit.invariants import assert_sound
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.graph.run_conditions import RunConditions
from strategies.branches import Branched, branched

if TYPE_CHECKING:
    from sagemaker_lineage.model.graph import LineageGraph

Pair = tuple[str, str]


def _excluded(*steps: Any) -> set[str]:
    """Return the pairs of one-letter steps that can never run both, as ``AB``."""
    definition = {"Steps": list(steps)}
    parsed = parse_definition(json.dumps(definition))
    edges = [(edge.source, edge.target, edge.via) for edge in graph_of(definition).edges]
    conditions = RunConditions(parsed.steps, edges)
    position = {each.id: each.position for each in parsed.steps if len(each.id) == 1}
    pairs = {
        f"{one}{other}"
        for one in position
        for other in position
        if one < other and conditions.exclude(position[one], position[other])
    }
    assert all(conditions.exclude(position[two], position[one]) for one, two in pairs)
    return pairs


def _after(name: str, *others: Any, **beside: Any) -> Any:
    return step(name, "Fail", None, DependsOn=list(others), **beside)


A, B, D, E = (step(name, "Fail") for name in "ABDE")


@pytest.mark.parametrize(
    ("steps", "pairs"),
    [
        ([condition("C1", [A], [B])], {"AB"}),
        ([condition("C1", [A, B], [])], set()),
        ([condition("C1", [A]), condition("C2", [], [B])], set()),
        ([condition("C1", [A], [condition("C2", [B], [D])])], {"AB", "AD", "BD"}),
        (
            [condition("C1", [condition("C2", [A], [B])], [condition("C3", [D], [E])])],
            {"AB", "DE", "AD", "AE", "BD", "BE"},
        ),
        ([condition("C1", [A], [B]), _after("X", "A")], {"AB", "BX"}),
        ([condition("C1", [A], [B]), _after("X", "A"), _after("Y", "X")], {"AB", "BX", "BY"}),
        ([condition("C1", [A], [B]), _after("X", "A"), _after("Y", "B")], {"AB", "AY", "BX", "XY"}),
        ([condition("C1", [A], [B]), _after("X", "C1")], {"AB"}),
        ([condition("C1", [A], [B]), lambda_step("X", {"x": get("Steps.A.y")})], {"AB", "BX"}),
        ([condition("C1", [A], [B]), condition("C2", [D], [E], report_value("A.R"))], {"AB", "BD", "BE", "DE"}),
        ([condition("C1", [A], [B]), condition("C2", [D], DependsOn=["A"])], {"AB", "BD"}),
        ([condition("C1", [for_each("L1", [A])], [B])], {"AB"}),
        ([for_each("L1", [condition("C1", [A], [B])]), _after("X", "L1")], {"AB"}),
        ([condition("C1", [A], [B]), _after("X", {"Step": "A", "Trigger": "Completed"})], {"AB", "BX"}),
        ([condition("C1", [A], [B]), _after("X", {"Step": "A", "Trigger": "Failed"})], {"AB"}),
        ([condition("C1", [A], [B]), _after("X", {"Step": "A", "Trigger": "Any"})], {"AB"}),
        ([condition("C1", [A], [B]), _after("X", "A", "B")], {"AB"}),
        ([condition("C1", [A], [B]), _after("X", "A", "B"), _after("Y", "X")], {"AB"}),
        ([condition("C1", [A], [_after("X", "A")])], set()),
        ([condition("C0", [condition("C1", [A], [B]), _after("X", "A", "B")], [D])], {"AB", "AD", "BD", "DX"}),
        ([_after("A", "B"), _after("B", "A")], set()),
        ([condition("C1", [_after("A", "D")], [B]), _after("D", "A")], {"AB", "BD"}),
        ([A, B], set()),
    ],
)
def test_steps_in_and_behind_both_branches_exclude_each_other(steps: list[Any], pairs: set[str]) -> None:
    assert _excluded(*steps) == pairs


def test_no_link_joins_what_excludes_itself() -> None:
    def writes(name: str, **beside: Any) -> Any:
        return processing(name, None, {"o": "s3://b/x"}, **beside)

    def reads(name: str, **beside: Any) -> Any:
        return processing(name, {"i": "s3://b/x"}, **beside)

    branches = condition("C", [writes("A")], [writes("B")])
    steps = [branches, reads("X", DependsOn=["A"]), reads("Y", DependsOn=["B"]), reads("Z")]
    assert links_of(steps) == ["A -> X", "A -> Z", "B -> Y", "B -> Z"]
    join = [branches, reads("J", DependsOn=["A", "B"])]
    assert links_of(join) == ["A -> J", "B -> J"]


def test_the_nearest_writer_hides_wider_ones_in_the_branch_it_is_in() -> None:
    steps = [
        processing("W", None, {"o": "s3://b/x"}),
        condition("C", [processing("A", None, {"o": "s3://b/x/y"})], [processing("B", {"i": "s3://b/x/y"})]),
        processing("R", {"i": "s3://b/x/y"}),
    ]
    assert links_of(steps) == ["A -> R", "W -> B"]


def _runs(case: Branched, outcome: dict[str, str]) -> set[str]:
    """Return the steps that run if the conditions decide like this: each needs its branch, and all it waits for."""
    running: set[str] = set()
    for name in case.order:
        inside = all(outcome.get(parent) == branch for parent, branch in case.inside[name] if branch != "body")
        around = all(parent in running for parent, _ in case.inside[name])
        if inside and around and all(other in running for other in case.waits_for[name]):
            running.add(name)
    return running


def _outcomes(case: Branched) -> list[set[str]]:
    names = sorted(case.conditions)
    return [_runs(case, dict(zip(names, taken, strict=True))) for taken in product(("if", "else"), repeat=len(names))]


def _together(case: Branched) -> tuple[set[Pair], set[str]]:
    """Return the pairs that run both in some outcome, and the steps that run in some."""
    outcomes = _outcomes(case)
    pairs = {(one, other) for running in outcomes for one in running for other in running}
    return pairs, {name for running in outcomes for name in running}


MANY = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
INFERRED = ("s3:uri", "name:", "featureGroup")


def _inferred(graph: LineageGraph) -> set[tuple[Pair, str]]:
    return {((edge.source, edge.target), edge.via) for edge in graph.edges if edge.via.startswith(INFERRED)}


def test_nothing_that_is_inferred_joins_steps_that_never_run_both() -> None:
    """The counts make sure that the drawn definitions have what the property is about."""
    found = Counter[str]()

    @MANY
    @given(branched())
    def holds(case: Branched) -> None:
        together, alive = _together(case)
        graph = graph_of(case.definition)
        assert_sound(case.definition, parse_definition(json.dumps(case.definition)), graph)
        inferred = _inferred(graph)
        assert {pair for pair, _ in inferred if set(pair) <= alive} - together == set()
        found.update(via.partition(":")[0] for _, via in inferred)
        found["exclusion"] += len(alive) ** 2 - len(together)

    holds()
    assert all(found[kind] > 5 for kind in ("s3", "featureGroup", "name", "exclusion")), found


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(branched())
def test_run_conditions_are_what_the_outcomes_say(case: Branched) -> None:
    """Steps that wait for both branches of a condition run in no outcome: of them nothing is said."""
    together, alive = _together(case)
    parsed = parse_definition(json.dumps(case.definition))
    stated = [(each.source, each.target, each.via) for each in graph_of(case.definition).edges if each.via != "s3:uri"]
    conditions = RunConditions(parsed.steps, stated)
    position = {each.id: each.position for each in parsed.steps}
    excluded = {(one, two) for one in alive for two in alive if conditions.exclude(position[one], position[two])}
    assert excluded == {(one, two) for one in alive for two in alive} - together


def test_two_thousand_steps_under_thirty_one_conditions_cost_little() -> None:
    def level(number: int) -> Any:
        steps: list[Any] = [processing(f"s{number}-{index}", {"i": "s3://b/x"}) for index in range(64)]
        return condition(f"c{number}", [*steps[:32], *([level(number + 1)] if number < 31 else [])], steps[32:])

    parsed = parse_definition(json.dumps({"Steps": [level(1)]}))
    stated = [(each.parent, each.id, f"branch:{each.branch}") for each in parsed.steps if each.parent is not None]
    chain = [(one.id, two.id, "dependsOn") for one, two in zip(parsed.steps[10:], parsed.steps[11:], strict=False)]
    assert len(parsed.steps) > 2_000
    started = time.process_time()
    RunConditions(parsed.steps, [*stated, *chain])
    conditions = RunConditions(parsed.steps, stated)
    excluded = sum(conditions.exclude(one, two) for one in range(len(parsed.steps)) for two in range(0, 2_000, 20))
    assert time.process_time() - started < 5
    assert excluded > 10_000


def test_a_reference_to_the_result_of_a_branch_needs_the_branch() -> None:
    writer = processing("A", None, {"o": "s3://b/x"})
    steps = [condition("C1", [writer], [processing("B", None, {"o": "s3://b/y"})])]
    reader = processing("X", {"i": output_of("A", "o"), "j": "s3://b/y"})
    assert links_of([*steps, reader]) == []
    assert links_of([*steps, processing("X", {"j": "s3://b/y"})]) == ["B -> X"]
