"""What the document does not contain, and why."""

from collections.abc import Iterable

from pydantic import Field

from sagemaker_lineage.export.wire.fields import Text, WireModel
from sagemaker_lineage.model import request
from sagemaker_lineage.model.request import GapCode


class Gap(WireModel):
    """A fact that could not be had: why, and which places of the document lack it."""

    code: GapCode = Field(description="Why the fact is missing.", examples=["access-denied"])
    operation: Text | None = Field(
        description="The AWS operation that failed, `service:Operation`; null when no read was involved.",
        examples=["s3:GetBucketEncryption"],
    )
    iam_action: Text | None = Field(
        description="The IAM action that would allow the read.", examples=["s3:GetEncryptionConfiguration"]
    )
    resource: Text | None = Field(description="What was to be read: a name, an ARN or a bucket.", examples=["raw-data"])
    detail: Text = Field(
        description="One sentence for people.", examples=["Access to the bucket's default encryption was denied."]
    )
    affects: tuple[Text, ...] = Field(
        description="JSON pointers to the places of this document that lack the fact.",
        examples=[["/graph/artifacts/3/s3/encryption"]],
    )


def gaps_of(gaps: Iterable[request.Gap]) -> tuple[Gap, ...]:
    """Return the gaps as they stand on the wire, by operation and resource, steps that hide their data last."""
    return tuple(gap_of(gap) for gap in sorted(gaps, key=_order))


def gap_of(gap: request.Gap) -> Gap:
    """Return one gap as it stands on the wire."""
    return Gap(
        code=gap.code,
        operation=gap.operation,
        iam_action=gap.iam_action,
        resource=gap.resource,
        detail=gap.detail,
        affects=gap.affects,
    )


def _order(gap: request.Gap) -> tuple[bool, str, str, str, tuple[str, ...], str]:
    return (gap.is_opaque, gap.operation or "", gap.resource or "", gap.code, gap.affects, gap.detail)
