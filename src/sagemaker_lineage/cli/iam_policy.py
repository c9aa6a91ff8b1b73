"""``sagemaker-lineage iam-policy``: the permissions that reading needs, printed from the registry of reads."""

from typing import Annotated

import typer

Partition = Annotated[
    str, typer.Option("--partition", metavar="NAME", help="AWS partition of the ARNs, such as aws-cn.")
]


def iam_policy(partition: Partition = "aws") -> None:
    """Print the IAM policy that reading needs."""
    import json

    from sagemaker_lineage.cli.messages import failures_told
    from sagemaker_lineage.cli.output import write_text
    from sagemaker_lineage.enrich.partition import PARTITIONS
    from sagemaker_lineage.enrich.policy import iam_policy_document
    from sagemaker_lineage.errors import InvalidRequest

    names = [each.name for each in PARTITIONS]
    with failures_told():
        if partition not in names:
            raise InvalidRequest(f"{partition!r} is no AWS partition.", hint=f"They are: {', '.join(names)}.")
    write_text(json.dumps(iam_policy_document(partition), indent=2) + "\n", is_json=True)
