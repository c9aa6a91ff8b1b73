"""``feature-backfill``: sixty steps over ten buckets, fifteen months side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.lanes import lane_runs, lane_steps, lanes_of
from sagemaker_lineage.demo.account.naming import HOME, arn
from sagemaker_lineage.demo.account.people import RESEARCH, created_by
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Bucket, Execution, Pipeline

Json = dict[str, Any]
NAME = "feature-backfill"
BUCKETS = tuple(f"acme-backfill-{number:02d}" for number in range(10))
_MONTHS = tuple(f"{2025 + month // 12}{month % 12 + 1:02d}" for month in range(15))
_STEPS = 60
_LANES = lanes_of(_MONTHS, BUCKETS, _STEPS)
_DAY = 86400.0
_COUNT = 12
_FAILED = "Step failure: One or multiple steps failed."
_BROKEN = frozenset({2, 7})
_STOPPED = frozenset({4})


def buckets(at: float) -> tuple[Bucket, ...]:
    """Return the ten buckets, made long before ``at``; every third one keeps versions."""
    return tuple(
        Bucket(
            name=name,
            region=HOME,
            created=at - 400 * _DAY,
            versioning="Enabled" if number % 3 == 0 else None,
            tags={"purpose": "backfill", "shard": str(number)},
        )
        for number, name in enumerate(BUCKETS)
    )


def definition() -> Json:
    """Return the definition."""
    steps = [step for lane in _LANES for step in lane_steps(lane)]
    return sdk.definition([sdk.parameter("Year", default="2026")], steps)


def _happened(number: int) -> tuple[list[Ran], str]:
    whole = [ran for place, lane in enumerate(_LANES) for ran in lane_runs(lane, place)]
    if number in _BROKEN:
        first = [ran for ran in whole if not ran.step.startswith(("Fit202503", "Score202503"))]
        fit = next(ran for ran in whole if ran.step == "Fit202503")
        reason = "InternalServerError: We encountered an internal error. Please try again."
        return [*first, replace(fit, lasts=41, status="Failed", failure=reason, attempts=3)], "Failed"
    if number in _STOPPED:
        return [ran for ran in whole if (ran.at or 0) < _STOPPED_AT], "Stopped"
    return whole, "Succeeded"


_STOPPED_AT = 300.0


def _execution(at: float, number: int, defined: Json) -> Execution:
    ran, status = _happened(number)
    plan = Plan(
        pipeline=NAME,
        number=number,
        began=at - 0.4 * _DAY - (_COUNT - 1 - number) * 30 * _DAY,
        definition=defined,
        ran=ran,
        values={"Year": "2025"} if number < _COUNT - 3 else {},
        status=status,
        failure=_FAILED if status == "Failed" else None,
        user="jun.park",
    )
    return run(plan)


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last twelve executions, the newest ten hours before ``at``."""
    people = created_by("jun.park")
    defined = definition()
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(defined),
        created=at - 380 * _DAY,
        modified=at - 95 * _DAY,
        extras={
            "PipelineDescription": "Rebuilds fifteen months of features",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
            "ParallelismConfiguration": {"MaxParallelExecutionSteps": 8},
        },
        tags={"DomainName": RESEARCH, "owner": "jun.park@example.com"},
        executions=tuple(_execution(at, number, defined) for number in range(_COUNT)),
    )
