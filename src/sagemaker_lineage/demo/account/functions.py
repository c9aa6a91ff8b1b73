"""Definitions, continued: ``@step`` functions as the SageMaker SDK compiles them, with what it uploads for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any

from sagemaker_lineage.demo.account.naming import HOME
from sagemaker_lineage.demo.account.steps import ROLE, envelope, get, join
from sagemaker_lineage.demo.account.values import StoredObject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Json = dict[str, Any]
_BOOTSTRAP = "sagemaker_remote_function_bootstrap"
_DEPENDENCIES = "pre_exec_script_and_dependencies"
_WORKSPACE = "sm_rf_user_ws"
_OUTPUT = "S3OutputPath"
_SETTINGS = {"dependency_file": "requirements.txt"}


@dataclass(frozen=True, slots=True)
class Build:
    """A pipeline of functions as compiled at one moment.

    ``bucket`` and ``pipeline`` make the base URI, ``stamp`` is the time of the build, ``instance`` the
    instance type of every function and ``run`` the experiment run that the build belongs to.
    """

    bucket: str
    pipeline: str
    stamp: str
    image: str
    instance: Any
    run: str

    @property
    def base(self) -> str:
        """Return the S3 URI below which the SDK stores code, arguments and results."""
        return f"s3://{self.bucket}/{self.pipeline}"


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its step, its Python name, its docstring, and the steps and parameters among its arguments.

    The result of a ``referenced`` function is stored as JSON too.
    """

    step: str
    name: str
    docstring: str
    results: Sequence[str] = ()
    parameters: Sequence[str] = ()
    referenced: bool = True


def function_steps(build: Build, functions: Sequence[Function]) -> list[Json]:
    """Return the Training steps of functions.

    The SDK uploads the workspace once: the first step names the file, the others its folder.
    """
    return [_step(build, function, "/workspace.zip" if not place else "") for place, function in enumerate(functions)]


def _step(build: Build, function: Function, workspace: str) -> Json:
    body = {
        "RoleArn": ROLE,
        "StoppingCondition": {"MaxRuntimeInSeconds": 86400},
        "RetryStrategy": {"MaximumRetryAttempts": 1},
        "InputDataConfig": _channels(build, function.step, workspace),
        "OutputDataConfig": {_OUTPUT: join(build.base, get("Execution.PipelineExecutionId"), function.step, "results")},
        "AlgorithmSpecification": {
            "TrainingImage": build.image,
            "TrainingInputMode": "File",
            "ContainerEntrypoint": ["/bin/bash", f"/opt/ml/input/data/{_BOOTSTRAP}/job_driver.sh"],
            "ContainerArguments": _arguments(build, function),
        },
        "ResourceConfig": {"VolumeSizeInGB": 30, "InstanceCount": 1, "InstanceType": build.instance},
        "EnableNetworkIsolation": False,
        "EnableInterContainerTrafficEncryption": False,
        "EnableManagedSpotTraining": False,
        "Environment": {"AWS_DEFAULT_REGION": HOME},
    }
    step = {"Name": function.step, "Type": "Training", "Arguments": body}
    return envelope(
        step, display=f"pipeline.{function.name}", description=function.docstring, after=list(function.results)
    )


def _channels(build: Build, step: str, workspace: str) -> list[Json]:
    channels = {
        _BOOTSTRAP: f"{build.base}/{_BOOTSTRAP}",
        _DEPENDENCIES: f"{build.base}/{step}/{build.stamp}/{_DEPENDENCIES}",
        build.stamp: f"{build.base}/{_WORKSPACE}/{build.stamp}{workspace}",
    }
    return [
        {"ChannelName": name, "DataSource": {"S3DataSource": {"S3Uri": uri, "S3DataType": "S3Prefix"}}}
        for name, uri in channels.items()
    ]


