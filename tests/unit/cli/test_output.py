"""Writing: whole or not at all, and quiet when nobody reads any more."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from freshkit.screen import Screen
from sagemaker_lineage.cli.output import check_writable, write_file, write_text
from sagemaker_lineage.errors import ConfigurationError


def test_a_file_is_written_with_the_usual_rights(tmp_path: Path) -> None:
    path = tmp_path / "lineage.json"
    write_file(path, b"{}")
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    assert path.read_bytes() == b"{}"
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["lineage.json", "plain"]


def test_a_file_keeps_its_rights_when_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "lineage.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_is_no_regular_file_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-c", f"print(open({str(pipe)!r}).read())"], stdout=subprocess.PIPE
    ) as reader:
        write_file(pipe, b"through")
        assert reader.communicate(timeout=20)[0].strip() == b"through"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_failed_write_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lineage.json"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigurationError, match="No space left on device"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["lineage.json"]


def test_a_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="it is a folder"):
        check_writable(tmp_path)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such folder") as refused:
        check_writable(tmp_path / "none" / "lineage.json")
    assert str(tmp_path / "none") in str(refused.value.hint)


def test_what_may_not_be_written_is_refused_before_aws_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(ConfigurationError, match="permission denied"):
        check_writable(tmp_path / "lineage.json")


@pytest.mark.parametrize("path", [None, Path("-"), Path("lineage.json")])
def test_standard_output_and_the_present_folder_can_be_written(path: Path | None, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    check_writable(path)
    assert list(tmp_path.iterdir()) == []


def test_text_goes_out_in_utf8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=False, encoding="ascii")
    monkeypatch.setattr(sys, "stdout", screen)
    write_text('{"name": "한국어\u202e"}', is_json=True)
    assert screen.bytes.getvalue() == '{"name": "한국어\u202e"}'.encode()


@pytest.mark.parametrize("is_json", [True, False])
def test_nothing_on_a_terminal_steers_it(is_json: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr(sys, "stdout", screen)
    write_text(json.dumps({"name": "a\u202e\x7f\x9b"}, ensure_ascii=False, indent=1), is_json=is_json)
    shown = screen.bytes.getvalue().decode()
    assert shown.startswith("{\n")
    assert not set(shown) & {"\u202e", "\x7f", "\x9b"}


PIPE_CLOSES = """
from sagemaker_lineage.cli.output import write_text
write_text("x" * 1_000_000, is_json=False)
write_text("never read", is_json=False)
"""


def test_a_reader_that_has_had_enough_ends_the_program_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PIPE_CLOSES], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(10)
        program.stdout.close()
        said = program.stderr.read()
        assert (program.wait(timeout=20), said) == (0, b"")


def test_any_other_failure_of_standard_output_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(Screen):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    screen = Full(terminal=False)
    monkeypatch.setattr(sys, "stdout", screen)
    with pytest.raises(OSError, match="No space left"):
        write_text("{}", is_json=True)
    monkeypatch.setattr(Full, "flush", Screen.flush)
