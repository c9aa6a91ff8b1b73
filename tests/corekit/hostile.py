"""Definitions of the size AWS allows or nearly so, each made to cost as much as it can."""

from __future__ import annotations

import json
from functools import reduce
from typing import TYPE_CHECKING, Any

from corekit.definitions import condition, get, join, lambda_step, output_of, pipeline, processing, step, training

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Json = Any
MEBIBYTE = 1024 * 1024
LONG = "x" * 200_000
DEEP = 120


def _text(definition: Json) -> str:
    return json.dumps(definition, separators=(",", ":"))


def _of(steps: Iterable[Json], **parameters: Json) -> str:
    return _text(pipeline(*steps, **parameters))


def _named(count: int, kind: str = "Fail") -> list[Json]:
    return [{"Name": f"s{index}", "Type": kind} for index in range(count)]


def _inside(levels: int, steps: list[Json]) -> list[Json]:
    """Put steps into as many conditions."""
    return reduce(lambda inner, level: [condition(f"c{level}", inner)], range(levels), steps)


def _writers(count: int, uri: str = "s3://b/x", **beside: Json) -> list[Json]:
    return [processing(f"w{index}", None, {"o": uri.format(index)}, **beside) for index in range(count)]


def _readers(count: int, uri: str = "s3://b/x", **beside: Json) -> list[Json]:
    return [processing(f"r{index}", {"i": uri.format(index)}, **beside) for index in range(count)]


def _chain(count: int, location: Callable[[int], Json]) -> list[Json]:
    first = processing("s0", None, {"o": "s3://b/x"})
    return [first, *(processing(f"s{index}", None, {"o": location(index - 1)}) for index in range(1, count))]


def _tower(levels: int) -> Json:
    return reduce(lambda inner, _: join("/", inner, inner), range(levels), "s3://b/x")


def _nested_reads(levels: int) -> Json:
    wrap = {"Std:JsonGet": {"S3Uri": None, "Path": "p"}}
    return reduce(lambda inner, _: {"Std:JsonGet": {**wrap["Std:JsonGet"], "S3Uri": inner}}, range(levels), "s3://b/x")


def _asks(query: str) -> Json:
    inputs = [{"InputName": "i", "DatasetDefinition": {"AthenaDatasetDefinition": {"QueryString": query}}}]
    return step("Q", "Processing", {"ProcessingInputs": inputs})


def _group(count: int) -> list[Json]:
    group = {"OutputName": "o", "FeatureStoreOutput": {"FeatureGroupName": "fg"}}
    query = {"InputName": "i", "DatasetDefinition": {"AthenaDatasetDefinition": {"QueryString": "from fg_1234567890"}}}
    writers = [step(f"w{n}", "Processing", {"ProcessingOutputConfig": {"Outputs": [group]}}) for n in range(count)]
    return [*writers, *(step(f"r{n}", "Processing", {"ProcessingInputs": [query]}) for n in range(count))]


def _document(count: int) -> Json:
    parts = [part for index in range(count) for part in (',"s3://', get(f"Steps.s0.x{index}"), '"')]
    return step("J", "Job", {"JobConfigDocument": join("", '{"a":[""', *parts, "]}")})


def _port_of_step(uri: str, count: int) -> Json:
    inputs, outputs = [{"S3Input": {"S3Uri": uri}}] * count, [{"S3Output": {"S3Uri": uri}}] * count
    return step("A", "Processing", {"ProcessingInputs": inputs, "ProcessingOutputConfig": {"Outputs": outputs}})


def _reports(count: int) -> Json:
    outputs = [{"OutputName": f"a{index}", "S3Output": {"S3Uri": "s3://b/x"}} for index in range(count)]
    files = [{"PropertyFileName": f"f{index}", "OutputName": "z", "FilePath": "f"} for index in range(count)]
    return step("A", "Processing", {"ProcessingOutputConfig": {"Outputs": outputs}}, PropertyFiles=files)


