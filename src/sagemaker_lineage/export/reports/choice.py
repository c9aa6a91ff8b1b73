"""What a report is to say beyond the findings themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagemaker_lineage.model.finding import Severity, Verdict

if TYPE_CHECKING:
    from sagemaker_lineage.export.wire.finding import Finding

_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """``threshold`` is the severity from which on a failed finding counts, None for none of them.

    ``strict`` says that what is not known counts too. ``path`` is the file that a finding is shown at, None for one
    that is named after the pipeline.
    """

    threshold: Severity | None = None
    strict: bool = False
    path: str | None = None

    def counts(self, finding: Finding) -> bool:
        """Tell whether a finding failed at the threshold or above."""
        failed = finding.verdict is Verdict.FAIL and self.threshold is not None
        return failed and _SEVERITIES.index(finding.severity) <= _SEVERITIES.index(self.threshold or Severity.CRITICAL)
