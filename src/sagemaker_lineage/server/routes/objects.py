"""``GET /objects``: what lies at a location of a lineage now."""

import json
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from sagemaker_lineage.errors import AccessDenied, NotFound
from sagemaker_lineage.export.wire.fields import wire_bytes
from sagemaker_lineage.export.wire.objects import Objects, objects_of
from sagemaker_lineage.server.backend import Service, service_of
from sagemaker_lineage.server.conditional import conditional_response, digest_etag, wants_fresh
from sagemaker_lineage.server.finished import Finished
from sagemaker_lineage.server.openapi import answers
from sagemaker_lineage.server.problems import ObjectNotInLineage
from sagemaker_lineage.server.queries.lineage import ObjectsQuery
from sagemaker_lineage.server.queries.refusals import SINGLE
from sagemaker_lineage.server.routes.lineage import ERRORS, read_document
from sagemaker_lineage.service.objects import ObjectQuery

router = APIRouter(tags=["lineage"])


@router.get(
    "/objects",
    summary="What lies at a location of a lineage now",
    operation_id="getObjects",
    response_class=Response,
    dependencies=[SINGLE],
    responses=answers(
        Objects,
        "How many objects there are now, their size and age.",
        *ERRORS,
        ObjectNotInLineage("No step of this lineage reads or writes there.", resource="s3://other/key"),
        NotFound("There is no bucket 'raw-data'.", resource="raw-data"),
        AccessDenied("The caller's permissions do not allow s3:ListBucket.", iam_action="s3:ListBucket"),
    ),
)
async def get_objects(request: Request, query: Annotated[ObjectsQuery, Query()]) -> Response:
    """Count the objects at an S3 location, the one of that key and those below it: the state now, not that of the run.

    Only locations of a lineage can be looked at: `uri` must be an artifact of the document that the same parameters
    give, or lie below one, and be known to its end. One page of `s3:ListObjectsV2` is read (1,000 keys), in the
    bucket's own region, and kept for a few seconds.
    """
    service = service_of(request)
    asked = query.to_query()
    lineage = await read_document(request, query)
    body = await service.work.run(_look, service, asked, lineage, query.profile, fresh=wants_fresh(request))
    return conditional_response(request, body, digest_etag(body))


def _look(service: Service, asked: ObjectQuery, lineage: Finished, profile: str | None, *, fresh: bool) -> bytes:
    _require_part(asked.uri, lineage)
    return wire_bytes(objects_of(service.backend.objects(asked, profile, fresh=fresh)))


def _require_part(uri: str, lineage: Finished) -> None:
    """Return where the location is an artifact of the document, or below one. Raises ``ObjectNotInLineage``."""
    artifacts = json.loads(lineage.plain.body)["graph"]["artifacts"]
    known = (each["uri"] for each in artifacts if each["resolved"])
    if not any(uri == place or uri.startswith(f"{place}/") for place in known):
        raise ObjectNotInLineage(
            "No step of this lineage reads or writes there.",
            resource=uri,
            hint="Take `uri` from the document's artifacts, and ask with the same parameters as for the document.",
        )
