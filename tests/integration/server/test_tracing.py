"""Spans: one for each request, one below it for each read of AWS, and nothing at all unless asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fastapi.testclient import TestClient
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from sagemaker_lineage.errors import ConfigurationError
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.server.tracing import Tracing, exporting
from sagemaker_lineage.settings import Settings

ASKED = {"pipeline": "mlops-pipeline", "region": "ap-northeast-2", "includeLatestExec": "true"}
CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
def spans():
    return InMemorySpanExporter()


@pytest.fixture
def client(aws, spans):
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    settings = Settings(aws_attempts=1, document_seconds=60)
    with TestClient(create_app(settings=settings, tracing=Tracing(provider))) as made:
        yield made


def split(spans):
    found = spans.get_finished_spans()
    return [span for span in found if span.name.startswith("GET")], [span for span in found if ":" in span.name]


def test_the_reads_of_aws_are_below_the_request_that_needed_them(client, spans):
    answer = client.get("/lineage", params=ASKED, headers={"traceparent": CALLER})
    (request,), reads = split(spans)
    assert request.name == "GET /lineage"
    assert dict(request.attributes) == {
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "http.route": "/lineage",
        "sagemaker_lineage.request_id": answer.headers["X-Request-ID"],
    }
    assert f"{request.context.trace_id:032x}-{request.parent.span_id:016x}" == CALLER[3:52]
    assert len(reads) > 10
    assert {read.parent.span_id for read in reads} == {request.context.span_id}
    assert {dict(read.attributes)["cloud.region"] for read in reads} == {"ap-northeast-2", "eu-west-1"}
    assert all(read.start_time < read.end_time for read in reads)
    assert "sagemaker:DescribePipeline" in {read.name for read in reads}


def test_what_fails_is_an_error_without_its_text(client, aws, spans):
    aws.control.fault("s3:GetBucketTagging", "denied")
    client.get("/lineage", params=ASKED)
    failed = [read for read in split(spans)[1] if not read.status.is_ok and "error.type" in read.attributes]
    assert {(read.name, read.attributes["error.type"]) for read in failed} == {("s3:GetBucketTagging", "access-denied")}
    assert {read.status.description for read in failed} == {None}


def test_a_kept_document_has_a_span_and_no_reads(client, spans):
    client.get("/lineage", params=ASKED)
    spans.clear()
    client.get("/lineage", params=ASKED)
    requests, reads = split(spans)
    assert ([span.attributes["http.response.status_code"] for span in requests], reads) == ([200], [])


def test_a_path_nobody_knows_is_in_no_span(client, spans):
    client.get("/secret-path", params={"pipeline": "secret-name"})
    (span,) = split(spans)[0]
    assert span.name == "GET"
    assert "secret" not in span.to_json()


def test_spans_are_sent_only_where_the_settings_say_so(monkeypatch):
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
    layers = {
        traces: [layer.cls.__name__ for layer in create_app(settings=Settings(traces=traces)).user_middleware]
        for traces in (False, True)
    }
    assert "Traced" not in layers[False]
    assert layers[True][0] == "Traced"


def test_without_opentelemetry_the_setting_is_a_clear_error(monkeypatch):
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(ConfigurationError, match="OpenTelemetry is not installed") as caught:
        exporting()
    assert "sagemaker-lineage[otel]" in caught.value.hint


def test_nothing_of_it_is_loaded_unless_asked_for():
    code = "import sys; from sagemaker_lineage.server.app import create_app; create_app()"
    check = (
        "assert not [name for name in sys.modules if name.startswith(('opentelemetry.sdk', 'opentelemetry.exporter'))]"
    )
    assert subprocess.run([sys.executable, "-c", f"{code}; {check}"], check=False).returncode == 0
