"""``GET /lineage``: the lineage of one pipeline."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from sagemaker_lineage.errors import (
    AccessDenied,
    DomainNotFound,
    ExecutionNotFound,
    IncompleteAnswer,
    InvalidRequest,
    LineageError,
    PipelineNotFound,
    ProfileNotPermitted,
    Throttled,
    TimedOut,
)
from sagemaker_lineage.export.document import LineageDocument
from sagemaker_lineage.server.backend import service_of
from sagemaker_lineage.server.conditional import finished_response, wants_fresh
from sagemaker_lineage.server.finished import Finished
from sagemaker_lineage.server.openapi import answers
from sagemaker_lineage.server.profiles import Caller, require_permitted
from sagemaker_lineage.server.queries.lineage import LineageQuery
from sagemaker_lineage.server.queries.refusals import SINGLE

router = APIRouter(tags=["lineage"])

ERRORS: tuple[LineageError, ...] = (
    PipelineNotFound("There is no pipeline of that name in ap-northeast-2.", resource="mlops-pipeline"),
    ExecutionNotFound("The pipeline has no such execution.", resource="0123456789ab"),
    DomainNotFound("The pipeline is not in that domain.", resource="studio-domain"),
    InvalidRequest("The parameter `region` is missing.", resource="region"),
    ProfileNotPermitted("This service does not take a profile here: its settings forbid it.", resource="profile"),
    AccessDenied(
        "The caller's permissions do not allow sagemaker:ListPipelines.", iam_action="sagemaker:ListPipelines"
    ),
    IncompleteAnswer("1 fact could not be read."),
    Throttled("AWS throttled sagemaker:DescribePipeline, again on every retry."),
    TimedOut("AWS did not answer everything within 60 seconds."),
)
"""What may go wrong where a lineage is read, in whatever format."""


@router.get(
    "/lineage",
    summary="The lineage of one pipeline",
    operation_id="getLineage",
    response_class=Response,
    dependencies=[SINGLE],
    responses=answers(
        LineageDocument,
        "The lineage, complete about its incompleteness: what could not be read stands in `gaps`.",
        *ERRORS,
    ),
)
async def get_lineage(request: Request, query: Annotated[LineageQuery, Query()]) -> Response:
    """Read a pipeline's definition as a graph, and what happened in one of its executions.

    Without an execution the graph is the definition's alone. With `includeLatestExec` or `execution`
    every node has a `run`, and the inputs and outputs are those of the jobs themselves.

    The answer has a weak `ETag` that stays while nothing but the clock has moved: send it back as
    `If-None-Match` to poll a running execution. It may be a few seconds old, as `asOf` says: `Cache-Control: no-cache`
    has everything read anew. Parameters that are not listed here are ignored.
    """
    answer = await read_document(request, query, line=request.scope["query_string"])
    return finished_response(request, answer)


async def read_document(request: Request, query: LineageQuery, *, line: bytes = b"") -> Finished:
    """Return the document that is asked for. Raises ``LineageError``.

    ``line`` is the query string that :class:`~sagemaker_lineage.server.front.Front` may answer by from now on.
    """
    service = service_of(request)
    asked = query.to_request()
    require_permitted(query.profile, service.profiles, Caller.of(request))
    return await service.documents.get(asked, query.profile, line=line, fresh=wants_fresh(request))
