"""What a failure says, and that it says nothing that steers a terminal."""

from __future__ import annotations

import pytest

from sagemaker_lineage import errors
from sagemaker_lineage.cli.messages import failures_told, tell, tell_defect


def test_an_error_says_what_where_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    denied = errors.AccessDenied(
        "AWS denied sagemaker:ListPipelineExecutions.",
        hint="Add the action to the caller's policy.",
        resource="mlops-pipeline",
        iam_action="sagemaker:ListPipelineExecutions",
    )
    with pytest.raises(SystemExit) as ended, failures_told():
        raise denied
    assert ended.value.code == 5
    assert capsys.readouterr().err.splitlines() == [
        "Error: AWS denied sagemaker:ListPipelineExecutions.",
        "Missing permission: sagemaker:ListPipelineExecutions on mlops-pipeline",
        "Add the action to the caller's policy.",
    ]


def test_a_malformed_definition_names_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, failures_told():
        raise errors.MalformedDefinition("Steps is a string; it must be a list.", pointer="/Steps")
    assert ended.value.code == 2
    assert capsys.readouterr().err == "Error: Steps is a string; it must be a list. At /Steps.\n"


def test_a_message_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    tell("no pipeline \x1b[2Jevil\u202e\nError: all is lost")
    assert capsys.readouterr().err == "no pipeline \\x1b[2Jevil\\u202e\\nError: all is lost\n"


def test_a_defect_shows_its_trace_and_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="31m") as caught:
        raise ValueError("\x1b[31m")
    tell_defect(caught.type, caught.value, caught.tb)
    said = capsys.readouterr().err
    assert said.startswith("Traceback (most recent call last):\n")
    assert "ValueError: \\x1b[31m\n" in said
    assert said.endswith("Please report it with the lines above.\n")
