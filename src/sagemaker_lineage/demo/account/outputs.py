"""What jobs read and leave in S3: part files, code, models, predictions; as many and as large as such things are."""

from __future__ import annotations

import json
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any
from zlib import crc32

from sagemaker_lineage.demo.account.values import StoredObject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sagemaker_lineage.demo.account.values import Execution, Job

Json = dict[str, Any]
Objects = dict[tuple[str, str], StoredObject]
_COMPLETED = "Completed"
_DAY = 86400.0
_ROWS = b"84,3,612.5\n59,2,438.0\n114,4,901.0\n"
_WEIGHTS = bytes(range(256))
_MOST_PARTS, _MOST_ROWS, _MOST_WEIGHTS = 4, 300_000, 90_000


def left_by(run: Execution) -> Objects:
    """Return what the execution's jobs left, by (bucket, key), each from the job's end on; its own objects go first."""
    left: Objects = {}
    for job in run.jobs:
        for uri in _outputs(job):
            left |= _data(uri, job.ended)
    reported = {_folder(place) for place in run.objects}
    return {place: stored for place, stored in left.items() if _folder(place) not in reported} | dict(run.objects)


def report_objects(reports: Mapping[tuple[str, str], Any], properties: Json, at: float) -> Objects:
    """Return the files that a step wrote by (output name, file), given as bytes or JSON, each below its output."""
    written: Objects = {}
    for (output, file), content in reports.items():
        bucket, _, key = _output_uri(properties, output).removeprefix("s3://").partition("/")
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        written[bucket, f"{key}/{file}"] = _stored(file, body, 0, at)
    return written


def _output_uri(properties: Json, output: str) -> str:
    """Return where an output of a job is; the one of a training is ``S3OutputPath``."""
    if output in properties.get("OutputDataConfig", {}):
        return str(properties["OutputDataConfig"][output])
    outputs = properties["ProcessingOutputConfig"]["Outputs"]
    return next(str(entry["S3Output"]["S3Uri"]) for entry in outputs if entry["OutputName"] == output)


def _folder(place: tuple[str, str]) -> tuple[str, str]:
    return place[0], place[1].rpartition("/")[0]


def _outputs(job: Job) -> Iterator[str]:
    """Yield the locations that a job wrote, if it came to its end."""
    answer = job.answer
    if answer.get(f"{job.kind}Status") != _COMPLETED:
        return
    for output in answer.get("ProcessingOutputConfig", {}).get("Outputs", ()):
        if "S3Output" in output:
            yield str(output["S3Output"]["S3Uri"])
    if "ModelArtifacts" in answer:
        yield str(answer["ModelArtifacts"]["S3ModelArtifacts"])
    if "TransformOutput" in answer:
        yield f"{answer['TransformOutput']['S3OutputPath'].rstrip('/')}/part-00000.csv.out"
    yield from (str(each["Value"]) for each in job.logged.get("OutputArtifacts", {}).values())


def _inputs(job: Job) -> Iterator[str]:
    """Yield the locations that a job read."""
    answer = job.answer
    yield from (str(entry["S3Input"]["S3Uri"]) for entry in answer.get("ProcessingInputs", ()) if "S3Input" in entry)
    transform = answer.get("TransformInput")
    for channel in (*answer.get("InputDataConfig", ()), *([transform] if transform else ())):
        source = channel.get("DataSource", {}).get("S3DataSource")
        if source:
            yield str(source["S3Uri"])


def _data(uri: str, since: float) -> Objects:
    bucket, _, key = uri.removeprefix("s3://").rstrip("/").partition("/")
    size = crc32(uri.encode())
    name = key.rpartition("/")[2]
    if "." in name:
        packed = name.endswith((".tar.gz", ".pkl"))
        body, most = (_WEIGHTS, _MOST_WEIGHTS) if packed else (_ROWS, _MOST_ROWS)
        return {(bucket, key): _stored(name, body, size % most, since)}
    parts = [f"part-{part:05}.csv" for part in range(size % _MOST_PARTS + 1)]
    return {
        (bucket, f"{key}/{name}"): _stored(name, _ROWS, (size >> place) % _MOST_ROWS, since)
        for place, name in enumerate(parts)
    }


def _stored(name: str, body: bytes, times: int, since: float) -> StoredObject:
    content_type = guess_type(name)[0] or "application/octet-stream"
    return StoredObject(body=body, times=times + 1, since=since, content_type=content_type)


def all_of(runs: Iterable[Execution], given: Mapping[tuple[str, str], StoredObject]) -> Objects:
    """Return all that is there after many executions: what was given, what they left, and what else they read.

    What a later execution wrote at the same place stands; what was given stands in any case.
    """
    ordered = sorted(runs, key=lambda run: run.began)
    there: Objects = {}
    for run in ordered:
        there |= left_by(run)
    there |= given
    known = {f"{bucket}/{key}"[:end] for bucket, key in there for end in _ends(f"{bucket}/{key}")}
    return _read_by(ordered, known) | there


def _ends(place: str) -> Iterator[int]:
    """Yield where a place and each folder above it end."""
    yield len(place)
    yield from (index for index, character in enumerate(place) if character == "/")


def _read_by(runs: Iterable[Execution], known: set[str]) -> Objects:
    found: Objects = {}
    for run in runs:
        for job in run.jobs:
            own = run.arn.rpartition("/")[2]
            for uri in _inputs(job):
                if uri.removeprefix("s3://").rstrip("/") not in known:
                    found |= _data(uri, job.began if own in uri else run.began - _DAY)
    return found
