"""Inputs and outputs of jobs that the SageMaker lineage store recorded.

SageMaker gives each training, processing and transform job a trial component, to which the job's own code can log more.
Feature Processor records its data for the whole pipeline, in a context that the pipeline's tags name.

Source: SageMaker Developer Guide, "SageMaker AI-Created Tracking Entities"; SageMaker Python SDK 3.9,
``feature_processor/lineage``.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagemaker_lineage.definition.names import short_name
from sagemaker_lineage.enrich.arns import name_of
from sagemaker_lineage.enrich.associations import FeatureGroup, RecordedPort
from sagemaker_lineage.enrich.lineage_operations import (
    DESCRIBE_ARTIFACT,
    DESCRIBE_TRIAL_COMPONENT,
    QUERY_LINEAGE_ONE_PAGE,
)
from sagemaker_lineage.enrich.losses import Fact, Loss, loss_of, node_facts
from sagemaker_lineage.enrich.members import printable, structure, structures, text
from sagemaker_lineage.enrich.operations import (
    DESCRIBE_PROCESSING_JOB,
    DESCRIBE_TRAINING_JOB,
    DESCRIBE_TRANSFORM_JOB,
    read,
)
from sagemaker_lineage.graph.resource_names import account_of
from sagemaker_lineage.model.graph import Role
from sagemaker_lineage.model.request import GapCode, Structured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sagemaker_lineage.enrich.arns import PipelineArn
    from sagemaker_lineage.enrich.flow import Flow
    from sagemaker_lineage.enrich.job_kinds import Job
    from sagemaker_lineage.enrich.members import Payload
    from sagemaker_lineage.model.request import Answer, AwsRead, Operation

MOST_RECORDED = 500
"""How many recorded inputs and outputs of a step are shown."""
CONTEXT_TAG = "sm-fs-fe:feature-engineering-pipeline-version-context-name"
"""The tag of a pipeline by which Feature Processor names the context of its present version."""
_COMPONENTS: Mapping[Operation, str] = {
    DESCRIBE_TRAINING_JOB: "aws-training-job",
    DESCRIBE_PROCESSING_JOB: "aws-processing-job",
    DESCRIBE_TRANSFORM_JOB: "aws-transform-job",
}
_CONTEXT = re.compile(r"sm-fs-fe-[A-Za-z0-9-]{1,256}-(?P<since>[0-9]{9,11})-fep-ver")
_GROUP = re.compile(r"arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:[0-9]{12}:feature-group/([A-Za-z0-9][A-Za-z0-9_-]{0,63})")
_GROUP_CONTEXT = re.compile(r"(.+)-[0-9]{9,11}-feature-group-pipeline(-version)?")
_MODEL_FILE = "SageMaker.ModelArtifact"
_DATA_SET = "DataSet"


class AssociationsReading(NamedTuple):
    """What was recorded for one step, and what could not be read of it."""

    recorded: tuple[RecordedPort, ...] = ()
    losses: tuple[Loss, ...] = ()


def component_read(job: Job, region: str) -> AwsRead | None:
    """Return the read of a job's trial component; None for what has none."""
    kind = _COMPONENTS.get(job.kind.operation) if job.kind and job.kind.operation else None
    return read(DESCRIBE_TRIAL_COMPONENT, region, TrialComponentName=f"{job.name}-{kind}") if kind else None


def context_of(tags: Mapping[str, str], pipeline: PipelineArn | None, began: datetime | None) -> str | None:
    """Return the ARN of the context in which Feature Processor recorded a pipeline's data, None if there is none.

    A context that is younger than the execution, which ``began`` then, is of a later version of the pipeline.
    """
    found = _CONTEXT.fullmatch(tags.get(CONTEXT_TAG, ""))
    if found is None or pipeline is None or began is None or began.timestamp() < int(found["since"]):
        return None
    return f"{pipeline.text.partition(':pipeline/')[0]}:context/{found[0].lower()}"


def lineage_read(context: str, region: str) -> AwsRead:
    """Return the read of everything that is associated with a context."""
    return read(
        QUERY_LINEAGE_ONE_PAGE,
        region,
        StartArns=Structured(json.dumps([context])),
        Direction="Both",
        IncludeEdges=True,
        MaxDepth=1,
        MaxResults=50,
    )


async def read_component(flow: Flow, node: str, wanted: AwsRead, job: str | None) -> AssociationsReading:
    """Read what is recorded in the trial component of a step's ``job``; a job without one has nothing recorded."""
    answer = await flow.ask(wanted)
    payload = answer.payload or {}
    recorded = [*_logged(payload, "InputArtifacts", job), *_logged(payload, "OutputArtifacts", job, is_output=True)]
    return _bounded(node, recorded, loss_of(answer, _ports(node)))


