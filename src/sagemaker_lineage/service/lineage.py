"""Read the lineage of one pipeline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sagemaker_lineage.checks.options import Options
from sagemaker_lineage.checks.run import assess, assessed
from sagemaker_lineage.definition import open_definition
from sagemaker_lineage.enrich.plan import lineage_plan
from sagemaker_lineage.enrich.question import DEFAULT_WORDS, INCLUDE_WORDS, LineageRequest
from sagemaker_lineage.errors import IncompleteAnswer
from sagemaker_lineage.graph import Bindings, build_graph
from sagemaker_lineage.model.execution import Lineage, PipelineFacts
from sagemaker_lineage.service.engine import ANSWER_SECONDS, run
from sagemaker_lineage.service.planned_jobs import planned_jobs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sagemaker_lineage.definition import OpenedDefinition
    from sagemaker_lineage.service.ports import Clock, Reader

__all__ = [
    "DEFAULT_WORDS",
    "INCLUDE_WORDS",
    "LineageRequest",
    "from_definition",
    "of_opened",
    "read_lineage",
    "require_complete",
]

UNNAMED = "definition"
"""What a pipeline is called whose definition comes without a name."""


def read_lineage(
    request: LineageRequest,
    reader: Reader,
    clock: Clock,
    seconds: float = ANSWER_SECONDS,
    options: Options | None = None,
) -> Lineage:
    """Read everything that was asked for, lay it over the graph, and judge it as ``options`` say where that was asked.

    What could not be read within ``seconds``, or at all, is in the lineage's gaps.

    Raises:
        NotFound: no such pipeline, domain or execution, told in that order.
        AwsError: the asked-for thing itself could not be read.
        DefinitionError: its definition cannot be read.
    """
    began, plan = clock.now(), lineage_plan(request)
    read = run(plan, reader, seconds)
    older = plan.as_of if plan.as_of and plan.as_of < began else None
    lineage = replace(read, read_at=began, as_of=older)
    return _judged(lineage, options or Options(), began.date()) if request.judged else lineage


def _judged(lineage: Lineage, options: Options, today: date) -> Lineage:
    """Return the lineage with its findings; without an execution jobs are judged as the definition plans them."""
    if lineage.execution is not None or lineage.posture is None:
        return assessed(lineage, options, today)
    jobs = planned_jobs(lineage.definition, lineage.pipeline.name)
    planned = replace(lineage, posture=replace(lineage.posture, jobs=jobs))
    return replace(lineage, assessment=assess(planned, options, today))


def from_definition(
    definition: str | bytes,
    name: str | None = None,
    parameters: Mapping[str, str] | None = None,
    default_name: str | None = None,
) -> Lineage:
    """Return the lineage of a definition, by itself or in a file that contains it, without AWS.

    ``name`` selects the pipeline if the file has several. ``default_name`` is its name if neither ``name`` nor the file
    gives one.

    Raises:
        DefinitionError: the definition cannot be read.
        PipelineNotChosen: the file has several pipelines and ``name`` is None, or none is named ``name``.
    """
    return of_opened(open_definition(definition, name), parameters, default_name)


def of_opened(
    opened: OpenedDefinition, parameters: Mapping[str, str] | None = None, default_name: str | None = None
) -> Lineage:
    """Return the lineage of a definition that was read; ``default_name`` as in :func:`from_definition`."""
    known = opened.name or (None if opened.resource else default_name)
    values = dict(parameters or {})
    variables = {"PipelineName": known} if known else {}
    graph = build_graph(opened.pipeline, Bindings(parameters=values, execution=variables))
    return Lineage(
        pipeline=PipelineFacts(name=known or opened.resource or UNNAMED),
        definition=opened.pipeline,
        source="file",
        graph=graph,
        parameter_values=values,
        gaps=graph.gaps,
    )


def require_complete(lineage: Lineage) -> Lineage:
    """Return ``lineage`` if nothing failed to be read: what ``strict`` asks for. Opaque steps do not count.

    Raises:
        IncompleteAnswer: it has; they are the error's ``gaps``.
    """
    gaps = tuple(gap for gap in lineage.gaps if not gap.is_opaque)
    if not gaps:
        return lineage
    count = len(gaps)
    raise IncompleteAnswer(
        f"{count} fact{'s' if count > 1 else ''} could not be had.",
        hint="Ask without strict for the answer as far as it goes.",
        resource=lineage.pipeline.arn or lineage.pipeline.name,
        gaps=gaps,
    )
