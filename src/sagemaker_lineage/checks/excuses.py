"""Why a rule says nothing of a resource, whatever its settings are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.model.posture import Owner

if TYPE_CHECKING:
    from sagemaker_lineage.checks.scene import Bucket
    from sagemaker_lineage.checks.subjects import Inflow, Place

_REASONS = {Owner.AWS: "The bucket is AWS's own.", Owner.NOBODY: "There is no such bucket."}


def of_bucket(bucket: Bucket) -> str | None:
    """Excuse a bucket whose settings nobody reads: AWS's own, and one that does not exist."""
    owner = bucket.posture.owner
    return _REASONS.get(owner) if isinstance(owner, Owner) else None


def of_place(place: Place) -> str | None:
    """Excuse what lies in a bucket of AWS's own."""
    return _REASONS[Owner.AWS] if place.bucket.posture.owner is Owner.AWS else None


def of_inflow(inflow: Inflow) -> str | None:
    """Excuse what is written to a bucket whose settings nobody reads."""
    return of_bucket(inflow.target)
