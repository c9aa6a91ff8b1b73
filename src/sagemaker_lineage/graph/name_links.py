"""Edges between steps that name the same feature group, model, model package or endpoint.

A name alone joins nothing: the definition must state that the writer runs first. A model package group that a check
reads its baseline from is another version of it than the one this run registers.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sagemaker_lineage.graph.links import MOST_CANDIDATES, Candidate
from sagemaker_lineage.model.graph import ResourceKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sagemaker_lineage.graph.port_builder import FoundPort, StepPorts
    from sagemaker_lineage.graph.resource_names import ResourceName, ResourceNames
    from sagemaker_lineage.graph.stated_order import StatedOrder
    from sagemaker_lineage.model.pipeline import Step

VIA = {ResourceKind.FEATURE_GROUP: "featureGroup"}
"""The kinds whose edges do not have ``name:KIND`` as their reason."""


class NamedUses:
    """Who writes and who reads each named resource, by the positions of the steps."""

    def __init__(self, steps: Sequence[Step], ports: Mapping[str, StepPorts], names: ResourceNames) -> None:
        self._names = names
        self._writers: dict[ResourceName, dict[int, list[FoundPort]]] = {}
        self._readers: dict[ResourceName, dict[int, list[FoundPort]]] = {}
        for step in steps:
            for port in ports[step.id].planned_outputs:
                self._put(self._writers, step, port)
            for port in ports[step.id].planned:
                self._put(self._readers, step, port)

    def _put(self, uses: dict[ResourceName, dict[int, list[FoundPort]]], step: Step, port: FoundPort) -> None:
        name = self._names.of(port)
        if name is not None:
            uses.setdefault(name, {}).setdefault(step.position, []).append(port)

    def is_written_before(self, port: FoundPort, step: Step, order: StatedOrder) -> bool:
        """Return True if a step that runs before ``step`` writes what the port names, and not by a guess."""
        name = self._names.of(port)
        writers = self._writers.get(name, {}) if name is not None else {}
        return any(
            order.precedes(writer, step.position) and not all(port.only_if_written for port in outputs)
            for writer, outputs in writers.items()
        )

    def candidates(self) -> tuple[dict[str, list[Candidate]], bool]:
        """Return the pairs of writer and reader by the reason of their edge; True if there were more."""
        found = list(islice(self._pairs(), MOST_CANDIDATES + 1))
        by_via: dict[str, list[Candidate]] = {}
        for kind, candidate in found[:MOST_CANDIDATES]:
            by_via.setdefault(VIA.get(kind, f"name:{kind.value}"), []).append(candidate)
        return by_via, len(found) > MOST_CANDIDATES

    def _pairs(self) -> Iterator[tuple[ResourceKind, Candidate]]:
        for name, writers in self._writers.items():
            for reader, inputs in self._readers.get(name, {}).items():
                reading = [port for port in inputs if not port.settled and not _is_baseline(name, port)]
                for writer, outputs in writers.items():
                    if writer != reader:
                        yield from (
                            (name.kind, Candidate(0, 0, writer, reader, output, port))
                            for output in outputs
                            for port in reading
                        )


def without_unwritten(
    steps: Sequence[Step], ports: Mapping[str, StepPorts], uses: NamedUses, order: StatedOrder
) -> dict[str, StepPorts]:
    """Return the ports without names that only the words around them suggest, and that no step before writes."""
    return {step.id: _without_unwritten(step, ports[step.id], uses, order) for step in steps}


def _without_unwritten(step: Step, ports: StepPorts, uses: NamedUses, order: StatedOrder) -> StepPorts:
    if not any(port.only_if_written for side in ports for port in side):
        return ports
    return type(ports)(
        *(
            [port for port in side if not port.only_if_written or uses.is_written_before(port, step, order)]
            for side in ports
        )
    )


def _is_baseline(name: ResourceName, port: FoundPort) -> bool:
    return name.kind is ResourceKind.MODEL_PACKAGE_GROUP and port.role is Role.BASELINE
