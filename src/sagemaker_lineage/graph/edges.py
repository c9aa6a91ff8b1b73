"""Edges while the graph is being built, and those the definition states."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.names import short_name
from sagemaker_lineage.definition.notes import shown
from sagemaker_lineage.definition.pointer import pointer_text, root_of
from sagemaker_lineage.model.gap import Gap, GapCode
from sagemaker_lineage.model.graph import Confidence, Edge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagemaker_lineage.definition.notes import Notes
    from sagemaker_lineage.definition.pointer import Place
    from sagemaker_lineage.definition.references import Found
    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.artifacts import Things
    from sagemaker_lineage.graph.port_builder import FoundPort, StepPorts
    from sagemaker_lineage.model.pipeline import Pipeline, Step

MOST_EDGES = 50_000
MOST_EVIDENCE = 8 * 1024 * 1024
"""Characters of evidence kept for all edges together."""
_SURENESS = tuple(Confidence)
_BRANCH = {"if": "branch:if", "else": "branch:else", "body": "body:forEach"}


class Flow(NamedTuple):
    """Data that reaches the input ``port``: ``carried`` is the port that names it, the input itself or a part of it."""

    port: FoundPort
    carried: FoundPort
    confidence: Confidence


class Draft:
    """An edge being built: the flows along it, and where the definition says so."""

    __slots__ = ("evidence", "flows")

    def __init__(self) -> None:
        self.flows: dict[tuple[int, int], Flow] = {}
        self.evidence: dict[str, None] = {}


class EdgeSet:
    """The edges of a graph, one for each (source, target, via), bounded in number and size."""

    def __init__(self) -> None:
        self._drafts: dict[tuple[str, str, str], Draft] = {}
        self._evidence_left = MOST_EVIDENCE
        self.left_out = 0
        self.evidence_left_out = 0

    def __contains__(self, key: tuple[str, str, str]) -> bool:
        return key in self._drafts

    def keys(self) -> list[tuple[str, str, str]]:
        """Return source, target and via of every edge."""
        return list(self._drafts)

    def pairs(self) -> Iterable[tuple[str, str]]:
        """Return the ends of every edge."""
        return ((source, target) for source, target, _ in self._drafts)

    def add(
        self, source: str, target: str, via: str, places: Iterable[Place | str], flows: Iterable[Flow] = ()
    ) -> None:
        """Add an edge, or evidence and flows to one that is there."""
        draft = self._drafts.get((source, target, via))
        if draft is None:
            if len(self._drafts) >= MOST_EDGES:
                self.left_out += 1
                return
            draft = self._drafts[source, target, via] = Draft()
        for flow in flows:
            known = draft.flows.setdefault((id(flow.port), id(flow.carried)), flow)
            if _SURENESS.index(flow.confidence) < _SURENESS.index(known.confidence):
                draft.flows[id(flow.port), id(flow.carried)] = flow
        for place in places:
            self._prove(draft, place)

    def _prove(self, draft: Draft, place: Place | str) -> None:
        """Keep a pointer as evidence; when there is no room for more, the step it lies in for an edge without any."""
        if self._evidence_left > 0:
            pointer = pointer_text(place)
            self._evidence_left -= len(pointer)
            draft.evidence[pointer] = None
            return
        self.evidence_left_out += 1
        if not draft.evidence:
            draft.evidence[root_of(place)] = None

    def finished(self, things: Things) -> tuple[Edge, ...]:
        """Return the edges by source, target and via."""
        drafts = sorted(self._drafts.items(), key=lambda item: item[0])
        return tuple(_finish(*key, draft, things) for key, draft in drafts)

    def gaps(self) -> list[Gap]:
        """Return what was left out, as gaps."""
        gaps = []
        if self.left_out:
            detail = f"A graph holds at most {MOST_EDGES:,} edges; {self.left_out:,} references are not shown as edges."
            gaps.append(Gap(code=GapCode.TRUNCATED, detail=detail, resource="", affects=("/graph/edges",)))
        if self.evidence_left_out:
            detail = f"{self.evidence_left_out:,} more places of the definition are evidence for the edges shown."
            gaps.append(Gap(code=GapCode.TRUNCATED, detail=detail, resource="", affects=("/graph/edges",)))
        return gaps


def add_nesting_and_order(edges: EdgeSet, pipeline: Pipeline, notes: Notes) -> None:
    """Add the edges that nesting and ``DependsOn`` state."""
    known = {step.id for step in pipeline.steps}
    for step in pipeline.steps:
        if step.parent is not None and step.branch is not None:
            edges.add(step.parent, step.id, _BRANCH[step.branch], [step.pointer])
        _add_dependencies(edges, step, known, notes)


def _add_dependencies(edges: EdgeSet, step: Step, known: set[str], notes: Notes) -> None:
    for dependency in step.depends_on:
        source = short_name(dependency.step)
        if source not in known:
            detail = f"DependsOn names {shown(dependency.step)}, and there is no such step."
            notes.add(GapCode.UNRESOLVED, dependency.pointer, detail)
            continue
        via = "dependsOn" if dependency.trigger is None else f"trigger:{dependency.trigger}"
        edges.add(source, step.id, via, [dependency.pointer])


def add_references(edges: EdgeSet, step: Step, found: Found, ports: StepPorts, resolver: Resolver) -> None:
    """Add an edge for each reference of a step.

    A reference to the result of a loop is an edge from the loop, and one from the step in its body that makes it.
    """
    fed: dict[int, list[FoundPort]] = {}
    for port in ports.planned:
        for source in port.sources:
            fed.setdefault(source, []).append(port)
    for reference in found.references:
        inputs = [
            Flow(port, port, Confidence.CERTAIN) for identity in reference.inside for port in fed.get(identity, ())
        ]
        edges.add(reference.target.step, step.id, reference.via, [reference.place], inputs)
        maker = resolver.followed(reference.target).step
        if reference.target.step not in (maker, step.parent):
            edges.add(maker, step.id, reference.via, [reference.place], inputs)


def _finish(source: str, target: str, via: str, draft: Draft, things: Things) -> Edge:
    """Return an edge with what flows along it: of the inputs it leads to, those that the source has to do with."""
    is_reference = via.startswith("ref:")
    carried: dict[tuple[bool, int], Confidence] = {}
    fed: dict[int, FoundPort] = {}
    for flow in draft.flows.values():
        found = [thing for thing in things.of(flow.carried.shown) if thing.leads(source, target, read=is_reference)]
        for thing in found:
            known = carried.setdefault((thing.is_artifact, thing.id), flow.confidence)
            carried[thing.is_artifact, thing.id] = min(known, flow.confidence, key=_SURENESS.index)
        if found or (flow.port.missing and things.shows(flow.port.shown)):
            fed[id(flow.port)] = flow.port
    names = sorted({port.name for port in fed.values()})
    artifacts = {port.shown.artifact for port in fed.values()}
    return Edge(
        source=source,
        target=target,
        via=via,
        label=", ".join(names) if names else None,
        artifact=next(iter(artifacts)) if len(artifacts) == 1 else None,
        evidence=tuple(draft.evidence),
        artifacts=tuple(sorted(number for is_artifact, number in carried if is_artifact)),
        resources=tuple(sorted(number for is_artifact, number in carried if not is_artifact)),
        confidence=min(carried.values(), key=_SURENESS.index, default=None),
    )
