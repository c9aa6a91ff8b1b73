"""Definitions as hypothesis draws them: small pools of names and locations, so that things meet."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from corekit.definitions import (
    condition,
    for_each,
    get,
    join,
    lambda_step,
    output_of,
    pipeline,
    processing,
    report_value,
    step,
    training,
)

Json = Any

NAMES = ("A", "B", "C", "Prep", "Prep2", "odd name", "x" * 40, "n0", "n1", "n2", "n3", "n4")
MISSING = ("Gone", "a", "Pre", "")
PARAMETERS = {"Bucket": "b", "Uri": "s3://b/x/", "Open": None, "Number": 7}
LOCATIONS = ("s3://b/x", "s3://b/x/y", "S3://b/x/", "s3://b/xy", "s3://b", "s3://c/x", "s3://b/x/y/z", "name", "")
BRANCHES = {"Condition": ("IfSteps", "ElseSteps"), "ForEach": ("ForEachBody",)}
KINDS = ("Processing",) * 4 + (
    "Words",
    "Words",
    "Training",
    "Lambda",
    "Model",
    "Odd",
    "Fail",
    "Job",
    "QualityCheck",
    *BRANCHES,
)

json_values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
"""Any JSON value."""


def _references(name: str) -> tuple[Json, ...]:
    return (
        output_of(name, "o"),
        get(f"Steps.{name}.ModelArtifacts.S3ModelArtifacts"),
        get(f"Steps.{name}.PropertyFiles.R"),
        get(f"Steps.{name}.Selected.ProcessingOutputConfig.Outputs['o'].S3Output.S3Uri"),
        get(f"Steps.{name}.IterationOutputs[0].B.OutputParameters['x']"),
        get(f"Steps.{name}.JobConfigDocument.In"),
        get(f"Steps.{name}"),
        report_value(f"{name}.R"),
    )


_SIMPLE = (
    *(reference for name in NAMES + MISSING for reference in _references(name)),
    *(get(f"Parameters.{name}") for name in (*PARAMETERS, "Gone")),
    *(get(text) for text in ("Execution.Id", "ForEach.CurrentItem", "IterationOutput.B.x", "Odd.x", "")),
    *(7, True, None, {"Get": 7}, {"Get": "x", "y": 1}, [], {}),
)
_JOINED = (
    *(join("/", "s3://b", value) for value in _SIMPLE),
    *(join("", value, "/y") for value in _SIMPLE),
    *({"Std:JsonGet": {"S3Uri": value, "Path": "p"}} for value in _SIMPLE),
)
_DEEPER = tuple(
    join("/", "s3://b/x", one, join("", other)) for one, other in zip(_JOINED[::3], _JOINED[1::3], strict=False)
)
_TEXTS = (
    "s3://b/x,s3://b/x/y",
    "--in=s3://b/x --output=s3://b/x/y",
    '{"In": "s3://b/x/y", "Output": {"Uri": "s3://b/x"}}',
    "--output-feature-group=g",
    "g",
)
_VALUES = (*(LOCATIONS * 25), *(_SIMPLE * 2), *_JOINED, *_DEEPER)
values: st.SearchStrategy[Json] = st.sampled_from(_VALUES)
"""Values as they stand where a location is expected: literals, references, joins, nonsense."""

_words = st.lists(
    st.sampled_from(("--in", "--output-path", "--feature-group-name", "--model-name=m", "m", *_TEXTS)) | values,
    max_size=5,
)
_port_names = st.sampled_from([(), ("i",), ("o",), ("i", "code"), ("train", "i"), ("o", "i")])
_dependencies = st.sampled_from(
    [
        *([],) * 20,
        *([name] for name in NAMES + MISSING),
        *([{"Step": name, "Trigger": trigger}] for name in NAMES for trigger in ("Failed", "Any", 7)),
        [7],
        "A",
        7,
    ]
)
_files = st.sampled_from([[], [{"PropertyFileName": "R", "OutputName": "o", "FilePath": "r.json"}], 7])


@st.composite
def _steps(draw: st.DrawFn) -> Json:
    """Draw a step without steps in it, to be named later."""
    kind = draw(st.sampled_from(KINDS))
    value, files = draw(values), draw(_files)
    reads, writes = ({port: draw(values) for port in draw(_port_names)} for _ in range(2))
    made = {
        "Processing": processing("", reads, writes, PropertyFiles=files),
        "Training": training("", reads, value),
        "Words": step(
            "", "Processing", {"AppSpecification": {"ContainerArguments": draw(_words)}, "Environment": reads}
        ),
        "Lambda": lambda_step("", reads, ("x",)),
        "Condition": condition("", on=value),
        "ForEach": for_each("", [], value),
        "QualityCheck": step("", kind, {}, SuppliedBaselineStatistics=value),
        "Model": step("", kind, {"ModelName": "m", "PrimaryContainer": {"ModelDataUrl": value}}),
        "Odd": step("", kind, {"Uri": value, "Output": reads}),
        "Fail": step("", kind, {"ErrorMessage": value}),
        "Job": step("", kind, {"JobConfigDocument": join("", '{"In": "', value, '"}')}),
    }[kind]
    if kind == "ForEach":
        made["Arguments"]["Selector"] = {"Field": get("IterationOutput.B.OutputParameters['x']")}
    return {**made, "DependsOn": draw(_dependencies)}


@st.composite
def definitions(draw: st.DrawFn, *, unique: bool = False) -> Json:
    """Draw a definition; with ``unique`` no two steps have one name."""
    drawn = draw(st.lists(_steps(), min_size=1, max_size=8))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=len(drawn), max_size=len(drawn), unique=unique))
    lists: list[Json] = [[]]
    for entry, name in zip(drawn, names, strict=True):
        entry["Name"] = name
        draw(st.sampled_from(lists)).append(entry)
        lists += [entry["Arguments"].setdefault(key, []) for key in BRANCHES.get(entry["Type"], ())]
    return pipeline(*lists[0], **PARAMETERS)


@st.composite
def markets(draw: st.DrawFn) -> Json:
    """Draw a definition of steps that only write and steps that only read, none with a reference."""
    places = st.lists(st.sampled_from(LOCATIONS), min_size=1, max_size=3)
    writers = draw(st.lists(st.tuples(places, st.booleans()), max_size=5))
    readers = draw(st.lists(places, max_size=5))
    steps = [
        training(f"w{index}", None, uris[0]) if trains else processing(f"w{index}", None, _numbered(uris))
        for index, (uris, trains) in enumerate(writers)
    ]
    steps += [processing(f"r{index}", _numbered(uris)) for index, uris in enumerate(readers)]
    return pipeline(*draw(st.permutations(steps)))


def _numbered(uris: list[str]) -> dict[str, str]:
    return {f"p{index}": uri for index, uri in enumerate(uris)}
