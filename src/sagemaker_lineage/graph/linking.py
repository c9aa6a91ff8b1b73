"""All edges that no reference shows, in the order in which they are tried: locations, queries of tables, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.graph.feature_groups import feature_group_candidates
from sagemaker_lineage.graph.links import Linker, link_gap, uri_candidates
from sagemaker_lineage.graph.name_links import NamedUses, without_unwritten
from sagemaker_lineage.graph.run_conditions import RunConditions
from sagemaker_lineage.graph.stated_order import StatedOrder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagemaker_lineage.definition.resolve import Resolver
    from sagemaker_lineage.graph.edges import EdgeSet
    from sagemaker_lineage.graph.port_builder import FoundPort, StepPorts
    from sagemaker_lineage.graph.resource_names import ResourceNames
    from sagemaker_lineage.model.gap import Gap
    from sagemaker_lineage.model.pipeline import Pipeline


class Linking:
    """Links the steps of one definition. ``linked`` are the ports that have been joined."""

    def __init__(self, pipeline: Pipeline, edges: EdgeSet, names: ResourceNames) -> None:
        self._pipeline = pipeline
        self._edges = edges
        self._names = names
        stated = edges.keys()
        self.conditions = RunConditions(pipeline.steps, stated)
        self._order = StatedOrder(pipeline.steps, stated)
        self.linked: list[tuple[FoundPort, FoundPort]] = []

    def link(self, ports: Mapping[str, StepPorts], resolver: Resolver) -> tuple[Mapping[str, StepPorts], list[Gap]]:
        """Add the edges; return the ports that are left, and a gap if not every edge could be tried."""
        steps = self._pipeline.steps
        ports = without_unwritten(steps, ports, NamedUses(steps, ports, self._names), self._order)
        by_location, truncated = uri_candidates(self._pipeline, ports)
        queries, more_queries = feature_group_candidates(self._pipeline, ports, resolver)
        by_name, more_names = NamedUses(steps, ports, self._names).candidates()
        truncated = truncated or more_queries or more_names
        if by_location or queries or by_name:
            linker = Linker(self._pipeline, self._edges, self.conditions, self._order)
            linker.link(by_location, "s3:uri")
            linker.link(queries, "featureGroup")
            for via, candidates in by_name.items():
                linker.link(candidates, via, in_stated_order=True)
            self.linked = linker.linked
            truncated = truncated or linker.truncated
        return ports, [link_gap()] if truncated else []
