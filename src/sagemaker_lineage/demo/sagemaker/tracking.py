"""Experiment and lineage tracking: trial components of jobs, artifacts, and queries from one entity to others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.sagemaker.lookups import chosen, required
from sagemaker_lineage.demo.sagemaker.paging import PageSize, constraint, page
from sagemaker_lineage.demo.wire import Call, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sagemaker_lineage.demo.account.store import Account
    from sagemaker_lineage.demo.account.tracked import Association
    from sagemaker_lineage.demo.account.values import Job

Json = dict[str, Any]
_KINDS = {"training-job": "TrainingJob", "processing-job": "ProcessingJob", "transform-job": "TransformJob"}
_NAME = re.compile(r"[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}")
_COMPONENT = re.compile(r"(?P<job>.+)-aws-(?P<noun>training|processing|transform)-job")
_COMPONENT_ARN = re.compile(r"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:experiment-trial-component/(.+)")
_ENTITY = re.compile(
    r"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:(experiment|experiment-trial-component|artifact|action|context)/.*"
)
_ARTIFACT = re.compile(r"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:artifact/.*")
_DEEPEST = 10


def describe_trial_component(account: Account, call: Call, now: float) -> Json:
    """Answer DescribeTrialComponent: every training, processing and transform job has one, named after it."""
    asked = required(call, "TrialComponentName")
    by_arn = _COMPONENT_ARN.fullmatch(asked)
    name = by_arn[1] if by_arn else asked
    if not _NAME.fullmatch(name):
        raise constraint(asked, "TrialComponentName", f"satisfy regular expression pattern: {_NAME.pattern}")
    job = _job_of(account, call.region, name, now)
    if job is None:
        raise Refusal("ResourceNotFound", f"Trial Component '{name}' does not exist.")
    return _component(account, call.region, job, now)


def _job_of(account: Account, region: str, component: str, now: float) -> Job | None:
    found = _COMPONENT.fullmatch(component)
    return account.job(region, _KINDS[f"{found['noun']}-job"], found["job"], now) if found else None


def _component(account: Account, region: str, job: Job, now: float) -> Json:
    answer = job.answer_at(now)
    noun = next(noun for noun, kind in _KINDS.items() if kind == job.kind)
    name = f"{job.name}-aws-{noun}"
    inputs, outputs = _artifacts_of(job.kind, answer)
    ended = {"EndTime": job.ended} if now >= job.ended else {}
    return {
        "TrialComponentName": name,
        "TrialComponentArn": f"arn:aws:sagemaker:{region}:{account.id}:experiment-trial-component/{name.lower()}",
        "DisplayName": name,
        "Source": {"SourceArn": job.arn, "SourceType": f"SageMaker{job.kind}"},
        "Status": {"PrimaryStatus": answer[f"{job.kind}Status"]},
        "StartTime": job.began,
        "CreationTime": job.began,
        "LastModifiedTime": min(now, job.ended),
        "InputArtifacts": inputs | job.logged.get("InputArtifacts", {}),
        "OutputArtifacts": outputs | (job.logged.get("OutputArtifacts", {}) if ended else {}),
        **ended,
    }


def _artifacts_of(kind: str, answer: Json) -> tuple[Json, Json]:
    """Return what SageMaker tracks of a job by itself: inputs and outputs by name."""
    if kind == "ProcessingJob":
        return _processing(answer)
    if kind == "TransformJob":
        source = _artifact(answer["TransformInput"]["DataSource"]["S3DataSource"]["S3Uri"])
        target = _artifact(answer["TransformOutput"]["S3OutputPath"])
        return {"SageMaker.TransformInput": source}, {"SageMaker.TransformOutput": target}
    hook = answer.get("DebugHookConfig", {}).get("S3OutputPath")
    outputs = {"SageMaker.DebugHookOutput": _artifact(hook)} if hook else {}
    outputs["SageMaker.ModelArtifact"] = _artifact(answer["ModelArtifacts"]["S3ModelArtifacts"])
    return _channels(answer), outputs


def _channels(answer: Json) -> Json:
    channels = {each["ChannelName"]: each for each in answer.get("InputDataConfig", ())}
    return {
        name: _artifact(each["DataSource"]["S3DataSource"]["S3Uri"], each.get("ContentType"))
        for name, each in channels.items()
        if "S3DataSource" in each["DataSource"]
    }


def _processing(answer: Json) -> tuple[Json, Json]:
    inputs = {"SageMaker.ImageUri": _artifact(answer["AppSpecification"]["ImageUri"])}
    sources = (each for each in answer.get("ProcessingInputs", ()) if "S3Input" in each)
    inputs |= {each["InputName"]: _artifact(each["S3Input"]["S3Uri"]) for each in sources}
    targets = (each for each in answer.get("ProcessingOutputConfig", {}).get("Outputs", ()) if "S3Output" in each)
    return inputs, {each["OutputName"]: _artifact(each["S3Output"]["S3Uri"]) for each in targets}


def _artifact(value: str, media_type: str | None = None) -> Json:
    return {"Value": value, **({"MediaType": media_type} if media_type else {})}


def describe_artifact(account: Account, call: Call, now: float) -> Json:
    """Answer DescribeArtifact."""
    del now
    arn = required(call, "ArtifactArn")
    if not _ARTIFACT.fullmatch(arn):
        raise constraint(arn, "ArtifactArn", f"satisfy regular expression pattern: {_ARTIFACT.pattern}")
    found = account.tracked_by_arn.get(arn)
    if found is None:
        raise Refusal("ResourceNotFound", f"Artifact '{arn}' does not exist.")
    return {
        "ArtifactName": found.name,
        "ArtifactArn": found.arn,
        "ArtifactType": found.type,
        "Source": {"SourceUri": found.source, "SourceTypes": []},
        "CreationTime": found.created,
    }


def query_lineage(account: Account, call: Call, now: float) -> Json:
    """Answer QueryLineage from one entity, without filters: so many associations away, fifty entities a page."""
    del now
    start = _start(account, call)
    deepest = _bounded(call, "MaxDepth", _DEEPEST)
    direction = chosen(call, "Direction", "Both", "Ascendants", "Descendants")
    edges = list(dict.fromkeys(_walk(account.associations, start, direction, deepest)))
    ends = (arn for edge in edges for arn in (edge.source, edge.destination))
    arns = sorted({arn for arn in ends if arn != start})
    shown, more = page(call, arns, lambda arn: arn, PageSize(50, 1, 50))
    between = {start, *shown}
    told = [edge for edge in edges if {edge.source, edge.destination} <= between]
    return {
        "Vertices": [_vertex(account, arn) for arn in shown],
        **({"Edges": [_edge(edge) for edge in told]} if call.parameters.get("IncludeEdges") else {}),
        **more,
    }


def _start(account: Account, call: Call) -> str:
    starts = call.parameters.get("StartArns", [])
    if len(starts) != 1:
        raise constraint(starts, "StartArns", "have length equal to 1")
    if not _ENTITY.fullmatch(starts[0]):
        raise constraint(starts[0], "StartArns", f"satisfy regular expression pattern: {_ENTITY.pattern}")
    if starts[0] not in account.tracked_by_arn:
        raise Refusal("ResourceNotFound", f"Entity '{starts[0]}' does not exist.")
    return str(starts[0])


def _bounded(call: Call, member: str, most: int) -> int:
    value = call.parameters.get(member, most)
    if not isinstance(value, int) or value > most:
        raise constraint(value, member, f"have value less than or equal to {most}")
    return value


def _walk(associations: Iterable[Association], start: str, direction: str, deepest: int) -> Iterator[Association]:
    """Yield the associations on the ways from an entity, each way in one direction."""
    known = list(associations)
    for forwards in (False, True):
        if direction == ("Ascendants" if forwards else "Descendants"):
            continue
        reached = {start}
        for _ in range(deepest):
            found = [each for each in known if (each.source if forwards else each.destination) in reached]
            yield from found
            reached = {each.destination if forwards else each.source for each in found}


def _edge(edge: Association) -> Json:
    return {"SourceArn": edge.source, "DestinationArn": edge.destination, "AssociationType": edge.type}


def _vertex(account: Account, arn: str) -> Mapping[str, str]:
    found = account.tracked_by_arn.get(arn)
    kind = "Artifact" if ":artifact/" in arn else "Context"
    return {"Arn": arn, "LineageType": kind, **({"Type": found.type} if found else {})}
