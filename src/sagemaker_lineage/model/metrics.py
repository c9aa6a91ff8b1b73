"""What one step measured in execution after execution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sagemaker_lineage.model.request import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMetrics:
    """The metrics of a step in one execution, keys sorted.

    ``step_status`` is None where the execution's definition does not have the step, or nothing could be read of it.
    """

    id: str
    status: str
    started_at: datetime | None = None
    step_status: str | None = None
    cache_hit: bool = False
    metrics: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricHistory:
    """The metrics of a step over executions, oldest first.

    The gaps' pointers are into a document ``{"step": "", "executions": []}``.
    """

    pipeline: str
    step: str
    executions: tuple[StepMetrics, ...] = ()
    gaps: tuple[Gap, ...] = ()
