"""Steps that start no SageMaker job: conditions, failures, functions, callbacks, loops, EMR."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.account.expressions import text
from sagemaker_lineage.demo.account.making import Made, Making
from sagemaker_lineage.demo.account.naming import token

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]


def make_condition(making: Making) -> Made:
    """Make a condition's outcome: the fact ``outcome``, True or False."""
    outcome = str(making.facts.get("outcome", True))
    return Made(metadata={"Condition": {"Outcome": outcome}}, properties={"Outcome": outcome})


def make_fail(making: Making) -> Made:
    """Make the message of a Fail step."""
    return Made(metadata={"Fail": {"ErrorMessage": str(making.arguments["ErrorMessage"])}})


def make_lambda(making: Making) -> Made:
    """Make a function's answer: the fact ``outputs``."""
    given = _outputs(making.facts.get("outputs", {}))
    metadata: Json = {"Arn": making.step["FunctionArn"], "OutputParameters": given}
    return Made(metadata={"Lambda": metadata}, properties={"OutputParameters": given})


def make_callback(making: Making) -> Made:
    """Make what came back from a queue: the fact ``outputs``."""
    given = _outputs(making.facts.get("outputs", {}))
    metadata: Json = {
        "CallbackToken": token(f"{making.execution}/{making.name}", 10, ascii_letters + digits),
        "SqsQueueUrl": making.step["SqsQueueUrl"],
        "OutputParameters": given,
    }
    return Made(metadata={"Callback": metadata}, properties={"OutputParameters": given})


def _outputs(outputs: Mapping[str, Any]) -> list[Json]:
    return [{"Name": name, "Value": text(value)} for name, value in outputs.items()]


def make_for_each(making: Making) -> Made:
    """Make the sum of a loop: the facts ``items`` and how many body steps ended how."""
    counts = {name: making.facts.get(name, 0) for name in ("SucceededStepCount", "FailedStepCount", "StoppedStepCount")}
    loop: Json = {
        "Status": making.status,
        "InputItemCount": making.facts["items"],
        "TotalStepCount": sum(counts.values()),
        **counts,
    }
    if "selected" in making.facts:
        loop["Selector"] = making.facts["selected"]
    return Made(metadata={"ForEach": loop}, properties=loop | {"IterationOutputs": making.facts.get("results", [])})


def make_emr(making: Making) -> Made:
    """Make a step on an EMR cluster."""
    cluster = making.arguments.get("ClusterId") or f"j-{token(making.execution, 13).upper()}"
    step = f"s-{token(f'{making.execution}/{making.name}', 13).upper()}"
    metadata: Json = {
        "ClusterId": cluster,
        "StepId": step,
        "StepName": making.name,
        "LogFilePath": f"s3://aws-logs-111122223333-{making.region}/elasticmapreduce/{cluster}/steps/{step}",
    }
    return Made(metadata={"EMR": metadata}, properties={"Id": step, "Name": making.name})


def make_unknown(making: Making) -> Made:
    """Make a step of a type that is newer than this account: nothing is told about it."""
    del making
    return Made(metadata={})
