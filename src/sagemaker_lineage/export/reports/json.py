"""The findings as JSON, indented for reading: the answer of ``GET /posture``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagemaker_lineage.export.reports.choice import Choice
    from sagemaker_lineage.export.wire.posture import Posture


def render(posture: Posture, _choice: Choice) -> str:
    """Return the findings as JSON text."""
    return posture.model_dump_json(indent=2) + "\n"
