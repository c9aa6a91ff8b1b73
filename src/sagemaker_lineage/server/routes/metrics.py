"""``GET /metrics``: the measurements for Prometheus."""

from fastapi import APIRouter, Request, Response

from sagemaker_lineage.server.backend import service_of
from sagemaker_lineage.server.metrics import MEDIA_TYPE

router = APIRouter(include_in_schema=False)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Return the measurements in Prometheus' text format."""
    text = service_of(request).metrics.text()
    return Response(text, headers={"Cache-Control": "no-store"}, media_type=MEDIA_TYPE)
