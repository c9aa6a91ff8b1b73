"""What the library answers with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.export.document import LineageDocument, document_bytes
from sagemaker_lineage.export.formats import render, svg
from sagemaker_lineage.export.picture import View
from sagemaker_lineage.graph import downstream, upstream
from sagemaker_lineage.model.execution import Lineage

if TYPE_CHECKING:
    from sagemaker_lineage.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineLineage:
    """The lineage of one pipeline: immutable, and complete about what could not be read.

    ``lineage`` holds the values of the domain, ``document`` the same in the words of the wire.
    """

    lineage: Lineage
    document: LineageDocument

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings, worst first; empty where nobody asked for them with ``include``."""
        return self.lineage.assessment.findings if self.lineage.assessment else ()

    def to_dict(self) -> dict[str, Any]:
        """Return the document as JSON values, a new dictionary each time."""
        values: dict[str, Any] = json.loads(document_bytes(self.document))
        return values

    def to_json(self) -> str:
        """Return the document as JSON text, indented for reading."""
        return render(self.document, "json")

    def to_mermaid(self) -> str:
        """Return the graph as a Mermaid flowchart."""
        return render(self.document, "mermaid")

    def to_dot(self) -> str:
        """Return the graph as a Graphviz digraph."""
        return render(self.document, "dot")

    def to_svg(self, view: str = "both") -> str:
        """Return the graph as an SVG image: its ``steps``, its ``data``, or ``both``. Raises ``ValueError``."""
        return svg.render(self.document, View(view))

    def to_csv(self) -> str:
        """Return a table with one row for each step and each of its inputs and outputs, for spreadsheets."""
        return render(self.document, "csv")

    def upstream(self, step: str) -> tuple[str, ...]:
        """Return the ids of all steps that this one depends on, in node order. Raises ``KeyError``."""
        return upstream(self.lineage.graph, step)

    def downstream(self, step: str) -> tuple[str, ...]:
        """Return the ids of all steps that depend on this one, in node order. Raises ``KeyError``."""
        return downstream(self.lineage.graph, step)
