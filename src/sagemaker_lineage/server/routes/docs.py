"""``GET /openapi.json`` and ``GET /docs``: the description of the service, every asset its own."""

import json
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from sagemaker_lineage.server.bundle import MEDIA_TYPES
from sagemaker_lineage.server.conditional import conditional_response, digest_etag
from sagemaker_lineage.server.problems import NoSuchRoute

router = APIRouter(include_in_schema=False)

FOLDER = Path(__file__).parents[1] / "swagger"


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """Return the OpenAPI description."""
    body = json.dumps(request.app.openapi(), ensure_ascii=False, separators=(",", ":")).encode()
    return conditional_response(request, body, digest_etag(body))


@router.get("/docs")
async def docs(request: Request) -> Response:
    """Return the page of Swagger UI."""
    return _file(request, "index.html")


@router.get("/docs/")
async def docs_with_slash() -> Response:
    """Lead to the page without the slash, whose addresses are relative."""
    return RedirectResponse("../docs")


@router.get("/docs/{asset}")
async def docs_asset(request: Request, asset: str) -> Response:
    """Return a file that the page needs."""
    if asset not in assets():
        raise NoSuchRoute("There is no such file.")
    return _file(request, asset)


@cache
def assets() -> frozenset[str]:
    """Return the names of the files that may be asked for."""
    return frozenset(path.name for path in FOLDER.iterdir() if path.suffix in MEDIA_TYPES)


@cache
def _content(name: str) -> tuple[bytes, str]:
    body = (FOLDER / name).read_bytes()
    return body, digest_etag(body)


def _file(request: Request, name: str) -> Response:
    body, etag = _content(name)
    return conditional_response(request, body, etag, MEDIA_TYPES[Path(name).suffix])
