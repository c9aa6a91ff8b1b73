"""Finding what a SageMaker request names, or refusing as SageMaker does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sagemaker_lineage.demo.sagemaker.paging import constraint
from sagemaker_lineage.demo.wire import Call, Refusal

if TYPE_CHECKING:
    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.account.values import Execution, Pipeline

_NAME = re.compile(r"[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}")
_ARN = re.compile(r"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:([0-9]{12}|aws):pipeline/.+")
_EXECUTION = re.compile(r"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:pipeline/.*/execution/.*")


def required(call: Call, member: str) -> str:
    """Return a required text member of the request."""
    value = call.parameters.get(member)
    if not isinstance(value, str):
        raise constraint(value, member, "not be null")
    return value


def named_pipeline(account: Account, call: Call) -> Pipeline:
    """Return the pipeline that ``PipelineName`` names: by name or by ARN, in the call's region."""
    asked = required(call, "PipelineName")
    if not (_NAME.fullmatch(asked) or _ARN.fullmatch(asked)):
        raise constraint(asked, "PipelineName", f"satisfy regular expression pattern: {_NAME.pattern}")
    arn = asked if asked.startswith("arn:") else f"arn:aws:sagemaker:{call.region}:{account.id}:pipeline/{asked}"
    pipeline = account.pipelines_by_arn.get(arn)
    if pipeline is None or pipeline.region != call.region:
        raise Refusal("ResourceNotFound", f"Pipeline '{arn}' does not exist.")
    return pipeline


def named_execution(account: Account, call: Call, now: float) -> Execution:
    """Return the execution that ``PipelineExecutionArn`` names, in the call's region."""
    arn = required(call, "PipelineExecutionArn")
    if not _EXECUTION.fullmatch(arn):
        raise constraint(arn, "PipelineExecutionArn", f"satisfy regular expression pattern: {_EXECUTION.pattern}")
    execution = account.execution(arn, now)
    if execution is None or f":sagemaker:{call.region}:" not in arn:
        raise Refusal("ResourceNotFound", f"Pipeline execution '{arn}' does not exist.")
    return execution


def chosen(call: Call, member: str, *allowed: str) -> str:
    """Return an enumerated member, the first allowed value if it is not given."""
    value = call.parameters.get(member, allowed[0])
    if value not in allowed:
        raise constraint(value, member, f"satisfy enum value set: [{', '.join(allowed)}]")
    return str(value)
