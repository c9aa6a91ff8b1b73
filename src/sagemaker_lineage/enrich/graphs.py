"""The graphs of one lineage as planned, each built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.definition.expressions import literal_text
from sagemaker_lineage.graph import Bindings, build_graph

if TYPE_CHECKING:
    from sagemaker_lineage.model.graph import LineageGraph
    from sagemaker_lineage.model.pipeline import Pipeline

_Values = frozenset[tuple[str, str]]


class PlannedGraphs:
    """Graphs by definition and by what a run's values change in it: most runs are started with the defaults."""

    def __init__(self) -> None:
        self._built: dict[tuple[int, _Values, _Values], tuple[Pipeline, LineageGraph]] = {}

    def of(self, pipeline: Pipeline, bindings: Bindings) -> LineageGraph:
        """Return the graph under these parameters and execution variables; answers are left out of account.

        A pipeline that was read twice counts as two.
        """
        usual = {each.name: literal_text(each.default) for each in pipeline.parameters}
        changed = frozenset((name, value) for name, value in bindings.parameters.items() if usual.get(name) != value)
        key = (id(pipeline), changed, frozenset(bindings.execution.items()))
        if key not in self._built:
            self._built[key] = (pipeline, build_graph(pipeline, bindings._replace(answers={})))
        return self._built[key][1]
