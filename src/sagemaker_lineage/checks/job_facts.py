"""What several rules ask of a job, a model or an endpoint configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.known import has_local_storage
from sagemaker_lineage.checks.protection import is_managed_by_aws
from sagemaker_lineage.model.posture import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sagemaker_lineage.checks.scene import Scene
    from sagemaker_lineage.model.posture import Instances, JobPosture

_SILENT = "AWS's answer does not say."


def flag(job: JobPosture, value: bool | Unread | None, *, on: str, off: str) -> Judgement:
    """Judge a setting that should be on; one that nothing says is unknown."""
    if isinstance(value, Unread):
        return unknown(value)
    if value is None:
        return unknown(job.unread or _SILENT)
    return passed(on) if value else failed(off)


def output_key(job: JobPosture, scene: Scene) -> Judgement:
    """Judge the key of what is written; without one the account's default key applies, which is no customer's."""
    if job.output_key is not None:
        return _customer_key("output key", job.output_key, scene)
    return unknown(job.unread) if job.unread else failed("no customer key: the account's default applies")


def volume_key(job: JobPosture, scene: Scene) -> Judgement:
    """Judge the key of the volumes; local storage of an instance is encrypted by its own hardware and takes none."""
    if job.volume_key is not None:
        return _customer_key("volume key", job.volume_key, scene)
    if job.unread:
        return unknown(job.unread)
    found = dict(_storage(job.instances))
    if False in found.values():
        return failed("no customer key for the volumes")
    open_type = next((kind for kind, local in found.items() if local is None), None)
    if open_type or not found:
        return unknown(f"Whether {open_type or 'the instance type'} takes a volume key is not known.")
    return not_applicable(f"{' and '.join(found)} {'has' if len(found) == 1 else 'have'} local storage: no volume key.")


def _customer_key(what: str, key: str | Unread, scene: Scene) -> Judgement:
    """Judge a key that is named; one that AWS manages is no customer's."""
    if isinstance(key, Unread):
        return unknown(key)
    managed = is_managed_by_aws(key, scene)
    if isinstance(managed, Unread):
        return unknown(managed)
    return failed(f"{what} {key}, which AWS manages") if managed else passed(f"{what} {key}")


def _storage(instances: tuple[Instances, ...]) -> Iterator[tuple[str, bool | None]]:
    """Yield each type of instance, and whether it has local storage; serverless ones take a key."""
    for group in instances:
        if group.serverless:
            yield "serverless", False
        for kind in group.types:
            yield kind or "the instance type", has_local_storage(kind) if kind else None


def encrypted_traffic(job: JobPosture) -> Judgement:
    """Judge the encryption of the traffic between instances; a single one has none."""
    if job.encrypted_traffic is True:
        return passed("inter-container traffic encryption is on")
    if job.instance_count == 1:
        return not_applicable("A single instance has no traffic to others.")
    if isinstance(job.encrypted_traffic, Unread):
        return unknown(job.encrypted_traffic)
    known = sum(group.count or 0 for group in job.instances)
    if job.encrypted_traffic is None or known <= 1:
        return unknown(job.unread or "How many instances there are is not known.")
    return failed(f"inter-container traffic encryption is off over {known} instances")
