"""Accounts for benchmarks and load tests: one wide pipeline among many small ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sagemaker_lineage.demo.account import serving
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.lanes import gate, lane_runs, lane_steps, lanes_of
from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, arn, kms_key
from sagemaker_lineage.demo.account.people import STUDIO, created_by, domains
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.store import Account
from sagemaker_lineage.demo.account.values import Bucket, Key, Pipeline

Json = dict[str, Any]
NAME = "bench-pipeline"
_GATE = "Gate"
_CAPTURES = "bench-captures"
_DAY = 86400.0
_SMALLEST_WITH_GATE = 8


def build_account(
    at: float, *, steps: int = 60, buckets: int = 10, pipelines: int = 150, captures: bool = False
) -> Account:
    """Return an account whose ``bench-pipeline`` has that many steps over that many buckets.

    From eight steps on the last one is a Condition; all others are jobs with nothing to read but
    their Describe answer. The rest of ``pipelines`` are fillers without executions. The account's
    own Block Public Access is partly set. With ``captures`` an endpoint serves a model of the pipeline, and captures
    requests in a bucket that nothing else names, nor its key.
    """
    moment = float(int(at))
    named = tuple(_bucket(number, moment) for number in range(buckets))
    wide = _wide(moment, steps, [bucket.name for bucket in named])
    if captures:
        named = (*named, replace(_bucket(0, moment), name=_CAPTURES, kms_key=kms_key(_CAPTURES)))
    fillers = [_filler(number, moment) for number in range(pipelines - 1)]
    return Account(
        id=ACCOUNT,
        pipelines=(wide, *fillers),
        jobs=serving.bench(wide, _CAPTURES) if captures else (),
        domains=domains(moment),
        buckets=named,
        account_block=(True, False, False, False),
        keys=tuple(Key(arn=bucket.kms_key, created=bucket.created) for bucket in named if bucket.kms_key),
    )


def _bucket(number: int, at: float) -> Bucket:
    encrypted = number % 2 == 0
    return Bucket(
        name=f"bench-data-{number:03d}",
        region=HOME,
        created=at - 300 * _DAY,
        encryption="aws:kms" if encrypted else "AES256",
        kms_key=kms_key(f"bench/{number}") if encrypted else None,
        versioning="Enabled" if number % 3 else None,
        block=(True, True, True, True) if number % 4 else None,
        tags={"shard": str(number)} if number % 5 else {},
    )


def _wide(at: float, steps: int, buckets: list[str]) -> Pipeline:
    gated = steps >= _SMALLEST_WITH_GATE
    lanes = lanes_of([f"{number:04d}" for number in range(steps)], buckets, steps - 1 if gated else steps)
    ending = [gate(_GATE)] if gated else []
    defined = sdk.definition(
        [sdk.parameter("Year", default="2026")], [*(step for lane in lanes for step in lane_steps(lane)), *ending]
    )
    ran = [ran for place, lane in enumerate(lanes) for ran in lane_runs(lane, place)]
    last = max((entry.at or 0.0) + entry.lasts for entry in ran)
    ran += [Ran(step=_GATE, at=last + 3, lasts=1)] if gated else []
    plan = Plan(pipeline=NAME, number=0, began=at - 0.5 * _DAY, definition=defined, ran=ran)
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(defined),
        created=at - 90 * _DAY,
        modified=at - 10 * _DAY,
        extras={"RoleArn": sdk.ROLE, "CreatedBy": created_by("minji.kim")},
        tags={"DomainName": STUDIO},
        executions=(run(plan),),
    )


def _filler(number: int, at: float) -> Pipeline:
    name = f"filler-{number:04d}"
    stop = {"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": name}}
    return Pipeline(
        name=name,
        arn=arn("pipeline", name),
        region=HOME,
        definition=sdk.dump(sdk.definition([], [stop])),
        created=at - (100 + number) * _DAY,
        modified=at - (100 + number) * _DAY,
        extras={"RoleArn": sdk.ROLE},
        tags={"team": f"team-{number % 7}"},
    )
