"""Where a step's job is found in the AWS console, and where its logs are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sagemaker_lineage.enrich.links import console_url, job_url, log_streams
from sagemaker_lineage.enrich.members import text

if TYPE_CHECKING:
    from sagemaker_lineage.enrich.job_kinds import Job
    from sagemaker_lineage.enrich.steps import StepRecord
    from sagemaker_lineage.model.execution import Logs

_REGION_IN_ARN = 3


def page_of(job: Job, record: StepRecord | None, region: str) -> str | None:
    """Return the console page of what a step ran; None where the console has none."""
    if job.kind is not None and job.kind.page is not None and job.name is not None:
        return job_url(_region(job, region), job.kind.page, job.name)
    if job.kind is not None and job.kind.member == "Lambda" and job.name is not None:
        return console_url(_region(job, region), "lambda", f"/functions/{quote(job.name, safe='')}")
    cluster = text(record.said("EMR"), "ClusterId") if record is not None else None
    return console_url(region, "emr", f"/clusterDetails/{quote(cluster, safe='')}") if cluster else None


def logs_of(job: Job, record: StepRecord | None, region: str) -> Logs | None:
    """Return where CloudWatch keeps the logs of what a step ran.

    The streams of a job are below its name, those of a tuning job's trainings begin with its name;
    those of a Lambda function are below the day.
    """
    if job.kind is None or job.name is None:
        return None
    if job.kind.logs is not None:
        end = "" if job.kind.member == "TuningJob" else "/"
        return log_streams(_region(job, region), job.kind.logs, f"{job.name}{end}")
    if job.kind.member == "Lambda" and record is not None and record.started_at is not None:
        return log_streams(_region(job, region), f"/aws/lambda/{job.name}", f"{record.started_at:%Y/%m/%d}/")
    return None


def _region(job: Job, region: str) -> str:
    """Return the region of the job's ARN: a Lambda function may be elsewhere."""
    parts = (job.arn or "").split(":")
    return parts[_REGION_IN_ARN] if len(parts) > _REGION_IN_ARN and parts[_REGION_IN_ARN] else region
