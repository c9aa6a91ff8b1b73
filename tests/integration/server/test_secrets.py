"""A secret put wherever one can lie is found in no answer, no log and no measurement."""

from __future__ import annotations

import json

import pytest

CANARY = "canary7d1f5e0b9c"
ASKED = {"pipeline": "mlops-pipeline", "region": "ap-northeast-2", "includeLatestExec": "true"}


@pytest.fixture
def poisoned(aws, tmp_path, monkeypatch):
    """Put the canary into the credentials of the environment and of a profile, and into variables around."""
    for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "DATABASE_PASSWORD", "MY_API_KEY"):
        monkeypatch.setenv(name, CANARY)
    credentials = tmp_path / "poisoned"
    keys = f"aws_access_key_id = AKIA{CANARY.upper()}\naws_secret_access_key = {CANARY}\naws_session_token = {CANARY}\n"
    credentials.write_text(f"[default]\n{keys}[other]\n{keys}")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(credentials))
    return aws


@pytest.mark.parametrize("fault", [None, "denied", "garbage"])
@pytest.mark.parametrize("profile", [None, "other"])
def test_the_canary_is_nowhere(poisoned, client_with, capfd, fault, profile):
    if fault is not None:
        poisoned.control.fault("s3:*", fault)
        poisoned.control.fault("sagemaker:DescribeTrainingJob", fault)
    client = client_with(log_level="DEBUG", log_format="json")
    given = {} if profile is None else {"profile": profile}
    answers = [
        client.get("/lineage", params={**ASKED, **given}),
        client.get("/lineage", params={**ASKED, **given, "strict": "true"}),
        client.get("/lineage", params={**ASKED, **given, "pipeline": "unknown"}),
        client.get("/lineage", params={**ASKED, "profile": f"unknown-{fault}"}),
        client.get("/pipelines", params={"region": "ap-northeast-2", **given}),
        client.get("/metrics"),
    ]
    written = capfd.readouterr()
    everything = [answer.text + str(answer.headers) for answer in answers] + [written.out, written.err]
    assert "lineage_read" in written.err
    assert [text for text in everything if CANARY in text.lower()] == []


def test_a_reading_is_logged_with_what_it_cost_and_for_whom(aws, client_with, capfd):
    client = client_with(log_format="json")
    client.get("/lineage", params=ASKED, headers={"X-Request-ID": "known"})
    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines() if line.startswith("{")]
    (line,) = (line for line in lines if line["event"] == "lineage_read")
    assert line["request_id"] == "known"
    assert line["aws_reads"] > 10
    assert (line["kept_reads"], line["failed_reads"]) == (0, 0)
    assert len(line["principal"]) == 12


def test_aws_reads_are_measured(aws, client):
    client.get("/lineage", params=ASKED)
    text = client.get("/metrics").text
    assert 'lineage_aws_reads_total{operation="sagemaker:ListPipelineExecutions",outcome="ok"}' in text
