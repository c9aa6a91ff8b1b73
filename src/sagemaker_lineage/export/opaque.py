"""Steps that hide their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.model.gap import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.export.document import LineageDocument

NOTE = "hides its data"
"""A mark beside such a step."""


def opaque_steps(document: LineageDocument) -> frozenset[str]:
    """Return the ids of the steps whose inputs are not known because the step hides them: gaps of the code opaque."""
    affected = {pointer for gap in document.gaps if gap.code is GapCode.OPAQUE for pointer in gap.affects}
    nodes = enumerate(document.graph.nodes)
    return frozenset(node.id for place, node in nodes if f"/graph/nodes/{place}/inputs" in affected)
