"""``ticket-triage``: a pipeline of ``@step`` functions, whose jobs all look like trainings."""

from __future__ import annotations

import time
from typing import Any

from sagemaker_lineage.demo.account import flow_steps as flow
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.buckets import DEFAULT
from sagemaker_lineage.demo.account.functions import Build, Function, function_steps, result_value, results, uploads
from sagemaker_lineage.demo.account.naming import HOME, arn
from sagemaker_lineage.demo.account.people import RESEARCH, created_by, domain_id
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Execution, Pipeline, StoredObject

Json = dict[str, Any]
NAME = "ticket-triage"
TICKETS = "tickets/closed"
"""The prefix of the raw data in the bucket ``acme-ml-raw``."""
CODES = "s3://acme-shared/ref/codes.csv"
PUBLISHED = "s3://acme-shared/help-desk/queues.pkl"
"""What the first function reads besides, and where the last one hands the classifier over: only their code tells."""

_BACKLOG = "tickets/backlog"
_IMAGE = f"806072073708.dkr.ecr.{HOME}.amazonaws.com/sagemaker-base-python-310:1.0"
_HOUR, _DAY = 3600.0, 86400.0
_LOAD = Function(
    "load-tickets", "load_tickets", "Read the closed tickets and split them by week.", parameters=("TicketsUrl",)
)
_TRAIN = Function("train-classifier", "train_classifier", "Train the classifier of queues.", results=(_LOAD.step,))
_EVALUATE = Function(
    "evaluate-classifier",
    "evaluate_classifier",
    "Score the classifier on the newest week.",
    results=(_TRAIN.step, _LOAD.step),
)
_PUBLISH = Function(
    "publish-classifier",
    "publish_classifier",
    "Hand the classifier over to the help desk.",
    results=(_TRAIN.step, _EVALUATE.step),
    referenced=False,
)
_FUNCTIONS = (_LOAD, _TRAIN, _EVALUATE, _PUBLISH)
_OLDEST_RUN_DAYS = 12


def _build(at: float) -> Build:
    return Build(
        bucket=DEFAULT,
        pipeline=NAME,
        stamp=time.strftime("%Y-%m-%d-%H-%M-%S-417", time.gmtime(_built(at))),
        image=_IMAGE,
        instance=sdk.get("Parameters.InstanceType"),
        run="queues-v3",
    )


def _built(at: float) -> float:
    """Return when the pipeline was compiled and last changed: before its oldest execution."""
    return at - (_OLDEST_RUN_DAYS + 2) * _DAY


def definition(build: Build) -> Json:
    """Return the definition that a build gave."""
    load, train, evaluate, publish = function_steps(build, _FUNCTIONS)
    f1 = result_value(_EVALUATE.step, "f1_macro")
    tests = [flow.compare("GreaterThanOrEqualTo", f1, sdk.get("Parameters.MinimumF1"))]
    refuse = flow.fail("f1-too-low", sdk.join("The macro F1 is below", sdk.get("Parameters.MinimumF1"), on=" "))
    check = flow.condition("check-f1", tests, [publish], [refuse], after=[_EVALUATE.step])
    parameters = [
        sdk.parameter("TicketsUrl", default=f"s3://acme-ml-raw/{TICKETS}"),
        sdk.parameter("InstanceType", default="ml.m5.xlarge"),
        sdk.parameter("MinimumF1", "Float", 0.8),
    ]
    return sdk.definition(parameters, [load, train, evaluate, check])


def _ran(f1: float) -> list[Ran]:
    scores = {"f1_macro": f1, "accuracy": round(f1 + 0.041, 4), "tickets": 4210}
    model = {"classes": ["billing", "delivery", "returns", "technical"], "features": 20000}
    return [
        Ran(step=_LOAD.step, lasts=138, reports=results(None), facts=_logged("Input", "codes", CODES, "text/csv")),
        Ran(step=_TRAIN.step, lasts=271, reports=results(model)),
        Ran(step=_EVALUATE.step, lasts=124, reports=results(scores)),
        Ran(step="check-f1", lasts=1, facts={"outcome": f1 >= _MINIMUM}),
        _end(f1),
    ]


def _end(f1: float) -> Ran:
    if f1 < _MINIMUM:
        return Ran(step="f1-too-low", lasts=1, status="Failed", failure=f"The macro F1 is below {_MINIMUM}")
    return Ran(
        step=_PUBLISH.step,
        lasts=96,
        reports=results({"f1_macro": f1}, referenced=_PUBLISH.referenced),
        facts=_logged("Output", "classifier", PUBLISHED, "application/x-model"),
    )


def _logged(side: str, name: str, uri: str, media_type: str) -> Json:
    """Return the fact that a function logged one of its inputs or outputs to the trial component of its job."""
    return {"logged": {f"{side}Artifacts": {name: {"Value": uri, "MediaType": media_type}}}}


_MINIMUM = 0.8


def _broken() -> list[Ran]:
    reason = "AlgorithmError: KeyError('queue') in load_tickets, exit code: 1"
    return [Ran(step=_LOAD.step, lasts=97, status="Failed", failure=f"ClientError: {reason}")]


def _execution(at: float, number: int, f1: float | None, defined: Json) -> Execution:
    passed = f1 is not None and f1 >= _MINIMUM
    plan = Plan(
        pipeline=NAME,
        number=number,
        began=at - 7 * _HOUR - (_OLDEST_RUN_DAYS - number) * _DAY,
        definition=defined,
        ran=_broken() if f1 is None else _ran(f1),
        values={"TicketsUrl": f"s3://acme-ml-raw/{_BACKLOG}"} if f1 is None else {},
        status="Succeeded" if passed else "Failed",
        failure=None if passed else "Step failure: One or multiple steps failed.",
        user="seo.yun",
    )
    return run(plan)


def _history(at: float, defined: Json) -> tuple[Execution, ...]:
    scores = (0.8217, 0.8243, 0.7921, 0.8302, 0.8319, 0.8344, None, 0.8351, 0.8347, 0.8402, 0.8428, 0.8433, 0.8461)
    return tuple(_execution(at, number, f1, defined) for number, f1 in enumerate(scores))


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last thirteen executions, the newest seven hours before ``at``."""
    people = created_by("seo.yun")
    defined = definition(_build(at))
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(defined),
        created=at - 50 * _DAY,
        modified=_built(at),
        extras={
            "PipelineDescription": "Sorts support tickets into queues",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
        },
        tags={"DomainId": domain_id(RESEARCH), "owner": "seo.yun@example.com", "team": "support"},
        executions=_history(at, defined),
    )


def objects(at: float) -> dict[tuple[str, str], StoredObject]:
    """Return the raw data, which no job declares as an input, and what was uploaded for the functions."""
    body = b'{"ticket": 91, "queue": "billing", "text": "I was charged twice"}\n'
    raw = StoredObject(body=body, since=at - 60 * _DAY, content_type="application/x-ndjson", times=2400)
    there = {("acme-ml-raw", f"{prefix}/part-00000.jsonl"): raw for prefix in (TICKETS, _BACKLOG)}
    return there | uploads(_build(at), _FUNCTIONS, _built(at))
