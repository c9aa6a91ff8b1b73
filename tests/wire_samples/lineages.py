"""Lineages written by hand, each for what it shows on the wire."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sagemaker_lineage.model.execution import (
    BucketFacts,
    CacheHit,
    Domain,
    Execution,
    Iteration,
    Lineage,
    Logs,
    ModelPackage,
    PipelineFacts,
    SelectiveExecution,
    StepRun,
)
from sagemaker_lineage.model.finding import (
    Assessment,
    Finding,
    ModelVerdict,
    Reach,
    RuleText,
    Severity,
    Verdict,
)
from sagemaker_lineage.model.graph import Artifact, Edge, Instance, LineageGraph, Node, Port, Role
from sagemaker_lineage.model.pipeline import Parameter, Pipeline
from sagemaker_lineage.model.posture import PublicAccessBlock
from sagemaker_lineage.model.request import Gap, GapCode

NOW = datetime(2026, 11, 22, 10, 2, 31, tzinfo=UTC)
START = datetime(2026, 11, 22, 9, 0, 0, tzinfo=UTC)
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
ARN = "arn:aws:sagemaker:ap-northeast-2:111122223333"


def at(minutes: float) -> datetime:
    """Return the moment so many minutes after the start."""
    return START + timedelta(minutes=minutes)


def data(name: str, uri: str, artifact: int, role: Role = Role.DATA, expression: str | None = None) -> Port:
    """Return a resolved S3 port."""
    return Port(name=name, role=role, uri=uri, artifact=artifact, expression=expression)


def node(name: str, kind: str, position: int, **facts: object) -> Node:
    """Return a node whose label is its id."""
    return Node(id=name, type=kind, label=name, position=position, pointer=f"/Steps/{position}", **facts)  # type: ignore[arg-type]


GRAPH = LineageGraph(
    nodes=(
        node(
            "Prep",
            "Processing",
            0,
            description="Cleans the claims.",
            inputs=(data("input", "s3://raw-data/claims", 0), data("code", "s3://code/prep.py", 1, Role.CODE)),
            outputs=(data("train", "s3://ml-artifacts/prep/train", 2),),
            images=("111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/prep:1",),
            instance=Instance(type="ml.m5.xlarge", count=2),
            cache_enabled=True,
        ),
        node(
            "Train",
            "Training",
            1,
            depends_on=("Prep",),
            inputs=(
                data(
                    "train",
                    "s3://ml-artifacts/prep/train",
                    2,
                    expression="Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
                ),
            ),
            outputs=(data("model", "s3://ml-artifacts/model/model.tar.gz", 3, Role.MODEL),),
        ),
        node(
            "Evaluate",
            "Processing",
            2,
            inputs=(data("model", "s3://ml-artifacts/model/model.tar.gz", 3, Role.MODEL),),
            outputs=(data("evaluation", "s3://ml-artifacts/eval", 4, Role.REPORT),),
        ),
        node("CheckMSE", "Condition", 3),
        node(
            "Register",
            "RegisterModel",
            4,
            parent="CheckMSE",
            branch="if",
            inputs=(Port(name="ModelPackageGroupName", role=Role.MODEL, value="claims"),),
        ),
        node("TooBad", "Fail", 5, parent="CheckMSE", branch="else"),
        node("EachCountry", "ForEach", 6),
        node("Score", "Transform", 7, parent="EachCountry", branch="body"),
    ),
    edges=(
        Edge(source="CheckMSE", target="Register", via="branch:if", evidence=("/Steps/3/Arguments/IfSteps/0",)),
        Edge(source="CheckMSE", target="TooBad", via="branch:else", evidence=("/Steps/3/Arguments/ElseSteps/0",)),
        Edge(source="EachCountry", target="Score", via="body:forEach", evidence=("/Steps/4/ForEachBody/0",)),
        Edge(source="Evaluate", target="CheckMSE", via="ref:JsonGet", label="LeftValue", evidence=("/Steps/3/X",)),
        Edge(source="Prep", target="Train", via="dependsOn", evidence=("/Steps/1/DependsOn/0",)),
        Edge(source="Prep", target="Train", via="ref:Get", label="train", artifact=2, evidence=("/Steps/1/Y",)),
        Edge(source="Register", target="EachCountry", via="dependsOn", evidence=("/Steps/4/DependsOn/0",)),
        Edge(source="Train", target="Evaluate", via="s3:uri", label="model", artifact=3, evidence=("/Steps/2/Z",)),
    ),
    artifacts=(
        Artifact(
            id=0, uri="s3://raw-data/claims", bucket="raw-data", key="claims", role=Role.DATA, consumed_by=("Prep",)
        ),
        Artifact(id=1, uri="s3://code/prep.py", bucket="code", key="prep.py", role=Role.CODE, consumed_by=("Prep",)),
        Artifact(
            id=2,
            uri="s3://ml-artifacts/prep/train",
            bucket="ml-artifacts",
            key="prep/train",
            role=Role.DATA,
            produced_by=("Prep",),
            consumed_by=("Train",),
        ),
        Artifact(
            id=3,
            uri="s3://ml-artifacts/model/model.tar.gz",
            bucket="ml-artifacts",
            key="model/model.tar.gz",
            role=Role.MODEL,
            produced_by=("Train",),
            consumed_by=("Evaluate",),
        ),
        Artifact(
            id=4,
            uri="s3://ml-artifacts/eval",
            bucket="ml-artifacts",
            key="eval",
            role=Role.REPORT,
            produced_by=("Evaluate",),
        ),
    ),
)

PIPELINE = PipelineFacts(
    name="claims",
    arn=f"{ARN}:pipeline/claims",
    display_name="Claims risk",
    description="Trains the claims model.",
    created_at=at(-60 * 24),
    last_modified_at=at(-60),
    role_arn="arn:aws:iam::111122223333:role/pipeline-runner",
    status="Active",
    tags={"team": "claims", "DomainName": "studio-domain"},
)
DEFINITION = Pipeline(
    version="2020-12-01",
    sha256=SHA256,
    parameters=(
        Parameter(name="InputUri", default="s3://raw-data/claims"),
        Parameter(name="Rounds", type="Integer", default=50),
        Parameter(name="Size", enum=("small", "large")),
    ),
)
EXECUTION = Execution(
    arn=f"{ARN}:pipeline/claims/execution/0123456789ab",
    id="0123456789ab",
    status="Succeeded",
    display_name="execution-1763800000000",
    started_at=START,
    ended_at=at(40),
    started_by="data-scientist",
    selective=SelectiveExecution(
        source_execution_arn=f"{ARN}:pipeline/claims/execution/abcdef012345", steps=("Train", "Evaluate")
    ),
    console_url="https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/pipelines",
)
RUNS = {
    "Prep": StepRun(
        status="Succeeded",
        started_at=at(1),
        ended_at=at(6),
        attempts=1,
        cache_hit=CacheHit(source_execution_arn=f"{ARN}:pipeline/claims/execution/abcdef012345"),
    ),
    "Train": StepRun(
        status="Succeeded",
        started_at=at(6),
        ended_at=at(26) + timedelta(milliseconds=250),
        job_arn=f"{ARN}:training-job/pipelines-0123456789ab-train",
        job_name="pipelines-0123456789ab-train",
        metrics={"validation:rmse": 2.1, "train:rmse": 2},
        attempts=2,
        billable_seconds=612,
        logs=Logs(
            group="/aws/sagemaker/TrainingJobs",
            stream_prefix="pipelines-0123456789ab-train/",
            url="https://ap-northeast-2.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-2#logsV2:log-groups",
        ),
        console_url="https://ap-northeast-2.console.aws.amazon.com/sagemaker/home?region=ap-northeast-2#/jobs",
    ),
    "Evaluate": StepRun(
        status="Succeeded",
        started_at=at(27),
        ended_at=at(31),
        selective_source_arn=f"{ARN}:pipeline/claims/execution/abcdef012345",
        metrics={"eval.regression_metrics.mse": 4.9},
        report_object="s3://ml-artifacts/eval/evaluation.json",
    ),
    "CheckMSE": StepRun(status="Succeeded", started_at=at(31), ended_at=at(31), outcome="True"),
    "Register": StepRun(status="Succeeded", started_at=at(32), ended_at=at(32.5)),
    "TooBad": StepRun(status="NotTaken"),
    "EachCountry": StepRun(status="Succeeded", started_at=at(33), ended_at=at(40)),
    "Score": StepRun(
        status="Failed",
        iterations=(
            Iteration(index=0, item="KR", status="Succeeded", started_at=at(33), ended_at=at(35)),
            Iteration(index=1, item="JP", status="Failed", started_at=at(33), failure_reason="ClientError: no data"),
        ),
    ),
}
FINISHED = Lineage(
    pipeline=PIPELINE,
    definition=DEFINITION,
    source="execution",
    graph=GRAPH,
    parameter_values={"Rounds": "80", "Size": "large"},
    domain=Domain(name="studio-domain", id="d-abc123", arn=f"{ARN}:domain/d-abc123", status="InService"),
    execution=EXECUTION,
    runs=RUNS,
    packages={
        "Register": ModelPackage(
            arn=f"{ARN}:model-package/claims/7",
            group="claims",
            version=7,
            approval_status="PendingManualApproval",
            status="Completed",
        )
    },
    buckets={
        "raw-data": BucketFacts(bucket="raw-data", region="ap-northeast-2", encryption="AES256", versioning="Disabled"),
        "ml-artifacts": BucketFacts(
            bucket="ml-artifacts",
            region="ap-northeast-2",
            encryption="aws:kms",
            versioning="Enabled",
            public_access="Partial",
            tags={"team": "claims", "env": "prod"},
            kms_key_id="alias/claims",
            bucket_key_enabled=True,
            public_access_block=PublicAccessBlock(
                block_public_acls=True,
                ignore_public_acls=True,
                block_public_policy=True,
                restrict_public_buckets=False,
            ),
        ),
    },
    gaps=(
        Gap(
            code=GapCode.ACCESS_DENIED,
            detail="Access to the bucket's public access block was denied.",
            operation="s3:GetPublicAccessBlock",
            iam_action="s3:GetBucketPublicAccessBlock",
            resource="raw-data",
            affects=("/graph/artifacts/0/s3/publicAccess",),
        ),
        Gap(code=GapCode.UNRESOLVED, detail="A parameter has no value.", affects=("/pipeline/parameters/2",)),
    ),
)
RUNNING = replace(
    FINISHED,
    domain=None,
    execution=replace(EXECUTION, status="Executing", ended_at=None, selective=None),
    runs={
        **{name: StepRun(status="NotStarted") for name in RUNS},
        "Prep": RUNS["Prep"],
        "Train": StepRun(status="Executing", started_at=at(6)),
    },
    packages={},
    gaps=(),
)
NEVER_RAN = Lineage(pipeline=PIPELINE, definition=DEFINITION, source="pipeline", graph=GRAPH)
FROM_FILE = Lineage(pipeline=PipelineFacts(name="claims"), definition=DEFINITION, source="file", graph=GRAPH)

TEXT = '</script><img src=x onerror=alert(1)>"]:::x\n%%{init: {}}%%\u202e\x1b[31m\x00;|`#quot; end\\N & 한국어'
HOSTILE = Lineage(
    pipeline=PipelineFacts(name=TEXT, description="\ud800 half a pair", tags={"b": "2", "a\udfff": TEXT}),
    definition=Pipeline(
        version=TEXT,
        sha256=SHA256,
        parameters=(
            Parameter(name="NaN", type="Float", default=float("nan")),
            Parameter(name="Infinite", type="Float", default=float("-inf")),
        ),
    ),
    source="file",
    graph=LineageGraph(
        nodes=(
            node(TEXT, TEXT, 0),
            node("a\ud800", "X", 1, images=("\ud800",)),
            node("a\udc00", "1. one", 2),
        ),
        edges=(Edge(source=TEXT, target="a\ud800", via="ref:Get", label=TEXT, evidence=(TEXT, "\ud800")),),
        artifacts=(
            Artifact(id=0, uri="s3://b", bucket="b", key="", role=Role.DATA, produced_by=(TEXT,)),
            Artifact(
                id=1,
                uri="s3://b/" + TEXT,
                bucket="b",
                key=TEXT,
                role=Role.DATA,
                resolved=False,
                expression="s3://b/${" + TEXT + "}",
                consumed_by=("a\udc00",),
            ),
        ),
    ),
    execution=Execution(arn="arn", id=TEXT, status=TEXT),
    runs={TEXT: StepRun(status=TEXT, metrics={"a\ud800": 1.5, "nan": float("nan"), "huge": 10**400, "yes": True})},
    gaps=(Gap(code=GapCode.INVALID, detail=TEXT + "\ud800"),),
)
PACKAGE = f"{ARN}:model-package/claims/7"
WAY = ("s3://raw-data/claims", "Prep", "s3://ml-artifacts/prep/train", "Train", "s3://ml-artifacts/model/model.tar.gz")
JUDGED = replace(
    FINISHED,
    assessment=Assessment(
        findings=(
            Finding(
                rule="s3-public-write",
                severity=Severity.CRITICAL,
                verdict=Verdict.FAIL,
                resource="raw-data",
                evidence="Upload grants s3:PutObject to everybody",
                nodes=("Prep",),
                artifacts=(0,),
                reaches=(
                    Reach(kind="model-package", id=PACKAGE, path=(*WAY, "Register")),
                    Reach(kind="model", id=WAY[-1], path=WAY),
                ),
                reached=2,
            ),
            Finding(
                rule="s3-tls-only",
                severity=Severity.MEDIUM,
                verdict=Verdict.UNKNOWN,
                resource="code",
                reason="Access to the bucket's policy was denied.",
                iam_action="s3:GetBucketPolicy",
                artifacts=(1,),
            ),
            Finding(
                rule="s3-tls-only",
                severity=Severity.MEDIUM,
                verdict=Verdict.PASS,
                resource="ml-artifacts",
                evidence="the policy denies requests without TLS",
            ),
            Finding(
                rule="s3-tls-only",
                severity=Severity.MEDIUM,
                verdict=Verdict.NOT_APPLICABLE,
                resource="raw-data",
                evidence="no bucket policy",
                reason="Accepted until 2026-12-31: the vendor uploads without TLS.",
            ),
        ),
        models=(
            ModelVerdict(
                kind="model-package",
                id=PACKAGE,
                verdict=Verdict.FAIL,
                severity=Severity.CRITICAL,
                rule="s3-public-write",
                resource="raw-data",
                path=(*WAY, "Register"),
                failed=1,
            ),
            ModelVerdict(kind="model", id=WAY[-1], verdict=Verdict.UNKNOWN, unknown=1),
        ),
        rules={
            "s3-public-write": RuleText(
                id="s3-public-write",
                title="Buckets should block public write access",
                remedy="Turn on Block Public Access.",
                rationale="Whoever can write what a model is trained from can decide what the model says.",
                references=("https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-3",),
                controls=("S3.3",),
            ),
            "s3-tls-only": RuleText(
                id="s3-tls-only",
                title="Bucket policies should refuse requests without TLS",
                remedy="Deny requests without TLS.",
                rationale="Data that travels in the clear can be read on its way.",
                controls=("S3.5", "CIS 2.1.1"),
            ),
        },
    ),
)
LINEAGES = {
    "finished": FINISHED,
    "judged": JUDGED,
    "running": RUNNING,
    "never-ran": NEVER_RAN,
    "from-file": FROM_FILE,
    "hostile": HOSTILE,
}
