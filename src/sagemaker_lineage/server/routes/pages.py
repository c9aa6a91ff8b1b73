"""``GET /ui/…``: the page for people. Each of its addresses leads to the one page, which reads the address itself."""

from typing import TYPE_CHECKING, cast

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from sagemaker_lineage.server.conditional import finished_response
from sagemaker_lineage.server.problems import NoSuchRoute

if TYPE_CHECKING:
    from sagemaker_lineage.server.bundle import Bundle

router = APIRouter(include_in_schema=False)

_ASSETS = "assets/"


@router.get("/")
async def root() -> Response:
    """Lead to the list of pipelines."""
    return RedirectResponse("ui/pipelines")


@router.get("/ui")
async def pages() -> Response:
    """Lead to the list of pipelines."""
    return RedirectResponse("ui/pipelines")


@router.get("/ui/")
async def pages_with_slash() -> Response:
    """Lead to the list of pipelines."""
    return RedirectResponse("pipelines")


@router.get("/ui/{path:path}")
async def page_or_file(request: Request, path: str) -> Response:
    """Return a file of the bundle, else the page. Raises :class:`NoSuchRoute` for an asset that is not there."""
    bundle = cast("Bundle", request.app.state.bundle)
    found = bundle.files.get(path)
    if found is None and path.startswith(_ASSETS):
        raise NoSuchRoute("There is no such file.")
    return finished_response(request, found or bundle.page)
