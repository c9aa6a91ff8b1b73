"""What there is to judge of what steps made: jobs, models, endpoints and their configurations, images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Subject
from sagemaker_lineage.model.posture import EndpointPosture, JobPosture, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sagemaker_lineage.checks.scene import Scene

_STEPS = {
    "Processing": "processing",
    "QualityCheck": "processing",
    "ClarifyCheck": "processing",
    "Training": "training",
    "Transform": "transform",
    "Tuning": "tuning",
    "AutoML": "automl",
    "Model": "model",
    "EndpointConfig": "endpoint",
}
"""By step type, the kind of what a step makes."""
_WITH_IMAGES = ("processing", "training", "tuning", "transform", "model")


def jobs(*kinds: str) -> Callable[[Scene], Iterator[Subject[JobPosture]]]:
    """Return what yields jobs (models, feature groups) of some kinds once, by ARN."""

    def over(scene: Scene) -> Iterator[Subject[JobPosture]]:
        found: dict[str, tuple[JobPosture, dict[str, None]]] = {}
        for node, each in scene.posture.jobs.items():
            for job in each:
                if job.kind in kinds:
                    found.setdefault(_resource(job), (job, {}))[1][node] = None
        for resource, (job, nodes) in sorted(found.items()):
            yield Subject(resource=resource, facts=job, nodes=tuple(nodes))
        yield from (each for each in _unlisted(scene) if each.facts.kind in kinds)

    return over


def _unlisted(scene: Scene) -> Iterator[Subject[JobPosture]]:
    """Yield what steps may have run, where it is not known what they did."""
    why = scene.posture.jobs_unread
    for node in scene.nodes.values() if why else ():
        if node.type in _STEPS and node.id not in scene.posture.jobs:
            name = f"{scene.lineage.pipeline.name}/{node.id}"
            job = JobPosture(kind=_STEPS[node.type], arn=name, name=node.id, unread=why)
            yield Subject(resource=name, facts=job, nodes=(node.id,))


def _resource(job: JobPosture) -> str:
    """Return a job's ARN; one of several definitions of a tuning job has its own name after it."""
    definition = job.name.partition("/")[2]
    return f"{job.arn}/{definition}" if definition else job.arn


def endpoint_configs(scene: Scene) -> Iterator[Subject[JobPosture]]:
    """Yield the configurations that steps made and those of endpoints, once by ARN."""
    made = {each.resource: each for each in jobs("endpoint")(scene)}
    serving: dict[str, list[str]] = {}
    configs = {arn: each.facts for arn, each in made.items()}
    for endpoint in scene.posture.endpoints:
        if endpoint.config is not None:
            configs.setdefault(endpoint.config.arn, endpoint.config)
            serving.setdefault(endpoint.config.arn, []).append(endpoint.arn)
    for arn in sorted(configs):
        nodes = made[arn].nodes if arn in made else ()
        yield Subject(resource=arn, facts=configs[arn], nodes=nodes, endpoints=tuple(serving.get(arn, ())))
    if scene.posture.endpoints_unread:
        name = _endpoints_of(scene)
        yield Subject(
            resource=name,
            facts=JobPosture(kind="endpoint", arn=name, name=name, unread=scene.posture.endpoints_unread),
        )


def endpoints(scene: Scene) -> Iterator[Subject[EndpointPosture]]:
    """Yield the endpoints that serve models of the path, by name."""
    for endpoint in scene.posture.endpoints:
        yield Subject(resource=endpoint.arn, facts=endpoint, endpoints=(endpoint.arn,))
    if scene.posture.endpoints_unread:
        name = _endpoints_of(scene)
        unread = EndpointPosture(name=name, arn=name, capture_uri=scene.posture.endpoints_unread)
        yield Subject(resource=name, facts=unread)


def _endpoints_of(scene: Scene) -> str:
    """Return what endpoints are called together that could not all be looked for."""
    return f"endpoints of {scene.lineage.pipeline.name}"


def images(scene: Scene) -> Iterator[Subject[str | Unread]]:
    """Yield every container image once, by its name, and what could not be asked for its images."""
    found: dict[str, dict[str, None]] = {}
    for node in scene.lineage.graph.nodes:
        run = (image for job in scene.posture.jobs.get(node.id, ()) for image in job.images)
        for image in (*node.images, *run):
            found.setdefault(image, {})[node.id] = None
    for image, nodes in sorted(found.items()):
        yield Subject(resource=image, facts=image, nodes=tuple(nodes))
    for each in jobs(*_WITH_IMAGES)(scene):
        why = each.facts.unread or each.facts.model_unread
        if why and not any(scene.nodes[node].images for node in each.nodes):
            yield Subject(resource=each.resource, facts=why, nodes=each.nodes)
