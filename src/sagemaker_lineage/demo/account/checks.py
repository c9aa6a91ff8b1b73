"""QualityCheck and ClarifyCheck steps: a processing job, baselines, perhaps a violation report."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account.jobs import processing_job
from sagemaker_lineage.demo.account.making import Made, Maker, Making

Json = dict[str, Any]


def check_maker(member: str, *, statistics: bool) -> Maker:
    """Return the maker of a kind of check; ``member`` is its key in Metadata.

    The fact ``violations`` says that a report of them was written.
    """

    def make(making: Making) -> Made:
        job = processing_job(making, making.arguments)
        target = making.arguments["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["S3Uri"]
        calculated: Json = {"CalculatedBaselineConstraints": f"{target}/constraints.json"}
        if statistics:
            calculated["CalculatedBaselineStatistics"] = f"{target}/statistics.json"
        metadata = _declared(making) | calculated | _baselines(making) | {"CheckJobArn": job.arn}
        if making.facts.get("violations"):
            metadata["ViolationReport"] = f"{target}/constraint_violations.json"
        return Made(metadata={member: metadata}, jobs=(job,), properties=job.answer | calculated | _used(making))

    return make


def _declared(making: Making) -> Json:
    declared: Json = {
        "CheckType": making.step["CheckType"],
        "SkipCheck": making.step["SkipCheck"],
        "RegisterNewBaseline": making.step["RegisterNewBaseline"],
    }
    if making.step.get("ModelPackageGroupName"):
        declared["ModelPackageGroupName"] = making.step["ModelPackageGroupName"]
    return declared


_SUPPLIED = {
    "SuppliedBaselineConstraints": "BaselineUsedForDriftCheckConstraints",
    "SuppliedBaselineStatistics": "BaselineUsedForDriftCheckStatistics",
}


def _baselines(making: Making) -> Json:
    return {used: making.step[given] for given, used in _SUPPLIED.items() if making.step.get(given)}


def _used(making: Making) -> Json:
    return {used: making.step.get(given) for given, used in _SUPPLIED.items()}
