"""``names-from-hell``: hostile names, unusual steps, an execution that is being stopped."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account import flow_steps as flow
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import HOME, arn, image
from sagemaker_lineage.demo.account.people import created_by
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Execution, Pipeline

Json = dict[str, Any]
NAME = "names-from-hell"
MARKUP = "<img src=x onerror=alert(1)>"
BIDI = "left \u202e right-to-left \u2066override\u2069 gpj.exe"
EMOJI = "\U0001f680 train \U0001f469\u200d\U0001f52c & \"quote\" 'single' \u001b[31mred"
LONG = "a-name-as-long-as-a-name-may-be-and-then-some-more-of-it-" + "x" * 183 + "-to-the-very-end"
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3")
_CODE = "s3://acme-shared/hell/code"
_DAY = 86400.0
_COUNT = 13


def _spark() -> Json:
    arguments = ["spark-submit", "s3://acme-shared/hell/jobs/join.py", "s3://acme-shared/hell/raw"]
    return flow.emr("JoinOnEmr", "j-3H7LXK2M9PQR1", "command-runner.jar", arguments, display=MARKUP)


def _split() -> Json:
    return sdk.processing(
        "Split_" + "x" * 58,
        sdk.Code(_SKLEARN, f"{_CODE}/split.py"),
        {"joined": "s3://acme-shared/hell/joined/%3Cscript%3E/a b+c"},
        [sdk.s3_output("train", "s3://acme-shared/hell/train"), sdk.s3_output("old", "s3://acme-retired-exports/old")],
        display=BIDI,
        description=f"{MARKUP} </script><script>alert(2)</script>",
        after=["JoinOnEmr"],
    )


def _search() -> Json:
    source = sdk.output_of("Split_" + "x" * 58, "train")
    return flow.automl("FindModel", source, "s3://acme-shared/hell/automl", "label", display=EMOJI)


def _unknown() -> Json:
    target = {"S3Uri": "s3://acme-shared/hell/mosaic", "Palette": ["<b>", "'; DROP TABLE steps; --"]}
    source = {"S3Uri": "s3://acme-shared/hell/train"}
    body = {"MosaicInput": source, "MosaicOutput": target, "Depth": {"Of": {"Nesting": [1, [2, [3]]]}}}
    return sdk.envelope(
        {"Name": "__proto__", "Type": "GeospatialMosaic", "Arguments": body}, after=["FindModel"], display=LONG
    )


def definition() -> Json:
    """Return the definition; its names try to be markup, to turn text round and to be JavaScript's own."""
    wait = flow.callback(
        "constructor", "hell", {"x": MARKUP}, {"toString": "String"}, after=["__proto__"], display="\u00a0"
    )
    parameters = [sdk.parameter("hasOwnProperty", default="${jndi:ldap://127.0.0.1/a}")]
    return sdk.definition(parameters, [_spark(), _split(), _search(), _unknown(), wait])


def _until_unknown() -> list[Ran]:
    found = {"value": 0.9172, "image": image("sagemaker-sklearn-automl:2.5-1-cpu-py3")}
    return [
        Ran(step="JoinOnEmr", lasts=412),
        Ran(step="Split_" + "x" * 58, lasts=98),
        Ran(step="FindModel", lasts=2710, facts=found),
        Ran(step="__proto__", lasts=77),
    ]


def _execution(at: float, number: int) -> Execution:
    newest = number == _COUNT - 1
    ran, status, failure = _until_unknown(), "Succeeded", None
    if newest:
        ran.append(Ran(step="constructor", lasts=30, status="Stopping"))
        status = "Stopping"
    elif number in _CURSED:
        reason = f"AlgorithmError: {MARKUP}\nTraceback (most recent call last):\n  {BIDI}\n{'x' * 600}"
        ran = [*ran[:1], Ran(step="Split_" + "x" * 58, lasts=12, status="Failed", failure=reason)]
        status, failure = "Failed", f"Step failure: {MARKUP}"
    else:
        ran.append(Ran(step="constructor", lasts=60, facts={"outputs": {"toString": EMOJI}}))
    plan = Plan(
        pipeline=NAME,
        number=number,
        began=at - 1.05 * 3600 - (_COUNT - 1 - number) * 2 * _DAY,
        definition=definition(),
        ran=ran,
        status=status,
        failure=failure,
        description=f"{BIDI} {EMOJI}",
        user="robert.tables",
    )
    return run(plan)


_CURSED = frozenset({4, 10})


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last thirteen executions; the newest is being stopped for good."""
    people = created_by("robert.tables")
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(definition()),
        created=at - 50 * _DAY,
        modified=at - 49 * _DAY,
        extras={
            "PipelineDisplayName": LONG,
            "PipelineDescription": f"{MARKUP} {BIDI} {EMOJI}",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
        },
        tags={"owner": "robert.tables@example.com", "DomainName": "no-such-domain"},
        executions=tuple(_execution(at, number) for number in range(_COUNT)),
    )
