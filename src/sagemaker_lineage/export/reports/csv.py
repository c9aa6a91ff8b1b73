"""The findings as a table for spreadsheets: one row each, no cell a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sagemaker_lineage.export.formats.csv import cell

if TYPE_CHECKING:
    from sagemaker_lineage.export.reports.choice import Choice
    from sagemaker_lineage.export.wire.posture import PipelineFinding, Posture

COLUMNS = (
    "pipeline",
    "verdict",
    "severity",
    "rule",
    "resource",
    "title",
    "evidence",
    "reason",
    "iamAction",
    "remedy",
    "controls",
    "steps",
    "reached",
    "reaches",
)
"""The first row. Lists have ``; `` between their members."""


def render(posture: Posture, _choice: Choice) -> str:
    """Return the findings as comma-separated values, lines end in CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([*map(cell, _row(finding))] for finding in posture.findings)
    return text.getvalue()


def _row(finding: PipelineFinding) -> tuple[str | int | None, ...]:
    return (
        finding.pipeline,
        finding.verdict.value,
        finding.severity.value,
        finding.rule,
        finding.resource,
        finding.title,
        finding.evidence,
        finding.reason,
        finding.iam_action,
        finding.remedy,
        "; ".join(finding.controls),
        "; ".join(finding.nodes),
        finding.reached,
        "; ".join(each.id for each in finding.reaches),
    )
