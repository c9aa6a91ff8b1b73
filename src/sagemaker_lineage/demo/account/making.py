"""What a job maker is given and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sagemaker_lineage.demo.account.values import Job

Json = dict[str, Any]

JOB_STATUS = {"Succeeded": "Completed", "Executing": "InProgress", "Starting": "InProgress"}
"""A step's status in the words of a job's; the others are the same."""


@dataclass(frozen=True, slots=True)
class Running:
    """How a job's answer differs while it runs: members of other values, members not there yet."""

    members: Json = field(default_factory=dict)
    not_yet: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """A step that ran: its object in the definition, its evaluated arguments, when and how it went.

    ``name`` is the step's name in the list (with the index in a ForEach), ``facts`` what the account's
    author says of this run.
    """

    region: str
    execution: str
    execution_arn: str
    name: str
    step: Json
    arguments: Json
    began: float
    ended: float
    status: str
    failure: str | None
    facts: Mapping[str, Any]

    @property
    def job_status(self) -> str:
        """Return the status of the step's job."""
        return JOB_STATUS.get(self.status, self.status)

    def with_failure(self, answer: Json) -> Json:
        """Return a job's answer with the reason why it failed, if it did."""
        reason = self.facts.get("job_failure", self.failure)
        return answer | {"FailureReason": reason} if reason and self.status == "Failed" else answer

    def job(self, kind: str, name: str, arn: str, answer: Json, running: Running) -> Job:
        """Return a job that lasted as long as the step."""
        return Job(
            kind=kind,
            region=self.region,
            name=name,
            arn=arn,
            began=self.began,
            ended=self.ended,
            answer=answer,
            running=running.members,
            at_end=running.not_yet,
            logged=self.facts.get("logged", {}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a step left: its Metadata, its jobs, and the properties other steps may refer to."""

    metadata: Json
    jobs: tuple[Job, ...] = ()
    properties: Json = field(default_factory=dict)


Maker = Callable[[Making], Made]


def picked(source: Mapping[str, Any], *members: str) -> Json:
    """Return those of the members that are there."""
    return {member: source[member] for member in members if member in source}
