"""From definition text to graph and to JSON: time, growth with the number of steps, and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import hostile
from benchmarks.memory_peak import peak
from benchmarks.table import Figure, print_table
from sagemaker_lineage.export.document import document_bytes, to_document
from sagemaker_lineage.service.lineage import from_definition

SIZES = (10, 100, 1_000, 10_000)
LARGEST_CHARACTERS = 1_048_576
_CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
_RUNS = 5


def generated(steps: int) -> str:
    """Return a definition of ``steps`` steps: chains of processing, training and evaluation, joined by references."""
    return json.dumps({"Version": "2020-12-01", "Parameters": [_PARAMETER], "Steps": [_step(n) for n in range(steps)]})


def largest() -> str:
    """Return the largest definition AWS takes: as many steps as 1 MiB holds."""
    size = len(generated(1_000)) // 1_000
    return generated(LARGEST_CHARACTERS // size)


_PARAMETER = {"Name": "Bucket", "Type": "String", "DefaultValue": "s3://bench-data/raw"}


def _step(number: int) -> dict[str, Any]:
    name = f"Step{number}"
    before = {"Get": f"Steps.Step{number - 1}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri"}
    joined = {"Std:Join": {"On": "/", "Values": [{"Get": "Parameters.Bucket"}, f"part-{number}"]}}
    output = {"Std:Join": {"On": "/", "Values": ["s3://bench-data", {"Get": "Execution.PipelineExecutionId"}, name]}}
    return {
        "Name": name,
        "Type": "Processing",
        "Arguments": {
            "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/job:1"},
            "ProcessingInputs": [{"InputName": "in", "S3Input": {"S3Uri": before if number % 10 else joined}}],
            "ProcessingOutputConfig": {"Outputs": [{"OutputName": "out", "S3Output": {"S3Uri": output}}]},
        },
    }


def measure(text: str) -> tuple[float, float, int]:
    """Return the CPU seconds to the graph and to the JSON (medians), and the number of nodes."""
    graph_seconds, json_seconds, nodes = [], [], 0
    for _ in range(_RUNS):
        start = time.process_time()
        lineage = from_definition(text, name="bench")
        built = time.process_time()
        document_bytes(to_document(lineage, datetime.now(UTC)))
        graph_seconds.append(built - start)
        json_seconds.append(time.process_time() - start)
        nodes = len(lineage.graph.nodes)
    return median(graph_seconds), median(json_seconds), nodes


def memory_of_largest() -> float:
    """Return by how many MiB the peak memory of a process grows when it reads the largest definition."""
    code = "from benchmarks.definitions import grow; print(grow())"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(done.stdout)


def grow() -> float:
    """Read the largest definition once; return the growth of this process's peak memory in MiB."""
    document_bytes(to_document(from_definition(generated(10), name="warm"), datetime.now(UTC)))
    text = largest()
    before = peak()
    document_bytes(to_document(from_definition(text, name="bench"), datetime.now(UTC)))
    return peak() - before


def main() -> None:
    """Print the figures."""
    by_size = {steps: measure(generated(steps)) for steps in SIZES}
    figures = [
        Figure(name=f"{steps:,} steps: CPU per step to the JSON", measured=seconds / steps * 1e6, unit=" µs")
        for steps, (_, seconds, _) in by_size.items()
    ]
    growth = (by_size[10_000][1] / 10_000) / (by_size[1_000][1] / 1_000)
    to_graph, to_json, nodes = measure(largest())
    largest_one = f"largest definition, 1 MiB, {nodes:,} steps"
    figures += [
        Figure(name="10,000 against 1,000 steps: CPU per step", measured=growth, goal=1.5, unit="x"),
        Figure(name=f"{largest_one}: CPU to the graph", measured=to_graph, goal=1, unit=" s"),
        Figure(name=f"{largest_one}: CPU to the JSON", measured=to_json, goal=1.5, unit=" s"),
        Figure(name="largest definition: memory above idle", measured=memory_of_largest(), goal=128, unit=" MiB"),
    ]
    figures += hostile.figures()
    if _CORPUS.is_dir():
        texts = [path.read_text() for path in sorted(_CORPUS.glob("*.definition.json"))]
        total = sum(measure(text)[1] for text in texts)
        figures.append(
            Figure(name=f"{len(texts)} real definitions: CPU to the JSON, all", measured=total * 1e3, unit=" ms")
        )
    print_table("Definition → graph → JSON", figures)