GRAPHS: dict[str, Callable[[], str]] = {
    "as many steps as can be named": lambda: _of(_named(33_000)),
    "a step for every three characters": lambda: _text({"Steps": [{}] * 349_000}),
    "no step at all, half a million times": lambda: _text({"Steps": [0] * 500_000}),
    "one name for all": lambda: _of([{"Name": "A", "Type": "Fail"}] * 10_000),
    "a type for each": lambda: _of({"Name": f"s{index}", "Type": f"T{index}"} for index in range(10_000)),
    "a chain of all": lambda: _of(
        {"Name": f"s{index}", "Type": "Fail", "DependsOn": [f"s{index + 1}"]} for index in range(8_000)
    ),
    "writers and readers of one place": lambda: _of([*_writers(1_500), *_readers(1_500)]),
    "readers before writers": lambda: _of([*_readers(1_500), *_writers(1_500)]),
    "writers that wait for their readers": lambda: _of(
        [
            step("hub", "Fail", None, DependsOn=[f"r{index}" for index in range(1_200)]),
            *_readers(1_200),
            *_writers(1_200, DependsOn=["hub"]),
        ]
    ),
    "readers below what jobs write": lambda: _of(
        [*(training(f"t{index}", None, "s3://b/x") for index in range(2_500)), *_readers(2_500, "s3://b/x/{}")]
    ),
    "places within places": lambda: _of(
        [
            *_writers(700, "s3://b/" + "a/" * 450),
            *(processing(f"r{n}", {"i": "s3://b/" + "a/" * n}) for n in range(600)),
        ]
    ),
    "one step that reads and writes one place": lambda: _text(pipeline(_port_of_step("s3://b/x", 12_000))),
    "a feature group of thousands": lambda: _of(_group(1_200)),
    "a chain of references": lambda: _of(_chain(2_500, lambda before: output_of(f"s{before}", "o"))),
    "texts that double at every step": lambda: _of(
        _chain(1_500, lambda before: join("", *[output_of(f"s{before}", "o")] * 2))
    ),
    "joins that double at every level": lambda: _of([processing("A", None, {"o": _tower(14)})]),
    "a join of nothing": lambda: _of([processing("A", {"i": join("", *[""] * 340_000)})]),
    "reads within reads": lambda: _of([processing("A", {f"i{n}": _nested_reads(200) for n in range(40)})]),
    "one reference everywhere": lambda: _of([*_named(1), lambda_step("L", {"x": [get("Steps.s0.x")] * 25_000})]),
    "a megabyte in one text": lambda: _of([processing("A", {"i": "s3://b/" + "x" * MEBIBYTE})]),
    "a megabyte in one reference": lambda: _of([processing("A", {"i": get("Steps.A" + "[0]" * 340_000)})]),
    "a long parameter in every place": lambda: _of(
        (processing(f"s{n}", None, {"o": join("/", get("Parameters.P"), str(n))}) for n in range(2_500)),
        P="s3://b/" + "a/" * 2_000,
    ),
    "a long name around thousands": lambda: _of([condition(LONG, _named(10_000))]),
    "long inputs fed by thousands": lambda: _of(
        [
            *_named(8_000),
            lambda_step("L", {key + LONG: join("", *(get(f"Steps.s{n}.x") for n in range(6_000))) for key in "ab"}),
        ]
    ),
    "a long symbol in thousands": lambda: _of(
        [
            processing("A", None, {"o": join("", "s3://b/", get("Execution." + LONG))}),
            *(processing(f"s{n}", None, {"o": join("/", output_of("A", "o"), n)}) for n in range(2_000)),
        ]
    ),
    "a long key above thousands": lambda: _of([lambda_step("L", {LONG: [get(1)] * 30_000})]),
    "a long key above locations": lambda: _of([lambda_step("L", {LONG: ["s3://b"] * 30_000})]),
    "thousands in a deep nest": lambda: _of(_inside(DEEP, _named(20_000))),
    "a deep nest of references": lambda: _of(
        [
            *_named(5_000),
            lambda_step(
                "L",
                {
                    "k" * 30_000: reduce(
                        lambda inner, _: {"kkkkkkkkkk": inner}, range(450), [get(f"Steps.s{n}.x") for n in range(5_000)]
                    )
                },
            ),
        ]
    ),
    "dependencies in a deep nest": lambda: _of(_inside(DEEP, [step("A", "Fail", None, DependsOn=["c0"] * 150_000)])),
    "links in a deep nest": lambda: _of(_inside(DEEP, [*_writers(1_500, "s3://b/{}"), *_readers(1_500, "s3://b/{}")])),
    "both branches of a deep nest": lambda: _of(_inside(DEEP, [condition("C", _writers(2_000), _readers(2_000))])),
    "unknown keys that look like places": lambda: _of(
        [step("A", "Fail", None, **{f"k{n}": "s3://b" for n in range(25_000)})]
    ),
    "60,000 literals in one argument": lambda: _of(
        [lambda_step("L", {"args": [",".join(f"s3://b/{n}" for n in range(60_000))]})]
    ),
    "a list of options that lead nowhere": lambda: _of([lambda_step("L", {"args": ["--output", "x=s3:"] * 45_000})]),
    "signs of equality without end": lambda: _of([lambda_step("L", {"args": ["s3://b " + "=" * 900_000]})]),
    "commas without end": lambda: _of([lambda_step("L", {"args": ["s3://b,s3:// " + ",=" * 450_000]})]),
    "blanks without end": lambda: _of([lambda_step("L", {"args": ["x s3://b" + " -" * 450_000]})]),
    "brackets that open without end": lambda: _of([lambda_step("L", {"args": ["s3://b," + "(" * 900_000]})]),
    "brackets that close without end": lambda: _of([lambda_step("L", {"args": ["x s3://b/" + ")" * 900_000]})]),
    "quotes without end": lambda: _of([lambda_step("L", {"args": ["s3://b " + "\"'" * 450_000 + "x s3://b"]})]),
    "a comment of a query without end": lambda: _of([_asks("select 1 from t " + "/* " * 300_000)]),
    "a query that calls without end": lambda: _of([_asks("select " + "f(" * 400_000)]),
    "json in json, over and over": lambda: _of(
        [lambda_step(f"L{n}", {"args": [json.dumps({"a": json.dumps(["s3://b/x"] * 300)})] * 20}) for n in range(8)]
    ),
    "a reference in each of thousands of options": lambda: _of(
        [
            processing("s0", None, {"o": "s3://b/x"}),
            lambda_step("L", {"args": [join("=", f"--o{n}", output_of("s0", "o")) for n in range(7_000)]}),
        ]
    ),
    "names of one model in thousands": lambda: _of(
        [
            step("M", "Model", {"ModelName": "m"}),
            *(lambda_step(f"L{n}", {"model_name": "m"}, DependsOn=["M"]) for n in range(8_000)),
        ]
    ),
    "parts of one place in thousands": lambda: _of(
        [*_writers(2_500, "s3://b/x/{}"), *_readers(2_500, "s3://b/x/{}/y"), processing("all", {"i": "s3://b/x"})]
    ),
    "outputs and reports of one step": lambda: _text(pipeline(_reports(6_000))),
    "a document of references": lambda: _of([*_named(1), _document(10_000)]),
}
"""What gives a graph."""

ERRORS: dict[str, tuple[Callable[[], str], str]] = {
    "lists nested without end": (lambda: "[" * 100_000, "/0/0/0"),
    "objects nested without end": (lambda: '{"a":' * 100_000, "/a/a/a"),
    "joins nested without end": (
        lambda: '{"Steps":[{"Name":"A","Arguments":' + '{"Std:Join":{"Values":[' * 60_000,
        "/Steps/0/Arguments/Std:Join/Values/0/Std:Join",
    ),
    "steps nested without end": (
        lambda: '{"Steps":[' + '{"Arguments":{"IfSteps":[' * 50_000,
        "/Steps/0/Arguments/IfSteps/0/Arguments",
    ),
    "a megabyte before a deep place": (lambda: '{"a":"' + "x" * 900_000 + '","b":' + "[" * 100_000, "/b/0/0"),
    "a text without end": (lambda: '{"Steps":["' + '\\"' * 500_000, ""),
    "nothing but quotes": (lambda: '"' * MEBIBYTE, ""),
}
"""What gives one error, and how its pointer begins."""
