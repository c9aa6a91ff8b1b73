"""Look at what lies at an S3 location now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.enrich.plan import Plan
from sagemaker_lineage.enrich.question import ObjectQuery
from sagemaker_lineage.enrich.sources.objects import read_objects
from sagemaker_lineage.service.engine import ANSWER_SECONDS, run

if TYPE_CHECKING:
    from sagemaker_lineage.model.objects import ObjectsAt
    from sagemaker_lineage.service.ports import Clock, Reader

__all__ = ["ObjectQuery", "look_at_objects"]


def look_at_objects(query: ObjectQuery, reader: Reader, clock: Clock, seconds: float = ANSWER_SECONDS) -> ObjectsAt:
    """Read one page of the objects at a location, and say when it was read.

    Raises:
        NotFound: there is no such bucket.
        AwsError: the objects may not be listed, or could not be.
    """
    began, plan = clock.now(), Plan(lambda flow: flow.start(read_objects(flow, query)))
    found = run(plan, reader, seconds)
    return replace(found, as_of=min(plan.as_of or began, began))
