"""Lineages in which data takes every way that a picture knows: folded, contained, named, guessed, hidden."""

from __future__ import annotations

from dataclasses import replace

from sagemaker_lineage.model.gap import Gap, GapCode
from sagemaker_lineage.model.graph import (
    Artifact,
    Confidence,
    Edge,
    LineageGraph,
    Planned,
    Port,
    Resource,
    ResourceKind,
    Role,
)
from wire_samples.lineages import FROM_FILE, HOSTILE, TEXT, data, node

LAKE = "s3://acme-ml-artifacts"
RUN = "${Execution.PipelineExecutionId}"
MODEL = f"{LAKE}/claims/models/${{Steps.Fit.ModelArtifacts.S3ModelArtifacts}}"
EVALUATION = f"{LAKE}/claims/{RUN}/evaluation"


def artifact(place: int, uri: str, role: Role = Role.DATA, **facts: object) -> Artifact:
    """Return an artifact; one with open parts is not resolved."""
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    known = uri.partition("${")[0].rstrip("/")
    is_open = {"expression": uri, "resolved": False} if "${" in uri else {}
    return Artifact(id=place, uri=known, bucket=bucket, key=key.partition("${")[0], role=role, **is_open, **facts)  # type: ignore[arg-type]


def named(name: str, resource: int, role: Role = Role.DATA, **facts: object) -> Port:
    """Return a port that names a resource."""
    return Port(name=name, role=role, resource=resource, **facts)  # type: ignore[arg-type]


def flow(source: str, target: str, via: str, label: str | None, **facts: object) -> Edge:
    """Return an edge that carries data, certain unless told otherwise."""
    return Edge(source, target, via, label, evidence=("/Steps/0",), **{"confidence": Confidence.CERTAIN} | facts)  # type: ignore[arg-type]


