"""The page of rules, from their registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reference_pages.markdown import NOTE, code, codes, table
from sagemaker_lineage.checks.options import PERSONAL_DATA
from sagemaker_lineage.checks.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.checks.base import Rule

_INTRODUCTION = """\
# Rules

What `sagemaker-lineage check`, `GET /posture` and `include=findings` judge. Severities are those of AWS Security Hub
where it has the control. What each verdict means, and what a finding reaches, is told in
[How findings are made](../explanation/findings.md); how Prowler judges the same is in
[Rules beside Prowler's](../explanation/prowler.md).

"""
_SETTINGS = """\
## Check settings

A TOML file switches rules, changes severities and names exceptions. The service takes its path from the setting
`SAGEMAKER_LINEAGE_CHECKS_FILE`, the command from `--config`. Anything in it that is not known is an error that names
the line.

```text
trusted = ["o-abc1234567", "vpce-0123456789abcdef0"]
personal-data = ["data-classification=personal*", "pii=true"]

[rules]
s3-mfa-delete = true
s3-access-logging = false

[severities]
s3-versioning = "medium"

[[exceptions]]
rule = "s3-tls-only"
resource = "vendor-drop-*"
pipeline = "claims-*"
reason = "The vendor uploads over its own line until spring."
expires = 2027-03-31
```

- `trusted`: organisations, VPCs, VPC endpoints, accounts and canonical user ids that may be granted access. Accounts
  that own buckets and keys stand in `SAGEMAKER_LINEAGE_TRUSTED_ACCOUNTS`.
- `personal-data`: bucket tags that say personal data, as `key=value`, in any case, `*` for any text.
- `rules`: `true` and `false` for what is judged. `severities`: `critical`, `high`, `medium` or `low`.
- `exceptions`: a failed finding of that rule on that resource is accepted until the end of that day (UTC). `*` stands
  for any text in `resource` and `pipeline`. After that day the finding is back and says that its exception has expired.

Personal data unless the file says otherwise: {tags}.

## What is not covered

- S3.11 (event notifications): says nothing about the safety of data.
- S3.19 (access points): pipelines name buckets; access points are another way in, which is not read.
- S3.22 and S3.23 (CloudTrail data events): a setting of trails, not of buckets.
- S3.10 and S3.4 are retired by Security Hub. SageMaker.1 to .3 and .8 are about notebooks, which are no part of a
  pipeline.
"""


def page() -> str:
    """Return the page."""
    rows = [
        (f"[{code(rule.id)}](#{rule.id})", rule.severity.value, ", ".join(rule.controls), "" if rule.on else "off")
        for rule in RULES
    ]
    overview = table(("rule", "severity", "controls", "by default"), rows)
    tags = codes(PERSONAL_DATA)
    sections = "\n".join(_section(rule) for rule in RULES)
    return f"{NOTE}{_INTRODUCTION}{overview}\n{_SETTINGS.replace('{tags}', tags)}\n{sections}"


def _section(rule: Rule[Any]) -> str:
    facts = "\n".join(f"- {line}" for line in _facts(rule))
    return f"## `{rule.id}`\n\n{rule.title}.\n\n{rule.rationale}\n\n{facts}\n"


def _facts(rule: Rule[Any]) -> Iterator[str]:
    yield f"Severity: {rule.severity.value}{'' if rule.on else '; off by default'}."
    if rule.controls:
        yield f"Controls: {', '.join(rule.controls)}."
    yield f"Reads: {codes(rule.needs)}."
    yield f"Remedy: {rule.remedy}"
    yield f"See {', '.join(f'<{each}>' for each in rule.references)}"
