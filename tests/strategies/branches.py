"""Pipelines whose steps run or do not: conditions in and after one another, and data that meets."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

from corekit.definitions import condition, for_each, output_of, pipeline, step

Json = Any

_PLACES = ("s3://b/x", "s3://b/x/y", "s3://b/z", "s3://b/x/y/w")
_GROUPS = ("claims",)
_MODELS = ("champion",)
_FLAGS = {"--feature-group-name": _GROUPS, "--in": _PLACES, "--output-path": _PLACES, "--model-name": _MODELS}
MOST_CONDITIONS = 5
MOST_STEPS = 12


class Branched(NamedTuple):
    """A definition, and what it was made of.

    ``order`` are the steps so that each stands behind all it waits for or lies in; ``inside`` the (parent, branch)
    of each; ``waits_for`` the steps whose success it needs.
    """

    definition: Json
    order: tuple[str, ...]
    conditions: frozenset[str]
    inside: dict[str, tuple[tuple[str, str], ...]]
    waits_for: dict[str, tuple[str, ...]]


@st.composite
def branched(draw: st.DrawFn) -> Branched:
    """Draw a definition whose steps only wait for earlier ones; shuffled within each list of steps."""
    kinds = draw(st.lists(st.sampled_from(("job", "job", "job", "condition", "loop")), min_size=6, max_size=MOST_STEPS))
    lists: list[tuple[str | None, str, list[Json]]] = [(None, "", [])]
    inside: dict[str, tuple[tuple[str, str], ...]] = {}
    waits_for: dict[str, tuple[str, ...]] = {}
    conditions: set[str] = set()
    for number, kind in enumerate(kinds):
        name = f"s{number:02}"
        parent, branch, siblings = draw(st.sampled_from(lists))
        inside[name] = () if parent is None else ((parent, branch),)
        outside = [other for other in waits_for if other != parent and not _is_loop_body(other, inside)]
        some = st.sampled_from(outside) if outside else st.nothing()
        least = draw(st.sampled_from((0, 1, 1, 2))) if len(outside) > 1 else 0
        waits_for[name] = tuple(draw(st.lists(some, min_size=least, max_size=least, unique=True)))
        if kind == "condition" and len(conditions) < MOST_CONDITIONS:
            conditions.add(name)
            made = condition(name)
            lists += [(name, "if", made["Arguments"]["IfSteps"]), (name, "else", made["Arguments"]["ElseSteps"])]
        elif kind == "loop":
            made = for_each(name, [])
            lists.append((name, "body", made["Arguments"]["ForEachBody"]))
        else:
            made = draw(_jobs(name, waits_for[name]))
        siblings.append(_waiting(made, draw(st.booleans()), waits_for[name]))
    for _, _, siblings in lists:
        siblings[:] = draw(st.permutations(siblings))
    order = tuple(waits_for)
    return Branched(pipeline(*lists[0][2]), order, frozenset(conditions), inside, waits_for)


def _is_loop_body(name: str, inside: dict[str, tuple[tuple[str, str], ...]]) -> bool:
    return any(branch == "body" for _, branch in inside[name])


@st.composite
def _jobs(draw: st.DrawFn, name: str, others: tuple[str, ...]) -> Json:
    """Draw a job that reads and writes a few of a few places, feature groups and models."""
    flag = draw(st.sampled_from(("", *_FLAGS)))
    words = [flag, draw(st.sampled_from(_FLAGS[flag]))] if flag else []
    words += [output_of(other, "o") for other in others if draw(st.booleans())]
    if draw(st.integers(0, 2)) == 0:
        return _model_step(draw, name, words)
    reads = draw(st.lists(st.sampled_from(_PLACES), max_size=2, unique=True))
    inputs = [{"InputName": f"i{n}", "S3Input": {"S3Uri": uri}} for n, uri in enumerate(reads)]
    written = {"S3Output": {"S3Uri": draw(st.sampled_from(_PLACES))}}
    filled = {"FeatureStoreOutput": {"FeatureGroupName": draw(st.sampled_from(_GROUPS))}}
    outputs = [
        {"OutputName": "o", **each} for each in draw(st.sampled_from(([written], [filled], [filled, written], [])))
    ]
    arguments = {
        "ProcessingInputs": inputs,
        "ProcessingOutputConfig": {"Outputs": outputs},
        "AppSpecification": {"ContainerArguments": words},
    }
    return step(name, "Processing", arguments)


def _model_step(draw: st.DrawFn, name: str, words: list[Json]) -> Json:
    """Draw a step that makes, or uses, one of a few models."""
    kind = draw(st.sampled_from(("Model", "Transform")))
    return step(name, kind, {"ModelName": draw(st.sampled_from(_MODELS)), "Environment": {"x": words}})


def _waiting(made: Json, triggered: bool, others: tuple[str, ...]) -> Json:
    """Let a step wait for others, by name or by the trigger that means the same."""
    entries = [{"Step": other, "Trigger": "Completed"} if triggered else other for other in others]
    return {**made, "DependsOn": entries} if entries else made
