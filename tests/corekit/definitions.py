"""Pieces of pipeline definitions, in few words."""

from __future__ import annotations

from typing import Any

Json = Any


def get(text: str) -> Json:
    """Return a reference."""
    return {"Get": text}


def join(separator: str, *values: Json) -> Json:
    """Return a Join."""
    return {"Std:Join": {"On": separator, "Values": list(values)}}


def output_of(step: str, name: str) -> Json:
    """Return a reference to an output of a Processing step."""
    return get(f"Steps.{step}.ProcessingOutputConfig.Outputs['{name}'].S3Output.S3Uri")


def report_value(file: str, path: str = "metrics.mse.value") -> Json:
    """Return a value out of a property file, named ``STEP.FILE``."""
    step, _, name = file.partition(".")
    return {"Std:JsonGet": {"PropertyFile": get(f"Steps.{step}.PropertyFiles.{name}"), "Path": path}}


def step(name: str, kind: str, arguments: Json = None, **beside: Json) -> Json:
    """Return a step of any type; ``beside`` stands beside its arguments."""
    return {"Name": name, "Type": kind, **({} if arguments is None else {"Arguments": arguments}), **beside}


def processing(name: str, reads: Json = None, writes: Json = None, **beside: Json) -> Json:
    """Return a Processing step; ``reads`` and ``writes`` are locations by port name."""
    arguments = {}
    if reads:
        arguments["ProcessingInputs"] = [{"InputName": key, "S3Input": {"S3Uri": uri}} for key, uri in reads.items()]
    if writes:
        outputs = [{"OutputName": key, "S3Output": {"S3Uri": uri}} for key, uri in writes.items()]
        arguments["ProcessingOutputConfig"] = {"Outputs": outputs}
    return step(name, "Processing", arguments, **beside)


def channel(name: str | None, uri: Json) -> Json:
    """Return a channel of a training job."""
    named = {} if name is None else {"ChannelName": name}
    return {**named, "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": uri}}}


def training(name: str, reads: Json = None, writes: Json = None, **beside: Json) -> Json:
    """Return a Training step; ``reads`` are locations by channel, ``writes`` is its output prefix."""
    arguments = {"InputDataConfig": [channel(key, uri) for key, uri in (reads or {}).items()]}
    if writes is not None:
        arguments["OutputDataConfig"] = {"S3OutputPath": writes}
    return step(name, "Training", arguments, **beside)


def lambda_step(name: str, arguments: Json = None, outputs: tuple[str, ...] = (), **beside: Json) -> Json:
    """Return a Lambda step with free arguments and declared outputs."""
    declared = [{"OutputName": output, "OutputType": "String"} for output in outputs]
    return step(name, "Lambda", arguments or {}, OutputParameters=declared, **beside)


def condition(name: str, then: Json = (), otherwise: Json = (), on: Json = 1, **beside: Json) -> Json:
    """Return a Condition step with both branches."""
    compared = {"Type": "Equals", "LeftValue": on, "RightValue": 1}
    arguments = {"Conditions": [compared], "IfSteps": list(then), "ElseSteps": list(otherwise)}
    return step(name, "Condition", arguments, **beside)


def for_each(name: str, body: Json, items: Json = ("a", "b"), **beside: Json) -> Json:
    """Return a ForEach step."""
    items = list(items) if isinstance(items, tuple) else items
    return step(name, "ForEach", {"IterableItems": items, "ForEachBody": list(body)}, **beside)


def pipeline(*steps: Json, **parameters: Json) -> Json:
    """Return a definition; ``parameters`` are defaults by name, None for a parameter without one."""
    declared = [
        {"Name": name, "Type": "String", **({} if default is None else {"DefaultValue": default})}
        for name, default in parameters.items()
    ]
    return {"Version": "2020-12-01", "Metadata": {}, "Parameters": declared, "Steps": list(steps)}
