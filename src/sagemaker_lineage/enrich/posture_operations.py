"""The AWS operations behind security posture: read only where findings are asked for. Part of the one registry."""

from __future__ import annotations

from sagemaker_lineage.model.request import Operation, Pages

LIST_BUCKETS = Operation(
    service="s3",
    name="ListBuckets",
    iam_action="s3:ListAllMyBuckets",
    purpose="which buckets are this account's own",
    pages=Pages(
        items="Buckets",
        request_token="ContinuationToken",
        answer_token="ContinuationToken",
        size_parameter="MaxBuckets",
        size=1000,
    ),
)
HEAD_BUCKET = Operation(
    service="s3",
    name="HeadBucket",
    iam_action="s3:ListBucket",
    purpose="whether a bucket that is not this account's exists at all",
)
GET_BUCKET_POLICY_STATUS = Operation(
    service="s3",
    name="GetBucketPolicyStatus",
    iam_action="s3:GetBucketPolicyStatus",
    purpose="whether S3 calls a bucket's policy public",
    absent=frozenset({"NoSuchBucketPolicy"}),
)
GET_BUCKET_POLICY = Operation(
    service="s3",
    name="GetBucketPolicy",
    iam_action="s3:GetBucketPolicy",
    purpose="what a bucket's policy grants, and to whom",
    absent=frozenset({"NoSuchBucketPolicy"}),
)
GET_BUCKET_ACL = Operation(
    service="s3",
    name="GetBucketAcl",
    iam_action="s3:GetBucketAcl",
    purpose="what a bucket's access control list grants, and to whom",
)
GET_BUCKET_OWNERSHIP_CONTROLS = Operation(
    service="s3",
    name="GetBucketOwnershipControls",
    iam_action="s3:GetBucketOwnershipControls",
    purpose="whether access control lists have any effect on a bucket",
    absent=frozenset({"OwnershipControlsNotFoundError"}),
)
GET_BUCKET_LOGGING = Operation(
    service="s3",
    name="GetBucketLogging",
    iam_action="s3:GetBucketLogging",
    purpose="where access to a bucket is logged",
)
GET_OBJECT_LOCK_CONFIGURATION = Operation(
    service="s3",
    name="GetObjectLockConfiguration",
    iam_action="s3:GetBucketObjectLockConfiguration",
    purpose="whether a bucket's objects can be locked",
    absent=frozenset({"ObjectLockConfigurationNotFoundError"}),
)
GET_BUCKET_LIFECYCLE_CONFIGURATION = Operation(
    service="s3",
    name="GetBucketLifecycleConfiguration",
    iam_action="s3:GetLifecycleConfiguration",
    purpose="which of a bucket's objects expire",
    absent=frozenset({"NoSuchLifecycleConfiguration"}),
)
GET_BUCKET_REPLICATION = Operation(
    service="s3",
    name="GetBucketReplication",
    iam_action="s3:GetReplicationConfiguration",
    purpose="where a bucket's objects are copied to",
    absent=frozenset({"ReplicationConfigurationNotFoundError"}),
)
DESCRIBE_KEY = Operation(
    service="kms",
    name="DescribeKey",
    iam_action="kms:DescribeKey",
    purpose="an encryption key: whose it is, and whether it is enabled",
)

DESCRIBE_ENDPOINT = Operation(
    service="sagemaker",
    name="DescribeEndpoint",
    iam_action="sagemaker:DescribeEndpoint",
    purpose="an endpoint: its status, and where it captures data",
)
DESCRIBE_ENDPOINT_CONFIG = Operation(
    service="sagemaker",
    name="DescribeEndpointConfig",
    iam_action="sagemaker:DescribeEndpointConfig",
    purpose="how an endpoint is protected",
)
DESCRIBE_FEATURE_GROUP = Operation(
    service="sagemaker",
    name="DescribeFeatureGroup",
    iam_action="sagemaker:DescribeFeatureGroup",
    purpose="a feature group: the key of its offline store",
)

POSTURE_OPERATIONS: tuple[Operation, ...] = (
    LIST_BUCKETS,
    HEAD_BUCKET,
    GET_BUCKET_POLICY_STATUS,
    GET_BUCKET_POLICY,
    GET_BUCKET_ACL,
    GET_BUCKET_OWNERSHIP_CONTROLS,
    GET_BUCKET_LOGGING,
    GET_OBJECT_LOCK_CONFIGURATION,
    GET_BUCKET_LIFECYCLE_CONFIGURATION,
    GET_BUCKET_REPLICATION,
    DESCRIBE_KEY,
    DESCRIBE_ENDPOINT,
    DESCRIBE_ENDPOINT_CONFIG,
    DESCRIBE_FEATURE_GROUP,
)
"""All of them."""
