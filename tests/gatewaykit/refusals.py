"""ClientErrors as botocore raises them."""

from botocore.exceptions import ClientError


def refusal(code, *, message="", status=400, headers=None, operation="DescribePipeline", **error) -> ClientError:
    response = {
        "Error": {"Code": code, "Message": message, **error},
        "ResponseMetadata": {"HTTPStatusCode": status, "HTTPHeaders": headers or {}},
    }
    return ClientError(response, operation)
