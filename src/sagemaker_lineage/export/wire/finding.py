"""What is judged: findings, what they reach, and a verdict on each model."""

from collections import Counter
from collections.abc import Mapping

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Text, WireModel
from sagemaker_lineage.model import finding
from sagemaker_lineage.model.finding import Assessment, RuleText, Severity, Verdict

_PATH = ["s3://raw-data/claims", "Prep", "s3://ml-artifacts/prep/train", "Train", "s3://ml-artifacts/model.tar.gz"]
_PACKAGE = "arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims/7"
_REACH = {"kind": "model-package", "id": _PACKAGE, "path": [*_PATH, "Register"]}
_WORST = {"rule": "s3-public-write", "resource": "raw-data", "path": _REACH["path"]}
_COUNTS = {"critical": 1, "high": 0, "medium": 2, "low": 0}
_ACTED_ON = frozenset({Verdict.FAIL, Verdict.UNKNOWN})


class Reach(WireModel):
    """Something downstream that a finding reaches."""

    kind: Text = Field(description="model, model-package or endpoint.", examples=["model-package"])
    id: Text = Field(description="Its ARN, or the URI of a model artifact.", examples=[_PACKAGE])
    path: tuple[Text, ...] = Field(
        description=(
            "One shortest path to it: URIs of artifacts and ids of steps, from the resource to the last step or "
            "artifact before it. Empty for the settings of an endpoint itself."
        ),
        examples=[_REACH["path"]],
    )


class Finding(WireModel):
    """One rule's verdict on one resource."""

    rule: Text = Field(description="The rule's id.", examples=["s3-public-write"])
    severity: Severity = Field(description="How bad it is where the rule is broken.", examples=["critical"])
    verdict: Verdict = Field(
        description="fail, unknown (something could not be looked at), pass or not-applicable.", examples=["fail"]
    )
    title: Text = Field(description="What the rule asks for.", examples=["Buckets should block public write access"])
    resource: Text = Field(description="A bucket's name, an account, an ARN or a URI.", examples=["raw-data"])
    evidence: Text | None = Field(
        description="The value that was seen.", examples=["Upload grants s3:PutObject to everybody"]
    )
    reason: Text | None = Field(
        description="Why it is unknown or does not apply; of a failed one, that its exception has expired.",
        examples=["Access to the bucket's policy was denied."],
    )
    iam_action: Text | None = Field(
        description="The IAM action that would allow the look.", examples=["s3:GetBucketPolicy"]
    )
    remedy: Text | None = Field(
        description="How to mend it, with the exact setting; null where there is nothing to mend.",
        examples=["Turn on Block Public Access of the bucket (all four flags)."],
    )
    references: tuple[Text, ...] = Field(
        description="Where to read on; empty where there is nothing to mend.",
        examples=[["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-3"]],
    )
    controls: tuple[Text, ...] = Field(description="Ids of Security Hub and CIS.", examples=[["S3.3"]])
    nodes: tuple[Text, ...] = Field(description="The steps that it is about.", examples=[["Prep"]])
    artifacts: tuple[int, ...] = Field(description="The artifacts that it is about, by id.", examples=[[3]])
    reaches: tuple[Reach, ...] = Field(
        description="What a failed or unknown one reaches: endpoints, model packages, models; 50 at most.",
        examples=[[_REACH]],
    )
    reached: int = Field(description="How much it reaches in all.", examples=[1])


class Worst(WireModel):
    """The worst finding that reaches a model."""

    rule: Text = Field(description="The rule's id.", examples=["s3-public-write"])
    resource: Text = Field(description="What broke the rule.", examples=["raw-data"])
    path: tuple[Text, ...] = Field(description="One shortest path from it to the model.", examples=[_REACH["path"]])


class ModelVerdict(WireModel):
    """What all findings together say of one model, model package or endpoint."""

    kind: Text = Field(description="model, model-package or endpoint.", examples=["model-package"])
    id: Text = Field(description="Its ARN, or the URI of a model artifact.", examples=[_PACKAGE])
    verdict: Verdict = Field(
        description="fail where a failed finding reaches it, else unknown where something could not be looked at.",
        examples=["fail"],
    )
    severity: Severity | None = Field(description="That of the worst failed finding.", examples=["critical"])
    worst: Worst | None = Field(description="The worst failed finding.", examples=[_WORST])
    unknown: int = Field(description="How many findings that reach it are unknown.", examples=[0])
    findings: int = Field(description="How many findings that reach it failed.", examples=[1])


class FailedCounts(WireModel):
    """How many findings failed, by severity."""

    critical: int = Field(description="Failed and critical.", examples=[1])
    high: int = Field(description="Failed and high.", examples=[0])
    medium: int = Field(description="Failed and medium.", examples=[2])
    low: int = Field(description="Failed and low.", examples=[0])


class FindingCounts(WireModel):
    """How many findings there are, by verdict."""

    fail: FailedCounts = Field(description="Failed, by severity.", examples=[_COUNTS])
    unknown: int = Field(description="Not known.", examples=[1])
    passed: int = Field(alias="pass", description="Passed.", examples=[20])
    not_applicable: int = Field(description="Not applicable.", examples=[3])


def findings_of(assessment: Assessment) -> tuple[Finding, ...]:
    """Return the findings as they stand on the wire, worst first."""
    return tuple(finding_of(each, assessment.rules) for each in assessment.findings)


def finding_of(found: finding.Finding, rules: Mapping[str, RuleText]) -> Finding:
    """Return one finding as it stands on the wire."""
    rule = rules[found.rule]
    acted_on = found.verdict in _ACTED_ON
    return Finding(
        rule=found.rule,
        severity=found.severity,
        verdict=found.verdict,
        title=rule.title,
        resource=found.resource,
        evidence=found.evidence,
        reason=found.reason,
        iam_action=found.iam_action,
        remedy=rule.remedy if acted_on else None,
        references=rule.references if acted_on else (),
        controls=rule.controls,
        nodes=found.nodes,
        artifacts=found.artifacts,
        reaches=tuple(Reach(kind=each.kind, id=each.id, path=each.path) for each in found.reaches),
        reached=found.reached,
    )


def model_verdicts_of(assessment: Assessment) -> tuple[ModelVerdict, ...]:
    """Return the verdicts on models as they stand on the wire: endpoints, model packages, models, each by id."""
    return tuple(_verdict(each) for each in assessment.models)


def counts_of(assessment: Assessment) -> FindingCounts:
    """Return how many findings there are of each verdict."""
    verdicts = Counter(each.verdict for each in assessment.findings)
    failed = Counter(each.severity for each in assessment.findings if each.verdict is Verdict.FAIL)
    return FindingCounts(
        fail=FailedCounts(**{severity.value: failed[severity] for severity in Severity}),
        unknown=verdicts[Verdict.UNKNOWN],
        passed=verdicts[Verdict.PASS],
        not_applicable=verdicts[Verdict.NOT_APPLICABLE],
    )


def _verdict(found: finding.ModelVerdict) -> ModelVerdict:
    worst = None
    if found.rule is not None and found.resource is not None:
        worst = Worst(rule=found.rule, resource=found.resource, path=found.path)
    return ModelVerdict(
        kind=found.kind,
        id=found.id,
        verdict=found.verdict,
        severity=found.severity,
        worst=worst,
        unknown=found.unknown,
        findings=found.failed,
    )
