"""``POST /lineage/definition``: the lineage that a definition alone shows."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from sagemaker_lineage.definition import open_definition
from sagemaker_lineage.definition.containers.choice import PipelineNotChosen
from sagemaker_lineage.definition.json_text import LARGEST_DEFINITION
from sagemaker_lineage.errors import MalformedDefinition, TimedOut
from sagemaker_lineage.export.document import LineageDocument, document_bytes, to_document
from sagemaker_lineage.server.backend import Service, service_of
from sagemaker_lineage.server.openapi import answers
from sagemaker_lineage.server.problems import (
    BadRequest,
    DefinitionTimedOut,
    DefinitionTooLarge,
    Overloaded,
    SentAsForm,
    SentDefinitionMalformed,
)
from sagemaker_lineage.server.queries.lineage import DefinitionQuery
from sagemaker_lineage.server.queries.refusals import SINGLE
from sagemaker_lineage.server.uploads import LARGEST_BODY, require_taken
from sagemaker_lineage.service.lineage import of_opened

router = APIRouter(tags=["lineage"])

_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": (
            f"The text of the definition, at most {LARGEST_DEFINITION:,} characters, or a file of at most "
            f"{LARGEST_BODY:,} bytes that contains it: an answer of DescribePipeline, a CloudFormation template, a "
            "Terraform plan or state, an ACK manifest. Any content type except those of forms."
        ),
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["Steps"],
                    "properties": {"Steps": {"type": "array", "description": "The steps, in any order."}},
                },
                "example": {
                    "Version": "2020-12-01",
                    "Steps": [
                        {
                            "Name": "Train",
                            "Type": "Training",
                            "Arguments": {"OutputDataConfig": {"S3OutputPath": "s3://ml-artifacts/model"}},
                        }
                    ],
                },
            }
        },
    }
}


@router.post(
    "/lineage/definition",
    summary="The lineage of a definition, without AWS",
    operation_id="getLineageOfDefinition",
    response_class=Response,
    dependencies=[SINGLE],
    openapi_extra=_BODY,
    responses=answers(
        LineageDocument,
        "The lineage of the definition alone: the document of `GET /lineage`, its source `file`, without an execution.",
        BadRequest("The definition did not arrive within 60 seconds."),
        DefinitionTooLarge(f"The file has more than {LARGEST_BODY:,} bytes; no more of it was read."),
        SentAsForm("A definition is not taken from a form."),
        SentDefinitionMalformed(
            "The definition is not JSON: Expecting ',' delimiter at line 3, column 17.", line=3, column=17
        ),
        PipelineNotChosen("The file has 2 pipelines: 'claims', 'fraud'.", ("claims", "fraud")),
        Overloaded("Too many requests are under way."),
        DefinitionTimedOut("The definition was not read within 60 seconds."),
        conditional=False,
    ),
)
async def get_lineage_of_definition(request: Request, query: Annotated[DefinitionQuery, Query()]) -> Response:
    """Read a pipeline definition that the caller sends. AWS is not asked, and nothing of it is kept or logged.

    If the file has several pipelines, `pipeline` selects one; without it the answer is 422 with their names in
    `pipelines`. A definition that cannot be read is 422 with the reason and the place: `line` and `column` if the text
    is not JSON or YAML, otherwise the JSON `pointer`. What can be read in part is shown, with `gaps` for the rest.
    """
    service = service_of(request)
    async with service.uploads.body(request) as text:
        try:
            body = await service.work.run(_document, service, text, query)
        except TimedOut:
            raise DefinitionTimedOut(
                f"The definition was not read within {service.work.seconds:g} seconds.",
                hint="The service has much to do: try again.",
            ) from None
    return Response(body, headers={"Cache-Control": "no-store"}, media_type="application/json")


def _document(service: Service, text: bytes, query: DefinitionQuery) -> bytes:
    try:
        opened = open_definition(text, query.pipeline)
    except MalformedDefinition as error:
        raise SentDefinitionMalformed(
            error.message, pointer=error.pointer, hint=error.hint, line=error.line, column=error.column
        ) from None
    require_taken(opened.characters)
    lineage = of_opened(opened, default_name=query.name)
    service.metrics.made(lineage.gaps)
    return document_bytes(to_document(lineage, service.backend.now()))
