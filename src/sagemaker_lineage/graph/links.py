"""Edges that no reference shows: what one step writes, another reads at the same S3 location.

On the safe side: a wrong link is worse than a missing one. Only data ports link, by whole path segments; never
at a bucket's root, never below the prefix a training job writes under, never against a path that exists, never
between the branches of one condition.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.steps import Link
from sagemaker_lineage.graph.location_index import LocationIndex
from sagemaker_lineage.graph.precedence import Precedence
from sagemaker_lineage.model.gap import Gap, GapCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sagemaker_lineage.graph.edges import EdgeSet
    from sagemaker_lineage.graph.found import FoundPort, StepPorts
    from sagemaker_lineage.model.pipeline import Pipeline, Step

MOST_LINKS = 20_000
MOST_CANDIDATES = 50_000
LONGEST_LINKED_TEXT = 2_048
_EQUAL, _BELOW, _CONTAINING = range(3)


class Candidate(NamedTuple):
    """A pair of ports that may be linked. Sorts by kind, then by the steps' places in the definition."""

    kind: int
    writer: int
    reader: int
    output: FoundPort
    input: FoundPort


class Linker:
    """Adds links between the steps of one definition, each only if no path leads against it."""

    def __init__(self, pipeline: Pipeline, edges: EdgeSet) -> None:
        self._steps = pipeline.steps
        self._edges = edges
        self._by_id = {step.id: step for step in pipeline.steps}
        self._precedence = Precedence(_successors(pipeline, edges))
        self._refused: set[tuple[int, int]] = set()
        self._chains: dict[tuple[str | None, str | None], dict[str, str | None]] = {}
        self._apart: dict[tuple[str | None, ...], bool] = {}
        self._count = 0
        self.truncated = False

    def link(self, candidates: Iterable[Candidate], via: str) -> None:
        """Add an edge for each candidate that may be one, in their order."""
        for candidate in candidates:
            writer, reader = self._steps[candidate.writer], self._steps[candidate.reader]
            if (writer.id, reader.id, via) not in self._edges and not self._accept(candidate, writer, reader):
                if self.truncated:
                    return
                continue
            evidence = [*candidate.output.evidence, *candidate.input.evidence]
            self._edges.add(writer.id, reader.id, via, evidence, [candidate.input])

    def _accept(self, candidate: Candidate, writer: Step, reader: Step) -> bool:
        pair = (candidate.writer, candidate.reader)
        if pair in self._refused:
            return False
        if self._count >= MOST_LINKS or self._precedence.exhausted:
            self.truncated = True
            return False
        if self._exclusive(writer, reader) or not self._precedence.add(*pair):
            self._refused.add(pair)
            return False
        self._count += 1
        return True

    def _exclusive(self, one: Step, other: Step) -> bool:
        """Tell whether the two steps stand in different branches of one condition."""
        key = (one.parent, one.branch, other.parent, other.branch)
        if key not in self._apart:
            branches = self._branches(one)
            others = self._branches(other)
            self._apart[key] = any(branches.get(parent, branch) != branch for parent, branch in others.items())
        return self._apart[key]

    def _branches(self, step: Step) -> dict[str, str | None]:
        """Return the branch of each condition or loop around a step."""
        key = (step.parent, step.branch)
        if key not in self._chains:
            chain: dict[str, str | None] = {}
            while step.parent is not None:
                chain[step.parent] = step.branch
                step = self._by_id[step.parent]
            self._chains[key] = chain
        return self._chains[key]


def link_gap() -> Gap:
    """Return the gap that says that not every link is shown."""
    detail = (
        f"At most {MOST_LINKS:,} edges are drawn for steps that meet at the same S3 location without a reference; "
        "there are more. The artifacts name every reader and writer."
    )
    return Gap(code=GapCode.TRUNCATED, detail=detail, resource="", affects=("/graph/edges",))


def uri_candidates(pipeline: Pipeline, ports: Mapping[str, StepPorts]) -> tuple[list[Candidate], bool]:
    """Return the pairs of ports at one location or one below the other, in the order they are to be tried.

    The second value says that there were more than can be tried.
    """
    index = LocationIndex()
    writers: _Placed = {}
    job_writers: _Placed = {}
    readers: _Placed = {}
    for step in pipeline.steps:
        for port in ports[step.id].planned_outputs:
            if not index.full and (place := _place(index, port)) is not None:
                below = writers if port.link is Link.DATA else job_writers
                below.setdefault(place, {}).setdefault(step.position, []).append(port)
        for port in ports[step.id].planned:
            if not index.full and not port.settled and (place := _place(index, port)) is not None:
                readers.setdefault(place, {}).setdefault(step.position, []).append(port)
    found = list(islice(_pairs(index, writers, job_writers, readers), MOST_CANDIDATES + 1))
    truncated = len(found) > MOST_CANDIDATES or index.full
    return sorted(found, key=lambda candidate: candidate[:3]), truncated


def _place(index: LocationIndex, port: FoundPort) -> int | None:
    location = port.location
    if port.link is Link.NEVER or location is None or location.is_root or port.text.cut:
        return None
    return index.place(location) if len(location.encoded) <= LONGEST_LINKED_TEXT else None


_Placed = dict[int, dict[int, "list[FoundPort]"]]
"""Ports by their place in the index, then by the position of their step."""


def _pairs(index: LocationIndex, writers: _Placed, job_writers: _Placed, readers: _Placed) -> Iterator[Candidate]:
    """Yield the pairs; below what ``job_writers`` write, nothing links."""
    for place, reading in readers.items():
        for written in (writers, job_writers):
            yield from _product(_EQUAL, written.get(place, {}), reading)
    for place, reading in readers.items():
        for higher in index.above(place):
            yield from _product(_BELOW, writers.get(higher, {}), reading)
    for written in (writers, job_writers):
        for place, writing in written.items():
            for higher in index.above(place):
                yield from _product(_CONTAINING, writing, readers.get(higher, {}))


def _product(
    kind: int, writers: Mapping[int, Sequence[FoundPort]], readers: Mapping[int, Sequence[FoundPort]]
) -> Iterator[Candidate]:
    for writer, outputs in writers.items():
        for reader, inputs in readers.items():
            if writer != reader:
                yield from (Candidate(kind, writer, reader, output, read) for output in outputs for read in inputs)


def _successors(pipeline: Pipeline, edges: EdgeSet) -> list[list[int]]:
    """Return who comes after whom. Whoever waits for a ForEach waits for its body: an end stands for both."""
    position = {step.id: step.position for step in pipeline.steps}
    parent = {step.id: step.parent for step in pipeline.steps if step.branch == "body" and step.parent is not None}
    ends = {loop: len(position) + number for number, loop in enumerate(dict.fromkeys(parent.values()))}
    successors: list[list[int]] = [[] for _ in range(len(position) + len(ends))]
    for source, target in edges.pairs():
        start = ends[source] if source in ends and parent.get(target) != source else position[source]
        successors[start].append(position[target])
    for loop, end in ends.items():
        successors[position[loop]].append(end)
    for step, loop in parent.items():
        successors[position[step]].append(ends[loop])
    return successors
