"""The list of pipelines as a table of text. Pure: pipelines in, rows out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.cli.lines import Glyphs, Line, Span, say
from sagemaker_lineage.cli.printable import printable
from sagemaker_lineage.cli.status import status_span
from sagemaker_lineage.cli.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sagemaker_lineage.model.catalog import ListedPipeline


def pipeline_table(pipelines: Sequence[ListedPipeline], region: str, glyphs: Glyphs) -> Table:
    """Return the pipelines: name, last change, last run and, where it was read, how that went."""
    with_runs = any(pipeline.last_execution for pipeline in pipelines)
    heads = ("pipeline", "changed", "last run", *(("status",) if with_runs else ()), "description")
    rows = tuple(_row(pipeline, glyphs, with_runs=with_runs) for pipeline in pipelines)
    count = f"{len(rows) or 'no'} {'pipeline' if len(rows) == 1 else 'pipelines'}"
    return Table(title=f"{count} in {printable(region)}", heads=heads, rows=rows)


def _row(pipeline: ListedPipeline, glyphs: Glyphs, *, with_runs: bool) -> Line:
    run = pipeline.last_execution
    status = (status_span(run.status, glyphs) if run else say(""),)
    return (
        say(pipeline.name, "bold"),
        _day(pipeline.last_modified_at),
        _day(pipeline.last_execution_at or (run.started_at if run else None)),
        *(status if with_runs else ()),
        say(pipeline.description, "dim"),
    )


def _day(moment: datetime | None) -> Span:
    return say(moment.strftime("%Y-%m-%d %H:%M") if moment else "")