async def read_context(flow: Flow, node: str, context: str, region: str) -> AssociationsReading:
    """Read what Feature Processor recorded for the step that runs it, by two calls at most.

    The first names feature groups and data sets, the second tells the location of the first data set.
    """
    answer = await flow.ask(lineage_read(context, region))
    associated = list(dict.fromkeys(_associated(answer.payload or {}, context)))
    sets = _data_sets(answer.payload or {})
    data = [each for each in associated if each.arn in sets]
    recorded = [port for each in associated if (port := _feature_group(each, context)) is not None]
    described = await flow.ask(read(DESCRIBE_ARTIFACT, region, ArtifactArn=data[0].arn)) if data else None
    losses = [replace(loss, resource=context) for loss in loss_of(answer, _ports(node))]
    if described is not None:
        recorded += _data_set(described.payload or {}, data[0])
        losses += loss_of(described, _ports(node))
    return _bounded(node, recorded, (*losses, *_unread(node, answer, len(data), context)))


class _Associated(NamedTuple):
    """An entity of the lineage store that a context has for an input or an output."""

    arn: str
    is_output: bool


def _ports(node: str) -> tuple[Fact, ...]:
    return node_facts(node, "/inputs", "/outputs")


def _logged(component: Payload, member: str, job: str | None, *, is_output: bool = False) -> Iterator[RecordedPort]:
    artifacts = structure(component, member)
    for name in sorted(artifacts):
        artifact = structure(artifacts, name)
        value = text(artifact, "Value")
        if value is not None:
            yield RecordedPort(
                short_name(printable(name)), is_output, _group(value, job) or value, _role(name, artifact)
            )


def _role(name: str, artifact: Payload) -> Role:
    says_model = name == _MODEL_FILE or "model" in (text(artifact, "MediaType") or "").lower()
    return Role.MODEL if says_model else Role.DATA


def _associated(lineage: Payload, context: str) -> Iterator[_Associated]:
    """Yield what stands at the other end of the context's edges, by ARN."""
    edges = structures(lineage, "Edges")
    for source, target in sorted((text(each, "SourceArn") or "", text(each, "DestinationArn") or "") for each in edges):
        if target.lower() == context:
            yield _Associated(source, is_output=False)
        elif source.lower() == context:
            yield _Associated(target, is_output=True)


def _data_sets(lineage: Payload) -> frozenset[str]:
    found = (text(each, "Arn") for each in structures(lineage, "Vertices") if text(each, "Type") == _DATA_SET)
    return frozenset(filter(None, found))


def _group(arn: str, own: str | None) -> FeatureGroup | None:
    """Return the feature group of an ARN, None for anything else; ``own`` is an ARN of the pipeline's account."""
    found = _GROUP.fullmatch(arn)
    if found is None:
        return None
    return FeatureGroup(found[1] if account_of(arn) == account_of(own) else arn, arn)


def _feature_group(associated: _Associated, own: str) -> RecordedPort | None:
    """Return the feature group that a context is of."""
    prefix, _, name = associated.arn.partition(":context/")
    found = _GROUP_CONTEXT.fullmatch(name)
    group = _group(f"{prefix}:feature-group/{found[1]}", own) if found else None
    return RecordedPort(name_of(group.arn), associated.is_output, group) if group else None


def _data_set(artifact: Payload, associated: _Associated) -> list[RecordedPort]:
    uri = text(structure(artifact, "Source"), "SourceUri")
    name = text(artifact, "ArtifactName") or name_of(associated.arn)
    return [RecordedPort(short_name(name), associated.is_output, uri)] if uri is not None else []


def _unread(node: str, answer: Answer, data_sets: int, context: str) -> Iterator[Loss]:
    """Yield the facts that two calls do not bring."""
    if data_sets > 1:
        detail = f"Feature Processor recorded {data_sets:,} data sets; only the location of the first is read."
        yield Loss(code=GapCode.TRUNCATED, detail=detail, read=answer.read, resource=context, facts=_ports(node))
    if text(answer.payload or {}, "NextToken"):
        detail = "Feature Processor recorded more than is read."
        yield Loss(code=GapCode.TRUNCATED, detail=detail, read=answer.read, resource=context, facts=_ports(node))


def _bounded(node: str, recorded: list[RecordedPort], losses: Iterable[Loss]) -> AssociationsReading:
    if len(recorded) <= MOST_RECORDED:
        return AssociationsReading(tuple(recorded), tuple(losses))
    detail = f"{len(recorded):,} inputs and outputs were recorded; only the first {MOST_RECORDED} are shown."
    more = Loss(code=GapCode.TRUNCATED, detail=detail, resource=node, facts=_ports(node))
    return AssociationsReading(tuple(recorded[:MOST_RECORDED]), (*losses, more))
