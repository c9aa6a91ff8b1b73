"""``show`` and ``lineage.py`` over a definition in a file: what is written where, and how it ends."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sagemaker_lineage.cli.answering import MOST_GAPS_TOLD, answer
from sagemaker_lineage.cli.app import app
from sagemaker_lineage.cli.lineage import app as script
from sagemaker_lineage.cli.reading import Asked, read_document
from sagemaker_lineage.cli.show import Form
from sagemaker_lineage.errors import ConfigurationError, InvalidRequest, MalformedDefinition
from sagemaker_lineage.export.formats import FORMATS

HOSTILE = "Train\x1b[2J\u202e"
DEFINITION = {
    "Version": "2020-12-01",
    "Parameters": [{"Name": "Input", "Type": "String", "DefaultValue": "s3://raw-data/claims"}],
    "Steps": [
        {"Name": "Prep", "Type": "Processing", "Arguments": {}},
        {"Name": HOSTILE, "Type": "Training", "Arguments": {}, "DependsOn": ["Prep"]},
    ],
}
WITH_GAPS = DEFINITION | {"Steps": [{"Name": f"S{n}", "Type": f"Unheard{n}"} for n in range(MOST_GAPS_TOLD + 3)]}


class Wire:
    """Standard input as bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def written(folder: Path, definition: object = None, name: str = "claims.definition.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(DEFINITION if definition is None else definition), encoding="utf-8")
    return path


def run(*arguments: str | Path, program=app):
    return CliRunner().invoke(program, [str(each) for each in arguments])


def test_the_script_prints_json(tmp_path: Path) -> None:
    done = run("--definition", written(tmp_path), program=script)
    document = json.loads(done.stdout)
    assert done.exit_code == 0
    assert document["pipeline"]["name"] == "claims"
    assert document["pipeline"]["definition"]["source"] == "file"
    assert [node["id"] for node in document["graph"]["nodes"]] == ["Prep", HOSTILE]
    assert document["execution"] is None


def test_the_script_writes_the_file_and_says_so_on_standard_error(tmp_path: Path) -> None:
    out = tmp_path / "lineage.json"
    done = run("--definition", written(tmp_path), "--out", out, program=script)
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"Wrote {out}: claims, 2 steps, 1 edges" in done.stderr
    assert json.loads(out.read_bytes())["summary"]["nodes"] == 2


def test_a_bad_definition_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "lineage.json"
    out.write_text("precious", encoding="utf-8")
    done = run("--definition", written(tmp_path, {"Steps": "none"}), "--out", out, program=script)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "At /Steps." in done.stderr
    assert out.read_text(encoding="utf-8") == "precious"


def test_show_draws_text_without_anything_that_steers(tmp_path: Path) -> None:
    done = run("show", "--definition", written(tmp_path))
    assert done.exit_code == 0
    assert done.stdout.startswith("claims\n")
    assert "\x1b" not in done.stdout
    assert "Train\\x1b[2J\\u202e" in done.stdout


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.TEXT])
def test_show_writes_every_format(form: Form, tmp_path: Path) -> None:
    out = tmp_path / "out"
    definition = written(tmp_path)
    printed = run("show", "--definition", definition, "--format", form).stdout
    assert run("show", "--definition", definition, "--format", form, "--out", out).exit_code == 0
    heads = {Form.MERMAID: "flowchart", Form.DOT: "lineage", Form.SVG: "<svg", Form.CSV: "step,type,"}
    head = heads.get(form, '{\n  "schemaVersion"')
    assert head in printed
    assert len(out.read_text(encoding="utf-8").splitlines()) == len(printed.splitlines())


def test_show_and_the_exporters_know_the_same_formats() -> None:
    assert {form.value for form in Form} == {"text"} | {each.name for each in FORMATS}


def test_text_can_go_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "lineage.txt"
    assert run("show", "--definition", written(tmp_path), "--out", out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("claims\n")


def test_strict_writes_the_answer_and_ends_with_3(tmp_path: Path) -> None:
    out = tmp_path / "lineage.json"
    done = run("--definition", written(tmp_path, WITH_GAPS), "--out", out, "--strict", program=script)
    assert done.exit_code == 3
    assert json.loads(out.read_bytes())["gaps"]
    assert f"and {json.loads(out.read_bytes())['summary']['gaps'] - MOST_GAPS_TOLD} more" in done.stderr


def test_strict_ends_with_0_when_nothing_is_missing(tmp_path: Path) -> None:
    definition = written(
        tmp_path, {"Version": "2020-12-01", "Steps": [{"Name": "End", "Type": "Fail", "Arguments": {}}]}
    )
    done = run("show", "--definition", definition, "--strict")
    assert (done.exit_code, done.stderr) == (0, "")


def test_the_name_can_be_given(tmp_path: Path) -> None:
    document = read_document(Asked(definition=written(tmp_path), pipeline_name="risk"))
    assert document.pipeline.name == "risk"


@pytest.mark.parametrize("words", [["risk"], ["--pipeline-name", "risk"], ["risk", "--pipeline-name", "risk"]])
def test_the_name_stands_alone_or_in_the_option(words: list[str], tmp_path: Path) -> None:
    done = run("show", *words, "--definition", written(tmp_path), "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)["pipeline"]["name"]) == (0, "risk")


@pytest.mark.parametrize("source", [["--region", "us-east-1"], ["--definition", "-"]])
def test_two_names_are_one_too_many(source: list[str]) -> None:
    done = run("show", "risk", "--pipeline-name", "claims", *source)
    assert done.exit_code == 2
    assert "Two pipelines are named: risk, and claims" in done.stderr


def test_standard_input_is_a_file_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Wire(json.dumps(DEFINITION).encode()))
    document = read_document(Asked(definition=Path("-")))
    assert (document.pipeline.name, document.summary.nodes) == ("pipeline", 2)


def test_a_definition_beyond_the_limit_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Wire(b" " * 17_000_000))
    with pytest.raises(MalformedDefinition, match="17,000,000 characters"):
        read_document(Asked(definition=Path("-")))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"none\.json: No such file"):
        read_document(Asked(definition=tmp_path / "none.json"))


@pytest.mark.parametrize(
    ("option", "asked"),
    [
        ("--domain-name", {"domain_name": "studio"}),
        ("--include-latest-exec", {"include_latest_exec": True}),
        ("--execution", {"execution": "abc"}),
        ("--include", {"include": "run"}),
    ],
)
def test_what_needs_aws_cannot_go_with_a_file(option: str, asked: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match=f"{option} needs AWS"):
        read_document(Asked(definition=written(tmp_path), **asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(("asked", "missing"), [({}, "--region"), ({"region": "us-east-1"}, "--pipeline-name")])
def test_aws_needs_a_region_and_a_name(asked: dict[str, str], missing: str) -> None:
    with pytest.raises(InvalidRequest, match=f"{missing} is needed"):
        read_document(Asked(**asked))  # type: ignore[arg-type]


def test_nothing_is_read_when_nothing_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        answer(Asked(definition=tmp_path / "none.json"), Form.JSON, out=tmp_path / "none" / "out.json", strict=False)
    assert ended.value.code == 2
    assert "no such folder" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["show", "--format", "png"], ["no-such-command"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_the_version_is_printed() -> None:
    from sagemaker_lineage._version import __version__

    assert run("--version").stdout == f"sagemaker-lineage {__version__}\n"


@pytest.mark.parametrize("command", ["show", "list", "serve", "demo", "iam-policy"])
def test_every_command_explains_itself(command: str) -> None:
    done = run(command, "--help")
    assert done.exit_code == 0
    assert f"Usage: root {command}" in done.stdout
