"""Running a definition on paper: from how each step went to an execution with all its jobs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.account.expressions import Values, evaluate, text
from sagemaker_lineage.demo.account.kinds import maker_of
from sagemaker_lineage.demo.account.making import Made, Making
from sagemaker_lineage.demo.account.naming import HOME, arn, execution_id
from sagemaker_lineage.demo.account.outputs import Objects, report_objects
from sagemaker_lineage.demo.account.people import created_by
from sagemaker_lineage.demo.account.steps import dump
from sagemaker_lineage.demo.account.values import Execution, Job, StepRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Json = dict[str, Any]
_BETWEEN_STEPS = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How one step of an execution went.

    ``lasts`` is in seconds; ``at`` the offset from the execution's begin, else the step follows the
    one before it. ``cached_from`` and ``selected_from`` name the execution whose result was taken.
    ``reports`` maps (output name, file) to what the step wrote there; a training's one output is
    ``S3OutputPath``. ``facts`` are for the job's maker. ``index`` and ``item`` place it in a ForEach.
    """

    step: str
    lasts: float = 60.0
    at: float | None = None
    status: str = "Succeeded"
    failure: str | None = None
    attempts: int | None = None
    cached_from: Execution | None = None
    selected_from: Execution | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    reports: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    index: int | None = None
    item: Any = None

    @property
    def listed_as(self) -> str:
        """Return the step's name in the list of steps."""
        return self.step if self.index is None else f"{self.step}-{self.index}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An execution to run on paper; ``number`` gives its id, ``values`` its parameters."""

    pipeline: str
    number: int
    began: float
    definition: Json
    ran: Sequence[Ran]
    values: Mapping[str, str] = field(default_factory=dict)
    status: str = "Succeeded"
    failure: str | None = None
    user: str = "minji.kim"
    description: str | None = None
    selective: tuple[Execution, tuple[str, ...]] | None = None
    region: str = HOME


def run(plan: Plan) -> Execution:
    """Return the execution a plan describes."""
    return _Run(plan).execution()


def walk(steps: Sequence[Json]) -> Iterator[Json]:
    """Yield every step of a definition, nested ones included."""
    for step in steps:
        yield step
        for nested in ("IfSteps", "ElseSteps", "ForEachBody"):
            yield from walk(step.get("Arguments", {}).get(nested, ()))


def _body(step: Json) -> Sequence[Json]:
    body: Sequence[Json] = step.get("Arguments", {}).get("ForEachBody", ())
    return body


_TYPES: Mapping[str, Callable[[str], Any]] = {
    "Integer": int,
    "Float": float,
    "Boolean": lambda value: value == "true",
}


