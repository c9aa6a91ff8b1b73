"""What the settings say of checks: rules switched, severities changed, exceptions, and whom to trust."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase

from sagemaker_lineage.model.finding import Severity

PERSONAL_DATA = (
    "pii=true",
    "pii=yes",
    "contains-pii=true",
    "containspii=true",
    "personal-data=true",
    "personaldata=true",
    "gdpr=true",
    "data-classification=pii",
    "data-classification=personal*",
    "dataclassification=pii",
    "dataclassification=personal*",
    "classification=pii",
    "classification=personal*",
)
"""Tags, ``key=value`` in lower case, that say personal data unless the settings name others; ``*`` is any text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A finding that is accepted: a rule's, on a resource, of a pipeline, until a day; ``*`` stands for any text."""

    rule: str
    resource: str
    reason: str
    expires: date
    pipeline: str = "*"

    def covers(self, rule: str, resource: str, pipeline: str) -> bool:
        """Tell whether a finding is meant."""
        return self.rule == rule and fnmatchcase(resource, self.resource) and fnmatchcase(pipeline, self.pipeline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to check. ``trusted`` holds accounts, organisations, VPCs, VPC endpoints and canonical user ids."""

    rules: Mapping[str, bool] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    exceptions: tuple[Exemption, ...] = ()
    trusted: frozenset[str] = frozenset()
    personal_data: tuple[str, ...] = PERSONAL_DATA

    def says_personal(self, tags: Mapping[str, str]) -> str | None:
        """Return the first tag, as ``key=value``, that says personal data; None where none does."""
        for key, value in sorted(tags.items()):
            text = f"{key}={value}".lower()
            if any(fnmatchcase(text, pattern.lower()) for pattern in self.personal_data):
                return f"{key}={value}"
        return None
