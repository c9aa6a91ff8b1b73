"""The instances that jobs and endpoints run on, from their Describe answers: of one type, of several, of either."""

from __future__ import annotations

from sagemaker_lineage.enrich.members import Payload, entries, integer, text
from sagemaker_lineage.model.posture import Instances


def cluster_of(resources: Payload) -> tuple[Instances, ...]:
    """Return the instances of a job: those that AWS chose, the groups of a mixed cluster, or what it may choose of."""
    if text(resources, "SelectedInstanceType"):
        return (_of_one_type(resources, "Selected"),)
    groups = entries(resources, "InstanceGroups")
    if groups:
        return tuple(_of_one_type(group) for group in groups)
    choices = entries(resources, "InstanceConfigs") or entries(resources, "InstancePreferences")
    if choices:
        return (_of_either(choices, resources),)
    return (_of_one_type(resources),) if {"InstanceType", "InstanceCount"} & set(resources) else ()


def variants_of(configuration: Payload) -> tuple[Instances, ...]:
    """Return the instances of each variant of an endpoint configuration, the shadow variants last."""
    production = entries(configuration, "ProductionVariants")
    shadow = entries(configuration, "ShadowProductionVariants")
    return (*(_variant(each, shadow=False) for each in production), *(_variant(each, shadow=True) for each in shadow))


def _variant(variant: Payload, *, shadow: bool) -> Instances:
    if variant.get("ServerlessConfig") is not None:
        return Instances(serverless=True, shadow=shadow)
    pools = entries(variant, "InstancePools") or [variant]
    types = tuple(text(pool, "InstanceType") for pool in pools)
    return Instances(types=types, count=_count(variant, "InitialInstanceCount"), shadow=shadow)


def _of_one_type(group: Payload, prefix: str = "") -> Instances:
    return Instances(types=(text(group, f"{prefix}InstanceType"),), count=_count(group, f"{prefix}InstanceCount"))


def _of_either(choices: list[Payload], resources: Payload) -> Instances:
    """Return instances of which AWS takes whichever it has; a count beside the choices holds for all of them."""
    shared = _count(resources, "InstanceCount")
    counts = [_count(choice, "InstanceCount") or shared for choice in choices]
    known = [count for count in counts if count is not None]
    count = max(known) if len(known) == len(counts) else None
    return Instances(types=tuple(text(choice, "InstanceType") for choice in choices), count=count)


def _count(payload: Payload, name: str) -> int | None:
    """Return a number of instances; none at all says nothing."""
    found = integer(payload, name)
    return found if found is not None and found > 0 else None
