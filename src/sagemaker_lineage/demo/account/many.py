"""An account with very many pipelines, for lists: each ran up to twenty-five times, and some never did."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, arn, execution_id
from sagemaker_lineage.demo.account.people import RESEARCH, STUDIO, created_by, domain_arn, domain_id, domains
from sagemaker_lineage.demo.account.store import Account
from sagemaker_lineage.demo.account.values import Bucket, Execution, Pipeline

Json = dict[str, Any]
BUCKETS = ("many-raw", "many-features", "many-models")
LONGEST = "l" + "o" * 252 + "ng1"
"""A name of 256 characters, the most that AWS takes."""
_TEAMS = ("claims", "fraud", "pricing", "search", "supply")
_PEOPLE = ("minji.kim", "jun.park", "seo.yun")
_MOST_RUNS = 25
_HOUR, _DAY = 3600.0, 86400.0


def build_many(at: float, *, pipelines: int = 500) -> Account:
    """Return an account with that many pipelines in one region, the last of them with the longest name."""
    moment = float(int(at))
    return Account(
        id=ACCOUNT,
        pipelines=tuple(_pipeline(moment, number, pipelines) for number in range(pipelines)),
        domains=domains(moment),
        buckets=tuple(Bucket(name=name, region=HOME, created=moment - 500 * _DAY) for name in BUCKETS),
    )


def _pipeline(at: float, number: int, count: int) -> Pipeline:
    name = LONGEST if number == count - 1 else f"{_TEAMS[number % len(_TEAMS)]}-{number:04d}"
    user = _PEOPLE[number % len(_PEOPLE)]
    defined = sdk.dump(_definition(name, BUCKETS[number % len(BUCKETS)]))
    return Pipeline(
        name=name,
        arn=arn("pipeline", name),
        region=HOME,
        definition=defined,
        created=at - (400 + number) * _HOUR,
        modified=at - (number * 37 % 400) * _HOUR,
        extras={"RoleArn": sdk.ROLE, "CreatedBy": created_by(user)},
        tags=_tags(number, user),
        executions=_executions(at, name, number, defined),
    )


def _definition(name: str, bucket: str) -> Json:
    code = sdk.Code("image:1", f"s3://{bucket}/code/run.py")
    raw = sdk.processing("Prepare", code, {"raw": f"s3://{bucket}/raw/{name}"}, [sdk.s3_output("out", _out(bucket))])
    return sdk.definition([sdk.parameter("Shard", default="0")], [raw])


def _out(bucket: str) -> Json:
    return sdk.below(bucket, "prepared", sdk.get("Execution.PipelineExecutionId"))


def _tags(number: int, user: str) -> dict[str, str]:
    """Return tags: each pipeline names its domain in another way, every fourth not at all."""
    own: tuple[dict[str, str], ...] = (
        {"DomainName": STUDIO},
        {"DomainId": domain_id(RESEARCH)},
        {"sagemaker:domain-arn": domain_arn(RESEARCH)},
        {},
    )
    return own[number % len(own)] | {"Owner": user, "team": _TEAMS[number % len(_TEAMS)]}


def _executions(at: float, name: str, number: int, defined: str) -> tuple[Execution, ...]:
    runs = number % (_MOST_RUNS + 1)
    return tuple(_execution(at - (runs - run) * 7 * _HOUR - number * 11, name, run, defined) for run in range(runs))


def _execution(began: float, name: str, run: int, defined: str) -> Execution:
    failed = (run + len(name)) % 6 == 0
    pipeline, identity = arn("pipeline", name), execution_id(name, run)
    return Execution(
        arn=f"{pipeline}/execution/{identity}",
        pipeline_arn=pipeline,
        began=began,
        ended=began + 300 + 13 * run,
        status="Failed" if failed else "Succeeded",
        definition=defined,
        display_name=f"execution-{int(began * 1000)}",
        parameters=(("Shard", str(run % 4)),),
        failure="Step failure: One or multiple steps failed." if failed else None,
        extras={"CreatedBy": created_by(_PEOPLE[run % len(_PEOPLE)])},
    )
