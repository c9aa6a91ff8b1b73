"""AWS's error codes and botocore's exception classes, each with its cause.

Sources: the error lists of the SageMaker, S3, S3 Control and STS service models and every class of
``botocore.exceptions`` in botocore 1.44.5, and the common error codes of the AWS API references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.gateway import causes

if TYPE_CHECKING:
    from sagemaker_lineage.gateway.causes import Cause

_CODES: tuple[tuple[Cause, str], ...] = (
    (
        causes.DENIED,
        """
        AccessDenied AccessDeniedException AccessDeniedForDependencyException UnauthorizedAccess
        UnauthorizedOperation AuthorizationError AuthorizationErrorException NotAuthorized
        NotAuthorizedException Forbidden ForbiddenException KMS.AccessDeniedException
        KMSAccessDeniedException InvalidAuthorizationMessageException
        """,
    ),
    (
        causes.SUSPENDED,
        """
        AllAccessDisabled AccountProblem InvalidPayer NotSignedUp OptInRequired
        SubscriptionRequiredException PendingVerification
        """,
    ),
    (
        causes.NO_CREDENTIALS,
        """
        MissingAuthenticationToken MissingAuthenticationTokenException MissingSecurityHeader
        CredentialsNotSupported
        """,
    ),
    (
        causes.EXPIRED,
        """
        ExpiredToken ExpiredTokenException ExpiredTradeInTokenException RequestExpired
        TokenRefreshRequired SessionPolicyExpired
        """,
    ),
    (causes.SIGNED_OUT, "UnauthorizedException InvalidGrantException"),
    (
        causes.REFUSED,
        """
        InvalidToken InvalidTokenException InvalidAccessKeyId InvalidClientTokenId
        UnrecognizedClientException InvalidSecurity InvalidSecurityToken AuthFailure
        RegionDisabledException
        """,
    ),
    (
        causes.SIGNATURE,
        """
        SignatureDoesNotMatch InvalidSignatureException IncompleteSignature
        IncompleteSignatureException AuthorizationQueryParametersError XAmzContentSHA256Mismatch
        """,
    ),
    (causes.CLOCK, "RequestTimeTooSkewed RequestInTheFuture"),
    (
        causes.NO_SOURCE,
        """
        IDPCommunicationError IDPRejectedClaim InvalidIdentityToken
        OutboundWebIdentityFederationDisabledException JWTPayloadSizeExceededException
        SessionDurationEscalationException
        """,
    ),
    (
        causes.THROTTLED,
        """
        Throttling ThrottlingException ThrottledException RequestThrottled RequestThrottledException
        TooManyRequests TooManyRequestsException ProvisionedThroughputExceededException
        TransactionInProgressException RequestLimitExceeded BandwidthLimitExceeded
        LimitExceededException SlowDown PriorRequestNotComplete EC2ThrottledException
        ServiceQuotaExceededException
        """,
    ),
    (causes.TIMED_OUT, "RequestTimeout RequestTimeoutException RequestTimedOut"),
    (
        causes.SERVER_FAULT,
        """
        InternalError InternalFailure InternalFailureException InternalServerError
        InternalServerException InternalServiceError InternalServiceException InternalException
        ServiceUnavailable ServiceUnavailableException ServiceException Busy
        """,
    ),
    (
        causes.NOT_FOUND,
        """
        ResourceNotFound ResourceNotFoundException NotFound NotFoundException NoSuchEntity
        NoSuchUpload NoSuchAccessPoint NoSuchAccessPointPolicy NoSuchConfiguration NoSuchTagSet
        NoSuchTagSetError NoSuchPublicAccessBlockConfiguration NoSuchBucketPolicy
        NoSuchLifecycleConfiguration NoSuchAnnotation ServerSideEncryptionConfigurationNotFoundError
        NoSuchVersion
        """,
    ),
    (causes.NO_BUCKET, "NoSuchBucket InvalidBucketName"),
    (causes.NO_OBJECT, "NoSuchKey"),
    (
        causes.ELSEWHERE,
        """
        PermanentRedirect TemporaryRedirect Redirect AuthorizationHeaderMalformed
        IllegalLocationConstraintException InvalidRegion
        """,
    ),
    (causes.ARCHIVED, "InvalidObjectState ObjectNotInActiveTierError ObjectAlreadyInActiveTierError"),
    (
        causes.KEY_UNUSABLE,
        """
        KMS.DisabledException KMS.NotFoundException KMS.InvalidStateException
        KMS.KMSInvalidStateException KMS.InvalidKeyUsageException KMSDisabledException
        KMSNotFoundException KMSInvalidStateException EncryptionTypeMismatch
        """,
    ),
    (
        causes.UNSUPPORTED,
        """
        UnknownOperationException UnknownOperation InvalidAction NotImplemented MethodNotAllowed
        UnsupportedOperation UnsupportedOperationException OperationNotPermitted
        """,
    ),
    (
        causes.BAD_REQUEST,
        """
        ValidationException ValidationError InvalidParameter InvalidParameterValue
        InvalidParameterCombination MissingParameter MissingAction MalformedQueryString
        InvalidQueryParameter InvalidInput BadRequest BadRequestException InvalidRequest
        InvalidRequestException InvalidArgument InvalidRange InvalidURI KeyTooLongError
        SerializationException MalformedXML PreconditionFailed ConflictException ResourceInUse
        ResourceLimitExceeded BucketAlreadyExists BucketAlreadyOwnedByYou
        IdempotencyParameterMismatch InvalidWriteOffset TooManyParts IdempotencyException
        InvalidNextTokenException TooManyTagsException JobStatusException MalformedPolicyDocument
        PackedPolicyTooLarge InvalidAnnotationName AnnotationLimitExceeded
        AnnotationNameTooLong InvalidPrefix UnsupportedMediaType ResourceAlreadyExists
        """,
    ),
)

_EXCEPTIONS: tuple[tuple[Cause, str], ...] = (
    (causes.NO_CREDENTIALS, "NoCredentialsError PartialCredentialsError NoAuthTokenError MissingParametersError"),
    (causes.EXPIRED, "RefreshWithMFAUnsupportedError"),
    (
        causes.SIGNED_OUT,
        """
        SSOError SSOTokenLoadError UnauthorizedSSOTokenError TokenRetrievalError LoginError
        LoginTokenLoadError LoginRefreshRequired LoginAuthorizationCodeError
        LoginInsufficientPermissions
        """,
    ),
    (causes.NO_SOURCE, "CredentialRetrievalError MetadataRetrievalError EOFError"),
    (causes.THROTTLED, "CapacityNotAvailableError"),
    (causes.TIMED_OUT, "ConnectTimeoutError ReadTimeoutError TimeoutError"),
    (
        causes.BROKEN_OFF,
        """
        ConnectionClosedError HTTPClientError IncompleteReadError ResponseStreamingError
        ChecksumError FlexibleChecksumError AwsChunkedWrapperError UnseekableStreamError
        EventStreamError HTTPError
        """,
    ),
    (causes.UNREACHABLE, "ConnectionError EndpointConnectionError OSError"),
    (causes.PROXY, "ProxyConnectionError"),
    (causes.CERTIFICATE, "SSLError"),
    (
        causes.UNSUPPORTED,
        """
        UnknownEndpointError UnknownFIPSEndpointError EndpointVariantError BaseEndpointResolverError
        EndpointProviderError EndpointResolutionError UnknownEndpointResolutionBuiltInName
        UnknownRegionError ServiceNotInRegionError UnknownServiceError DataNotFoundError
        ApiVersionNotFoundError UnknownClientMethodError UnsupportedServiceProtocolsError
        UndefinedModelAttributeError MissingServiceIdError UnknownServiceStyle
        OperationNotPageableError UnsupportedS3ArnError UnsupportedS3ControlArnError
        UnsupportedS3ConfigurationError UnsupportedS3ControlConfigurationError
        UnsupportedS3AccesspointConfigurationError UnsupportedOutpostResourceError
        """,
    ),
    (
        causes.BAD_NAME,
        """
        ParamValidationError ValidationError RangeError UnknownKeyError UnknownParameterError
        AliasConflictParameterError InvalidRegionError InvalidHostLabelError InvalidDNSNameError
        InvalidExpressionError
        """,
    ),
    (causes.BAD_ANSWER, "ResponseParserError PaginationError WaiterError WaiterConfigError"),
    (
        causes.CONFIGURATION,
        """
        ConfigNotFound ConfigParseError InvalidConfigError InfiniteLoopConfigError
        InvalidChecksumConfigError InvalidDefaultsMode InvalidEndpointConfigurationError
        InvalidEndpointDiscoveryConfigurationError InvalidIMDSEndpointError
        InvalidIMDSEndpointModeError InvalidMaxRetryAttemptsError InvalidProxiesConfigError
        InvalidRetryConfigurationError InvalidRetryModeError InvalidS3AddressingStyleError
        InvalidS3UsEast1RegionalEndpointConfigError InvalidSTSRegionalEndpointsConfigError
        MD5UnavailableError  UnknownCredentialError
        UnknownSignatureVersionError UnsupportedSignatureVersionError UnknownTokenProviderError
        """,
    ),
    (causes.NEEDS_PACKAGE, "MissingDependencyException"),
    (causes.NO_REGION, "NoRegionError"),
    (causes.NO_PROFILE, "ProfileNotFound"),
    (causes.DEFECT, "BotoCoreError StubResponseError StubAssertionError UnStubbedResponseError"),
)


def _by_word(rows: tuple[tuple[Cause, str], ...]) -> dict[str, Cause]:
    return {word: cause for cause, words in rows for word in words.split()}


BY_CODE = _by_word(_CODES)
"""Causes by AWS error code."""

BY_EXCEPTION = _by_word(_EXCEPTIONS)
"""Causes by the name of an exception class; a class without a row has that of its nearest base."""

BY_STATUS = {
    301: causes.ELSEWHERE,
    302: causes.ELSEWHERE,
    307: causes.ELSEWHERE,
    308: causes.ELSEWHERE,
    401: causes.NO_CREDENTIALS,
    403: causes.DENIED,
    404: causes.NOT_FOUND,
    405: causes.UNSUPPORTED,
    407: causes.PROXY,
    408: causes.TIMED_OUT,
    429: causes.THROTTLED,
    501: causes.UNSUPPORTED,
}
"""Causes by HTTP status, for answers without an error code of the table."""
