"""``GET /posture``: findings of a pipeline, or of a region's pipelines a few at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from sagemaker_lineage.errors import (
    AccessDenied,
    InvalidRequest,
    PipelineNotFound,
    ProfileNotPermitted,
    Throttled,
    TimedOut,
)
from sagemaker_lineage.export.wire.fields import wire_bytes
from sagemaker_lineage.export.wire.posture import Posture, posture_of
from sagemaker_lineage.model.catalog import PipelinePage
from sagemaker_lineage.model.execution import Lineage
from sagemaker_lineage.model.finding import Severity, Verdict
from sagemaker_lineage.server.backend import Backend, service_of
from sagemaker_lineage.server.conditional import conditional_response, digest_etag, wants_fresh
from sagemaker_lineage.server.openapi import answers
from sagemaker_lineage.server.profiles import Caller, require_permitted
from sagemaker_lineage.server.queries.parameters import words
from sagemaker_lineage.server.queries.posture import PostureQuery
from sagemaker_lineage.server.queries.refusals import SINGLE
from sagemaker_lineage.service.catalog import PipelineQuery
from sagemaker_lineage.service.lineage import LineageRequest
from sagemaker_lineage.service.posture import check_pipelines

router = APIRouter(tags=["posture"], dependencies=[SINGLE])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A backend with the credentials of one caller."""

    backend: Backend
    profile: str | None
    fresh: bool

    def lineage(self, request: LineageRequest) -> Lineage:
        return self.backend.lineage(request, self.profile, fresh=self.fresh)

    def pipelines(self, query: PipelineQuery) -> PipelinePage:
        return self.backend.pipelines(query, self.profile)

    def now(self) -> datetime:
        return self.backend.now()


@router.get(
    "/posture",
    summary="What is wrong with the data behind models",
    operation_id="getPosture",
    response_class=Response,
    responses=answers(
        Posture,
        "Findings, and what they say of each model.",
        PipelineNotFound("There is no pipeline of that name in ap-northeast-2.", resource="mlops-pipeline"),
        InvalidRequest("The parameter `region` is missing.", resource="region"),
        ProfileNotPermitted("This service does not take a profile here: its settings forbid it.", resource="profile"),
        AccessDenied(
            "The caller's permissions do not allow sagemaker:ListPipelines.", iam_action="sagemaker:ListPipelines"
        ),
        Throttled("AWS throttled sagemaker:ListPipelines, again on every retry."),
        TimedOut("AWS did not answer everything within 60 seconds."),
    ),
)
async def get_posture(request: Request, query: Annotated[PostureQuery, Query()]) -> Response:
    """Judge the data behind the models of one pipeline, or of a region's pipelines by name.

    Each pipeline is judged with its newest execution laid over it. A region is judged a few pipelines at a time: pass
    on `cursor` until it is null; `pipelines` tells how far it is. A pipeline that cannot be read is a gap.
    """
    service = service_of(request)
    require_permitted(query.profile, service.profiles, Caller.of(request))
    reading = _Reading(backend=service.backend, profile=query.profile, fresh=wants_fresh(request))
    body = await service.work.run(_posture, reading, query)
    return conditional_response(request, body, digest_etag(body))


def _posture(reading: _Reading, query: PostureQuery) -> bytes:
    severities = words(query.severity, Severity)
    verdicts = words(query.verdict, Verdict)
    page = check_pipelines(query.to_query(), reading)
    return wire_bytes(posture_of(page, map(Severity, severities), map(Verdict, verdicts)))
