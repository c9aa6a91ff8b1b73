"""Pipeline → lineage graph: pure, near-linear, every claim with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.definition.bindings import NO_BINDINGS, Bindings
from sagemaker_lineage.definition.collection import without_collection
from sagemaker_lineage.definition.notes import Notes, shown
from sagemaker_lineage.definition.references import ReferenceScan
from sagemaker_lineage.definition.resolve import Resolver
from sagemaker_lineage.definition.steps import is_known
from sagemaker_lineage.graph.artifacts import Things
from sagemaker_lineage.graph.cycles import components, topological_order
from sagemaker_lineage.graph.edges import EdgeSet, add_nesting_and_order, add_references
from sagemaker_lineage.graph.linking import Linking
from sagemaker_lineage.graph.machine import read_images, read_instance
from sagemaker_lineage.graph.opaque import opaque_gaps
from sagemaker_lineage.graph.resource_names import ResourceNames, account_of
from sagemaker_lineage.graph.step_ports import StepPortReader
from sagemaker_lineage.model.gap import Gap, GapCode
from sagemaker_lineage.model.graph import LineageGraph, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sagemaker_lineage.graph.port_builder import FoundPort, StepPorts
    from sagemaker_lineage.model.graph import Port
    from sagemaker_lineage.model.pipeline import Pipeline, Step

_MOST_NAMES = 50


@without_collection()
def build_graph(pipeline: Pipeline, bindings: Bindings = NO_BINDINGS) -> LineageGraph:
    """Build the graph of a pipeline, with what a run knows laid into it.

    Edges follow the definition, with parameters and execution variables filled in; the ports show what the
    jobs themselves say, where ``bindings`` has it. Never fails: what could not be understood is in ``gaps``.
    """
    notes = Notes()
    resolver = Resolver(pipeline, bindings)
    scan = ReferenceScan(resolver, notes)
    found = {step.id: scan.scan(step) for step in pipeline.steps}
    ports: Mapping[str, StepPorts] = StepPortReader(pipeline.steps, found, resolver, notes).read(bindings)
    edges = EdgeSet()
    add_nesting_and_order(edges, pipeline, notes)
    for step in pipeline.steps:
        add_references(edges, step, found[step.id], ports[step.id], resolver)
    names = ResourceNames(_all_ports(ports), account_of(bindings.execution.get("PipelineArn")))
    linking = Linking(pipeline, edges, names)
    ports, links = linking.link(ports, resolver)
    order, cycles = _order(pipeline, edges)
    things = Things(order, ports, names)
    things.contain(linking.linked, linking.conditions)
    hidden = tuple(opaque_gaps(order, ports))
    things.share_roles()  # from here on a port may have the role that others give to its location
    nodes = tuple(_node(step, ports[step.id], bindings, resolver) for step in order)
    gaps = [*pipeline.gaps, *notes.all(), *_unknown_types(order), *links, *edges.gaps(), *things.gaps(), *cycles]
    return LineageGraph(
        nodes=nodes,
        edges=edges.finished(things),
        artifacts=things.artifacts(resolver),
        gaps=(*_placed(gaps, order), *hidden),
        resources=things.resources(resolver),
    )


def _all_ports(ports: Mapping[str, StepPorts]) -> Iterator[FoundPort]:
    return (port for found in ports.values() for side in found for port in side)


def _order(pipeline: Pipeline, edges: EdgeSet) -> tuple[list[Step], list[Gap]]:
    """Return the steps in topological order, and a gap for each cycle."""
    position = {step.id: step.position for step in pipeline.steps}
    successors: list[list[int]] = [[] for _ in position]
    for source, target in edges.pairs():
        successors[position[source]].append(position[target])
    component = components(successors)
    members: dict[int, list[Step]] = {}
    for step in pipeline.steps:
        members.setdefault(component[step.position], []).append(step)
    cycles = [
        _cycle_gap(steps)
        for steps in members.values()
        if len(steps) > 1 or steps[0].position in successors[steps[0].position]
    ]
    return [pipeline.steps[number] for number in topological_order(successors, component)], cycles


def _cycle_gap(steps: Sequence[Step]) -> Gap:
    names = ", ".join(shown(step.id) for step in steps[:_MOST_NAMES])
    more = f" and {len(steps) - _MOST_NAMES:,} more" if len(steps) > _MOST_NAMES else ""
    return Gap(
        code=GapCode.INVALID,
        detail=f"These steps wait for one another in a circle: {names}{more}.",
        resource=steps[0].pointer,
    )


def _unknown_types(steps: Sequence[Step]) -> list[Gap]:
    by_type: dict[str, list[Step]] = {}
    for step in steps:
        if not is_known(step.type):
            by_type.setdefault(step.type, []).append(step)
    gaps = [_unknown_type(f"of the type {shown(kind)}", found) for kind, found in by_type.items()]
    if len(gaps) <= _MOST_NAMES:
        return gaps
    rest = [step for found in list(by_type.values())[_MOST_NAMES:] for step in found]
    return [*gaps[:_MOST_NAMES], _unknown_type(f"of {len(gaps) - _MOST_NAMES:,} more types", rest)]


def _unknown_type(which: str, steps: Sequence[Step]) -> Gap:
    return Gap(
        code=GapCode.UNSUPPORTED,
        detail=f"Steps {which} are not known; their inputs and outputs are guessed.",
        resource=steps[0].pointer,
        affects=tuple(step.pointer for step in steps),
    )


def _node(step: Step, ports: StepPorts, bindings: Bindings, resolver: Resolver) -> Node:
    answer = bindings.answers.get(step.id, {})
    return Node(
        id=step.id,
        type=step.type,
        label=step.display_name or step.id,
        position=step.position,
        pointer=step.pointer,
        description=step.description,
        parent=step.parent,
        branch=step.branch,
        depends_on=tuple(dict.fromkeys(dependency.step for dependency in step.depends_on)),
        inputs=_finished(ports.inputs, ports.planned),
        outputs=_finished(ports.outputs, ports.planned_outputs),
        images=read_images(step, answer, resolver),
        instance=read_instance(step, answer, resolver),
        cache_enabled=step.cache_enabled,
    )


def _finished(shown: Sequence[FoundPort], planned: Sequence[FoundPort]) -> tuple[Port, ...]:
    plans = {id(port.answered): port for port in planned if port.answered is not None}
    return tuple(port.port(plans.get(id(port))) for port in shown)


def _placed(gaps: Sequence[Gap], order: Sequence[Step]) -> tuple[Gap, ...]:
    """Let each gap name the nodes it concerns, found by the JSON pointer it carries."""
    places = {step.pointer: f"/graph/nodes/{index}" for index, step in enumerate(order)}
    return tuple(
        gap if gap.affects and not gap.affects[0].startswith("/Steps") else gap._replace(affects=_affected(gap, places))
        for gap in gaps
    )


def _affected(gap: Gap, places: Mapping[str, str]) -> tuple[str, ...]:
    if gap.affects:
        return tuple(places[pointer] for pointer in gap.affects)
    pointer = gap.resource or ""
    while pointer and pointer not in places:
        pointer = pointer.rpartition("/")[0]
    return (places[pointer],) if pointer else ()
