"""Search: many pipelines or executions by one call, as long as a filter may be.

Source: ``sagemaker:Search``. A filter's value has at most 1,024 characters, an expression 20 filters.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.enrich.members import structure, structures
from sagemaker_lineage.enrich.operations import SEARCH, read
from sagemaker_lineage.model.request import Structured

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sagemaker_lineage.enrich.members import Payload
    from sagemaker_lineage.model.request import Answer, AwsRead

PIPELINE = "Pipeline"
EXECUTION = "PipelineExecution"
LONGEST_VALUE = 1024
MOST_FILTERS = 20

Filter = dict[str, str]


def equals(name: str, value: str) -> Filter:
    """Return the filter for a member with that value."""
    return {"Name": name, "Operator": "Equals", "Value": value}


def searches_for(
    resource: str, region: str, name: str, values: Sequence[str], limit: int | None = None
) -> list[AwsRead]:
    """Return the searches for everything whose member ``name`` has one of the values; as few as will do."""
    filters = [{"Name": name, "Operator": "In", "Value": text} for text in _joined(values)]
    groups = (filters[start : start + MOST_FILTERS] for start in range(0, len(filters), MOST_FILTERS))
    return [search_read(resource, region, group, limit) for group in groups]


def search_read(resource: str, region: str, filters: Iterable[Filter], limit: int | None = None) -> AwsRead:
    """Return the search for what fits one of the filters, newest first."""
    expression: dict[str, Any] = {"Operator": "Or", "Filters": list(filters)}
    text = Structured(json.dumps(expression, separators=(",", ":")))
    order = {"SortBy": "CreationTime", "SortOrder": "Descending"}
    return replace(read(SEARCH, region, Resource=resource, SearchExpression=text, **order), limit=limit)


def results_of(answer: Answer, resource: str) -> list[Payload]:
    """Return what was found."""
    return [found for each in structures(answer.payload or {}, "Results") if (found := structure(each, resource))]


def _joined(values: Iterable[str]) -> list[str]:
    """Return the values joined by commas, each text as long as a filter's value may be."""
    texts: list[str] = []
    for value in values:
        if texts and len(texts[-1]) + len(value) < LONGEST_VALUE:
            texts[-1] += f",{value}"
        else:
            texts.append(value)
    return texts
