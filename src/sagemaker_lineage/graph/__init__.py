"""Pipeline → :class:`~sagemaker_lineage.model.graph.LineageGraph`, and walks over it."""

from sagemaker_lineage.definition.bindings import NO_BINDINGS, Bindings
from sagemaker_lineage.graph.build import build_graph
from sagemaker_lineage.graph.step_ports import answer_ports
from sagemaker_lineage.graph.traverse import critical_path, downstream, upstream

__all__ = ["NO_BINDINGS", "Bindings", "answer_ports", "build_graph", "critical_path", "downstream", "upstream"]
