"""Components, topological order and precedence, with networkx as an independent oracle."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagemaker_lineage.graph.cycles import components, topological_order
from sagemaker_lineage.graph.precedence import MOST_VISITS, Precedence

Edges = list[tuple[int, int]]


def _successors(size: int, edges: Edges) -> list[list[int]]:
    successors: list[list[int]] = [[] for _ in range(size)]
    for source, target in edges:
        successors[source].append(target)
    return successors


@st.composite
def digraphs(draw: st.DrawFn) -> tuple[int, Edges]:
    """Draw a directed graph, cycles and repeated edges included."""
    size = draw(st.integers(1, 14))
    vertices = st.integers(0, size - 1)
    return size, draw(st.lists(st.tuples(vertices, vertices), max_size=40))


def _oracle(size: int, edges: Edges) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(edges)
    return graph


@given(digraphs())
def test_components_are_those_of_networkx_named_by_their_smallest_vertex(drawn: tuple[int, Edges]) -> None:
    size, edges = drawn
    true = {
        vertex: min(members) for members in nx.strongly_connected_components(_oracle(size, edges)) for vertex in members
    }
    assert components(_successors(size, edges)) == [true[vertex] for vertex in range(size)]


@given(digraphs())
def test_edges_point_forward_ties_go_by_number_and_cycles_stay_together(drawn: tuple[int, Edges]) -> None:
    size, edges = drawn
    successors = _successors(size, edges)
    component = components(successors)
    order = topological_order(successors, component)
    condensed = nx.DiGraph((component[source], component[target]) for source, target in edges)
    condensed.add_nodes_from(component)
    condensed.remove_edges_from(list(nx.selfloop_edges(condensed)))
    true = nx.lexicographical_topological_sort(condensed)
    members = {name: [vertex for vertex in range(size) if component[vertex] == name] for name in condensed}
    assert order == [vertex for name in true for vertex in members[name]]


@pytest.mark.parametrize("size", [1, 2, 50_000])
def test_long_chains_and_rings_need_no_recursion(size: int) -> None:
    chain = [[index + 1] for index in range(size - 1)] + [[]]
    assert components(chain) == list(range(size))
    assert topological_order(chain, list(range(size))) == list(range(size))
    ring = [[(index + 1) % size] for index in range(size)]
    assert components(ring) == [0] * size
    assert topological_order(ring, [0] * size) == list(range(size))


@given(digraphs(), st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=40))
def test_precedence_refuses_exactly_what_would_close_a_circle(drawn: tuple[int, Edges], tried: Edges) -> None:
    size, edges = drawn
    precedence = Precedence(_successors(size, edges))
    oracle = _oracle(size, edges)
    for first, second in ((first % size, second % size) for first, second in tried):
        closes = first == second or nx.has_path(oracle, second, first)
        assert precedence.add(first, second) is not closes
        if not closes:
            oracle.add_edge(first, second)


def test_the_work_of_one_definition_is_bounded() -> None:
    size, width = 1_000, 20
    precedence = Precedence([[index + 1] * width for index in range(size - 1)] + [[]])
    tried = 0
    while not precedence.exhausted:
        assert not precedence.add(size - 1, 0)
        tried += 1
    assert tried == 1 + MOST_VISITS // ((size - 1) * width)
