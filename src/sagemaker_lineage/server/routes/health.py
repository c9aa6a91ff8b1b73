"""``GET /health`` and ``GET /ready``: for load balancers and container platforms."""

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import Field

from sagemaker_lineage._version import __version__
from sagemaker_lineage.export.wire.fields import WireModel
from sagemaker_lineage.server.backend import is_ready
from sagemaker_lineage.server.openapi import problem_answer
from sagemaker_lineage.server.problems import NotReady

router = APIRouter(tags=["operation"])


class Health(WireModel):
    """The process lives."""

    status: Literal["ok"] = Field(
        description="Always `ok`: a process that does not live does not answer.", examples=["ok"]
    )
    version: str = Field(description="The version of the service.", examples=["0.1.0"])


class Readiness(WireModel):
    """The service takes requests."""

    status: Literal["ready"] = Field(description="Always `ready`; else the answer is 503.", examples=["ready"])


@router.get("/health", summary="Whether the process lives", operation_id="getHealth")
async def health(response: Response) -> Health:
    """Answer without touching AWS, whatever else is going on."""
    response.headers["Cache-Control"] = "no-store"
    return Health(status="ok", version=__version__)


@router.get(
    "/ready",
    summary="Whether the service takes requests",
    operation_id="getReadiness",
    responses={503: problem_answer(NotReady("The service is starting or stopping."))},
)
async def ready(request: Request, response: Response) -> Readiness:
    """Answer 200 between start-up and shutdown, without touching AWS."""
    if not is_ready(request):
        raise NotReady("The service is starting or stopping.")
    response.headers["Cache-Control"] = "no-store"
    return Readiness(status="ready")
