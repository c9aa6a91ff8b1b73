"""``GET /pipelines/{name}/steps/{step}/metrics``: what a step measured in execution after execution."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from sagemaker_lineage.errors import (
    AccessDenied,
    InvalidRequest,
    PipelineNotFound,
    ProfileNotPermitted,
    StepNotFound,
    Throttled,
    TimedOut,
)
from sagemaker_lineage.export.wire.fields import wire_bytes
from sagemaker_lineage.export.wire.metrics import MetricHistory, metric_history_of
from sagemaker_lineage.server.backend import Service, service_of
from sagemaker_lineage.server.conditional import conditional_response, digest_etag, wants_fresh
from sagemaker_lineage.server.openapi import answers
from sagemaker_lineage.server.profiles import Caller, require_permitted
from sagemaker_lineage.server.queries.lineage import MetricsOfStepQuery
from sagemaker_lineage.server.queries.parameters import PlainName, StepName
from sagemaker_lineage.server.queries.refusals import SINGLE
from sagemaker_lineage.service.metrics import MetricsQuery

router = APIRouter(tags=["lineage"])


@router.get(
    "/pipelines/{name}/steps/{step}/metrics",
    summary="The metrics of a step over executions",
    operation_id="getStepMetrics",
    response_class=Response,
    dependencies=[SINGLE],
    responses=answers(
        MetricHistory,
        "The metrics in each of the newest executions, oldest first.",
        PipelineNotFound("There is no pipeline of that name in ap-northeast-2.", resource="mlops-pipeline"),
        StepNotFound("The pipeline 'mlops-pipeline' has no step 'Trian'.", resource="Trian"),
        InvalidRequest("The parameter `last` is no whole number from 1 to 20.", resource="last"),
        ProfileNotPermitted("This service does not take a profile here: its settings forbid it.", resource="profile"),
        AccessDenied(
            "The caller's permissions do not allow sagemaker:ListPipelineExecutions.",
            iam_action="sagemaker:ListPipelineExecutions",
        ),
        Throttled("AWS throttled sagemaker:ListPipelineExecutions, again on every retry."),
        TimedOut("AWS did not answer everything within 60 seconds."),
    ),
)
async def get_step_metrics(
    request: Request,
    name: Annotated[PlainName, Path(description="The pipeline's name.", examples=["mlops-pipeline"])],
    step: Annotated[StepName, Path(description="The step's id, as in the document.", examples=["Train"])],
    query: Annotated[MetricsOfStepQuery, Query()],
) -> Response:
    """Read what one step measured in the newest executions: the metrics of its jobs and reports, as in the document.

    What a failed read would have brought is in `gaps`, by execution. Each execution costs at most its steps, its
    definition, its parameters, the step's job and its reports; what is over is kept, so asking again costs one call and
    those of what still runs.
    """
    service = service_of(request)
    asked = query.to_query(name, step)
    require_permitted(query.profile, service.profiles, Caller.of(request))
    body = await service.work.run(_history, service, asked, query.profile, fresh=wants_fresh(request))
    return conditional_response(request, body, digest_etag(body))


def _history(service: Service, asked: MetricsQuery, profile: str | None, *, fresh: bool) -> bytes:
    history = service.backend.metrics(asked, profile, fresh=fresh)
    service.metrics.made(history.gaps)
    return wire_bytes(metric_history_of(history))
