"""The data of a document as it is drawn: groups, the steps that write and read them, and what leads between groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.export.containment import Place, places_of, read_parts, wholes
from sagemaker_lineage.export.datum import edge_ids
from sagemaker_lineage.export.folding import Group, fold
from sagemaker_lineage.export.wire.resource import Resource
from sagemaker_lineage.model.graph import ResourceKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sagemaker_lineage.export.datum import Datum
    from sagemaker_lineage.export.document import LineageDocument
    from sagemaker_lineage.export.wire.graph import Edge, Graph

MOST_PASSES = 100_000
"""How many ways between data and data are looked at: far more than any format draws."""
_DRAWN = frozenset({Role.DATA, Role.MODEL, Role.REPORT, Role.BASELINE, Role.RESULT})
_Roles = dict[int, set[Role]]


class Flows(NamedTuple):
    """The drawn groups and what joins them, by their ids.

    ``reads`` has for a (group, step) the group that the step names: the same, or a whole that this one is a part of.
    ``feeds`` has for a (step, group) the group through which the step feeds this one. ``parts`` are pairs of groups
    that data leads between. ``shown`` has the group of each artifact and resource.
    """

    groups: tuple[Group, ...]
    writes: tuple[tuple[str, str], ...]
    reads: Mapping[tuple[str, str], str]
    feeds: Mapping[tuple[str, str], str]
    parts: tuple[tuple[str, str], ...]
    shown: Mapping[str, str]

    def along(self, edge: Edge) -> Iterator[str]:
        """Yield the groups that the target of an edge names and the source feeds."""
        for each in edge_ids(edge):
            group = self.shown.get(each, "")
            if (edge.source, group) in self.feeds and self.reads.get((group, edge.target)) == group:
                yield group


class _Upward(NamedTuple):
    """A way from a writer of a part to a reader of its whole; ``is_written`` says that some step writes the whole."""

    writer: str
    part: str
    whole: str
    reader: str
    is_written: bool


def flows_of(document: LineageDocument) -> Flows:
    """Return how data flows, as it is drawn: without code, configuration and debug output."""
    graph = document.graph
    groups = (*fold(graph.artifacts), *fold(graph.resources))
    roles = _roles(graph)
    places = places_of(groups, {group.id for group in groups if any(_is_drawn(each, roles) for each in group.members)})
    shown = {member: place.group.id for place in places for member in place.group.ids}
    related = list(_related(places))
    upward = list(_upward(related, _told(graph.edges, shown)))
    return Flows(
        groups=tuple(place.group for place in places),
        writes=tuple((step, place.group.id) for place in places for step in place.group.produced_by),
        reads=_reads(places, upward),
        feeds=_feeds(places, related, upward),
        parts=(*read_parts(places), *dict.fromkeys((each.part, each.whole) for each in upward if not each.is_written)),
        shown=shown,
    )


def _is_drawn(datum: Datum, roles: _Roles) -> bool:
    """Return True for data, models, reports and baselines; of an open location its ports tell what it is."""
    if not isinstance(datum, Resource):
        return datum.role in _DRAWN
    return datum.kind is not ResourceKind.LOCATION or not _DRAWN.isdisjoint(roles.get(datum.id, _DRAWN))


def _roles(graph: Graph) -> _Roles:
    """Return the roles of the ports that name each resource."""
    roles: _Roles = {}
    for node in graph.nodes:
        for port in (*node.inputs, *node.outputs):
            if port.resource_id is not None:
                roles.setdefault(port.resource_id, set()).add(port.role)
    return roles


def _told(edges: Iterable[Edge], shown: Mapping[str, str]) -> set[tuple[str, str, str]]:
    """Return what the edges say: a step feeds a group to a step that reads it."""
    return {(edge.source, shown[each], edge.target) for edge in edges for each in edge_ids(edge) if each in shown}


def _related(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield parts with each of their wholes, as long as there are not too many passes."""
    left = MOST_PASSES
    for part in places:
        for whole in wholes(part):
            left -= 1 + len(whole.writers) + len(part.writers) * len(whole.group.consumed_by)
            if left < 0:
                return
            yield part, whole


def _upward(related: Iterable[tuple[Place, Place]], told: AbstractSet[tuple[str, str, str]]) -> Iterator[_Upward]:
    """Yield the ways from parts into wholes that edges tell of."""
    for part, whole in related:
        for reader in whole.group.consumed_by:
            for writer in sorted(part.writers - whole.writers):
                if (writer, whole.group.id, reader) in told:
                    yield _Upward(writer, part.group.id, whole.group.id, reader, whole.is_written)


def _reads(places: Iterable[Place], upward: Iterable[_Upward]) -> dict[tuple[str, str], str]:
    """Return which steps read each group.

    Who reads a written whole reads the parts that other steps write by itself: an arrow from a part into such a whole
    would seem to lead on to the other parts.
    """
    reads = {(place.group.id, step): place.group.id for place in places for step in place.group.consumed_by}
    for each in upward:
        if each.is_written:
            reads.setdefault((each.part, each.reader), each.whole)
    return reads


def _feeds(
    places: Iterable[Place], related: Iterable[tuple[Place, Place]], upward: Iterable[_Upward]
) -> dict[tuple[str, str], str]:
    feeds = {(each.writer, each.whole): each.part for each in upward}
    for part, whole in related:
        if part.group.consumed_by:
            feeds |= {(step, part.group.id): whole.group.id for step in whole.writers}
    return feeds | {(step, place.group.id): place.group.id for place in places for step in place.writers}
