"""The demo account with a pipeline that Feature Processor made, and what its SDK recorded in the lineage store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from embedded import AT, demo_account
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import HOME, arn, image
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.tracked import Association, Tracked
from sagemaker_lineage.demo.account.values import Pipeline
from sagemaker_lineage.enrich.sources.associations import CONTEXT_TAG

if TYPE_CHECKING:
    from sagemaker_lineage.demo.account.store import Account

NAME = "Visit-Features"
STEP = f"{NAME}-feature-processor"
BEGAN = AT - 3600.0
RECORDED = int(AT - 86400.0)
CONTEXT_NAME = f"sm-fs-fe-{NAME}-{RECORDED}-fep-ver"
CONTEXT = arn("context", CONTEXT_NAME.lower())
RAW = "s3://acme-ml-raw/visits"
DATA_SET = Tracked(arn=arn("artifact", "a" * 32), name="sm-fs-fe-raw-data", type="DataSet", source=RAW)


def _group(name: str) -> Tracked:
    context = f"{name}-{RECORDED - 5}-feature-group-pipeline-version"
    return Tracked(arn=arn("context", context), name=context, type="FeatureGroupPipelineVersion")


STORES, VISITS = _group("stores"), _group("visits")


def account() -> Account:
    """Return the account as it stands at ``AT``."""
    whole = demo_account()
    kind = f"FeatureEngineeringPipelineVersion-{NAME}"
    pipeline = Tracked(arn=arn("context", f"sm-fs-fe-{NAME.lower()}-1-fep"), name="fep", type="Pipeline")
    code = Tracked(arn=arn("artifact", "c" * 32), name="code", type="TransformationCode", source=f"{RAW}/code.py")
    context = Tracked(arn=CONTEXT, name=CONTEXT_NAME, type=kind)
    return replace(
        whole,
        pipelines=(*whole.pipelines, _pipeline()),
        tracked=(context, pipeline, DATA_SET, code, STORES, VISITS),
        associations=(
            *(Association(each.arn, CONTEXT) for each in (DATA_SET, code, STORES)),
            Association(pipeline.arn, CONTEXT, "AssociatedWith"),
            Association(CONTEXT, VISITS.arn),
            Association(arn("artifact", "e" * 32), DATA_SET.arn, "DerivedFrom"),
        ),
    )


def _pipeline() -> Pipeline:
    channels = {"code": f"s3://acme-ml-feat/{NAME}/code"}
    arguments = sdk.training_arguments(image("sagemaker-spark-processing:3.3"), channels, f"s3://acme-ml-feat/{NAME}")
    definition = sdk.definition([], [sdk.training(STEP, arguments, hyper={})])
    plan = Plan(pipeline=NAME, number=1, began=BEGAN, definition=definition, ran=[Ran(step=STEP)])
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(definition),
        created=AT - 90000.0,
        modified=AT - 86000.0,
        tags={"sm-fs-fe:created-from": "fp-to-pipeline", CONTEXT_TAG: CONTEXT_NAME},
        executions=(run(plan),),
    )
