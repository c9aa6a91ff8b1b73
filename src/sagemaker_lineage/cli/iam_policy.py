"""``sagemaker-lineage iam-policy``: the permissions that reading needs, printed from the registry of reads."""

from __future__ import annotations


def iam_policy() -> None:
    """Print the IAM policy that reading needs."""
    from sagemaker_lineage.cli.output import write_text
    from sagemaker_lineage.enrich.policy import iam_policy_document

    write_text(iam_policy_document(), is_json=True)
