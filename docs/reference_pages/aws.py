"""The page of AWS operations and permissions, from the registry of reads."""

from __future__ import annotations

import json

from reference_pages.markdown import NOTE, code, fenced, table
from sagemaker_lineage.enrich.operations import OPERATIONS
from sagemaker_lineage.enrich.policy import iam_policy_document

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

`sagemaker-lineage iam-policy` prints it. Put the names of your account, pipelines and buckets in place of the `*` to
narrow it: what falls outside becomes a gap. The actions whose resource is `*` alone cannot be narrowed.

`kms:Decrypt` is no call of this product. S3 needs it to hand out reports that are encrypted with a key of your own; it
is limited to use through S3. Name your keys there, or leave the statement out.

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
The flags of the whole account need `s3:GetAccountPublicAccessBlock` besides.
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
            fenced("json", json.dumps(iam_policy_document(), indent=2)),
            _NAMES,
            table(("name that does not exist", "the action that is meant"), ([code(a), code(b)] for a, b in _WRONG)),
            _NAMES_END,
        ]
    )
