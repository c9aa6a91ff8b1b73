"""``feature-store-load``: writes the features that ``mlops-pipeline`` reads."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.mlops import FEATURES
from sagemaker_lineage.demo.account.naming import HOME, arn, image
from sagemaker_lineage.demo.account.people import STUDIO, created_by
from sagemaker_lineage.demo.account.runs import Plan, Ran, run
from sagemaker_lineage.demo.account.values import Execution, Pipeline

Json = dict[str, Any]
NAME = "feature-store-load"
GROUP = "house-price-features"
_QUERY = 'SELECT * FROM "house_price_features_1767225600" WHERE is_deleted = false'
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3")
_CODE = "s3://acme-ml-feat/house-prices/code"
_HOUR, _DAY = 3600.0, 86400.0
_COUNT = 12


def _ingest() -> Json:
    stored = sdk.s3_output("features", sdk.get("Parameters.StagingUrl"))
    stored |= {"AppManaged": True, "FeatureStoreOutput": {"FeatureGroupName": GROUP}}
    inputs = {"sales": "s3://acme-ml-raw/house-sales", "codes": "s3://acme-shared/ref/postcodes.csv"}
    return sdk.processing(
        "IngestFeatures", sdk.Code(_SKLEARN, f"{_CODE}/ingest.py"), inputs, [stored], ("ml.m5.2xlarge", 2)
    )


def _export() -> Json:
    query = {
        "Catalog": "AwsDataCatalog",
        "Database": "sagemaker_featurestore",
        "QueryString": _QUERY,
        "OutputS3Uri": "s3://acme-ml-feat/athena-results",
        "OutputFormat": "PARQUET",
        "WorkGroup": "primary",
    }
    dataset = {
        "InputMode": "File",
        "DataDistributionType": "FullyReplicated",
        "LocalPath": "/opt/ml/processing/input/offline-store",
        "AthenaDatasetDefinition": query,
    }
    output = sdk.s3_output("features", FEATURES)
    step = sdk.processing(
        "ExportFeatures", sdk.Code(_SKLEARN, f"{_CODE}/export.py"), {}, [output], after=["IngestFeatures"]
    )
    offline = {"InputName": "offline-store", "AppManaged": True, "DatasetDefinition": dataset}
    step["Arguments"]["ProcessingInputs"].insert(0, offline)
    return step


def definition() -> Json:
    """Return the definition."""
    parameters = [sdk.parameter("StagingUrl", default="s3://acme-ml-feat/house-prices/staging")]
    return sdk.definition(parameters, [_ingest(), _export()])


def _execution(at: float, number: int) -> Execution:
    ran = [Ran(step="IngestFeatures", lasts=611 + 7 * number), Ran(step="ExportFeatures", lasts=144 + 3 * number)]
    status, failure = "Succeeded", None
    if number in _SHORT:
        reason = "AlgorithmError: 212 rows were rejected by the feature group, ExitCode: 1"
        ran = [Ran(step="IngestFeatures", lasts=307, status="Failed", failure=reason)]
        status, failure = "Failed", "Step failure: One or multiple steps failed."
    plan = Plan(
        pipeline=NAME,
        number=number,
        began=at - 6 * _HOUR - (_COUNT - 1 - number) * _DAY,
        definition=definition(),
        ran=ran,
        status=status,
        failure=failure,
        values={"StagingUrl": "s3://acme-ml-feat/house-prices/staging-v1"} if number < _COUNT // 2 else {},
    )
    return run(plan)


_SHORT = frozenset({1, 8})


def pipeline(at: float) -> Pipeline:
    """Return the pipeline with its last twelve executions, the newest six hours before ``at``."""
    people = created_by("minji.kim")
    return Pipeline(
        name=NAME,
        arn=arn("pipeline", NAME),
        region=HOME,
        definition=sdk.dump(definition()),
        created=at - 70 * _DAY,
        modified=at - 12 * _DAY,
        extras={
            "PipelineDescription": "Loads the feature store and exports what the house price model reads",
            "RoleArn": sdk.ROLE,
            "CreatedBy": people,
            "LastModifiedBy": people,
        },
        tags={"DomainName": STUDIO, "owner": "minji.kim@example.com", "team": "pricing"},
        executions=tuple(_execution(at, number) for number in range(_COUNT)),
    )
