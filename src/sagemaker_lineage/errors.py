"""Every error a user of the library, the command or the service can meet.

::

    LineageError
    ├── DefinitionError               the definition cannot be read at all
    │   └── MalformedDefinition
    ├── NotFound                      the asked-for thing does not exist
    │   ├── PipelineNotFound
    │   ├── ExecutionNotFound
    │   ├── DomainNotFound
    │   └── StepNotFound
    ├── AwsError                      AWS refused, or could not be reached
    │   ├── CredentialsMissing
    │   ├── AccessDenied
    │   ├── Throttled
    │   ├── TimedOut
    │   └── Unreachable
    ├── ConfigurationError            the caller or the settings ask for what cannot be done
    │   ├── InvalidRequest
    │   ├── ProfileNotPermitted
    │   └── ProfileNotFound
    └── IncompleteAnswer              ``strict`` was asked for and something could not be read

An exception means that the *asked-for thing* cannot be had; anything lesser is a
:class:`~sagemaker_lineage.model.request.Gap` in the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from sagemaker_lineage.model.gap import Gap


class LineageError(Exception):
    """Say what failed, which resource it concerns and what to do about it.

    ``code`` is stable and meant for programs; ``message`` and ``hint`` are for people and hold
    neither credentials nor raw exception text.
    """

    code: ClassVar[str] = "internal"
    title: ClassVar[str] = "Something failed on our side"

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        resource: str | None = None,
        iam_action: str | None = None,
        gaps: tuple[Gap, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.resource = resource
        self.iam_action = iam_action
        self.gaps = gaps


class DefinitionError(LineageError):
    """A pipeline definition that cannot be read at all."""

    code = "definition-unreadable"
    title = "The pipeline definition cannot be read"


class MalformedDefinition(DefinitionError):
    """A definition that is no JSON, or not of the shape of a definition.

    ``pointer`` is the JSON pointer (RFC 6901) of the place, ``""`` for the document itself. Where the text is no
    JSON, ``line`` and ``column`` count from 1.
    """

    code = "definition-malformed"

    def __init__(
        self,
        message: str,
        *,
        pointer: str = "",
        hint: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.pointer = pointer
        self.line = line
        self.column = column


class NotFound(LineageError):
    """The asked-for thing does not exist, or is not visible to the caller."""

    code = "not-found"
    title = "Not found"


class PipelineNotFound(NotFound):
    """No pipeline of that name in that account and region."""

    code = "pipeline-not-found"
    title = "No such pipeline"


class ExecutionNotFound(NotFound):
    """No execution of that id or ARN for that pipeline."""

    code = "execution-not-found"
    title = "No such execution"


class DomainNotFound(NotFound):
    """No such domain, or the pipeline is not tagged with it."""

    code = "domain-not-found"
    title = "The pipeline is not in that domain"


class StepNotFound(NotFound):
    """No step of that name in the pipeline or in the executions that were looked at."""

    code = "step-not-found"
    title = "No such step"


class AwsError(LineageError):
    """AWS refused the asked-for thing, or could not be reached."""

    code = "aws-error"
    title = "AWS did not answer"


class CredentialsMissing(AwsError):
    """No AWS credentials, or expired ones."""

    code = "aws-credentials-missing"
    title = "No usable AWS credentials"


class AccessDenied(AwsError):
    """The caller's permissions do not allow the asked-for thing; ``iam_action`` names it."""

    code = "aws-access-denied"
    title = "AWS denied access"


class Throttled(AwsError):
    """AWS answered that there are too many requests, and kept doing so."""

    code = "aws-throttled"
    title = "AWS is throttling requests"


class TimedOut(AwsError):
    """AWS did not answer in time."""

    code = "aws-timeout"
    title = "AWS did not answer in time"


class Unreachable(AwsError):
    """No connection to AWS: name, route, proxy, certificate, or a disabled region."""

    code = "aws-unreachable"
    title = "AWS cannot be reached"


class ConfigurationError(LineageError):
    """The settings or the caller ask for something that cannot be done."""

    code = "configuration"
    title = "The configuration does not allow this"


class InvalidRequest(ConfigurationError):
    """A parameter that is missing or malformed; ``resource`` names the parameter."""

    code = "invalid-request"
    title = "A parameter is missing or malformed"


class ProfileNotPermitted(ConfigurationError):
    """A caller may not choose an AWS profile here."""

    code = "profile-not-permitted"
    title = "Choosing a profile is not permitted"


class ProfileNotFound(ConfigurationError):
    """The AWS configuration has no profile of that name."""

    code = "profile-not-found"
    title = "No such AWS profile"


class IncompleteAnswer(LineageError):
    """``strict`` was asked for, and the gaps say what could not be read."""

    code = "incomplete"
    title = "Some facts could not be read"


ERRORS: tuple[type[LineageError], ...] = (
    LineageError,
    DefinitionError,
    MalformedDefinition,
    NotFound,
    PipelineNotFound,
    ExecutionNotFound,
    DomainNotFound,
    StepNotFound,
    AwsError,
    CredentialsMissing,
    AccessDenied,
    Throttled,
    TimedOut,
    Unreachable,
    ConfigurationError,
    InvalidRequest,
    ProfileNotPermitted,
    ProfileNotFound,
    IncompleteAnswer,
)
"""The whole tree, in the order of the drawing above."""

_BY_CODE = {error.code: error for error in ERRORS}


def error_class(code: str | None) -> type[LineageError]:
    """Return the class with that stable ``code``, :class:`AwsError` where no class has it.

    Made for ``Failure.error``: ``raise error_class(failure.error)(failure.detail)``.
    """
    return _BY_CODE.get(code or AwsError.code, AwsError)
