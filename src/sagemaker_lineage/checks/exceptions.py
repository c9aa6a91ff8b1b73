"""Findings that somebody accepted, for a reason and until a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.model.finding import ACCEPTED, Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sagemaker_lineage.checks.options import Exemption


def excepted(finding: Finding, exceptions: Sequence[Exemption], pipeline: str, today: date) -> Finding:
    """Return what exceptions make of a failed finding: nothing to act on, until the last of them has expired.

    A finding whose exception has expired is back, and says so.
    """
    if finding.verdict is not Verdict.FAIL:
        return finding
    covering = [each for each in exceptions if each.covers(finding.rule, finding.resource, pipeline)]
    if not covering:
        return finding
    latest = max(covering, key=lambda each: each.expires)
    day = latest.expires.isoformat()
    if latest.expires < today:
        return replace(finding, reason=f"The exception expired on {day}: {latest.reason}")
    return replace(finding, verdict=Verdict.NOT_APPLICABLE, reason=f"{ACCEPTED} {day}: {latest.reason}")
