"""Hostile definitions: each gives a graph with gaps or one clear error; work, memory and text are bounded."""

from __future__ import annotations

import sys
import time
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from corekit.hostile import ERRORS, GRAPHS, MEBIBYTE
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.errors import MalformedDefinition
from sagemaker_lineage.graph import build_graph
from sagemaker_lineage.graph.edges import MOST_EDGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.model.graph import LineageGraph

HANGS_SECONDS = 20
"""No measure, only a guard: far above what any of these costs, far below what one that grows by squares would."""
MOST_MEMORY = 128 * MEBIBYTE
MOST_CHARACTERS = 64 * MEBIBYTE
MOST_GAPS = 2_100


def _peak_memory() -> int:
    """Return the most memory this process has held, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _texts(graph: LineageGraph) -> Iterator[str | None]:
    """Yield every text of a graph, as often as it would be written."""
    for node in graph.nodes:
        yield from (node.id, node.type, node.label, node.parent, *node.depends_on, *node.images)
        for port in chain(node.inputs, node.outputs):
            yield from (port.name, port.uri, port.value, port.expression)
    for edge in graph.edges:
        yield from (edge.source, edge.target, edge.via, edge.label, *edge.evidence)
    for artifact in graph.artifacts:
        yield from (artifact.uri, artifact.key, artifact.expression, *artifact.produced_by, *artifact.consumed_by)
    for gap in graph.gaps:
        yield from (gap.detail, gap.resource, *gap.affects)


@pytest.mark.parametrize("name", GRAPHS)
def test_what_is_made_to_cost_much_costs_little(name: str) -> None:
    text = GRAPHS[name]()
    assert 0.15 * MEBIBYTE < len(text) < 1.35 * MEBIBYTE
    memory, started = _peak_memory(), time.process_time()
    parsed = parse_definition(text)
    graph = build_graph(parsed)
    assert time.process_time() - started < HANGS_SECONDS
    assert _peak_memory() - memory < MOST_MEMORY
    assert len(graph.nodes) == len(parsed.steps)
    assert len(graph.edges) <= MOST_EDGES
    assert len(graph.gaps) <= MOST_GAPS
    assert sum(len(written) for written in _texts(graph) if written) < MOST_CHARACTERS
    assert all(edge.evidence for edge in graph.edges)


@pytest.mark.parametrize("name", ERRORS)
def test_what_cannot_be_read_is_one_error_with_its_place(name: str) -> None:
    text, pointer = ERRORS[name][0](), ERRORS[name][1]
    memory, started = _peak_memory(), time.process_time()
    with pytest.raises(MalformedDefinition) as caught:
        parse_definition(text)
    assert time.process_time() - started < HANGS_SECONDS
    assert _peak_memory() - memory < MOST_MEMORY
    assert caught.value.pointer.startswith(pointer)
    assert "\n" not in caught.value.message
