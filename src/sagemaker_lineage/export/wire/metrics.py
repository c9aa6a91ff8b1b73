"""What a step measured in execution after execution, as it stands on the wire."""

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Instant, Number, Text, WireModel
from sagemaker_lineage.export.wire.gap import Gap, gaps_of
from sagemaker_lineage.model import metrics as domain_model


class ExecutionMetrics(WireModel):
    """The metrics of the step in one execution."""

    id: Text = Field(description="The execution's id.", examples=["0123456789ab"])
    start_time: Instant | None = Field(description="When it started.", examples=["2026-11-22T09:41:57Z"])
    status: Text = Field(description="The execution's status in AWS's words.", examples=["Succeeded"])
    step_status: Text | None = Field(
        description="The step's status, as in the document; null where that execution did not have the step.",
        examples=["Succeeded"],
    )
    cache_hit: bool = Field(description="Whether the result was taken from an earlier execution.", examples=[False])
    metrics: dict[Text, Number] = Field(
        description="The metrics by name, as in the document's `run.metrics`; empty where there are none.",
        examples=[{"validation:rmse": 2.1}],
    )


class MetricHistory(WireModel):
    """The metrics of one step over the newest executions."""

    pipeline: Text = Field(description="The pipeline's name.", examples=["mlops-pipeline"])
    step: Text = Field(description="The step's id, as in the document.", examples=["Train"])
    executions: tuple[ExecutionMetrics, ...] = Field(
        description="The executions, oldest first.", examples=[[{"id": "0123456789ab", "status": "Succeeded"}]]
    )
    gaps: tuple[Gap, ...] = Field(description="What could not be read. Everything else is complete.", examples=[[]])


def metric_history_of(history: domain_model.MetricHistory) -> MetricHistory:
    """Return a history as it stands on the wire."""
    return MetricHistory(
        pipeline=history.pipeline,
        step=history.step,
        executions=tuple(map(_execution, history.executions)),
        gaps=gaps_of(history.gaps),
    )


def _execution(each: domain_model.StepMetrics) -> ExecutionMetrics:
    return ExecutionMetrics(
        id=each.id,
        start_time=each.started_at,
        status=each.status,
        step_status=each.step_status,
        cache_hit=each.cache_hit,
        metrics=dict(each.metrics),
    )
