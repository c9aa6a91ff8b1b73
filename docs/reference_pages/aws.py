"""The page of AWS operations and permissions, from the registry of reads."""

from __future__ import annotations

from sagemaker_lineage.enrich.policy import iam_policy_document

from reference_pages.markdown import NOTE, code, fenced, table
from sagemaker_lineage.enrich.operations import OPERATIONS

_INTRODUCTION = """\
# AWS operations and permissions

These are all the operations that are ever called. Every one of them reads; there is no code that could write to AWS.
The list is the registry that the reads themselves are made from, so an operation that is not listed here cannot be
called.

An action that is denied costs the facts it would have brought, and a [gap](errors.md#gaps) says so. Only two answers
need a permission without which there is nothing to show: a pipeline needs `sagemaker:DescribePipeline`, or else
`sagemaker:ListPipelines` together with `sagemaker:ListPipelineExecutions` and
`sagemaker:DescribePipelineDefinitionForExecution`; an execution laid over the graph needs
`sagemaker:ListPipelineExecutions`.

"""
_POLICY = """
## The policy

`sagemaker-lineage iam-policy` prints it. Narrow `Resource` to your pipelines and buckets as you like: what falls
outside becomes a gap.

"""
_NAMES = """
## Names that do not exist

Three names are often found in policies for this purpose. IAM stores a policy that contains them, and they allow
nothing:

"""
_WRONG = (
    ("sagemaker:GetPipeline", "sagemaker:DescribePipeline"),
    ("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
    ("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
)
_NAMES_END = """
The flags of the whole account need `s3:GetAccountPublicAccessBlock` besides. Reports in buckets that are encrypted with
a key of your own (`aws:kms`) also need `kms:Decrypt` on that key; it is not in the policy above, because the key is
yours to name.
"""


def page() -> str:
    """Return the page."""
    rows = ((code(each.label), code(each.iam_action), each.purpose) for each in OPERATIONS)
    return "".join(
        [
            NOTE,
            _INTRODUCTION,
            table(("operation", "IAM action", "what it brings"), rows),
            _POLICY,
            fenced("json", iam_policy_document()),
            _NAMES,
            table(("name that does not exist", "the action that is meant"), ([code(a), code(b)] for a, b in _WRONG)),
            _NAMES_END,
        ]
    )
