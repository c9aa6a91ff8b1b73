"""Why AWS did not answer: the causes the rest of the product tells apart."""

from __future__ import annotations

from dataclasses import dataclass

from sagemaker_lineage import errors
from sagemaker_lineage.model.request import GapCode


@dataclass(frozen=True, slots=True)
class Cause:
    """What went wrong, for people and for programs.

    ``detail`` may name ``{action}``, the IAM action, and ``{operation}``, the API operation.
    ``error`` is the code of the error to raise where the read was the asked-for thing itself.
    """

    code: GapCode
    detail: str
    error: str | None = None


_CREDENTIALS = errors.CredentialsMissing.code
_UNREACHABLE = errors.Unreachable.code
_CONFIGURATION = errors.ConfigurationError.code

DENIED = Cause(
    GapCode.ACCESS_DENIED,
    "The caller's permissions do not allow {action}.",
    errors.AccessDenied.code,
)
SUSPENDED = Cause(
    GapCode.ACCESS_DENIED,
    "AWS has not enabled or has suspended this account for {operation}.",
    errors.AccessDenied.code,
)
NO_CREDENTIALS = Cause(
    GapCode.ACCESS_DENIED,
    "There are no complete AWS credentials: sign in, choose a profile, or set an access key and its secret.",
    _CREDENTIALS,
)
EXPIRED = Cause(
    GapCode.ACCESS_DENIED,
    "The AWS credentials have expired: sign in again or renew the session token.",
    _CREDENTIALS,
)
SIGNED_OUT = Cause(
    GapCode.ACCESS_DENIED,
    "The AWS sign-in is missing or has expired: run `aws sso login` (or `aws login`) for this profile.",
    _CREDENTIALS,
)
REFUSED = Cause(
    GapCode.ACCESS_DENIED,
    "AWS does not accept these credentials here: they are wrong, or this region is not enabled for the account.",
    _CREDENTIALS,
)
SIGNATURE = Cause(
    GapCode.ACCESS_DENIED,
    "AWS refused the request's signature: the secret key is wrong, or this machine's clock is.",
    _CREDENTIALS,
)
CLOCK = Cause(
    GapCode.ACCESS_DENIED,
    "This machine's clock differs too much from AWS's time: set the clock right.",
    _CREDENTIALS,
)
NO_SOURCE = Cause(
    GapCode.ACCESS_DENIED,
    "The source of the AWS credentials gave none (role, process, container or instance): check this profile.",
    _CREDENTIALS,
)
THROTTLED = Cause(
    GapCode.THROTTLED,
    "AWS throttled {operation}, again on every retry.",
    errors.Throttled.code,
)
TIMED_OUT = Cause(
    GapCode.TIMEOUT,
    "AWS did not answer {operation} in time.",
    errors.TimedOut.code,
)
SERVER_FAULT = Cause(
    GapCode.TIMEOUT,
    "AWS failed to serve {operation}, again on every retry.",
    _UNREACHABLE,
)
BROKEN_OFF = Cause(
    GapCode.TIMEOUT,
    "The connection to AWS broke off during {operation}, again on every retry.",
    _UNREACHABLE,
)
UNREACHABLE = Cause(
    GapCode.TIMEOUT,
    "No connection to AWS for {operation}: check the network, the endpoint, and that the region is enabled.",
    _UNREACHABLE,
)
DOWN = Cause(
    GapCode.TIMEOUT,
    "{operation} was not asked: its endpoint did not answer lately, and is tried again every 30 seconds. "
    "Check the network, the endpoint, and that the region is enabled.",
    _UNREACHABLE,
)
HELD_BACK = Cause(
    GapCode.THROTTLED,
    "AWS throttles {operation} so much that its turn did not come in time.",
    errors.Throttled.code,
)
PROXY = Cause(
    GapCode.TIMEOUT,
    "The proxy did not connect to AWS for {operation}: check the proxy settings.",
    _UNREACHABLE,
)
CERTIFICATE = Cause(
    GapCode.TIMEOUT,
    "The certificate of the AWS endpoint is not trusted: set AWS_CA_BUNDLE to the certificates of your network.",
    _UNREACHABLE,
)
QUEUED = Cause(
    GapCode.TIMEOUT,
    "Other reads of AWS left no time for {operation}.",
    errors.TimedOut.code,
)
CLOSED = Cause(
    GapCode.TIMEOUT,
    "Reading stopped, because the service is shutting down.",
    _UNREACHABLE,
)
NOT_FOUND = Cause(GapCode.NOT_FOUND, "AWS knows no such resource here.")
NO_BUCKET = Cause(GapCode.NOT_FOUND, "There is no such bucket.")
NO_OBJECT = Cause(GapCode.NOT_FOUND, "There is no such object.")
ELSEWHERE = Cause(GapCode.INVALID, "The bucket is in another region.")
ARCHIVED = Cause(GapCode.UNSUPPORTED, "The object is archived and would have to be restored first.")
KEY_UNUSABLE = Cause(GapCode.UNSUPPORTED, "The KMS key of the object is disabled, deleted or not usable here.")
UNSUPPORTED = Cause(GapCode.UNSUPPORTED, "AWS does not offer {operation} here.", errors.AwsError.code)
BAD_REQUEST = Cause(GapCode.INVALID, "AWS refused {operation} as malformed.")
BAD_NAME = Cause(GapCode.INVALID, "{operation} was not asked: a name or region in the request is malformed.")
BAD_ANSWER = Cause(GapCode.INVALID, "The answer to {operation} is not of the shape AWS documents.")
CONFIGURATION = Cause(
    GapCode.INVALID,
    "The AWS configuration of this profile or environment cannot be used: check its settings.",
    _CONFIGURATION,
)
NEEDS_PACKAGE = Cause(
    GapCode.INVALID,
    "This way to sign in needs the AWS Common Runtime beside boto3: `pip install 'botocore[crt]'`.",
    _CONFIGURATION,
)
NO_REGION = Cause(
    GapCode.INVALID,
    "The AWS profile needs a region to get its credentials: set `region` in the profile, or AWS_REGION.",
    _CONFIGURATION,
)
NO_PROFILE = Cause(
    GapCode.INVALID,
    "The AWS configuration has no such profile.",
    errors.ProfileNotFound.code,
)
DEFECT = Cause(
    GapCode.INVALID,
    "{operation} failed for a reason that is a defect of this software.",
    errors.LineageError.code,
)
