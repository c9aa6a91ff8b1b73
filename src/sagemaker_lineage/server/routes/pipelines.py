"""``GET /pipelines`` and ``GET /pipelines/{name}/executions``: what there is to ask for."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from sagemaker_lineage.errors import (
    AccessDenied,
    InvalidRequest,
    LineageError,
    PipelineNotFound,
    ProfileNotPermitted,
    Throttled,
    TimedOut,
)
from sagemaker_lineage.export.wire.catalog import ExecutionList, PipelineList, execution_list_of, pipeline_list_of
from sagemaker_lineage.export.wire.fields import wire_bytes
from sagemaker_lineage.server.backend import Backend, Service, service_of
from sagemaker_lineage.server.conditional import conditional_response, digest_etag
from sagemaker_lineage.server.openapi import answers
from sagemaker_lineage.server.profiles import Caller, require_permitted
from sagemaker_lineage.server.queries.lists import ExecutionsQuery, PipelinesQuery
from sagemaker_lineage.server.queries.parameters import NAME
from sagemaker_lineage.server.queries.refusals import SINGLE

router = APIRouter(tags=["catalogue"], dependencies=[SINGLE])

_ERRORS: tuple[LineageError, ...] = (
    InvalidRequest("The parameter `region` is missing.", resource="region"),
    ProfileNotPermitted("This service does not take a profile here: its settings forbid it.", resource="profile"),
    AccessDenied(
        "The caller's permissions do not allow sagemaker:ListPipelines.", iam_action="sagemaker:ListPipelines"
    ),
    Throttled("AWS throttled sagemaker:ListPipelines, again on every retry."),
    TimedOut("AWS did not answer sagemaker:ListPipelines in time."),
)


@router.get(
    "/pipelines",
    summary="The pipelines of a region",
    operation_id="listPipelines",
    response_class=Response,
    responses=answers(PipelineList, "A page of pipelines.", *_ERRORS),
)
async def list_pipelines(request: Request, query: Annotated[PipelinesQuery, Query()]) -> Response:
    """List the pipelines of a region, page by page.

    Tags, the last outcomes and their durations come from `sagemaker:Search`, which may be some seconds behind; the
    newest execution comes from the list of executions. Where Search may not be used the lists take its place as far
    as they can, and a gap says so.
    """
    service = service_of(request)
    require_permitted(query.profile, service.profiles, Caller.of(request))
    body = await service.work.run(_pipelines, service, query)
    return conditional_response(request, body, digest_etag(body))


@router.get(
    "/pipelines/{name}/executions",
    summary="The executions of a pipeline",
    operation_id="listExecutions",
    response_class=Response,
    responses=answers(
        ExecutionList,
        "A page of executions, newest first.",
        PipelineNotFound("There is no pipeline of that name in ap-northeast-2.", resource="mlops-pipeline"),
        *_ERRORS,
    ),
)
async def list_executions(
    request: Request,
    name: Annotated[
        str, Path(pattern=f"^{NAME}$", max_length=256, description="The pipeline's name.", examples=["mlops-pipeline"])
    ],
    query: Annotated[ExecutionsQuery, Query()],
) -> Response:
    """List the executions of a pipeline, page by page; any of them can be laid over its graph.

    A filter is applied while reading on, through at most a thousand executions: a page may be short, or empty, and
    still have a `cursor`. Ends, starters and parameter values come from `sagemaker:Search`.
    """
    service = service_of(request)
    require_permitted(query.profile, service.profiles, Caller.of(request))
    body = await service.work.run(_executions, service.backend, name, query)
    return conditional_response(request, body, digest_etag(body))


def _pipelines(service: Service, query: PipelinesQuery) -> bytes:
    asked = query.to_query(service.offer.owner_tag)
    return wire_bytes(pipeline_list_of(service.backend.pipelines(asked, query.profile)))


def _executions(backend: Backend, name: str, query: ExecutionsQuery) -> bytes:
    return wire_bytes(execution_list_of(backend.executions(query.to_query(name), query.profile)))
