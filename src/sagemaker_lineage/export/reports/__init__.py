"""The formats that findings can be written in: one module each, one row here.

A format is pure and deterministic: the same findings give the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sagemaker_lineage.export.reports import csv, json, junit, markdown, sarif
from sagemaker_lineage.export.reports.choice import Choice
from sagemaker_lineage.export.wire.posture import Posture


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A format by name, with what writes it."""

    name: str
    title: str
    render: Callable[[Posture, Choice], str]


REPORTS: tuple[Report, ...] = (
    Report(name="json", title="the answer of GET /posture", render=json.render),
    Report(name="sarif", title="SARIF 2.1.0, for code scanning", render=sarif.render),
    Report(name="junit", title="JUnit XML, for test reports", render=junit.render),
    Report(name="markdown", title="Markdown, for comments and summaries", render=markdown.render),
    Report(name="csv", title="a table for spreadsheets", render=csv.render),
)
"""Every format, in the order they are offered."""

BY_NAME = {report.name: report for report in REPORTS}
