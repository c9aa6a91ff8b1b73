"""Links into the AWS console: the page of a job, the log streams of a job, the execution's page."""

from __future__ import annotations

from urllib.parse import quote

from sagemaker_lineage.enrich.partition import partition_of
from sagemaker_lineage.model.execution import Logs


def console_url(region: str, service: str, fragment: str) -> str | None:
    """Return the address of a console page, None in a partition whose console is not published."""
    partition = partition_of(region)
    if partition is None or partition.console is None:
        return None
    return f"https://{region}.{partition.console}/{service}/home?region={region}#{fragment}"


def job_url(region: str, page: str, name: str) -> str | None:
    """Return the page of a job, model or endpoint in the SageMaker console; ``page`` is the console's word."""
    return console_url(region, "sagemaker", f"/{page}/{quote(name, safe='')}")


def execution_url(region: str, pipeline: str, execution: str) -> str | None:
    """Return the page of an execution in the SageMaker console."""
    path = f"{quote(pipeline, safe='')}/executions/{quote(execution, safe='')}"
    return console_url(region, "sagemaker", f"/pipelines/{path}")


def log_streams(region: str, group: str, prefix: str) -> Logs | None:
    """Return where the log streams are whose names begin with ``prefix``.

    The console's address escapes twice and writes ``$`` for the ``%`` of the outer escape.
    """
    filtered = f"$3FlogStreamNameFilter$3D{_escaped_twice(prefix)}" if prefix else ""
    url = console_url(region, "cloudwatch", f"logsV2:log-groups/log-group/{_escaped_twice(group)}{filtered}")
    return Logs(group=group, stream_prefix=prefix, url=url) if url else None


def _escaped_twice(text: str) -> str:
    return quote(quote(text, safe=""), safe="").replace("%", "$")
