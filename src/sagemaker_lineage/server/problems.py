"""Every error as ``application/problem+json`` (RFC 9457), and the one table from code to status."""

from typing import TYPE_CHECKING

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from sagemaker_lineage import errors
from sagemaker_lineage.definition.containers.choice import PipelineNotChosen
from sagemaker_lineage.errors import LineageError, MalformedDefinition
from sagemaker_lineage.export.wire.fields import Text, WireModel, left_out
from sagemaker_lineage.export.wire.gap import Gap, gaps_of
from sagemaker_lineage.server.exchange import current

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5


class Overloaded(LineageError):
    """The service has as many requests under way and waiting as it takes."""

    code = "overloaded"
    title = "The service is overloaded"


class NoSuchRoute(LineageError):
    """There is nothing at that path."""

    code = "no-such-route"
    title = "There is nothing at this path"


class MethodNotAllowed(LineageError):
    """The path exists, but not for that method."""

    code = "method-not-allowed"
    title = "This path does not take this method"


class BadRequest(LineageError):
    """The request is none that HTTP or CORS allows here."""

    code = "bad-request"
    title = "The request cannot be read"


class DefinitionTooLarge(LineageError):
    """The definition that was sent, or the file that contains it, is too large."""

    code = "definition-too-large"
    title = "The definition is too large"


class DefinitionTimedOut(LineageError):
    """There was no time to read the definition that was sent."""

    code = "definition-timeout"
    title = "The definition was not read in time"


class SentAsForm(LineageError):
    """The body was sent the way pages send forms, which any page of any site can do."""

    code = "content-type-not-accepted"
    title = "The body is sent as a form"


class SentDefinitionMalformed(MalformedDefinition):
    """The definition that was sent is no JSON, or not of the shape of a definition."""

    code = "malformed-definition"
    title = "The definition that was sent cannot be read"


class ObjectNotInLineage(LineageError):
    """The location is none that the steps of this lineage read or write, nor below one."""

    code = "object-not-in-lineage"
    title = "The location is not part of this lineage"


class NotReady(LineageError):
    """The service has not started, or is stopping."""

    code = "not-ready"
    title = "The service is not ready"


STATUS: dict[str, int] = {
    BadRequest.code: 400,
    errors.ProfileNotPermitted.code: 403,
    errors.NotFound.code: 404,
    errors.PipelineNotFound.code: 404,
    errors.ExecutionNotFound.code: 404,
    errors.DomainNotFound.code: 404,
    errors.StepNotFound.code: 404,
    NoSuchRoute.code: 404,
    ObjectNotInLineage.code: 404,
    MethodNotAllowed.code: 405,
    DefinitionTooLarge.code: 413,
    SentAsForm.code: 415,
    SentDefinitionMalformed.code: 422,
    errors.InvalidRequest.code: 422,
    errors.ProfileNotFound.code: 422,
    errors.LineageError.code: 500,
    errors.DefinitionError.code: 500,
    errors.MalformedDefinition.code: 500,
    errors.AwsError.code: 500,
    errors.CredentialsMissing.code: 500,
    errors.AccessDenied.code: 500,
    errors.ConfigurationError.code: 500,
    errors.IncompleteAnswer.code: 500,
    errors.Throttled.code: 503,
    NotReady.code: 503,
    Overloaded.code: 503,
    DefinitionTimedOut.code: 504,
    errors.TimedOut.code: 504,
    errors.Unreachable.code: 504,
}
"""The HTTP status of every error, by its code."""

_BESIDE: dict[int, dict[str, str]] = {
    STATUS[Overloaded.code]: {"Retry-After": str(RETRY_AFTER_SECONDS)},
    STATUS[DefinitionTooLarge.code]: {"Connection": "close"},
}
"""What is sent beside a problem of that status: when to try again; and that the rest will not be read."""

_OF_STATUS = {404: NoSuchRoute, 405: MethodNotAllowed}


