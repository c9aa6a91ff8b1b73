"""``GET /lineage.svg``, ``.mmd``, ``.dot`` and ``.csv``: the lineage of one pipeline in other formats."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from sagemaker_lineage.export.formats import FORMATS, Format, svg
from sagemaker_lineage.export.picture import View
from sagemaker_lineage.server.backend import service_of
from sagemaker_lineage.server.exports import Export, exported_response
from sagemaker_lineage.server.openapi import text_answers
from sagemaker_lineage.server.queries.lineage import ImageQuery, LineageQuery
from sagemaker_lineage.server.queries.refusals import SINGLE
from sagemaker_lineage.server.routes.lineage import ERRORS, read_document

router = APIRouter(tags=["lineage"])

_OF_ITS_OWN = {"json", "svg"}
"""What has a route of its own: the document itself, and the image, which has views."""
_IMAGE = next(each for each in FORMATS if each.name == "svg")


def _export_route(form: Format) -> Callable[[Request, LineageQuery], Awaitable[Response]]:
    """Return the endpoint of one format."""
    export = Export(name=form.name, ending=form.suffix, media_type=form.media_type, render=form.render)

    async def get_export(request: Request, query: Annotated[LineageQuery, Query()]) -> Response:
        answer = await read_document(request, query)
        return await exported_response(request, answer, export, service_of(request).work)

    return get_export


def _add_route(form: Format) -> None:
    router.add_api_route(
        f"/lineage{form.suffix}",
        _export_route(form),
        summary=f"The lineage of one pipeline as {form.title}",
        description=(
            f"Write the document of `GET /lineage`, asked for by the same parameters, as {form.title}. What was read a "
            "moment ago for the document is not read again."
        ),
        operation_id=f"getLineageAs{form.name.title()}",
        response_class=Response,
        dependencies=[SINGLE],
        responses=text_answers(form.media_type, f"The lineage as {form.title}.", *ERRORS),
    )


for _each in FORMATS:
    if _each.name not in _OF_ITS_OWN:
        _add_route(_each)


@router.get(
    f"/lineage{_IMAGE.suffix}",
    summary="The lineage of one pipeline as an SVG image",
    operation_id="getLineageAsSvg",
    response_class=Response,
    dependencies=[SINGLE],
    responses=text_answers(_IMAGE.media_type, "The lineage as an SVG image.", *ERRORS),
)
async def get_image(request: Request, query: Annotated[ImageQuery, Query()]) -> Response:
    """Draw the document of `GET /lineage`, asked for by the same parameters, with title, time and legend.

    The image holds no script and loads nothing; it can be opened as it is, or stand in a page as an `img`. Of a graph
    too large to look at, the first steps are drawn, and what is left out is counted.
    """
    answer = await read_document(request, query)
    export = Export(
        name=f"{_IMAGE.name}-{query.view}",
        ending=_IMAGE.suffix,
        media_type=_IMAGE.media_type,
        render=partial(svg.render, view=View(query.view)),
    )
    return await exported_response(request, answer, export, service_of(request).work)
