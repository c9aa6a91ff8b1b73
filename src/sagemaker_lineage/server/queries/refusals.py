"""What is said of parameters that are missing, malformed or given twice."""

from collections import Counter
from typing import TYPE_CHECKING

from fastapi import Depends, Request

from sagemaker_lineage.errors import InvalidRequest
from sagemaker_lineage.service.catalog import LARGEST_PAGE, MOST_NAMES, SORTS
from sagemaker_lineage.service.metrics import MOST_EXECUTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

SENTENCES: dict[str, str] = {
    "cursor": "is no cursor that this service has given",
    "domain": "is no name of a SageMaker domain",
    "from": "is no moment with its time zone, such as 2026-11-22T09:00:00Z",
    "execution": "is neither an execution's id nor its ARN",
    "include": "holds a word that this path does not know; /docs lists those it knows",
    "includeLatestExec": "is neither true nor false",
    "last": f"is no whole number from 1 to {MOST_EXECUTIONS}",
    "limit": f"is no whole number from 1 to {LARGEST_PAGE}",
    "name": "is no name of a pipeline",
    "names": f"does not hold 1 to {MOST_NAMES} names of pipelines, separated by commas",
    "parameter": "is not like name:value",
    "pipeline": "is neither a pipeline's name nor its ARN",
    "severity": "holds a word that is none of critical, high, medium and low",
    "verdict": "holds a word that is none of fail, unknown, pass and not-applicable",
    "profile": "is no name of an AWS profile",
    "region": "is no name of an AWS region, such as ap-northeast-2",
    "sort": f"is none of {', '.join(SORTS)}",
    "status": "is no list of statuses, such as Failed,Stopped",
    "to": "is no moment with its time zone, such as 2026-11-22T10:00:00Z",
    "step": "is no name of a step",
    "uri": "is no location in an S3 bucket",
    "strict": "is neither true nor false",
    "view": "is none of steps, data and both",
}
"""What is said of a malformed parameter. The value itself is never sent back."""


async def require_single(request: Request) -> None:
    """Refuse a parameter that is given twice. Raises ``InvalidRequest``."""
    counts = Counter(name for name, _ in request.query_params.multi_items() if name in SENTENCES)
    twice = sorted(name for name, count in counts.items() if count > 1)
    if twice:
        raise InvalidRequest(f"The parameter `{twice[0]}` is given more than once.", resource=twice[0])


SINGLE = Depends(require_single)


def malformed(findings: "Sequence[Mapping[str, Any]]") -> InvalidRequest:
    """Return the error for what the framework found wrong with the parameters."""
    missing = {str(found["loc"][1]) for found in findings if found["type"] == "missing"}
    wrong = {str(found["loc"][1]) for found in findings} - missing
    sentences = [f"The parameter `{name}` is missing." for name in sorted(missing)]
    sentences += [f"The parameter `{name}` {SENTENCES.get(name, 'is malformed')}." for name in sorted(wrong)]
    return InvalidRequest(" ".join(sentences), resource=min(missing | wrong))
