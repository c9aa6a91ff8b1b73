"""Operations and reads for tests."""

from sagemaker_lineage.model.request import AwsRead, Operation, Pages

DESCRIBE = Operation(
    service="sagemaker",
    name="DescribePipeline",
    iam_action="sagemaker:DescribePipeline",
    purpose="tests",
)
LIST = Operation(
    service="sagemaker",
    name="ListPipelines",
    iam_action="sagemaker:ListPipelines",
    purpose="tests",
    pages=Pages(items="PipelineSummaries"),
)
TAGGING = Operation(
    service="s3",
    name="GetBucketTagging",
    iam_action="s3:GetBucketTagging",
    purpose="tests",
    absent=frozenset({"NoSuchTagSet"}),
)
OBJECT = Operation(service="s3", name="GetObject", iam_action="s3:GetObject", purpose="tests")
ACCOUNT_BLOCK = Operation(
    service="s3control",
    name="GetPublicAccessBlock",
    iam_action="s3:GetAccountPublicAccessBlock",
    purpose="tests",
    absent=frozenset({"NoSuchPublicAccessBlockConfiguration"}),
)


def read_of(operation, *, region="eu-west-1", limit=None, **parameters) -> AwsRead:
    return AwsRead(operation=operation, region=region, parameters=tuple(sorted(parameters.items())), limit=limit)


def describe(**parameters) -> AwsRead:
    return read_of(DESCRIBE, **({"PipelineName": "p"} | parameters))
