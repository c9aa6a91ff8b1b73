"""ARNs of pipelines and executions, and the names in ARNs of jobs."""

from __future__ import annotations

import re
from dataclasses import dataclass

PIPELINE_NAME = re.compile(r"[A-Za-z0-9](-*[A-Za-z0-9]){0,255}")
DOMAIN_NAME = re.compile(r"[A-Za-z0-9](-*[A-Za-z0-9]){0,62}")
EXECUTION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,127}")
_PREFIX = r"arn:(?P<partition>aws[a-z-]*):sagemaker:(?P<region>[a-z0-9-]+):(?P<account>[0-9]{12}|aws)"
_PIPELINE = re.compile(rf"{_PREFIX}:pipeline/(?P<name>[A-Za-z0-9-]{{1,256}})")
_EXECUTION = re.compile(rf"(?P<pipeline>{_PREFIX}:pipeline/[A-Za-z0-9-]{{1,256}})/execution/(?P<id>[^/\s]{{1,128}})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineArn:
    """A pipeline's ARN. AWS writes ``name`` in lower case there, whatever the pipeline is called."""

    text: str
    region: str
    account: str
    name: str

    def is_same(self, other: str | None) -> bool:
        """Tell whether ``other`` names the same pipeline."""
        return other is not None and self.text.lower() == other.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionArn:
    """An execution's ARN, with its pipeline's."""

    text: str
    pipeline: str
    id: str


def parse_pipeline_arn(text: str | None) -> PipelineArn | None:
    """Read a pipeline's ARN; None for anything else."""
    found = _PIPELINE.fullmatch(text or "")
    if found is None:
        return None
    return PipelineArn(text=found[0], region=found["region"], account=found["account"], name=found["name"])


def parse_execution_arn(text: str | None) -> ExecutionArn | None:
    """Read an execution's ARN; None for anything else."""
    found = _EXECUTION.fullmatch(text or "")
    return ExecutionArn(text=found[0], pipeline=found["pipeline"], id=found["id"]) if found else None


def name_of(arn: str) -> str:
    """Return the name an ARN ends with: what stands after the last ``/``, else after the last ``:``."""
    return arn.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