class _Run:
    """A plan on its way to an execution: what the steps so far left behind."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.id = execution_id(plan.pipeline, plan.number)
        self.pipeline_arn = arn("pipeline", plan.pipeline, plan.region)
        self.arn = f"{self.pipeline_arn}/execution/{self.id}"
        self.parameters = {p["Name"]: _value(p, plan.values) for p in plan.definition["Parameters"]}
        self.variables = {
            "PipelineExecutionId": self.id,
            "PipelineName": plan.pipeline,
            "PipelineArn": self.pipeline_arn,
            "PipelineExecutionArn": self.arn,
        }
        self.loops: Mapping[str, str] = {}
        self.properties: dict[str, Json] = {}
        self.jobs: list[Job] = []
        self.steps: list[StepRun] = []
        self.objects: Objects = {}

    def execution(self) -> Execution:
        """Let every step happen, then sum up."""
        plan = self.plan
        defined = {step["Name"]: step for step in walk(plan.definition["Steps"])}
        self.loops = {body["Name"]: step["Name"] for step in defined.values() for body in _body(step)}
        ended = plan.began
        for ran in plan.ran:
            began = ended + _BETWEEN_STEPS if ran.at is None else plan.began + ran.at
            ended = began + ran.lasts
            self._advance(defined[ran.step], ran, began, ended)
        return Execution(
            arn=self.arn,
            pipeline_arn=self.pipeline_arn,
            began=plan.began,
            ended=max((step.ended for step in self.steps), default=plan.began) + 1.0,
            status=plan.status,
            definition=dump(plan.definition),
            display_name=f"execution-{int(plan.began * 1000)}",
            parameters=tuple((key, text(value)) for key, value in self.parameters.items()),
            failure=plan.failure,
            extras=_extras(plan, self.id),
            steps=tuple(self.steps),
            jobs=tuple(self.jobs),
            objects=self.objects,
        )

    def _advance(self, step: Json, ran: Ran, began: float, ended: float) -> None:
        earlier = ran.cached_from or ran.selected_from
        made = _taken_over(earlier, step) if earlier else self._make(step, ran, began, ended)
        self.properties[ran.step] = made.properties
        self.steps.append(_step_run(step, ran, (began, ended), made, self.loops.get(ran.step)))
        self.objects |= report_objects(ran.reports, made.properties, ended)

    def _make(self, step: Json, ran: Ran, began: float, ended: float) -> Made:
        values = Values(parameters=self.parameters, execution=self.variables, steps=self.properties, item=ran.item)
        making = Making(
            region=self.plan.region,
            execution=self.id,
            execution_arn=self.arn,
            name=ran.listed_as,
            step=_beside(step, values),
            arguments=_own_arguments(step, values),
            began=began,
            ended=ended,
            status=ran.status,
            failure=ran.failure,
            facts=ran.facts,
        )
        made = maker_of(step["Type"])(making)
        self.jobs += made.jobs
        return made


def _value(declared: Json, given: Mapping[str, str]) -> Any:
    if declared["Name"] not in given:
        return declared.get("DefaultValue")
    return _TYPES.get(declared["Type"], str)(given[declared["Name"]])


_NESTING = frozenset({"IfSteps", "ElseSteps", "ForEachBody", "Conditions", "Selector"})


def _own_arguments(step: Json, values: Values) -> Json:
    own = {k: v for k, v in step.get("Arguments", {}).items() if k not in _NESTING}
    evaluated: Json = evaluate(own, values)
    return evaluated


def _beside(step: Json, values: Values) -> Json:
    beside = {k: v for k, v in step.items() if k != "Arguments"}
    evaluated: Json = evaluate(beside, values)
    return evaluated


def _taken_over(earlier: Execution, step: Json) -> Made:
    before = next(s for s in earlier.steps if s.summary["StepName"] == step["Name"])
    metadata = before.summary["Metadata"]
    arns = {entry.get("Arn") for entry in metadata.values()}
    job = next((job for job in earlier.jobs if job.arn in arns), None)
    return Made(metadata=metadata, properties=job.answer if job else {})


def _step_run(step: Json, ran: Ran, times: tuple[float, float], made: Made, loop: str | None) -> StepRun:
    summary: Json = {"StepName": ran.listed_as}
    optional = {
        "Metadata": made.metadata,
        "StepDisplayName": step.get("DisplayName"),
        "StepDescription": step.get("Description"),
        "AttemptCount": ran.attempts,
        "FailureReason": ran.failure,
        "CacheHitResult": ran.cached_from and {"SourcePipelineExecutionArn": ran.cached_from.arn},
        "SelectiveExecutionResult": ran.selected_from and {"SourcePipelineExecutionArn": ran.selected_from.arn},
        "IterationContext": _iteration(ran, loop),
    }
    summary |= {member: value for member, value in optional.items() if value}
    return StepRun(began=times[0], ended=times[1], status=ran.status, summary=summary)


def _iteration(ran: Ran, loop: str | None) -> Json | None:
    if ran.index is None:
        return None
    item = ran.item if isinstance(ran.item, str) else json.dumps(ran.item, ensure_ascii=False)
    return {"ParentStepName": loop, "Index": ran.index, "Item": item}


def _extras(plan: Plan, name: str) -> Json:
    people = created_by(plan.user, plan.region)
    extras: Json = {
        "PipelineExperimentConfig": {"ExperimentName": plan.pipeline, "TrialName": name},
        "CreatedBy": people,
        "LastModifiedBy": people,
    }
    if plan.description:
        extras["PipelineExecutionDescription"] = plan.description
    if plan.selective:
        source, steps = plan.selective
        selected = [{"StepName": step} for step in steps]
        extras["SelectiveExecutionConfig"] = {"SourcePipelineExecutionArn": source.arn, "SelectedSteps": selected}
    return extras
