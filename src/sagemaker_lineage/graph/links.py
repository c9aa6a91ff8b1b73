"""Edges that no reference shows: what one step writes, another reads at the same S3 location.

On the safe side: a wrong link is worse than a missing one. Only data ports link, by whole path segments; never
at a bucket's root, never below the prefix a training job writes under, never against a path that exists, never
between steps that cannot both run. The nearest writer hides those that write further up. Where the direction of a port
is guessed, the definition must state that the writer runs first.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.steps import Link
from sagemaker_lineage.graph.edges import Flow
from sagemaker_lineage.graph.location_index import LocationIndex
from sagemaker_lineage.graph.precedence import Precedence
from sagemaker_lineage.model.gap import Gap, GapCode
from sagemaker_lineage.model.graph import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sagemaker_lineage.graph.edges import EdgeSet
    from sagemaker_lineage.graph.port_builder import FoundPort, StepPorts
    from sagemaker_lineage.graph.run_conditions import RunConditions
    from sagemaker_lineage.graph.stated_order import StatedOrder
    from sagemaker_lineage.model.pipeline import Pipeline

MOST_LINKS = 20_000
MOST_CANDIDATES = 50_000
LONGEST_LINKED_TEXT = 2_048
_EQUAL, _BELOW, _CONTAINING = range(3)


class Candidate(NamedTuple):
    """A pair of ports that may be linked.

    Sorts by kind and by how far above the reader the writer is, then by the steps' places in the definition.
    """

    kind: int
    distance: int
    writer: int
    reader: int
    output: FoundPort
    input: FoundPort

    @property
    def is_guess(self) -> bool:
        """Return True if the direction of one of the ports is guessed."""
        return self.output.guessed or self.input.guessed


class Linker:
    """Adds links between the steps of one definition, each only if it can happen and no path leads against it."""

    def __init__(self, pipeline: Pipeline, edges: EdgeSet, conditions: RunConditions, order: StatedOrder) -> None:
        self._steps = pipeline.steps
        self._edges = edges
        self._conditions = conditions
        self._order = order
        self._precedence = Precedence(_successors(pipeline, edges))
        self._refused: set[tuple[int, int]] = set()
        self._nearest: dict[int, tuple[int, int]] = {}
        self._count = 0
        self.truncated = False
        self.linked: list[tuple[FoundPort, FoundPort]] = []

    def link(self, candidates: Iterable[Candidate], via: str, *, in_stated_order: bool = False) -> None:
        """Add an edge for each candidate that may be one, in their order.

        ``in_stated_order`` requires of all of them what is required of guesses: that the definition states the order.
        """
        for candidate in candidates:
            needs_order = candidate.is_guess or in_stated_order
            if self._is_hidden(candidate) or (needs_order and not self._in_stated_order(candidate)):
                continue
            writer, reader = self._steps[candidate.writer], self._steps[candidate.reader]
            if (writer.id, reader.id, via) not in self._edges and not self._accept(candidate.writer, candidate.reader):
                if self.truncated:
                    return
                continue
            if candidate.kind != _CONTAINING:
                self._nearest.setdefault(id(candidate.input), (candidate.kind, candidate.distance))
            evidence = [*candidate.output.evidence, *candidate.input.evidence]
            confidence = Confidence.POSSIBLE if candidate.is_guess else Confidence.LIKELY
            carried = candidate.output if candidate.kind == _CONTAINING else candidate.input
            self._edges.add(writer.id, reader.id, via, evidence, [Flow(candidate.input, carried, confidence)])
            self.linked.append((candidate.output, candidate.input))

    def _is_hidden(self, candidate: Candidate) -> bool:
        """Return True if a writer nearer to what the input names has been found."""
        nearest = self._nearest.get(id(candidate.input))
        return nearest is not None and candidate.kind != _CONTAINING and nearest < candidate[:2]

    def _in_stated_order(self, candidate: Candidate) -> bool:
        precedes = self._order.precedes(candidate.writer, candidate.reader)
        self.truncated = self.truncated or (self._order.exhausted and not precedes)
        return precedes

    def _accept(self, writer: int, reader: int) -> bool:
        pair = (writer, reader)
        if pair in self._refused:
            return False
        if self._count >= MOST_LINKS or self._precedence.exhausted:
            self.truncated = True
            return False
        if self._conditions.exclude(*pair) or not self._precedence.add(*pair):
            self._refused.add(pair)
            return False
        self._count += 1
        return True


def link_gap() -> Gap:
    """Return the gap that says that not every link is shown."""
    detail = (
        f"At most {MOST_LINKS:,} edges are drawn for steps that meet at the same S3 location without a reference; "
        "there are more. The artifacts name every reader and writer."
    )
    return Gap(code=GapCode.TRUNCATED, detail=detail, resource="", affects=("/graph/edges",))


_Placed = dict[int, dict[int, "list[FoundPort]"]]
"""Ports by their place in the index, then by the position of their step."""


class _Meetings:
    """Who writes and who reads at each place."""

    def __init__(self, pipeline: Pipeline, ports: Mapping[str, StepPorts]) -> None:
        self.index = LocationIndex()
        self.writers: _Placed = {}
        self.job_writers: _Placed = {}
        self.readers: _Placed = {}
        self._reads: set[tuple[int, int]] = set()
        self._ends = {step.id: step.position for step in pipeline.steps}
        self._referring: list[tuple[int, int, FoundPort]] = []
        for step in pipeline.steps:
            for port in ports[step.id].planned_outputs:
                below = self.writers if port.link is Link.DATA else self.job_writers
                self._put(below, step.position, port, self._place(port))
            for port in ports[step.id].planned:
                self._read(step.position, port, self._place(port))
        for place, position, port in self._referring:
            if self._is_only_read(place, self._ends[str(port.origin)]):
                self._put(self.readers, position, port, place)

    def _read(self, position: int, port: FoundPort, place: int | None) -> None:
        """Take an input; one that refers to another step is only a reader if that step did not write there."""
        if place is None:
            return
        self._reads.add((place, position))
        if not port.settled:
            self._put(self.readers, position, port, place)
        elif port.origin is not None:
            self._referring.append((place, position, port))

    def _place(self, port: FoundPort) -> int | None:
        location = port.location
        if self.index.full or port.link is Link.NEVER or location is None or location.is_root or port.text.cut:
            return None
        return self.index.place(location) if len(location.encoded) <= LONGEST_LINKED_TEXT else None

    @staticmethod
    def _put(placed: _Placed, position: int, port: FoundPort, place: int | None) -> None:
        if place is not None:
            placed.setdefault(place, {}).setdefault(position, []).append(port)

    def _is_only_read(self, place: int, step: int) -> bool:
        """Return True if the step that an input refers to reads there, and does not write there."""
        places = [place, *self.index.above(place)]
        writes = any(step in writers.get(each, ()) for each in places for writers in (self.writers, self.job_writers))
        return not writes and any((each, step) in self._reads for each in places)

    def pairs(self) -> Iterator[Candidate]:
        """Yield the pairs; below what ``job_writers`` write, nothing links."""
        for place, reading in self.readers.items():
            for written in (self.writers, self.job_writers):
                yield from _product(_EQUAL, 0, written.get(place, {}), reading)
        for place, reading in self.readers.items():
            for distance, higher in enumerate(self.index.above(place)):
                yield from _product(_BELOW, distance, self.writers.get(higher, {}), reading)
        for written in (self.writers, self.job_writers):
            for place, writing in written.items():
                for higher in self.index.above(place):
                    yield from _product(_CONTAINING, 0, writing, self.readers.get(higher, {}))


def uri_candidates(pipeline: Pipeline, ports: Mapping[str, StepPorts]) -> tuple[list[Candidate], bool]:
    """Return the pairs of ports at one location or one below the other, in the order they are to be tried.

    The second value says that there were more than can be tried.
    """
    meetings = _Meetings(pipeline, ports)
    found = list(islice(meetings.pairs(), MOST_CANDIDATES + 1))
    truncated = len(found) > MOST_CANDIDATES or meetings.index.full
    return sorted(found, key=lambda candidate: candidate[:4]), truncated


def _product(
    kind: int, distance: int, writers: Mapping[int, Sequence[FoundPort]], readers: Mapping[int, Sequence[FoundPort]]
) -> Iterator[Candidate]:
    for writer, outputs in writers.items():
        for reader, inputs in readers.items():
            if writer != reader:
                pairs = product(outputs, inputs)
                yield from (Candidate(kind, distance, writer, reader, output, read) for output, read in pairs)


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
