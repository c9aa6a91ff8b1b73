"""The AWS operations behind recorded lineage, called only for ``include=associations``. Part of the one registry."""

from __future__ import annotations

from dataclasses import replace

from sagemaker_lineage.model.request import Operation, Pages

_NOTHING_RECORDED = frozenset({"ResourceNotFound"})

DESCRIBE_TRIAL_COMPONENT = Operation(
    service="sagemaker",
    name="DescribeTrialComponent",
    iam_action="sagemaker:DescribeTrialComponent",
    purpose="inputs and outputs that were recorded for a job, those its own code logged included",
    absent=_NOTHING_RECORDED,
)
QUERY_LINEAGE = Operation(
    service="sagemaker",
    name="QueryLineage",
    iam_action="sagemaker:QueryLineage",
    purpose="feature groups and data sets that Feature Processor recorded for a pipeline",
    absent=_NOTHING_RECORDED,
    pages=Pages(items="Vertices", size=50),
)
QUERY_LINEAGE_ONE_PAGE = replace(QUERY_LINEAGE, pages=None)
"""The same operation, one page and no more: its answer has two lists."""
DESCRIBE_ARTIFACT = Operation(
    service="sagemaker",
    name="DescribeArtifact",
    iam_action="sagemaker:DescribeArtifact",
    purpose="the location of a data set that Feature Processor recorded",
)

LINEAGE_OPERATIONS: tuple[Operation, ...] = (DESCRIBE_TRIAL_COMPONENT, QUERY_LINEAGE, DESCRIBE_ARTIFACT)
"""All of them."""
