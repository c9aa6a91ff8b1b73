"""Hostile files: time and memory stay bounded up to 32 MiB, and each is a pipeline or one error."""

from __future__ import annotations

import json
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from corekit.containers import manifest, state, template
from corekit.definitions import pipeline, step
from sagemaker_lineage.definition import open_definition, parse_definition
from sagemaker_lineage.definition.containers.file_text import LARGEST_FILE, MOST_TOKENS
from sagemaker_lineage.definition.containers.yaml_text import MOST_ALIASES, MOST_NODES, read_yaml
from sagemaker_lineage.definition.json_text import LARGEST_DEFINITION, MAXIMUM_CHARACTERS, MAXIMUM_DEPTH
from sagemaker_lineage.errors import MalformedDefinition

if TYPE_CHECKING:
    from collections.abc import Callable

FAST_SECONDS = 10
"""A guard against growth by squares, not a measurement: coverage counts every line."""
MEBIBYTE = 1024 * 1024
MOST_MEMORY = 640 * MEBIBYTE
TEXT = json.dumps(pipeline(step("A", "Fail")))


def _filled(before: str, after: str, unit: str = "x") -> str:
    """Return a text of as many characters as a file may have."""
    return before + unit * ((LARGEST_FILE - len(before) - len(after)) // len(unit)) + after


def _state(neighbour: str) -> str:
    """Return a large state with a pipeline, made of neighbours."""
    found = json.dumps(state({"attributes": {"pipeline_definition": TEXT}}))
    before, after = found.split('{"type": "aws_iam_role"}')
    return _filled(before + '{"type": "aws_iam_role"}', after, f", {neighbour}")


FILES: dict[str, Callable[[], str]] = {
    "a long value": lambda: _filled(json.dumps(template(TEXT))[:-1] + ', "x": "', '"}'),
    "a long value of two bytes a character": lambda: _filled(json.dumps(template(TEXT))[:-1] + ', "x": "', '"}', "é"),
    "many definitions": lambda: _state(json.dumps({"instances": [{"attributes": {"pipeline_definition": TEXT * 99}}]})),
    "long strings": lambda: _state(json.dumps({"type": "x", "instances": [{"attributes": {"a": "b" * 1_000}}]})),
    "log lines": lambda: _filled("", f"\n{TEXT}", "INFO: x\n"),
    "manifests": lambda: _filled(
        f"apiVersion: sagemaker.services.k8s.aws/v1\nkind: Pipeline\nspec:\n  pipelineDefinition: '{TEXT}'\n  x: |\n",
        "",
        f"    {'x' * 1_000}\n",
    ),
}
"""Files of 32 MiB with a pipeline."""

ERRORS: dict[str, tuple[Callable[[], str], str]] = {
    "a character too many": (lambda: " " * (LARGEST_FILE + 1), "33,554,433 characters; at most 33,554,432"),
    "nothing": (lambda: " " * LARGEST_FILE, "at most 16,777,216"),
    "a definition": (lambda: _filled('{"Steps": [], "x": "', '"}'), "at most 16,777,216"),
    "lists": (lambda: _filled('{"Resources": [', "0]}", "[],"), f"more than {MOST_TOKENS:,} strings"),
    "objects": (lambda: _filled('{"Resources": [', "0]}", "{},"), f"more than {MOST_TOKENS:,} strings"),
    "members": (lambda: _filled('{"Resources": {', '"a":0}}', '"a":0,'), f"more than {MOST_TOKENS:,} strings"),
    "log lines with braces": (lambda: _filled("INFO\n", TEXT, "{x\n"), f"more than {MOST_TOKENS:,} strings"),
    "depth": (lambda: _filled('{"a": "', '", "b": ' + "[" * 100_000), "nested more than 500 levels"),
    "lists without end": (lambda: "[" * LARGEST_FILE, f"more than {MOST_TOKENS:,} strings"),
    "a text without end": (lambda: _filled('{"Steps":["', "", '\\"'), "Unterminated string"),
    "quotes": (lambda: '"' * LARGEST_FILE, f"more than {MOST_TOKENS:,} strings"),
    "a large definition in a template": (
        lambda: json.dumps(template("x" * (LARGEST_DEFINITION + 1))),
        "1,048,577 characters; SageMaker accepts at most 1,048,576",
    ),
    "a large object in a template": (
        lambda: json.dumps(template({"Steps": ["x" * 1_000] * 2_000})),
        "more than 1,048,576",
    ),
    "a large object in a manifest": (
        lambda: json.dumps(manifest({"Steps": ["x" * 1_000] * 2_000})),
        "characters; SageMaker",
    ),
    "YAML values": (lambda: _filled("Resources:\n", "", "  - {a: b}\n"), f"more than {MOST_NODES:,} values"),
    "a YAML scalar": (lambda: _filled("Steps: '", "'", "x "), "at most 16,777,216"),
}
"""Files that are one error."""


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_32_mib_is_read_in_time_and_memory(name: str) -> None:
    text = FILES[name]()
    assert LARGEST_FILE - 20_000 < len(text) <= LARGEST_FILE
    tracemalloc.start()
    try:
        started = time.process_time()
        opened = open_definition(text)
        assert time.process_time() - started < FAST_SECONDS
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()
    assert [found.id for found in opened.pipeline.steps] == ["A"]
    assert sys.getsizeof(repr(opened)) < MEBIBYTE


@pytest.mark.parametrize("name", ERRORS)
def test_what_cannot_be_read_is_one_error_in_time(name: str) -> None:
    text = ERRORS[name][0]()
    started = time.process_time()
    with pytest.raises(MalformedDefinition) as caught:
        open_definition(text)
    assert time.process_time() - started < FAST_SECONDS
    assert ERRORS[name][1] in caught.value.message
    assert len(caught.value.message) < 300


def test_a_definition_by_itself_has_the_limits_it_always_had() -> None:
    long = f'{{"Steps": [], "x": "{"a" * (MAXIMUM_CHARACTERS - 30)}"}}'
    assert parse_definition(long).steps == ()
    answer = json.dumps({"PipelineDefinition": long[: 2 * MEBIBYTE] + '"}'})
    assert parse_definition(answer).steps == ()


def test_a_definition_in_a_container_has_the_limit_of_sagemaker() -> None:
    text = json.dumps({"Steps": [], "x": ""})
    longest = text.replace('""', f'"{"a" * (LARGEST_DEFINITION - len(text))}"')
    assert open_definition(json.dumps(template(longest))).characters == LARGEST_DEFINITION


def test_the_largest_definition_with_open_names_is_read_in_time() -> None:
    body = json.dumps(pipeline(step("A", "Odd", {"x": "${A}" * 30_000, "y": ["s3://${B}/x"] * 20_000})))
    started = time.process_time()
    opened = open_definition(json.dumps(template({"Fn::Sub": body})))
    assert time.process_time() - started < FAST_SECONDS
    assert opened.pipeline.open_names == ("A", "B")


def test_as_many_open_names_as_can_be_written_are_bounded_gaps() -> None:
    body = json.dumps(pipeline(step("A", "Odd", {"x": "".join(f"${{N{index}}}" for index in range(100_000))})))
    opened = open_definition(json.dumps(template({"Fn::Sub": body})))
    assert len(opened.pipeline.open_names) == 100_000
    assert len(opened.pipeline.gaps) == 1_001


def _laughs(levels: int, width: int) -> str:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (_laughs(12, 9), f"more than {MOST_NODES:,} values"),
        (_laughs(3, 60), f"more than {MOST_ALIASES} aliases"),
        ("a: &a x\nb: [" + "*a, " * (MOST_ALIASES + 1) + "]", f"more than {MOST_ALIASES} aliases"),
        ("a: " + "[" * 100_000, f"more than {MAXIMUM_DEPTH} levels"),
        ("\n".join(" " * level + "-" for level in range(600)), f"more than {MAXIMUM_DEPTH} levels"),
        ("a: [" + "x, " * (MOST_NODES + 1) + "]", f"more than {MOST_NODES:,} values"),
        ("{" + "".join(f"a{n}: {{<<: {{b: 1}}}}, " for n in range(MOST_NODES // 3)) + "}", "values"),
        ("--- a\n" * (MOST_NODES + 1), f"more than {MOST_NODES:,} values"),
    ],
    ids=range(8),
)
def test_what_grows_without_bound_fails_fast(text: str, message: str) -> None:
    started = time.process_time()
    with pytest.raises(MalformedDefinition) as caught:
        read_yaml(text)
    error = caught.value
    assert message in error.message
    assert error.line is not None
    assert time.process_time() - started < FAST_SECONDS


def test_many_merged_mappings_are_read_in_time() -> None:
    bases = ", ".join(f"{{k{n}: 1}}" for n in range(50_000))
    assert len(read_yaml(f"a: {{<<: [{bases}]}}")[0][0]["a"]) == 50_000
