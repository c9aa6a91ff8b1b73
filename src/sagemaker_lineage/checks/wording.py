"""Facts in words, for evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagemaker_lineage.model.posture import PublicAccessBlock


def flags_off(block: PublicAccessBlock) -> list[str]:
    """Return the flags of Block Public Access that are off, in AWS's words and order."""
    flags = {
        "BlockPublicAcls": block.block_public_acls,
        "IgnorePublicAcls": block.ignore_public_acls,
        "BlockPublicPolicy": block.block_public_policy,
        "RestrictPublicBuckets": block.restrict_public_buckets,
    }
    return [name for name, on in flags.items() if not on]
