"""Pipelines whose lineage was judged, as a page of a region's pipelines."""

from __future__ import annotations

from dataclasses import dataclass

from sagemaker_lineage.model.execution import Lineage
from sagemaker_lineage.model.request import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPage:
    """Some of a region's pipelines, by name, each with its findings.

    ``done`` is how many have been judged with this page, ``total`` how many there are, None where they are too many
    to be counted. ``gaps`` say which pipelines could not be read. ``cursor`` goes on, None at the end.
    """

    lineages: tuple[Lineage, ...] = ()
    done: int = 0
    total: int | None = None
    cursor: str | None = None
    gaps: tuple[Gap, ...] = ()