def _arguments(build: Build, function: Function) -> list[Any]:
    """Return the arguments of the driver, in the SDK's order."""
    execution = "Execution.PipelineExecutionId"
    options = {
        "--s3_base_uri": build.base,
        "--region": HOME,
        "--client_python_version": "3.10",
        "--client_sagemaker_pysdk_version": "2.257.7",
        "--dependency_settings": json.dumps(_SETTINGS),
        "--pipeline_step_name": function.step,
        "--pipeline_execution_id": get(execution),
        "--func_step_s3_dir": build.stamp,
    }
    references = [(execution, get(execution)), *_references(function)]
    context = json.dumps({"experiment_name": build.pipeline, "run_name": build.run})
    return [
        *(word for option in options.items() for word in option),
        "--property_references",
        *(word for reference in references for word in reference),
        *("--run_in_context", context),
        *(("--serialize_output_to_json", "true") if function.referenced else ()),
    ]


def _references(function: Function) -> Iterable[tuple[str, Json]]:
    """Yield the path and the expression of each pipeline variable among the function's arguments."""
    yield from ((f"Parameters.{name}", get(f"Parameters.{name}")) for name in function.parameters)
    paths = (f"Steps.{step}.OutputDataConfig.{_OUTPUT}" for step in function.results)
    yield from ((path, join(get(path), on="")) for path in paths)


def result_value(step: str, key: str) -> Json:
    """Return the value of a key in the JSON that a function returned."""
    uri = join(get(f"Steps.{step}.OutputDataConfig.{_OUTPUT}"), "results.json")
    return {"Std:JsonGet": {"S3Uri": uri, "Path": f"Result['{key}']"}}


def results(value: Json | None, *, referenced: bool = True) -> dict[tuple[str, str], Any]:
    """Return the files a function's job writes: the pickled result, and its JSON if something refers to it.

    None stands for a result that JSON cannot hold.
    """
    payload = _pickled(value)
    written: dict[tuple[str, str], Any] = {
        (_OUTPUT, "payload.pkl"): payload,
        (_OUTPUT, "metadata.json"): _metadata(payload),
    }
    if referenced:
        problem = None if value is not None else "The function return is not JSON serializable."
        written[_OUTPUT, "results.json"] = {"Result": value, "Exception": problem}
    return written


def _pickled(value: Any) -> bytes:
    return b"\x80\x05" + sha256(repr(value).encode()).digest() * 128 + b"."


def _metadata(payload: bytes) -> Json:
    return {
        "sha256_hash": sha256(payload).hexdigest(),
        "version": "2023-04-24",
        "python_version": "3.10",
        "serialization_module": "cloudpickle",
    }


def uploads(build: Build, functions: Sequence[Function], since: float) -> dict[tuple[str, str], StoredObject]:
    """Return what the SDK uploaded when it compiled the pipeline."""
    files = {
        f"{_BOOTSTRAP}/job_driver.sh": b"#!/bin/bash\nset -eu\n",
        f"{_BOOTSTRAP}/bootstrap_runtime_environment.py": b"import logging\n",
        f"{_BOOTSTRAP}/runtime_environment_manager.py": b"import subprocess\n",
        f"{_WORKSPACE}/{build.stamp}/workspace.zip": b"PK\x05\x06" + bytes(18),
    }
    for function in functions:
        files |= _uploads_of(function, f"{function.step}/{build.stamp}")
    return {(build.bucket, f"{build.pipeline}/{key}"): _stored(key, body, since) for key, body in files.items()}


def _uploads_of(function: Function, folder: str) -> Mapping[str, bytes]:
    files = {f"{folder}/{_DEPENDENCIES}/requirements.txt": b"pandas==2.2.3\nscikit-learn==1.5.2\n"}
    for part in ("function", "arguments"):
        payload = _pickled((function.name, part))
        files[f"{folder}/{part}/payload.pkl"] = payload
        files[f"{folder}/{part}/metadata.json"] = json.dumps(_metadata(payload)).encode()
    return files


def _stored(key: str, body: bytes, since: float) -> StoredObject:
    content_type = guess_type(key)[0] or "application/octet-stream"
    return StoredObject(body=body, since=since, content_type=content_type)
