"""What every answer has around it: ids, headers, CORS, a line in the log."""

from __future__ import annotations

import anyio
import pytest
from structlog.testing import capture_logs

from sagemaker_lineage.server.envelope import Envelope, Failures
from sagemaker_lineage.server.metrics import Metrics
from serverkit.service import CLAIMS, FakeBackend, client_of

PATHS = [
    "/",
    "/lineage",
    "/pipelines",
    "/health",
    "/ready",
    "/openapi.json",
    "/docs",
    "/docs/boot.js",
    "/ui/pipelines",
    "/ui/assets/nowhere.js",
    "/nowhere",
    "/docs/x",
]
ORIGIN = {"Origin": "https://dashboard.example.com"}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_id_and_the_security_headers(path):
    headers = client_of().get(path).headers
    assert len(headers["x-request-id"]) == 32
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'self'; img-src 'self' blob:")
    assert "unsafe" not in headers["content-security-policy"]


def test_a_caller_may_bring_an_id():
    assert client_of().get("/health", headers={"X-Request-ID": "abc-1.2_3"}).headers["x-request-id"] == "abc-1.2_3"


@pytest.mark.parametrize("offered", ["", "a b", "x" * 65, "a,b", "<script>"])
def test_an_id_that_is_no_plain_word_is_replaced(offered):
    found = client_of().get("/health", headers={"X-Request-ID": offered}).headers["x-request-id"]
    assert len(found) == 32


@pytest.mark.parametrize("path", ["/nowhere", "/lineage/", "/lineage/x", "/docs/../app.py", "/docs/x"])
def test_what_does_not_exist_is_a_problem(path):
    answer = client_of().get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "no-such-route"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_is_allowed(method):
    answer = client_of().request(method, "/lineage")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert "GET" in answer.headers["allow"]


def test_head_is_get_without_a_body():
    client = client_of()
    got, head = (client.request(method, "/lineage", params=CLAIMS) for method in ("GET", "HEAD"))
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["content-length"] == got.headers["content-length"]


def test_any_page_may_read_by_default():
    answer = client_of().get("/lineage", params=CLAIMS, headers=ORIGIN)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    exposed = {name.strip() for name in answer.headers["access-control-expose-headers"].split(",")}
    assert exposed == {"ETag", "Retry-After", "X-Request-ID"}


@pytest.mark.parametrize(
    ("backend", "parameters", "headers", "status"),
    [
        (FakeBackend(), {"pipeline": "unknown"}, {}, 404),
        (FakeBackend(), {"region": ""}, {}, 422),
        (FakeBackend(RuntimeError("defect")), {}, {}, 500),
        (FakeBackend(), {}, {"If-None-Match": "*"}, 304),
    ],
    ids=["404", "422", "500", "304"],
)
def test_errors_and_304_can_be_read_by_pages_too(backend, parameters, headers, status):
    answer = client_of(backend).get("/lineage", params={**CLAIMS, **parameters}, headers={**ORIGIN, **headers})
    assert answer.status_code == status
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "X-Request-ID" in answer.headers["access-control-expose-headers"]


def test_every_request_header_is_allowed():
    asked = {
        **ORIGIN,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "x-anything,if-none-match,cache-control,authorization",
    }
    answer = client_of().options("/lineage", headers=asked)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-headers"] == asked["Access-Control-Request-Headers"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "x-request-id" in answer.headers


def test_a_list_of_origins_replaces_the_openness():
    client = client_of(origins=["https://dashboard.example.com"])
    allowed = client.get("/health", headers=ORIGIN)
    assert allowed.headers["access-control-allow-origin"] == "https://dashboard.example.com"
    assert "Origin" in allowed.headers["vary"]
    other = client.get("/health", headers={"Origin": "https://example.org"})
    assert "access-control-allow-origin" not in other.headers


def test_the_setting_wins_over_the_argument():
    client = client_of(origins=["*"], allow_origins=["https://example.org"])
    assert "access-control-allow-origin" not in client.get("/health", headers=ORIGIN).headers


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_refused_preflight_is_a_problem(method):
    client = client_of(origins=["https://example.org"])
    answer = client.options("/lineage", headers={**ORIGIN, "Access-Control-Request-Method": method})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert "access-control-allow-origin" not in answer.headers


def test_each_request_is_one_line_without_anything_the_caller_sent():
    with capture_logs() as lines:
        client_of().get("/lineage", params={**CLAIMS, "pipeline": "unknown"}, headers={"X-Request-ID": "known"})
        client_of().get("/nowhere%0d%0aforged")
    first, second = (line for line in lines if line["event"] == "http_request")
    assert (first["route"], first["status"], first["method"]) == ("/lineage", 404, "GET")
    assert first["problem"] == "pipeline-not-found"
    assert first["elapsed_ms"] >= 0
    assert second["route"] == "none"
    assert "unknown" not in str(lines)
    assert "forged" not in str(lines)


def test_a_defect_is_logged_by_kind_and_place_without_its_text():
    with capture_logs() as lines:
        client_of(FakeBackend(RuntimeError("password=hunter2"))).get("/lineage", params=CLAIMS)
    (line,) = (line for line in lines if line["event"] == "unexpected_error")
    assert line["kind"] == "RuntimeError"
    assert line["places"][-1].startswith("service.lineage:")
    assert "hunter2" not in str(lines)


def test_an_answer_that_has_begun_is_not_begun_again():
    sent = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("too late")

    async def send(message):
        sent.append(message["type"])

    with capture_logs() as lines:
        anyio.run(Failures(app), {"type": "http"}, None, send)
    assert sent == ["http.response.start"]
    assert [line["event"] for line in lines] == ["unexpected_error"]


def test_what_is_no_request_passes_through():
    seen = []

    async def app(scope, receive, send):
        seen.append(scope["type"])

    anyio.run(Envelope(app, Metrics()), {"type": "lifespan"}, None, None)
    assert seen == ["lifespan"]
