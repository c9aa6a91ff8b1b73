"""Wide pipelines: lanes of four job steps side by side, spread over buckets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.account import flow_steps as flow
from sagemaker_lineage.demo.account import steps as sdk
from sagemaker_lineage.demo.account.naming import image
from sagemaker_lineage.demo.account.runs import Ran

if TYPE_CHECKING:
    from collections.abc import Sequence

Json = dict[str, Any]
_SKLEARN = image("sagemaker-scikit-learn:1.2-1-cpu-py3")
_XGBOOST = image("sagemaker-xgboost:1.7-1")
STAGES = ("Extract", "Clean", "Fit", "Score")
"""The steps of a lane, each fed by the one before it."""

_SECONDS = {"Extract": 120.0, "Clean": 90.0, "Fit": 300.0, "Score": 80.0, "Gate": 1.0}
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of up to four steps; ``source`` and ``target`` are buckets."""

    name: str
    source: str
    target: str
    stages: int = len(STAGES)


def lanes_of(names: Sequence[str], buckets: Sequence[str], steps: int) -> list[Lane]:
    """Return lanes with that many steps together, going round the buckets."""
    lanes = []
    for number, name in enumerate(names):
        left = steps - number * len(STAGES)
        if left <= 0:
            break
        source, target = (buckets[(2 * number + offset) % len(buckets)] for offset in (0, 1))
        lanes.append(Lane(name, source, target, min(left, len(STAGES))))
    return lanes


def lane_steps(lane: Lane) -> list[Json]:
    """Return the steps of a lane."""
    own = sdk.get("Execution.PipelineExecutionId")
    names = {stage: f"{stage}{lane.name}" for stage in STAGES}
    extract = sdk.processing(
        names["Extract"],
        sdk.Code(_SKLEARN, f"s3://{lane.source}/code/extract.py"),
        {"raw": f"s3://{lane.source}/raw/{lane.name.lower()}"},
        [sdk.s3_output("rows", sdk.below(lane.target, "rows", own, lane.name))],
    )
    clean = sdk.processing(
        names["Clean"],
        sdk.Code(_SKLEARN, f"s3://{lane.source}/code/clean.py"),
        {"rows": sdk.output_of(names["Extract"], "rows")},
        [sdk.s3_output("train", sdk.below(lane.target, "train", own, lane.name))],
    )
    channels = {"train": sdk.output_of(names["Clean"], "train")}
    arguments = sdk.training_arguments(_XGBOOST, channels, sdk.below(lane.target, "models", lane.name))
    fit = sdk.training(names["Fit"], arguments, hyper={"objective": "reg:squarederror", "num_round": "80"})
    score = sdk.processing(
        names["Score"],
        sdk.Code(_XGBOOST, f"s3://{lane.source}/code/score.py"),
        {"model": sdk.model_of(names["Fit"]), "rows": sdk.output_of(names["Extract"], "rows")},
        [sdk.s3_output("scores", sdk.below(lane.source, "scores", own, lane.name))],
    )
    return [extract, clean, fit, score][: lane.stages]


def gate(name: str) -> Json:
    """Return a condition without branches, as the last step of a wide pipeline."""
    test = flow.compare("Equals", sdk.get("Parameters.Year"), "2026")
    return flow.condition(name, [test], [], [])


def lane_runs(lane: Lane, number: int) -> list[Ran]:
    """Return how a lane's steps went when all went well; eight lanes run at once."""
    at = 2.0 + (number // _AT_ONCE) * 620.0 + number % _AT_ONCE
    ran = []
    for stage in STAGES[: lane.stages]:
        facts = {"metrics": {"validation:rmse": round(2.0 + number * 0.05, 3)}} if stage == "Fit" else {}
        ran.append(Ran(step=f"{stage}{lane.name}", at=at, lasts=_SECONDS[stage] + number, facts=facts))
        at += _SECONDS[stage] + number + 4
    return ran
