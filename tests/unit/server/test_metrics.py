"""``GET /metrics``: what is counted, under which names, and that nothing of the caller's stands in it."""

from __future__ import annotations

from dataclasses import replace

from prometheus_client.parser import text_string_to_metric_families

from sagemaker_lineage.enrich.operations import OPERATIONS
from sagemaker_lineage.errors import Throttled
from sagemaker_lineage.model.request import Answer, AwsRead, Failure, Gap, GapCode
from sagemaker_lineage.server.metrics import Metrics
from serverkit.service import CLAIMS, FakeBackend, client_of
from wire_samples.lineages import FINISHED

WHOLE = replace(FINISHED, gaps=())


def samples(text):
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def measured(client):
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return samples(answer.text)


def test_requests_are_counted_by_route_and_status():
    client = client_of()
    client.get("/lineage", params=CLAIMS)
    client.get("/lineage", params={**CLAIMS, "pipeline": "unknown"})
    client.get("/nowhere")
    client.get("/health")
    found = measured(client)
    assert found["lineage_http_requests_total", "/lineage", "200"] == 1
    assert found["lineage_http_requests_total", "/lineage", "404"] == 1
    assert found["lineage_http_requests_total", "404", "none"] == 1
    assert found["lineage_http_requests_total", "/health", "200"] == 1
    assert found["lineage_http_request_seconds_count", "/lineage"] == 2


def test_documents_are_counted_by_source_and_the_kept_ones_weighed():
    client = client_of(FakeBackend(WHOLE))
    for _ in range(3):
        client.get("/lineage", params=CLAIMS)
    found = measured(client)
    assert found["lineage_documents_total", "made"] == 1
    assert found["lineage_documents_total", "kept"] == 2
    assert found["lineage_http_requests_total", "/lineage", "200"] == 3
    assert found["lineage_kept_documents",] == 1
    assert found["lineage_kept_bytes",] > 1_000


def test_gaps_are_counted_by_code():
    gaps = (Gap(code=GapCode.THROTTLED, operation="s3:GetBucketTagging", detail="Throttled."),) * 2
    client = client_of(FakeBackend(replace(WHOLE, gaps=gaps)))
    client.get("/lineage", params=CLAIMS)
    assert measured(client)["lineage_gaps_total", "throttled"] == 2


def test_the_threads_are_shown():
    found = measured(client_of(FakeBackend(Throttled("Throttled."))))
    names = ("lineage_work_running", "lineage_work_waiting", "lineage_work_refused")
    assert [found[name,] for name in names] == [0, 0, 0]


def test_reads_are_counted_by_operation_and_outcome():
    metrics, read = Metrics(), AwsRead(operation=OPERATIONS[0], region="eu-west-1")
    failure = Failure(code=GapCode.ACCESS_DENIED, detail="Denied.")
    for answer in (
        Answer(read=read, payload={}),
        Answer(read=read, absent=True),
        Answer(read=read, failure=failure),
        Answer(read=read, failure=failure),
    ):
        metrics.read(answer, 0.25)
    found, name = samples(metrics.text().decode()), OPERATIONS[0].label
    counts = [found["lineage_aws_reads_total", *sorted((name, word))] for word in ("ok", "absent", "access-denied")]
    assert counts == [1, 1, 2]
    assert found["lineage_aws_read_seconds_total", name] == 1.0


def test_two_applications_count_for_themselves():
    one, other = client_of(), client_of()
    one.get("/health")
    assert ("lineage_http_requests_total", "/health", "200") not in measured(other)


def test_nothing_a_caller_sends_becomes_a_label():
    client = client_of()
    for number in range(50):
        client.get(f"/nowhere-{number}")
        client.get("/lineage", params={**CLAIMS, "pipeline": f"unknown-{number}", "region": "eu-west-1"})
        client.get(f"/pipelines/unknown-{number}/executions", params={"region": "eu-west-1"})
    text = client.get("/metrics").text
    assert "unknown-" not in text
    assert "nowhere-" not in text
    assert len(text.splitlines()) < 250
