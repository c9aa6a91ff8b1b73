"""Read the metrics of one step over executions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.metric_history import read_metric_history
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.question import MOST_EXECUTIONS, MetricsQuery
from sagemaker_lineage.service.engine import ANSWER_SECONDS, run

if TYPE_CHECKING:
    from sagemaker_lineage.model.metrics import MetricHistory
    from sagemaker_lineage.service.ports import Reader

__all__ = ["MOST_EXECUTIONS", "MetricsQuery", "read_metrics"]


def read_metrics(query: MetricsQuery, reader: Reader, seconds: float = ANSWER_SECONDS) -> MetricHistory:
    """Read what a step measured in the newest executions; what could not be read is in the gaps.

    Raises:
        PipelineNotFound: there is no such pipeline.
        StepNotFound: neither the pipeline nor any of these executions has that step.
        AwsError: the executions could not be listed.
    """
    return run(Plan(lambda flow: flow.start(read_metric_history(flow, query))), reader, seconds)
