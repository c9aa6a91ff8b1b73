"""Models and model packages."""

from __future__ import annotations

from typing import Any

from sagemaker_lineage.demo.account.making import Made, Making, picked
from sagemaker_lineage.demo.account.naming import arn, job_name
from sagemaker_lineage.demo.account.values import Job

Json = dict[str, Any]


def make_model(making: Making) -> Made:
    """Make a model."""
    name = job_name(making.execution, making.name)
    model_arn = arn("model", name, making.region)
    answer = picked(making.arguments, "PrimaryContainer", "Containers", "ExecutionRoleArn", "VpcConfig") | {
        "ModelName": name,
        "ModelArn": model_arn,
        "CreationTime": making.began,
        "EnableNetworkIsolation": False,
    }
    return Made(metadata={"Model": {"Arn": model_arn}}, jobs=(_kept("Model", making, name, answer),), properties=answer)


def make_model_package(making: Making) -> Made:
    """Make a model package; the fact ``version`` is its version in the group."""
    group, version = str(making.arguments["ModelPackageGroupName"]), making.facts.get("version", 1)
    package_arn = arn("model-package", f"{group.lower()}/{version}", making.region)
    members = ("InferenceSpecification", "ModelMetrics", "DriftCheckBaselines", "CustomerMetadataProperties")
    answer = picked(making.arguments, *members, "ModelApprovalStatus", "SkipModelValidation", "SamplePayloadUrl") | {
        "ModelPackageName": group,
        "ModelPackageGroupName": group,
        "ModelPackageVersion": version,
        "ModelPackageArn": package_arn,
        "CreationTime": making.began,
        "ModelPackageStatus": making.facts.get("package_status", "Completed"),
        "ModelPackageStatusDetails": {"ValidationStatuses": [], "ImageScanStatuses": []},
        "CertifyForMarketplace": False,
        "MetadataProperties": {"GeneratedBy": making.execution_arn},
    }
    answer |= picked(making.facts, "ModelApprovalStatus", "ApprovalDescription")
    job = _kept("ModelPackage", making, package_arn, answer)
    return Made(metadata={"RegisterModel": {"Arn": package_arn}}, jobs=(job,), properties=answer)


def _kept(kind: str, making: Making, name: str, answer: Json) -> Job:
    made_arn = answer.get("ModelArn") or answer["ModelPackageArn"]
    return Job(
        kind=kind,
        region=making.region,
        name=name,
        arn=str(made_arn),
        began=making.began,
        ended=making.began,
        answer=answer,
    )
