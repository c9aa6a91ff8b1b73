"""``nightly-scores``: executing now; it advances with the clock, ends and starts again."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sagemaker_lineage.demo.account import flow_steps as flow
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import ACCOUNT, HOME, arn, image
from sagemaker_lineage.demo.account.people import STUDIO, created_by
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Execution, Pipeline

Json = dict[str, Any]
NAME = "nightly-scores"
NIGHT = 420.0
"""How long one night lasts in the demo, in seconds; the execution takes all but the last half minute."""

INTO_THE_NIGHT = 150.0
"""How far the current execution is at the moment the account is made for: its second step runs."""

_PAST = 12
_KEPT = 60
_BUCKET = f"sagemaker-{HOME}-{ACCOUNT}"
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3")
_XGBOOST = image("sagemaker-xgboost:1.7-1")
_DAY = 86400.0
_FAILED = "Step failure: One or multiple steps failed."


def _own(name: str) -> Json:
    return sdk.below(_BUCKET, NAME, sdk.get("Execution.PipelineExecutionId"), name)


def definition() -> Json:
    """Return the definition."""
    load = sdk.processing(
        "LoadAccounts",
        sdk.Code(_SKLEARN, f"s3://{_BUCKET}/{NAME}/code/load.py"),
        {"accounts": sdk.get("Parameters.AccountsUrl")},
        [sdk.s3_output("accounts", _own("accounts"))],
    )
    channels = {"train": sdk.output_of("LoadAccounts", "accounts")}
    arguments = sdk.training_arguments(_XGBOOST, channels, sdk.below("acme-ml-models", NAME))
    refresh = sdk.training("RefreshModel", arguments, hyper={"objective": "binary:logistic", "num_round": "40"})
    score = sdk.processing(
        "ScoreAccounts",
        sdk.Code(_XGBOOST, f"s3://{_BUCKET}/{NAME}/code/score.py"),
        {"model": sdk.model_of("RefreshModel"), "accounts": sdk.output_of("LoadAccounts", "accounts")},
        [sdk.s3_output("scores", _own("scores")), sdk.s3_output("report", _own("report"))],
        PropertyFiles=[sdk.property_file("Summary", "report", "metrics.json")],
    )
    facts = {"scores": sdk.output_of("ScoreAccounts", "scores")}
    notify = flow.function("NotifyDesk", "notify-desk", facts, {"delivered": "Integer"}, display="Tell the desk")
    parameters = [sdk.parameter("AccountsUrl", default="s3://acme-ml-raw/accounts/latest")]
    return sdk.definition(parameters, [load, refresh, score, notify])


def _ran(night: int) -> list[Ran]:
    metrics = {"metrics": {"auc": round(0.871 + night % 7 * 0.003, 4), "rows": 48211 + night * 17}}
    facts = {"metrics": {"validation:logloss": round(0.291 - night % 5 * 0.004, 4)}}
    return [
        Ran(step="LoadAccounts", lasts=95),
        Ran(step="RefreshModel", lasts=140, facts=facts),
        Ran(step="ScoreAccounts", lasts=120, reports={("report", "metrics.json"): metrics}),
        Ran(step="NotifyDesk", lasts=20, facts={"outputs": {"delivered": 48211 + night * 17}}),
    ]


def _broken() -> list[Ran]:
    reason = "ClientError: Data download failed: AccessDenied on s3://acme-ml-raw/accounts/latest"
    return [Ran(step="LoadAccounts", lasts=40, status="Failed", failure=reason)]


def _stopped(night: int) -> list[Ran]:
    return [*_ran(night)[:1], Ran(step="RefreshModel", lasts=33, status="Stopped")]


_BAD_NIGHTS = frozenset({-3, -8})
_STOPPED_NIGHT = -6


class Nights:
    """The executions by the clock: night 0 is under way at ``at``, earlier ones are past."""

    def __init__(self, at: float) -> None:
        self._first = at - INTO_THE_NIGHT
        self._night = lru_cache(maxsize=_KEPT)(self._execution)
        self._latest: tuple[int, tuple[Execution, ...]] = (-_PAST - 1, ())

    def __call__(self, now: float) -> tuple[Execution, ...]:
        """Return the executions of the last sixty nights up to ``now``, oldest first."""
        tonight = max(int((now - self._first) // NIGHT), 0)
        if self._latest[0] != tonight:
            begin = max(-_PAST, tonight - _KEPT + 1)
            self._latest = (tonight, tuple(self._night(night) for night in range(begin, tonight + 1)))
        return self._latest[1]

    def _execution(self, night: int) -> Execution:
        ran, status, failure = _ran(night), "Succeeded", None
        if night in _BAD_NIGHTS:
            ran, status, failure = _broken(), "Failed", _FAILED
        if night == _STOPPED_NIGHT:
            ran, status = _stopped(night), "Stopped"
        began = self._first + night * NIGHT
        values = {"AccountsUrl": "s3://acme-ml-raw/accounts/backlog"} if night % 4 == 1 else {}
        plan = Plan(
            pipeline=NAME,
            number=night,
            began=began,
            definition=definition(),
            ran=ran,
            values=values,
            status=status,
            failure=failure,
            user="scheduler",
        )
        return run(plan)


def pipeline(at: float) -> Pipeline:
    """Return the pipeline whose executions follow the clock."""
    people = created_by("jun.park")
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(definition()),
        created=at - 120 * _DAY,
        modified=at - 33 * _DAY,
        extras={
            "PipelineDescription": "Scores every account each night; in the demo a night lasts seven minutes",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
        },
        tags={"DomainName": STUDIO, "owner": "jun.park@example.com"},
        recurring=Nights(at),
    )
