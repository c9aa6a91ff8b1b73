"""AWS's own pages, one at a time: for lists that may be longer than anybody wants to wait for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.cursors import bad_cursor
from sagemaker_lineage.enrich.operations import LIST_PIPELINE_EXECUTIONS, LIST_PIPELINES, read
from sagemaker_lineage.enrich.refusals import refusal
from sagemaker_lineage.errors import PipelineNotFound
from sagemaker_lineage.model.request import GapCode

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.model.request import Answer, AwsRead

PIPELINES = replace(LIST_PIPELINES, pages=None)
EXECUTIONS = replace(LIST_PIPELINE_EXECUTIONS, pages=None)
"""The same operations, one page at a time."""
MOST_PAGES = 10
"""How many pages are read for one of ours: AWS may give empty ones, and filters leave rows out."""


async def ask_page(flow: Flow, wanted: AwsRead, token: str | None) -> Answer:
    """Read the page that ``token`` leads to, the first one for None.

    Raises:
        PipelineNotFound: there is no such pipeline.
        InvalidRequest: AWS does not take the token, which came in a cursor.
        AwsError: the page could not be read.
    """
    parameters = {**dict(wanted.parameters), **({"NextToken": token} if token else {})}
    answer = await flow.ask(read(wanted.operation, wanted.region, **parameters))
    if answer.failure is None:
        return answer
    name = parameters.get("PipelineName")
    if answer.failure.code is GapCode.NOT_FOUND and name is not None:
        raise PipelineNotFound(f"There is no pipeline {name!r} in {wanted.region}.", resource=str(name))
    raise bad_cursor() if answer.failure.code is GapCode.INVALID and token else refusal(answer)
