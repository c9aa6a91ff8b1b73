"""A secret that pipelines, jobs and STS carry in themselves is found in no answer, no log, no measurement and no span."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from embedded import demo_account, embedded_aws, environment_of
from gatewaykit.endpoint import Endpoint, Reply
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.server.tracing import Tracing
from sagemaker_lineage.settings import Settings

CANARY = "canary3b9e77c1d0"
SECRETS = {"DB_PASSWORD": CANARY, "API_TOKEN": f"Bearer {CANARY}", "AWS_SECRET_ACCESS_KEY": CANARY * 2}
REGION = {"region": "ap-northeast-2"}
LINEAGE = {**REGION, "pipeline": "mlops-pipeline", "includeLatestExec": "true"}
EVERYTHING = {**LINEAGE, "include": "run,jobs,metrics,registry,s3,findings"}
ROLE = "arn:aws:iam::111122223333:role/reader"
_CREDENTIALS = (
    f"<Credentials><AccessKeyId>ASIA{CANARY.upper()}</AccessKeyId><SecretAccessKey>{CANARY}</SecretAccessKey>"
    f"<SessionToken>{CANARY}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
)
_USER = f"<AssumedRoleUser><AssumedRoleId>A:s</AssumedRoleId><Arn>{ROLE}/s</Arn></AssumedRoleUser>"
ASSUMED = f"<AssumeRoleResponse><AssumeRoleResult>{_CREDENTIALS}{_USER}</AssumeRoleResult></AssumeRoleResponse>"


def poisoned_definition(text):
    """Put the secrets into the environment of every step."""
    definition = json.loads(text)
    steps = list(definition["Steps"])
    while steps:
        step = steps.pop()
        arguments = step.setdefault("Arguments", {})
        steps += [*arguments.get("IfSteps", []), *arguments.get("ElseSteps", []), *arguments.get("ForEachBody", [])]
        if step["Type"] in ("Processing", "Training", "Transform"):
            arguments["Environment"] = SECRETS
    return json.dumps(definition)


def poisoned_run(run):
    jobs = tuple(replace(job, answer={**job.answer, "Environment": SECRETS}) for job in run.jobs)
    return replace(run, definition=poisoned_definition(run.definition), jobs=jobs)


@pytest.fixture(scope="module")
def poisoned():
    account = demo_account()
    pipelines = tuple(
        replace(
            pipeline,
            definition=poisoned_definition(pipeline.definition),
            executions=tuple(map(poisoned_run, pipeline.executions)),
        )
        for pipeline in account.pipelines
    )
    with embedded_aws(replace(account, pipelines=pipelines)) as aws:
        yield aws


@pytest.fixture
def aws(poisoned, tmp_path, monkeypatch):
    poisoned.control.reset()
    with environment_of(poisoned, tmp_path) as environment, Endpoint(lambda _: Reply(body=ASSUMED.encode())) as sts:
        config = tmp_path / "with-role"
        written = Path(environment["AWS_CONFIG_FILE"]).read_text(encoding="utf-8")
        config.write_text(f"{written}\n[profile assumed]\nrole_arn = {ROLE}\nsource_profile = default\n")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", sts.url)
        yield poisoned, sts
    poisoned.control.reset()


def asked_of(client):
    """Ask every route, also in ways that fail."""
    for profile in ({}, {"profile": "assumed"}):
        for query in (EVERYTHING, {**LINEAGE, "strict": "true"}, {**LINEAGE, "pipeline": "unknown"}):
            yield client.get("/lineage", params={**query, **profile})
    for suffix in ("svg", "mmd", "dot", "csv"):
        yield client.get(f"/lineage.{suffix}", params=LINEAGE)
    yield client.get("/pipelines", params={**REGION, "include": "lastExecution,tags,outcomes,stepCount,buckets"})
    yield client.get("/pipelines/mlops-pipeline/executions", params=REGION)
    yield client.get("/posture", params={**REGION, "pipeline": "mlops-pipeline"})
    yield client.get("/settings", params=REGION)
    yield client.post("/lineage/definition", params={"name": "sent", **REGION}, content=poisoned_definition(SENT))
    yield client.post("/lineage/definition", params={"name": "sent", **REGION}, content=f'{{"Steps": "{CANARY}')
    yield client.get("/metrics")


SENT = json.dumps({"Version": "2020-12-01", "Steps": [{"Name": "Train", "Type": "Training"}]})


@pytest.mark.parametrize("fault", [None, "denied", "garbage"])
def test_what_pipelines_and_sts_carry_is_nowhere(aws, capfd, fault):
    embedded, sts = aws
    for operation in ("s3:GetBucketTagging", "sagemaker:DescribeTrainingJob") if fault else ():
        embedded.control.fault(operation, fault)
    spans, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    settings = Settings(aws_attempts=1, log_level="DEBUG", log_format="json")
    app = create_app(settings=settings, tracing=Tracing(provider))
    with TestClient(app, base_url="http://localhost:8000", client=("127.0.0.1", 50000)) as client:
        answers = list(asked_of(client))
    written = capfd.readouterr()
    told = [answer.text + str(answer.headers) for answer in answers]
    told += [written.out, written.err, *(span.to_json() for span in spans.get_finished_spans())]
    assert {answer.status_code for answer in answers} >= {200, 404, 422}
    assert answers[0].json()["execution"]["status"] == "Succeeded"
    assert sts.requests
    assert "lineage_read" in written.err
    assert [text[:200] for text in told if CANARY in text.lower()] == []
