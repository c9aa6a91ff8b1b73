"""Walks over finished graphs, with networkx as an independent oracle."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.definitions import processing
from corekit.graphs import graph_of
from sagemaker_lineage.graph import critical_path, downstream, upstream
from sagemaker_lineage.model.graph import LineageGraph


def _graph(*edges: str) -> LineageGraph:
    """Return a graph of the edges, written ``AB``; nodes are in the order of first appearance."""
    names = list(dict.fromkeys("".join(edges)))
    before = {name: [edge[0] for edge in edges if edge[1:] == name] for name in names}
    return graph_of([processing(name, None, None, DependsOn=before[name]) for name in names])


DIAMOND = _graph("AB", "AC", "BD", "CD", "DE")


@pytest.mark.parametrize(
    ("node", "above", "below"),
    [("A", "", "BCDE"), ("B", "A", "DE"), ("D", "ABC", "E"), ("E", "ABCD", "")],
)
def test_what_lies_before_and_after_a_step(node: str, above: str, below: str) -> None:
    assert upstream(DIAMOND, node) == tuple(above)
    assert downstream(DIAMOND, node) == tuple(below)


def test_in_a_circle_a_step_lies_before_and_after_itself() -> None:
    graph = _graph("AB", "BA", "BC")
    assert upstream(graph, "A") == downstream(graph, "A")[:2] == ("A", "B")
    assert downstream(graph, "C") == ()


def test_a_step_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        upstream(DIAMOND, "Z")
    with pytest.raises(KeyError):
        downstream(DIAMOND, "Z")
    with pytest.raises(KeyError):
        DIAMOND.node("Z")


@pytest.mark.parametrize(
    ("seconds", "path", "total"),
    [
        ({}, "", 0.0),
        ({"A": 0.0}, "", 0.0),
        ({"A": 2.0}, "A", 2.0),
        ({"A": 1.0, "B": 5.0, "C": 2.0, "D": 1.0, "E": 1.0}, "ABDE", 8.0),
        ({"A": 1.0, "B": 1.0, "C": 2.0, "D": 1.0}, "ACD", 4.0),
        ({"A": 1.0, "B": 1.0, "C": 1.0, "E": 1.0}, "ABDE", 3.0),
        ({"B": 3.0, "E": 1.0}, "BDE", 4.0),
        ({"C": 3.0}, "C", 3.0),
        ({"E": 3.0}, "E", 3.0),
        ({"Z": 3.0}, "", 0.0),
    ],
)
def test_the_critical_path(seconds: dict[str, float], path: str, total: float) -> None:
    assert critical_path(DIAMOND, seconds) == (tuple(path), total)


def test_of_equal_paths_the_first_in_node_order_is_taken() -> None:
    apart = graph_of([processing("A"), processing("B")])
    assert critical_path(apart, {"A": 1.0, "B": 1.0}) == (("A",), 1.0)
    assert critical_path(_graph("AC", "BC"), {"A": 1.0, "B": 1.0, "C": 1.0}) == (("A", "C"), 2.0)


def test_edges_against_the_order_are_left_out() -> None:
    assert critical_path(_graph("AB", "BA"), {"A": 1.0, "B": 1.0}) == (("A", "B"), 2.0)


def test_an_empty_graph_has_no_path() -> None:
    assert critical_path(LineageGraph(), {}) == ((), 0.0)


@st.composite
def acyclic(draw: st.DrawFn) -> tuple[LineageGraph, nx.DiGraph, dict[str, float]]:
    """Draw an acyclic graph, the same for networkx, and seconds for some of its nodes."""
    size = draw(st.integers(1, 12))
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda pair: pair[0] < pair[1])
    edges = draw(st.lists(pairs, max_size=30, unique=True)) if size > 1 else []
    names = draw(st.permutations([f"n{index}" for index in range(size)]))
    oracle = nx.DiGraph()
    oracle.add_nodes_from(names)
    oracle.add_edges_from((names[first], names[second]) for first, second in edges)
    steps = [processing(name, None, None, DependsOn=sorted(oracle.predecessors(name))) for name in sorted(names)]
    seconds = draw(st.dictionaries(st.sampled_from(names), st.integers(0, 9).map(float)))
    return graph_of(steps), oracle, seconds


@given(acyclic())
def test_reach_is_that_of_networkx(drawn: tuple[LineageGraph, nx.DiGraph, dict[str, float]]) -> None:
    graph, oracle, _ = drawn
    for node in oracle:
        assert set(upstream(graph, node)) == nx.ancestors(oracle, node)
        assert set(downstream(graph, node)) == nx.descendants(oracle, node)


@given(acyclic())
def test_the_critical_path_is_the_longest_of_networkx(
    drawn: tuple[LineageGraph, nx.DiGraph, dict[str, float]],
) -> None:
    graph, oracle, seconds = drawn
    path, total = critical_path(graph, seconds)
    longest = max(
        (
            sum(seconds.get(node, 0.0) for node in each)
            for start in oracle
            for end in oracle
            for each in ([[start]] if start == end else nx.all_simple_paths(oracle, start, end))
        ),
        default=0.0,
    )
    assert total == longest == sum(seconds.get(node, 0.0) for node in path)
    assert all(oracle.has_edge(first, second) for first, second in pairwise(path))
    assert not path or (seconds.get(path[0], 0.0) > 0 and seconds.get(path[-1], 0.0) > 0)
