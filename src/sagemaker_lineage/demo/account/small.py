"""The small pipelines: ``never-run``, and ``us-churn`` in the other region."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import HOME, arn, image
from sagemaker_lineage.demo.account.people import created_by
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Execution, Pipeline

Json = dict[str, Any]
NEVER_RUN = "never-run"
US_CHURN = "us-churn"
US = "us-east-1"
_DAY = 86400.0
_COUNT = 12


def _two_steps(bucket: str, region: str, prepared: Any) -> Json:
    sklearn, xgboost = image("sagemaker-scikit-learn:1.2-1-cpu-py3", region), image("sagemaker-xgboost:1.7-1", region)
    prepare = sdk.processing(
        "Prepare",
        sdk.Code(sklearn, f"s3://{bucket}/code/prepare.py"),
        {"raw": sdk.get("Parameters.RawUrl")},
        [sdk.s3_output("train", prepared)],
    )
    channels = {"train": sdk.output_of("Prepare", "train")}
    arguments = sdk.training_arguments(xgboost, channels, f"s3://{bucket}/models")
    train = sdk.training("Train", arguments, hyper={"objective": "binary:logistic", "num_round": "50"})
    return sdk.definition([sdk.parameter("RawUrl", default=f"s3://{bucket}/raw")], [prepare, train])


def never_run(at: float) -> Pipeline:
    """Return a pipeline that was made a week before ``at`` and never started."""
    people = created_by("minji.kim")
    defined = _two_steps(
        "acme-ml-raw", HOME, sdk.below("acme-ml-feat", "trial", sdk.get("Execution.PipelineExecutionId"))
    )
    return Pipeline(
        name=NEVER_RUN,
        arn=arn("pipeline", NEVER_RUN),
        region=HOME,
        definition=sdk.dump(defined),
        created=at - 7 * _DAY,
        modified=at - 7 * _DAY,
        extras={"RoleArn": sdk.ROLE, "CreatedBy": people, "LastModifiedBy": people},
    )


def _churn(at: float, number: int, defined: Json) -> Execution:
    facts = {"metrics": {"validation:auc": round(0.83 + 0.004 * number, 3)}}
    ran = [Ran(step="Prepare", lasts=130), Ran(step="Train", lasts=210, facts=facts)]
    failed = number == _OUT_OF_CAPACITY
    if failed:
        reason = "CapacityError: Unable to provision requested ML compute capacity. Please retry."
        ran[1] = Ran(step="Train", lasts=900, status="Failed", failure=reason, attempts=3)
    plan = Plan(
        pipeline=US_CHURN,
        number=number,
        began=at - 9 * 3600 - (_COUNT - 1 - number) * _DAY,
        definition=defined,
        ran=ran,
        status="Failed" if failed else "Succeeded",
        failure="Step failure: One or multiple steps failed." if failed else None,
        region=US,
    )
    return run(plan)


_OUT_OF_CAPACITY = 5


def us_churn(at: float) -> Pipeline:
    """Return the pipeline of us-east-1."""
    people = created_by("minji.kim")
    defined = _two_steps(
        "acme-us-churn", US, sdk.below("acme-us-churn", "train", sdk.get("Execution.PipelineExecutionId"))
    )
    return Pipeline(
        name=US_CHURN,
        arn=arn("pipeline", US_CHURN, US),
        region=US,
        definition=sdk.dump(defined),
        created=at - 200 * _DAY,
        modified=at - 150 * _DAY,
        extras={"RoleArn": sdk.ROLE, "CreatedBy": people, "LastModifiedBy": people},
        tags={"owner": "minji.kim@example.com"},
        executions=tuple(_churn(at, number, defined) for number in range(_COUNT)),
    )
