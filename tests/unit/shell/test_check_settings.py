"""The file of check settings, as the service reads it when it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sagemaker_lineage.bootstrap import make_backend, options_of
from sagemaker_lineage.checks.options import Options
from sagemaker_lineage.errors import ConfigurationError
from sagemaker_lineage.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_of_the_settings_is_read(tmp_path: Path) -> None:
    path = tmp_path / "checks.toml"
    path.write_text("[rules]\ns3-versioning = false\n", encoding="utf-8")
    assert options_of(path) == Options(rules={"s3-versioning": False})
    make_backend(Settings(checks_file=path)).close()


def test_a_file_that_cannot_be_used_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "checks.toml"
    path.write_text("[rules]\nnone = false\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"checks.toml, line 2: none is no rule"):
        make_backend(Settings(checks_file=path))


@pytest.mark.parametrize(("content", "why"), [(None, "No such file"), (b"\xff", "no UTF-8")])
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "checks.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=why) as error:
        options_of(path)
    assert error.value.resource == str(path)
