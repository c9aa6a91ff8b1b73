"""Definitions made to cost much: each within a second of CPU and 128 MiB, graph or error."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from benchmarks.memory_peak import peak
from benchmarks.table import Figure
from sagemaker_lineage.errors import DefinitionError
from sagemaker_lineage.service.lineage import from_definition

if TYPE_CHECKING:
    from collections.abc import Callable

_RUNS = 3
_MEBIBYTE = 1024 * 1024


def _job(name: str, reads: Any = None, writes: Any = None) -> dict[str, Any]:
    inputs = [{"InputName": "i", "S3Input": {"S3Uri": reads}}] if reads else []
    outputs = [{"OutputName": "o", "S3Output": {"S3Uri": writes}}] if writes else []
    arguments = {"ProcessingInputs": inputs, "ProcessingOutputConfig": {"Outputs": outputs}}
    return {"Name": name, "Type": "Processing", "Arguments": arguments}


def _doubled(levels: int) -> Any:
    value: Any = "s3://b/x"
    for _ in range(levels):
        value = {"Std:Join": {"On": "/", "Values": [value, value]}}
    return value


def _of(*steps: Any) -> str:
    return json.dumps({"Version": "2020-12-01", "Steps": steps}, separators=(",", ":"))


DEFINITIONS: dict[str, Callable[[], str]] = {
    "3,000 writers and 3,000 readers of one prefix": lambda: _of(
        *(_job(f"w{n}", writes="s3://b/x") for n in range(3_000)),
        *(_job(f"r{n}", reads="s3://b/x") for n in range(3_000)),
    ),
    "349,000 empty steps": lambda: _of(*[{}] * 349_000),
    "20,000 steps": lambda: _of(*({"Name": f"s{n}", "Type": "Fail", "Arguments": {}} for n in range(20_000))),
    "one step of 24,000 ports at one place": lambda: _of(
        {
            "Name": "A",
            "Type": "Processing",
            "Arguments": {
                "ProcessingInputs": [{"S3Input": {"S3Uri": "s3://b/x"}}] * 12_000,
                "ProcessingOutputConfig": {"Outputs": [{"S3Output": {"S3Uri": "s3://b/x"}}] * 12_000},
            },
        }
    ),
    "joins that double at each of 14 levels": lambda: _of(_job("A", writes=_doubled(14))),
    "60,000 literals in one argument": lambda: _of(
        {
            "Name": "A",
            "Type": "Processing",
            "Arguments": {
                "AppSpecification": {"ContainerArguments": [",".join(f"s3://b/{n}" for n in range(60_000))]},
            },
        }
    ),
    "1 MiB in one text": lambda: _of(_job("A", reads="s3://b/" + "x" * _MEBIBYTE)),
    "100,000 levels deep": lambda: '{"Steps":' + "[" * 100_000,
}


def figures() -> list[Figure]:
    """Return CPU and memory of each, read in a process of its own."""
    return [figure for name in DEFINITIONS for figure in _figures_of(name)]


def _figures_of(name: str) -> list[Figure]:
    code = f"from benchmarks.hostile import read; read({name!r})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    seconds, mebibytes = map(float, done.stdout.split())
    return [
        Figure(name=f"{name}: CPU", measured=seconds, goal=1, unit=" s"),
        Figure(name=f"{name}: memory above idle", measured=mebibytes, goal=128, unit=" MiB"),
    ]


def read(name: str) -> None:
    """Read one of the definitions a few times; print the least CPU seconds and the growth of the peak in MiB."""
    _attempt(_of(_job("warm")))
    text, seconds, growth = DEFINITIONS[name](), [], 0.0
    before = peak()
    for _ in range(_RUNS):
        start = time.process_time()
        _attempt(text)
        seconds.append(time.process_time() - start)
        growth = growth or peak() - before
    print(min(seconds), growth)


def _attempt(text: str) -> None:
    try:
        from_definition(text, name="bench")
    except DefinitionError:
        return
