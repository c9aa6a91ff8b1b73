"""List pipelines and executions, one page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.catalog import execution_page, pipeline_page
from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.question import LARGEST_PAGE, MOST_NAMES, SORTS, ExecutionQuery, PipelineQuery
from sagemaker_lineage.service.engine import ANSWER_SECONDS, run

if TYPE_CHECKING:
    from sagemaker_lineage.model.catalog import ExecutionPage, PipelinePage
    from sagemaker_lineage.service.ports import Reader

__all__ = [
    "LARGEST_PAGE",
    "MOST_NAMES",
    "SORTS",
    "ExecutionQuery",
    "PipelineQuery",
    "list_executions",
    "list_pipelines",
]


def list_pipelines(query: PipelineQuery, reader: Reader, seconds: float = ANSWER_SECONDS) -> PipelinePage:
    """Read one page of a region's pipelines.

    Raises:
        InvalidRequest: the cursor is one of another list.
        AwsError: the list could not be read.
    """
    return run(Plan(lambda flow: flow.start(pipeline_page(flow, query))), reader, seconds)


def list_executions(query: ExecutionQuery, reader: Reader, seconds: float = ANSWER_SECONDS) -> ExecutionPage:
    """Read one page of a pipeline's executions, newest first.

    Raises:
        InvalidRequest: the cursor is one of another list.
        PipelineNotFound: there is no such pipeline.
        AwsError: the list could not be read.
    """
    return run(Plan(lambda flow: flow.start(execution_page(flow, query))), reader, seconds)
