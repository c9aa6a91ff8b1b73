"""What several rules ask of a job, a model or an endpoint configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagemaker_lineage.checks.base import Judgement, failed, not_applicable, passed, unknown
from sagemaker_lineage.checks.known import has_local_storage

if TYPE_CHECKING:
    from sagemaker_lineage.model.posture import JobPosture

_SILENT = "AWS's answer does not say."


def flag(job: JobPosture, value: bool | None, *, on: str, off: str) -> Judgement:
    """Judge a setting that should be on; one that nothing says is unknown."""
    if value is None:
        return unknown(job.unread or _SILENT)
    return passed(on) if value else failed(off)


def output_key(job: JobPosture) -> Judgement:
    """Judge the key of what is written; without one the account's default key applies, which is no customer's."""
    if job.output_key:
        return passed(f"output key {job.output_key}")
    return unknown(job.unread) if job.unread else failed("no customer key: the account's default applies")


def volume_key(job: JobPosture) -> Judgement:
    """Judge the key of the volumes; local storage of an instance is encrypted by its own hardware and takes none."""
    if job.volume_key:
        return passed(f"volume key {job.volume_key}")
    if job.unread:
        return unknown(job.unread)
    local = has_local_storage(job.instance_type) if job.instance_type else None
    if local:
        return not_applicable(f"{job.instance_type} has local storage, which takes no volume key.")
    if local is None:
        return unknown(f"Whether {job.instance_type or 'the instance type'} takes a volume key is not known.")
    return failed("no customer key for the volumes")


def encrypted_traffic(job: JobPosture) -> Judgement:
    """Judge the encryption of the traffic between instances; a single one has none."""
    if job.encrypted_traffic:
        return passed("inter-container traffic encryption is on")
    if job.instance_count == 1:
        return not_applicable("A single instance has no traffic to others.")
    if job.encrypted_traffic is None or job.instance_count is None:
        return unknown(job.unread or _SILENT)
    return failed(f"inter-container traffic encryption is off over {job.instance_count} instances")
