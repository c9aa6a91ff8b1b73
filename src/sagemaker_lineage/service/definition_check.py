"""Judge a definition alone: what it says of jobs and images, without asking AWS anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.checks.rules import RULES
from sagemaker_lineage.checks.run import assessed
from sagemaker_lineage.model.posture import Posture
from sagemaker_lineage.service.lineage import from_definition
from sagemaker_lineage.service.planned_jobs import planned_jobs

if TYPE_CHECKING:
    from datetime import date

    from sagemaker_lineage.checks.options import Options
    from sagemaker_lineage.model.execution import Lineage

WITHOUT_AWS = frozenset(
    {
        "training-network-isolation",
        "training-vpc",
        "training-volume-key",
        "training-output-key",
        "training-traffic-encryption",
        "processing-volume-key",
        "transform-volume-key",
        "model-network-isolation",
        "model-vpc",
        "endpoint-volume-key",
        "endpoint-instance-count",
        "mutable-image",
    }
)
"""Rules that a definition alone answers: buckets, keys and endpoints are in AWS."""


def check_definition(
    definition: str | bytes, name: str | None, options: Options, today: date, default_name: str | None = None
) -> Lineage:
    """Return the lineage of a definition with the findings that it alone shows.

    Names and errors are as in :func:`~sagemaker_lineage.service.lineage.from_definition`.
    """
    rules = {rule.id: rule.id in WITHOUT_AWS and options.rules.get(rule.id, rule.on) for rule in RULES}
    lineage = from_definition(definition, name, default_name=default_name)
    planned = replace(lineage, posture=Posture(jobs=planned_jobs(lineage.definition, lineage.pipeline.name)))
    return assessed(planned, replace(options, rules=rules), today)
