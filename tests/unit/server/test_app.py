"""Making and starting the application."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import uvicorn

from sagemaker_lineage.errors import ConfigurationError
from sagemaker_lineage.server import schema
from sagemaker_lineage.server.app import create_app, run
from serverkit.service import client_of


def test_making_the_application_loads_no_boto3():
    script = (
        "import sys; from sagemaker_lineage.server.app import create_app; create_app(); print('boto3' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_the_settings_say_where_to_listen(monkeypatch):
    started = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **given: started.append((app, given)))
    monkeypatch.setenv("SAGEMAKER_LINEAGE_HOST", "0.0.0.0")
    monkeypatch.setenv("SAGEMAKER_LINEAGE_PORT", "9000")
    run("api:app")
    ((app, given),) = started
    assert (app, given["host"], given["port"]) == ("api:app", "0.0.0.0", 9000)


def test_by_default_only_this_machine_is_listened_to(monkeypatch):
    started = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **given: started.append(given))
    run()
    assert (started[0]["host"], started[0]["port"]) == ("127.0.0.1", 8000)


def test_a_setting_that_cannot_be_used_is_named(monkeypatch):
    monkeypatch.setenv("SAGEMAKER_LINEAGE_PORT", "many")
    with pytest.raises(ConfigurationError, match="SAGEMAKER_LINEAGE_PORT"):
        create_app()


def test_the_descriptions_are_written_as_files(tmp_path):
    schema.main(tmp_path / "reference")
    written = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "reference").iterdir()}
    assert set(written) == {"openapi.json", "lineage-document.schema.json"}
    assert written["openapi.json"] == client_of().get("/openapi.json").json()
