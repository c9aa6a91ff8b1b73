"""What the names say that AWS's own tools give to steps, channels, inputs and outputs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corekit.definitions import channel, step
from sagemaker_lineage.definition import parse_definition
from sagemaker_lineage.definition.conventions import (
    NO_CONVENTIONS,
    Conventions,
    is_code,
    read_conventions,
    role_of_name,
    words_of,
)
from sagemaker_lineage.model.graph import Role


def _conventions(entry: Any) -> Conventions:
    return read_conventions(parse_definition(json.dumps({"Steps": [entry]})).steps[0])


def _trains(*channels: Any, name: str = "A", kind: str = "Training") -> Any:
    return step(name, kind, {"InputDataConfig": [channel(each, "s3://b") for each in channels]})


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("output", ("output",)),
        ("outputPath", ("output", "path")),
        ("OutputDataConfig", ("output", "data", "config")),
        ("output_data-dir.x", ("output", "data", "dir", "x")),
        ("--claims-feature-group-name", ("claims", "feature", "group", "name")),
        ("S3OutputUri", ("s3", "output", "uri")),
        ("ModelS3Uri", ("model", "s3", "uri")),
        ("XMLOutput", ("xml", "output")),
        ("OUTPUT_PATH", ("output", "path")),
        ("model2", ("model2",)),
        ("model_2", ("model", "2")),
        ("a b/c", ("a", "b", "c")),
        ("checkout", ("checkout",)),
        ("출력", ()),
        ("", ()),
    ],
)
def test_a_name_is_split_into_words(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


@pytest.mark.parametrize(
    ("uri", "code"),
    [
        *((f"s3://b/x.{ending}", True) for ending in ("py", "ipynb", "jar", "sh", "sql", "R", "scala", "whl", "egg")),
        ("s3://b/claims.flow", True),
        ("s3://b/X.PY", True),
        ("s3://b/py", False),
        ("s3://b/x.py/data", False),
        ("s3://b/x.python", False),
        ("s3://b/x.csv", False),
        ("s3://b/sourcedir.tar.gz", False),
        ("", False),
    ],
)
def test_an_ending_tells_code(uri: str, code: bool) -> None:
    assert is_code(uri) is code


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("model", Role.MODEL),
        ("best-model", Role.MODEL),
        ("Models", Role.MODEL),
        ("evaluation-report", Role.REPORT),
        ("reports", Role.REPORT),
        ("evaluation", Role.REPORT),
        ("baseline", Role.BASELINE),
        ("training-baseline", Role.BASELINE),
        ("model-input", Role.DATA),
        ("remodel", Role.DATA),
        ("train", Role.DATA),
        ("", Role.DATA),
        ("---", Role.DATA),
    ],
)
def test_the_last_word_of_a_name_tells_a_role(name: str, role: Role) -> None:
    assert role_of_name(name) is role


@pytest.mark.parametrize(
    ("entry", "conventions"),
    [
        (_trains("sagemaker_remote_function_bootstrap"), Conventions(is_function=True)),
        (_trains("train", "sagemaker_remote_function_bootstrap"), Conventions(is_function=True)),
        (_trains("sagemaker_headless_execution_pipelinestep"), Conventions(is_notebook=True)),
        (_trains("model", name="Best-RepackModel-0"), Conventions(is_repack=True)),
        (_trains("model", name="SkReg-RepackModel"), Conventions(is_repack=True)),
        (_trains("model", name="RepackModel-12"), Conventions(is_repack=True)),
        (_trains("model", name="RepackModel-x"), NO_CONVENTIONS),
        (_trains("model", name="RepackModels"), NO_CONVENTIONS),
        (_trains("train"), NO_CONVENTIONS),
        (_trains("sagemaker_remote_function_bootstrap", kind="Processing"), NO_CONVENTIONS),
        (_trains("x", name="A-RepackModel-0", kind="Processing"), NO_CONVENTIONS),
        (step("A", "Training"), NO_CONVENTIONS),
        (step("A", "Training", {"InputDataConfig": 7}), NO_CONVENTIONS),
        (step("A", "Training", {"InputDataConfig": [7, {}, {"ChannelName": 7}]}), NO_CONVENTIONS),
    ],
)
def test_what_a_training_step_is_by_its_names(entry: Any, conventions: Conventions) -> None:
    assert _conventions(entry) == conventions


def test_functions_and_notebooks_hide_their_data() -> None:
    assert Conventions(is_function=True).hides_data
    assert Conventions(is_notebook=True).hides_data
    assert not Conventions(is_repack=True).hides_data
    assert not NO_CONVENTIONS.hides_data


@pytest.mark.parametrize(
    ("conventions", "name", "role"),
    [
        (NO_CONVENTIONS, "train", Role.DATA),
        (NO_CONVENTIONS, "model", Role.MODEL),
        (NO_CONVENTIONS, "code", Role.CODE),
        (NO_CONVENTIONS, "sm_drivers", Role.CODE),
        (NO_CONVENTIONS, "sm_code", Role.CODE),
        (NO_CONVENTIONS, "sm_rf_user_ws", Role.CODE),
        (NO_CONVENTIONS, "pre_exec_script_and_dependencies", Role.CODE),
        (NO_CONVENTIONS, "sagemaker_remote_function_bootstrap", Role.CODE),
        (NO_CONVENTIONS, "sagemaker_headless_execution_pipelinestep", Role.CODE),
        (Conventions(is_function=True), "2026-01-05-07-08-09-123", Role.CODE),
        (Conventions(is_notebook=True), "train", Role.DATA),
        (Conventions(is_repack=True), "training", Role.MODEL),
        (Conventions(is_repack=True), "code", Role.CODE),
    ],
)
def test_the_role_of_a_channel(conventions: Conventions, name: str, role: Role) -> None:
    assert conventions.channel_role(name) is role