class Problem(WireModel):
    """What went wrong. Never holds a credential, a stack trace or AWS's own text."""

    type: Text = Field(
        description="What kind of problem: `urn:sagemaker-lineage:problem:` and the code.",
        examples=["urn:sagemaker-lineage:problem:pipeline-not-found"],
    )
    title: Text = Field(description="The kind of problem for people.", examples=["No such pipeline"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: Text = Field(
        description="What happened, in one sentence.",
        examples=["There is no pipeline of that name in ap-northeast-2."],
    )
    code: Text = Field(description="The kind of problem for programs; stable.", examples=["pipeline-not-found"])
    request_id: Text = Field(
        description="The id of the request, as in `X-Request-ID` and in the log.",
        examples=["3f1c0e0a6c0b4f0c9f4f6a0d3b7e9a11"],
    )
    iam_action: Text | SkipJsonSchema[None] = left_out(
        "The IAM action that the caller lacks.", "sagemaker:ListPipelineExecutions"
    )
    resource: Text | SkipJsonSchema[None] = left_out(
        "What it concerns: a parameter, a pipeline, an ARN.", "mlops-pipeline"
    )
    hint: Text | SkipJsonSchema[None] = left_out("What to try.", "Check the region and the spelling.")
    pointer: Text | SkipJsonSchema[None] = left_out(
        "For a definition that cannot be read: the JSON pointer of the place in it.", "/Steps"
    )
    line: int | SkipJsonSchema[None] = left_out("Where the definition is no JSON: the line, from 1.", 3)
    column: int | SkipJsonSchema[None] = left_out("Where the definition is no JSON: the column, from 1.", 17)
    pipelines: tuple[Text, ...] | SkipJsonSchema[None] = left_out(
        "For a file with several pipelines: their names, for `pipeline`.", ["claims", "fraud"]
    )
    gaps: tuple[Gap, ...] | SkipJsonSchema[None] = left_out(
        "With `strict`: what could not be read.",
        [
            {
                "code": "access-denied",
                "operation": "s3:GetBucketEncryption",
                "iamAction": "s3:GetEncryptionConfiguration",
                "resource": "raw-data",
                "detail": "The caller's permissions do not allow s3:GetEncryptionConfiguration.",
                "affects": ["/graph/artifacts/0/s3/encryption"],
            }
        ],
    )


def problem_of(error: LineageError) -> Problem:
    """Return an error as it stands on the wire."""
    place = error if isinstance(error, MalformedDefinition) else None
    return Problem(
        type=f"urn:sagemaker-lineage:problem:{error.code}",
        title=error.title,
        status=STATUS[error.code],
        detail=error.message,
        code=error.code,
        request_id=current().request_id,
        iam_action=error.iam_action,
        resource=error.resource,
        hint=error.hint,
        pointer=place.pointer if place else None,
        line=place.line if place else None,
        column=place.column if place else None,
        pipelines=error.pipelines if isinstance(error, PipelineNotChosen) else None,
        gaps=gaps_of(error.gaps) or None,
    )


def problem_response(error: LineageError, headers: "Mapping[str, str] | None" = None) -> Response:
    """Return the answer for an error; one that passes by itself says when to try again."""
    problem = problem_of(error)
    current().problem = problem.code
    wait = _BESIDE.get(problem.status, {})
    return Response(
        problem.model_dump_json().encode(),
        status_code=problem.status,
        headers={"Cache-Control": "no-store", **wait, **(headers or {})},
        media_type=MEDIA_TYPE,
    )


def unexpected() -> Response:
    """Return the answer for a defect of ours: what it was stands in the log, under the request's id."""
    return problem_response(
        LineageError(
            "The service met an error that it does not know.",
            hint="Report it with the requestId; the log of the service has the details.",
        )
    )


def routing_response(error: "HTTPException") -> Response:
    """Return the answer for what the framework itself refuses: no such path, wrong method."""
    kind: type[LineageError] = _OF_STATUS.get(error.status_code, BadRequest)
    hint = "The paths are listed at /docs and in /openapi.json." if kind is NoSuchRoute else None
    headers = dict(error.headers or {})
    if headers.get("Allow") == "GET":
        headers["Allow"] = "GET, HEAD"
    return problem_response(kind(f"{kind.title}.", hint=hint), headers=headers)