CLAIMS = LineageGraph(
    nodes=(
        node(
            "Prepare",
            "Processing",
            0,
            inputs=(data("claims", f"{LAKE}/raw/claims", 0), named("AthenaDatasetDefinition", 0)),
            outputs=(data("prepared", f"{LAKE}/claims/prepared", 1), named("FeatureGroupName", 1)),
        ),
        node(
            "Fit",
            "Training",
            1,
            inputs=(
                data("train", f"{LAKE}/claims/prepared/train", 2),
                data("validation", f"{LAKE}/claims/prepared/validation", 3)._replace(
                    planned=Planned(uri=f"{LAKE}/claims/planned/validation", expression=None)
                ),
            ),
            outputs=(
                data("S3OutputPath", f"{LAKE}/claims/models", 4, Role.MODEL),
                data("DebugHookConfig", f"{LAKE}/claims/models", 4, Role.DEBUG),
                data("S3ModelArtifacts", f"{LAKE}/claims/models", 5, Role.MODEL)._replace(resolved=False),
            ),
        ),
        node(
            "Evaluate",
            "Processing",
            2,
            inputs=(
                data("model", f"{LAKE}/claims/models", 5, Role.MODEL)._replace(resolved=False),
                data("test", f"{LAKE}/claims/prepared/test", 6),
            ),
            outputs=(
                data("evaluation", f"{LAKE}/claims", 7, Role.REPORT)._replace(resolved=False),
                data("EvaluationReport", f"{LAKE}/claims", 8, Role.REPORT)._replace(resolved=False),
            ),
        ),
        node("CheckError", "Condition", 3, inputs=(data("EvaluationReport", f"{LAKE}/claims", 8, Role.REPORT),)),
        node(
            "Register",
            "RegisterModel",
            4,
            parent="CheckError",
            branch="if",
            inputs=(data("ModelDataUrl", f"{LAKE}/claims/models", 5, Role.MODEL),),
            outputs=(named("ModelPackageGroupName", 2, Role.MODEL),),
        ),
        node(
            "Create",
            "Model",
            5,
            parent="CheckError",
            branch="if",
            inputs=(data("ModelDataUrl", f"{LAKE}/claims/models", 5, Role.MODEL),),
            outputs=(named("ModelName", 3, Role.MODEL, resolved=False),),
        ),
        node(
            "Score",
            "Transform",
            6,
            parent="CheckError",
            branch="if",
            inputs=(named("ModelName", 3, Role.MODEL, resolved=False), named("S3Uri", 4, resolved=False)),
            outputs=(data("S3OutputPath", f"{LAKE}/claims/scores", 9, Role.RESULT),),
        ),
        node(
            "Publish",
            "Lambda",
            7,
            inputs=(data("scores", f"{LAKE}/claims/scores", 9)._replace(guessed=True),),
            outputs=(named("endpoint", 5, Role.MODEL)._replace(source="association"),),
        ),
        node("Explain", "Training", 8),
    ),
    edges=(
        Edge("CheckError", "Create", "branch:if"),
        Edge("CheckError", "Register", "branch:if"),
        Edge("CheckError", "Score", "branch:if"),
        flow("Create", "Score", "name:model", "ModelName", resources=(3,)),
        flow("Evaluate", "CheckError", "ref:JsonGet", "EvaluationReport", artifact=8, artifacts=(8,)),
        flow("Fit", "Create", "ref:Get", "ModelDataUrl", artifact=5, artifacts=(5,)),
        flow("Fit", "Evaluate", "ref:Get", "model", artifact=5, artifacts=(5,)),
        Edge("Fit", "Explain", "dependsOn"),
        flow("Fit", "Register", "ref:Get", "ModelDataUrl", artifact=5, artifacts=(5,)),
        flow("Prepare", "Evaluate", "s3:uri", "test", artifact=6, artifacts=(6,), confidence=Confidence.LIKELY),
        flow("Prepare", "Fit", "s3:uri", "train, validation", artifacts=(2, 3), confidence=Confidence.LIKELY),
        flow("Score", "Publish", "s3:uri", "scores", artifact=9, artifacts=(9,), confidence=Confidence.POSSIBLE),
    ),
    artifacts=(
        artifact(0, f"{LAKE}/raw/claims", consumed_by=("Prepare",)),
        artifact(1, f"{LAKE}/claims/prepared", produced_by=("Prepare",)),
        artifact(2, f"{LAKE}/claims/prepared/train", consumed_by=("Fit",), within=1),
        artifact(3, f"{LAKE}/claims/prepared/validation", consumed_by=("Fit",), within=1),
        artifact(4, f"{LAKE}/claims/models", Role.MODEL, produced_by=("Fit",)),
        artifact(5, MODEL, Role.MODEL, produced_by=("Fit",), consumed_by=("Evaluate", "Register", "Create"), within=4),
        artifact(6, f"{LAKE}/claims/prepared/test", consumed_by=("Evaluate",), within=1),
        artifact(7, EVALUATION, Role.REPORT, produced_by=("Evaluate",)),
        artifact(
            8,
            f"{EVALUATION}/evaluation.json",
            Role.REPORT,
            produced_by=("Evaluate",),
            consumed_by=("CheckError",),
            within=7,
        ),
        artifact(9, f"{LAKE}/claims/scores", Role.RESULT, produced_by=("Score",), consumed_by=("Publish",)),
    ),
    resources=(
        Resource(0, ResourceKind.TABLE, "insurance.claims", consumed_by=("Prepare",)),
        Resource(1, ResourceKind.FEATURE_GROUP, "claims-features", produced_by=("Prepare",)),
        Resource(2, ResourceKind.MODEL_PACKAGE_GROUP, "claims", produced_by=("Register",)),
        Resource(
            3,
            ResourceKind.MODEL,
            "${Steps.Create.ModelName}",
            expression="Steps.Create.ModelName",
            produced_by=("Create",),
            consumed_by=("Score",),
        ),
        Resource(
            4,
            ResourceKind.LOCATION,
            "${Parameters.BatchData}/claims",
            expression="Parameters.BatchData",
            consumed_by=("Score",),
        ),
        Resource(5, ResourceKind.ENDPOINT, "claims-live", produced_by=("Publish",)),
    ),
)
CLAIMS_FLOW = replace(
    FROM_FILE,
    graph=CLAIMS,
    gaps=(
        Gap(
            code=GapCode.OPAQUE,
            detail="A @step function: its definition does not show what it reads and writes.",
            resource="Explain",
            affects=("/graph/nodes/8/inputs", "/graph/nodes/8/outputs"),
        ),
    ),
)
HOSTILE_FLOW = replace(
    HOSTILE,
    graph=LineageGraph(
        nodes=(
            node(TEXT, TEXT, 0, outputs=(named(TEXT, 0), data(TEXT, "s3://b/" + TEXT, 0))),
            node("a\ud800", "X", 1, inputs=(named(TEXT, 0), data(TEXT, "s3://b/" + TEXT, 1)._replace(guessed=True))),
        ),
        edges=(flow(TEXT, "a\ud800", "s3:uri", TEXT, artifacts=(1,), confidence=Confidence.POSSIBLE),),
        artifacts=(
            artifact(0, "s3://b/" + TEXT, produced_by=(TEXT,)),
            artifact(1, "s3://b/" + TEXT + "/${Steps." + TEXT + ".X}/" + TEXT, consumed_by=("a\ud800",), within=0),
        ),
        resources=(Resource(0, ResourceKind.TABLE, TEXT, produced_by=(TEXT,), consumed_by=("a\ud800",)),),
    ),
    gaps=(Gap(code=GapCode.OPAQUE, detail=TEXT, resource=TEXT, affects=("/graph/nodes/1/inputs", TEXT)),),
    runs={},
)
FLOWS = {"claims-flow": CLAIMS_FLOW, "hostile-flow": HOSTILE_FLOW}
